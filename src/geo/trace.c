#include "geo/trace.h"

#include <math.h>

#include "geo/domain.h"
#include "geo/geodesics.h"

static const double earth_radius_m = 6371008.8, degree = M_PI / 180;

/* The turn of `lon` that is nearest to `near`. */
static double turned_to(double lon, double near)
{
    return lon - 360 * rint((lon - near) / 360);
}

typedef struct geodesic {
    cor_lonlat from;
    double azimuth_deg, length_m;
    double tolerance_deg;
    cor_shape *out;
} geodesic;

static cor_spot on_geodesic(const geodesic *g, double t, double near_lon_deg)
{
    cor_lonlat p = cor_geodesic_direct(g->from, g->azimuth_deg, g->length_m * t);
    return (cor_spot){ turned_to(p.lon_deg, near_lon_deg), p.lat_deg };
}

/* Adds the points between a at t0 and b at t1. */
static void bend_geodesic(const geodesic *g, cor_spot a, cor_spot b, double t0, double t1)
{
    static const double least = 1.0 / (1 << 20);
    double t = (t0 + t1) / 2;
    cor_spot middle = on_geodesic(g, t, a.x);
    cor_spot plane = cor_spot_mix(a, b, 0.5);
    double off = cor_arc_deg(cor_spot_lonlat(middle), cor_spot_lonlat(plane));
    if (t1 - t0 < least || (off <= g->tolerance_deg && (t1 - t0) * g->length_m < 1e6))
        return;
    bend_geodesic(g, a, middle, t0, t);
    cor_shape_add(g->out, middle);
    b.x = turned_to(b.x, middle.x);
    bend_geodesic(g, middle, b, t, t1);
}

/* The planar edge departs from the geodesic by at most R dlon^2 sin(lat) cos(lat) / 8. */
static bool is_as_good_as_planar(const cor_trace *trace, cor_spot a, cor_spot b)
{
    double dlon = (b.x - a.x) * degree;
    return dlon * dlon * earth_radius_m / 16 <= trace->tolerance_m && fabs(a.y) < 89;
}

/* Adds the points after `a` up to `b`. */
static void add_geodesic(const cor_trace *trace, cor_spot a, cor_lonlat b, cor_shape *out)
{
    cor_spot end = { turned_to(b.lon_deg, a.x), b.lat_deg };
    if (!is_as_good_as_planar(trace, a, end)) {
        geodesic g = { .from = cor_spot_lonlat(a), .out = out };
        g.length_m = cor_geodesic_distance_m(g.from, b);
        g.azimuth_deg = cor_geodesic_azimuth_deg(g.from, b);
        g.tolerance_deg = trace->tolerance_m / earth_radius_m / degree;
        if (g.length_m > 0)
            bend_geodesic(&g, a, end, 0, 1);
        end.x = turned_to(end.x, out->spots[out->count - 1].x);
    }
    cor_shape_add(out, end);
}

/* A pole is infinitely far away in Mercator: edges end there as planar ones do. */
static bool has_mercator(double lat_deg)
{
    return fabs(lat_deg) < 89.9;
}

static double mercator_middle(double a_deg, double b_deg)
{
    double y = (asinh(tan(a_deg * degree)) + asinh(tan(b_deg * degree))) / 2;
    return atan(sinh(y)) / degree;
}

/* Adds the points between a and b. Each halving leaves a quarter of what the edge is off. */
static void bend_mercator(const cor_trace *trace, cor_spot a, cor_spot b, cor_shape *out)
{
    cor_spot middle = { (a.x + b.x) / 2, mercator_middle(a.y, b.y) };
    double off_m = fabs(middle.y - (a.y + b.y) / 2) * degree * earth_radius_m;
    if (off_m <= trace->tolerance_m)
        return;
    bend_mercator(trace, a, middle, out);
    cor_shape_add(out, middle);
    bend_mercator(trace, middle, b, out);
}

static void add_edge(const cor_trace *trace, cor_lonlat to, cor_shape *out)
{
    cor_spot last = out->spots[out->count - 1];
    bool bends = trace->edges == COR_EDGES_MERCATOR && to.lon_deg != last.x &&
                 has_mercator(last.y) && has_mercator(to.lat_deg);
    if (bends)
        bend_mercator(trace, last, (cor_spot){ to.lon_deg, to.lat_deg }, out);
    if (trace->edges == COR_EDGES_GEODESIC)
        add_geodesic(trace, last, to, out);
    else
        cor_shape_add(out, (cor_spot){ to.lon_deg, to.lat_deg });
}

static void begin_at(cor_lonlat p, cor_shape *out)
{
    cor_shape_begin(out);
    cor_shape_add(out, (cor_spot){ p.lon_deg, p.lat_deg });
}

void cor_trace_line(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out)
{
    if (n < 2)
        return;
    begin_at(coords[0], out);
    for (size_t i = 1; i < n; i++)
        add_edge(trace, coords[i], out);
}

static size_t open_count(const cor_lonlat *coords, size_t n)
{
    bool repeats = n > 1 && coords[0].lon_deg == coords[n - 1].lon_deg &&
                   coords[0].lat_deg == coords[n - 1].lat_deg;
    return repeats ? n - 1 : n;
}

/* A ring around the axis ends a turn away from where it began. */
static void close_over_pole(cor_shape *out)
{
    const cor_run *run = &out->runs[out->run_count - 1];
    double first = out->spots[run->first].x, last = out->spots[out->count - 1].x, sum = 0;
    for (size_t i = 0; i < run->count; i++)
        sum += out->spots[run->first + i].y;
    double pole = sum < 0 ? -90 : 90;
    cor_shape_add(out, (cor_spot){ last, pole });
    cor_shape_add(out, (cor_spot){ first, pole });
}

static void drop_last(cor_shape *out)
{
    out->count--;
    out->runs[out->run_count - 1].count--;
}

void cor_trace_ring(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out)
{
    size_t count = open_count(coords, n);
    if (count < 3)
        return;
    cor_trace_line(trace, coords, count, out);
    add_edge(trace, coords[0], out);
    double first = out->spots[out->runs[out->run_count - 1].first].x;
    if (fabs(out->spots[out->count - 1].x - first) > 180)
        close_over_pole(out);
    else
        drop_last(out);
}

static bool is_artefact(cor_lonlat a, cor_lonlat b)
{
    /* A tenth of a metre: files round to seven decimals and less. */
    static const double near = 1e-6;
    bool meridian = fabs(fabs(a.lon_deg) - 180) < near && fabs(fabs(b.lon_deg) - 180) < near;
    bool pole = fabs(fabs(a.lat_deg) - 90) < near && fabs(fabs(b.lat_deg) - 90) < near;
    return meridian || pole;
}

void cor_trace_border(const cor_trace *trace, const cor_lonlat *coords, size_t n, cor_shape *out)
{
    size_t count = open_count(coords, n), start = 0;
    if (count < 3)
        return;
    while (start < count && !is_artefact(coords[start], coords[(start + 1) % count]))
        start++;
    bool whole = start == count, open = whole;
    start = whole ? 0 : start;
    if (whole)
        begin_at(coords[0], out);
    for (size_t k = whole ? 0 : 1; k < (whole ? count : count + 1); k++) {
        cor_lonlat a = coords[(start + k) % count], b = coords[(start + k + 1) % count];
        if (!whole && is_artefact(a, b)) {
            open = false;
            continue;
        }
        if (!open)
            begin_at(a, out);
        open = true;
        add_edge(trace, b, out);
    }
}
