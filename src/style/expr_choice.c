/* Which of several values: case, coalesce, the logic operators, let and var. */
#include <string.h>

#include "style/expr.h"

/* The type that the branches share: the one asked for, else that of the first branch. */
typedef struct shared_type {
    const cor_type *type; /* NULL: not known yet */
} shared_type;

static shared_type shared_from(const cor_type *wanted)
{
    return (shared_type){ wanted && wanted->kind != COR_T_VALUE ? wanted : NULL };
}

static cor_type shared_result(const shared_type *shared)
{
    return shared->type ? *shared->type : cor_type_of_kind(COR_T_VALUE);
}

static const cor_expr *compile_branch(cor_compiler *compiler, const cor_node *node, size_t index,
                                      shared_type *shared)
{
    const cor_expr *branch = cor_compile(compiler, node, index, shared->type, COR_ANNOTATE_BY_TYPE);
    if (branch && !shared->type)
        shared->type = &branch->type;
    return branch;
}

/* ["case", condition, value, ..., otherwise] */
static const cor_expr *compile_case(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_type *wanted)
{
    static const char hint[] = "[case, condition, value, ..., otherwise]";
    if (node->count < 4)
        return cor_compile_fail(compiler, node, hint,
                                "Expected at least 3 arguments, but found only %zu.",
                                node->count - 1);
    if (node->count % 2)
        return cor_compile_fail(compiler, node, hint, "Expected an odd number of arguments.");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    shared_type shared = shared_from(wanted);
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        const cor_node *item = node->items[i + 1];
        bool condition = i % 2 == 0 && i + 1 < expr->count;
        expr->args[i] = condition ? cor_compile_kind(compiler, item, i + 1, COR_T_BOOLEAN)
                                  : compile_branch(compiler, item, i + 1, &shared);
        well = well && expr->args[i];
    }
    if (!well)
        return NULL;
    expr->type = shared_result(&shared);
    return cor_expr_finish(expr);
}

bool cor_case_choose(const cor_expr *expr, cor_frame *frame, size_t *arg)
{
    cor_datum verdict;
    for (size_t i = 0; i + 1 < expr->count; i += 2) {
        if (!cor_evaluate_arg(expr, i, frame, &verdict))
            return false;
        *arg = i + 1;
        if (verdict.as.boolean)
            return true;
    }
    *arg = expr->count - 1;
    return true;
}

static bool evaluate_case(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    size_t arg;
    return cor_case_choose(expr, frame, &arg) && cor_evaluate_arg(expr, arg, frame, out);
}

bool cor_expr_is_case(const cor_expr *expr)
{
    return expr->evaluate == evaluate_case;
}

/* The arguments are not asserted one by one, since null has to pass: when one of them is of a type
 * not known, so is the whole. */
static const cor_expr *compile_coalesce(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    if (node->count < 2)
        return cor_compile_fail(compiler, node, NULL, "Expected at least one argument.");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    shared_type shared = shared_from(wanted);
    bool needs_annotation = false, well = true;
    for (size_t i = 0; i < expr->count; i++) {
        const cor_expr *arg =
            cor_compile(compiler, node->items[i + 1], i + 1, shared.type, COR_ANNOTATE_NOT);
        expr->args[i] = arg;
        well = well && arg;
        if (!arg)
            continue;
        shared.type = shared.type ? shared.type : &arg->type;
        needs_annotation = needs_annotation || !cor_type_fits(shared.type, &arg->type);
    }
    if (!well)
        return NULL;
    expr->type = needs_annotation ? cor_type_of_kind(COR_T_VALUE) : shared_result(&shared);
    return cor_expr_finish(expr);
}

/* An image that is not there counts as nothing, but the first of them is asked for in the end. */
static bool evaluate_coalesce(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum missing = { .kind = COR_T_NULL };
    for (size_t i = 0; i < expr->count; i++) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (out->kind == COR_T_IMAGE && !out->as.image->available) {
            if (missing.kind == COR_T_NULL)
                missing = *out;
        } else if (out->kind != COR_T_NULL) {
            return true;
        }
    }
    *out = missing;
    return true;
}

static bool evaluate_all(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    *out = cor_datum_boolean(true);
    for (size_t i = 0; i < expr->count && out->as.boolean; i++)
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
    return true;
}

static bool evaluate_any(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    *out = cor_datum_boolean(false);
    for (size_t i = 0; i < expr->count && !out->as.boolean; i++)
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
    return true;
}

static bool evaluate_not(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    out->as.boolean = !out->as.boolean;
    return true;
}

static bool is_name(cor_str text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    for (size_t i = 0; i < text.len; i++)
        if (!memchr(letters, text.ptr[i], sizeof letters - 1))
            return false;
    return text.len > 0;
}

static bool check_name(cor_compiler *compiler, const cor_node *name, size_t index)
{
    if (name->kind != COR_NODE_STRING)
        return cor_compile_fail_item(compiler, name, index, NULL,
                                     "Expected string, but found %s instead.",
                                     cor_node_typeof(name));
    return is_name(name->string) ||
           cor_compile_fail_item(compiler, name, index, NULL,
                                 "Variable names must contain only alphanumeric characters or "
                                 "'_'.");
}

