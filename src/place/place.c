#include "place/place.h"

#include <stdlib.h>

#include "base/memory.h"
#include "place/settle.h"

static bool report_dropped(const cor_labels *labels, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        if (label->chosen >= 0)
            continue;
        const cor_owner *by = &label->blocked_by;
        const char *what = by->label >= 0 ? "label " : "";
        cor_str other = by->label >= 0 ? labels->items[by->label].text : cor_str_of(by->name);
        if (!label->candidate_count)
            other = COR_STR("the shape of its feature: no stretch or area is large enough");
        const char *hint = "give it more candidates (text-variable-anchor), a smaller size, or a "
                           "lower symbol-sort-key";
        if (label->required)
            well = cor_fail(report, COR_KIND_LABEL, label->at, hint,
                            "required label '%.*s' of layer '%s' finds no place: %s%.*s is in "
                            "the way",
                            (int)label->text.len, label->text.ptr, label->layer->id, what,
                            (int)other.len, other.ptr);
        else
            cor_warn(report, COR_KIND_LABEL, label->at, hint,
                     "label '%.*s' of layer '%s' dropped: blocked by %s%.*s", (int)label->text.len,
                     label->text.ptr, label->layer->id, what, (int)other.len, other.ptr);
    }
    return well;
}

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
    if (!cor_labels_collect(labels, plan, map, taken, report)) {
        cor_labels_free(labels);
        return false;
    }
    if (labels->count)
        qsort(labels->items, labels->count, sizeof *labels->items, by_priority);
    cor_labels_settle(labels, plan, map, taken, report);
    if (!report_dropped(labels, report)) {
        cor_labels_free(labels);
        return false;
    }
    *out = labels;
    return true;
}

void cor_labels_draw(const cor_labels *labels, const cor_layer *layer, cor_scene *scene)
{
    for (size_t i = labels->count; i-- > 0;) { /* the most important on top */
        const cor_label *label = &labels->items[i];
        if (label->layer != layer || label->chosen < 0)
            continue;
        const cor_candidate *c = &label->candidates[label->chosen];
        for (size_t k = 0; k < label->block.line_count; k++) {
            const cor_glyph_look look = { cor_label_line_origin(label, c, k), c->angle_rad,
                                          label->fill, label->halo, label->halo_width_pt };
            cor_scene_glyphs(scene, layer->id, (int64_t)label->feature, label->block.lines[k],
                             &look);
        }
    }
}

void cor_labels_free(cor_labels *labels)
{
    if (!labels)
        return;
    cor_free(labels->items);
    cor_arena_free(labels->arena);
    cor_free(labels);
}
