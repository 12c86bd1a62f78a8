#include "place/settle.h"

#include <math.h>

#include "base/memory.h"
#include "place/choose.h"
#include "place/cover.h"
#include "place/knot.h"
#include "place/leader.h"
#include "place/pieces.h"

/* What a step down in the order of preference costs, and a point of covered line: the best
 * candidate gives way to the next one when it covers four points more. */
static const double cost_step = 40, cost_covered_pt = 10;

typedef struct settlement {
    cor_labels *labels;
    const cor_plan *plan;
    const cor_map *map;
    cor_collide *taken;
    cor_report *report;
    cor_cover *cover;          /* NULL until it is asked for */
    cor_contender *contenders; /* by label */
    cor_option *options;
    int *candidate; /* of each option: its index in the label */
    size_t option_count, option_capacity, candidate_capacity;
} settlement;

int cor_label_compare(const cor_label *a, const cor_label *b)
{
    if (a->required != b->required)
        return a->required ? -1 : 1;
    if (a->layer_index != b->layer_index)
        return a->layer_index > b->layer_index ? -1 : 1;
    if (a->sort_key != b->sort_key)
        return a->sort_key < b->sort_key ? -1 : 1;
    return a->is_spare - b->is_spare;
}

static cor_owner self_of(const cor_labels *labels, size_t i)
{
    const cor_label *label = &labels->items[i];
    return (cor_owner){ (int)i, label->source, (int64_t)label->feature, label->layer->id };
}

static bool is_free(const settlement *s, size_t i, const cor_candidate *c, cor_owner *blocker)
{
    return cor_candidate_is_free(c, &s->labels->items[i], s->taken, s->labels->frame,
                                 self_of(s->labels, i), blocker);
}

static void occupy(const settlement *s, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    if (label->chosen >= 0)
        cor_candidate_occupy(&label->candidates[label->chosen], label, s->taken,
                             self_of(s->labels, i));
}

/* The first candidate that is free by these rules; what stands in the way of the best one. -1:
 * none. */
static int first_free(const settlement *s, size_t i, const cor_label *rules, cor_owner *blocker)
{
    const cor_label *label = &s->labels->items[i];
    for (size_t k = 0; k < label->candidate_count; k++) {
        cor_owner found = *blocker;
        if (cor_candidate_is_free(&label->candidates[k], rules, s->taken, s->labels->frame,
                                  self_of(s->labels, i), &found))
            return (int)k;
        if (k == 0)
            *blocker = found;
    }
    return -1;
}

/* A text that may lie over others does so only where none of its places is free, as in web
 * renderers. */
static void take_first_free(const settlement *s, size_t i)
{
    cor_label *label = &s->labels->items[i];
    cor_owner blocker = label->blocked_by;
    if (label->chosen >= 0)
        return;
    if ((label->allow_overlap || label->cooperates) && label->candidate_count > 1) {
        cor_label strict = *label;
        strict.allow_overlap = strict.cooperates = false;
        label->chosen = first_free(s, i, &strict, &blocker);
    }
    if (label->chosen < 0)
        label->chosen = first_free(s, i, label, &label->blocked_by);
    occupy(s, i);
}

static bool is_whole(const cor_label *label, const cor_candidate *c)
{
    return (c->shows_text || !label->block.line_count) && (c->shows_icon || !label->icon.picture);
}

/* A symbol without its optional half comes after all that are whole. */
static const double half_cost = COR_OPTION_COST_MAX / 2.0;

static double preference_cost(const cor_label *label, const cor_candidate *c, int index)
{
    double steps = c->steps > 0 ? c->steps : index;
    return steps * cost_step + (is_whole(label, c) ? 0 : half_cost);
}

