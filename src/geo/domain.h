/*
 * geo/domain: where on the earth a projection is continuous and has an image.
 *
 *   in    a CRS
 *   out   windows of longitude and latitude, or a cap around a centre
 *   not   cutting (geo/clip, geo/horizon)
 *
 * Two kinds are enough. Cylinders, cones and their pseudo forms are windows: one from seam to seam,
 * or several where the projection is interrupted (Goode) or folds (transverse Mercator behind its
 * poles). Azimuthal projections are caps, up to the horizon or nearly to the antipode; their
 * windows do not exist. Windows stop a hair short of the seam, so that both of its images are
 * unambiguous.
 *
 * Source: Snyder 1987, USGS Professional Paper 1395, doi:10.3133/pp1395; limits of PROJ's own
 * formulas found by probing.
 */
#ifndef COR_GEO_DOMAIN_H
#define COR_GEO_DOMAIN_H

#include "geo/crs.h"
#include "geo/shape.h"

enum { COR_DOMAIN_WINDOWS_MAX = 8 };

typedef enum cor_domain_kind {
    COR_DOMAIN_SEAM,       /* one window from seam to seam */
    COR_DOMAIN_LOBES,      /* windows north and south of the equator */
    COR_DOMAIN_TRANSVERSE, /* cut along the far half of the equator */
    COR_DOMAIN_CAP
} cor_domain_kind;

typedef struct cor_domain {
    cor_domain_kind kind;
    cor_lonlat centre;
    double radius_deg; /* of the cap */
    double shown_deg;  /* as much of it has a bearable scale; radius_deg or less */
    cor_window windows[COR_DOMAIN_WINDOWS_MAX]; /* degrees; x runs on past +-180 */
    size_t window_count;                        /* 0: a cap */
} cor_domain;

/* The image is known to be continuous within the windows or the cap, whatever the parameters:
 * nobody need look (geo/continuity). */
bool cor_domain_is_sound(const cor_crs *crs);

/* How far windows stop short of a seam: a tenth of a millimetre on the ground. */
extern const double cor_seam_deg;

void cor_domain_find(cor_domain *out, cor_crs *crs);
bool cor_domain_contains(const cor_domain *domain, cor_lonlat p);

/* The outline of windows: closed rings in degrees. Caps have none. */
void cor_domain_outline(const cor_domain *domain, cor_shape *out);

/* Great-circle distance by geodetic latitudes, and the point in a direction from a centre. */
double cor_arc_deg(cor_lonlat a, cor_lonlat b);
cor_lonlat cor_arc_point(cor_lonlat centre, double azimuth_rad, double arc_deg);

#endif
