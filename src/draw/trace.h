/*
 * draw/trace: a path of the scene as cairo's current path.
 *
 * cairo keeps coordinates as 24.8 fixed point and wraps them at 2^23 without a word: a line to x =
 * 8388608 draws nothing, one to 1e8 goes the wrong way. What lies further out than COR_TRACE_REACH
 * device units is therefore cut off here, in doubles.
 */
#ifndef COR_DRAW_TRACE_H
#define COR_DRAW_TRACE_H

#include <cairo.h>

#include "geo/path.h"

static const double COR_TRACE_REACH = 1e6;

/* The points of the page that the surface can be asked to draw: a square about the origin. */
double cor_trace_reach(cairo_t *cr);

/* True when all points are within reach: then both traces are the same. */
bool cor_trace_fits(cairo_t *cr, const cor_path *path);

/* Both begin a new path. For filling and clipping (all contours are closed by that), for stroking.
 * A dash begins anew where a line comes back within reach. */
void cor_trace_area(cairo_t *cr, const cor_path *path);
void cor_trace_lines(cairo_t *cr, const cor_path *path);

/* Both go on with the path in hand, reach or not: the contours as they are; as areas, what of them
 * is within a rectangle. */
void cor_trace_add(cairo_t *cr, const cor_path *path);
void cor_trace_add_area(cairo_t *cr, const cor_path *path, cor_rect within);

#endif