static cor_rect around(const cor_rect *boxes, size_t n)
{
    cor_rect r = boxes[0];
    for (size_t i = 1; i < n; i++)
        r = (cor_rect){ fmin(r.x0_pt, boxes[i].x0_pt), fmin(r.y0_pt, boxes[i].y0_pt),
                        fmax(r.x1_pt, boxes[i].x1_pt), fmax(r.y1_pt, boxes[i].y1_pt) };
    return r;
}

static void add_option(settlement *s, const cor_label *label, int index)
{
    const cor_candidate *c = &label->candidates[index];
    s->options = cor_grow(s->options, &s->option_capacity, s->option_count + 1, sizeof *s->options);
    s->candidate =
        cor_grow(s->candidate, &s->candidate_capacity, s->option_count + 1, sizeof *s->candidate);
    s->candidate[s->option_count] = index;
    s->options[s->option_count++] =
        (cor_option){ around(c->pieces, c->piece_count), c->pieces, (uint32_t)c->piece_count,
                      (uint32_t)fmin(preference_cost(label, c, index), COR_OPTION_COST_MAX) };
}

/* The labels of the run [first, end) of all labels that are settled together. */
typedef struct run {
    size_t first, end;
} run;

/* Text and icon that may lie over others, or leave their room to others, are no matter for a
 * contest of who excludes whom: such a label takes its place when its turn comes. */
static bool has_own_rules(const cor_label *label)
{
    const cor_label_icon *icon = &label->icon;
    bool text = label->block.line_count &&
                (label->allow_overlap || label->cooperates || label->ignore_placement);
    return text ||
           (icon->picture && (icon->allow_overlap || icon->cooperates || icon->ignore_placement));
}

static void add_free_options(settlement *s, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    for (size_t k = 0; k < label->candidate_count; k++) {
        cor_owner blocker;
        if (is_free(s, i, &label->candidates[k], &blocker))
            add_option(s, label, (int)k);
    }
}

/* The label takes part with its places away from its point, too. */
static bool add_away(const settlement *s, size_t i)
{
    const cor_leader_room room = { s->taken, s->labels->frame, self_of(s->labels, i),
                                   s->labels->arena, false };
    return cor_label_add_away(&s->labels->items[i], &room);
}

static void open_label(settlement *s, run r, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    cor_contender *contender = &s->contenders[i];
    *contender = (cor_contender){ .first = s->option_count };
    if (i > r.first)
        contender->rank = contender[-1].rank + (cor_label_compare(label - 1, label) != 0);
    if (label->in_knot >= 0)
        add_option(s, label, label->in_knot);
    else
        add_free_options(s, i);
    if (s->option_count == contender->first && add_away(s, i))
        add_free_options(s, i);
    contender->count = s->option_count - contender->first;
}

static bool any_choice(const settlement *s, run r)
{
    for (size_t i = r.first; i < r.end; i++)
        if (s->contenders[i].count > 1)
            return true;
    return false;
}

static void add_covered(const settlement *s, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    const cor_contender *contender = &s->contenders[i];
    const cor_covered own = { label->source, label->feature };
    for (size_t k = contender->first; k < contender->first + contender->count; k++) {
        double cost = s->options[k].cost;
        size_t text_boxes = label->candidates[s->candidate[k]].text_piece_count;
        for (size_t b = 0; b < text_boxes; b++)
            cost += cost_covered_pt * cor_cover_length(s->cover, s->options[k].boxes[b], own);
        bool whole = is_whole(label, &label->candidates[s->candidate[k]]);
        s->options[k].cost = (uint32_t)fmin(cost, whole ? half_cost - 1 : COR_OPTION_COST_MAX);
    }
}

/* The map's lines are looked at once, and only when some label has a choice. */
static void count_covered(settlement *s, run r)
{
    if (!any_choice(s, r))
        return;
    if (!s->cover) {
        s->cover = cor_cover_new(s->map->frame);
        cor_cover_collect(s->cover, s->plan, s->map, s->report);
    }
    for (size_t i = r.first; i < r.end; i++)
        if (s->contenders[i].count > 1)
            add_covered(s, i);
}

