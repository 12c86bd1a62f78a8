#include "geo/crs.h"

#include <math.h>

#include "base/memory.h"
#include "geo/crs_parts.h"
#include "geo/lonlat.h"

/* One degree of the equator of WGS 84. */
static const double metres_per_degree = 6378137 * 3.14159265358979323846 / 180;
static const cor_xy no_image = { HUGE_VAL, HUGE_VAL };
static const cor_lonlat no_place = { HUGE_VAL, HUGE_VAL };

bool cor_crs_open(cor_crs **out, const char *definition, cor_span at, cor_report *report)
{
    cor_crs_text text;
    if (!cor_crs_text_check(&text, cor_str_of(definition), at, report))
        return false;
    cor_crs *crs = cor_alloc(1, sizeof *crs);
    crs->definition = cor_strdup(definition);
    if (!cor_crs_build(crs, &text, at, report)) {
        cor_crs_free(crs);
        return false;
    }
    *out = crs;
    return true;
}

void cor_crs_free(cor_crs *crs)
{
    if (!crs)
        return;
    proj_destroy(crs->transform);
    proj_destroy(crs->bare);
    cor_crs_context_free(crs->context);
    cor_free(crs->definition);
    cor_free(crs->name);
    cor_free(crs->method);
    cor_free(crs);
}

void cor_crs_turn(cor_crs *crs, double bearing_deg)
{
    double bearing_rad = proj_torad(remainder(bearing_deg, 360));
    crs->is_turned = bearing_rad != 0;
    crs->sine = sin(bearing_rad);
    crs->cosine = cos(bearing_rad);
}

static cor_xy turned(const cor_crs *crs, cor_xy p)
{
    if (!crs->is_turned)
        return p;
    return (cor_xy){ p.x_m * crs->cosine - p.y_m * crs->sine,
                     p.x_m * crs->sine + p.y_m * crs->cosine };
}

static cor_xy turned_back(const cor_crs *crs, cor_xy p)
{
    if (!crs->is_turned)
        return p;
    return (cor_xy){ p.x_m * crs->cosine + p.y_m * crs->sine,
                     p.y_m * crs->cosine - p.x_m * crs->sine };
}

const char *cor_crs_definition(const cor_crs *crs)
{
    return crs->definition;
}

const char *cor_crs_name(const cor_crs *crs)
{
    return crs->name ? crs->name : crs->definition;
}

const char *cor_crs_method(const cor_crs *crs)
{
    return crs->method ? crs->method : crs->definition;
}

bool cor_crs_is_geographic(const cor_crs *crs)
{
    return crs->geographic;
}

bool cor_crs_is_in_degrees(const cor_crs *crs)
{
    return crs->family == COR_FAMILY_GEOGRAPHIC && fabs(crs->axes.x_unit - 1) < 1e-9 &&
           !crs->axes.swapped;
}

cor_projection_family cor_crs_family(const cor_crs *crs)
{
    return crs->family;
}

const char *cor_crs_proj_id(const cor_crs *crs)
{
    return crs->proj_id;
}

double cor_crs_central_lon_deg(const cor_crs *crs)
{
    return crs->central_lon_deg;
}

double cor_crs_central_lat_deg(const cor_crs *crs)
{
    return crs->central_lat_deg;
}

static double wrapped_deg(double lon_deg)
{
    return fabs(lon_deg) <= 180 ? lon_deg : remainder(lon_deg, 360);
}

/* Values of the operation to metres, or degrees, east and north. */
static cor_xy from_axes(const cor_crs_axes *axes, double first, double second)
{
    double x = axes->swapped ? second : first;
    double y = axes->swapped ? first : second;
    return (cor_xy){ x * axes->x_unit, y * axes->y_unit };
}

static PJ_COORD to_axes(const cor_crs_axes *axes, cor_xy p)
{
    double x = p.x_m / axes->x_unit, y = p.y_m / axes->y_unit;
    return axes->swapped ? proj_coord(y, x, 0, 0) : proj_coord(x, y, 0, 0);
}

/* Degrees for a geographic CRS, metres otherwise. */
static cor_xy transformed_wholly(cor_crs *crs, cor_lonlat p)
{
    if (!crs->transform)
        return (cor_xy){ p.lon_deg, p.lat_deg };
    double lon = crs->in_radians ? proj_torad(p.lon_deg) : p.lon_deg;
    double lat = crs->in_radians ? proj_torad(p.lat_deg) : p.lat_deg;
    PJ_COORD to = proj_trans(crs->transform, PJ_FWD, proj_coord(lon, lat, 0, 0));
    return from_axes(&crs->axes, to.v[0], to.v[1]);
}

/* As if longitude and latitude were of the CRS's own datum. */
static cor_xy without_shift(cor_crs *crs, cor_lonlat p)
{
    /* Prime meridians are rounded to 1e-8 degrees here and there. */
    static const double most_deg = 180 - 2e-8;
    double from_centre_deg = remainder(p.lon_deg - crs->central_lon_deg, 360);
    if (crs->meridian_deg != 0 && fabs(from_centre_deg) > most_deg)
        p.lon_deg = crs->central_lon_deg + copysign(most_deg, from_centre_deg);
    if (!crs->bare)
        return (cor_xy){ remainder(p.lon_deg - crs->meridian_deg, 360), p.lat_deg };
    /* Its string names the prime meridian: it takes longitudes from Greenwich. */
    PJ_COORD from = proj_coord(proj_torad(p.lon_deg), proj_torad(p.lat_deg), 0, 0);
    PJ_COORD to = proj_trans(crs->bare, PJ_FWD, from);
    return (cor_xy){ to.v[0], to.v[1] };
}

