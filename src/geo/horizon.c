#include "geo/horizon.h"

#include <math.h>

static const double full_turn = 2 * M_PI;

void cor_horizon_free(cor_horizon *horizon)
{
    cor_shape_free(&horizon->stepped);
    cor_shape_free(&horizon->pieces);
    cor_shape_free(&horizon->page_pieces);
    cor_shape_free(&horizon->whole);
    cor_stitch_free(&horizon->stitch);
}

/* Degrees inside the horizon; negative beyond it. */
static double depth(const cor_horizon *horizon, cor_spot s)
{
    return horizon->radius_deg - cor_arc_deg(horizon->centre, cor_spot_lonlat(s));
}

/* Adds the points after `a` up to `b`, close enough together that what lies between two of them
 * cannot cross the horizon twice. An edge is never longer on the ground than in the plane. */
static void add_steps(const cor_horizon *horizon, cor_spot a, cor_spot b, cor_shape *out)
{
    double span = hypot(b.x - a.x, b.y - a.y);
    double da = depth(horizon, a), db = depth(horizon, b);
    bool near = fabs(da) < span && fabs(db) < span;
    int steps = near ? (int)fmin(ceil(span / horizon->step_deg), 20000) : 1;
    for (int i = 1; i < steps; i++)
        cor_shape_add(out, cor_spot_mix(a, b, (double)i / steps));
    cor_shape_add(out, b);
}

static void step_run(cor_horizon *horizon, const cor_spot *spots, size_t count, bool closed)
{
    cor_shape *out = &horizon->stepped;
    cor_shape_begin(out);
    cor_shape_add(out, spots[0]);
    for (size_t i = 1; i < count; i++)
        add_steps(horizon, spots[i - 1], spots[i], out);
    if (!closed)
        return;
    add_steps(horizon, spots[count - 1], spots[0], out);
    out->count--; /* the first point again */
    out->runs[out->run_count - 1].count--;
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

static void cut_ring(cor_horizon *horizon, const cor_spot *ring, size_t count, size_t start)
{
    cor_spot before = ring[start];
    bool was_inside = false;
    for (size_t k = 1; k <= count; k++) {
        size_t i = start + k < count ? start + k : start + k - count;
        cor_spot here = ring[i];
        bool inside = depth(horizon, here) >= 0;
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
        const cor_spot *ring = rings->spots + rings->runs[r].first;
        size_t count = rings->runs[r].count, outside = 0;
        while (outside < count && depth(horizon, ring[outside]) >= 0)
            outside++;
        if (outside < count) {
            cut_ring(horizon, ring, count, outside);
            continue;
        }
        cor_shape_begin(&horizon->whole);
        cor_shape_add_run(&horizon->whole, ring, count, false);
    }
}

/* How often the edge crosses the meridian of p, or its copies a turn away, north of p. */
static int crossings_north(cor_spot a, cor_spot b, cor_lonlat p)
{
    double lo = fmin(a.x, b.x), hi = fmax(a.x, b.x);
    int crossings = 0;
    for (double k = floor((lo - p.lon_deg) / 360) + 1; p.lon_deg + 360 * k <= hi; k++) {
        double t = (p.lon_deg + 360 * k - a.x) / (b.x - a.x);
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
    bool inside = is_inside(&horizon->stepped,
                            at_azimuth(horizon, s->ends[widest].along + width / 2));
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
    cor_shape_clear(&horizon->stepped);
    cor_shape_clear(&horizon->pieces);
    cor_shape_clear(&horizon->page_pieces);
    cor_shape_clear(&horizon->whole);
    cor_stitch_clear(&horizon->stitch);
    horizon->stitch.period = full_turn;
    for (size_t i = 0; i < degrees->run_count; i++)
        step_run(horizon, degrees->spots + degrees->runs[i].first, degrees->runs[i].count, true);
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

static void cut_line(const cor_horizon *horizon, const cor_spot *line, size_t count, cor_shape *out)
{
    cor_spot before = line[0];
    bool was_inside = depth(horizon, before) >= 0;
    if (was_inside) {
        cor_shape_begin(out);
        cor_shape_add(out, before);
    }
    for (size_t i = 1; i < count; i++) {
        cor_spot here = line[i];
        bool inside = depth(horizon, here) >= 0;
        if (inside && !was_inside) {
            cor_shape_begin(out);
            cor_shape_add(out, cross_horizon(horizon, here, before));
        }
        if (inside)
            cor_shape_add(out, here);
        else if (was_inside)
            cor_shape_add(out, cross_horizon(horizon, before, here));
        before = here;
        was_inside = inside;
    }
}

void cor_horizon_lines(cor_horizon *horizon, const cor_shape *degrees, cor_shape *out)
{
    cor_shape_clear(&horizon->stepped);
    for (size_t i = 0; i < degrees->run_count; i++)
        step_run(horizon, degrees->spots + degrees->runs[i].first, degrees->runs[i].count, false);
    const cor_shape *lines = &horizon->stepped;
    for (size_t i = 0; i < lines->run_count; i++)
        cut_line(horizon, lines->spots + lines->runs[i].first, lines->runs[i].count, out);
}
