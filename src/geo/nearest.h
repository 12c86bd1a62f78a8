/*
 * geo/nearest: how far two geometries are apart, by a flat metric that is right near one latitude.
 *
 *   in    one geometry prepared, the other as it comes
 *   out   metres; 0 where they touch, cross, or one holds the other
 *   not   geodesics: good to about 0.1 % within a few hundred kilometres (geo/geodesics measures)
 *
 * The metric is that of style expressions: a degree of longitude and one of latitude have the
 * length that they have on the ellipsoid at the latitude of the second geometry's first coordinate,
 * and edges are straight in longitude and latitude. The shorter way round the earth counts.
 *
 * Memory: the prepared geometry lives in the arena and borrows the coordinates. Threads: frozen;
 * may be shared.
 */
#ifndef COR_GEO_NEAREST_H
#define COR_GEO_NEAREST_H

#include "base/arena.h"
#include "geo/geometry.h"

typedef struct cor_nearest cor_nearest;

const cor_nearest *cor_nearest_new(const cor_geometry *geometry, cor_arena *arena);
/* NaN when one of them is empty. `scratch` is used and left with garbage. */
double cor_nearest_distance_m(const cor_nearest *nearest, const cor_geometry *geometry,
                              cor_arena *scratch);

#endif
