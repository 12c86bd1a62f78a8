#include "plan/missing_fields.h"

#include <string.h>

#include "base/memory.h"
#include "style/check.h"
#include "style/lookups.h"

/* A name in the figure's language stands for the one that is asked for: name:az for name. */
static bool is_meant(cor_str key, cor_str name)
{
    return key.len >= name.len && memcmp(key.ptr, name.ptr, name.len) == 0 &&
           (key.len == name.len || key.ptr[name.len] == ':');
}

static bool has_field(const cor_dataset *data, cor_str name)
{
    for (size_t i = 0; i < data->feature_count; i++) {
        const cor_value *properties = &data->features[i].properties;
        for (size_t k = 0; k < properties->count; k++)
            if (is_meant(properties->as.members[k].key, name))
                return true;
    }
    return false;
}

static void enter(cor_missing_fields *out, size_t source, const cor_lookup *lookup)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].source == source && cor_str_equal(out->items[i].name, lookup->name)) {
            out->items[i].uses++;
            return;
        }
    out->items = cor_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = (cor_missing_field){ source, lookup->name, lookup->at, 1 };
}

bool cor_missing_fields_enter(cor_missing_fields *out, const cor_plan *plan, const cor_layer *layer,
                              const cor_expr *expr)
{
    cor_lookup lookups[COR_LOOKUPS_MAX];
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    size_t count = cor_expr_lookups(expr, lookups), lacking = 0;
    for (size_t i = 0; i < count; i++)
        if (!has_field(data, lookups[i].name)) {
            enter(out, (size_t)layer->source, &lookups[i]);
            lacking++;
        }
    return lacking > 0;
}

typedef struct names {
    const char **items;
    size_t count, capacity;
} names;

static bool is_listed(const names *list, cor_str key)
{
    for (size_t i = 0; i < list->count; i++)
        if (cor_str_is(key, list->items[i]))
            return true;
    return false;
}

enum { NAMES_MAX = 200 }; /* more would help nobody to find the one that was meant */

static names names_of(const cor_dataset *data, cor_arena *arena)
{
    names list = { 0 };
    for (size_t i = 0; i < data->feature_count; i++) {
        const cor_value *properties = &data->features[i].properties;
        for (size_t k = 0; k < properties->count && list.count < NAMES_MAX; k++) {
            cor_str key = properties->as.members[k].key;
            if (is_listed(&list, key))
                continue;
            list.items = cor_grow(list.items, &list.capacity, list.count + 1, sizeof *list.items);
            list.items[list.count++] = cor_arena_str(arena, key).ptr;
        }
    }
    return list;
}

static void report_one(const cor_missing_field *field, const cor_plan *plan, cor_report *report)
{
    const cor_dataset *data = plan->datasets[field->source];
    cor_arena *arena = cor_arena_new();
    names list = names_of(data, arena);
    cor_buf hint = { 0 }, uses = { 0 };
    cor_suggest(&hint, field->name, list.items, list.count, "they have");
    if (!list.count)
        cor_buf_text(&hint, "they have no properties at all");
    if (field->uses > 1)
        cor_buf_printf(&uses, ", which %zu expressions ask for", field->uses);
    cor_warn(report, COR_KIND_REFERENCE, field->at, hint.len ? hint.ptr : NULL,
             "no feature of source '%s' has '%.*s'%s", plan->style->sources[field->source].name,
             (int)field->name.len, field->name.ptr, uses.len ? uses.ptr : "");
    cor_buf_free(&hint);
    cor_buf_free(&uses);
    cor_free(list.items);
    cor_arena_free(arena);
}

void cor_missing_fields_report(cor_missing_fields *missing, const cor_plan *plan,
                               cor_report *report)
{
    for (size_t i = 0; i < missing->count; i++)
        report_one(&missing->items[i], plan, report);
    cor_free(missing->items);
    *missing = (cor_missing_fields){ 0 };
}
