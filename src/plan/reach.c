#include "plan/reach.h"

#include <math.h>
#include <stdint.h>

#include "style/length.h"

static double shift(const cor_layer *layer, cor_property translate, cor_eval *eval)
{
    double v[2] = { 0, 0 };
    cor_layer_numbers(layer, translate, eval, v, 2);
    return hypot(v[0], v[1]);
}

static double fill_reach(const cor_layer *layer, cor_eval *eval)
{
    return shift(layer, COR_P_FILL_TRANSLATE, eval) + 1;
}

static double line_reach(const cor_layer *layer, cor_eval *eval)
{
    double width = cor_layer_number(layer, COR_P_LINE_WIDTH, eval);
    double gap = cor_layer_number(layer, COR_P_LINE_GAP_WIDTH, eval);
    double corner = fmax(cor_layer_number(layer, COR_P_LINE_MITER_LIMIT, eval), 1);
    return (gap > 0 ? gap / 2 + width : width / 2) * corner +
           fabs(cor_layer_number(layer, COR_P_LINE_OFFSET, eval)) +
           shift(layer, COR_P_LINE_TRANSLATE, eval) + 1;
}

static double circle_reach(const cor_layer *layer, cor_eval *eval)
{
    return cor_layer_number(layer, COR_P_CIRCLE_RADIUS, eval) +
           cor_layer_number(layer, COR_P_CIRCLE_STROKE_WIDTH, eval) +
           shift(layer, COR_P_CIRCLE_TRANSLATE, eval);
}

enum { VARYING_MAX = 4 };

/* The reach in px, and the properties in it that may differ from feature to feature. */
static const struct kind {
    double (*reach)(const cor_layer *layer, cor_eval *eval);
    cor_property varying[VARYING_MAX];
    size_t varying_count;
} KINDS[COR_LAYER_TYPE_COUNT] = {
    [COR_LAYER_FILL] = { fill_reach, { 0 }, 0 },
    [COR_LAYER_LINE] = { line_reach,
                         { COR_P_LINE_WIDTH, COR_P_LINE_GAP_WIDTH, COR_P_LINE_OFFSET,
                           COR_P_LINE_MITER_LIMIT },
                         4 },
    [COR_LAYER_CIRCLE] = { circle_reach, { COR_P_CIRCLE_RADIUS, COR_P_CIRCLE_STROKE_WIDTH }, 2 },
};

static bool is_constant(const cor_layer *layer, const struct kind *kind)
{
    for (size_t i = 0; i < kind->varying_count; i++)
        if (!cor_layer_is_constant(layer, kind->varying[i]))
            return false;
    return true;
}

static double layer_reach_px(const cor_plan *plan, const cor_map *map, const cor_layer *layer)
{
    const struct kind *kind = &KINDS[layer->type];
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    if (!kind->reach || !data)
        return 0;
    cor_arena *arena = cor_arena_new();
    size_t count = is_constant(layer, kind) ? 1 : data->feature_count;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        /* What cannot be evaluated is said when the layer is drawn. */
        cor_eval eval = cor_plan_eval(plan, map, layer, i, arena, NULL);
        most = fmax(most, kind->reach(layer, &eval));
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    return most;
}

double cor_map_reach_pt(const cor_plan *plan, const cor_map *map)
{
    double most = 0;
    for (size_t i = 0; i < plan->style->layer_count; i++)
        if (cor_map_shows(plan, map, &plan->style->layers[i]))
            most = fmax(most, layer_reach_px(plan, map, &plan->style->layers[i]));
    return fmin(most * COR_PT_PER_PX, COR_REACH_MAX_PT);
}
