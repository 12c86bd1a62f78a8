/*
 * geo/label_point: where in an area its name goes.
 *
 *   in    a path in page points, filled by the even-odd rule; open contours are closed
 *   out   the point of the inside that is farthest from every edge, within a precision
 *   not   the size of the name, obstacles (place/)
 *
 * Source: the pole of inaccessibility by a quadtree searched best cell first, after V. Agafonkin's
 * polylabel (2016); Garcia-Castellanos and Lombardo 2007, doi:10.1080/14702540801897809.
 * Threads: safe.
 */
#ifndef COR_GEO_LABEL_POINT_H
#define COR_GEO_LABEL_POINT_H

#include "geo/path.h"

/* Its distance from the edge is within `precision_pt` (> 0) of the best. Returns false, *out
 * untouched, when nothing is inside: no closed area, or one thinner than numbers tell. */
bool cor_label_point(const cor_path *polygon, double precision_pt, cor_pt *out);

#endif
