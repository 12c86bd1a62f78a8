#include "geo/linework.h"

#include <math.h>

#include "base/memory.h"
#include "geo/simplify.h"
#include "geo/unite.h"
#include "geo/view.h"

static const double earth_radius_m = 6371008.8;

static void set_image(cor_view *view)
{
    const cor_view_options *o = &view->options;
    view->image = (cor_image){
        .crs = o->crs,
        .scale = (o->frame.x1_pt - o->frame.x0_pt) / (o->extent.x1_m - o->extent.x0_m),
        .x0_pt = o->frame.x0_pt,
        .y0_pt = o->frame.y0_pt,
        .x0_m = o->extent.x0_m,
        .y0_m = o->extent.y1_m,
        .clip = { o->frame.x0_pt - o->margin_pt, o->frame.y0_pt - o->margin_pt,
                  o->frame.x1_pt + o->margin_pt, o->frame.y1_pt + o->margin_pt },
        .tolerance_pt = o->tolerance_pt > 0 ? o->tolerance_pt : 0.05 * 72 / 25.4,
    };
}

void cor_view_set_horizon(cor_view *view)
{
    double wanted_deg = view->options.horizon_deg, radius_pt = view->image.scale * earth_radius_m;
    if (wanted_deg > 0 && wanted_deg < view->domain.radius_deg)
        view->domain.radius_deg = wanted_deg;
    double step_rad = 2 * sqrt(view->image.tolerance_pt / radius_pt);
    view->horizon.centre = view->domain.centre;
    view->horizon.radius_deg = view->domain.radius_deg;
    view->horizon.step_deg = fmin(fmax(step_rad * 180 / M_PI, 0.01), 2);
    view->trace.edges = view->options.edges;
    view->trace.tolerance_m = fmax(view->image.tolerance_pt / view->image.scale / 3, 1e-3);
}

bool cor_view_new(cor_view **out, const cor_view_options *options, cor_span at, cor_report *report)
{
    cor_box e = options->extent;
    cor_rect f = options->frame;
    bool flat =
        !(e.x1_m > e.x0_m) || !(e.y1_m > e.y0_m) || !(f.x1_pt > f.x0_pt) || !(f.y1_pt > f.y0_pt);
    if (flat || !isfinite(e.x1_m - e.x0_m) || !isfinite(e.y1_m - e.y0_m))
        return cor_fail(report, COR_KIND_PROJECTION, at, "check the extent and the size of the map",
                        "the map shows no area: %g x %g m in a frame of %g x %g pt",
                        e.x1_m - e.x0_m, e.y1_m - e.y0_m, f.x1_pt - f.x0_pt, f.y1_pt - f.y0_pt);
    cor_view *view = cor_alloc(1, sizeof *view);
    view->options = *options;
    set_image(view);
    cor_domain_find(&view->domain, options->crs);
    cor_view_set_horizon(view);
    cor_view_look(view, cor_usual_spare);
    if (!cor_view_check(view, at, report)) {
        cor_view_free(view);
        return false;
    }
    *out = view;
    return true;
}

void cor_view_free(cor_view *view)
{
    if (!view)
        return;
    cor_image_free(&view->image);
    cor_horizon_free(&view->horizon);
    cor_clipper_free(&view->clipper);
    cor_shape_free(&view->source);
    cor_shape_free(&view->turned);
    cor_shape_free(&view->cut);
    cor_shape_free(&view->page);
    cor_shape_free(&view->clipped);
    cor_free(view);
}

const cor_view_options *cor_view_get_options(const cor_view *view)
{
    return &view->options;
}

bool cor_view_point_anywhere(cor_view *view, cor_lonlat p, cor_pt *out)
{
    cor_spot s;
    if (!(fabs(p.lat_deg) <= 90) || !cor_domain_contains(&view->domain, p) ||
        !cor_image_of(&view->image, p, &s))
        return false;
    *out = (cor_pt){ s.x, s.y };
    return true;
}

bool cor_view_point(cor_view *view, cor_lonlat p, cor_pt *out)
{
    cor_pt at;
    cor_window w = view->image.clip;
    if (!cor_view_point_anywhere(view, p, &at) || at.x_pt < w.x0 || at.x_pt > w.x1 ||
        at.y_pt < w.y0 || at.y_pt > w.y1)
        return false;
    *out = at;
    return true;
}

