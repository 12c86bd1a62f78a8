/*
 * geo/trace: the coordinates of a dataset as runs in the plane of longitude and latitude.
 *
 *   in    coordinates; how edges go
 *   out   runs whose edges are straight in the plane, longitudes running on past +-180 where needed
 *   not   cutting
 *
 * Planar edges (RFC 7946) are taken literally: from 179 to -179 is the long way round. Geodesic
 * edges take the short way; Mercator's are loxodromes; both are resampled until the plane's
 * straight edges lie within the tolerance on the ground, and a ring that winds around the earth's
 * axis is closed along the pole it is nearer to.
 */
#ifndef COR_GEO_TRACE_H
#define COR_GEO_TRACE_H

#include "geo/linework.h"
#include "geo/shape.h"

typedef struct cor_trace {
    cor_edges edges;
    double tolerance_m; /* of edges that are resampled, on the ground */
} cor_trace;

void cor_trace_line(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out);
/* A closing coordinate that repeats the first is left out. */
void cor_trace_ring(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out);
/* The border of a polygon as open runs; a whole ring is a run that ends where it began. Edges along
 * the antimeridian and the poles are how files cut polygons, not border: they are left out. */
void cor_trace_border(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out);

#endif
