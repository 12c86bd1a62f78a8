/* Where the text of a callout stands when the figure does not say. */
#include <math.h>

#include "furniture/layout.h"
#include "style/length.h"

/* Liang and Barsky. */
double cor_length_inside(const cor_pt ends[2], cor_rect r)
{
    double from = 0, to = 1;
    double dx = ends[1].x_pt - ends[0].x_pt, dy = ends[1].y_pt - ends[0].y_pt;
    const double p[4] = { -dx, dx, -dy, dy };
    const double q[4] = { ends[0].x_pt - r.x0_pt, r.x1_pt - ends[0].x_pt, ends[0].y_pt - r.y0_pt,
                          r.y1_pt - ends[0].y_pt };
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0)
            return 0;
        if (p[i] < 0)
            from = fmax(from, q[i] / p[i]);
        else if (p[i] > 0)
            to = fmin(to, q[i] / p[i]);
    }
    return fmax(to - from, 0) * hypot(dx, dy);
}

static bool cross(const cor_pt a[2], const cor_pt b[2])
{
    double dx = a[1].x_pt - a[0].x_pt, dy = a[1].y_pt - a[0].y_pt;
    double ex = b[1].x_pt - b[0].x_pt, ey = b[1].y_pt - b[0].y_pt;
    double fx = b[0].x_pt - a[0].x_pt, fy = b[0].y_pt - a[0].y_pt, area = dx * ey - dy * ex;
    double t = (fx * ey - fy * ex) / area, u = (fx * dy - fy * dx) / area;
    return area != 0 && t >= 0 && t <= 1 && u >= 0 && u <= 1;
}

static const double air_pt = 1.2 * COR_PT_PER_MM; /* between a callout and another part */

static cor_rect grown(cor_rect r, double by_pt)
{
    return (cor_rect){ r.x0_pt - by_pt, r.y0_pt - by_pt, r.x1_pt + by_pt, r.y1_pt + by_pt };
}

/* What is wrong with the callout beside one other part, in points. */
static double conflict(const cor_plan *plan, const cor_planned_part *part,
                       const cor_planned_part *other)
{
    const cor_rect room = grown(other->rect, air_pt);
    cor_pt own[2], its[2];
    double sum = fmax(fmin(cor_overlap_x(part->rect, room), cor_overlap_y(part->rect, room)), 0);
    if (!cor_callout_leader(plan, part, own))
        return sum;
    sum += cor_length_inside(own, room);
    if (cor_callout_leader(plan, other, its)) {
        sum += cor_length_inside(its, grown(part->rect, air_pt));
        sum += cross(own, its) ? air_pt : 0;
    }
    return sum;
}

/* Points by which it leaves the frame, lies on parts or runs across leaders; 0: it is free. */
static double conflicts(const cor_plan *plan, const cor_planned_part *part)
{
    const cor_rect f = grown(plan->main.frame, -air_pt), r = part->rect;
    double sum = fmax(f.x0_pt - r.x0_pt, 0) + fmax(f.y0_pt - r.y0_pt, 0) +
                 fmax(r.x1_pt - f.x1_pt, 0) + fmax(r.y1_pt - f.y1_pt, 0);
    for (size_t i = 0; i < plan->part_count; i++)
        if (&plan->parts[i] != part && cor_part_is_placed(&plan->parts[i]))
            sum += conflict(plan, part, &plan->parts[i]);
    return sum;
}

/* What of the map the text hides, and a little for every millimetre that it stands away. */
static double cost(const cor_plan *plan, const cor_planned_part *part, const cor_ground *ground,
                   double away_pt)
{
    static const double worst = 1e6, hidden = 5;
    return conflicts(plan, part) * worst + cor_ground_under(ground, part->rect) * hidden + away_pt;
}

void cor_callout_choose(cor_plan *plan, cor_planned_part *part, cor_size size,
                        const cor_ground *ground)
{
    enum { DIRECTIONS = 12, DISTANCES = 5 };
    static const double distances_mm[DISTANCES] = { 6, 9, 14, 21, 32 };
    double least = HUGE_VAL;
    cor_pt best = { 0 }, anchor;
    for (int k = 0; k < DISTANCES; k++)
        for (int i = 0; i < DIRECTIONS; i++) {
            double away = distances_mm[k] * COR_PT_PER_MM,
                   angle = (i - 0.75) * M_PI * 2 / DIRECTIONS;
            part->offset = (cor_pt){ away * cos(angle), away * sin(angle) };
            if (!cor_callout_place(&part->rect, &anchor, plan, part, size))
                return;
            double here = cost(plan, part, ground, away);
            if (here < least) {
                least = here;
                best = part->offset;
            }
        }
    part->offset = best;
    cor_callout_place(&part->rect, &anchor, plan, part, size);
}
