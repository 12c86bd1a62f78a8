#include "place/settle.h"

#include <math.h>

#include "base/memory.h"
#include "place/choose.h"
#include "place/cover.h"

/* What a step down in the order of preference costs, and a point of covered line: the best
 * candidate gives way to the next one when it covers four points more. */
static const double cost_step = 40, cost_covered_pt = 10;

typedef struct settlement {
    cor_labels *labels;
    cor_collide *taken;
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
    return a->sort_key < b->sort_key ? -1 : a->sort_key > b->sort_key;
}

static cor_owner self_of(const cor_labels *labels, size_t i)
{
    const cor_label *label = &labels->items[i];
    return (cor_owner){ (int)i, label->source, (int64_t)label->feature, label->layer->id };
}

static bool is_free(const settlement *s, size_t i, const cor_candidate *c, cor_owner *blocker)
{
    const cor_rect *frame = &s->labels->frame;
    if (c->box.x0_pt < frame->x0_pt || c->box.y0_pt < frame->y0_pt || c->box.x1_pt > frame->x1_pt ||
        c->box.y1_pt > frame->y1_pt) {
        *blocker = (cor_owner){ -1, -1, -1, "the edge of the map" };
        return false;
    }
    for (size_t k = 0; k < c->piece_count; k++) {
        const cor_owner *owner = cor_collide_find(s->taken, c->pieces[k], self_of(s->labels, i));
        if (owner) {
            *blocker = *owner;
            return false;
        }
    }
    return true;
}

static void occupy(const settlement *s, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    if (label->ignore_placement || label->chosen < 0)
        return;
    const cor_candidate *c = &label->candidates[label->chosen];
    for (size_t k = 0; k < c->piece_count; k++)
        cor_collide_add(s->taken, c->pieces[k], self_of(s->labels, i));
}

static void add_option(settlement *s, const cor_candidate *c, int index)
{
    s->options = cor_grow(s->options, &s->option_capacity, s->option_count + 1, sizeof *s->options);
    s->candidate =
        cor_grow(s->candidate, &s->candidate_capacity, s->option_count + 1, sizeof *s->candidate);
    s->candidate[s->option_count] = index;
    s->options[s->option_count++] =
        (cor_option){ c->box, c->pieces, (uint32_t)c->piece_count,
                      (uint32_t)fmin(index * cost_step, COR_OPTION_COST_MAX) };
}

/* A label that may overlap takes its first candidate; what comes after it keeps clear of it. */
static void open_label(settlement *s, size_t i)
{
    cor_label *label = &s->labels->items[i];
    cor_contender *contender = &s->contenders[i];
    *contender = (cor_contender){ .first = s->option_count, .unseen = label->ignore_placement };
    if (i > 0)
        contender->rank = contender[-1].rank + (cor_label_compare(label - 1, label) != 0);
    if (label->allow_overlap) {
        label->chosen = label->candidate_count ? 0 : -1;
        occupy(s, i);
        return;
    }
    for (size_t k = 0; k < label->candidate_count; k++) {
        cor_owner blocker;
        if (is_free(s, i, &label->candidates[k], &blocker))
            add_option(s, &label->candidates[k], (int)k);
    }
    contender->count = s->option_count - contender->first;
}

static bool any_choice(const settlement *s)
{
    for (size_t i = 0; i < s->labels->count; i++)
        if (s->contenders[i].count > 1)
            return true;
    return false;
}

static void add_covered(const settlement *s, const cor_cover *cover, size_t i)
{
    const cor_label *label = &s->labels->items[i];
    const cor_contender *contender = &s->contenders[i];
    for (size_t k = contender->first; k < contender->first + contender->count; k++) {
        double cost = s->options[k].cost;
        for (uint32_t b = 0; b < s->options[k].box_count; b++)
            cost +=
                cost_covered_pt * cor_cover_length(cover, s->options[k].boxes[b],
                                                   (cor_covered){ label->source, label->feature });
        s->options[k].cost = (uint32_t)fmin(cost, COR_OPTION_COST_MAX);
    }
}

static void count_covered(const settlement *s, const cor_plan *plan, const cor_map *map,
                          cor_report *report)
{
    if (!any_choice(s))
        return;
    cor_cover *cover = cor_cover_new(map->frame);
    cor_cover_collect(cover, plan, map, report);
    for (size_t i = 0; i < s->labels->count; i++)
        if (s->contenders[i].count > 1)
            add_covered(s, cover, i);
    cor_cover_free(cover);
}

static void choose(const settlement *s)
{
    size_t n = s->labels->count;
    if (!s->option_count)
        return;
    int *chosen = cor_alloc(n + 1, sizeof *chosen);
    cor_choose(chosen, &(cor_contest){ s->contenders, n, s->options, s->option_count, 0 });
    for (size_t i = 0; i < n; i++) {
        if (chosen[i] < 0)
            continue;
        s->labels->items[i].chosen = s->candidate[s->contenders[i].first + (size_t)chosen[i]];
        occupy(s, i);
    }
    cor_free(chosen);
}

/* Where thousands crowd, the search leaves some out of sight: who is still free is placed. The
 * others learn what stands in the way of their best candidate. */
static void settle_rest(const settlement *s)
{
    for (size_t i = 0; i < s->labels->count; i++) {
        cor_label *label = &s->labels->items[i];
        for (size_t k = 0; k < label->candidate_count && label->chosen < 0; k++) {
            cor_owner blocker = label->blocked_by;
            if (is_free(s, i, &label->candidates[k], &blocker)) {
                label->chosen = (int)k;
                occupy(s, i);
            } else if (k == 0) {
                label->blocked_by = blocker;
            }
        }
    }
}

void cor_labels_settle(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                       cor_collide *taken, cor_report *report)
{
    settlement s = { .labels = labels, .taken = taken };
    s.contenders = cor_alloc(labels->count + 1, sizeof *s.contenders);
    for (size_t i = 0; i < labels->count; i++)
        open_label(&s, i);
    count_covered(&s, plan, map, report);
    choose(&s);
    settle_rest(&s);
    cor_free(s.contenders);
    cor_free(s.options);
    cor_free(s.candidate);
}
