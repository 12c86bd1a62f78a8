#include "plan/layer_check.h"

#include "plan/missing_fields.h"
#include "style/expression.h"
#include "style/lookups.h"

typedef struct layer_check {
    const cor_plan *plan;
    const cor_map *map;
    const cor_layer *layer;
    const cor_dataset *data;
    cor_missing_fields *missing;
    cor_arena *arena;
    cor_report *report;
} layer_check;

static const char *source_name(const layer_check *c)
{
    return c->plan->style->sources[c->layer->source].name;
}

static cor_eval eval_of(const layer_check *c, size_t index)
{
    return cor_plan_eval(c->plan, c->map, c->layer, index, c->arena, NULL);
}

static bool passes(const layer_check *c, size_t index)
{
    cor_eval eval = eval_of(c, index);
    bool is_passed = cor_layer_accepts(c->layer, &eval);
    cor_arena_clear(c->arena);
    return is_passed;
}

/* The next feature from `first` on that the filter passes; the number of features when there is
 * none. */
static size_t next_passed(const layer_check *c, size_t first)
{
    while (first < c->data->feature_count && !passes(c, first))
        first++;
    return first;
}

/* False when no feature is left to speak of. */
static bool check_filter(const layer_check *c)
{
    if (!c->layer->filter)
        return true;
    bool lacks = cor_missing_fields_enter(c->missing, c->plan, c->layer, c->layer->filter);
    if (next_passed(c, 0) < c->data->feature_count)
        return true;
    /* A property that is missing has been named; and whether there are areas is no question of a
     * style that draws what there is. */
    if (!lacks && cor_expr_asks_for_values(c->layer->filter))
        cor_warn(c->report, COR_KIND_REFERENCE, cor_expr_at(c->layer->filter), NULL,
                 "the filter of layer '%s' passes none of the %zu features of source '%s'",
                 c->layer->id, c->data->feature_count, source_name(c));
    return false;
}

static bool draws(cor_layer_type type, cor_part_kind kind)
{
    bool is_ring = kind == COR_PART_RING_OUTER || kind == COR_PART_RING_INNER;
    switch (type) {
    case COR_LAYER_FILL:
        return is_ring;
    case COR_LAYER_LINE:
        return is_ring || kind == COR_PART_LINE;
    default:
        return true;
    }
}

static bool draws_any(const layer_check *c, size_t index)
{
    const cor_feature *feature = &c->data->features[index];
    for (size_t i = 0; i < feature->part_count; i++)
        if (draws(c->layer->type, c->data->parts[feature->first_part + i].kind))
            return true;
    return false;
}

/* Whether there is one that is passed and drawn. */
static bool has_drawn(const layer_check *c)
{
    size_t i = next_passed(c, 0);
    while (i < c->data->feature_count && !draws_any(c, i))
        i = next_passed(c, i + 1);
    return i < c->data->feature_count;
}

static void check_kinds(const layer_check *c)
{
    if (has_drawn(c))
        return;
    bool is_fill = c->layer->type == COR_LAYER_FILL;
    cor_warn(c->report, COR_KIND_REFERENCE, c->layer->at,
             is_fill ? "type: line draws lines, type: circle draws points"
                     : "type: circle draws points",
             "layer '%s' draws nothing: no feature that it is given from source '%s' has %s",
             c->layer->id, source_name(c), is_fill ? "an area" : "a line or an area");
}

static bool has_vertices(const layer_check *c, size_t index)
{
    const cor_feature *feature = &c->data->features[index];
    for (size_t i = 0; i < feature->part_count; i++)
        if (c->data->parts[feature->first_part + i].kind != COR_PART_POINT)
            return true;
    return false;
}

/* As the spec has it, and hardly ever what is meant. */
static void check_circles(const layer_check *c)
{
    size_t count = 0;
    for (size_t i = 0; c->layer->type == COR_LAYER_CIRCLE && i < c->data->feature_count; i++)
        count += has_vertices(c, i) && passes(c, i);
    if (count)
        cor_warn(c->report, COR_KIND_REFERENCE, c->layer->at,
                 "filter by geometry-type to leave them out; a symbol layer has one icon in each",
                 "layer '%s' draws a circle at every vertex of %zu lines and areas of source '%s'",
                 c->layer->id, count, source_name(c));
}

/* Colours and images without a value are spoken of when they are drawn. */
static bool is_spoken_of(const cor_expr *property)
{
    cor_type_kind kind = cor_expr_type(property).kind;
    return kind == COR_T_COLOUR || kind == COR_T_IMAGE;
}

static bool is_empty_for_all(const layer_check *c, cor_property property)
{
    size_t count = c->data->feature_count;
    for (size_t i = next_passed(c, 0); i < count; i = next_passed(c, i + 1)) {
        cor_eval eval = eval_of(c, i);
        bool is_empty = cor_layer_is_empty(c->layer, property, &eval);
        cor_arena_clear(c->arena);
        if (!is_empty)
            return false;
    }
    return true;
}

static void check_property(const layer_check *c, cor_property property)
{
    const cor_layer *layer = c->layer;
    if (cor_layer_is_constant(layer, property))
        return;
    bool lacks = cor_missing_fields_enter(c->missing, c->plan, layer, layer->properties[property]);
    if (lacks || c->plan->style->plain /* nobody has asked for it */ ||
        is_spoken_of(layer->properties[property]) || !is_empty_for_all(c, property))
        return;
    cor_warn(c->report, COR_KIND_REFERENCE, layer->property_at[property], NULL,
             "%s of layer '%s' is empty for every feature of source '%s'",
             cor_property_name(property), layer->id, source_name(c));
}

static void check_layer(const layer_check *c)
{
    if (!check_filter(c))
        return;
    check_kinds(c);
    check_circles(c);
    for (int p = 0; p < COR_PROPERTY_COUNT; p++)
        check_property(c, (cor_property)p);
}

bool cor_layer_is_checked_in(const cor_plan *plan, const cor_map *map, const cor_layer *layer)
{
    return cor_map_shows(plan, map, layer) &&
           (map == &plan->main || !cor_map_shows(plan, &plan->main, layer));
}

void cor_layers_check(const cor_plan *plan, const cor_map *map, cor_report *report)
{
    cor_missing_fields missing = { 0 };
    layer_check c = { plan, map, NULL, NULL, &missing, cor_arena_new(), report };
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        c.layer = &plan->style->layers[i];
        c.data = cor_plan_dataset(plan, c.layer);
        if (c.data && c.data->feature_count && cor_layer_is_checked_in(plan, map, c.layer))
            check_layer(&c);
    }
    cor_missing_fields_report(&missing, plan, report);
    cor_arena_free(c.arena);
}

bool cor_layer_has_features(const cor_plan *plan, const cor_map *map, const cor_layer *layer)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    if (!data)
        return false;
    layer_check c = { .plan = plan, .map = map, .layer = layer, .data = data };
    c.arena = cor_arena_new();
    bool found = has_drawn(&c);
    cor_arena_free(c.arena);
    return found;
}
