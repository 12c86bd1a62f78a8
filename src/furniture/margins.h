/*
 * furniture/margins: parts beside the map frame, for which it makes room. Private to furniture.
 *
 *   in    sizes of the parts whose place is margin-left, -right, -top, -bottom
 *   out   the room that they ask for; their rectangles
 *   not   title, notes and credits, which plan/sheet lays out
 *
 * At the sides parts stand one below the other from the top of the frame, above and below it one
 * beside the other from where the figure's language begins.
 */
#ifndef COR_FURNITURE_MARGINS_H
#define COR_FURNITURE_MARGINS_H

#include "furniture/parts.h"

bool cor_margins_hold(const cor_furniture_spec *spec);

/* Of the higher of the columns to the left and to the right of the map. */
double cor_margins_height(const cor_plan *plan, const cor_size *sizes);

cor_margins cor_margins_wanted(const cor_plan *plan, const cor_size *sizes);

void cor_margins_place(cor_plan *plan, const cor_size *sizes);

#endif
