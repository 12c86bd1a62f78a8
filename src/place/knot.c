#include "place/knot.h"

#include <math.h>

#include "base/memory.h"
#include "place/exchange.h"
#include "place/leader.h"
#include "place/pieces.h"
#include "style/length.h"

/* How far the columns stand from the symbols, how many there are at a side, how near a label's
 * point is to that of another of its knot, and whether leaders may cross the symbols of others:
 * where these lie so close that no line leads out between them. */
typedef struct attempt {
    double column_mm;
    int columns;
    double link_mm;
    bool over_symbols;
} attempt;

static const attempt attempts[COR_KNOT_ROUNDS] = {
    { 3, 1, 4, false }, { 4.5, 1, 5, false }, { 5, 2, 7, false },
    { 6, 3, 9, false }, { 4.5, 1, 5, true },  { 6, 3, 9, true },
};
static const double between_columns_mm = 6;

enum { MEMBERS_MAX = 32, PLACES_MAX = 512, OPTIONS_MAX = 2560 };

/* Costs in millimetres of leader. */
static const double beside_mm = 0.3, led_mm = 3, bend_mm = 1.5, off_column_mm = 4, covered_mm = 25;
static const double displaced_mm = 4, displaced_required_mm = 40;

typedef struct option {
    size_t member;
    int candidate;
    double cost;
    cor_rect around;
} option;

typedef struct knot {
    const cor_knot_labels *all;
    cor_collide *others; /* where the labels stand that are not of the knot */
    const attempt *how;
    size_t members[MEMBERS_MAX]; /* labels */
    size_t count;
    cor_rect around; /* of the members' points and symbols */
    double pitch_pt; /* of two names in a column */
    option *options;
    size_t option_count, option_capacity;
} knot;

static cor_label *label_of(const knot *k, size_t member)
{
    return &k->all->labels->items[k->members[member]];
}

static cor_owner owner_of(const cor_labels *labels, size_t i)
{
    const cor_label *label = &labels->items[i];
    return (cor_owner){ (int)i, label->source, (int64_t)label->feature, label->layer->id };
}

static cor_leader_room room_of(const knot *k, size_t member)
{
    return (cor_leader_room){ k->all->taken, k->all->labels->frame,
                              owner_of(k->all->labels, k->members[member]), k->all->labels->arena,
                              k->how->over_symbols };
}

/* ---- Who belongs to a knot. */

static bool may_join(const cor_label *label)
{
    return label->required && label->may_lead && label->block.line_count &&
           label->candidate_count && label->candidates->shows_text;
}

static bool is_near(const cor_label *a, const cor_label *b, double distance_pt)
{
    return hypot(a->anchor.x_pt - b->anchor.x_pt, a->anchor.y_pt - b->anchor.y_pt) <= distance_pt;
}

/* What was found for it in an earlier round is forgotten. */
static void join(knot *k, size_t i, bool *joined)
{
    cor_label *label = &k->all->labels->items[i];
    if (label->in_knot >= 0 && label->candidates[label->in_knot].leader_points)
        label->candidate_count = (size_t)label->in_knot;
    label->in_knot = -1;
    label->led = true; /* the rings are among the places of a knot */
    joined[i - k->all->first] = true;
    k->members[k->count++] = i;
}

static void gather(knot *k, size_t seed, bool *joined)
{
    double link_pt = k->how->link_mm * COR_PT_PER_MM;
    k->count = 0;
    join(k, seed, joined);
    for (size_t m = 0; m < k->count; m++)
        for (size_t i = k->all->first; i < k->all->end && k->count < MEMBERS_MAX; i++)
            if (!joined[i - k->all->first] && may_join(&k->all->labels->items[i]) &&
                is_near(label_of(k, m), &k->all->labels->items[i], link_pt))
                join(k, i, joined);
}

static cor_rect with(cor_rect a, cor_rect b)
{
    return (cor_rect){ fmin(a.x0_pt, b.x0_pt), fmin(a.y0_pt, b.y0_pt), fmax(a.x1_pt, b.x1_pt),
                       fmax(a.y1_pt, b.y1_pt) };
}

