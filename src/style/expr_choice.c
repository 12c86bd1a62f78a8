/* Which of several values: case, match, coalesce, the logic operators, let and var. */
#include <math.h>
#include <stdlib.h>
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

static const cor_expr *compile_branch(cor_compiler *compiler, const cor_node *node,
                                      shared_type *shared)
{
    const cor_expr *branch = cor_compile(compiler, node, shared->type, COR_ANNOTATE_BY_TYPE);
    if (branch && !shared->type)
        shared->type = &branch->type;
    return branch;
}

/* ["case", condition, value, ..., otherwise] */
static const cor_expr *compile_case(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_type *wanted)
{
    if (node->count < 4 || node->count % 2)
        return cor_compile_fail(compiler, node, "[case, condition, value, ..., otherwise]",
                                "'case' takes pairs and a last value, found %zu arguments",
                                node->count - 1);
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    shared_type shared = shared_from(wanted);
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        const cor_node *item = node->items[i + 1];
        bool condition = i % 2 == 0 && i + 1 < expr->count;
        expr->args[i] = condition ? cor_compile_kind(compiler, item, COR_T_BOOLEAN)
                                  : compile_branch(compiler, item, &shared);
        well = well && expr->args[i];
    }
    if (!well)
        return NULL;
    expr->type = shared_result(&shared);
    return cor_expr_finish(expr);
}

static bool evaluate_case(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    for (size_t i = 0; i + 1 < expr->count; i += 2) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (out->as.boolean)
            return cor_evaluate_arg(expr, i + 1, frame, out);
    }
    return cor_evaluate_arg(expr, expr->count - 1, frame, out);
}

/* ---- match: args are the input, the outputs, the default; labels are sorted. */

typedef struct match_label {
    cor_datum label;
    size_t arg;
    const cor_node *node;
} match_label;

typedef struct match_table {
    cor_type_kind kind; /* of the labels: number or string */
    match_label *labels;
    size_t count;
} match_table;

static int order_labels(const void *left, const void *right)
{
    const match_label *a = left, *b = right;
    if (a->label.kind == COR_T_STRING)
        return cor_str_compare(a->label.as.string, b->label.as.string);
    return (a->label.as.number > b->label.as.number) - (a->label.as.number < b->label.as.number);
}

static bool add_label(cor_compiler *compiler, match_table *table, const cor_node *node, size_t arg)
{
    static const double max_safe = 9007199254740991.0;
    bool number = node->kind == COR_NODE_NUMBER;
    if (!number && node->kind != COR_NODE_STRING)
        return cor_compile_fail(compiler, node, NULL, "a label is a number or a string, found %s",
                                cor_node_kind_name(node->kind));
    if (number && !(fabs(node->number) <= max_safe && node->number == floor(node->number)))
        return cor_compile_fail(compiler, node, "compare with 'case' and '==' instead",
                                "a number as a label has to be whole");
    cor_type_kind kind = number ? COR_T_NUMBER : COR_T_STRING;
    if (table->count && kind != table->kind)
        return cor_compile_fail(compiler, node, NULL, "labels are all numbers or all strings");
    table->kind = kind;
    table->labels[table->count++] = (match_label){
        .label = number ? cor_datum_number(node->number) : cor_datum_string(node->string),
        .arg = arg, .node = node,
    };
    return true;
}

static bool add_labels(cor_compiler *compiler, match_table *table, const cor_node *node,
                       size_t arg)
{
    if (node->kind != COR_NODE_SEQ)
        return add_label(compiler, table, node, arg);
    if (!node->count)
        return cor_compile_fail(compiler, node, NULL, "a list of labels needs at least one");
    bool well = true;
    for (size_t i = 0; i < node->count; i++)
        well = add_label(compiler, table, node->items[i], arg) && well;
    return well;
}

static match_table *read_labels(cor_compiler *compiler, const cor_node *node)
{
    size_t count = 0;
    for (size_t i = 2; i + 1 < node->count; i += 2)
        count += node->items[i]->kind == COR_NODE_SEQ ? node->items[i]->count : 1;
    match_table *table = cor_arena_alloc(compiler->arena, 1, sizeof *table);
    table->labels = cor_arena_alloc(compiler->arena, count ? count : 1, sizeof(match_label));
    bool well = true;
    for (size_t i = 2; i + 1 < node->count; i += 2)
        well = add_labels(compiler, table, node->items[i], i / 2) && well;
    if (!well)
        return NULL;
    qsort(table->labels, table->count, sizeof(match_label), order_labels);
    for (size_t i = 1; i < table->count; i++) {
        if (order_labels(&table->labels[i - 1], &table->labels[i]) == 0) {
            cor_compile_fail(compiler, table->labels[i].node, NULL, "the label stands here twice");
            return NULL;
        }
    }
    return table;
}

