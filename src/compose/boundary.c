#include "compose/boundary.h"

#include <string.h>

/* Marks of features are on a map; a legend's swatches are of no feature. */
static bool is_in_sight(const cor_scene *scene, const cor_layer *layer)
{
    for (size_t i = 0; i < scene->count; i++)
        if (scene->marks[i].feature >= 0 && scene->marks[i].kind != COR_MARK_GLYPHS &&
            strcmp(scene->marks[i].layer, layer->id) == 0)
            return true;
    return false;
}

static bool prints_credits(const cor_plan *plan)
{
    for (size_t i = 0; i < plan->part_count; i++)
        if (plan->parts[i].spec->type == COR_FURNITURE_CREDITS)
            return true;
    return false;
}

bool cor_boundary_check(const cor_scene *scene, const cor_plan *plan, cor_report *report)
{
    const cor_viewpoint *viewpoint = &plan->figure->viewpoint;
    bool well = true;
    for (size_t i = 0; i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        cor_boundary kind = cor_boundary_of(layer);
        if (kind == COR_BOUNDARY_COUNT || !is_in_sight(scene, layer))
            continue;
        cor_span at = cor_node_get(layer->metadata, "corridor:boundary")->at;
        if (!viewpoint->given)
            well = cor_fail(report, COR_KIND_MISSING_KEY, at,
                            "add corridor: {viewpoint: {view: \"...\", date: 2026-09-16, source: "
                            "\"...\"}}",
                            "the figure shows a %s boundary and does not say whose view it is",
                            cor_boundary_words[kind]);
        else if (!prints_credits(plan))
            return cor_fail(report, COR_KIND_LAYOUT, viewpoint->at,
                            "add - credits: {from: sources} to the parts",
                            "no part of the figure prints its viewpoint");
    }
    return well;
}
