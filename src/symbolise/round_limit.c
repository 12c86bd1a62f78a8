#include "symbolise/round_limit.h"

#include <math.h>

bool cor_round_limit_counts(const cor_stroke *stroke, double limit)
{
    static const double visible = 1.06;
    return stroke->join == COR_JOIN_ROUND && limit > visible && !stroke->dash_count;
}

/* 1 / cos of half the turn at `b`: how much longer than the line is wide its miter is. */
static double miter_length(cor_pt a, cor_pt b, cor_pt c)
{
    double ux = b.x_pt - a.x_pt, uy = b.y_pt - a.y_pt, vx = c.x_pt - b.x_pt, vy = c.y_pt - b.y_pt;
    double lengths = hypot(ux, uy) * hypot(vx, vy);
    if (!(lengths > 0))
        return 1;
    double half = sqrt(fmax((1 + (ux * vx + uy * vy) / lengths) / 2, 0));
    return half > 0 ? 1 / half : HUGE_VAL;
}

static void add_dot(cor_path *out, cor_pt p)
{
    cor_path_begin(out, false);
    cor_path_add(out, p);
    cor_path_add(out, p);
    cor_path_end(out);
}

void cor_round_limit_dots(cor_path *out, const cor_path *line, double limit)
{
    for (size_t i = 0; i < line->contour_count; i++) {
        cor_contour c = line->contours[i];
        const cor_pt *p = line->points + c.first;
        for (size_t k = 0; k < c.count; k++) {
            bool is_end = !c.closed && (k == 0 || k + 1 == c.count);
            size_t before = k ? k - 1 : c.count - 1, after = k + 1 < c.count ? k + 1 : 0;
            if (!is_end && miter_length(p[before], p[k], p[after]) >= limit)
                add_dot(out, p[k]);
        }
    }
}
