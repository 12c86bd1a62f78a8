#include "geo/sight.h"

#include <math.h>
#include <stdlib.h>

static bool is_in(cor_window w, cor_spot s)
{
    return s.x >= w.x0 && s.x <= w.x1 && s.y >= w.y0 && s.y <= w.y1;
}

/* How often contours go round a spot. */
static int turns_round(const cor_path *path, cor_spot p)
{
    int turns = 0;
    for (size_t i = 0; i < path->contour_count; i++) {
        cor_contour c = path->contours[i];
        for (size_t k = 0; k < c.count; k++) {
            cor_pt a = path->points[c.first + k], b = path->points[c.first + (k + 1) % c.count];
            if ((a.y_pt > p.y) == (b.y_pt > p.y))
                continue;
            double t = (p.y - a.y_pt) / (b.y_pt - a.y_pt);
            if (a.x_pt + (b.x_pt - a.x_pt) * t > p.x)
                turns += b.y_pt > a.y_pt ? 1 : -1;
        }
    }
    return turns;
}

/* Some points inside the frame: an outline that is simplified may pass a place at its rim. */
static cor_window inner_frame(const cor_view *view)
{
    static const double inset_pt = 3;
    cor_window w = view->image.clip;
    return (cor_window){ w.x0 + inset_pt, w.y0 + inset_pt, w.x1 - inset_pt, w.y1 - inset_pt };
}

/* Well inside of the domain. */
static bool is_inner(const cor_view *view, cor_lonlat p)
{
    static const double rim_deg = 2;
    if (view->domain.kind == COR_DOMAIN_CAP)
        return cor_arc_deg(view->domain.centre, p) < view->domain.radius_deg - rim_deg;
    cor_lonlat around[] = { { p.lon_deg - rim_deg, p.lat_deg },
                            { p.lon_deg + rim_deg, p.lat_deg },
                            { p.lon_deg, fmax(p.lat_deg - rim_deg, -90) },
                            { p.lon_deg, fmin(p.lat_deg + rim_deg, 90) } };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        if (!cor_domain_contains(&view->domain, around[i]))
            return false;
    return true;
}

bool cor_view_holds_earth(cor_view *view, cor_lonlat *at)
{
    static const int step_deg = 5;
    static const double share_allowed = 0.02; /* Laskowski's poles turn over in slivers */
    cor_path outline = { 0 };
    cor_window frame = inner_frame(view);
    size_t seen = 0, outside = 0;
    cor_view_sphere(view, &outline);
    for (int lon = -178; lon < 180; lon += step_deg)
        for (int lat = -85; lat <= 85; lat += step_deg) {
            cor_spot s;
            cor_lonlat p = { lon, lat };
            if (!is_inner(view, p) || !cor_image_of(&view->image, p, &s) || !is_in(frame, s))
                continue;
            seen++;
            if (turns_round(&outline, s) % 2 == 0) {
                *at = outside ? *at : p;
                outside++;
            }
        }
    cor_path_free(&outline);
    return (double)outside <= share_allowed * (double)seen;
}

bool cor_view_covers_frame(cor_view *view)
{
    enum { SIDE = 12 };
    cor_window f = view->image.clip;
    cor_shape shape = { 0 };
    cor_path rim = { 0 };
    cor_horizon_outline(&view->horizon, &view->image, &shape);
    for (size_t i = 0; i < shape.run_count; i++) {
        cor_path_begin(&rim, true);
        for (size_t k = 0; k < shape.runs[i].count; k++) {
            cor_spot s = shape.spots[shape.runs[i].first + k];
            cor_path_add(&rim, (cor_pt){ s.x, s.y });
        }
        cor_path_end(&rim);
    }
    bool covers = true;
    for (int i = 0; i <= SIDE && covers; i++) {
        double x = f.x0 + (f.x1 - f.x0) * i / SIDE, y = f.y0 + (f.y1 - f.y0) * i / SIDE;
        const cor_spot at[] = { { x, f.y0 }, { x, f.y1 }, { f.x0, y }, { f.x1, y } };
        for (int k = 0; k < 4; k++)
            covers = covers && abs(turns_round(&rim, at[k])) == 1;
    }
    cor_path_free(&rim);
    cor_shape_free(&shape);
    return covers;
}

bool cor_view_middle(const cor_view *view, cor_lonlat *out)
{
    const cor_image *image = &view->image;
    cor_window f = image->clip;
    cor_spot middle = { (f.x0 + f.x1) / 2, (f.y0 + f.y1) / 2 }, at;
    cor_xy plane = { image->x0_m + (middle.x - image->x0_pt) / image->scale,
                     image->y0_m - (middle.y - image->y0_pt) / image->scale };
    *out = cor_crs_inverse(image->crs, plane);
    if (isfinite(out->lon_deg))
        return cor_image_of(image, *out, &at) && hypot(at.x - middle.x, at.y - middle.y) < 1;
    double least = hypot(f.x1 - f.x0, f.y1 - f.y0) / 4;
    bool found = false;
    for (int lon = -180; lon < 180; lon += 2)
        for (int lat = -89; lat < 90; lat += 2) {
            cor_lonlat p = { lon, lat };
            if (!cor_image_of(image, p, &at) || hypot(at.x - middle.x, at.y - middle.y) >= least)
                continue;
            least = hypot(at.x - middle.x, at.y - middle.y);
            *out = p;
            found = true;
        }
    return found;
}
