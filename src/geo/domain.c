#include "geo/domain.h"

#include <math.h>
#include <string.h>

const double cor_seam_deg = 1e-9;

static const double degree = M_PI / 180;

typedef struct method_domain {
    const char *id;
    cor_domain_kind kind;
    double limit_deg; /* caps: radius. Transverse: distance of the singularities that is kept. Seam:
                       * half the width, 0: 180 */
    double shown_deg; /* caps: as much is shown of itself; 0: all */
    /* Lobes: meridians of interruption, from the central one; 0 ends. */
    double north[4], south[4];
} method_domain;

/* What is not listed is one window. Limits: a gnomonic map of more than 88 degrees is an infinite
 * one, a stereographic one of more than 175 too. Modified stereographics are polynomials that mean
 * nothing far from home. */
static const method_domain methods[] = {
    { .id = "ortho", .kind = COR_DOMAIN_CAP, .limit_deg = 90 - 1e-7 },
    { .id = "gnom", .kind = COR_DOMAIN_CAP, .limit_deg = 88, .shown_deg = 60 },
    { .id = "nsper", .kind = COR_DOMAIN_CAP, .limit_deg = 90 },
    { .id = "tpers", .kind = COR_DOMAIN_CAP, .limit_deg = 90 },
    { .id = "geos", .kind = COR_DOMAIN_CAP, .limit_deg = 90 },
    { .id = "airy", .kind = COR_DOMAIN_CAP, .limit_deg = 90 - 1e-7 },
    { .id = "stere", .kind = COR_DOMAIN_CAP, .limit_deg = 175, .shown_deg = 120 },
    { .id = "sterea", .kind = COR_DOMAIN_CAP, .limit_deg = 175, .shown_deg = 120 },
    { .id = "ups", .kind = COR_DOMAIN_CAP, .limit_deg = 175, .shown_deg = 120 },
    { .id = "laea", .kind = COR_DOMAIN_CAP, .limit_deg = 180 - 1e-3 },
    { .id = "aeqd", .kind = COR_DOMAIN_CAP, .limit_deg = 180 - 1e-3 },
    { .id = "mil_os", .kind = COR_DOMAIN_CAP, .limit_deg = 90 },
    { .id = "lee_os", .kind = COR_DOMAIN_CAP, .limit_deg = 90 },
    { .id = "gs48", .kind = COR_DOMAIN_CAP, .limit_deg = 60, .shown_deg = 40 },
    { .id = "gs50", .kind = COR_DOMAIN_CAP, .limit_deg = 60, .shown_deg = 40 },
    { .id = "alsk", .kind = COR_DOMAIN_CAP, .limit_deg = 60, .shown_deg = 30 },
    { .id = "rouss", .kind = COR_DOMAIN_CAP, .limit_deg = 60 },
    { .id = "krovak", .kind = COR_DOMAIN_CAP, .limit_deg = 70 },
    { .id = "omerc", .kind = COR_DOMAIN_CAP, .limit_deg = 80 },
    { .id = "somerc", .kind = COR_DOMAIN_CAP, .limit_deg = 80 },
    { .id = "labrd", .kind = COR_DOMAIN_CAP, .limit_deg = 40 },
    { .id = "tmerc", .kind = COR_DOMAIN_TRANSVERSE, .limit_deg = 9.7 },
    { .id = "etmerc", .kind = COR_DOMAIN_TRANSVERSE, .limit_deg = 9.7 },
    { .id = "tcea", .kind = COR_DOMAIN_TRANSVERSE, .limit_deg = 9.7 },
    { .id = "tcc", .kind = COR_DOMAIN_TRANSVERSE, .limit_deg = 20 },
    { .id = "gstmerc", .kind = COR_DOMAIN_SEAM, .limit_deg = 80 },
    { .id = "nicol", .kind = COR_DOMAIN_SEAM, .limit_deg = 90 - 1e-3 },
    { .id = "adams_hemi", .kind = COR_DOMAIN_SEAM, .limit_deg = 90 },
    { .id = "guyou", .kind = COR_DOMAIN_SEAM, .limit_deg = 90 },
    { .id = "igh", .kind = COR_DOMAIN_LOBES, .north = { -40 }, .south = { -100, -20, 80 } },
    { .id = "imoll", .kind = COR_DOMAIN_LOBES, .north = { -40 }, .south = { -100, -20, 80 } },
    { .id = "igh_o", .kind = COR_DOMAIN_LOBES, .north = { -90, 60 }, .south = { -60, 90 } },
    { .id = "imoll_o", .kind = COR_DOMAIN_LOBES, .north = { -90, 60 }, .south = { -60, 90 } },
};

