#include "measure/cuts.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const double touch = 1e-9; /* of an edge's length */

cor_lonlat cor_on_edge(cor_lonlat p, cor_lonlat q, double share)
{
    return (cor_lonlat){ p.lon_deg + share * (q.lon_deg - p.lon_deg),
                         p.lat_deg + share * (q.lat_deg - p.lat_deg) };
}

cor_lonlat cor_beside_edge(cor_lonlat p, cor_lonlat q, double share, int side)
{
    double dx = q.lon_deg - p.lon_deg, dy = q.lat_deg - p.lat_deg;
    double off = side * cor_on_border_deg / hypot(dx, dy);
    cor_lonlat at = cor_on_edge(p, q, share);
    at.lon_deg -= off * dy;
    at.lat_deg += off * dx;
    if (fabs(at.lat_deg) > 90) {
        at.lat_deg = copysign(180, at.lat_deg) - at.lat_deg;
        at.lon_deg = remainder(at.lon_deg + 180, 360);
    }
    return at;
}

static void add_cut(cor_cuts *c, double t)
{
    c->touches = true;
    if (!(t > 0 && t < 1))
        return;
    c->items = cor_grow(c->items, &c->capacity, c->count + 1, sizeof *c->items);
    c->items[c->count++] = t;
}

static double cross(double ax, double ay, double bx, double by)
{
    return ax * by - ay * bx;
}

/* Both ends of the border's edge, as shares of pq: they lie on its line. */
static void cut_along(cor_cuts *c, cor_lonlat p, cor_lonlat q, const cor_border_edge *e)
{
    double dx = q.lon_deg - p.lon_deg, dy = q.lat_deg - p.lat_deg, square = dx * dx + dy * dy;
    double ta = ((e->a.lon_deg - p.lon_deg) * dx + (e->a.lat_deg - p.lat_deg) * dy) / square;
    double tb = ((e->b.lon_deg - p.lon_deg) * dx + (e->b.lat_deg - p.lat_deg) * dy) / square;
    if (fmax(ta, tb) < 0 || fmin(ta, tb) > 1)
        return;
    c->runs_along = true;
    add_cut(c, ta);
    add_cut(c, tb);
}

static void cut_by(cor_cuts *c, cor_lonlat p, cor_lonlat q, const cor_border_edge *e)
{
    double dx = q.lon_deg - p.lon_deg, dy = q.lat_deg - p.lat_deg;
    double ex = e->b.lon_deg - e->a.lon_deg, ey = e->b.lat_deg - e->a.lat_deg;
    double px = e->a.lon_deg - p.lon_deg, py = e->a.lat_deg - p.lat_deg;
    double turn = cross(dx, dy, ex, ey), length = hypot(dx, dy);
    /* Both ends of the border's edge on the line of pq. */
    if (fabs(cross(dx, dy, px, py)) <= cor_on_border_deg * length &&
        fabs(cross(dx, dy, px + ex, py + ey)) <= cor_on_border_deg * length) {
        cut_along(c, p, q, e);
        return;
    }
    double t = cross(px, py, ex, ey) / turn, u = cross(px, py, dx, dy) / turn;
    /* A touch too many costs a look at the zones; one that is missed gives the wrong zone. */
    if (turn != 0 && t >= -touch && t <= 1 + touch && u >= -touch && u <= 1 + touch)
        add_cut(c, t);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void drop_near_ones(cor_cuts *c, double length_deg)
{
    double least = cor_on_border_deg / length_deg, last = 0;
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        double t = c->items[i];
        if (t - last < least || 1 - t < least)
            continue;
        c->items[kept++] = last = t;
    }
    c->count = kept;
}

void cor_cuts_find(cor_cuts *out, cor_borders *borders, cor_lonlat p, cor_lonlat q, int64_t zone)
{
    out->count = 0;
    out->touches = out->runs_along = false;
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat a = { p.lon_deg + 360 * turn, p.lat_deg },
                   b = { q.lon_deg + 360 * turn, q.lat_deg };
        cor_borders_find(borders,
                         (cor_bbox){ fmin(a.lon_deg, b.lon_deg), fmin(a.lat_deg, b.lat_deg),
                                     fmax(a.lon_deg, b.lon_deg), fmax(a.lat_deg, b.lat_deg) });
        for (size_t i = 0; i < borders->found_count; i++) {
            const cor_border_edge *e = &borders->edges[borders->found[i]];
            if (zone == COR_EVERY_ZONE || cor_border_zone(borders, e) == zone)
                cut_by(out, a, b, e);
        }
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, ascending);
    drop_near_ones(out, hypot(q.lon_deg - p.lon_deg, q.lat_deg - p.lat_deg));
}

void cor_cuts_free(cor_cuts *cuts)
{
    cor_free(cuts->items);
    *cuts = (cor_cuts){ 0 };
}