bool cor_view_unproject(cor_view *view, cor_pt p, cor_lonlat *out)
{
    const cor_image *image = &view->image;
    cor_xy at = { image->x0_m + (p.x_pt - image->x0_pt) / image->scale,
                  image->y0_m - (p.y_pt - image->y0_pt) / image->scale };
    cor_lonlat back = cor_crs_inverse(image->crs, at);
    cor_spot again;
    if (!isfinite(back.lon_deg) || !isfinite(back.lat_deg) ||
        !cor_domain_contains(&view->domain, back) || !cor_image_of(image, back, &again))
        return false;
    /* An inverse beyond the map's edge comes round on the other side, or is nonsense. */
    double off = hypot(again.x - p.x_pt, again.y - p.y_pt);
    if (off > 0.01)
        return false;
    *out = back;
    return true;
}

bool cor_view_bounds(cor_view *view, cor_bbox *out)
{
    if (view->sees_anything)
        *out = view->bounds;
    return view->sees_anything;
}

/* A geodesic bulges towards the pole, past the latitude of its ends. */
static double bulge(double lat_deg, double width_deg)
{
    if (width_deg >= 179)
        return copysign(90, lat_deg);
    double half = cos(width_deg / 2 * M_PI / 180);
    return atan(tan(lat_deg * M_PI / 180) / half) * 180 / M_PI;
}

bool cor_view_hides(cor_view *view, cor_bbox b)
{
    if (!view->sees_anything)
        return true;
    double width = b.east_deg - b.west_deg;
    if (width < 0)
        width += 360;
    if (view->options.edges == COR_EDGES_GEODESIC) {
        b.south_deg = b.south_deg < 0 ? bulge(b.south_deg, width) : b.south_deg;
        b.north_deg = b.north_deg > 0 ? bulge(b.north_deg, width) : b.north_deg;
        width = width > 180 ? 360 : width;
    }
    cor_window s = view->seen;
    if (b.north_deg < s.y0 || b.south_deg > s.y1)
        return true;
    if (!isfinite(s.x0) || width >= 360)
        return false;
    double west = b.west_deg - 360 * floor((b.west_deg - s.x0) / 360); /* in [x0, x0 + 360) */
    return west > s.x1 && west + width < s.x0 + 360;
}

/* How many whole turns bring `bounds` over the window: from `first` up to `last`. */
static void turns_over(cor_window window, cor_window bounds, int *first, int *last)
{
    *first = 0;
    *last = 0;
    if (!isfinite(window.x0))
        return;
    *first = (int)fmax(ceil((window.x0 - cor_seam_deg * 2 - bounds.x1) / 360), -1000);
    *last = (int)fmin(floor((window.x1 + cor_seam_deg * 2 - bounds.x0) / 360), 1000);
}

static void turn_into(cor_shape *out, const cor_shape *in, int turns)
{
    cor_shape_clear(out);
    for (size_t i = 0; i < in->run_count; i++) {
        cor_shape_begin(out);
        cor_shape_add_run(out, in->spots + in->runs[i].first, in->runs[i].count, false);
    }
    for (size_t i = 0; turns && i < out->count; i++)
        out->spots[i].x += 360.0 * turns;
}

static void add_contours(const cor_shape *page, bool closed, cor_path *out)
{
    for (size_t i = 0; i < page->run_count; i++) {
        cor_run run = page->runs[i];
        cor_spot first = page->spots[run.first], last = page->spots[run.first + run.count - 1];
        bool joins = closed || (run.count > 3 && first.x == last.x && first.y == last.y);
        cor_path_begin(out, joins);
        for (size_t k = 0; k < run.count - (joins && !closed); k++) {
            cor_spot s = page->spots[run.first + k];
            cor_path_add(out, (cor_pt){ s.x, s.y });
        }
        cor_path_end(out);
    }
}

static void finish_rings(cor_view *view, cor_path *out)
{
    cor_clip_rings(&view->clipper, &view->page, view->image.clip);
    cor_simplify_rings(&view->page, view->options.simplify_pt);
    add_contours(&view->page, true, out);
}