/* Methods whose images were looked at, for the whole earth and whatever their parameters. */
static const char *const sound[] = {
    "longlat",   "merc", "webmerc", "lcc",       "aea",   "laea", "stere",   "sterea",
    "ups",       "eqdc", "eqc",     "ortho",     "robin", "moll", "eqearth", "natearth",
    "natearth2", "sinu", "wintri",  "cea",       "mill",  "igh",  "geos",    "nsper",
    "tpers",     "gnom", "gall",    "patterson", "eck4",  "kav7", "denoy",   "loxim"
};

bool cor_domain_is_sound(const cor_crs *crs)
{
    const char *id = cor_crs_proj_id(crs);
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        if (strcmp(sound[i], id) == 0)
            return true;
    return false;
}

static const method_domain seam = { .id = "", .kind = COR_DOMAIN_SEAM };

static const method_domain *method_of(const cor_crs *crs)
{
    const char *id = cor_crs_proj_id(crs);
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].id, id) == 0)
            return &methods[i];
    return &seam;
}

double cor_arc_deg(cor_lonlat a, cor_lonlat b)
{
    double dlat = sin((b.lat_deg - a.lat_deg) * degree / 2);
    double dlon = sin((b.lon_deg - a.lon_deg) * degree / 2);
    double h = dlat * dlat + cos(a.lat_deg * degree) * cos(b.lat_deg * degree) * dlon * dlon;
    return 2 * asin(sqrt(fmin(h, 1))) / degree;
}

cor_lonlat cor_arc_point(cor_lonlat centre, double azimuth_rad, double arc_deg)
{
    double phi = centre.lat_deg * degree, arc = arc_deg * degree;
    double s = sin(phi) * cos(arc) + cos(phi) * sin(arc) * cos(azimuth_rad);
    double y = sin(azimuth_rad) * sin(arc);
    double x = cos(arc) * cos(phi) - sin(phi) * sin(arc) * cos(azimuth_rad);
    return (cor_lonlat){ centre.lon_deg + atan2(y, x) / degree, atan2(s, hypot(x, y)) / degree };
}

static bool has_image(cor_crs *crs, double lon_deg, double lat_deg)
{
    /* Farther than 100 earth radii is as good as nowhere. */
    static const double far_m = 6.4e8;
    cor_xy p = cor_crs_forward(crs, (cor_lonlat){ lon_deg, lat_deg });
    return fabs(p.x_m) < far_m && fabs(p.y_m) < far_m;
}

static bool cap_has_image(cor_crs *crs, cor_lonlat centre, double radius_deg)
{
    enum { DIRECTIONS = 24 };
    for (int i = 0; i < DIRECTIONS; i++) {
        cor_lonlat p = cor_arc_point(centre, (i + 0.3) * 2 * M_PI / DIRECTIONS, radius_deg);
        if (!has_image(crs, p.lon_deg, p.lat_deg))
            return false;
    }
    return true;
}

/* A perspective from a finite height sees less than its limit: the horizon is found by halving. */
static double cap_radius(cor_crs *crs, cor_lonlat centre, double limit_deg)
{
    if (cap_has_image(crs, centre, limit_deg))
        return limit_deg;
    double in = 0, out = limit_deg;
    while (out - in > 1e-7) {
        double middle = (in + out) / 2;
        if (cap_has_image(crs, centre, middle))
            in = middle;
        else
            out = middle;
    }
    return in;
}

/* On an ellipsoid the geodesics from the centre of an equidistant map do not meet in the antipode
 * but touch an astroid around it, pi times the flattening wide: what is drawn ends before that, or
 * it lies on itself. On a sphere, and around a pole, all directions are alike, and nothing is left
 * out. */
static double equidistant_radius(cor_crs *crs, cor_lonlat centre, double limit_deg)
{
    static const double before_caustic = 180 - 0.8;
    cor_xy middle = cor_crs_forward(crs, centre);
    cor_xy north = cor_crs_forward(crs, cor_arc_point(centre, 0, 45));
    cor_xy east = cor_crs_forward(crs, cor_arc_point(centre, M_PI / 2, 45));
    double ratio = hypot(north.x_m - middle.x_m, north.y_m - middle.y_m) /
                   hypot(east.x_m - middle.x_m, east.y_m - middle.y_m);
    return fabs(ratio - 1) > 1e-9 ? fmin(limit_deg, before_caustic) : limit_deg;
}

