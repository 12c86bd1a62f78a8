#include "furniture/legend_entries.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "furniture/legend_classes.h"
#include "furniture/legend_sizes.h"
#include "furniture/seen.h"
#include "plan/template.h"
#include "style/boundary.h"
#include "style/legend_spec.h"
#include "style/lookups.h"

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

static bool has_properties(const cor_value *feature, const cor_value *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const cor_value *value = cor_value_get(feature, wanted->as.members[i].key);
        if (!value || !cor_value_equal(value, &wanted->as.members[i].value))
            return false;
    }
    return true;
}

bool cor_legend_next(const cor_legend_entry *entry, const cor_plan *plan, size_t *index)
{
    const cor_dataset *data = cor_plan_dataset(plan, entry->layer);
    cor_report ignored = { 0 };
    cor_arena *arena = cor_arena_new();
    bool found = false;
    while (data && !found && ++*index < data->feature_count) {
        const cor_feature *feature = &data->features[*index];
        if (!feature->part_count || cor_view_hides(plan->main.view, feature->bounds) ||
            !has_properties(&feature->properties, &entry->properties))
            continue;
        cor_eval eval = cor_plan_eval(plan, &plan->main, entry->layer, *index, arena, &ignored);
        found = cor_layer_accepts(entry->layer, &eval);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    cor_report_clear(&ignored);
    return found;
}

/* Whether the main map shows a feature with the entry's properties. An entry that names none is
 * drawn as the first such feature is. */
static bool is_on_map(cor_legend_entry *entry, const cor_plan *plan)
{
    cor_report ignored = { 0 };
    const cor_dataset *data = cor_plan_dataset(plan, entry->layer);
    size_t index = SIZE_MAX;
    bool seen = entry->layer->type == COR_LAYER_BACKGROUND;
    while (!seen && cor_legend_next(entry, plan, &index))
        seen = cor_feature_is_seen(plan, entry->layer, index, &ignored);
    if (seen && data && !entry->properties.count)
        entry->properties = data->features[index].properties;
    cor_report_clear(&ignored);
    return seen;
}

/* Wherever it lies. */
static bool has_feature(const cor_legend_entry *entry, const cor_plan *plan)
{
    const cor_dataset *data = cor_plan_dataset(plan, entry->layer);
    for (size_t i = 0; data && i < data->feature_count; i++)
        if (has_properties(&data->features[i].properties, &entry->properties))
            return true;
    return false;
}

bool cor_legend_add(cor_legend_entries *out, cor_legend_entry entry, cor_report *report)
{
    if (out->count == COR_LEGEND_MAX_ENTRIES)
        return cor_fail(report, COR_KIND_LIMIT, entry.at, NULL, "a legend has more than %d entries",
                        COR_LEGEND_MAX_ENTRIES);
    entry.rank = out->count;
    out->items[out->count++] = entry;
    return true;
}

static bool add_classes(cor_legend_entries *out, cor_legend_entry *entry,
                        const cor_legend_spec *spec, cor_plan *plan, cor_report *report)
{
    cor_class_survey survey = { .property = cor_legend_property(entry->layer, spec->from) };
    if (survey.property == COR_P_CIRCLE_RADIUS && !spec->labels &&
        cor_legend_has_sizes(entry->layer, plan->arena)) {
        entry->group = entry->label ? entry->label : entry->group;
        return cor_legend_sizes_add(out, entry, plan, report);
    }
    if (!cor_legend_classes(&survey.classes, entry->layer, spec, plan->arena, report))
        return false;
    if (entry->label)
        entry->group = entry->label;
    cor_class_survey_map(&survey, entry, plan);
    return cor_class_survey_add(out, &survey, entry, spec->labels, plan, report);
}

static bool add_item(cor_legend_entries *out, const cor_layer *layer, const cor_node *node,
                     cor_plan *plan, cor_report *report)
{
    cor_legend_spec spec;
    if (!cor_legend_spec_read(&spec, node, &plan->figure->language, plan->arena, report))
        return false;
    cor_legend_entry entry = { .layer = layer,
                               .group = spec.group,
                               .properties = { .kind = COR_OBJECT },
                               .order = spec.order,
                               .at = spec.at };
    if (spec.properties)
        entry.properties = cor_node_value(spec.properties, plan->arena);
    if (!collect_parts(&entry, &spec.with, plan->style, report) ||
        !cor_template_expand(&entry.label, plan, layer, spec.label, node->at, report))
        return false;
    if (spec.from)
        return add_classes(out, &entry, &spec, plan, report);
    if (is_on_map(&entry, plan))
        return cor_legend_add(out, entry, report);
    if (entry.properties.count && !has_feature(&entry, plan))
        cor_warn(report, COR_KIND_REFERENCE, entry.at,
                 "a sample of a size or colour wants a feature that has these properties; 'from' "
                 "shows what the data have",
                 "the legend's entry '%s' is left out: no feature of layer '%s' has its properties",
                 entry.label ? entry.label : "", layer->id);
    return true;
}

static bool add_layer(cor_legend_entries *out, const cor_layer *layer, cor_plan *plan,
                      cor_report *report)
{
    const cor_node *node = cor_node_get(layer->metadata, "corridor:legend");
    if (!node)
        node = cor_boundary_legend(layer, &plan->figure->language, plan->arena);
    if (!node || node->kind == COR_NODE_BOOL)
        return true;
    if (node->kind != COR_NODE_SEQ)
        return add_item(out, layer, node, plan, report);
    for (size_t i = 0; i < node->count; i++)
        if (!add_item(out, layer, node->items[i], plan, report))
            return false;
    return true;
}

/* "rail-lines" and "rail_lines" to "Rail lines". */
static const char *humanised(const cor_plan *plan, cor_str name)
{
    cor_buf text = { 0 };
    cor_buf_str(&text, name);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '-' || text.ptr[i] == '_')
            text.ptr[i] = ' ';
    if (text.len && text.ptr[0] >= 'a' && text.ptr[0] <= 'z')
        text.ptr[0] = (char)(text.ptr[0] - 'a' + 'A');
    const char *out = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}

