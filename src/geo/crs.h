/*
 * geo/crs: a map projection, from WGS 84 longitude and latitude to metres and back.
 *
 *   in    what the user wrote: EPSG:n, OGC:CRS84, ESRI:n, IGNF:n (also as urn:ogc:def:crs:...), a
 *         PROJ string, WKT
 *   out   forward and inverse, point by point and by array; the domain in which it has an image
 *   not   page coordinates (plan/frame), clipping (geo/domain, geo/clip)
 *
 * Axis order is decided here and nowhere else (proj_normalize_for_visualization). A geographic CRS
 * is a plate carree: x = lon, y = lat, scaled to metres on the equator. PROJ reaches no network and
 * no file but its database (geo/crs_context); PROJ strings are checked against a white list of keys
 * (geo/crs_check). A datum shift is the best single operation that needs no grid; where none is
 * known the datum is taken for WGS 84, with a note.
 *
 * Memory: cor_crs_free. Threads: one per thread (it holds a PJ_CONTEXT); const does not help.
 * Source: PROJ; proj.org.
 */
#ifndef COR_GEO_CRS_H
#define COR_GEO_CRS_H

#include "base/report.h"
#include "base/str.h"
#include "geo/coord.h"

typedef struct cor_crs cor_crs;

COR_MUST_CHECK bool cor_crs_open(cor_crs **out, const char *definition, cor_span at,
                                 cor_report *report);
void cor_crs_free(cor_crs *crs);

/* Turns the plane about its origin: what lies in the direction of `bearing_deg` from grid north
 * comes to lie up. Forward, inverse and factors are of the turned plane from then on. */
void cor_crs_turn(cor_crs *crs, double bearing_deg);

const char *cor_crs_definition(const cor_crs *crs); /* as given */
/* Appends it as WKT 2 (2019) in one line, and as a PROJ string; nothing where PROJ has none. Opens
 * PROJ's database. */
void cor_crs_describe(const cor_crs *crs, cor_buf *wkt, cor_buf *proj);
/* E.g. "WGS 84 / UTM zone 38N"; the definition when it has none. */
const char *cor_crs_name(const cor_crs *crs);
/* The method in words for a credit line, e.g. "Lambert Conformal Conic"; the definition when
 * unknown. */
const char *cor_crs_method(const cor_crs *crs);
bool cor_crs_is_geographic(const cor_crs *crs);
/* Its ordinates are degrees to the east and to the north, of whatever datum. */
bool cor_crs_is_in_degrees(const cor_crs *crs);

/* What the image of meridians and parallels looks like, and so where the earth is to be cut. */
typedef enum cor_projection_family {
    COR_FAMILY_GEOGRAPHIC,        /* plate carree */
    COR_FAMILY_CYLINDRICAL,       /* merc, eqc, cea, mill, ... */
    COR_FAMILY_PSEUDOCYLINDRICAL, /* robin, moll, sinu, ...: straight parallels */
    COR_FAMILY_CONIC,             /* lcc, aea, eqdc, poly, ...: poly- and pseudoconic too */
    COR_FAMILY_AZIMUTHAL,         /* ortho, laea, stere, gnom, aeqd, ... */
    COR_FAMILY_TRANSVERSE,        /* tmerc, utm, omerc, cass, ...: cylinders that are turned */
    COR_FAMILY_OTHER              /* curved meridians with a plain outline, interrupted ones, ... */
} cor_projection_family;

cor_projection_family cor_crs_family(const cor_crs *crs);
/* PROJ's word for the method: "tmerc" for UTM, "longlat" for a geographic CRS, "" for none. */
const char *cor_crs_proj_id(const cor_crs *crs);
/* Of the natural origin, from Greenwich, in [-180, 180]; 0 where the method has none. */
double cor_crs_central_lon_deg(const cor_crs *crs);
double cor_crs_central_lat_deg(const cor_crs *crs);

/* Both coordinates are HUGE_VAL where there is no image. */
cor_xy cor_crs_forward(cor_crs *crs, cor_lonlat p);
/* The same, and the image's inverse is `p` again to a hundredth of a degree: no false image from
 * beyond a horizon. Two to four times the cost. Where the method has no inverse the image is taken
 * as it is. */
bool cor_crs_image(cor_crs *crs, cor_lonlat p, cor_xy *out);
cor_lonlat cor_crs_inverse(cor_crs *crs, cor_xy p);
/* The place of two ordinates as a file in the CRS has them: in its own units (feet, degrees, grads)
 * and along its own axes, an easting before a northing. Both HUGE_VAL where there is none. Degrees
 * beyond 180 stay on their turn: 182 does not become -178. */
cor_lonlat cor_crs_place(cor_crs *crs, double first, double second);
/* In place over parallel arrays of n points: out[i] = forward(in[i]). */
void cor_crs_forward_many(cor_crs *crs, const cor_lonlat *in, cor_xy *out, size_t n);

/* Scale at a point, on WGS 84: along the meridian, along the parallel, of areas; and where true
 * north is. Returns false where there is none (a pole, the very edge). */
typedef struct cor_factors {
    double meridional_scale, parallel_scale, areal_scale;
    /* From grid north (up) to true north, clockwise: negative to the east of the central meridian
     * of a northern conic. */
    double convergence_deg;
} cor_factors;
bool cor_crs_factors(cor_crs *crs, cor_lonlat at, cor_factors *out);

#endif