/* The latitude nearest to the pole (sign +-1) at which the whole parallel has an image: cones open
 * towards the far pole for ever. */
static double last_lat(cor_crs *crs, double lon_deg, double sign)
{
    static const double candidates[] = { 90 - 1e-9, 89.99, 89.9, 89, 88, 85, 80, 75, 70, 60, 45 };
    static const size_t count = sizeof candidates / sizeof *candidates;
    for (size_t i = 0; i < count; i++) {
        double lat = sign * candidates[i];
        if (has_image(crs, lon_deg, lat) && has_image(crs, lon_deg - 179.99, lat) &&
            has_image(crs, lon_deg + 179.99, lat))
            return lat;
    }
    return sign * candidates[0];
}

/* Perspective cones and Murdoch's second come back from infinity on the other side: they end where
 * the central meridian first turns round. */
static double last_lat_of_cone(cor_crs *crs, cor_lonlat centre, double sign)
{
    double last = last_lat(crs, centre.lon_deg, sign), lat = fmin(fmax(centre.lat_deg, -60), 60);
    cor_xy from = cor_crs_forward(crs, (cor_lonlat){ centre.lon_deg, lat - sign });
    cor_xy at = cor_crs_forward(crs, (cor_lonlat){ centre.lon_deg, lat });
    double dx = at.x_m - from.x_m, dy = at.y_m - from.y_m;
    while (sign * (last - lat) > 1) {
        cor_xy next = cor_crs_forward(crs, (cor_lonlat){ centre.lon_deg, lat + sign });
        double nx = next.x_m - at.x_m, ny = next.y_m - at.y_m;
        if (!(nx * dx + ny * dy > 0) || !has_image(crs, centre.lon_deg, lat + sign))
            return lat;
        lat += sign;
        at = next;
    }
    return last;
}

static double end_of(cor_crs *crs, cor_lonlat centre, double sign)
{
    static const char *const returning[] = { "ccon", "murd2", "pconic" };
    for (size_t i = 0; i < sizeof returning / sizeof *returning; i++)
        if (strcmp(cor_crs_proj_id(crs), returning[i]) == 0)
            return last_lat_of_cone(crs, centre, sign);
    return last_lat(crs, centre.lon_deg, sign);
}

static void add_window(cor_domain *domain, double x0, double x1, double y0, double y1)
{
    domain->windows[domain->window_count++] = (cor_window){ x0, y0, x1, y1 };
}

static void add_lobes(cor_domain *domain, const double cuts[4], double y0, double y1)
{
    double lon = domain->centre.lon_deg, from = -180;
    for (size_t i = 0; i < 4 && cuts[i] != 0; i++) {
        add_window(domain, lon + from + cor_seam_deg, lon + cuts[i] - cor_seam_deg, y0, y1);
        from = cuts[i];
    }
    add_window(domain, lon + from + cor_seam_deg, lon + 180 - cor_seam_deg, y0, y1);
}

/* Behind its poles, which lie on the equator, a transverse cylinder goes on to the far half of the
 * equator. A band around that half up to beyond the poles is left out where the formulas end. */
static void add_transverse(cor_domain *domain, cor_crs *crs, double limit_deg)
{
    double lon = domain->centre.lon_deg, side = 90 - limit_deg;
    double low = has_image(crs, lon + 90, 0.01) ? cor_seam_deg : limit_deg;
    bool behind = has_image(crs, lon + 180, 45) && has_image(crs, lon + 120, -45);
    add_window(domain, lon - side, lon + side, -90, 90);
    if (!behind)
        return;
    add_window(domain, lon + side, lon + 360 - side, low, 90);
    add_window(domain, lon + side, lon + 360 - side, -90, -low);
}

static double limit_of(const method_domain *method, cor_crs *crs, cor_lonlat centre)
{
    bool is_equidistant = strcmp(method->id, "aeqd") == 0;
    return is_equidistant ? equidistant_radius(crs, centre, method->limit_deg) : method->limit_deg;
}

static void add_seam(cor_domain *domain, cor_crs *crs, double half_deg)
{
    double lon = domain->centre.lon_deg;
    half_deg = half_deg > 0 ? half_deg : 180;
    add_window(domain, lon - half_deg + cor_seam_deg, lon + half_deg - cor_seam_deg,
               end_of(crs, domain->centre, -1), end_of(crs, domain->centre, 1));
}