/* The rings of `source`, within one window. */
static void draw_rings_in(cor_view *view, cor_window window, int turns, cor_path *out)
{
    turn_into(&view->turned, &view->source, turns);
    cor_clip_rings(&view->clipper, &view->turned, window);
    cor_shape_clear(&view->page);
    if (view->cuts_horizon)
        cor_horizon_rings(&view->horizon, &view->image, &view->turned, &view->page);
    else
        cor_densify_rings(&view->image, &view->turned, &view->page);
    finish_rings(view, out);
}

/* A polygon of more than a turn lies on itself. */
static bool draw_turns(cor_view *view, cor_window window, cor_window bounds, cor_path *out)
{
    int first, last;
    size_t count = 0;
    turns_over(window, bounds, &first, &last);
    if (last < first)
        return true;
    int most = last - first + 1;
    size_t *starts = cor_alloc((size_t)most, sizeof *starts);
    for (int turns = first; turns <= last; turns++) {
        starts[count++] = out->contour_count;
        draw_rings_in(view, window, turns, out);
    }
    bool ok = cor_unite(out, starts, count);
    cor_free(starts);
    return ok;
}

bool cor_view_polygon(cor_view *view, const cor_lonlat *const *rings, const size_t *counts,
                      size_t ring_count, cor_path *out)
{
    cor_shape_clear(&view->source);
    for (size_t i = 0; i < ring_count; i++)
        cor_trace_ring(&view->trace, rings[i], counts[i], &view->source);
    cor_simplify_rings(&view->source, view->thin_deg);
    cor_window bounds;
    bool ok = true;
    if (!view->sees_anything || !cor_shape_bounds(&view->source, &bounds))
        return ok;
    for (size_t i = 0; i < view->window_count; i++)
        ok = draw_turns(view, view->windows[i], bounds, out) && ok;
    return ok;
}

/* A ring taken as a line that was cut elsewhere than where it begins goes on there: the run that
 * ends where the first one begins is put before it. */
static void join_ends(cor_shape *lines, cor_shape *scratch)
{
    if (lines->run_count < 2)
        return;
    cor_run first = lines->runs[0], last = lines->runs[lines->run_count - 1];
    cor_spot begin = lines->spots[first.first], end = lines->spots[last.first + last.count - 1];
    if (begin.x != end.x || begin.y != end.y)
        return;
    cor_shape_clear(scratch);
    cor_shape_begin(scratch);
    cor_shape_add_run(scratch, lines->spots + last.first, last.count, false);
    cor_shape_add_run(scratch, lines->spots + first.first + 1, first.count - 1, false);
    for (size_t i = 1; i + 1 < lines->run_count; i++) {
        cor_shape_begin(scratch);
        cor_shape_add_run(scratch, lines->spots + lines->runs[i].first, lines->runs[i].count,
                          false);
    }
    cor_shape_swap(lines, scratch);
}

/* A line along a seam belongs to it on both sides; it is drawn a hair inside. */
static void clip_lines_to(cor_view *view, cor_window w)
{
    double hair = 2 * cor_seam_deg;
    cor_window wide = { w.x0 - hair, w.y0, w.x1 + hair, w.y1 };
    cor_shape_clear(&view->cut);
    cor_clip_lines(&view->turned, wide, &view->cut);
    for (size_t i = 0; i < view->cut.count; i++)
        view->cut.spots[i].x = fmin(fmax(view->cut.spots[i].x, w.x0), w.x1);
}

static void draw_lines_in(cor_view *view, cor_window window, int turns, cor_path *out)
{
    turn_into(&view->turned, &view->source, turns);
    clip_lines_to(view, window);
    if (view->cuts_horizon) {
        cor_shape_clear(&view->turned);
        cor_horizon_lines(&view->horizon, &view->cut, &view->turned);
        cor_shape_swap(&view->cut, &view->turned);
    }
    cor_shape_clear(&view->page);
    cor_densify_lines(&view->image, &view->cut, &view->page);
    cor_shape_clear(&view->clipped);
    cor_clip_lines(&view->page, view->image.clip, &view->clipped);
    join_ends(&view->clipped, &view->page);
    cor_simplify_lines(&view->clipped, view->options.simplify_pt);
    add_contours(&view->clipped, false, out);
}

