#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "style/expr.h"
#include "style/tables.h"

static const cor_operators *const tables[] = {
    &cor_operators_types,  &cor_operators_choice, &cor_operators_curve, &cor_operators_compare,
    &cor_operators_lookup, &cor_operators_list,   &cor_operators_math,  &cor_operators_text,
    &cor_operators_format, &cor_operators_colour,
};

enum { TABLE_COUNT = sizeof tables / sizeof *tables, NAMES_MAX = 160 };

const cor_expr *cor_compile_fail(cor_compiler *compiler, const cor_node *node, const char *hint,
                                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char message[512];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    cor_fail(compiler->report, COR_KIND_EXPRESSION, node->at, hint, "%s", message);
    return NULL;
}

bool cor_evaluate_fail(cor_frame *frame, const cor_expr *expr, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(frame->failure->message, COR_MESSAGE_MAX, format, arguments);
    va_end(arguments);
    frame->failure->at = expr->at;
    return false;
}

cor_expr *cor_expr_new(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                       size_t count)
{
    cor_expr *expr = cor_arena_alloc(compiler->arena, 1, sizeof *expr);
    *expr = (cor_expr){ .op = op, .evaluate = op->evaluate, .type = op->result, .uses = op->uses,
                        .at = node->at, .count = count };
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

static cor_type_kind param_kind(const char *params, size_t index)
{
    size_t last = strcspn(params, "*") - 1;
    switch (params[index < last ? index : last]) {
    case 'n':
        return COR_T_NUMBER;
    case 's':
        return COR_T_STRING;
    case 'b':
        return COR_T_BOOLEAN;
    case 'c':
        return COR_T_COLOUR;
    case 'o':
        return COR_T_OBJECT;
    default:
        return COR_T_VALUE;
    }
}

static const cor_expr *compile_signature(cor_compiler *compiler, const cor_operator *op,
                                         const cor_node *node)
{
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        expr->args[i] = cor_compile_kind(compiler, node->items[i + 1], param_kind(op->params, i));
        well = well && expr->args[i];
    }
    return well ? cor_expr_finish(expr) : NULL;
}

/* The row for so many arguments; when none fits, `*named` is the last with that name. */
static const cor_operator *operator_for(cor_str name, size_t count, const cor_operator **named)
{
    *named = NULL;
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        for (size_t i = 0; i < tables[t]->count; i++) {
            const cor_operator *op = &tables[t]->rows[i];
            if (!cor_str_is(name, op->name))
                continue;
            *named = op;
            if (op->compile || takes_count(op->params, count))
                return op;
        }
    }
    return NULL;
}

static const cor_expr *fail_unknown(cor_compiler *compiler, const cor_node *name)
{
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (size_t t = 0; t < TABLE_COUNT; t++)
        for (size_t i = 0; i < tables[t]->count && count < NAMES_MAX; i++)
            names[count++] = tables[t]->rows[i].name;
    const char *nearest = cor_str_nearest(name->string, names, count);
    char hint[128] = "a plain list is written [\"literal\", [...]]";
    if (nearest)
        snprintf(hint, sizeof hint, "did you mean '%s'?", nearest);
    return cor_compile_fail(compiler, name, hint, "there is no operator '%.*s'",
                            cor_shown(name->string), name->string.ptr);
}

static const cor_expr *fail_count(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node)
{
    size_t length = strcspn(op->params, "*");
    bool repeats = op->params[length] == '*';
    return cor_compile_fail(compiler, node, NULL, "'%s' takes %s%zu argument%s, found %zu",
                            op->name, repeats ? "at least " : "", repeats ? length - 1 : length,
                            length == 1 ? "" : "s", node->count - 1);
}

static const cor_expr *compile_list(cor_compiler *compiler, const cor_node *node,
                                    const cor_type *wanted)
{
    static const char literal_hint[] = "a plain list is written [\"literal\", [...]]";
    if (!node->count)
        return cor_compile_fail(compiler, node, literal_hint,
                                "an expression begins with the name of its operator");
    const cor_node *name = node->items[0];
    if (name->kind != COR_NODE_STRING)
        return cor_compile_fail(compiler, name, literal_hint,
                                "an operator's name is a string, found %s",
                                cor_node_kind_name(name->kind));
    const cor_operator *named;
    const cor_operator *op = operator_for(name->string, node->count - 1, &named);
    if (op)
        return op->compile ? op->compile(compiler, op, node, wanted)
                           : compile_signature(compiler, op, node);
    return named ? fail_count(compiler, named, node) : fail_unknown(compiler, name);
}

static const cor_expr *compile_scalar(cor_compiler *compiler, const cor_node *node)
{
    if (node->kind == COR_NODE_MAP)
        return cor_compile_fail(compiler, node, "an object is written [\"literal\", {...}]",
                                "a map is not an expression");
    cor_value value = cor_node_value(node, compiler->arena);
    cor_datum datum = cor_datum_of(&value);
    return cor_expr_constant(&datum, node, compiler->arena);
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

static const cor_expr *fit(cor_compiler *compiler, const cor_expr *expr, const cor_type *wanted,
                           cor_annotation how)
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
    cor_fail(compiler->report, COR_KIND_EXPRESSION, expr->at, NULL, "expected %s, found %s",
             cor_type_print(wanted).text, cor_type_print(&expr->type).text);
    return NULL;
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

static const cor_expr *fold(cor_compiler *compiler, const cor_expr *expr)
{
    if (!is_foldable(expr))
        return expr;
    cor_eval eval = { .arena = compiler->arena };
    cor_failure failure;
    cor_datum datum;
    if (!cor_expr_evaluate(expr, &eval, &datum, &failure)) {
        cor_fail(compiler->report, COR_KIND_EXPRESSION, failure.at, NULL, "%s", failure.message);
        return NULL;
    }
    cor_expr *folded = cor_arena_copy(compiler->arena, expr, 1, sizeof *expr);
    folded->evaluate = NULL;
    folded->count = 0;
    folded->constant = datum;
    return folded;
}

const cor_expr *cor_compile(cor_compiler *compiler, const cor_node *node, const cor_type *wanted,
                            cor_annotation how)
{
    const cor_expr *expr = node->kind == COR_NODE_SEQ ? compile_list(compiler, node, wanted)
                                                      : compile_scalar(compiler, node);
    if (expr && wanted)
        expr = fit(compiler, expr, wanted, how);
    return expr ? fold(compiler, expr) : NULL;
}

const cor_expr *cor_compile_kind(cor_compiler *compiler, const cor_node *node, cor_type_kind kind)
{
    return cor_compile(compiler, node, cor_type_static(kind), COR_ANNOTATE_BY_TYPE);
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
    return cor_compile(&compiler, node, expected->typed ? &expected->type : NULL,
                       expected->coerce ? COR_ANNOTATE_COERCE : COR_ANNOTATE_BY_TYPE);
}

bool cor_expr_is(const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || !node->count || node->items[0]->kind != COR_NODE_STRING)
        return false;
    const cor_operator *named;
    operator_for(node->items[0]->string, 0, &named);
    return named != NULL;
}

bool cor_expr_evaluate(const cor_expr *expr, const cor_eval *eval, cor_datum *out,
                       cor_failure *failure)
{
    cor_datum slots[COR_SLOTS_MAX];
    cor_frame frame = { .eval = eval, .failure = failure, .slots = slots };
    return cor_evaluate(expr, &frame, out);
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
