/* What of the earth a frame shows, found by looking through it from the page (inverse) and from the
 * earth (forward): a frame inside the map has its extremes on its rim, one around the whole map has
 * them where the map ends. */
#include <math.h>
#include <stdlib.h>

#include "geo/view.h"

enum {
    RIM = 48,   /* samples along each side of the frame */
    INSIDE = 15 /* across it */
};

enum { SAMPLES_MAX = 4096 }; /* the rim, the inside and the finest net together */

typedef struct look {
    cor_view *view;
    double lons[SAMPLES_MAX];
    size_t count;
    double south_deg, north_deg;
    bool misses; /* some of the frame has no earth behind it */
    bool sees_pole;
    double per_deg_pt; /* the largest scale met */
} look;

static double from_centre(const cor_view *view, double lon_deg)
{
    double d = lon_deg - view->domain.centre.lon_deg;
    return d - 360 * floor((d + 180) / 360);
}

static void add_sample(look *l, cor_lonlat p)
{
    if (l->count < SAMPLES_MAX)
        l->lons[l->count++] = from_centre(l->view, p.lon_deg);
    l->south_deg = fmin(l->south_deg, p.lat_deg);
    l->north_deg = fmax(l->north_deg, p.lat_deg);
}

static void measure_scale(look *l, cor_lonlat p, cor_spot at)
{
    static const double step = 1e-3;
    double north = p.lat_deg < 89 ? step : -step;
    cor_spot to;
    if (cor_image_of(&l->view->image, (cor_lonlat){ p.lon_deg + step, p.lat_deg }, &to))
        l->per_deg_pt = fmax(l->per_deg_pt, hypot(to.x - at.x, to.y - at.y) / step);
    if (cor_image_of(&l->view->image, (cor_lonlat){ p.lon_deg, p.lat_deg + north }, &to))
        l->per_deg_pt = fmax(l->per_deg_pt, hypot(to.x - at.x, to.y - at.y) / step);
}

static void look_through(look *l, double x_pt, double y_pt)
{
    cor_lonlat p;
    cor_spot at;
    if (!cor_view_unproject(l->view, (cor_pt){ x_pt, y_pt }, &p) ||
        !cor_image_of(&l->view->image, p, &at)) {
        l->misses = true;
        return;
    }
    add_sample(l, p);
    measure_scale(l, p, at);
}

static void look_through_frame(look *l)
{
    cor_window w = l->view->image.clip;
    double dx = w.x1 - w.x0, dy = w.y1 - w.y0;
    for (int i = 0; i < RIM; i++) {
        double t = (double)i / RIM;
        look_through(l, w.x0 + dx * t, w.y0);
        look_through(l, w.x1, w.y0 + dy * t);
        look_through(l, w.x1 - dx * t, w.y1);
        look_through(l, w.x0, w.y1 - dy * t);
    }
    for (int i = 1; i <= INSIDE; i++)
        for (int k = 1; k <= INSIDE; k++)
            look_through(l, w.x0 + dx * i / (INSIDE + 1), w.y0 + dy * k / (INSIDE + 1));
}

static bool is_in_frame(const look *l, cor_lonlat p)
{
    cor_spot s;
    cor_window w = l->view->image.clip;
    return cor_image_of(&l->view->image, p, &s) && s.x >= w.x0 && s.x <= w.x1 && s.y >= w.y0 &&
           s.y <= w.y1;
}

static void look_at(look *l, cor_lonlat p)
{
    if (is_in_frame(l, p))
        add_sample(l, p);
}

/* The domain seen from the earth: a net over its windows, their sides included. */
static void look_at_windows(look *l)
{
    const cor_domain *d = &l->view->domain;
    for (size_t i = 0; i < d->window_count; i++) {
        cor_window w = d->windows[i];
        int columns = (int)fmin(fmax((w.x1 - w.x0) / 5, 2), 72);
        int rows = (int)fmin(fmax((w.y1 - w.y0) / 5, 2), 36);
        for (int c = 0; c <= columns; c++)
            for (int r = 0; r <= rows; r++)
                look_at(l, (cor_lonlat){ w.x0 + (w.x1 - w.x0) * c / columns,
                                         w.y0 + (w.y1 - w.y0) * r / rows });
    }
}

static void look_at_cap(look *l)
{
    const cor_domain *d = &l->view->domain;
    for (int ring = 1; ring <= 24; ring++)
        for (int i = 0; i < 72; i++)
            look_at(l, cor_arc_point(d->centre, i * M_PI / 36, d->radius_deg * ring / 24));
}

