#include <stdio.h>
#include <string.h>

#include "style/expr.h"
#include "style/tables.h"

static const cor_operators *const tables[] = {
    &cor_operators_types,  &cor_operators_choice, &cor_operators_curve, &cor_operators_compare,
    &cor_operators_lookup, &cor_operators_list,   &cor_operators_math,  &cor_operators_text,
    &cor_operators_format, &cor_operators_colour, &cor_operators_match, &cor_operators_place,
};

enum { TABLE_COUNT = sizeof tables / sizeof *tables, NAMES_MAX = 160, OVERLOADS_MAX = 4 };

cor_expr *cor_expr_new(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                       size_t count)
{
    cor_expr *expr = cor_arena_alloc(compiler->arena, 1, sizeof *expr);
    *expr = (cor_expr){ .op = op,
                        .evaluate = op->evaluate,
                        .type = op->result,
                        .uses = op->uses,
                        .at = node->at,
                        .key = compiler->key,
                        .count = count };
    expr->args = cor_arena_alloc(compiler->arena, count ? count : 1, sizeof(const cor_expr *));
    return expr;
}

const cor_expr *cor_expr_finish(cor_expr *expr)
{
    for (size_t i = 0; i < expr->count; i++)
        expr->uses |= expr->args[i]->uses;
    return expr;
}

/* How many arguments the signature takes. */
static bool takes_count(const char *params, size_t count)
{
    size_t length = strlen(params);
    if (length && params[length - 1] == '*')
        return count + 2 >= length;
    return count == length;
}

static const cor_type *param_type(char letter)
{
    static const cor_type string = { .kind = COR_T_STRING };
    static const cor_type strings = { .kind = COR_T_ARRAY, .item = &string };
    static const struct {
        char letter;
        cor_type_kind kind;
    } letters[] = { { 'n', COR_T_NUMBER }, { 's', COR_T_STRING }, { 'b', COR_T_BOOLEAN },
                    { 'c', COR_T_COLOUR }, { 'o', COR_T_OBJECT }, { 'k', COR_T_COLLATOR } };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter)
            return cor_type_static(letters[i].kind);
    return letter == 'l' ? &strings : cor_type_static(COR_T_VALUE);
}

static const cor_type *param_at(const char *params, size_t index)
{
    size_t last = strcspn(params, "*") - 1;
    return param_type(params[index < last ? index : last]);
}

static const cor_expr *compile_signature(cor_compiler *compiler, const cor_operator *op,
                                         const cor_node *node)
{
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        expr->args[i] = cor_compile(compiler, node->items[i + 1], i + 1, param_at(op->params, i),
                                    COR_ANNOTATE_BY_TYPE);
        well = well && expr->args[i];
    }
    if (well && op->evaluate_fixed && !expr->args[0]->evaluate)
        expr->evaluate = op->evaluate_fixed;
    return well ? cor_expr_finish(expr) : NULL;
}

/* The rows of that name, in order; a form is the only one of its name. */
static size_t find_rows(cor_str name, const cor_operator *rows[OVERLOADS_MAX])
{
    size_t count = 0;
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < tables[t]->count && count < OVERLOADS_MAX; i++)
            if (cor_str_is(name, tables[t]->rows[i].name))
                rows[count++] = &tables[t]->rows[i];
    return count;
}

static const cor_expr *fail_unknown(cor_compiler *compiler, const cor_node *name)
{
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < tables[t]->count && count < NAMES_MAX; i++)
            names[count++] = tables[t]->rows[i].name;
    const char *nearest = cor_str_nearest(name->string, names, count);
    char hint[128];
    snprintf(hint, sizeof hint, "did you mean '%s'?", nearest ? nearest : "");
    return cor_compile_fail_item(compiler, name, 0, nearest ? hint : NULL,
                                 "Unknown expression \"%.*s\". If you wanted a literal array, use "
                                 "[\"literal\", [...]].",
                                 cor_shown(name->string), name->string.ptr);
}

/* "(number, number) | (number...)" */
static void print_signatures(cor_buf *out, const cor_operator *const *rows, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        const char *params = rows[r]->params;
        size_t letters = strcspn(params, "*");
        cor_buf_text(out, r ? " | (" : "(");
        for (size_t i = 0; i < letters; i++)
            cor_buf_printf(out, "%s%s", i ? ", " : "", cor_type_print(param_type(params[i])).text);
        cor_buf_text(out, params[letters] ? "...)" : ")");
    }
}

/* No signature fits: says what was found instead, unless an argument is a fault of its own. */
static const cor_expr *fail_signature(cor_compiler *compiler, const cor_operator *const *rows,
                                      size_t count, const cor_node *node)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "Expected arguments of type ");
    print_signatures(&text, rows, count);
    cor_buf_text(&text, ", but found (");
    bool well = true;
    for (size_t i = 1; i < node->count; i++) {
        const cor_expr *arg = cor_compile(compiler, node->items[i], i, NULL, COR_ANNOTATE_BY_TYPE);
        well = well && arg;
        if (arg)
            cor_buf_printf(&text, "%s%s", i > 1 ? ", " : "", cor_type_print(&arg->type).text);
    }
    cor_buf_text(&text, ") instead.");
    if (well)
        cor_compile_fail(compiler, node, NULL, "%s", text.ptr);
    cor_buf_free(&text);
    return NULL;
}

