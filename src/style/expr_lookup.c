/* What an expression reads from the feature, the map and the style's state. */
#include <string.h>

#include "style/expr.h"

static void take(const cor_value *value, cor_datum *out)
{
    *out = value ? cor_datum_of(value) : (cor_datum){ .kind = COR_T_NULL };
}

/* A property of the feature; a name in the figure's language where that is asked for. */
static const cor_value *property(const cor_eval *eval, cor_str key)
{
    if (eval->names && eval->language)
        return cor_language_name(eval->language, eval->properties, key, eval->names);
    return cor_value_get(eval->properties, key);
}

/* The object of the second argument, else the feature's properties. */
static bool find(const cor_expr *expr, cor_frame *frame, const cor_value **found)
{
    cor_datum key, object;
    cor_value held;
    if (!cor_evaluate_arg(expr, 0, frame, &key))
        return false;
    if (expr->count == 1) {
        *found = property(frame->eval, key.as.string);
        return true;
    }
    if (!cor_evaluate_arg(expr, 1, frame, &object))
        return false;
    cor_datum_value(&object, &held);
    *found = cor_value_get(&held, key.as.string);
    return true;
}

static bool evaluate_get(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const cor_value *found;
    if (!find(expr, frame, &found))
        return false;
    take(found, out);
    return true;
}

static const cor_value *find_named(const cor_expr *expr, const cor_eval *eval)
{
    return property(eval, expr->args[0]->constant.as.string);
}

/* ["get", name] with a name that stands in the style: by far the most frequent lookup. */
static bool evaluate_get_named(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    take(find_named(expr, frame->eval), out);
    return true;
}

static bool evaluate_has_named(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    *out = cor_datum_boolean(find_named(expr, frame->eval) != NULL);
    return true;
}

static bool evaluate_has(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const cor_value *found;
    if (!find(expr, frame, &found))
        return false;
    *out = cor_datum_boolean(found != NULL);
    return true;
}

static bool evaluate_properties(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    take(frame->eval->properties, out);
    if (out->kind != COR_T_OBJECT)
        *out = (cor_datum){ .kind = COR_T_OBJECT };
    return true;
}

static bool evaluate_id(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    take(frame->eval->id, out);
    return true;
}

static bool evaluate_geometry_type(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    const char *type = frame->eval->geometry_type;
    *out = type ? cor_datum_string(cor_str_of(type)) : (cor_datum){ .kind = COR_T_NULL };
    return true;
}

static bool evaluate_feature_state(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum key;
    if (!cor_evaluate_arg(expr, 0, frame, &key))
        return false;
    const cor_value *state = frame->eval->feature_state;
    take(state ? cor_value_get(state, key.as.string) : NULL, out);
    return true;
}

static const cor_expr *compile_state(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 2)
        return cor_compile_fail(compiler, node, NULL, "Expected 1 argument, but found %zu instead.",
                                node->count - 1);
    if (node->items[1]->kind != COR_NODE_STRING)
        return cor_compile_fail(compiler, node,
                                "[global-state, name], the name of a variable of "
                                "'state'",
                                "Global state property must be string, but found %s instead.",
                                cor_node_typeof(node->items[1]));
    cor_expr *expr = cor_expr_new(compiler, op, node, 1);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], 1, COR_T_STRING);
    return cor_expr_finish(expr);
}

static bool evaluate_state(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum key;
    if (!cor_evaluate_arg(expr, 0, frame, &key))
        return false;
    take(cor_value_get(frame->eval->state, key.as.string), out);
    return true;
}

static bool evaluate_zoom(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    *out = cor_datum_number(frame->eval->zoom);
    return true;
}

static bool evaluate_density(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    *out = cor_datum_number(frame->eval->heatmap_density);
    return true;
}

static bool evaluate_progress(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    *out = cor_datum_number(frame->eval->line_progress);
    return true;
}

static bool evaluate_elevation(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    *out = cor_datum_number(frame->eval->elevation);
    return true;
}

/* What clusters have gathered so far: there are none on paper. */
static bool evaluate_accumulated(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    (void)frame;
    *out = (cor_datum){ .kind = COR_T_NULL };
    return true;
}

static bool evaluate_error(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    return cor_evaluate_fail(frame, expr, "%.*s", cor_shown(out->as.string), out->as.string.ptr);
}

static const cor_operator rows[] = {
    { .name = "get",
      .evaluate = evaluate_get,
      .evaluate_fixed = evaluate_get_named,
      .result.kind = COR_T_VALUE,
      .params = "s",
      .uses = COR_USES_FEATURE },
    { .name = "get", .evaluate = evaluate_get, .result.kind = COR_T_VALUE, .params = "so" },
    { .name = "has",
      .evaluate = evaluate_has,
      .evaluate_fixed = evaluate_has_named,
      .result.kind = COR_T_BOOLEAN,
      .params = "s",
      .uses = COR_USES_FEATURE },
    { .name = "has", .evaluate = evaluate_has, .result.kind = COR_T_BOOLEAN, .params = "so" },
    { .name = "properties",
      .evaluate = evaluate_properties,
      .result.kind = COR_T_OBJECT,
      .params = "",
      .uses = COR_USES_FEATURE },
    { .name = "id",
      .evaluate = evaluate_id,
      .result.kind = COR_T_VALUE,
      .params = "",
      .uses = COR_USES_FEATURE },
    { .name = "geometry-type",
      .evaluate = evaluate_geometry_type,
      .result.kind = COR_T_STRING,
      .params = "",
      .uses = COR_USES_FEATURE },
    { .name = "feature-state",
      .evaluate = evaluate_feature_state,
      .result.kind = COR_T_VALUE,
      .params = "s",
      .uses = COR_USES_FEATURE | COR_USES_FEATURE_STATE },
    { .name = "global-state",
      .compile = compile_state,
      .evaluate = evaluate_state,
      .result.kind = COR_T_VALUE,
      .uses = COR_USES_STATE },
    { .name = "zoom",
      .evaluate = evaluate_zoom,
      .result.kind = COR_T_NUMBER,
      .params = "",
      .uses = COR_USES_ZOOM },
    { .name = "heatmap-density",
      .evaluate = evaluate_density,
      .result.kind = COR_T_NUMBER,
      .params = "",
      .uses = COR_USES_DENSITY },
    { .name = "line-progress",
      .evaluate = evaluate_progress,
      .result.kind = COR_T_NUMBER,
      .params = "",
      .uses = COR_USES_PROGRESS },
    { .name = "error",
      .evaluate = evaluate_error,
      .result.kind = COR_T_NEVER,
      .params = "s",
      .uses = COR_USES_ELSE },
    { .name = "accumulated",
      .evaluate = evaluate_accumulated,
      .result.kind = COR_T_VALUE,
      .params = "",
      .uses = COR_USES_ELSE },
    { .name = "elevation",
      .evaluate = evaluate_elevation,
      .result.kind = COR_T_NUMBER,
      .params = "",
      .uses = COR_USES_ELEVATION },
};

const cor_operators cor_operators_lookup = { rows, sizeof rows / sizeof *rows };
