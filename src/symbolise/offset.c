#include "symbolise/offset.h"

#include <math.h>
#include <stdint.h>

#include "base/memory.h"
#include "geo/shape.h"

/* An edge of the line, and the piece of its parallel that is drawn. */
typedef struct edge {
    cor_pt a, b;
    double dx, dy; /* direction, of length 1 */
    double length_pt;
    cor_pt from, to;
    size_t before, after; /* the neighbours that are left; `none` at the ends of an open line */
    bool is_out;
} edge;

static const size_t none = SIZE_MAX;

typedef struct parallel {
    edge *edges;
    size_t count, left;
    double offset_pt;
} parallel;

static cor_pt aside(const parallel *p, const edge *e, cor_pt at)
{
    return (cor_pt){ at.x_pt - e->dy * p->offset_pt, at.y_pt + e->dx * p->offset_pt };
}

/* Where the parallels of two edges meet. Where they turn by 120 degrees or more each keeps its own
 * end, as in the web renderers; but not on the inner side of an edge that is too short to reach the
 * place where they meet: it would run backwards. */
static void meet(const parallel *p, edge *e, edge *f)
{
    double cross = e->dx * f->dy - e->dy * f->dx, dot = e->dx * f->dx + e->dy * f->dy;
    cor_pt end = aside(p, e, e->b), start = aside(p, f, f->a);
    e->to = end;
    f->from = start;
    if (fabs(cross) < 1e-6)
        return;
    double t = ((start.x_pt - end.x_pt) * f->dy - (start.y_pt - end.y_pt) * f->dx) / cross;
    bool is_short = cross * p->offset_pt > 0 && -t > fmin(e->length_pt, f->length_pt);
    if (dot <= -0.5 && !is_short)
        return;
    cor_pt at = { end.x_pt + t * e->dx, end.y_pt + t * e->dy };
    e->to = at;
    f->from = at;
}

static void settle(parallel *p, size_t i)
{
    edge *e = &p->edges[i];
    if (e->before == none)
        e->from = aside(p, e, e->a);
    else
        meet(p, &p->edges[e->before], e);
    if (e->after == none)
        e->to = aside(p, e, e->b);
    else
        meet(p, e, &p->edges[e->after]);
}

static bool runs_backwards(const edge *e)
{
    double dx = e->to.x_pt - e->from.x_pt, dy = e->to.y_pt - e->from.y_pt;
    return dx * e->dx + dy * e->dy < 0;
}

/* Takes the edge out and lets its neighbours meet. */
static void leave_out(parallel *p, size_t i)
{
    edge *e = &p->edges[i];
    e->is_out = true;
    p->left--;
    if (e->before != none)
        p->edges[e->before].after = e->after;
    if (e->after != none)
        p->edges[e->after].before = e->before;
    if (e->before != none)
        settle(p, e->before);
    if (e->after != none)
        settle(p, e->after);
}

/* Each edge that is left out may turn its neighbours: they are looked at again, so that this takes
 * as many steps as there are edges. */
static void clear_backwards(parallel *p)
{
    for (size_t i = 0; i < p->count && p->left > 1;) {
        edge *e = &p->edges[i];
        if (e->is_out || !runs_backwards(e)) {
            i++;
            continue;
        }
        leave_out(p, i);
        if (e->before != none && e->before < i)
            i = e->before;
    }
}

static void add_edge(parallel *p, cor_spot a, cor_spot b)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    if (!(length > 1e-9))
        return;
    p->edges[p->count++] = (edge){ .a = { a.x, a.y },
                                   .b = { b.x, b.y },
                                   .dx = (b.x - a.x) / length,
                                   .dy = (b.y - a.y) / length,
                                   .length_pt = length };
}

static void link_edges(parallel *p, bool closed)
{
    p->left = p->count;
    for (size_t i = 0; i < p->count; i++) {
        p->edges[i].before = i ? i - 1 : closed ? p->count - 1 : none;
        p->edges[i].after = i + 1 < p->count ? i + 1 : closed ? 0 : none;
    }
    for (size_t i = 0; i < p->count; i++)
        settle(p, i);
}

