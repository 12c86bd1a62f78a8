#include "geo/horizon.h"

#include <math.h>

#include "base/memory.h"

static const double full_turn = 2 * M_PI;

void cor_horizon_free(cor_horizon *horizon)
{
    cor_shape_free(&horizon->stepped);
    cor_shape_free(&horizon->pieces);
    cor_shape_free(&horizon->page_pieces);
    cor_shape_free(&horizon->whole);
    cor_stitch_free(&horizon->stitch);
    cor_free(horizon->depths);
    horizon->depths = NULL;
    horizon->depth_capacity = 0;
}

/* Degrees inside the horizon; negative beyond it. */
static double depth(const cor_horizon *horizon, cor_spot s)
{
    return horizon->radius_deg - cor_arc_deg(horizon->centre, cor_spot_lonlat(s));
}

static void add_stepped(cor_horizon *horizon, cor_spot s, double depth_deg)
{
    size_t at = horizon->stepped.count;
    if (at == horizon->depth_capacity)
        horizon->depths =
            cor_grow(horizon->depths, &horizon->depth_capacity, at + 1, sizeof *horizon->depths);
    horizon->depths[at] = depth_deg;
    cor_shape_add(&horizon->stepped, s);
}

/* Adds the points after the last one up to `b`, close enough together that what lies between two of
 * them cannot cross the horizon twice. An edge is never longer on the ground than in the plane. */
static void add_steps(cor_horizon *horizon, cor_spot b)
{
    size_t last = horizon->stepped.count - 1;
    cor_spot a = horizon->stepped.spots[last];
    double da = horizon->depths[last], db = depth(horizon, b);
    double dx = b.x - a.x, dy = b.y - a.y, span = sqrt(dx * dx + dy * dy);
    bool near = fabs(da) < span && fabs(db) < span;
    int steps = near ? (int)fmin(ceil(span / horizon->step_deg), 20000) : 1;
    for (int i = 1; i < steps; i++) {
        cor_spot s = cor_spot_mix(a, b, (double)i / steps);
        add_stepped(horizon, s, depth(horizon, s));
    }
    add_stepped(horizon, b, db);
}

static void step_run(cor_horizon *horizon, const cor_spot *spots, size_t count, bool closed)
{
    cor_shape *out = &horizon->stepped;
    cor_shape_begin(out);
    add_stepped(horizon, spots[0], depth(horizon, spots[0]));
    for (size_t i = 1; i < count; i++)
        add_steps(horizon, spots[i]);
    if (!closed)
        return;
    add_steps(horizon, spots[0]);
    out->count--; /* the first point again */
    out->runs[out->run_count - 1].count--;
}

typedef enum side { WITHIN, BEYOND, ASTRIDE } side;

/* By the circle around a run's bounding box: most runs are nowhere near the horizon. A ring that is
 * not astride contains no place of the horizon either. */
