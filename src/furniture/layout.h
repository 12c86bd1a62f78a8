/*
 * furniture/layout: where parts stand. Private to furniture.
 *
 *   in    the parts' sizes, what the figure says of their places, the map's ground
 *   out   rectangles that lie in the frame (or on the sheet) and not on each other, callouts'
 *         offsets
 *   not   the parts' sizes (each part's own file), texts of the margins (plan/sheet)
 *
 * Parts with a place come first, stacked from their corner or edge in the order of the figure; then
 * callouts with an offset; then parts without a place, each in the corner or edge where it hides
 * the least of the map; then callouts without an offset.
 */
#ifndef COR_FURNITURE_LAYOUT_H
#define COR_FURNITURE_LAYOUT_H

#include "furniture/ground.h"
#include "furniture/parts.h"

bool cor_part_is_placed(const cor_planned_part *part);

/* By how much two rectangles lie on each other; negative apart. */
double cor_overlap_x(cor_rect a, cor_rect b);
double cor_overlap_y(cor_rect a, cor_rect b);

/* Chooses a direction in which the callout's text is free, and its leader; else the place where
 * least is missing, at which cor_layout_check finds the fault. */
void cor_callout_choose(cor_plan *plan, cor_planned_part *part, cor_size size,
                        const cor_ground *ground);

/* Parts on each other, off the sheet or out of the frame, leaders across parts: the first is an
 * error that says by how many millimetres. */
COR_MUST_CHECK bool cor_layout_check(cor_plan *plan, cor_report *report);

#endif