/* Two rows fit: their arguments are tried in silence, and looked at again when they fail. Retries
 * are counted, or a deep nest of them would double with every level. */
static const cor_expr *compile_overloads(cor_compiler *compiler, const cor_operator *const *rows,
                                         size_t count, const cor_node *node)
{
    cor_report quiet = { 0 };
    cor_compiler trial = *compiler;
    trial.report = &quiet;
    const cor_expr *expr = compile_signature(&trial, rows[0], node);
    compiler->slot_count = trial.slot_count;
    compiler->retries = trial.retries;
    compiler->made = trial.made;
    if (!expr && compiler->retries < COR_RETRIES_MAX) {
        compiler->retries++;
        fail_signature(compiler, rows, count, node);
    } else if (!expr) {
        cor_report_move(compiler->report, &quiet);
    }
    cor_report_clear(&quiet);
    return expr;
}

static const cor_expr *compile_operator(cor_compiler *compiler, const cor_node *node,
                                        const cor_type *wanted)
{
    const cor_operator *rows[OVERLOADS_MAX] = { NULL }, *fitting[OVERLOADS_MAX];
    size_t count = find_rows(node->items[0]->string, rows), fit_count = 0;
    if (!count)
        return fail_unknown(compiler, node->items[0]);
    if (rows[0]->compile)
        return rows[0]->compile(compiler, rows[0], node, wanted);
    for (size_t i = 0; i < count; i++)
        if (takes_count(rows[i]->params, node->count - 1))
            fitting[fit_count++] = rows[i];
    if (fit_count == 1)
        return compile_signature(compiler, fitting[0], node);
    return fit_count ? compile_overloads(compiler, fitting, fit_count, node)
                     : fail_signature(compiler, rows, count, node);
}

static const cor_expr *compile_list(cor_compiler *compiler, const cor_node *node,
                                    const cor_type *wanted)
{
    if (!node->count)
        return cor_compile_fail(compiler, node, NULL,
                                "Expected an array with at least one element. If you wanted a "
                                "literal array, use [\"literal\", []].");
    const cor_node *name = node->items[0];
    if (name->kind != COR_NODE_STRING)
        return cor_compile_fail_item(compiler, name, 0, NULL,
                                     "Expression name must be a string, but found %s instead. If "
                                     "you wanted a literal array, use [\"literal\", [...]].",
                                     cor_node_typeof(name));
    return compile_operator(compiler, node, wanted);
}

static const cor_expr *compile_scalar(cor_compiler *compiler, const cor_node *node)
{
    if (node->kind == COR_NODE_MAP)
        return cor_compile_fail(compiler, node, NULL,
                                "Bare objects invalid. Use [\"literal\", {...}] instead.");
    cor_value value = cor_node_value(node, compiler->arena);
    cor_datum datum = cor_datum_of(&value);
    cor_expr *expr = cor_arena_alloc(compiler->arena, 1, sizeof *expr);
    *expr = *cor_expr_constant(&datum, node, compiler->arena);
    expr->key = compiler->key;
    return expr;
}

static bool is_plain(cor_type_kind kind)
{
    return kind == COR_T_STRING || kind == COR_T_NUMBER || kind == COR_T_BOOLEAN ||
           kind == COR_T_OBJECT || kind == COR_T_ARRAY;
}

/* Types with a value of their own take it from these. */
static bool is_coerced(cor_type_kind wanted, cor_type_kind found)
{
    switch (wanted) {
    case COR_T_COLOUR:
    case COR_T_FORMATTED:
    case COR_T_IMAGE:
        return found == COR_T_VALUE || found == COR_T_STRING;
    case COR_T_PROJECTION:
        return found == COR_T_VALUE || found == COR_T_STRING || found == COR_T_ARRAY;
    case COR_T_PADDING:
    case COR_T_NUMBERS:
        return found == COR_T_VALUE || found == COR_T_NUMBER || found == COR_T_ARRAY;
    case COR_T_COLOURS:
        return found == COR_T_VALUE || found == COR_T_STRING || found == COR_T_ARRAY;
    case COR_T_ANCHORS:
        return found == COR_T_VALUE || found == COR_T_ARRAY;
    default:
        return false;
    }
}

