#include "place/axis.h"

#include <math.h>
#include <stdlib.h>

enum { DIRECTIONS = COR_AXES_MAX / 2, SLICES = 72, SAMPLES = 193, PASSES = 3 };

const double cor_axis_bend_max_rad = 0.85;

/* The area seen along one direction: `along` to the right, `across` down. */
typedef struct slice {
    double along, across, weight; /* weight 0: the slice is not part of the axis */
    double low, high;             /* of the stretch of the slice that is inside */
} slice;

typedef struct view {
    const cor_room *room;
    double cosine, sine;
    double from, to; /* along */
    double top, bottom;
    slice slices[SLICES];
} view;

typedef struct parabola {
    double origin; /* along */
    double c0, c1, c2;
} parabola;

static cor_pt on_page(const view *v, double along, double across)
{
    return (cor_pt){ v->room->best.x_pt + along * v->cosine - across * v->sine,
                     v->room->best.y_pt + along * v->sine + across * v->cosine };
}

static view look(const cor_room *room, double angle_rad)
{
    view v = { .room = room, .cosine = cos(angle_rad), .sine = sin(angle_rad) };
    const double xs[2] = { room->box.x0_pt, room->box.x1_pt };
    const double ys[2] = { room->box.y0_pt, room->box.y1_pt };
    for (int i = 0; i < 4; i++) {
        double x = xs[i & 1] - room->best.x_pt, y = ys[i >> 1] - room->best.y_pt;
        double along = x * v.cosine + y * v.sine, across = y * v.cosine - x * v.sine;
        v.from = fmin(v.from, along);
        v.to = fmax(v.to, along);
        v.top = fmin(v.top, across);
        v.bottom = fmax(v.bottom, across);
    }
    return v;
}

/* How much of two stretches is common. */
static double common(const slice *a, const slice *b)
{
    return fmin(a->high, b->high) - fmax(a->low, b->low);
}

static double clear_at(const view *v, double along, double across)
{
    return cor_room_clear(v->room, on_page(v, along, across));
}

/* The stretch of a slice that goes on from `from`: the one with the most room of those that touch
 * it. What lies before and behind those is not looked at. */
static void cut(const view *v, slice *out, const slice *from)
{
    double step = v->room->cell_pt, sum = 0, moment = 0;
    slice one = { .along = out->along };
    bool inside = false;
    size_t i = (size_t)fmax(floor((from->low - v->top) / step + 1e-6), 0);
    while (i > 0 && clear_at(v, out->along, v->top + step * (double)i) > 0)
        i--;
    for (; inside || v->top + step * (double)i <= from->high; i++) {
        double across = v->top + step * (double)i;
        double clear = clear_at(v, out->along, across);
        if (clear > 0) {
            if (!inside) {
                one = (slice){ .along = out->along, .low = across };
                sum = moment = 0;
            }
            one.high = across;
            one.weight = fmax(one.weight, clear);
            sum += clear * clear;
            moment += clear * clear * across;
        } else if (inside && common(&one, from) >= 0 && one.weight > out->weight) {
            one.across = moment / sum;
            *out = one;
        }
        inside = clear > 0;
    }
}

/* Slices from the place with the most room to both ends, as far as the area hangs together. */
static void slice_up(view *v)
{
    double step = (v->to - v->from) / (SLICES - 1);
    size_t middle = (size_t)fmin(fmax(round(-v->from / step), 0), SLICES - 1);
    const slice start = { .low = 0, .high = 0 };
    for (size_t i = 0; i < SLICES; i++)
        v->slices[i] = (slice){ .along = v->from + step * (double)i };
    cut(v, &v->slices[middle], &start);
    for (size_t i = middle; i + 1 < SLICES && v->slices[i].weight > 0; i++)
        cut(v, &v->slices[i + 1], &v->slices[i]);
    for (size_t i = middle; i > 0 && v->slices[i].weight > 0; i--)
        cut(v, &v->slices[i - 1], &v->slices[i]);
}

/* Sums of weighted powers of the slices in [from, to], about the middle of it. */
typedef struct moments {
    double power[5], value[3];
} moments;

static moments moments_of(const view *v, double from, double to)
{
    moments m = { 0 };
    double half = fmax((to - from) / 2, 1e-9), origin = (from + to) / 2;
    for (size_t i = 0; i < SLICES; i++) {
        const slice *s = &v->slices[i];
        if (!(s->weight > 0) || s->along < from || s->along > to)
            continue;
        double x = (s->along - origin) / half, term = s->weight;
        for (int k = 0; k < 5; k++) {
            m.power[k] += term;
            if (k < 3)
                m.value[k] += term * s->across;
            term *= x;
        }
    }
    return m;
}

/* The straight line that fits best when the square's share `c2` is given. */
static bool fit_line(parabola *out, const moments *m, double c2)
{
    double y0 = m->value[0] - c2 * m->power[2], y1 = m->value[1] - c2 * m->power[3];
    double det = m->power[0] * m->power[2] - m->power[1] * m->power[1];
    if (!(det > 1e-9 * m->power[0] * m->power[0]))
        return false;
    out->c2 = c2;
    out->c1 = (m->power[0] * y1 - m->power[1] * y0) / det;
    out->c0 = (m->power[2] * y0 - m->power[1] * y1) / det;
    return true;
}

/* By least squares: with a line taken off both the squares and the values, what is left of the two
 * gives the square's share, which is limited before the line is fitted again. */
