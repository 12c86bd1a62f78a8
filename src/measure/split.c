#include "measure/split.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "geo/geodesics.h"

static const double on_border_deg = 1e-9;
static const double touch = 1e-9; /* of an edge's length */

typedef struct splitter {
    cor_split *out;
    cor_borders *borders;
    bool *inside; /* by zone */
    double *cuts; /* shares of the edge at hand, in (0, 1) */
    size_t cut_count, cut_capacity;
    bool touches; /* a border meets the edge at hand, be it at its end */
    bool runs_along;
    double before_m;
    int zone; /* of the piece that was added last */
    bool begins;
} splitter;

static cor_lonlat between(cor_lonlat p, cor_lonlat q, double t)
{
    return (cor_lonlat){ p.lon_deg + t * (q.lon_deg - p.lon_deg),
                         p.lat_deg + t * (q.lat_deg - p.lat_deg) };
}

static void add_cut(splitter *s, double t)
{
    s->touches = true;
    if (!(t > 0 && t < 1))
        return;
    s->cuts = cor_grow(s->cuts, &s->cut_capacity, s->cut_count + 1, sizeof *s->cuts);
    s->cuts[s->cut_count++] = t;
}

static double cross(double ax, double ay, double bx, double by)
{
    return ax * by - ay * bx;
}

/* Both ends of the border's edge, as shares of pq: they lie on its line. */
static void cut_along(splitter *s, cor_lonlat p, cor_lonlat q, const cor_border_edge *e)
{
    double dx = q.lon_deg - p.lon_deg, dy = q.lat_deg - p.lat_deg, square = dx * dx + dy * dy;
    double ta = ((e->a.lon_deg - p.lon_deg) * dx + (e->a.lat_deg - p.lat_deg) * dy) / square;
    double tb = ((e->b.lon_deg - p.lon_deg) * dx + (e->b.lat_deg - p.lat_deg) * dy) / square;
    if (fmax(ta, tb) < 0 || fmin(ta, tb) > 1)
        return;
    s->runs_along = true;
    add_cut(s, ta);
    add_cut(s, tb);
}

static void cut_by(splitter *s, cor_lonlat p, cor_lonlat q, const cor_border_edge *e)
{
    double dx = q.lon_deg - p.lon_deg, dy = q.lat_deg - p.lat_deg;
    double ex = e->b.lon_deg - e->a.lon_deg, ey = e->b.lat_deg - e->a.lat_deg;
    double px = e->a.lon_deg - p.lon_deg, py = e->a.lat_deg - p.lat_deg;
    double turn = cross(dx, dy, ex, ey), length = hypot(dx, dy);
    /* Both ends of the border's edge on the line of pq. */
    if (fabs(cross(dx, dy, px, py)) <= on_border_deg * length &&
        fabs(cross(dx, dy, px + ex, py + ey)) <= on_border_deg * length) {
        cut_along(s, p, q, e);
        return;
    }
    double t = cross(px, py, ex, ey) / turn, u = cross(px, py, dx, dy) / turn;
    /* A touch too many costs a look at the zones; one that is missed gives the wrong zone. */
    if (turn != 0 && t >= -touch && t <= 1 + touch && u >= -touch && u <= 1 + touch)
        add_cut(s, t);
}

static void find_cuts(splitter *s, cor_lonlat p, cor_lonlat q)
{
    s->cut_count = 0;
    s->touches = s->runs_along = false;
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat a = { p.lon_deg + 360 * turn, p.lat_deg },
                   b = { q.lon_deg + 360 * turn, q.lat_deg };
        cor_borders_find(s->borders,
                         (cor_bbox){ fmin(a.lon_deg, b.lon_deg), fmin(a.lat_deg, b.lat_deg),
                                     fmax(a.lon_deg, b.lon_deg), fmax(a.lat_deg, b.lat_deg) });
        for (size_t i = 0; i < s->borders->found_count; i++)
            cut_by(s, a, b, &s->borders->edges[s->borders->found[i]]);
    }
}

