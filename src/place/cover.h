/*
 * place/cover: the drawn lines of a map, to tell how much of them a label would cover. Private to
 * place.
 *
 *   in    the line layers that a map shows
 *   out   the length of line under a box, in points
 *   not   lines that must be kept clear (corridor:avoid): those are obstacles
 *
 * Memory: cor_cover_free. Threads: one per map.
 */
#ifndef COR_PLACE_COVER_H
#define COR_PLACE_COVER_H

#include "plan/plan.h"

typedef struct cor_cover cor_cover;

cor_cover *cor_cover_new(cor_rect frame);
void cor_cover_free(cor_cover *cover);

/* A line of feature (source, feature). */
typedef struct cor_covered {
    int source;
    size_t feature;
} cor_covered;
void cor_cover_add(cor_cover *cover, const cor_pt *points, size_t n, cor_covered owner);

/* The lines of all line layers that are shown. */
void cor_cover_collect(cor_cover *cover, const cor_plan *plan, const cor_map *map,
                       cor_report *report);

/* The length of all lines in the box but those of feature `self`. */
double cor_cover_length(const cor_cover *cover, cor_rect box, cor_covered self);

#endif
