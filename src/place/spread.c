/* A name spread along the axis of an area, as atlases set those of countries and seas. */
#include <math.h>
#include <stdlib.h>

#include "place/area.h"
#include "place/axis.h"
#include "text/along_line.h"
#include "text/respace.h"

enum { MOST_TRIALS = 12000, MOST_TRIED = 600, LEVEL_KEPT = 16, ALONG = 7, ACROSS = 3 };

/* Of the text's size. */
static const double spacing_min_em = 0.15, spacing_max_em = 0.7;
/* Of the axis: what the name is to span, what it may span, what it spans of one that is as long as
 * is of use when it cannot be spaced out further. */
static const double span_wanted = 0.58, span_max = 0.9, span_useful = 0.45;

/* One way to set the name: on which axis, where on it, how far apart its letters are. */
typedef struct trial {
    size_t axis;
    double middle_pt;  /* along the axis, from its first point */
    double across_pt;  /* of the axis moved aside */
    double spacing_pt; /* between letters */
    double cost;
    size_t index;
} trial;

typedef struct spreader {
    cor_label *label;
    const cor_room *room;
    const cor_collide *taken;
    const cor_run *run;
    cor_arena *scratch;  /* what all trials need */
    cor_arena *settings; /* cleared before each */
    size_t gaps;
    double bare_pt; /* the run's length without letter spacing */
    cor_axis axes[COR_AXES_MAX];
    size_t axis_count;
    double clear_pt[2 * ACROSS + 1][COR_AXIS_POINTS]; /* along the axis looked at, moved aside */
    cor_baseline baselines[COR_AXES_MAX];
    trial *trials;
    size_t count;
} spreader;

static double length_of(const spreader *s, double spacing_pt)
{
    return s->bare_pt + (double)s->gaps * spacing_pt;
}

static cor_pt on_axis(const cor_axis *axis, double along_pt)
{
    double at = along_pt / axis->length_pt * (COR_AXIS_POINTS - 1);
    double low = fmin(fmax(floor(at), 0), COR_AXIS_POINTS - 2), share = at - low;
    cor_pt a = axis->points[(size_t)low], b = axis->points[(size_t)low + 1];
    return (cor_pt){ a.x_pt + share * (b.x_pt - a.x_pt), a.y_pt + share * (b.y_pt - a.y_pt) };
}

/* The room along an axis and beside it: many settings share it. */
static void look_along(spreader *s, const cor_axis *axis)
{
    double x = -sin(axis->slope_rad), y = cos(axis->slope_rad);
    for (int k = -ACROSS; k <= ACROSS; k++)
        for (size_t i = 0; i < COR_AXIS_POINTS; i++) {
            double across = s->label->cap_pt * k;
            cor_pt p = axis->points[i];
            s->clear_pt[k + ACROSS][i] =
                cor_room_clear(s->room, (cor_pt){ p.x_pt + x * across, p.y_pt + y * across });
        }
}

/* The least room along the middle of the text. */
static double room_along(const spreader *s, const trial *t, const double *clear_pt)
{
    double step = s->axes[t->axis].length_pt / (COR_AXIS_POINTS - 1);
    double half = length_of(s, t->spacing_pt) / 2, least = HUGE_VAL;
    size_t from = (size_t)fmax((t->middle_pt - half) / step, 0);
    size_t to = (size_t)fmin(ceil((t->middle_pt + half) / step), COR_AXIS_POINTS - 1);
    for (size_t i = from; i <= to; i++)
        least = fmin(least, clear_pt[i]);
    return least;
}

