/* Where the feature is: within, distance. */
#include "geo/inside.h"
#include "geo/nearest.h"
#include "style/expr.h"
#include "style/geometry_node.h"

static const cor_expr *fail_geometry(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *at, const char *hint)
{
    return cor_compile_fail(compiler, at, hint,
                            "'%s' expression requires valid geojson object that "
                            "contains polygon geometry type.",
                            op->name);
}

/* False after an error. */
static bool read_geometry(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                          cor_geometry *out)
{
    if (node->count != 2)
        return cor_compile_fail(compiler, node, NULL,
                                "'%s' expression requires exactly one "
                                "argument, but found %zu instead.",
                                op->name, node->count - 1);
    const cor_node *at = node->items[1];
    const char *fault = cor_geometry_from_node(out, at, compiler->arena, &at);
    return !fault || fail_geometry(compiler, op, at, fault);
}

static const cor_expr *compile_within(cor_compiler *compiler, const cor_operator *op,
                                      const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    cor_geometry geometry = { 0 };
    if (!read_geometry(compiler, op, node, &geometry))
        return NULL;
    cor_areas areas = cor_areas_of(&geometry, compiler->arena);
    if (!areas.count)
        return fail_geometry(compiler, op, node->items[1], "it has no polygon");
    cor_expr *expr = cor_expr_new(compiler, op, node, 0);
    expr->data = cor_arena_copy(compiler->arena, &areas, 1, sizeof areas);
    return expr;
}

static bool evaluate_within(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    *out = cor_datum_boolean(cor_areas_hold(expr->data, &frame->eval->geometry));
    return true;
}

static const cor_expr *compile_distance(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    cor_geometry geometry = { 0 };
    if (!read_geometry(compiler, op, node, &geometry))
        return NULL;
    if (!geometry.part_count)
        return fail_geometry(compiler, op, node->items[1], "it has no geometry");
    cor_expr *expr = cor_expr_new(compiler, op, node, 0);
    expr->data = cor_nearest_new(&geometry, compiler->arena);
    return expr;
}

/* NaN for a feature without geometry: no distance is no number, and the default counts. */
static bool evaluate_distance(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    *out = cor_datum_number(
        cor_nearest_distance_m(expr->data, &frame->eval->geometry, frame->eval->arena));
    return true;
}

static const cor_operator rows[] = {
    { .name = "within",
      .compile = compile_within,
      .evaluate = evaluate_within,
      .result.kind = COR_T_BOOLEAN,
      .uses = COR_USES_FEATURE },
    { .name = "distance",
      .compile = compile_distance,
      .evaluate = evaluate_distance,
      .result.kind = COR_T_NUMBER,
      .uses = COR_USES_FEATURE },
};

const cor_operators cor_operators_place = { rows, sizeof rows / sizeof *rows };
