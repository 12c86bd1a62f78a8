/*
 * symbolise/progress: the lines of a feature, and how far along each drawn piece lies, for
 * line-gradient. Private to symbolise.
 *
 * A line's progress goes from 0 to 1 along the whole line as the data has it, measured on the page;
 * a piece that the frame or a seam cuts out keeps its share.
 */
#ifndef COR_SYMBOLISE_PROGRESS_H
#define COR_SYMBOLISE_PROGRESS_H

#include "symbolise/symbolise.h"

typedef struct cor_stretch {
    double from, to; /* progress at the first and at the last point of a contour */
} cor_stretch;

/* Appends the lines, and the rings of polygons, to `out`, which is empty; returns a stretch for
 * each contour, in the arena. */
const cor_stretch *cor_feature_stretches(const cor_symboliser *s, size_t index, cor_path *out,
                                         cor_arena *arena);

#endif
