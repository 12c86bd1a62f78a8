#include "place/place.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "place/collect.h"

static bool is_free(const cor_candidate *c, const cor_collide *taken, cor_rect frame,
                    cor_owner self, cor_owner *blocker)
{
    if (c->box.x0_pt < frame.x0_pt || c->box.y0_pt < frame.y0_pt || c->box.x1_pt > frame.x1_pt ||
        c->box.y1_pt > frame.y1_pt) {
        *blocker = (cor_owner){ -1, -1, -1, "the edge of the map" };
        return false;
    }
    for (size_t i = 0; i < c->piece_count; i++) {
        const cor_owner *owner = cor_collide_find(taken, c->pieces[i], self);
        if (owner) {
            *blocker = *owner;
            return false;
        }
    }
    return true;
}

static void occupy(cor_collide *taken, const cor_label *label, cor_owner self)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    for (size_t i = 0; i < c->piece_count && !label->ignore_placement; i++)
        cor_collide_add(taken, c->pieces[i], self);
}

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
        if (label->allow_overlap ||
            is_free(&label->candidates[k], taken, labels->frame, self, &blocker)) {
            label->chosen = k;
            occupy(taken, label, self);
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
        if (is_free(&label->candidates[k], taken, labels->frame, self_of(labels, i), &blocker) ||
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
        occupy(taken, other, self_of(labels, (size_t)blocker.label));
    }
    return false;
}

/* A name that has no place in its share of a line may stand in another. */
static bool stands_elsewhere(const cor_labels *labels, const cor_label *dropped)
{
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        if (label->is_repeat && label->chosen >= 0 && label->layer == dropped->layer &&
            label->feature == dropped->feature)
            return true;
    }
    return false;
}

static bool report_dropped(const cor_labels *labels, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        if (label->chosen >= 0 || label->is_repeat || stands_elsewhere(labels, label))
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
        cor_glyph_look look = { .fill = label->fill,
                                .halo = label->halo,
                                .halo_width_pt = label->halo_width_pt,
                                .section_fills = label->section_fills,
                                .section_count = label->section_count };
        if (c->curved)
            cor_scene_glyphs(scene, layer->id, (int64_t)label->feature, c->curved, &look);
        look.angle_rad = c->angle_rad;
        for (size_t k = 0; k < label->block.line_count && !c->curved; k++) {
            look.origin = cor_label_line_origin(label, c, k);
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
