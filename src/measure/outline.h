/*
 * measure/outline: what of the polygons' edges is border of their zone. Private to measure.
 *
 *   in    borders
 *   out   of an edge the stretches that have the zone on one side only
 *   not   where a route crosses them (measure/split)
 *
 * A zone is the union of its polygons, so an edge that two of them share, or that lies within one
 * of them, is no border. Stretches are found when an edge is first asked for: of many polygons a
 * route comes near to few.
 *
 * Memory: cor_outline_free; the borders are borrowed. Threads: one a thread, like its borders.
 */
#ifndef COR_MEASURE_OUTLINE_H
#define COR_MEASURE_OUTLINE_H

#include "measure/borders.h"

typedef struct cor_stretch {
    double from, to; /* shares of the edge */
} cor_stretch;

typedef struct cor_stretches {
    const cor_stretch *items; /* until the next question */
    size_t count;
} cor_stretches;

cor_stretches cor_outline_of(cor_borders *borders, uint32_t edge);

/* For measure/borders. */
void cor_outline_free(struct cor_outline *outline); /* NULL allowed */

#endif