/* The lines of `source`. */
static void draw_lines(cor_view *view, cor_path *out)
{
    cor_simplify_lines(&view->source, view->thin_deg);
    cor_window bounds;
    if (!view->sees_anything || !cor_shape_bounds(&view->source, &bounds))
        return;
    for (size_t i = 0; i < view->window_count; i++) {
        int first, last;
        turns_over(view->windows[i], bounds, &first, &last);
        for (int turns = first; turns <= last; turns++)
            draw_lines_in(view, view->windows[i], turns, out);
    }
}

void cor_view_line(cor_view *view, const cor_lonlat *coords, size_t n, cor_path *out)
{
    cor_shape_clear(&view->source);
    cor_trace_line(&view->trace, coords, n, &view->source);
    draw_lines(view, out);
}

void cor_view_outline(cor_view *view, const cor_lonlat *const *rings, const size_t *counts,
                      size_t ring_count, cor_path *out)
{
    for (size_t i = 0; i < ring_count; i++) {
        cor_shape_clear(&view->source);
        cor_trace_border(&view->trace, rings[i], counts[i], &view->source);
        draw_lines(view, out);
    }
}

/* What is in sight lies within one window, and so does no seam: the outline is that of what is
 * drawn, which of a method whose seams are elsewhere is the only one that is right. */
static bool is_within_window(const cor_view *view)
{
    if (!view->culls || !isfinite(view->seen.x0) || view->window_count != 1)
        return false;
    if (view->domain.kind == COR_DOMAIN_CAP && !view->is_filled)
        return false; /* the horizon is in sight */
    cor_window s = view->seen, w = view->windows[0];
    return w.x0 == s.x0 && w.x1 == s.x1 && w.y0 <= s.y0 && w.y1 >= s.y1;
}

static void add_corners(cor_shape *out, cor_window w)
{
    cor_shape_begin(out);
    cor_shape_add(out, (cor_spot){ w.x0, w.y0 });
    cor_shape_add(out, (cor_spot){ w.x1, w.y0 });
    cor_shape_add(out, (cor_spot){ w.x1, w.y1 });
    cor_shape_add(out, (cor_spot){ w.x0, w.y1 });
    cor_shape_end(out, 3);
}

static void add_sight(cor_view *view)
{
    if (view->is_filled) {
        add_corners(&view->page, view->image.clip);
        return;
    }
    cor_shape_clear(&view->source);
    add_corners(&view->source, view->windows[0]);
    cor_densify_rings(&view->image, &view->source, &view->page);
}

void cor_view_sphere(cor_view *view, cor_path *out)
{
    cor_shape_clear(&view->page);
    if (is_within_window(view)) {
        add_sight(view);
    } else if (view->domain.kind == COR_DOMAIN_CAP) {
        cor_horizon_outline(&view->horizon, &view->image, &view->page);
    } else {
        cor_shape_clear(&view->source);
        cor_domain_outline(&view->domain, &view->source);
        cor_densify_rings(&view->image, &view->source, &view->page);
    }
    finish_rings(view, out);
}

/* A line of the graticule is straight in the plane whatever edges the data has. */
static void draw_straight(cor_view *view, cor_spot from, cor_spot to, cor_path *out)
{
    cor_shape_clear(&view->source);
    cor_shape_begin(&view->source);
    cor_shape_add(&view->source, from);
    cor_shape_add(&view->source, to);
    draw_lines(view, out);
}

void cor_view_meridian(cor_view *view, double lon_deg, double south_deg, double north_deg,
                       cor_path *out)
{
    draw_straight(view, (cor_spot){ lon_deg, south_deg }, (cor_spot){ lon_deg, north_deg }, out);
}

void cor_view_parallel(cor_view *view, double lat_deg, double west_deg, double east_deg,
                       cor_path *out)
{
    if (east_deg < west_deg)
        east_deg += 360;
    draw_straight(view, (cor_spot){ west_deg, lat_deg }, (cor_spot){ east_deg, lat_deg }, out);
}
