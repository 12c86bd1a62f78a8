/* ["match", input, labels, output, ..., otherwise]: args are the input, the outputs, the default.
 */
#include <math.h>
#include <string.h>

#include "style/expr.h"

/* Labels in a table of hashes, at most half full: a probe or two, however many there are. */
typedef struct slot {
    const cor_node *label; /* NULL: free */
    uint64_t hash;
    size_t arg;
} slot;

typedef struct match_table {
    const cor_node *node;
    cor_type_kind kind; /* of the labels: number or string; of none: null */
    slot *slots;
    size_t mask; /* their number, a power of two, less one */
} match_table;

/* FNV-1a, then mixed so that its low bits depend on all of the text. */
static uint64_t hash_bytes(const char *bytes, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}

static uint64_t hash_number(double number)
{
    uint64_t bits;
    number += 0.0; /* -0 is 0 */
    memcpy(&bits, &number, sizeof bits);
    bits = (bits ^ bits >> 32) * 0x9e3779b97f4a7c15u;
    return bits ^ bits >> 29;
}

static const slot *find_string(const match_table *table, cor_str text)
{
    uint64_t hash = hash_bytes(text.ptr, text.len);
    size_t at = hash & table->mask;
    for (const slot *s = &table->slots[at]; s->label; s = &table->slots[at]) {
        if (s->hash == hash && cor_str_equal(s->label->string, text))
            return s;
        at = (at + 1) & table->mask;
    }
    return NULL;
}

static const slot *find_number(const match_table *table, double number)
{
    uint64_t hash = hash_number(number);
    size_t at = hash & table->mask;
    for (const slot *s = &table->slots[at]; s->label; s = &table->slots[at]) {
        if (s->label->number == number)
            return s;
        at = (at + 1) & table->mask;
    }
    return NULL;
}

static void insert(match_table *table, const cor_node *label, size_t arg)
{
    bool number = table->kind == COR_T_NUMBER;
    uint64_t hash =
        number ? hash_number(label->number) : hash_bytes(label->string.ptr, label->string.len);
    size_t at = hash & table->mask;
    while (table->slots[at].label)
        at = (at + 1) & table->mask;
    table->slots[at] = (slot){ label, hash, arg };
}

static match_table *table_new(cor_arena *arena, const cor_node *node)
{
    size_t count = 1, room = 2;
    for (size_t i = 2; i + 1 < node->count; i += 2)
        count += node->items[i]->kind == COR_NODE_SEQ ? node->items[i]->count : 1;
    while (room < 2 * count)
        room *= 2;
    match_table *table = cor_arena_alloc(arena, 1, sizeof *table);
    table->slots = cor_arena_alloc(arena, room, sizeof *table->slots);
    table->mask = room - 1;
    table->node = node;
    return table;
}

/* What is wrong with a label by itself, or NULL. */
static const char *fault_of(const cor_node *label)
{
    static const double max_safe = 9007199254740991.0;
    if (label->kind == COR_NODE_STRING)
        return NULL;
    if (label->kind != COR_NODE_NUMBER)
        return "Branch labels must be numbers or strings.";
    if (fabs(label->number) > max_safe)
        return "Branch labels must be integers no larger than 9007199254740991.";
    return label->number == floor(label->number) ? NULL
                                                 : "Numeric branch labels must be integer values.";
}

/* `index` is where the label, or the list it stands in, is an item of the expression. */
static bool add_label(cor_compiler *compiler, match_table *table, const cor_node *label,
                      size_t index)
{
    static const char hint[] = "compare with 'case' and '==' instead";
    const char *fault = fault_of(label);
    if (fault)
        return cor_compile_fail_item(compiler, label, index,
                                     label->kind == COR_NODE_NUMBER ? hint : NULL, "%s", fault);
    const cor_type found = { label->kind == COR_NODE_NUMBER ? COR_T_NUMBER : COR_T_STRING, NULL,
                             false, 0 };
    if (table->kind == COR_T_NULL)
        table->kind = found.kind;
    if (!cor_compile_fits(compiler, label, index, cor_type_static(table->kind), &found))
        return false;
    bool again = table->kind == COR_T_NUMBER ? find_number(table, label->number) != NULL
                                             : find_string(table, label->string) != NULL;
    if (again)
        return cor_compile_fail_item(compiler, label, index, "this one stands here twice",
                                     "Branch labels must be unique.");
    insert(table, label, index / 2);
    return true;
}

