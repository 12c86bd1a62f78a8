#include "place/record.h"

#include "base/memory.h"
#include "place/dropped.h"

/* Without the padding that keeps other labels away. */
static cor_rect box_of(const cor_label *label)
{
    const cor_candidate *c = &label->candidates[label->chosen];
    double pad = label->padding_pt;
    if (c->shows_text)
        return (cor_rect){ c->box.x0_pt + pad, c->box.y0_pt + pad, c->box.x1_pt - pad,
                           c->box.y1_pt - pad };
    double w = c->icon->width_pt / 2, h = c->icon->height_pt / 2;
    return cor_rect_turned(c->icon->at, c->icon->angle_rad, (cor_rect){ -w, -h, w, h });
}

static void record_label(const cor_labels *labels, const cor_label *label, const cor_plan *plan,
                         const cor_map *map)
{
    const char *what;
    cor_buf by = { 0 };
    cor_label_entry entry = {
        .text = cor_arena_str(plan->arena, cor_label_name(label, &what)).ptr,
        .map = map->name,
        .layer = label->layer,
        .feature = label->post_m > 0 ? -1 : (int64_t)label->feature,
        .is_placed = label->chosen >= 0,
    };
    if (entry.is_placed) {
        entry.crosses_symbols = label->candidates[label->chosen].crosses_symbols;
        entry.box = box_of(label);
    } else {
        cor_label_put_blocker(&by, labels, label);
        entry.blocked_by = by.ptr;
    }
    cor_ledger_label(plan->ledger, &entry);
    cor_buf_free(&by);
}

/* A property that the sources' options measure (plan/resolve), and a text that asks for it. */
typedef struct measured {
    const char *key;
    cor_number_kind kind;
} measured;

static const measured measured_keys[] = {
    { "corridor:km", COR_NUMBER_STATION },
    { "corridor:length_km", COR_NUMBER_FEATURE },
};

/* `[get, "corridor:km"]`, or "{corridor:km} km" of old styles. */
static bool holds(cor_str text, cor_str word)
{
    for (size_t i = 0; i + word.len <= text.len; i++)
        if (cor_str_equal((cor_str){ text.ptr + i, word.len }, word))
            return true;
    return false;
}

static bool mentions(const cor_node *node, const char *key)
{
    bool found = false;
    if (!node)
        return false;
    if (node->kind == COR_NODE_STRING)
        return holds(node->string, cor_str_of(key));
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count && !found; i++)
        found = mentions(node->items[i], key);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->count && !found; i++)
        found = mentions(node->entries[i].value, key);
    return found;
}

static void record_number(const cor_label *label, const measured *m, const cor_plan *plan)
{
    const cor_dataset *data = cor_plan_dataset(plan, label->layer);
    const cor_value *value =
        cor_value_get(&data->features[label->feature].properties, cor_str_of(m->key));
    if (!value || value->kind != COR_NUMBER)
        return;
    const cor_number_entry entry = {
        .kind = m->kind,
        .value = value->as.number * 1000,
        .printed = cor_arena_str(plan->arena, label->text).ptr,
        .at = label->layer->property_at[COR_P_TEXT_FIELD],
        .layer = label->layer,
        .features = &label->feature,
        .feature_count = 1,
    };
    cor_ledger_number(plan->ledger, &entry);
}

static void record_post(const cor_label *label, const cor_plan *plan)
{
    const cor_number_entry entry = {
        .kind = COR_NUMBER_POST,
        .value = label->post_m,
        .printed = cor_arena_str(plan->arena, label->text).ptr,
        .at = label->at,
        .layer = label->layer,
    };
    cor_ledger_number(plan->ledger, &entry);
}

static void record_numbers(const cor_label *label, const cor_plan *plan)
{
    if (!label->candidates[label->chosen].shows_text)
        return;
    if (label->post_m > 0) {
        record_post(label, plan);
        return;
    }
    const cor_node *text = cor_node_get(label->layer->layout, "text-field");
    for (size_t i = 0; i < sizeof measured_keys / sizeof *measured_keys; i++)
        if (mentions(text, measured_keys[i].key))
            record_number(label, &measured_keys[i], plan);
}

void cor_labels_record(const cor_labels *labels, const cor_plan *plan, const cor_map *map)
{
    bool *stands_elsewhere = cor_labels_find_spares(labels);
    for (size_t i = 0; i < labels->count; i++) {
        const cor_label *label = &labels->items[i];
        bool is_lost = label->chosen < 0 && !label->is_spare && !stands_elsewhere[label->serial];
        if (label->chosen >= 0 || is_lost)
            record_label(labels, label, plan, map);
        if (label->chosen >= 0)
            record_numbers(label, plan);
    }
    cor_free(stands_elsewhere);
}