static void measure(knot *k)
{
    k->around = (cor_rect){ HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    k->pitch_pt = 0;
    for (size_t m = 0; m < k->count; m++) {
        const cor_label *label = label_of(k, m);
        const cor_pt p = label->anchor;
        const cor_rect text = label->candidates->box;
        cor_rect symbol = { p.x_pt, p.y_pt, p.x_pt, p.y_pt };
        cor_collide_own_symbol(k->all->taken, p, room_of(k, m).self, &symbol);
        k->around = with(k->around, symbol);
        k->pitch_pt = fmax(k->pitch_pt, text.y1_pt - text.y0_pt);
    }
}

/* ---- Places. */

static void weigh(const knot *k, size_t member, cor_candidate *c)
{
    const cor_leader_room room = room_of(k, member);
    double covered = k->how->over_symbols ? cor_leader_covered(c, &room) : 0;
    c->crosses_symbols = covered > 0;
    c->steps = led_mm + cor_leader_length(c) / COR_PT_PER_MM +
               (c->leader_points > 2 ? bend_mm : 0) + covered_mm * covered;
}

/* Straight, else with a bend before a level end: the later it bends, the steeper it leaves. */
static void add_in_row(knot *k, size_t member, cor_pt text, bool is_right)
{
    static const double bends[] = { 0, 0.15, 0.35, 0.6, 0.85 };
    enum { ENOUGH = 2 };
    cor_label *label = label_of(k, member);
    const cor_leader_room room = room_of(k, member);
    cor_led_place to = { text, is_right ? 0 : 1, 0.5, text };
    int found = 0;
    for (size_t i = 0; i < sizeof bends / sizeof *bends && found < ENOUGH; i++) {
        if (bends[i] > 0)
            to.bend.x_pt = text.x_pt + (label->anchor.x_pt - text.x_pt) * bends[i];
        cor_candidate *c = cor_label_add_led(label, &to, PLACES_MAX, &room);
        if (!c)
            continue;
        weigh(k, member, c);
        found++;
    }
}

static void add_column(knot *k, size_t member, double x_pt, bool is_right)
{
    int rows = (int)k->count * k->how->columns + 4;
    double middle = (k->around.y0_pt + k->around.y1_pt) / 2;
    for (int row = -rows; row <= rows; row++)
        add_in_row(k, member, (cor_pt){ x_pt, middle + row * k->pitch_pt / 2 }, is_right);
}

static void add_columns(knot *k, size_t member)
{
    for (int i = 0; i < k->how->columns; i++) {
        double away = (k->how->column_mm + i * between_columns_mm) * COR_PT_PER_MM;
        add_column(k, member, k->around.x1_pt + away, true);
        add_column(k, member, k->around.x0_pt - away, false);
    }
}

static void add_rings(knot *k, size_t member)
{
    cor_label *label = label_of(k, member);
    const cor_leader_room room = room_of(k, member);
    size_t first = label->candidate_count;
    cor_label_add_rings(label, PLACES_MAX, &room);
    for (size_t i = first; i < label->candidate_count; i++) {
        weigh(k, member, &label->candidates[i]);
        label->candidates[i].steps += off_column_mm;
    }
}

/* What it costs others that the place is taken. */
static double displaced(const knot *k, const cor_candidate *c, cor_owner self)
{
    int last = -1;
    double sum = 0;
    for (size_t i = 0; i < c->piece_count; i++) {
        const cor_owner *owner = cor_collide_find(k->others, c->pieces[i], self);
        if (!owner || owner->label == last)
            continue;
        last = owner->label;
        sum += k->all->labels->items[last].required ? displaced_required_mm : displaced_mm;
    }
    return sum;
}

static cor_rect around(const cor_candidate *c)
{
    cor_rect r = c->pieces[0];
    for (size_t i = 1; i < c->piece_count; i++)
        r = with(r, c->pieces[i]);
    return r;
}

static bool is_option(const knot *k, size_t member, size_t i, size_t own)
{
    const cor_label *label = label_of(k, member);
    const cor_candidate *c = &label->candidates[i];
    cor_owner blocker;
    if (i >= own)
        return true; /* looked at before it was added */
    return c->shows_text && (c->shows_icon || !label->icon.picture) && !c->leader_points &&
           cor_candidate_is_free(c, label, k->all->taken, k->all->labels->frame,
                                 room_of(k, member).self, &blocker);
}

/* The cheapest ones, at most `most`: by insertion, as they come nearly in order. */
static void add_options(knot *k, size_t member, size_t own, size_t most)
{
    const cor_label *label = label_of(k, member);
    size_t first = k->option_count;
    for (size_t i = 0; i < label->candidate_count; i++) {
        const cor_candidate *c = &label->candidates[i];
        if (!is_option(k, member, i, own))
            continue;
        option o = { member, (int)i, 0, around(c) };
        o.cost =
            (i < own ? beside_mm * (double)i : c->steps) + displaced(k, c, room_of(k, member).self);
        k->options =
            cor_grow(k->options, &k->option_capacity, k->option_count + 1, sizeof *k->options);
        size_t at = k->option_count++;
        for (; at > first && k->options[at - 1].cost > o.cost; at--)
            k->options[at] = k->options[at - 1];
        k->options[at] = o;
        if (k->option_count - first > most)
            k->option_count--;
    }
}

static bool list_options(knot *k, size_t *first, const size_t *own)
{
    k->option_count = 0;
    for (size_t m = 0; m < k->count; m++) {
        first[m] = k->option_count;
        add_columns(k, m);
        add_rings(k, m);
        add_options(k, m, own[m], OPTIONS_MAX / k->count);
        if (k->option_count == first[m])
            return false;
    }
    first[k->count] = k->option_count;
    return true;
}

/* ---- The choice. */

static bool overlap(cor_rect a, cor_rect b)
{
    return a.x0_pt < b.x1_pt && b.x0_pt < a.x1_pt && a.y0_pt < b.y1_pt && b.y0_pt < a.y1_pt;
}

static bool boxes_overlap(const cor_candidate *a, const cor_candidate *b)
{
    for (size_t i = 0; i < a->piece_count - a->leader_piece_count; i++)
        for (size_t k = 0; k < b->piece_count - b->leader_piece_count; k++)
            if (overlap(a->pieces[i], b->pieces[k]))
                return true;
    return false;
}

static bool conflict(const knot *k, const option *a, const option *b)
{
    static const double near_pt = 1.2;
    cor_rect r = a->around;
    if (a->member == b->member)
        return false;
    if (!overlap((cor_rect){ r.x0_pt - near_pt, r.y0_pt - near_pt, r.x1_pt + near_pt,
                             r.y1_pt + near_pt },
                 b->around))
        return false;
    const cor_candidate *c = &label_of(k, a->member)->candidates[a->candidate];
    const cor_candidate *d = &label_of(k, b->member)->candidates[b->candidate];
    return boxes_overlap(c, d) || cor_leaders_meet(c, d);
}

static bool choose(const knot *k, size_t *picked, const size_t *first)
{
    size_t n = k->option_count;
    uint8_t *conflicts = cor_alloc(n * n + 1, sizeof *conflicts);
    double *cost = cor_alloc(n + 1, sizeof *cost);
    for (size_t i = 0; i < n; i++) {
        cost[i] = k->options[i].cost;
        for (size_t j = 0; j < i; j++)
            conflicts[i * n + j] = conflicts[j * n + i] =
                conflict(k, &k->options[i], &k->options[j]);
    }
    bool well = cor_exchange_solve(picked, &(cor_exchange){ k->count, n, first, cost, conflicts });
    cor_free(conflicts);
    cor_free(cost);
    return well;
}

/* Of what was listed for the member, only the chosen place is kept. */
static void keep(const knot *k, size_t member, size_t own, int candidate)
{
    cor_label *label = label_of(k, member);
    label->in_knot = candidate;
    label->candidate_count = own;
    if (candidate < (int)own)
        return;
    label->candidates[own] = label->candidates[candidate];
    label->in_knot = (int)own;
    label->candidate_count++;
}

static void untie(knot *k)
{
    size_t first[MEMBERS_MAX + 1], own[MEMBERS_MAX] = { 0 }, picked[MEMBERS_MAX] = { 0 };
    measure(k);
    for (size_t m = 0; m < k->count; m++)
        own[m] = label_of(k, m)->candidate_count;
    bool well = list_options(k, first, own) && choose(k, picked, first);
    for (size_t m = 0; m < k->count; m++) {
        if (well)
            keep(k, m, own[m], k->options[picked[m]].candidate);
        else
            label_of(k, m)->candidate_count = own[m];
    }
}

static bool is_left(const cor_knot_labels *all, size_t i)
{
    return all->standing[i - all->first] < 0 && may_join(&all->labels->items[i]);
}

/* Where all stand but the members of the knot, which have no place yet. */
static cor_collide *others_of(const knot *k, const bool *joined)
{
    cor_collide *others = cor_collide_new(k->all->labels->frame);
    for (size_t i = k->all->first; i < k->all->end; i++) {
        const cor_label *label = &k->all->labels->items[i];
        bool is_tied = joined[i - k->all->first]; /* in this round: by this knot or one before it */
        int standing = is_tied ? label->in_knot : k->all->standing[i - k->all->first];
        if (standing >= 0)
            cor_candidate_occupy(&label->candidates[standing], label, others,
                                 owner_of(k->all->labels, i));
    }
    return others;
}

bool cor_knots_untie(const cor_knot_labels *all, int round)
{
    knot k = { .all = all, .how = &attempts[round] };
    bool *joined = cor_alloc(all->end - all->first + 1, sizeof *joined), any = false;
    for (size_t i = all->first; i < all->end; i++) {
        if (joined[i - all->first] || !is_left(all, i))
            continue;
        gather(&k, i, joined);
        k.others = others_of(&k, joined);
        untie(&k);
        any = true;
        cor_collide_free(k.others);
    }
    cor_free(joined);
    cor_free(k.options);
    return any;
}
