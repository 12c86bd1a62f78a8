#include "symbolise/overlap.h"

#include <math.h>

static const double hair_pt = 0.05;

static double distance(cor_pt a, cor_pt b)
{
    return hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
}

static bool turns_back(cor_pt a, cor_pt b, cor_pt c)
{
    double dot = (b.x_pt - a.x_pt) * (c.x_pt - b.x_pt) + (b.y_pt - a.y_pt) * (c.y_pt - b.y_pt);
    return dot < -0.5 * distance(a, b) * distance(b, c);
}

/* From `from` towards `to`, a hair far; where they are one place that is it. */
static cor_pt beside(cor_pt from, cor_pt to)
{
    double length = distance(from, to), t = length > hair_pt ? hair_pt / length : 1;
    return (cor_pt){ from.x_pt + (to.x_pt - from.x_pt) * t, from.y_pt + (to.y_pt - from.y_pt) * t };
}

typedef struct parting {
    const cor_pt *points; /* of an open line */
    size_t count;
    cor_path part;
    cor_part_drawer *draw;
    void *user;
} parting;

static void draw_part(parting *p, size_t first, size_t last)
{
    cor_path_clear(&p->part);
    cor_path_begin(&p->part, false);
    if (first > 0)
        cor_path_add(&p->part, beside(p->points[first], p->points[first - 1]));
    for (size_t i = first; i <= last; i++)
        cor_path_add(&p->part, p->points[i]);
    if (last + 1 < p->count)
        cor_path_add(&p->part, beside(p->points[last], p->points[last + 1]));
    cor_path_end(&p->part);
    p->draw(p->user, &p->part);
}

static void draw_line(parting *p)
{
    size_t first = 0;
    for (size_t i = 1; i + 1 < p->count; i++) {
        if (!turns_back(p->points[i - 1], p->points[i], p->points[i + 1]))
            continue;
        draw_part(p, first, i);
        first = i;
    }
    draw_part(p, first, p->count - 1);
}

void cor_overlap_parts(const cor_path *path, cor_part_drawer *draw, void *user)
{
    parting p = { .draw = draw, .user = user };
    for (size_t i = 0; i < path->contour_count; i++) {
        cor_contour contour = path->contours[i];
        p.points = path->points + contour.first;
        p.count = contour.count;
        if (!contour.closed && p.count > 1) {
            draw_line(&p);
            continue;
        }
        cor_path_clear(&p.part);
        cor_path_begin(&p.part, contour.closed);
        for (size_t k = 0; k < p.count; k++)
            cor_path_add(&p.part, p.points[k]);
        cor_path_end(&p.part);
        draw(user, &p.part);
    }
    cor_path_free(&p.part);
}
