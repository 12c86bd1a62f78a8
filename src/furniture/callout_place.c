/* Where the text of a callout stands when the figure does not say. */
#include <math.h>

#include "base/memory.h"
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

/* Another part, with the air around it and its own leader. */
typedef struct neighbour {
    cor_rect room;
    bool has_leader;
    cor_pt leader[2];
} neighbour;

typedef struct neighbours {
    neighbour *items;
    size_t count;
} neighbours;

/* Once a callout: leaders are projected, which costs more than all the places that are tried. */
static neighbours gather(const cor_plan *plan, const cor_planned_part *part)
{
    neighbours all = { cor_alloc(plan->part_count, sizeof *all.items), 0 };
    for (size_t i = 0; i < plan->part_count; i++) {
        const cor_planned_part *other = &plan->parts[i];
        if (other == part || !cor_part_is_placed(other))
            continue;
        neighbour *n = &all.items[all.count++];
        n->room = grown(other->rect, air_pt);
        n->has_leader = cor_callout_leader(plan, other, n->leader);
    }
    return all;
}

/* The callout at the place that is tried. */
typedef struct trial {
    cor_rect frame, text;
    bool has_leader;
    cor_pt leader[2];
} trial;

/* What is wrong with the callout beside one other part, in points. */
static double conflict(const trial *t, const neighbour *other)
{
    const cor_rect room = other->room;
    double sum = fmax(fmin(cor_overlap_x(t->text, room), cor_overlap_y(t->text, room)), 0);
    if (!t->has_leader)
        return sum;
    sum += cor_length_inside(t->leader, room);
    if (other->has_leader) {
        sum += cor_length_inside(other->leader, grown(t->text, air_pt));
        sum += cross(t->leader, other->leader) ? air_pt : 0;
    }
    return sum;
}

/* Points by which it leaves the frame, lies on parts or runs across leaders; 0: it is free. They
 * are not counted further than `enough`. */
static double conflicts(const trial *t, const neighbours *others, double enough)
{
    const cor_rect f = t->frame, r = t->text;
    double sum = fmax(f.x0_pt - r.x0_pt, 0) + fmax(f.y0_pt - r.y0_pt, 0) +
                 fmax(r.x1_pt - f.x1_pt, 0) + fmax(r.y1_pt - f.y1_pt, 0);
    for (size_t i = 0; i < others->count && sum < enough; i++)
        sum += conflict(t, &others->items[i]);
    return sum;
}

static const double worst = 1e6;

/* What of the map the text hides, and a little for every millimetre that it stands away; exact only
 * below `least`. */
static double cost(const trial *t, const neighbours *others, const cor_ground *ground,
                   double away_pt, double least)
{
    static const double hidden = 5;
    double wrong = conflicts(t, others, least / worst) * worst;
    return wrong < least ? wrong + cor_ground_under(ground, t->text) * hidden + away_pt : wrong;
}

void cor_callout_choose(cor_plan *plan, cor_planned_part *part, cor_size size,
                        const cor_ground *ground)
{
    enum { DIRECTIONS = 12, DISTANCES = 5 };
    static const double distances_mm[DISTANCES] = { 6, 9, 14, 21, 32 };
    const neighbours others = gather(plan, part);
    trial t = { .frame = grown(plan->main.frame, -air_pt) };
    double least = HUGE_VAL;
    cor_pt best = { 0 }, anchor;
    for (int k = 0; k < DISTANCES; k++)
        for (int i = 0; i < DIRECTIONS; i++) {
            double away = distances_mm[k] * COR_PT_PER_MM,
                   angle = (i - 0.75) * M_PI * 2 / DIRECTIONS;
            part->offset = (cor_pt){ away * cos(angle), away * sin(angle) };
            if (!cor_callout_place(&part->rect, &anchor, plan, part, size))
                continue;
            t.text = part->rect;
            t.has_leader = cor_callout_leader(plan, part, t.leader);
            double here = cost(&t, &others, ground, away, least);
            if (here < least) {
                least = here;
                best = part->offset;
            }
        }
    cor_free(others.items);
    part->offset = best;
    cor_callout_place(&part->rect, &anchor, plan, part, size);
}