/* Off the middle of the axis, closer set than wanted, near a border: each is worse. */
static void try_one(spreader *s, trial t, const double *clear_pt, double wanted_pt)
{
    static const double off_middle = 1.1, off_axis = 0.08, close_set = 0.3, near_border = 0.5;
    const cor_axis *axis = &s->axes[t.axis];
    double half = s->label->cap_pt / 2, room_pt = room_along(s, &t, clear_pt);
    if (room_pt < half || s->count == MOST_TRIALS)
        return;
    double aside = fabs(t.middle_pt - axis->length_pt / 2) / axis->length_pt;
    double closer = wanted_pt > 0 ? 1 - t.spacing_pt / wanted_pt : 0;
    t.cost = axis->cost + off_middle * aside + off_axis * fabs(t.across_pt) / half +
             close_set * closer + near_border * fmax(1 - room_pt / (4 * half), 0);
    t.index = s->count;
    s->trials[s->count++] = t;
}

/* Along the axis and beside it. */
static void try_around(spreader *s, size_t axis, double spacing_pt, double wanted_pt)
{
    double length = s->axes[axis].length_pt, text = length_of(s, spacing_pt);
    double spare = (length * 0.98 - text) / 2;
    for (int i = -ALONG; i <= ALONG && spare >= 0; i++)
        for (int k = -ACROSS; k <= ACROSS; k++)
            try_one(s,
                    (trial){ .axis = axis,
                             .middle_pt = length / 2 + spare * i / ALONG,
                             .across_pt = s->label->cap_pt * k,
                             .spacing_pt = spacing_pt },
                    s->clear_pt[k + ACROSS], wanted_pt);
}

/* As far apart as spans the wanted share of the axis, within limits, and less than that. */
static void try_axis(spreader *s, size_t axis)
{
    static const double tighter[] = { 1, 0.8, 0.6, 0.4 };
    double size = s->run->size_pt, length = s->axes[axis].length_pt;
    if (s->gaps == 0) {
        if (s->bare_pt > span_max * length)
            return;
        look_along(s, &s->axes[axis]);
        try_around(s, axis, 0, 0);
        return;
    }
    double wanted = (span_wanted * length - s->bare_pt) / (double)s->gaps;
    wanted = fmin(fmax(wanted, spacing_min_em * size), spacing_max_em * size);
    if (length_of(s, wanted) > span_max * length)
        return;
    look_along(s, &s->axes[axis]);
    for (size_t i = 0; i < sizeof tighter / sizeof *tighter; i++) {
        double spacing = wanted * tighter[i];
        if (i == 0 || spacing >= spacing_min_em * size)
            try_around(s, axis, spacing, wanted);
    }
}