static bool bind(cor_compiler *compiler, const cor_node *name, const cor_expr *value)
{
    if (compiler->slot_count == COR_SLOTS_MAX)
        return cor_compile_fail(compiler, name, NULL, "more than %d variables in an expression",
                                COR_SLOTS_MAX);
    cor_binding *binding = cor_arena_alloc(compiler->arena, 1, sizeof *binding);
    *binding = (cor_binding){ .next = compiler->scope,
                              .name = name->string,
                              .value = value,
                              .slot = compiler->slot_count++ };
    compiler->scope = binding;
    return true;
}

/* ["let", name, value, ..., result]: args are the values, then the result. A value sees the
 * variables outside, not its neighbours. */
static const cor_expr *compile_let(cor_compiler *compiler, const cor_operator *op,
                                   const cor_node *node, const cor_type *wanted)
{
    static const char hint[] = "[let, name, value, ..., result]";
    if (node->count < 4)
        return cor_compile_fail(compiler, node, hint,
                                "Expected at least 3 arguments, but found %zu instead.",
                                node->count - 1);
    if (node->count % 2)
        return cor_compile_fail(compiler, node, hint, "the last variable has no value");
    const cor_binding *outer = compiler->scope;
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count / 2);
    bool well = true;
    for (size_t i = 0; i + 1 < expr->count; i++) {
        well = check_name(compiler, node->items[2 * i + 1], 2 * i + 1) && well;
        expr->args[i] =
            cor_compile(compiler, node->items[2 * i + 2], 2 * i + 2, NULL, COR_ANNOTATE_BY_TYPE);
        well = well && expr->args[i];
    }
    for (size_t i = 0; well && i + 1 < expr->count; i++)
        well = bind(compiler, node->items[2 * i + 1], expr->args[i]);
    const cor_expr *result = NULL;
    if (well)
        result = cor_compile(compiler, node->items[node->count - 1], node->count - 1, wanted,
                             COR_ANNOTATE_BY_TYPE);
    compiler->scope = outer;
    if (!result)
        return NULL;
    expr->args[expr->count - 1] = result;
    expr->type = result->type;
    return cor_expr_finish(expr);
}

static bool evaluate_let(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return cor_evaluate_arg(expr, expr->count - 1, frame, out);
}

static const cor_expr *compile_var(cor_compiler *compiler, const cor_operator *op,
                                   const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 2 || node->items[1]->kind != COR_NODE_STRING)
        return cor_compile_fail(compiler, node, NULL,
                                "'var' expression requires exactly one string literal argument.");
    cor_str name = node->items[1]->string;
    const cor_binding *binding = compiler->scope;
    while (binding && !cor_str_equal(binding->name, name))
        binding = binding->next;
    if (!binding)
        return cor_compile_fail_item(compiler, node->items[1], 1, NULL,
                                     "Unknown variable \"%.*s\". Make sure \"%.*s\" has been bound "
                                     "in an enclosing \"let\" expression before using it.",
                                     cor_shown(name), name.ptr, cor_shown(name), name.ptr);
    cor_expr *expr = cor_expr_new(compiler, op, node, 1);
    expr->args[0] = binding->value;
    expr->data = binding;
    expr->type = binding->value->type;
    return cor_expr_finish(expr);
}

static bool evaluate_var(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const cor_binding *binding = expr->data;
    uint64_t bit = (uint64_t)1 << binding->slot;
    if (!(frame->known & bit)) {
        if (!cor_evaluate_arg(expr, 0, frame, &frame->slots[binding->slot]))
            return false;
        frame->known |= bit;
    }
    *out = frame->slots[binding->slot];
    return true;
}

size_t cor_expr_slot(const cor_expr *expr)
{
    const cor_binding *binding = expr->data;
    return expr->evaluate == evaluate_var ? binding->slot : COR_SLOTS_MAX;
}

size_t cor_expr_first_arg(const cor_expr *expr)
{
    return expr->evaluate == evaluate_let ? expr->count - 1 : 0;
}

static const cor_operator rows[] = {
    { .name = "case", .compile = compile_case, .evaluate = evaluate_case },
    { .name = "coalesce", .compile = compile_coalesce, .evaluate = evaluate_coalesce },
    { .name = "all", .evaluate = evaluate_all, .result.kind = COR_T_BOOLEAN, .params = "bb" },
    { .name = "all", .evaluate = evaluate_all, .result.kind = COR_T_BOOLEAN, .params = "b*" },
    { .name = "any", .evaluate = evaluate_any, .result.kind = COR_T_BOOLEAN, .params = "bb" },
    { .name = "any", .evaluate = evaluate_any, .result.kind = COR_T_BOOLEAN, .params = "b*" },
    { .name = "!", .evaluate = evaluate_not, .result.kind = COR_T_BOOLEAN, .params = "b" },
    { .name = "let", .compile = compile_let, .evaluate = evaluate_let },
    { .name = "var", .compile = compile_var, .evaluate = evaluate_var },
};

const cor_operators cor_operators_choice = { rows, sizeof rows / sizeof *rows };