/* ["match", input, labels, value, ..., otherwise] */
static const cor_expr *compile_match(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    if (node->count < 5 || node->count % 2 == 0)
        return cor_compile_fail(compiler, node, "[match, input, label, value, ..., otherwise]",
                                "'match' takes an input, pairs and a last value, found %zu "
                                "arguments", node->count - 1);
    const match_table *table = read_labels(compiler, node);
    cor_expr *expr = cor_expr_new(compiler, op, node, (node->count + 1) / 2);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], COR_T_VALUE);
    bool well = table && expr->args[0];
    shared_type shared = shared_from(wanted);
    for (size_t i = 1; i < expr->count; i++) {
        size_t at = i + 1 < expr->count ? 2 * i + 1 : node->count - 1;
        expr->args[i] = compile_branch(compiler, node->items[at], &shared);
        well = well && expr->args[i];
    }
    if (!well)
        return NULL;
    cor_type_kind input = expr->args[0]->type.kind;
    if (input != COR_T_VALUE && input != table->kind)
        return cor_compile_fail(compiler, node->items[1], NULL,
                                "the labels are %ss, but the input is %s",
                                cor_type_print(cor_type_static(table->kind)).text,
                                cor_type_print(&expr->args[0]->type).text);
    expr->data = table;
    expr->type = shared_result(&shared);
    return cor_expr_finish(expr);
}

static bool evaluate_match(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const match_table *table = expr->data;
    match_label key = { 0 };
    if (!cor_evaluate_arg(expr, 0, frame, &key.label))
        return false;
    const match_label *found = NULL;
    if (key.label.kind == table->kind && !(table->kind == COR_T_NUMBER &&
                                           isnan(key.label.as.number)))
        found = bsearch(&key, table->labels, table->count, sizeof key, order_labels);
    return cor_evaluate_arg(expr, found ? found->arg : expr->count - 1, frame, out);
}

/* The arguments are not asserted one by one, since null has to pass: when one of them is of a type
 * not known, so is the whole. */
static const cor_expr *compile_coalesce(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    if (node->count < 2)
        return cor_compile_fail(compiler, node, NULL, "'coalesce' needs at least one value");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    shared_type shared = shared_from(wanted);
    bool needs_annotation = false, well = true;
    for (size_t i = 0; i < expr->count; i++) {
        const cor_expr *arg = cor_compile(compiler, node->items[i + 1], shared.type,
                                          COR_ANNOTATE_NOT);
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

static bool bind(cor_compiler *compiler, const cor_node *name, const cor_expr *value)
{
    if (name->kind != COR_NODE_STRING || !is_name(name->string))
        return cor_compile_fail(compiler, name, NULL,
                                "a variable's name is letters, digits and underscores");
    if (compiler->slot_count == COR_SLOTS_MAX)
        return cor_compile_fail(compiler, name, NULL, "more than %d variables in an expression",
                                COR_SLOTS_MAX);
    cor_binding *binding = cor_arena_alloc(compiler->arena, 1, sizeof *binding);
    *binding = (cor_binding){ .next = compiler->scope, .name = name->string, .value = value,
                              .slot = compiler->slot_count++ };
    compiler->scope = binding;
    return true;
}

/* ["let", name, value, ..., result]: args are the values, then the result. A value sees the
 * variables outside, not its neighbours. */
static const cor_expr *compile_let(cor_compiler *compiler, const cor_operator *op,
                                   const cor_node *node, const cor_type *wanted)
{
    if (node->count < 4 || node->count % 2)
        return cor_compile_fail(compiler, node, "[let, name, value, ..., result]",
                                "'let' takes pairs and a result, found %zu arguments",
                                node->count - 1);
    const cor_binding *outer = compiler->scope;
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count / 2);
    bool well = true;
    for (size_t i = 0; i + 1 < expr->count; i++) {
        expr->args[i] = cor_compile(compiler, node->items[2 * i + 2], NULL, COR_ANNOTATE_BY_TYPE);
        well = well && expr->args[i];
    }
    for (size_t i = 0; well && i + 1 < expr->count; i++)
        well = bind(compiler, node->items[2 * i + 1], expr->args[i]);
    const cor_expr *result = NULL;
    if (well)
        result = cor_compile(compiler, node->items[node->count - 1], wanted, COR_ANNOTATE_BY_TYPE);
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
        return cor_compile_fail(compiler, node, NULL, "'var' takes the name of a variable");
    cor_str name = node->items[1]->string;
    const cor_binding *binding = compiler->scope;
    while (binding && !cor_str_equal(binding->name, name))
        binding = binding->next;
    if (!binding)
        return cor_compile_fail(compiler, node->items[1], "variables are bound by [let, name, ...]",
                                "there is no variable '%.*s' here", cor_shown(name), name.ptr);
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

static const cor_operator rows[] = {
    { .name = "case", .compile = compile_case, .evaluate = evaluate_case },
    { .name = "match", .compile = compile_match, .evaluate = evaluate_match },
    { .name = "coalesce", .compile = compile_coalesce, .evaluate = evaluate_coalesce },
    { .name = "all", .evaluate = evaluate_all, .result.kind = COR_T_BOOLEAN, .params = "b*" },
    { .name = "any", .evaluate = evaluate_any, .result.kind = COR_T_BOOLEAN, .params = "b*" },
    { .name = "!", .evaluate = evaluate_not, .result.kind = COR_T_BOOLEAN, .params = "b" },
    { .name = "let", .compile = compile_let, .evaluate = evaluate_let },
    { .name = "var", .compile = compile_var, .evaluate = evaluate_var },
};

const cor_operators cor_operators_choice = { rows, sizeof rows / sizeof *rows };
