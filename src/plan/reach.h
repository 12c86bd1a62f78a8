/*
 * plan/reach: how far beyond its place a mark can be seen.
 *
 *   in    the layers that a map shows, their data
 *   out   points of the page: half the widest line with its offset, the largest circle, the longest
 *         translation
 *   not   the marks themselves (symbolise)
 *
 * So far around the frame places are to be drawn, or a circle would vanish with its centre.
 */
#ifndef COR_PLAN_REACH_H
#define COR_PLAN_REACH_H

#include "plan/plan.h"

/* Of a map with its zoom; at most COR_REACH_MAX_PT. */
double cor_map_reach_pt(const cor_plan *plan, const cor_map *map);

static const double COR_REACH_MAX_PT = 2000;

#endif
