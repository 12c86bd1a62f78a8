#include "draw/trace.h"

#include <math.h>

#include "base/memory.h"

double cor_trace_reach(cairo_t *cr)
{
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    double scale = fmax(hypot(m.xx, m.yx), hypot(m.xy, m.yy));
    return COR_TRACE_REACH / fmax(scale, 1e-6);
}

static bool is_within(cor_pt p, double reach)
{
    return fabs(p.x_pt) <= reach && fabs(p.y_pt) <= reach;
}

bool cor_trace_fits(cairo_t *cr, const cor_path *path)
{
    double reach = cor_trace_reach(cr);
    for (size_t i = 0; i < path->point_count; i++)
        if (!is_within(path->points[i], reach))
            return false;
    return true;
}

void cor_trace_add(cairo_t *cr, const cor_path *path)
{
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        const cor_pt *points = path->points + contour->first;
        for (size_t i = 0; i < contour->count; i++) {
            if (i == 0)
                cairo_move_to(cr, points[i].x_pt, points[i].y_pt);
            else
                cairo_line_to(cr, points[i].x_pt, points[i].y_pt);
        }
        if (contour->closed && contour->count > 0)
            cairo_close_path(cr);
    }
}

typedef struct ring {
    cor_pt *points;
    size_t count, capacity;
} ring;

static void ring_add(ring *r, cor_pt p)
{
    r->points = cor_grow(r->points, &r->capacity, r->count + 1, sizeof *r->points);
    r->points[r->count++] = p;
}

/* One of the four sides of a rectangle: inside is sign * coordinate <= limit. */
typedef struct side {
    bool is_vertical;
    double sign, limit;
} side;

typedef struct four_sides {
    side of[4];
} four_sides;

static four_sides sides_of(cor_rect r)
{
    return (four_sides){ { { true, 1, r.x1_pt },
                           { true, -1, -r.x0_pt },
                           { false, 1, r.y1_pt },
                           { false, -1, -r.y0_pt } } };
}

static four_sides square(double reach)
{
    return sides_of((cor_rect){ -reach, -reach, reach, reach });
}

static double beyond(const side *s, cor_pt p)
{
    return s->sign * (s->is_vertical ? p.x_pt : p.y_pt) - s->limit;
}

static cor_pt between(cor_pt a, cor_pt b, double t)
{
    /* This form is exact at both ends, and does not overflow for far points. */
    return (cor_pt){ a.x_pt * (1 - t) + b.x_pt * t, a.y_pt * (1 - t) + b.y_pt * t };
}

static void cut_ring(ring *to, const ring *from, const side *s)
{
    to->count = 0;
    for (size_t i = 0; i < from->count; i++) {
        cor_pt a = from->points[i], b = from->points[(i + 1) % from->count];
        double beyond_a = beyond(s, a), beyond_b = beyond(s, b);
        if (beyond_a <= 0)
            ring_add(to, a);
        if ((beyond_a <= 0) != (beyond_b <= 0))
            ring_add(to, between(a, b, beyond_a / (beyond_a - beyond_b)));
    }
}

/* Sutherland and Hodgman 1974, doi:10.1145/360767.360802: the seams it leaves along the rectangle's
 * edge are folded, so they change no fill inside. */
static void trace_ring_within(cairo_t *cr, const cor_pt *points, size_t count, cor_rect within)
{
    const four_sides sides = sides_of(within);
    ring rings[2] = { 0 };
    for (size_t i = 0; i < count; i++)
        ring_add(&rings[0], points[i]);
    for (size_t s = 0; s < 4; s++)
        cut_ring(&rings[(s + 1) % 2], &rings[s % 2], &sides.of[s]);
    for (size_t i = 0; i < rings[0].count; i++)
        cairo_line_to(cr, rings[0].points[i].x_pt, rings[0].points[i].y_pt);
    cairo_close_path(cr);
    cor_free(rings[0].points);
    cor_free(rings[1].points);
}

void cor_trace_add_area(cairo_t *cr, const cor_path *path, cor_rect within)
{
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        cairo_new_sub_path(cr);
        trace_ring_within(cr, path->points + contour->first, contour->count, within);
    }
}

void cor_trace_area(cairo_t *cr, const cor_path *path)
{
    cairo_new_path(cr);
    if (cor_trace_fits(cr, path)) {
        cor_trace_add(cr, path);
        return;
    }
    double reach = cor_trace_reach(cr);
    cor_trace_add_area(cr, path, (cor_rect){ -reach, -reach, reach, reach });
}

/* Liang and Barsky 1984, doi:10.1145/357332.357333. False when nothing is left. */
static bool cut_segment(cor_pt *a, cor_pt *b, double reach)
{
    const four_sides sides = square(reach);
    double from = 0, to = 1;
    for (size_t s = 0; s < 4; s++) {
        double beyond_a = beyond(&sides.of[s], *a), beyond_b = beyond(&sides.of[s], *b);
        if (beyond_a > 0 && beyond_b > 0)
            return false;
        if (beyond_a > 0)
            from = fmax(from, beyond_a / (beyond_a - beyond_b));
        else if (beyond_b > 0)
            to = fmin(to, beyond_a / (beyond_a - beyond_b));
    }
    if (from > to)
        return false;
    cor_pt start = between(*a, *b, from);
    *b = between(*a, *b, to);
    *a = start;
    return true;
}

static void trace_segment_within(cairo_t *cr, cor_pt a, cor_pt b, double reach)
{
    bool goes_on = is_within(a, reach) && cairo_has_current_point(cr);
    if (!cut_segment(&a, &b, reach))
        return;
    if (!goes_on)
        cairo_move_to(cr, a.x_pt, a.y_pt);
    cairo_line_to(cr, b.x_pt, b.y_pt);
}

void cor_trace_lines(cairo_t *cr, const cor_path *path)
{
    cairo_new_path(cr);
    if (cor_trace_fits(cr, path)) {
        cor_trace_add(cr, path);
        return;
    }
    double reach = cor_trace_reach(cr);
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_contour *contour = &path->contours[c];
        const cor_pt *points = path->points + contour->first;
        cairo_new_sub_path(cr);
        for (size_t i = 1; i < contour->count; i++)
            trace_segment_within(cr, points[i - 1], points[i], reach);
        if (contour->closed && contour->count > 1)
            trace_segment_within(cr, points[contour->count - 1], points[0], reach);
    }
}
