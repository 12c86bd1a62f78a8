#include "furniture/legend_entries.h"

#include <stdlib.h>
#include <string.h>

#include "plan/template.h"
#include "style/boundary.h"
#include "style/legend_spec.h"

enum { MAX_ENTRIES = 256 };

static const cor_layer *layer_named(const cor_style *style, const char *id)
{
    for (size_t i = 0; i < style->layer_count; i++)
        if (strcmp(style->layers[i].id, id) == 0)
            return &style->layers[i];
    return NULL;
}

/* The layers of one swatch in drawing order: those named by `with` and the layer itself. */
static bool collect_parts(cor_legend_entry *entry, const cor_string_list *with,
                          const cor_style *style, cor_report *report)
{
    for (size_t i = 0; i < with->count; i++)
        if (!layer_named(style, with->items[i]))
            return cor_fail(report, COR_KIND_REFERENCE, entry->at, "name layers of this figure",
                            "the legend entry names layer '%s', which is not there",
                            with->items[i]);
    for (size_t i = 0; i < style->layer_count; i++) {
        const cor_layer *layer = &style->layers[i];
        bool named = layer == entry->layer;
        for (size_t k = 0; k < with->count; k++)
            named = named || strcmp(with->items[k], layer->id) == 0;
        if (named && entry->part_count < COR_LEGEND_MAX_PARTS)
            entry->parts[entry->part_count++] = layer;
    }
    return true;
}

static bool read_entry(cor_legend_entry *entry, const cor_node *node, const cor_plan *plan,
                       cor_report *report)
{
    cor_legend_spec spec;
    if (!cor_legend_spec_read(&spec, node, &plan->figure->language, plan->arena, report))
        return false;
    entry->properties = (cor_value){ .kind = COR_OBJECT };
    if (spec.properties)
        entry->properties = cor_node_value(spec.properties, plan->arena);
    entry->order = spec.order;
    entry->at = spec.at;
    return collect_parts(entry, &spec.with, plan->style, report) &&
           cor_template_expand(&entry->label, plan, entry->layer, spec.label, node->at, report);
}

static bool has_properties(const cor_value *feature, const cor_value *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const cor_value *value = cor_value_get(feature, wanted->as.members[i].key);
        if (!value || !cor_value_equal(value, &wanted->as.members[i].value))
            return false;
    }
    return true;
}

/* Whether the main map shows a feature with the entry's properties. */
static bool is_on_map(const cor_legend_entry *entry, const cor_plan *plan, cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, entry->layer);
    if (entry->layer->type == COR_LAYER_BACKGROUND)
        return true;
    cor_arena *arena = cor_arena_new();
    bool found = false;
    for (size_t i = 0; data && i < data->feature_count && !found; i++) {
        const cor_feature *feature = &data->features[i];
        if (!feature->part_count || cor_view_hides(plan->main.view, feature->bounds) ||
            !has_properties(&feature->properties, &entry->properties))
            continue;
        cor_eval eval = cor_plan_eval(plan, &plan->main, entry->layer, i, arena, report);
        found = cor_layer_accepts(entry->layer, &eval);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    return found;
}

static int by_order(const void *a, const void *b)
{
    const cor_legend_entry *x = a, *y = b;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static bool add_entry(cor_legend_entries *out, const cor_layer *layer, const cor_node *node,
                      const cor_plan *plan, cor_report *report)
{
    if (out->count == MAX_ENTRIES)
        return cor_fail(report, COR_KIND_LIMIT, node->at, NULL, "a legend has more than %d entries",
                        MAX_ENTRIES);
    cor_legend_entry entry = { .layer = layer, .rank = out->count };
    if (!read_entry(&entry, node, plan, report))
        return false;
    if (is_on_map(&entry, plan, report))
        out->items[out->count++] = entry;
    return true;
}

bool cor_legend_collect(cor_legend_entries *out, cor_plan *plan, cor_report *report)
{
    *out = (cor_legend_entries){ cor_arena_alloc(plan->arena, MAX_ENTRIES, sizeof *out->items), 0 };
    for (size_t i = plan->style->layer_count; i-- > 0;) { /* the topmost first */
        const cor_layer *layer = &plan->style->layers[i];
        const cor_node *node = cor_node_get(layer->metadata, "corridor:legend");
        if (!node)
            node = cor_boundary_legend(layer, &plan->figure->language, plan->arena);
        if (!node || !cor_map_shows(plan, &plan->main, layer))
            continue;
        size_t n = node->kind == COR_NODE_SEQ ? node->count : 1;
        for (size_t k = 0; k < n; k++)
            if (!add_entry(out, layer, node->kind == COR_NODE_SEQ ? node->items[k] : node, plan,
                           report))
                return false;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_order);
    return true;
}
