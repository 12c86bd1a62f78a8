/*
 * place/axis: the gentle arcs along which an area is long. Private to place.
 *
 *   in    the room of an area
 *   out   arcs that run through its middle, the best to write a name on first
 *   not   text
 *
 * For each of a number of directions the area is cut across into slices; in each the middle of the
 * room is found (weighted by the room itself, which comes close to the medial axis and does not
 * jump with every bay). Through the middles, weighted too, runs a parabola that turns by no more
 * than a limited angle, and a straight line in the very direction. What of either has the room that
 * is asked for is an axis. All run from left to right, vertical ones upwards.
 *
 * Memory: none is kept. Threads: safe.
 */
#ifndef COR_PLACE_AXIS_H
#define COR_PLACE_AXIS_H

#include "place/room.h"

enum { COR_AXES_MAX = 48, COR_AXIS_POINTS = 49 };

typedef struct cor_axis {
    cor_pt points[COR_AXIS_POINTS]; /* at about equal steps */
    double length_pt;
    double slope_rad; /* from its first to its last point, in [-pi/2, pi/2] */
    double bend_rad;  /* by how much it turns, >= 0 */
    double cost;      /* 0: as long as any, or as is wanted; level and straight */
} cor_axis;

/* The greatest turn of an axis, from end to end. */
extern const double cor_axis_bend_max_rad;

typedef struct cor_axis_wish {
    double clear_pt;  /* of room to either side, at least */
    double length_pt; /* > 0: to be longer than this is of no use */
} cor_axis_wish;

/* By cost. */
size_t cor_axes_find(cor_axis out[COR_AXES_MAX], const cor_room *room, cor_axis_wish wish);

#endif
