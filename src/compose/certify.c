#include "compose/certify.h"

#include <math.h>
#include <string.h>

#include "compose/min_text.h"
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

/* `overlap` says more than the older `allow`. */
static bool may_overlap(const cor_layer *layer, cor_property allow, cor_property overlap,
                        cor_property ignore, cor_eval *eval)
{
    if (cor_layer_bool(layer, allow, eval) || cor_layer_bool(layer, ignore, eval))
        return true;
    return cor_layer_has(layer, overlap) &&
           !cor_str_is(cor_layer_string(layer, overlap, eval), "never");
}

static double least_icon_padding_pt(const cor_layer *layer, cor_eval *eval)
{
    double v[4] = { 0 }, least;
    size_t n = cor_layer_numbers(layer, COR_P_ICON_PADDING, eval, v, 4);
    least = v[0];
    for (size_t i = 1; i < n; i++)
        least = fmin(least, v[i]);
    return least * COR_PT_PER_PX;
}

/* icon-padding may differ by feature; the rest may not. */
static void read_symbol_rules(cor_check_layer *rule, const cor_layer *layer, const cor_plan *plan,
                              const cor_map *map, cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    size_t n = data ? data->feature_count : 0;
    cor_arena *scratch = cor_arena_new();
    rule->icons = true;
    rule->icon_padding_pt = n && cor_layer_has(layer, COR_P_ICON_IMAGE) ? HUGE_VAL : 0;
    for (size_t i = 0; i < n && (i == 0 || cor_layer_has(layer, COR_P_ICON_IMAGE)); i++) {
        cor_eval eval = cor_plan_eval(plan, map, layer, i, scratch, report);
        rule->icon_padding_pt = fmin(rule->icon_padding_pt, least_icon_padding_pt(layer, &eval));
        if (i == 0) {
            rule->padding_pt = cor_layer_number(layer, COR_P_TEXT_PADDING, &eval) * COR_PT_PER_PX;
            rule->may_overlap = may_overlap(layer, COR_P_TEXT_ALLOW_OVERLAP, COR_P_TEXT_OVERLAP,
                                            COR_P_TEXT_IGNORE_PLACEMENT, &eval);
            rule->icon_may_overlap =
                may_overlap(layer, COR_P_ICON_ALLOW_OVERLAP, COR_P_ICON_OVERLAP,
                            COR_P_ICON_IGNORE_PLACEMENT, &eval);
        }
        cor_arena_clear(scratch);
    }
    cor_arena_free(scratch);
}

/* Placement says which leaders found no way but over symbols, and the figure's reader is told. */
static void read_crossing(cor_check_layer *rule, const cor_layer *layer, const cor_plan *plan,
                          const cor_map *map, cor_arena *arena)
{
    const cor_ledger *ledger = plan->ledger;
    int64_t *features = cor_arena_alloc(arena, ledger->label_count + 1, sizeof *features);
    for (size_t i = 0; i < ledger->label_count; i++) {
        const cor_label_entry *entry = &ledger->labels[i];
        if (entry->crosses_symbols && entry->layer == layer && strcmp(entry->map, map->name) == 0)
            features[rule->crossing_count++] = entry->feature;
    }
    rule->crossing = features;
}

static cor_check_layer rule_of(const cor_layer *layer, const cor_plan *plan, const cor_map *map,
                               cor_arena *arena, cor_report *report)
{
    cor_check_layer rule = { .id = layer->id,
                             .source = layer->source,
                             .may_be_small = is_told_of(layer, report) };
    if (layer->type == COR_LAYER_CIRCLE)
        rule.symbols = says(layer, "corridor:avoid", true);
    if (layer->type == COR_LAYER_LINE)
        rule.lines = says(layer, "corridor:avoid", false);
    if (layer->type == COR_LAYER_FILL)
        rule.areas = says(layer, "corridor:avoid", false);
    if (layer->type == COR_LAYER_SYMBOL)
        read_symbol_rules(&rule, layer, plan, map, report);
    if (layer->type == COR_LAYER_SYMBOL)
        read_crossing(&rule, layer, plan, map, arena);
    return rule;
}

static cor_check_map rules_of(const cor_map *map, const cor_plan *plan, cor_arena *arena,
                              cor_report *report)
{
    size_t n = plan->style->layer_count;
    cor_check_layer *layers = cor_arena_alloc(arena, n + 1, sizeof *layers);
    for (size_t i = 0; i < n; i++)
        layers[i] = rule_of(&plan->style->layers[i], plan, map, arena, report);
    return (cor_check_map){ map->name, map->frame, layers, n };
}

bool cor_certify_labels(cor_check_count *count, const cor_scene *scene, const cor_plan *plan,
                        const cor_map *const *maps, size_t map_count, cor_report *report)
{
    cor_arena *arena = cor_arena_new();
    cor_check_map *held = cor_arena_alloc(arena, map_count + 1, sizeof *held);
    for (size_t i = 0; i < map_count; i++)
        held[i] = rules_of(maps[i], plan, arena, report);
    const cor_check_rules rules = { held, map_count, plan->figure->sheet.min_text_pt };
    bool well = cor_scene_check_labels(count, scene, &rules, report);
    cor_arena_free(arena);
    return well;
}