static bool is_on_edge(cor_lonlat p, const cor_border_edge *e)
{
    double dx = e->b.lon_deg - e->a.lon_deg, dy = e->b.lat_deg - e->a.lat_deg;
    double px = p.lon_deg - e->a.lon_deg, py = p.lat_deg - e->a.lat_deg;
    double t = fmin(fmax((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1);
    return hypot(px - t * dx, py - t * dy) <= on_border_deg;
}

static bool is_on_border(cor_borders *b, cor_lonlat p)
{
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat at = { p.lon_deg + 360 * turn, p.lat_deg };
        cor_borders_find(b, (cor_bbox){ at.lon_deg, at.lat_deg, at.lon_deg, at.lat_deg });
        for (size_t i = 0; i < b->found_count; i++)
            if (is_on_edge(at, &b->edges[b->found[i]]))
                return true;
    }
    return false;
}

static int zone_at(splitter *s, cor_lonlat p)
{
    int zone = COR_PIECE_OUTSIDE;
    if (s->runs_along && is_on_border(s->borders, p))
        return COR_PIECE_BORDER;
    if (!cor_borders_zones_at(s->borders, p, s->inside))
        return COR_PIECE_OUTSIDE;
    for (size_t i = 0; i < s->borders->zone_count; i++)
        if (s->inside[i])
            zone = zone == COR_PIECE_OUTSIDE ? (int)i : COR_PIECE_OVERLAP;
    return zone;
}

static void add_sum(cor_split *out, int zone, double length_m)
{
    if (zone >= 0)
        out->zone_m[zone] += length_m;
    else if (zone == COR_PIECE_OUTSIDE)
        out->outside_m += length_m;
    else if (zone == COR_PIECE_BORDER)
        out->border_m += length_m;
    else
        out->overlap_m += length_m;
}

static void add_piece(splitter *s, cor_lonlat from, double from_m, double to_m, int zone)
{
    cor_split *out = s->out;
    add_sum(out, zone, to_m - from_m);
    if (out->count && !s->begins && s->zone == zone) {
        out->pieces[out->count - 1].to_m = to_m;
        return;
    }
    out->pieces = cor_grow(out->pieces, &out->capacity, out->count + 1, sizeof *out->pieces);
    from.lon_deg = remainder(from.lon_deg, 360);
    out->pieces[out->count++] = (cor_piece){ from_m, to_m, zone, from, s->begins };
    s->zone = zone;
    s->begins = false;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* The distance of the place at share t of the edge, from its start: the geodesic and the straight
 * line in longitude and latitude differ by less than the place's distance from the geodesic. */
static double along(cor_lonlat p, cor_lonlat q, double t, double edge_m)
{
    cor_lonlat at = between(p, q, t);
    double to = cor_geodesic_distance_m(p, at), on = cor_geodesic_distance_m(at, q);
    return to + on > 0 ? edge_m * (to / (to + on)) : 0;
}

static void split_edge(splitter *s, cor_lonlat p, cor_lonlat q)
{
    double edge_m = cor_geodesic_distance_m(p, q), done_m = 0, done = 0;
    if (!(edge_m > 0))
        return;
    find_cuts(s, p, q);
    if (s->cut_count)
        qsort(s->cuts, s->cut_count, sizeof *s->cuts, ascending);
    for (size_t i = 0; i <= s->cut_count; i++) {
        double t = i < s->cut_count ? s->cuts[i] : 1;
        if (t <= done)
            continue;
        double to_m = t < 1 ? along(p, q, t, edge_m) : edge_m;
        int zone = s->touches || s->begins ? zone_at(s, between(p, q, (done + t) / 2)) : s->zone;
        add_piece(s, between(p, q, done), s->before_m + done_m, s->before_m + to_m, zone);
        done = t;
        done_m = to_m;
    }
    s->before_m += edge_m;
}

static void split_line(splitter *s, const cor_lonlat *line, size_t n)
{
    cor_lonlat p = line[0];
    s->begins = true;
    for (size_t i = 1; i < n; i++) {
        cor_lonlat q = line[i];
        q.lon_deg = p.lon_deg + remainder(q.lon_deg - p.lon_deg, 360);
        split_edge(s, p, q);
        p = q;
        /* The line is followed across the antimeridian; it need not be followed for ever. */
        p.lon_deg = remainder(p.lon_deg, 360);
    }
}

void cor_split_route(cor_split *out, const cor_dataset *data, const cor_feature *feature,
                     cor_borders *borders)
{
    splitter s = { .out = out, .borders = borders };
    *out = (cor_split){ .zone_m = cor_alloc(borders->zone_count, sizeof *out->zone_m) };
    s.inside = cor_alloc(borders->zone_count, sizeof *s.inside);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            split_line(&s, data->coords + part->first, part->count);
    }
    out->total_m = s.before_m;
    cor_free(s.inside);
    cor_free(s.cuts);
}

void cor_split_free(cor_split *split)
{
    cor_free(split->pieces);
    cor_free(split->zone_m);
    *split = (cor_split){ 0 };
}

cor_str cor_piece_name(const cor_borders *borders, int zone)
{
    static const char *const names[] = { "outside", "border", "overlap" };
    return zone >= 0 ? borders->zones[zone] : cor_str_of(names[-zone - 1]);
}