/* What a reader tells features apart by, in this order; a second property has its own heading. */
static const cor_property telling[] = {
    COR_P_FILL_COLOR,     COR_P_FILL_PATTERN, COR_P_LINE_COLOR,   COR_P_LINE_PATTERN,
    COR_P_LINE_DASHARRAY, COR_P_LINE_WIDTH,   COR_P_CIRCLE_COLOR, COR_P_CIRCLE_STROKE_COLOR,
    COR_P_CIRCLE_RADIUS,  COR_P_ICON_IMAGE,   COR_P_FILL_OPACITY, COR_P_LINE_OPACITY,
    COR_P_CIRCLE_OPACITY, COR_P_ICON_SIZE,
};

enum { AUTOMATIC_CLASSES_MAX = 12 };

static bool is_same_input(const cor_class_survey *a, const cor_class_survey *b)
{
    return a->classes.count == b->classes.count &&
           cor_str_equal(cor_class_input_name(&a->classes.items[0]),
                         cor_class_input_name(&b->classes.items[0]));
}

/* The classes of a property that tells features of this layer apart, when they are few and speak
 * for themselves. */
static bool find_survey(cor_class_survey *out, const cor_legend_entry *entry, cor_property property,
                        const cor_plan *plan)
{
    *out = (cor_class_survey){ .property = property };
    if (property == COR_P_CIRCLE_RADIUS && cor_legend_has_sizes(entry->layer, plan->arena))
        return false;
    if (!cor_classes_of(&out->classes, entry->layer, property, plan->arena))
        return false;
    cor_class_survey_map(out, entry, plan);
    return out->seen_count > 0 && out->seen_count <= AUTOMATIC_CLASSES_MAX &&
           cor_class_survey_speaks(out);
}

static const char *heading_of(const cor_legend_entry *entry, const cor_class_survey *survey,
                              const cor_plan *plan)
{
    cor_str input = cor_class_input_name(&survey->classes.items[0]);
    cor_buf text = { 0 };
    cor_buf_text(&text, entry->label);
    if (input.ptr)
        cor_buf_printf(&text, ": %.*s", (int)input.len, input.ptr);
    const char *out = humanised(plan, cor_buf_view(&text));
    cor_buf_free(&text);
    return out;
}

static bool has_one_field(const cor_layer *layer)
{
    cor_lookup fields[COR_LOOKUPS_MAX];
    return cor_expr_fields(layer->properties[COR_P_CIRCLE_RADIUS], fields) == 1;
}

