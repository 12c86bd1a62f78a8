/*
 * geo/simplify: leaves out what a page cannot show.
 *
 *   in    runs of points, the side of the smallest cell that matters
 *   out   fewer of the same points; none is farther than a cell's diagonal from what is drawn
 *   not   generalisation
 *
 * Of each stretch of a line within one cell of a fixed grid the point nearest to the cell's middle
 * stays, and the ends of lines stay. That depends neither on the direction of the line nor on where
 * it begins, so that neighbours simplify their common border alike and no sliver opens;
 * Douglas-Peucker and Visvalingam do not have that property. A ring that would collapse keeps three
 * points.
 */
#ifndef COR_GEO_SIMPLIFY_H
#define COR_GEO_SIMPLIFY_H

#include "geo/shape.h"

/* In place. `size` 0: nothing is done. */
void cor_simplify_lines(cor_shape *lines, double size);
void cor_simplify_rings(cor_shape *rings, double size);

#endif
