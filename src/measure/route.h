/*
 * measure/route: how long the lines of a dataset are, and where along them a point stands.
 *
 *   in    features of a dataset
 *   out   metres along geodesics of WGS 84
 *   not   rounding, text
 *
 * Every number of length that a figure prints comes from here.
 *
 * Threads: pure functions.
 * Source: Karney 2013, doi:10.1007/s00190-012-0578-z.
 */
#ifndef COR_MEASURE_ROUTE_H
#define COR_MEASURE_ROUTE_H

#include "read/dataset.h"

/* Sum over the line parts of one feature; 0 when it has none. */
double cor_route_length_m(const cor_dataset *dataset, const cor_feature *feature);

/* A place on a line: its distance from the start, and which way the line goes there. */
typedef struct cor_station {
    double distance_m;
    cor_lonlat at;
    double azimuth_deg; /* of the line, towards its end; clockwise from north */
} cor_station;

/* An azimuth as it is printed: in [0, 360) after it is rounded to so many decimals. */
double cor_bearing_deg(double azimuth_deg, int decimals);

/* The point `distance_m` from the start of a line of n >= 2 coordinates; clamped to its ends. */
cor_station cor_station_at(const cor_lonlat *line, size_t n, double distance_m);

/* The point of the line nearest to `p`. `offset_m` (may be NULL): how far away p is. The nearest
 * point on each edge is found in a plane that is true at p, which is exact to millimetres for edges
 * of some kilometres. */
cor_station cor_station_nearest(const cor_lonlat *line, size_t n, cor_lonlat p, double *offset_m);

#endif