static side side_of(const cor_horizon *horizon, const cor_spot *spots, size_t count)
{
    cor_window w = { spots[0].x, spots[0].y, spots[0].x, spots[0].y };
    for (size_t i = 1; i < count; i++) {
        w.x0 = spots[i].x < w.x0 ? spots[i].x : w.x0;
        w.y0 = spots[i].y < w.y0 ? spots[i].y : w.y0;
        w.x1 = spots[i].x > w.x1 ? spots[i].x : w.x1;
        w.y1 = spots[i].y > w.y1 ? spots[i].y : w.y1;
    }
    double reach = hypot(w.x1 - w.x0, w.y1 - w.y0) / 2 + 1e-6;
    double middle = depth(horizon, (cor_spot){ (w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2 });
    return middle > reach ? WITHIN : middle < -reach ? BEYOND : ASTRIDE;
}

/* Sorts the runs: what is inside goes to `whole`, what may cross is stepped. */
static void part_runs(cor_horizon *horizon, const cor_shape *degrees, bool closed, cor_shape *whole)
{
    cor_shape_clear(&horizon->stepped);
    for (size_t i = 0; i < degrees->run_count; i++) {
        const cor_spot *spots = degrees->spots + degrees->runs[i].first;
        size_t count = degrees->runs[i].count;
        side where = side_of(horizon, spots, count);
        if (where == ASTRIDE)
            step_run(horizon, spots, count, closed);
        if (where != WITHIN)
            continue;
        cor_shape_begin(whole);
        cor_shape_add_run(whole, spots, count, false);
    }
}

static cor_spot cross_horizon(const cor_horizon *horizon, cor_spot in, cor_spot out)
{
    enum { HALVINGS = 48 };
    for (int i = 0; i < HALVINGS; i++) {
        cor_spot middle = cor_spot_mix(in, out, 0.5);
        if (depth(horizon, middle) >= 0)
            in = middle;
        else
            out = middle;
    }
    return in;
}

/* Azimuth of a point from the centre, in [0, 2 pi). */
static double azimuth_of(const cor_horizon *horizon, cor_spot s)
{
    static const double degree = M_PI / 180;
    double phi0 = horizon->centre.lat_deg * degree, phi = s.y * degree;
    double dlon = (s.x - horizon->centre.lon_deg) * degree;
    double y = sin(dlon) * cos(phi);
    double x = cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(dlon);
    double azimuth = atan2(y, x);
    return azimuth < 0 ? azimuth + full_turn : azimuth;
}

static void add_crossing(cor_horizon *horizon, cor_spot in, cor_spot out)
{
    cor_spot s = cross_horizon(horizon, in, out);
    cor_shape_add(&horizon->pieces, s);
    cor_stitch_add_end(&horizon->stitch, azimuth_of(horizon, s));
}

/* Cuts ring `run` of the stepped ones, which is outside at `start`, into pieces. */
static void cut_ring(cor_horizon *horizon, cor_run run, size_t start)
{
    const cor_spot *ring = horizon->stepped.spots + run.first;
    const double *depths = horizon->depths + run.first;
    cor_spot before = ring[start];
    bool was_inside = false;
    for (size_t k = 1; k <= run.count; k++) {
        size_t i = start + k < run.count ? start + k : start + k - run.count;
        cor_spot here = ring[i];
        bool inside = depths[i] >= 0;
        if (inside && !was_inside) {
            cor_shape_begin(&horizon->pieces);
            add_crossing(horizon, here, before);
        }
        if (inside)
            cor_shape_add(&horizon->pieces, here);
        else if (was_inside)
            add_crossing(horizon, before, here);
        before = here;
        was_inside = inside;
    }
}

static void cut_rings(cor_horizon *horizon)
{
    const cor_shape *rings = &horizon->stepped;
    for (size_t r = 0; r < rings->run_count; r++) {
        cor_run run = rings->runs[r];
        size_t outside = 0;
        while (outside < run.count && horizon->depths[run.first + outside] >= 0)
            outside++;
        if (outside < run.count) {
            cut_ring(horizon, run, outside);
            continue;
        }
        cor_shape_begin(&horizon->whole);
        cor_shape_add_run(&horizon->whole, rings->spots + run.first, run.count, false);
    }
}

/* How often the edge crosses the meridian of p, or its copies a turn away, north of p. */
static int crossings_north(cor_spot a, cor_spot b, cor_lonlat p)
{
    double lo = fmin(a.x, b.x), hi = fmax(a.x, b.x);
    int crossings = 0;
    int first = (int)floor((lo - p.lon_deg) / 360) + 1, last = (int)floor((hi - p.lon_deg) / 360);
    for (int k = first; k <= last; k++) {
        double t = (p.lon_deg + 360.0 * k - a.x) / (b.x - a.x);
        crossings += a.y + (b.y - a.y) * t > p.lat_deg;
    }
    return crossings;
}

static bool is_inside(const cor_shape *rings, cor_lonlat p)
{
    int crossings = 0;
    for (size_t r = 0; r < rings->run_count; r++) {
        const cor_spot *ring = rings->spots + rings->runs[r].first;
        size_t count = rings->runs[r].count;
        for (size_t i = 0; i < count; i++)
            crossings += crossings_north(ring[i], ring[i + 1 < count ? i + 1 : 0], p);
    }
    return crossings % 2 == 1;
}

static cor_lonlat at_azimuth(const void *user, double azimuth)
{
    const cor_horizon *horizon = user;
    return cor_arc_point(horizon->centre, azimuth, horizon->radius_deg);
}

typedef struct border_context {
    const cor_horizon *horizon;
    cor_image *image;
} border_context;

static void add_border(void *user, double from, double to, cor_shape *out)
{
    const border_context *context = user;
    cor_densify_curve(context->image, at_azimuth, context->horizon, from, to, out);
}

/* Whether the stretch from the first sorted crossing to the second is outside of the polygon. */
static size_t skip_of(const cor_horizon *horizon)
{
    const cor_stitch *s = &horizon->stitch;
    size_t widest = 0;
    double width = -1;
    for (size_t i = 0; i < s->end_count; i++) {
        double next = i + 1 < s->end_count ? s->ends[i + 1].along : s->ends[0].along + full_turn;
        if (next - s->ends[i].along > width) {
            width = next - s->ends[i].along;
            widest = i;
        }
    }
    bool inside =
        is_inside(&horizon->stepped, at_azimuth(horizon, s->ends[widest].along + width / 2));
    return (widest + !inside) % 2;
}

void cor_horizon_outline(cor_horizon *horizon, cor_image *image, cor_shape *page)
{
    cor_spot first;
    cor_shape_begin(page);
    if (cor_image_of(image, at_azimuth(horizon, 0), &first))
        cor_shape_add(page, first);
    cor_densify_curve(image, at_azimuth, horizon, 0, full_turn, page);
    cor_shape_end(page, 3);
}

void cor_horizon_rings(cor_horizon *horizon, cor_image *image, const cor_shape *degrees,
                       cor_shape *page)
{
    cor_shape_clear(&horizon->pieces);
    cor_shape_clear(&horizon->page_pieces);
    cor_shape_clear(&horizon->whole);
    cor_stitch_clear(&horizon->stitch);
    horizon->stitch.period = full_turn;
    part_runs(horizon, degrees, true, &horizon->whole);
    cut_rings(horizon);
    cor_densify_rings(image, &horizon->whole, page);
    if (!horizon->stitch.end_count) {
        if (is_inside(&horizon->stepped, at_azimuth(horizon, 0.5)))
            cor_horizon_outline(horizon, image, page);
        return;
    }
    cor_densify_pieces(image, &horizon->pieces, &horizon->page_pieces);
    cor_stitch_sort(&horizon->stitch);
    border_context context = { horizon, image };
    cor_stitch_join(&horizon->stitch, skip_of(horizon), &horizon->page_pieces, add_border, &context,
                    page);
}

static void cut_line(const cor_horizon *horizon, cor_run run, cor_shape *out)
{
    const cor_spot *line = horizon->stepped.spots + run.first;
    const double *depths = horizon->depths + run.first;
    if (depths[0] >= 0) {
        cor_shape_begin(out);
        cor_shape_add(out, line[0]);
    }
    for (size_t i = 1; i < run.count; i++) {
        bool inside = depths[i] >= 0, was_inside = depths[i - 1] >= 0;
        if (inside && !was_inside) {
            cor_shape_begin(out);
            cor_shape_add(out, cross_horizon(horizon, line[i], line[i - 1]));
        }
        if (inside)
            cor_shape_add(out, line[i]);
        else if (was_inside)
            cor_shape_add(out, cross_horizon(horizon, line[i - 1], line[i]));
    }
}

void cor_horizon_lines(cor_horizon *horizon, const cor_shape *degrees, cor_shape *out)
{
    part_runs(horizon, degrees, false, out);
    for (size_t i = 0; i < horizon->stepped.run_count; i++)
        cut_line(horizon, horizon->stepped.runs[i], out);
}