static bool fit(parabola *out, const view *v, double from, double to)
{
    double half = (to - from) / 2;
    moments m = moments_of(v, from, to);
    parabola values = { 0 };
    if (!(half > 0) || !fit_line(&values, &m, 0))
        return false;
    moments squares = m;
    for (int k = 0; k < 3; k++)
        squares.value[k] = m.power[k + 2];
    parabola q = { 0 };
    if (!fit_line(&q, &squares, 0))
        return false;
    double rest = m.power[4] - q.c0 * m.power[2] - q.c1 * m.power[3];
    double along = m.value[2] - values.c0 * m.power[2] - values.c1 * m.power[3];
    double limit = half * tan(cor_axis_bend_max_rad / 2) / 2;
    double c2 = rest > 1e-6 * m.power[0] ? along / rest : 0;
    if (!fit_line(out, &m, fmin(fmax(c2, -limit), limit)))
        return false;
    out->origin = (from + to) / 2;
    out->c1 /= half;
    out->c2 /= half * half;
    return true;
}

static double across_at(const parabola *p, double along)
{
    double x = along - p->origin;
    return p->c0 + (p->c1 + p->c2 * x) * x;
}

/* The longest stretch of the parabola, within [from, to], with the room to either side. */
static bool clear_stretch(const view *v, const parabola *p, double clear_pt, double *from,
                          double *to)
{
    double first = *from, step = (*to - *from) / (SAMPLES - 1), start = 0, longest = 0;
    bool inside = false;
    for (size_t i = 0; i <= SAMPLES; i++) {
        double along = first + step * (double)i;
        bool clear = i < SAMPLES && clear_at(v, along, across_at(p, along)) >= clear_pt;
        if (clear && !inside)
            start = along;
        if (!clear && inside && along - step - start > longest) {
            longest = along - step - start;
            *from = start;
            *to = along - step;
        }
        inside = clear;
    }
    return longest > 0;
}

static void draw(cor_axis *out, const view *v, const parabola *p, double from, double to)
{
    *out = (cor_axis){ 0 };
    for (size_t i = 0; i < COR_AXIS_POINTS; i++) {
        double along = from + (to - from) * (double)i / (COR_AXIS_POINTS - 1);
        out->points[i] = on_page(v, along, across_at(p, along));
        if (i > 0)
            out->length_pt += hypot(out->points[i].x_pt - out->points[i - 1].x_pt,
                                    out->points[i].y_pt - out->points[i - 1].y_pt);
    }
    double turned =
        atan(p->c1 + 2 * p->c2 * (to - p->origin)) - atan(p->c1 + 2 * p->c2 * (from - p->origin));
    cor_pt a = out->points[0], b = out->points[COR_AXIS_POINTS - 1];
    out->bend_rad = fabs(turned);
    out->slope_rad = atan2(b.y_pt - a.y_pt, b.x_pt - a.x_pt);
}

/* A straight line in the direction of the view. */
static bool fit_straight(parabola *out, const view *v, double from, double to)
{
    moments m = moments_of(v, from, to);
    if (!(m.power[0] > 0))
        return false;
    *out = (parabola){ .origin = (from + to) / 2, .c0 = m.value[0] / m.power[0] };
    return true;
}

/* Fitted to the whole, then to what of it had the room: a tail of the area does not bend the rest.
 */
static bool find_one(cor_axis *out, const view *v, bool straight, double clear_pt)
{
    double from = v->from, to = v->to;
    parabola p = { 0 };
    for (int pass = 0; pass < PASSES; pass++) {
        if (!(straight ? fit_straight : fit)(&p, v, from, to))
            return false;
        if (pass + 1 == PASSES || pass == 0) {
            from = v->from;
            to = v->to;
        }
        if (!clear_stretch(v, &p, clear_pt, &from, &to))
            return false;
    }
    draw(out, v, &p, from, to);
    return cos(out->slope_rad) > -1e-9 && out->bend_rad <= cor_axis_bend_max_rad;
}

static int by_cost(const void *a, const void *b)
{
    const cor_axis *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->slope_rad != y->slope_rad)
        return x->slope_rad < y->slope_rad ? -1 : 1;
    return (x->length_pt < y->length_pt) - (x->length_pt > y->length_pt);
}

/* Shorter than the longest, steep and bent are worse: an axis at 45 degrees must be a fourth of the
 * longest longer than a level one. Beyond 50 degrees a name is hard to read, and
 * upwards it is read more easily than downwards. */
static double cost_of(const cor_axis *axis, double useful_pt)
{
    static const double steep = 0.36, tilted = 0.1, bent = 0.2, upright = 1.2, down = 0.15;
    static const double some_rad = 0.15, upright_rad = 0.87;
    double slope = fabs(axis->slope_rad);
    return fmax(1 - axis->length_pt / useful_pt, 0) + steep * slope / M_PI_2 +
           tilted * fmin(slope / some_rad, 1) + bent * axis->bend_rad +
           upright * fmax(slope - upright_rad, 0) + (axis->slope_rad > upright_rad ? down : 0);
}

size_t cor_axes_find(cor_axis out[COR_AXES_MAX], const cor_room *room, cor_axis_wish wish)
{
    size_t count = 0;
    double longest = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
        view v = look(room, -M_PI_2 + M_PI * i / DIRECTIONS);
        slice_up(&v);
        for (int straight = 0; straight < 2; straight++) {
            if (!find_one(&out[count], &v, straight, wish.clear_pt))
                continue;
            longest = fmax(longest, out[count].length_pt);
            count++;
        }
    }
    for (size_t i = 0; i < count; i++)
        out[i].cost = cost_of(&out[i], fmin(longest, wish.length_pt));
    if (count)
        qsort(out, count, sizeof *out, by_cost);
    return count;
}
