/* Where a raster lies: by a plane of a CRS, or between four corners on the Mercator map. */
#include <math.h>

#include "read/raster_file.h"

static bool invert(const double t[6], double out[6])
{
    double det = t[1] * t[5] - t[2] * t[4];
    double largest = fmax(fabs(t[1] * t[5]), fabs(t[2] * t[4]));
    if (!isfinite(det) || !isfinite(t[0]) || !isfinite(t[3]) || !(fabs(det) > 1e-9 * largest))
        return false;
    out[1] = t[5] / det;
    out[2] = -t[2] / det;
    out[4] = -t[4] / det;
    out[5] = t[1] / det;
    out[0] = -(out[1] * t[0] + out[2] * t[3]);
    out[3] = -(out[4] * t[0] + out[5] * t[3]);
    return true;
}

/* Once around the earth, of the CRS's plane; 0 where x does not come round. */
static double turn_m(cor_crs *crs)
{
    static const double nearly = 1e-7;
    double lon = cor_crs_central_lon_deg(crs);
    if (cor_crs_is_geographic(crs))
        return 2 * M_PI * 6378137;
    if (cor_crs_family(crs) != COR_FAMILY_CYLINDRICAL)
        return 0;
    double east = cor_crs_forward(crs, (cor_lonlat){ lon + 180 - nearly, 0 }).x_m;
    double west = cor_crs_forward(crs, (cor_lonlat){ lon - 180 + nearly, 0 }).x_m;
    double turn = (east - west) / (1 - nearly / 180);
    return isfinite(turn) && turn > 0 ? turn : 0;
}

bool cor_raster_set_plane(cor_raster *raster, const double geotransform[6], double unit_m,
                          cor_report *report)
{
    for (int i = 0; i < 6; i++)
        raster->to_plane[i] = geotransform[i] * unit_m;
    if (!invert(raster->to_plane, raster->to_raster))
        return cor_fail(report, COR_KIND_DATA, raster->at, NULL,
                        "'%s' says that its cells have no area", raster->path);
    bool upright = raster->to_plane[2] == 0 && raster->to_plane[4] == 0;
    raster->period = upright ? turn_m(raster->crs) / fabs(raster->to_plane[1]) : 0;
    return true;
}

static double nearest_turn(double x, double to, double turn)
{
    return x + turn * round((to - x) / turn);
}

bool cor_raster_set_corners(cor_raster *raster, const cor_lonlat corners[4], cor_report *report)
{
    cor_crs_free(raster->crs);
    raster->crs = NULL;
    if (!cor_crs_open(&raster->crs, "EPSG:3857", raster->at, report))
        return false;
    raster->quad = true;
    raster->period = 0;
    double turn = raster->turn_m = turn_m(raster->crs);
    cor_xy *c = raster->corners;
    for (int i = 0; i < 4; i++) {
        c[i] = cor_crs_forward(raster->crs, corners[i]);
        if (fabs(corners[i].lat_deg) > 89.9 || !isfinite(c[i].x_m) || !isfinite(c[i].y_m))
            return cor_fail(report, COR_KIND_PROJECTION, raster->at,
                            "an image lies between latitudes that the Mercator map has",
                            "the corner %g, %g is not on the Mercator map", corners[i].lon_deg,
                            corners[i].lat_deg);
        /* Corners may be given beyond 180 degrees: the image goes on there. */
        c[i].x_m += turn * round((corners[i].lon_deg - corners[0].lon_deg) / 360);
        c[i].x_m = i ? nearest_turn(c[i].x_m, c[0].x_m, turn) : c[i].x_m;
    }
    double area = 0;
    for (int i = 0; i < 4; i++)
        area += c[i].x_m * c[(i + 1) % 4].y_m - c[(i + 1) % 4].x_m * c[i].y_m;
    return fabs(area) > 1e-6 || cor_fail(report, COR_KIND_BAD_VALUE, raster->at, NULL,
                                         "the four coordinates enclose no area");
}

static double cross(cor_xy a, cor_xy b)
{
    return a.x_m * b.y_m - a.y_m * b.x_m;
}

static cor_xy minus(cor_xy a, cor_xy b)
{
    return (cor_xy){ a.x_m - b.x_m, a.y_m - b.y_m };
}

/* The share of the way from top to bottom: of two solutions the one nearer to the middle. */
static double share_down(cor_xy q, cor_xy right, cor_xy down, cor_xy twist)
{
    double a = -cross(down, twist), b = cross(q, twist) - cross(down, right), c = cross(q, right);
    if (fabs(a) < 1e-12 * fabs(cross(down, right)))
        return -c / b;
    double root = sqrt(b * b - 4 * a * c), half = -0.5 * (b + copysign(root, b));
    double one = half / a, two = c / half;
    return fabs(one - 0.5) < fabs(two - 0.5) ? one : two;
}

/* Bilinear between the corners: p = c0 + u right + v down + u v twist. */
static bool locate_in_quad(const cor_raster *raster, cor_xy p, cor_pixel *out)
{
    const cor_xy *c = raster->corners;
    cor_xy right = minus(c[1], c[0]), down = minus(c[3], c[0]);
    cor_xy twist = minus(minus(c[2], c[3]), right);
    double middle = (c[0].x_m + c[1].x_m + c[2].x_m + c[3].x_m) / 4;
    p.x_m = nearest_turn(p.x_m, middle, raster->turn_m);
    cor_xy q = minus(p, c[0]);
    double v = share_down(q, right, down, twist);
    cor_xy across = { right.x_m + v * twist.x_m, right.y_m + v * twist.y_m };
    cor_xy rest = { q.x_m - v * down.x_m, q.y_m - v * down.y_m };
    double u = (rest.x_m * across.x_m + rest.y_m * across.y_m) /
               (across.x_m * across.x_m + across.y_m * across.y_m);
    *out = (cor_pixel){ u * (double)raster->width, v * (double)raster->height };
    return isfinite(u) && isfinite(v);
}

bool cor_raster_locate(cor_raster *raster, cor_lonlat p, cor_pixel *out)
{
    cor_xy at;
    bool plain =
        cor_crs_is_geographic(raster->crs) || cor_crs_family(raster->crs) == COR_FAMILY_CYLINDRICAL;
    if (plain)
        at = cor_crs_forward(raster->crs, p);
    else if (!cor_crs_image(raster->crs, p, &at))
        return false;
    if (!isfinite(at.x_m) || !isfinite(at.y_m))
        return false;
    if (raster->quad)
        return locate_in_quad(raster, at, out);
    const double *t = raster->to_raster;
    out->column = t[0] + at.x_m * t[1] + at.y_m * t[2];
    out->row = t[3] + at.x_m * t[4] + at.y_m * t[5];
    return true;
}

static cor_xy plane_of(const cor_raster *raster, cor_pixel at)
{
    if (!raster->quad) {
        const double *t = raster->to_plane;
        return (cor_xy){ t[0] + at.column * t[1] + at.row * t[2],
                         t[3] + at.column * t[4] + at.row * t[5] };
    }
    const cor_xy *c = raster->corners;
    double u = at.column / (double)raster->width, v = at.row / (double)raster->height;
    double w[4] = { (1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v };
    cor_xy p = { 0, 0 };
    for (int i = 0; i < 4; i++) {
        p.x_m += w[i] * c[i].x_m;
        p.y_m += w[i] * c[i].y_m;
    }
    return p;
}

bool cor_raster_place(cor_raster *raster, cor_pixel at, cor_lonlat *out)
{
    *out = cor_crs_inverse(raster->crs, plane_of(raster, at));
    return isfinite(out->lon_deg) && isfinite(out->lat_deg);
}
