/*
 * plan/north: where true north is at a place of a map.
 *
 *   in    a map, a point of the page
 *   out   the direction on the page: the bearing of the map and the convergence of its projection
 *   not   whether one arrow can stand for a whole map (furniture/north)
 */
#ifndef COR_PLAN_NORTH_H
#define COR_PLAN_NORTH_H

#include "plan/plan.h"

/* Clockwise from up. False off the map and at a pole. */
bool cor_map_north(const cor_map *map, cor_pt p, double *angle_rad);

#endif
