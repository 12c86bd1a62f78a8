#include "place/segment.h"

#include <math.h>
#include <stdbool.h>

double cor_segment_to_point(cor_segment s, cor_pt p)
{
    double dx = s.b.x_pt - s.a.x_pt, dy = s.b.y_pt - s.a.y_pt, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x_pt - s.a.x_pt) * dx + (p.y_pt - s.a.y_pt) * dy) / square : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(p.x_pt - s.a.x_pt - t * dx, p.y_pt - s.a.y_pt - t * dy);
}

/* On which side of the line through s the point lies: its sign. */
static double side_of(cor_segment s, cor_pt p)
{
    return (s.b.x_pt - s.a.x_pt) * (p.y_pt - s.a.y_pt) -
           (s.b.y_pt - s.a.y_pt) * (p.x_pt - s.a.x_pt);
}

static bool cross(cor_segment s, cor_segment t)
{
    return side_of(s, t.a) * side_of(s, t.b) < 0 && side_of(t, s.a) * side_of(t, s.b) < 0;
}

double cor_segment_to_segment(cor_segment s, cor_segment t)
{
    if (cross(s, t))
        return 0;
    return fmin(fmin(cor_segment_to_point(s, t.a), cor_segment_to_point(s, t.b)),
                fmin(cor_segment_to_point(t, s.a), cor_segment_to_point(t, s.b)));
}

static bool holds(cor_rect r, cor_pt p)
{
    return p.x_pt >= r.x0_pt && p.x_pt <= r.x1_pt && p.y_pt >= r.y0_pt && p.y_pt <= r.y1_pt;
}

double cor_segment_to_rect(cor_segment s, cor_rect r)
{
    const cor_pt corners[4] = {
        { r.x0_pt, r.y0_pt }, { r.x1_pt, r.y0_pt }, { r.x1_pt, r.y1_pt }, { r.x0_pt, r.y1_pt }
    };
    double least = HUGE_VAL;
    if (holds(r, s.a))
        return 0;
    for (int i = 0; i < 4; i++)
        least = fmin(least,
                     cor_segment_to_segment(s, (cor_segment){ corners[i], corners[(i + 1) % 4] }));
    return least;
}
