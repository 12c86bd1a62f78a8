#include "place/place.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "place/collect.h"
#include "place/dropped.h"
#include "place/pieces.h"

static cor_owner self_of(const cor_labels *labels, size_t i)
{
    const cor_label *label = &labels->items[i];
    return (cor_owner){ (int)i, label->source, (int64_t)label->feature, label->layer->id };
}

/* Takes the first free candidate from `from` on; remembers who stood in the way of the first. */
static bool try_place(cor_labels *labels, size_t i, int from, cor_collide *taken)
{
    cor_label *label = &labels->items[i];
    cor_owner self = self_of(labels, i);
    for (int k = from; k < (int)label->candidate_count; k++) {
        cor_owner blocker = { -1, -1, -1, "nothing" };
        if (cor_candidate_is_free(&label->candidates[k], label, taken, labels->frame, self,
                                  &blocker)) {
            label->chosen = k;
            cor_candidate_occupy(&label->candidates[label->chosen], label, taken, self);
            return true;
        }
        if (k == from)
            label->blocked_by = blocker;
    }
    return false;
}

/* Where one label alone stands in the way and has another free place, it steps aside. */
static bool push_aside(cor_labels *labels, size_t i, cor_collide *taken)
{
    cor_label *label = &labels->items[i];
    for (size_t k = 0; k < label->candidate_count; k++) {
        cor_owner blocker = { -1, -1, -1, NULL };
        if (cor_candidate_is_free(&label->candidates[k], label, taken, labels->frame,
                                  self_of(labels, i), &blocker) ||
            blocker.label < 0)
            continue;
        cor_label *other = &labels->items[blocker.label];
        int before = other->chosen;
        cor_collide_remove_label(taken, blocker.label);
        other->chosen = -1;
        if (try_place(labels, i, (int)k, taken) &&
            try_place(labels, (size_t)blocker.label, 0, taken))
            return true;
        cor_collide_remove_label(taken, (int)i);
        cor_collide_remove_label(taken, blocker.label);
        label->chosen = -1;
        other->chosen = before;
        cor_candidate_occupy(&other->candidates[before], other, taken,
                             self_of(labels, (size_t)blocker.label));
    }
    return false;
}

static int by_priority(const void *a, const void *b)
{
    const cor_label *x = a, *y = b;
    if (x->required != y->required)
        return x->required ? -1 : 1;
    if (x->layer_index != y->layer_index)
        return x->layer_index > y->layer_index ? -1 : 1;
    if (x->sort_key != y->sort_key)
        return x->sort_key < y->sort_key ? -1 : 1;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

bool cor_labels_place(cor_labels **out, const cor_plan *plan, const cor_map *map,
                      cor_collide *taken, cor_report *report)
{
    cor_labels *labels = cor_alloc(1, sizeof *labels);
    labels->arena = cor_arena_new();
    labels->frame = map->frame;
    labels->zoom = map->zoom;
    if (!cor_labels_collect(labels, plan, map, taken, report)) {
        cor_labels_free(labels);
        return false;
    }
    if (labels->count)
        qsort(labels->items, labels->count, sizeof *labels->items, by_priority);
    for (size_t i = 0; i < labels->count; i++)
        try_place(labels, i, 0, taken);
    for (size_t i = 0; i < labels->count; i++)
        if (labels->items[i].chosen < 0)
            push_aside(labels, i, taken);
    if (!cor_labels_report_dropped(labels, report)) {
        cor_labels_free(labels);
        return false;
    }
    *out = labels;
    return true;
}

void cor_labels_free(cor_labels *labels)
{
    if (!labels)
        return;
    cor_free(labels->items);
    cor_arena_free(labels->arena);
    cor_free(labels);
}
