#include "symbolise/offset.h"

#include <math.h>

typedef struct edge {
    double nx, ny; /* unit normal to the right */
} edge;

static bool normal_of(cor_pt a, cor_pt b, edge *out)
{
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, length = hypot(dx, dy);
    if (!(length > 1e-9))
        return false;
    *out = (edge){ -dy / length, dx / length };
    return true;
}

static void add_moved(cor_path *out, cor_pt p, edge e, double offset_pt)
{
    cor_path_add(out, (cor_pt){ p.x_pt + e.nx * offset_pt, p.y_pt + e.ny * offset_pt });
}

/* The corner at p between two edges. */
static void add_corner(cor_path *out, cor_pt p, edge before, edge after, double offset_pt)
{
    double mx = before.nx + after.nx, my = before.ny + after.ny;
    double square = mx * mx + my * my; /* 4 cos^2 of half the turn */
    if (square > 1) {                  /* turns of less than 120 degrees */
        edge middle = { 2 * mx / square, 2 * my / square };
        add_moved(out, p, middle, offset_pt);
        return;
    }
    add_moved(out, p, before, offset_pt);
    add_moved(out, p, after, offset_pt);
}

static size_t distinct(const cor_pt *points, size_t n, cor_pt *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        edge ignored;
        if (!count || normal_of(out[count - 1], points[i], &ignored))
            out[count++] = points[i];
    }
    return count;
}

static void offset_contour(cor_path *out, const cor_pt *p, size_t n, bool closed, double offset_pt)
{
    edge first = { 0 }, before, after;
    if (n < 2 || !normal_of(p[0], p[1], &first))
        return;
    cor_path_begin(out, closed);
    before = first;
    if (closed && normal_of(p[n - 1], p[0], &after))
        add_corner(out, p[0], after, first, offset_pt);
    else
        add_moved(out, p[0], first, offset_pt);
    for (size_t i = 1; i < n; i++) {
        bool last = i + 1 == n;
        if (last && !closed) {
            add_moved(out, p[i], before, offset_pt);
        } else if (normal_of(p[i], p[last ? 0 : i + 1], &after)) {
            add_corner(out, p[i], before, after, offset_pt);
            before = after;
        }
    }
    cor_path_end(out);
}

void cor_path_offset(cor_path *out, const cor_path *in, double offset_pt)
{
    cor_path clean = { 0 };
    for (size_t i = 0; i < in->contour_count; i++) {
        const cor_contour *c = &in->contours[i];
        cor_path_clear(&clean);
        cor_path_begin(&clean, c->closed);
        for (size_t k = 0; k < c->count; k++)
            cor_path_add(&clean, in->points[c->first + k]);
        size_t n = distinct(clean.points, clean.point_count, clean.points);
        offset_contour(out, clean.points, n, c->closed, offset_pt);
    }
    cor_path_free(&clean);
}