void cor_domain_find(cor_domain *out, cor_crs *crs)
{
    const method_domain *method = method_of(crs);
    cor_domain d = { .kind = method->kind };
    d.centre = (cor_lonlat){ cor_crs_central_lon_deg(crs), cor_crs_central_lat_deg(crs) };
    switch (d.kind) {
    case COR_DOMAIN_CAP:
        d.radius_deg = cap_radius(crs, d.centre, limit_of(method, crs, d.centre));
        d.shown_deg = method->shown_deg > 0 ? method->shown_deg : d.radius_deg;
        break;
    case COR_DOMAIN_LOBES:
        add_lobes(&d, method->north, 0, 90 - cor_seam_deg);
        add_lobes(&d, method->south, cor_seam_deg - 90, -cor_seam_deg);
        break;
    case COR_DOMAIN_TRANSVERSE:
        add_transverse(&d, crs, method->limit_deg);
        break;
    case COR_DOMAIN_SEAM:
        add_seam(&d, crs, method->limit_deg);
        break;
    }
    *out = d;
}

static bool window_contains(cor_window w, cor_lonlat p)
{
    /* The turn that brings p's longitude into the window, a seam's breadth allowed. */
    double turns = ceil((w.x0 - cor_seam_deg - p.lon_deg) / 360);
    double lon = p.lon_deg + 360 * turns;
    return lon <= w.x1 + cor_seam_deg && p.lat_deg >= w.y0 - cor_seam_deg &&
           p.lat_deg <= w.y1 + cor_seam_deg;
}

bool cor_domain_contains(const cor_domain *domain, cor_lonlat p)
{
    if (domain->kind == COR_DOMAIN_CAP)
        return cor_arc_deg(domain->centre, p) <= domain->radius_deg;
    for (size_t i = 0; i < domain->window_count; i++)
        if (window_contains(domain->windows[i], p))
            return true;
    return false;
}

static void add_corners(cor_shape *out, double x0, double x1, double y0, double y1)
{
    cor_shape_add(out, (cor_spot){ x0, y0 });
    cor_shape_add(out, (cor_spot){ x0, y1 });
    cor_shape_add(out, (cor_spot){ x1, y1 });
    cor_shape_add(out, (cor_spot){ x1, y0 });
}

/* One ring: the northern lobes eastward, then the southern ones back. */
static void outline_lobes(const cor_domain *d, cor_shape *out)
{
    size_t north = 0;
    for (; north < d->window_count && d->windows[north].y1 > 0; north++) {
        cor_window w = d->windows[north];
        add_corners(out, w.x0, w.x1, w.y0, w.y1);
    }
    for (size_t i = d->window_count; i > north; i--) {
        cor_window w = d->windows[i - 1];
        add_corners(out, w.x1, w.x0, w.y1, w.y0);
    }
}

/* One ring: along both sides of the cut, from pole to pole of the cylinder. */
static void outline_transverse(const cor_domain *d, cor_shape *out)
{
    cor_window front = d->windows[0];
    if (d->window_count == 1) {
        add_corners(out, front.x0, front.x1, front.y0, front.y1);
        return;
    }
    cor_window north = d->windows[1], south = d->windows[2];
    double near = (front.x0 + front.x1) / 2 + 90 + 1e-6, far = near + 180 - 2e-6;
    if (north.y0 > 1) { /* the neighbourhood of the poles is left out */
        near = north.x0;
        far = north.x1;
    }
    add_corners(out, near, far, 0, 0);
    out->spots[out->count - 4].y = south.y1;
    out->spots[out->count - 3].y = north.y0;
    out->spots[out->count - 2].y = north.y0;
    out->spots[out->count - 1].y = south.y1;
}

void cor_domain_outline(const cor_domain *domain, cor_shape *out)
{
    if (domain->kind == COR_DOMAIN_CAP)
        return;
    cor_shape_begin(out);
    if (domain->kind == COR_DOMAIN_LOBES)
        outline_lobes(domain, out);
    else if (domain->kind == COR_DOMAIN_TRANSVERSE)
        outline_transverse(domain, out);
    else
        add_corners(out, domain->windows[0].x0, domain->windows[0].x1, domain->windows[0].y0,
                    domain->windows[0].y1);
    cor_shape_end(out, 3);
}