/* A layer of which the figure says nothing: its classes, else one entry by its name. */
static bool add_automatic(cor_legend_entries *out, const cor_layer *layer, cor_plan *plan,
                          cor_report *report)
{
    cor_legend_entry entry = { .layer = layer,
                               .parts = { layer },
                               .part_count = 1,
                               .label = humanised(plan, cor_str_of(layer->id)),
                               .properties = { .kind = COR_OBJECT },
                               .at = layer->at };
    cor_class_survey first = { 0 }, next;
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        if (!find_survey(&next, &entry, telling[i], plan) ||
            (first.seen_count && is_same_input(&first, &next)))
            continue;
        cor_legend_entry block = entry;
        block.group = heading_of(&entry, &next, plan);
        first = first.seen_count ? first : next;
        if (!cor_class_survey_add(out, &next, &block, NULL, plan, report))
            return false;
    }
    if (cor_legend_has_sizes(layer, plan->arena) && has_one_field(layer)) {
        cor_legend_entry block = entry;
        block.group = entry.label;
        size_t before = out->count;
        if (!cor_legend_sizes_add(out, &block, plan, report))
            return false;
        if (out->count > before)
            return true;
    }
    return first.seen_count || !is_on_map(&entry, plan) || cor_legend_add(out, entry, report);
}

/* Grounds and names speak for themselves. */
static bool is_told_by_itself(const cor_layer *layer)
{
    return layer->type == COR_LAYER_BACKGROUND || layer->type == COR_LAYER_RASTER ||
           (layer->type == COR_LAYER_SYMBOL && !cor_layer_has(layer, COR_P_ICON_IMAGE));
}

static bool is_annotated(const cor_style *style)
{
    for (size_t i = 0; i < style->layer_count; i++)
        if (cor_node_get(style->layers[i].metadata, "corridor:legend"))
            return true;
    return false;
}

static int by_order(const void *a, const void *b)
{
    const cor_legend_entry *x = a, *y = b;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static bool is_in_group(const cor_legend_entry *entry, const char *group)
{
    return entry->group && strcmp(entry->group, group) == 0;
}

/* Entries of a group stand together where the first of them stands, under a heading. */
static void add_headings(cor_legend_entries *out, const cor_plan *plan)
{
    cor_legend_entries sorted = {
        cor_arena_alloc(plan->arena, 2 * out->count + 1, sizeof *sorted.items), 0
    };
    for (size_t i = 0; i < out->count; i++) {
        const cor_legend_entry *entry = &out->items[i];
        bool begun = false;
        for (size_t k = 0; k < i && entry->group && !begun; k++)
            begun = is_in_group(&out->items[k], entry->group);
        if (begun)
            continue;
        if (!entry->group) {
            sorted.items[sorted.count++] = *entry;
            continue;
        }
        sorted.items[sorted.count++] = (cor_legend_entry){ .kind = COR_LEGEND_HEADING,
                                                           .layer = entry->layer,
                                                           .label = entry->group,
                                                           .group = entry->group,
                                                           .at = entry->at };
        for (size_t k = i; k < out->count; k++)
            if (is_in_group(&out->items[k], entry->group))
                sorted.items[sorted.count++] = out->items[k];
    }
    *out = sorted;
}

bool cor_legend_collect(cor_legend_entries *out, cor_plan *plan, cor_report *report)
{
    bool annotated = is_annotated(plan->style);
    *out = (cor_legend_entries){
        cor_arena_alloc(plan->arena, COR_LEGEND_MAX_ENTRIES, sizeof *out->items), 0
    };
    for (size_t i = plan->style->layer_count; i-- > 0;) { /* the topmost first */
        const cor_layer *layer = &plan->style->layers[i];
        if (!cor_map_shows(plan, &plan->main, layer) || (!annotated && is_told_by_itself(layer)))
            continue;
        bool told = annotated || cor_boundary_of(layer) != COR_BOUNDARY_COUNT;
        if (!(told ? add_layer : add_automatic)(out, layer, plan, report))
            return false;
    }
    bool asked = annotated || plan->figure->parts_given;
    if (out->count == 1 && !asked && !out->items[0].group)
        out->count = 0; /* one kind of thing on the map: its title says which */
    if (!out->count)
        return true;
    qsort(out->items, out->count, sizeof *out->items, by_order);
    add_headings(out, plan);
    return true;
}
