/*
 * furniture/dimension: where a dimension lies on the page.
 *
 *   in    a part of type dimension, the main map
 *   out   its lines and the room of its text
 *   not   its length, which plan/ measures
 */
#ifndef COR_FURNITURE_DIMENSION_H
#define COR_FURNITURE_DIMENSION_H

#include "furniture/parts.h"

typedef struct cor_dimension {
    cor_pt ahead, side; /* of length 1: along the line, and away from the places */
    cor_pt lines[3][2]; /* the line itself, and those that lead to its ends */
} cor_dimension;

/* False for other parts, and when a place is off the map or both are one. */
bool cor_dimension_at(cor_dimension *out, const cor_plan *plan, const cor_planned_part *part);

/* The bounds of a text of this size on it. */
cor_rect cor_dimension_text(const cor_dimension *d, cor_size size);

#endif