/* Of a symbol that lost its optional half: what stands in the way of its best candidate. */
static void blame(const settlement *s, size_t i)
{
    cor_label *label = &s->labels->items[i];
    if (label->chosen > 0 && !is_whole(label, &label->candidates[label->chosen]))
        is_free(s, i, &label->candidates[0], &label->blocked_by);
}

static void contest(settlement *s, run r, int *chosen)
{
    s->option_count = 0;
    for (size_t i = r.first; i < r.end; i++)
        open_label(s, r, i);
    count_covered(s, r);
    cor_choose(chosen, &(cor_contest){ s->contenders + r.first, r.end - r.first, s->options,
                                       s->option_count, 0 });
}

/* Those that the contest left over may go away from their points; when they could already, all
 * that may have leaders make way for them. False when there is nothing more to try. */
static bool widen(const settlement *s, run r, const int *chosen)
{
    bool any_left = false, any_new = false;
    for (size_t i = r.first; i < r.end; i++) {
        bool left = chosen[i - r.first] < 0 && s->labels->items[i].may_lead;
        any_left = any_left || left;
        any_new = (left && add_away(s, i)) || any_new;
    }
    for (size_t i = r.first; any_left && !any_new && i < r.end; i++)
        any_new = add_away(s, i) || any_new;
    return any_new;
}

static void take_chosen(const settlement *s, run r, const int *chosen)
{
    if (!s->option_count)
        return;
    for (size_t i = r.first; i < r.end; i++) {
        if (chosen[i - r.first] < 0)
            continue;
        size_t option = s->contenders[i].first + (size_t)chosen[i - r.first];
        s->labels->items[i].chosen = s->candidate[option];
        occupy(s, i);
    }
}

static void contest_widening(settlement *s, run r, int *chosen)
{
    enum { ROUNDS = 4 };
    contest(s, r, chosen);
    for (int round = 1; round < ROUNDS && widen(s, r, chosen); round++)
        contest(s, r, chosen);
}

/* Required labels that are still left over are placed together with those around them. */
static bool untie(const settlement *s, run r, const int *chosen, int round)
{
    int *standing = cor_alloc(r.end - r.first + 1, sizeof *standing);
    for (size_t i = r.first; i < r.end; i++) {
        int option = chosen[i - r.first];
        standing[i - r.first] =
            option < 0 ? -1 : s->candidate[s->contenders[i].first + (size_t)option];
    }
    bool any =
        cor_knots_untie(&(cor_knot_labels){ s->labels, r.first, r.end, standing, s->taken }, round);
    cor_free(standing);
    return any;
}

static void settle_run(settlement *s, run r)
{
    int *chosen = cor_alloc(r.end - r.first + 1, sizeof *chosen);
    contest_widening(s, r, chosen);
    for (int round = 0; round < COR_KNOT_ROUNDS && untie(s, r, chosen, round); round++)
        contest_widening(s, r, chosen);
    take_chosen(s, r, chosen);
    cor_free(chosen);
    /* Where thousands crowd, the search leaves some out of sight: who is still free is placed. */
    for (size_t i = r.first; i < r.end; i++) {
        take_first_free(s, i);
        blame(s, i);
    }
}

void cor_labels_settle(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                       cor_collide *taken, cor_report *report)
{
    settlement s = { .labels = labels, .plan = plan, .map = map, .taken = taken, .report = report };
    s.contenders = cor_alloc(labels->count + 1, sizeof *s.contenders);
    for (size_t i = 0; i < labels->count;) {
        run r = { i, i };
        while (r.end < labels->count && !has_own_rules(&labels->items[r.end]))
            r.end++;
        if (r.end > r.first)
            settle_run(&s, r);
        else
            take_first_free(&s, r.end++);
        i = r.end;
    }
    cor_cover_free(s.cover);
    cor_free(s.contenders);
    cor_free(s.options);
    cor_free(s.candidate);
}