static int by_cost(const void *a, const void *b)
{
    const trial *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static bool is_inside(const spreader *s, const cor_curved *curved)
{
    for (size_t i = 0; i < curved->box_count; i++) {
        const cor_rect b = curved->boxes[i];
        const double xs[3] = { b.x0_pt, (b.x0_pt + b.x1_pt) / 2, b.x1_pt };
        const double ys[3] = { b.y0_pt, (b.y0_pt + b.y1_pt) / 2, b.y1_pt };
        for (int k = 0; k < 9; k++)
            if (!cor_room_holds(s->room, (cor_pt){ xs[k % 3], ys[k / 3] }))
                return false;
    }
    return true;
}

static cor_baseline *baseline_of(spreader *s, const trial *t)
{
    cor_baseline *b = &s->baselines[t->axis];
    if (!b->count && !cor_baseline_make(b, s->axes[t->axis].points, COR_AXIS_POINTS, false,
                                        s->run->size_pt, s->scratch))
        return NULL;
    return b;
}

static bool set(spreader *s, const trial *t, cor_curved *out, cor_arena *arena)
{
    static const double turn_max_rad = 0.6;
    const cor_axis *axis = &s->axes[t->axis];
    const cor_baseline *line = baseline_of(s, t);
    if (!line)
        return false;
    const cor_along how = { .middle_pt = t->middle_pt / axis->length_pt * line->length_pt,
                            .offset_pt = t->across_pt + s->label->cap_pt / 2,
                            .max_angle_rad = turn_max_rad };
    const cor_run *run = cor_run_respaced(s->run, t->spacing_pt, arena);
    return cor_run_along(out, run, line, &how, arena) && is_inside(s, out);
}

/* Settings that are nearly the same are blocked by the same things. */
static bool is_new(const spreader *s, const trial *kept, size_t n, const trial *t)
{
    double near_pt = s->label->cap_pt * 0.8;
    cor_pt p = on_axis(&s->axes[t->axis], t->middle_pt);
    for (size_t i = 0; i < n; i++) {
        const cor_axis *axis = &s->axes[kept[i].axis];
        cor_pt q = on_axis(axis, kept[i].middle_pt);
        double along = hypot(p.x_pt - q.x_pt, p.y_pt - q.y_pt);
        double turned =
            fabs(axis->slope_rad - s->axes[t->axis].slope_rad) * length_of(s, t->spacing_pt) / 2;
        double longer = fabs(length_of(s, t->spacing_pt) - length_of(s, kept[i].spacing_pt)) / 2;
        if (along + turned + longer + fabs(t->across_pt - kept[i].across_pt) < near_pt)
            return false;
    }
    return true;
}

/* The candidate added last is taken back where a symbol or a part of the page lies: there are
 * places for a few candidates only, and these will not be free. */
static bool is_free(const spreader *s)
{
    cor_label *label = s->label;
    const cor_candidate *c = &label->candidates[label->candidate_count - 1];
    const cor_owner self = { -1, label->source, (int64_t)label->feature, NULL };
    for (size_t i = 0; s->taken && i < c->piece_count; i++)
        if (cor_collide_find(s->taken, c->pieces[i], self)) {
            label->candidate_count--;
            return false;
        }
    return true;
}

static void keep_best(spreader *s, cor_arena *arena)
{
    static const double steps_of_cost = 70;
    trial kept[COR_MAX_SPREAD];
    size_t most = cor_label_candidates_max(s->label) - LEVEL_KEPT;
    size_t n = 0;
    if (s->count)
        qsort(s->trials, s->count, sizeof *s->trials, by_cost);
    for (size_t i = 0, tried = 0; i < s->count && tried < MOST_TRIED && n < most; i++) {
        cor_curved curved;
        if (!is_new(s, kept, n, &s->trials[i]))
            continue;
        tried++;
        cor_arena_clear(s->settings);
        if (!set(s, &s->trials[i], &curved, s->settings) ||
            !set(s, &s->trials[i], &curved, arena)) /* what is kept must outlive the trials */
            continue;
        cor_label_add_curved(s->label, &curved, arena);
        if (!is_free(s))
            continue;
        kept[n] = s->trials[i];
        s->label->candidates[n].steps = (kept[n].cost - kept[0].cost) * steps_of_cost;
        n++;
    }
}

void cor_label_spread(cor_label *label, const cor_room *room, const cor_collide *taken,
                      cor_arena *arena)
{
    static const double room_of_cap = 0.75; /* to either side of the middle of the capitals */
    const cor_run *run = label->spread;
    if (!run || !run->glyph_count || !room->clear_pt)
        return;
    spreader s = { .label = label,
                   .room = room,
                   .taken = taken,
                   .run = run,
                   .scratch = cor_arena_new(),
                   .settings = cor_arena_new(),
                   .gaps = cor_run_gaps(run) };
    s.bare_pt = run->advance_pt - (double)s.gaps * run->letter_spacing_pt;
    const cor_axis_wish wish = { label->cap_pt * room_of_cap,
                                 length_of(&s, spacing_max_em * run->size_pt) / span_useful };
    s.axis_count = cor_axes_find(s.axes, room, wish);
    for (size_t i = 0; i < s.axis_count; i++)
        for (size_t k = 0; k < COR_AXIS_POINTS; k++) {
            s.axes[i].points[k].x_pt += label->translate.x_pt;
            s.axes[i].points[k].y_pt += label->translate.y_pt;
        }
    s.trials = cor_arena_alloc(s.scratch, MOST_TRIALS, sizeof *s.trials);
    for (size_t i = 0; i < s.axis_count; i++)
        try_axis(&s, i);
    keep_best(&s, arena);
    cor_arena_free(s.settings);
    cor_arena_free(s.scratch);
}