static bool add_labels(cor_compiler *compiler, match_table *table, const cor_node *node,
                       size_t index)
{
    if (node->kind != COR_NODE_SEQ)
        return add_label(compiler, table, node, index);
    if (!node->count)
        return cor_compile_fail_item(compiler, node, index, NULL,
                                     "Expected at least one branch label.");
    bool well = true;
    for (size_t i = 0; i < node->count; i++)
        well = add_label(compiler, table, node->items[i], index) && well;
    return well;
}

static bool compile_output(cor_compiler *compiler, cor_expr *expr, const cor_node *node, size_t arg,
                           size_t index)
{
    const cor_type *type = expr->type.kind == COR_T_NEVER ? NULL : &expr->type;
    const cor_expr *output = cor_compile(compiler, node, index, type, COR_ANNOTATE_BY_TYPE);
    expr->args[arg] = output;
    if (output && !type)
        expr->type = output->type;
    return output != NULL;
}

static bool compile_input(cor_compiler *compiler, cor_expr *expr, const cor_node *node)
{
    expr->args[0] = cor_compile_kind(compiler, node, 1, COR_T_VALUE);
    return expr->args[0] != NULL;
}

static const cor_expr *compile_match(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    static const char hint[] = "[match, input, label, value, ..., otherwise]";
    if (node->count < 5)
        return cor_compile_fail(compiler, node, hint,
                                "Expected at least 4 arguments, but found only %zu.",
                                node->count - 1);
    if (node->count % 2 == 0)
        return cor_compile_fail(compiler, node, hint, "Expected an even number of arguments.");
    match_table *table = table_new(compiler->arena, node);
    cor_expr *expr = cor_expr_new(compiler, op, node, (node->count + 1) / 2);
    expr->type = wanted && wanted->kind != COR_T_VALUE ? *wanted : cor_type_of_kind(COR_T_NEVER);
    bool well = true;
    for (size_t i = 2; i + 1 < node->count; i += 2) {
        well = add_labels(compiler, table, node->items[i], i) && well;
        well = compile_output(compiler, expr, node->items[i + 1], i / 2, i) && well;
    }
    well = compile_input(compiler, expr, node->items[1]) && well;
    size_t last = node->count - 1;
    well = compile_output(compiler, expr, node->items[last], expr->count - 1, last) && well;
    if (!well)
        return NULL;
    const cor_type *input = &expr->args[0]->type;
    if (input->kind != COR_T_VALUE &&
        !cor_compile_fits(compiler, node->items[1], 1, cor_type_static(table->kind), input))
        return NULL;
    expr->data = table;
    return cor_expr_finish(expr);
}

static bool choose(const cor_expr *expr, cor_frame *frame, size_t *arg)
{
    const match_table *table = expr->data;
    cor_datum input;
    if (!cor_evaluate_arg(expr, 0, frame, &input))
        return false;
    const slot *found = NULL;
    if (input.kind == COR_T_STRING && table->kind == COR_T_STRING)
        found = find_string(table, input.as.string);
    else if (input.kind == COR_T_NUMBER && table->kind == COR_T_NUMBER)
        found = find_number(table, input.as.number);
    *arg = found ? found->arg : expr->count - 1;
    return true;
}

static bool evaluate_match(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    size_t arg;
    return choose(expr, frame, &arg) && cor_evaluate_arg(expr, arg, frame, out);
}

bool cor_expr_is_match(const cor_expr *expr)
{
    return expr->evaluate == evaluate_match;
}

bool cor_match_choose(const cor_expr *expr, cor_frame *frame, size_t *arg)
{
    return choose(expr, frame, arg);
}

const cor_node *cor_match_labels(const cor_expr *expr, size_t arg)
{
    const match_table *table = expr->data;
    return arg + 1 < expr->count ? table->node->items[2 * arg] : NULL;
}

static const cor_operator rows[] = {
    { .name = "match", .compile = compile_match, .evaluate = evaluate_match },
};

const cor_operators cor_operators_match = { rows, sizeof rows / sizeof *rows };