static void add_parallel(cor_path *out, const parallel *p, bool closed)
{
    cor_path_begin(out, closed);
    cor_pt last = { HUGE_VAL, HUGE_VAL };
    for (size_t i = 0; i < p->count; i++) {
        const edge *e = &p->edges[i];
        if (e->is_out)
            continue;
        if (e->from.x_pt != last.x_pt || e->from.y_pt != last.y_pt)
            cor_path_add(out, e->from);
        last = e->to;
        cor_path_add(out, last);
    }
    cor_path_end(out);
}

/* From one point of the line that stays: the directions in which all points since lie within the
 * tolerance of a straight edge. */
typedef struct sleeve {
    cor_spot from;
    double base_rad, low_rad, high_rad; /* low and high from base */
    double farthest;
    bool is_open; /* anything since lies farther away than the tolerance */
} sleeve;

/* False when an edge to `p` would not do for the points since; then the sleeve is as it was. */
static bool sleeve_takes(sleeve *s, cor_spot p, double tolerance)
{
    double dx = p.x - s->from.x, dy = p.y - s->from.y, away = hypot(dx, dy);
    if (away <= tolerance)
        return !s->is_open;
    double angle = atan2(dy, dx), spread = asin(tolerance / away);
    if (!s->is_open)
        *s = (sleeve){ s->from, angle, -spread, spread, away, true };
    double off = remainder(angle - s->base_rad, 2 * M_PI);
    if (off < s->low_rad || off > s->high_rad || away < s->farthest - tolerance)
        return false;
    s->low_rad = fmax(s->low_rad, off - spread);
    s->high_rad = fmin(s->high_rad, off + spread);
    s->farthest = fmax(s->farthest, away);
    return true;
}

/* In place: leaves out what lies within a tolerance of straight edges, small beside the offset and
 * hardly seen (the tiles of web maps do so by 0.375 px); the ends stay. Source: Williams 1978,
 * Computer Graphics and Image Processing 8, 286-293. */
static void straighten(cor_shape *line, double offset_pt)
{
    double tolerance = fmin(fabs(offset_pt) / 10, 0.28);
    size_t kept = 1;
    sleeve s = { .from = line->spots[0] };
    for (size_t i = 1; i < line->count; i++) {
        cor_spot before = line->spots[i - 1], p = line->spots[i];
        if (!sleeve_takes(&s, p, tolerance)) {
            line->spots[kept++] = before;
            s = (sleeve){ .from = before };
            sleeve_takes(&s, p, tolerance);
        }
    }
    line->spots[kept++] = line->spots[line->count - 1];
    line->count = kept;
}

static void offset_line(cor_path *out, const cor_shape *line, bool closed, double offset_pt)
{
    size_t n = line->count;
    if (n < 2)
        return;
    parallel p = { .edges = cor_alloc(n, sizeof *p.edges), .offset_pt = offset_pt };
    for (size_t i = 0; i + 1 < n; i++)
        add_edge(&p, line->spots[i], line->spots[i + 1]);
    if (closed)
        add_edge(&p, line->spots[n - 1], line->spots[0]);
    link_edges(&p, closed && p.count > 2);
    clear_backwards(&p);
    if (p.left)
        add_parallel(out, &p, closed);
    cor_free(p.edges);
}

void cor_path_offset(cor_path *out, const cor_path *in, double offset_pt)
{
    cor_shape line = { 0 };
    for (size_t i = 0; i < in->contour_count; i++) {
        const cor_contour *c = &in->contours[i];
        cor_shape_clear(&line);
        cor_shape_begin(&line);
        for (size_t k = 0; k < c->count; k++) {
            cor_pt p = in->points[c->first + k];
            cor_shape_add(&line, (cor_spot){ p.x_pt, p.y_pt });
        }
        cor_shape_end(&line, 2);
        if (line.count > 1)
            straighten(&line, offset_pt);
        offset_line(out, &line, c->closed, offset_pt);
    }
    cor_shape_free(&line);
}