/* The same, where no shift takes it across a seam. */
static cor_xy transformed(cor_crs *crs, cor_lonlat p)
{
    double share = crs->is_shifted ? cor_crs_shift_share(crs, &crs->seams, p) : 1;
    if (share == 1)
        return transformed_wholly(crs, p);
    cor_xy to = without_shift(crs, p);
    if (share == 0)
        return to;
    cor_xy shifted = transformed_wholly(crs, p);
    return (cor_xy){ to.x_m + share * (shifted.x_m - to.x_m),
                     to.y_m + share * (shifted.y_m - to.y_m) };
}

cor_xy cor_crs_forward(cor_crs *crs, cor_lonlat p)
{
    if (!isfinite(p.lon_deg) || !(fabs(p.lat_deg) <= 90))
        return no_image;
    p.lon_deg = wrapped_deg(p.lon_deg);
    cor_xy to = transformed(crs, p);
    if (crs->geographic)
        to = (cor_xy){ to.x_m * metres_per_degree, to.y_m * metres_per_degree };
    return isfinite(to.x_m) && isfinite(to.y_m) ? turned(crs, to) : no_image;
}

/* From values of the operation, in the CRS's own units. */
static cor_lonlat place_of(cor_crs *crs, PJ_COORD at)
{
    cor_lonlat to = { at.v[0], at.v[1] };
    if (crs->transform) {
        if (!crs->has_inverse)
            return no_place;
        PJ_COORD from = proj_trans(crs->transform, PJ_INV, at);
        to = (cor_lonlat){ from.v[0], from.v[1] };
        if (crs->in_radians)
            to = (cor_lonlat){ proj_todeg(to.lon_deg), proj_todeg(to.lat_deg) };
    }
    /* The inverse of a pole may be a rounding error beyond it. */
    if (!isfinite(to.lon_deg) || !cor_latitude_settle(&to.lat_deg))
        return no_place;
    to.lon_deg = wrapped_deg(to.lon_deg);
    return to;
}

cor_lonlat cor_crs_inverse(cor_crs *crs, cor_xy p)
{
    if (!isfinite(p.x_m) || !isfinite(p.y_m))
        return no_place;
    p = turned_back(crs, p);
    if (crs->geographic)
        p = (cor_xy){ p.x_m / metres_per_degree, p.y_m / metres_per_degree };
    return place_of(crs, crs->transform ? to_axes(&crs->axes, p) : proj_coord(p.x_m, p.y_m, 0, 0));
}

cor_lonlat cor_crs_place(cor_crs *crs, double first, double second)
{
    if (!isfinite(first) || !isfinite(second))
        return no_place;
    cor_lonlat place = place_of(crs, proj_coord(first, second, 0, 0));
    if (cor_crs_is_in_degrees(crs) && isfinite(place.lon_deg)) {
        double written_deg = first + crs->meridian_deg;
        place.lon_deg += 360 * round((written_deg - place.lon_deg) / 360);
    }
    return place;
}

void cor_crs_forward_many(cor_crs *crs, const cor_lonlat *in, cor_xy *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = cor_crs_forward(crs, in[i]);
}

static bool is_same_place(cor_lonlat a, cor_lonlat b)
{
    /* False images come back degrees away. Of true ones +proj=robin comes back within 1e-6,
     * +proj=tmerc 80 degrees off its meridian within 2e-4, +proj=putp4p at a pole within 2e-3. */
    static const double tolerance_deg = 0.01;
    if (!isfinite(b.lon_deg) || fabs(a.lat_deg - b.lat_deg) > tolerance_deg)
        return false;
    double lon_deg = remainder(a.lon_deg - b.lon_deg, 360);
    return fabs(lon_deg) * cos(proj_torad(a.lat_deg)) <= tolerance_deg;
}

bool cor_crs_image(cor_crs *crs, cor_lonlat p, cor_xy *out)
{
    cor_xy image = cor_crs_forward(crs, p);
    if (image.x_m == HUGE_VAL)
        return false;
    if (!crs->transform || !crs->has_inverse || is_same_place(p, cor_crs_inverse(crs, image))) {
        *out = image;
        return true;
    }
    /* Several inverses give up on the very edge (+proj=moll at 180 degrees, +proj=ortho at its
     * horizon): there the image is true when that of a place some metres inside is, and lies
     * beside it. */
    static const double inwards = 1e-6, beside_m = 100;
    double lon_deg = remainder(crs->central_lon_deg - p.lon_deg, 360);
    cor_lonlat inside = { p.lon_deg + inwards * lon_deg,
                          p.lat_deg + inwards * (crs->central_lat_deg - p.lat_deg) };
    cor_xy near = cor_crs_forward(crs, inside);
    if (near.x_m == HUGE_VAL || hypot(near.x_m - image.x_m, near.y_m - image.y_m) > beside_m ||
        !is_same_place(inside, cor_crs_inverse(crs, near)))
        return false;
    *out = image;
    return true;
}
