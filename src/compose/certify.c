#include "compose/certify.h"

#include "compose/min_text.h"
#include "scene/label_check.h"
#include "style/length.h"

static bool says(const cor_layer *layer, const char *key, bool otherwise)
{
    const cor_node *node = cor_node_get(layer->metadata, key);
    return node && node->kind == COR_NODE_BOOL ? node->boolean : otherwise;
}

/* Text that the figure itself has so small is told of (compose/min_text). */
static bool is_told_of(const cor_layer *layer, const cor_report *report)
{
    cor_span at = cor_text_size_span(layer);
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].kind == COR_KIND_SMALL_TEXT && report->items[i].at.line == at.line &&
            report->items[i].at.column == at.column)
            return true;
    return report->dropped > 0;
}

static cor_check_layer rule_of(const cor_layer *layer, const cor_plan *plan, const cor_map *map,
                               cor_report *report)
{
    cor_check_layer rule = { .id = layer->id,
                             .source = layer->source,
                             .may_be_small = is_told_of(layer, report) };
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    if (layer->type == COR_LAYER_CIRCLE)
        rule.symbols = says(layer, "corridor:avoid", true);
    if (layer->type == COR_LAYER_LINE)
        rule.lines = says(layer, "corridor:avoid", false);
    if (layer->type == COR_LAYER_SYMBOL && data && data->feature_count) {
        cor_arena *scratch = cor_arena_new();
        cor_eval eval = cor_plan_eval(plan, map, layer, 0, scratch, report);
        rule.padding_pt = cor_layer_number(layer, COR_P_TEXT_PADDING, &eval) * COR_PT_PER_PX;
        rule.may_overlap = cor_layer_bool(layer, COR_P_TEXT_ALLOW_OVERLAP, &eval) ||
                           cor_layer_bool(layer, COR_P_TEXT_IGNORE_PLACEMENT, &eval);
        if (cor_layer_has(layer, COR_P_TEXT_OVERLAP))
            rule.may_overlap =
                rule.may_overlap ||
                !cor_str_is(cor_layer_string(layer, COR_P_TEXT_OVERLAP, &eval), "never");
        cor_arena_free(scratch);
    }
    return rule;
}

bool cor_certify_labels(const cor_scene *scene, const cor_plan *plan, const cor_map *map,
                        cor_report *report)
{
    size_t n = plan->style->layer_count;
    cor_arena *arena = cor_arena_new();
    cor_check_layer *layers = cor_arena_alloc(arena, n + 1, sizeof *layers);
    for (size_t i = 0; i < n; i++)
        layers[i] = rule_of(&plan->style->layers[i], plan, map, report);
    const cor_check_rules rules = { layers, n, plan->figure->sheet.min_text_pt };
    bool well = cor_scene_check_labels(scene, &rules, report);
    cor_arena_free(arena);
    return well;
}
