/*
 * geo/geodesics: distances on the ellipsoid.
 *
 * Source: Karney 2013, doi:10.1007/s00190-012-0578-z, through PROJ's geodesic.h; WGS 84.
 * Threads: safe, the first call too.
 */
#ifndef COR_GEO_GEODESICS_H
#define COR_GEO_GEODESICS_H

#include <stddef.h>

#include "geo/coord.h"

/* Sets up, once a process, what the first call of geodesic.h would set up without a lock. All below
 * do it themselves; geo/crs_context does it before PROJ, which uses geodesic.h, too. */
void cor_geodesics_set_up(void);

/* Distance in metres of the shortest path. NaN in, NaN out. */
double cor_geodesic_distance_m(cor_lonlat a, cor_lonlat b);

/* Length of a line of n coordinates, sum of its edges as geodesics; 0 for n < 2. Long lines take
 * some threads while it runs; the sum is the same for any number of them. */
double cor_geodesic_length_m(const cor_lonlat *coords, size_t n);
/* The same with heights: of each edge the geodesic is one side, the difference in height the other.
 * NaN when a height is. */
double cor_geodesic_slant_m(const cor_lonlat *coords, const double *heights_m, size_t n);

/* The point `distance_m` from `from` in direction `azimuth_deg` (clockwise from north). */
cor_lonlat cor_geodesic_direct(cor_lonlat from, double azimuth_deg, double distance_m);

/* Azimuth at a towards b, degrees clockwise from north, in [-180, 180]. */
double cor_geodesic_azimuth_deg(cor_lonlat a, cor_lonlat b);

/* From the centre of the earth: x towards longitude 0, y towards 90 east, z towards the north pole.
 */
typedef struct cor_xyz {
    double x_m, y_m, z_m;
} cor_xyz;

/* The place on the ellipsoid in space. */
cor_xyz cor_geodesic_in_space(cor_lonlat p);

#endif
