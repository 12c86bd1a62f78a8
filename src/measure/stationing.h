/*
 * measure/stationing: kilometres along a line, to places on it and back.
 *
 *   in    a line of a dataset
 *   out   the place at a distance from its start, the place on it that is nearest to another
 *   not   kilometres as posts count them (measure/calibration)
 *
 * Distances of the vertices are summed once, so that many places cost little. The nearest place is
 * that on the geodesic between two vertices, to a micrometre, on edges of any length, over the
 * poles and across the antimeridian: edges whose chord through the earth is farther off than what
 * has been found, bulge included, are passed over.
 *
 * Memory: cor_stationing_free; the line is borrowed. Threads: frozen; may be shared.
 * Source: the foot by Newton's steps on the tangent sphere, after Baselga and Martinez-Llario 2018,
 *         doi:10.1007/s11200-017-1020-z.
 */
#ifndef COR_MEASURE_STATIONING_H
#define COR_MEASURE_STATIONING_H

#include <stddef.h>

#include "geo/coord.h"

/* A place on a line: its distance from the start, and which way the line goes there. */
typedef struct cor_station {
    double distance_m;
    cor_lonlat at;
    double azimuth_deg; /* of the line, towards its end; clockwise from north */
} cor_station;

typedef struct cor_stationing {
    const cor_lonlat *line;
    size_t count;
    double *before_m; /* by vertex: metres from the start */
    double length_m;
} cor_stationing;

/* A line of count >= 2 coordinates. */
cor_stationing cor_stationing_new(const cor_lonlat *line, size_t count);
void cor_stationing_free(cor_stationing *stationing);

/* The place `distance_m` from the start; clamped to the ends. */
cor_station cor_stationing_at(const cor_stationing *stationing, double distance_m);

/* The place nearest to `p`; of several the first. `offset_m` (may be NULL): how far away p is. */
cor_station cor_stationing_nearest(const cor_stationing *stationing, cor_lonlat p,
                                   double *offset_m);

/* An azimuth as it is printed: in [0, 360) after it is rounded to so many decimals. */
double cor_bearing_deg(double azimuth_deg, int decimals);

#endif
