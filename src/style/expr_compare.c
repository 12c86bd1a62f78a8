/* Comparisons, with and without a collator. */
#include <string.h>

#include "style/collate.h"
#include "style/expr.h"

typedef enum comparison {
    IS_EQUAL,
    IS_UNEQUAL,
    IS_LESS,
    IS_MORE,
    IS_AT_MOST,
    IS_AT_LEAST
} comparison;

static bool orders(comparison c)
{
    return c > IS_UNEQUAL;
}

static bool is_comparable(comparison c, cor_type_kind kind)
{
    bool ordered = kind == COR_T_STRING || kind == COR_T_NUMBER || kind == COR_T_VALUE;
    return ordered || (!orders(c) && (kind == COR_T_BOOLEAN || kind == COR_T_NULL));
}

static bool is_string_like(const cor_expr *expr)
{
    return expr->type.kind == COR_T_STRING || expr->type.kind == COR_T_VALUE;
}

static bool compile_side(cor_compiler *compiler, const cor_node *node, cor_expr *expr, size_t side)
{
    const cor_node *item = node->items[side + 1];
    const cor_expr *arg = cor_compile_kind(compiler, item, side + 1, COR_T_VALUE);
    expr->args[side] = arg;
    if (!arg || is_comparable((comparison)expr->op->choice, arg->type.kind))
        return arg != NULL;
    return cor_compile_fail_item(compiler, item, side + 1, NULL,
                                 "\"%s\" comparisons are not supported for type '%s'.",
                                 expr->op->name, cor_type_print(&arg->type).text);
}

static bool compile_collation(cor_compiler *compiler, const cor_node *node, cor_expr *expr)
{
    if (expr->count < 3)
        return true;
    if (!is_string_like(expr->args[0]) && !is_string_like(expr->args[1]))
        return cor_compile_fail(compiler, node, NULL,
                                "Cannot use collator to compare non-string types.");
    expr->args[2] = cor_compile_kind(compiler, node->items[3], 3, COR_T_COLLATOR);
    return expr->args[2] != NULL;
}

/* An order needs to know its type: a value takes that of the other side. */
static void assert_sides(cor_compiler *compiler, cor_expr *expr)
{
    for (size_t i = 0; i < 2; i++) {
        const cor_type *other = &expr->args[1 - i]->type;
        if (expr->args[i]->type.kind == COR_T_VALUE && other->kind != COR_T_VALUE)
            expr->args[i] = cor_expr_assert(compiler, other, expr->args[i]);
    }
}

static const cor_expr *compile_comparison(cor_compiler *compiler, const cor_operator *op,
                                          const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3 && node->count != 4)
        return cor_compile_fail(compiler, node, NULL, "Expected two or three arguments.");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    bool well = compile_side(compiler, node, expr, 0);
    if (!compile_side(compiler, node, expr, 1) || !well)
        return NULL;
    const cor_type *left = &expr->args[0]->type, *right = &expr->args[1]->type;
    if (left->kind != right->kind && left->kind != COR_T_VALUE && right->kind != COR_T_VALUE)
        return cor_compile_fail(compiler, node, NULL, "Cannot compare types '%s' and '%s'.",
                                cor_type_print(left).text, cor_type_print(right).text);
    if (orders((comparison)op->choice))
        assert_sides(compiler, expr);
    return compile_collation(compiler, node, expr) ? cor_expr_finish(expr) : NULL;
}

static bool verdict(comparison c, int order)
{
    switch (c) {
    case IS_EQUAL:
        return order == 0;
    case IS_UNEQUAL:
        return order != 0;
    case IS_LESS:
        return order < 0;
    case IS_MORE:
        return order > 0;
    case IS_AT_MOST:
        return order <= 0;
    case IS_AT_LEAST:
        return order >= 0;
    }
    return false;
}

static bool compare_numbers(comparison c, double a, double b)
{
    switch (c) {
    case IS_EQUAL:
        return a == b;
    case IS_UNEQUAL:
        return a != b;
    case IS_LESS:
        return a < b;
    case IS_MORE:
        return a > b;
    case IS_AT_MOST:
        return a <= b;
    case IS_AT_LEAST:
        return a >= b;
    }
    return false;
}

