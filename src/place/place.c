#include "place/place.h"

#include <stdlib.h>

#include "base/memory.h"
#include "place/collect.h"
#include "place/dropped.h"
#include "place/record.h"
#include "place/settle.h"

static int by_priority(const void *a, const void *b)
{
    const cor_label *x = a, *y = b;
    int order = cor_label_compare(x, y);
    if (order)
        return order;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

bool cor_labels_place(cor_labels **out, const cor_plan *plan, const cor_map *map,
                      cor_collide *taken, cor_report *report)
{
    cor_labels *labels = cor_alloc(1, sizeof *labels);
    labels->arena = cor_arena_new();
    labels->frame = map->frame;
    labels->zoom = map->zoom;
    labels->state = &plan->style->state;
    if (!cor_labels_collect(labels, plan, map, taken, report)) {
        cor_labels_free(labels);
        return false;
    }
    if (labels->count)
        qsort(labels->items, labels->count, sizeof *labels->items, by_priority);
    cor_labels_settle(labels, plan, map, taken, report);
    cor_labels_report_dropped(labels, report);
    cor_labels_record(labels, plan, map);
    *out = labels;
    return true;
}

bool cor_labels_has(const cor_labels *labels, const cor_layer *layer)
{
    for (size_t i = 0; i < labels->count; i++)
        if (labels->items[i].layer == layer)
            return true;
    return false;
}

void cor_labels_free(cor_labels *labels)
{
    if (!labels)
        return;
    cor_free(labels->items);
    cor_known_texts_free(&labels->known);
    cor_arena_free(labels->arena);
    cor_free(labels);
}