static void look_for_pole(look *l, double lat_deg)
{
    const cor_domain *d = &l->view->domain;
    for (int i = -6; i <= 6; i++) {
        cor_lonlat p = { d->centre.lon_deg + i * 29.9999, lat_deg };
        if (!cor_domain_contains(d, p) || !is_in_frame(l, p))
            continue;
        l->sees_pole = true;
        l->south_deg = fmin(l->south_deg, lat_deg);
        l->north_deg = fmax(l->north_deg, lat_deg);
    }
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The shortest run of longitudes that holds all samples: what remains beside the widest gap. From
 * the centre; [0] in [-180, 180). */
static void longitude_range(look *l, double range[2])
{
    qsort(l->lons, l->count, sizeof *l->lons, compare_doubles);
    double first = l->lons[0], last = l->lons[l->count - 1], gap = first + 360 - last;
    range[0] = first;
    range[1] = last;
    for (size_t i = 1; i < l->count; i++) {
        if (l->lons[i] - l->lons[i - 1] <= gap)
            continue;
        gap = l->lons[i] - l->lons[i - 1];
        range[0] = l->lons[i];
        range[1] = l->lons[i - 1] + 360;
    }
    if (gap < 12) { /* no wider than the net's own */
        range[0] = -180;
        range[1] = 180;
    }
}

static double normal_lon(double lon_deg)
{
    return lon_deg - 360 * floor((lon_deg + 180) / 360);
}

static cor_bbox bbox_of(const cor_view *view, const look *l, const double range[2])
{
    cor_bbox b = { -180, fmax(l->south_deg, -90), 180, fmin(l->north_deg, 90) };
    double lon0 = view->domain.centre.lon_deg;
    if (l->sees_pole || range[1] - range[0] >= 360)
        return b;
    double seam = fabs(normal_lon(lon0 + range[1]) + 180) < 1e-6 ? 360 : 0;
    b.west_deg = normal_lon(lon0 + range[0]);
    b.east_deg = normal_lon(lon0 + range[1]) + seam;
    return b;
}

static bool has_inverse(const cor_view *view)
{
    cor_crs *crs = view->options.crs;
    const cor_lonlat p = { view->domain.centre.lon_deg + 1, view->domain.centre.lat_deg / 2 + 1 };
    cor_lonlat back = cor_crs_inverse(crs, cor_crs_forward(crs, p));
    return isfinite(back.lon_deg) && isfinite(back.lat_deg);
}

/* Some more than the samples say: what lies between them may reach farther. */
static void set_seen(cor_view *view, const look *l, const double range[2], double spare)
{
    static const double net_deg = 5;
    double lon0 = view->domain.centre.lon_deg;
    double dx = (range[1] - range[0]) * spare + 1e-6;
    double dy = (l->north_deg - l->south_deg) * spare + 1e-6;
    bool is_looked_at = l->misses && !has_inverse(view); /* from the earth alone */
    if (is_looked_at) {
        dx = net_deg * 1.5;
        dy = net_deg * 1.5;
    }
    cor_window w = { lon0 + range[0] - dx, fmax(l->south_deg - dy, -90), lon0 + range[1] + dx,
                     fmin(l->north_deg + dy, 90) };
    view->is_filled = !l->misses;
    view->culls = !l->misses || is_looked_at;
    if (l->sees_pole || w.x1 - w.x0 > 350) {
        w.x0 = -HUGE_VAL;
        w.x1 = HUGE_VAL;
    }
    if (!view->culls)
        w = (cor_window){ -HUGE_VAL, -90, HUGE_VAL, 90 };
    view->seen = w;
}

static void add_window(cor_view *view, cor_window w)
{
    cor_window s = view->seen;
    w = (cor_window){ fmax(w.x0, s.x0), fmax(w.y0, s.y0), fmin(w.x1, s.x1), fmin(w.y1, s.y1) };
    if (w.x0 < w.x1 && w.y0 < w.y1 && view->window_count < COR_DOMAIN_WINDOWS_MAX)
        view->windows[view->window_count++] = w;
}

/* A window may be met by `seen` in two places, a turn apart: at both ends of a seam. */
static void set_windows(cor_view *view)
{
    view->window_count = 0;
    cor_window all = { -HUGE_VAL, -90, HUGE_VAL, 90 };
    if (view->domain.kind == COR_DOMAIN_CAP)
        add_window(view, all);
    for (size_t i = 0; i < view->domain.window_count; i++) {
        cor_window w = view->domain.windows[i];
        if (!isfinite(view->seen.x0)) {
            add_window(view, w);
            continue;
        }
        for (int turn = -1; turn <= 1; turn++)
            add_window(view, (cor_window){ w.x0 + 360 * turn, w.y0, w.x1 + 360 * turn, w.y1 });
    }
}

/* All that is seen lies well inside the horizon? */
static bool reaches_horizon(const cor_view *view)
{
    cor_window w = view->seen;
    if (view->domain.kind != COR_DOMAIN_CAP)
        return false;
    if (!view->culls)
        return true;
    if (!isfinite(w.x0)) {
        w.x0 = view->domain.centre.lon_deg - 180;
        w.x1 = view->domain.centre.lon_deg + 180;
    }
    for (int i = 0; i <= 16; i++) {
        double lon = w.x0 + (w.x1 - w.x0) * i / 16, lat = w.y0 + (w.y1 - w.y0) * i / 16;
        cor_lonlat rim[4] = { { lon, w.y0 }, { lon, w.y1 }, { w.x0, lat }, { w.x1, lat } };
        for (int k = 0; k < 4; k++)
            if (cor_arc_deg(view->domain.centre, rim[k]) > 0.95 * view->domain.radius_deg)
                return true;
    }
    return false;
}

void cor_view_look(cor_view *view, double spare)
{
    look l = { .view = view, .south_deg = HUGE_VAL, .north_deg = -HUGE_VAL };
    look_through_frame(&l);
    if (l.misses && view->domain.kind == COR_DOMAIN_CAP)
        look_at_cap(&l);
    else if (l.misses)
        look_at_windows(&l);
    look_for_pole(&l, 90);
    look_for_pole(&l, -90);
    view->sees_anything = l.count > 0;
    view->seen = (cor_window){ -HUGE_VAL, -90, HUGE_VAL, 90 };
    if (view->sees_anything) {
        double range[2];
        longitude_range(&l, range);
        view->bounds = bbox_of(view, &l, range);
        set_seen(view, &l, range, spare);
    }
    view->cuts_horizon = reaches_horizon(view);
    /* Thinning comes before the simplification on the page, and may cost a quarter of its error. */
    view->thin_deg = l.per_deg_pt > 0 ? view->options.simplify_pt / 4 / l.per_deg_pt : 0;
    set_windows(view);
}