static const cor_expr *fit(cor_compiler *compiler, const cor_node *node, const cor_expr *expr,
                           const cor_type *wanted, cor_annotation how)
{
    bool plain = is_plain(wanted->kind) && expr->type.kind == COR_T_VALUE;
    if (plain || is_coerced(wanted->kind, expr->type.kind)) {
        if (how == COR_ANNOTATE_NOT)
            return expr;
        bool assert_it = plain && how != COR_ANNOTATE_COERCE;
        return assert_it ? cor_expr_assert(compiler, wanted, expr)
                         : cor_expr_coerce(compiler, wanted, expr);
    }
    if (cor_type_fits(wanted, &expr->type))
        return expr;
    return cor_compile_fail(compiler, node, NULL, "Expected %s but found %s instead.",
                            cor_type_print(wanted).text, cor_type_print(&expr->type).text);
}

static bool is_foldable(const cor_expr *expr)
{
    if (!expr->evaluate || expr->uses || expr->type.kind == COR_T_IMAGE)
        return false;
    for (size_t i = 0; i < expr->count; i++)
        if (expr->args[i]->evaluate)
            return false;
    return true;
}

static const cor_expr *fold(cor_compiler *compiler, const cor_node *node, const cor_expr *expr)
{
    if (!is_foldable(expr))
        return expr;
    cor_eval eval = { .arena = compiler->arena };
    cor_failure failure;
    cor_datum datum;
    if (!cor_expr_evaluate_counted(expr, &eval, &datum, &failure, &compiler->made))
        return cor_compile_fail(compiler, node, NULL, "%s", failure.message);
    cor_expr *folded = cor_arena_copy(compiler->arena, expr, 1, sizeof *expr);
    folded->evaluate = NULL;
    folded->count = 0;
    folded->constant = datum;
    return folded;
}

/* compiler->key is the node's own from here on. */
static const cor_expr *compile_node(cor_compiler *compiler, const cor_node *node,
                                    const cor_type *wanted, cor_annotation how)
{
    const cor_expr *expr = node->kind == COR_NODE_SEQ ? compile_list(compiler, node, wanted)
                                                      : compile_scalar(compiler, node);
    if (expr && wanted)
        expr = fit(compiler, node, expr, wanted, how);
    return expr ? fold(compiler, node, expr) : NULL;
}

const cor_expr *cor_compile(cor_compiler *compiler, const cor_node *node, size_t index,
                            const cor_type *wanted, cor_annotation how)
{
    const cor_key *outer = compiler->key, key = { outer, index };
    compiler->key = cor_arena_copy(compiler->arena, &key, 1, sizeof key);
    const cor_expr *expr = compile_node(compiler, node, wanted, how);
    compiler->key = outer;
    return expr;
}

const cor_expr *cor_compile_kind(cor_compiler *compiler, const cor_node *node, size_t index,
                                 cor_type_kind kind)
{
    return cor_compile(compiler, node, index, cor_type_static(kind), COR_ANNOTATE_BY_TYPE);
}

const cor_expr *cor_expr_constant(const cor_datum *datum, const cor_node *node, cor_arena *arena)
{
    cor_expr *expr = cor_arena_alloc(arena, 1, sizeof *expr);
    *expr = (cor_expr){ .type = cor_datum_type(datum), .at = node->at, .constant = *datum };
    return expr;
}

const cor_expr *cor_expr_compile(const cor_node *node, const cor_expected *expected,
                                 cor_arena *arena, cor_report *report)
{
    cor_compiler compiler = { .arena = arena, .report = report };
    return compile_node(&compiler, node, expected->typed ? &expected->type : NULL,
                        expected->coerce ? COR_ANNOTATE_COERCE : COR_ANNOTATE_BY_TYPE);
}

bool cor_expr_is(const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || !node->count || node->items[0]->kind != COR_NODE_STRING)
        return false;
    const cor_operator *rows[OVERLOADS_MAX];
    return find_rows(node->items[0]->string, rows) > 0;
}

bool cor_expr_evaluate(const cor_expr *expr, const cor_eval *eval, cor_datum *out,
                       cor_failure *failure)
{
    size_t made = 0;
    return cor_expr_evaluate_counted(expr, eval, out, failure, &made);
}

bool cor_expr_evaluate_counted(const cor_expr *expr, const cor_eval *eval, cor_datum *out,
                               cor_failure *failure, size_t *made)
{
    cor_datum slots[COR_SLOTS_MAX];
    cor_frame frame = { .eval = eval, .failure = failure, .slots = slots, .made = *made };
    bool well = cor_evaluate(expr, &frame, out);
    *made = frame.made;
    return well;
}

cor_type cor_expr_type(const cor_expr *expr)
{
    return expr->type;
}

unsigned cor_expr_uses(const cor_expr *expr)
{
    return expr->uses;
}

cor_span cor_expr_at(const cor_expr *expr)
{
    return expr->at;
}

const cor_datum *cor_expr_folded(const cor_expr *expr)
{
    return expr->evaluate ? NULL : &expr->constant;
}

size_t cor_expr_names(const char **out, size_t max)
{
    size_t count = 0;
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < tables[t]->count; i++, count++)
            if (count < max)
                out[count] = tables[t]->rows[i].name;
    return count;
}
