#include <math.h>

#include "geo/crs.h"

/* Differences over the projection itself, and the radii of curvature of WGS 84. proj_factors would
 * do for most CRS, but methods that PROJ has for the sphere only (eqc, robin, moll, ...) use the
 * semi-major axis for the sphere's radius, and proj_factors measures against that sphere: at the
 * equator the meridional scale of +proj=eqc on WGS 84 is 1.0067, not 1. */

static const double semi_major_axis_m = 6378137;
static const double flattening = 1 / 298.257223563;
static const double radians_per_degree = 3.14159265358979323846 / 180;

/* Of a difference on either side: truncation, step^2 / 6 in radians, and the rounding of metres in
 * doubles both stay under 1e-9. */
static const double step_deg = 1e-3;

/* The edge of the map lies opposite the central meridian: differences across it make no sense. */
static double off_the_seam(const cor_crs *crs, double lon_deg)
{
    double centre_deg = cor_crs_central_lon_deg(crs);
    double from_centre_deg = remainder(lon_deg - centre_deg, 360);
    double most_deg = 180 - 2 * step_deg;
    return centre_deg + fmax(-most_deg, fmin(most_deg, from_centre_deg));
}

typedef struct slope {
    double dx, dy;
} slope;

/* Metres per radian from one side of `at` to the other. */
static bool slope_across(slope *out, cor_crs *crs, cor_lonlat at, double lon_step, double lat_step)
{
    cor_xy a = cor_crs_forward(crs, (cor_lonlat){ at.lon_deg - lon_step, at.lat_deg - lat_step });
    cor_xy b = cor_crs_forward(crs, (cor_lonlat){ at.lon_deg + lon_step, at.lat_deg + lat_step });
    double length_rad = 2 * (lon_step + lat_step) * radians_per_degree;
    *out = (slope){ (b.x_m - a.x_m) / length_rad, (b.y_m - a.y_m) / length_rad };
    return isfinite(a.x_m) && isfinite(b.x_m);
}

bool cor_crs_factors(cor_crs *crs, cor_lonlat at, cor_factors *out)
{
    if (!isfinite(at.lon_deg) || !(fabs(at.lat_deg) < 90))
        return false;
    at.lon_deg = off_the_seam(crs, at.lon_deg);
    slope north, east;
    double lat_step = fmin(step_deg, (90 - fabs(at.lat_deg)) / 2);
    if (!slope_across(&north, crs, at, 0, lat_step) || !slope_across(&east, crs, at, step_deg, 0))
        return false;
    double e2 = flattening * (2 - flattening);
    double sine = sin(at.lat_deg * radians_per_degree);
    double cosine = cos(at.lat_deg * radians_per_degree);
    double w = sqrt(1 - e2 * sine * sine);
    double meridian_m = semi_major_axis_m * (1 - e2) / (w * w * w);
    double parallel_m = semi_major_axis_m / w * cosine;
    cor_factors found = {
        .meridional_scale = hypot(north.dx, north.dy) / meridian_m,
        .parallel_scale = hypot(east.dx, east.dy) / parallel_m,
        .areal_scale = fabs(east.dx * north.dy - east.dy * north.dx) / (meridian_m * parallel_m),
        .convergence_deg = atan2(north.dx, north.dy) / radians_per_degree,
    };
    if (!(found.meridional_scale > 0) || !isfinite(found.parallel_scale))
        return false;
    *out = found;
    return true;
}
