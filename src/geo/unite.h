/*
 * geo/unite: several areas on the page as one: what lies in two of them counts once.
 *
 *   in    a path of closed contours, some of them for each area; within an area they count even-odd
 *   out   the same path, whose even-odd fill is the union of the areas
 *   not   which areas belong together
 *
 * Areas that do not overlap, as those of a valid multipolygon, keep their contours to the bit, also
 * where they touch or share a sliver of less than a hundredth of a point. Those of others are made
 * anew, on a grid of a 4096th of a point.
 *
 * The contours are cut where they meet (geo/arrangement); of each edge it is asked once how many
 * areas lie on its one side and how many on its other, by counting the edges below it; those with
 * none on just one side bound the union. Rings may be invalid: cross themselves, repeat themselves,
 * turn either way.
 *
 * Threads: safe.
 */
#ifndef COR_GEO_UNITE_H
#define COR_GEO_UNITE_H

#include "base/attributes.h"
#include "geo/path.h"

/* Area i has the contours from starts[i] up to starts[i + 1], the last one up to the last contour;
 * contours before starts[0] are none of theirs and stay. False, the path as it was, when the
 * contours cross too often (some hundred thousand times). */
COR_MUST_CHECK bool cor_unite(cor_path *path, const size_t *starts, size_t count);

#endif