static bool evaluate_comparison(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    comparison c = (comparison)expr->op->choice;
    cor_datum left, right, collator;
    if (!cor_evaluate_arg(expr, 0, frame, &left) || !cor_evaluate_arg(expr, 1, frame, &right))
        return false;
    bool strings = left.kind == COR_T_STRING && right.kind == COR_T_STRING;
    bool numbers = left.kind == COR_T_NUMBER && right.kind == COR_T_NUMBER;
    if (orders(c) && !strings && !numbers) {
        cor_type a = cor_type_of_kind(left.kind), b = cor_type_of_kind(right.kind);
        return cor_evaluate_fail(frame, expr,
                                 "Expected arguments for \"%s\" to be (string, string) "
                                 "or (number, number), but found (%s, %s) instead.",
                                 expr->op->name, cor_type_print(&a).text, cor_type_print(&b).text);
    }
    if (strings && expr->count == 3) {
        if (!cor_evaluate_arg(expr, 2, frame, &collator))
            return false;
        int order = cor_collate(collator.as.collator, left.as.string, right.as.string);
        *out = cor_datum_boolean(verdict(c, order));
    } else if (strings && orders(c)) {
        *out = cor_datum_boolean(verdict(c, cor_str_compare(left.as.string, right.as.string)));
    } else if (numbers) {
        *out = cor_datum_boolean(compare_numbers(c, left.as.number, right.as.number));
    } else {
        *out = cor_datum_boolean(cor_datum_same(&left, &right) == (c == IS_EQUAL));
    }
    return true;
}

/* ---- ["collator", {case-sensitive, diacritic-sensitive, locale}]: an argument for each. */

static const char *const collator_keys[] = { "case-sensitive", "diacritic-sensitive", "locale" };

static const cor_expr *compile_collator(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    static const char hint[] = "[collator, {case-sensitive: true, locale: de}]";
    if (node->count != 2)
        return cor_compile_fail(compiler, node, hint, "Expected one argument.");
    if (node->items[1]->kind != COR_NODE_MAP)
        return cor_compile_fail(compiler, node, hint,
                                "Collator options argument must be an object.");
    const cor_node *options = node->items[1];
    cor_expr *expr = cor_expr_new(compiler, op, node, 3);
    bool well = true;
    for (size_t i = 0; i < 3; i++) {
        const cor_node *given = cor_node_get(options, collator_keys[i]);
        cor_datum none = i < 2 ? cor_datum_boolean(false) : cor_datum_string(COR_STR(""));
        expr->args[i] =
            given ? cor_compile_kind(compiler, given, 1, i < 2 ? COR_T_BOOLEAN : COR_T_STRING)
                  : cor_expr_constant(&none, node, compiler->arena);
        well = well && expr->args[i];
    }
    return well ? cor_expr_finish(expr) : NULL;
}

static bool evaluate_collator(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum part[3];
    for (size_t i = 0; i < 3; i++)
        if (!cor_evaluate_arg(expr, i, frame, &part[i]))
            return false;
    cor_collator *collator = cor_arena_alloc(frame->eval->arena, 1, sizeof *collator);
    *collator = (cor_collator){ part[0].as.boolean, part[1].as.boolean, part[2].as.string };
    *out = (cor_datum){ .kind = COR_T_COLLATOR, .as.collator = collator };
    return true;
}

/* Every locale is taken as it is: the machine's have no say. */
static bool evaluate_locale(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum collator;
    if (!cor_evaluate_arg(expr, 0, frame, &collator))
        return false;
    cor_str locale = collator.as.collator->locale;
    *out = cor_datum_string(locale.len ? locale : COR_STR("en"));
    return true;
}

static const cor_operator rows[] = {
    { .name = "==",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_EQUAL },
    { .name = "!=",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_UNEQUAL },
    { .name = "<",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_LESS },
    { .name = ">",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_MORE },
    { .name = "<=",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_AT_MOST },
    { .name = ">=",
      .compile = compile_comparison,
      .evaluate = evaluate_comparison,
      .result.kind = COR_T_BOOLEAN,
      .choice = IS_AT_LEAST },
    { .name = "collator",
      .compile = compile_collator,
      .evaluate = evaluate_collator,
      .result.kind = COR_T_COLLATOR,
      .uses = COR_USES_ELSE },
    { .name = "resolved-locale",
      .evaluate = evaluate_locale,
      .result.kind = COR_T_STRING,
      .params = "k" },
};

const cor_operators cor_operators_compare = { rows, sizeof rows / sizeof *rows };
