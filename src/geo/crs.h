/*
 * geo/crs: a map projection, from WGS 84 longitude and latitude to metres and back.
 *
 *   in    what the user wrote: EPSG:n, OGC:CRS84, ESRI:n, a PROJ string, WKT
 *   out   forward and inverse, point by point and by array; the domain in which it has an image
 *   not   page coordinates (plan/frame), clipping (geo/domain, geo/clip)
 *
 * Axis order is decided here and nowhere else (proj_normalize_for_visualization). A geographic CRS
 * is a plate carree: x = lon, y = lat, scaled to metres on the equator. PROJ_NETWORK is off; PROJ
 * strings are checked against a white list of keys, none of which names a file.
 *
 * Memory: cor_crs_free. Threads: one per thread (it holds a PJ_CONTEXT); const does not help.
 * Source: PROJ; proj.org.
 */
#ifndef COR_GEO_CRS_H
#define COR_GEO_CRS_H

#include "base/report.h"
#include "geo/coord.h"

typedef struct cor_crs cor_crs;

COR_MUST_CHECK bool cor_crs_open(cor_crs **out, const char *definition, cor_span at,
                                 cor_report *report);
void cor_crs_free(cor_crs *crs);

const char *cor_crs_definition(const cor_crs *crs); /* as given */
const char *cor_crs_name(const cor_crs *crs);       /* e.g. "WGS 84 / UTM zone 38N", or the definition */
/* The method in words for a credit line, e.g. "Lambert conformal conic"; the definition when
 * unknown. */
const char *cor_crs_method(const cor_crs *crs);
bool cor_crs_is_geographic(const cor_crs *crs);

/* Both coordinates are HUGE_VAL where there is no image. */
cor_xy cor_crs_forward(cor_crs *crs, cor_lonlat p);
cor_lonlat cor_crs_inverse(cor_crs *crs, cor_xy p);
/* In place over parallel arrays of n points: out[i] = forward(in[i]). */
void cor_crs_forward_many(cor_crs *crs, const cor_lonlat *in, cor_xy *out, size_t n);

/* Scale factors at a point (proj_factors): meridional, parallel scale and meridian convergence.
 * Returns false where there are none. */
typedef struct cor_factors {
    double meridional_scale, parallel_scale, areal_scale;
    double convergence_deg; /* of true north against grid north; clockwise positive */
} cor_factors;
bool cor_crs_factors(cor_crs *crs, cor_lonlat at, cor_factors *out);

#endif
