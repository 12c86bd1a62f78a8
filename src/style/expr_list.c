/* Lists and strings by place: at, in, index-of, slice, length, join, split. Places in strings count
 * code points. */
#include <math.h>
#include <string.h>

#include "style/expr.h"

static bool is_text_or_list(cor_type_kind kind)
{
    return kind == COR_T_STRING || kind == COR_T_ARRAY;
}

/* Compiles all arguments: the numbers from `numbers_from` on as numbers, the rest as values. */
static cor_expr *compile_args(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                              size_t numbers_from)
{
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        expr->args[i] = cor_compile_kind(compiler, node->items[i + 1],
                                         i >= numbers_from ? COR_T_NUMBER : COR_T_VALUE);
        well = well && expr->args[i];
    }
    if (!well)
        return NULL;
    cor_expr_finish(expr);
    return expr;
}

static const cor_expr *fail_count(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node, const char *takes)
{
    return cor_compile_fail(compiler, node, NULL, "'%s' takes %s, found %zu arguments", op->name,
                            takes, node->count - 1);
}

static const cor_expr *fail_type(cor_compiler *compiler, const cor_operator *op,
                                 const cor_node *node, const char *wants, const cor_expr *found)
{
    return cor_compile_fail(compiler, node, NULL, "'%s' expects %s, found %s", op->name, wants,
                            cor_type_print(&found->type).text);
}

static const cor_expr *compile_at(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node, const cor_type *wanted)
{
    if (node->count != 3)
        return fail_count(compiler, op, node, "a place and a list");
    cor_type list = cor_type_array(wanted ? wanted : cor_type_static(COR_T_VALUE));
    list.item = cor_arena_copy(compiler->arena, list.item, 1, sizeof *list.item);
    cor_expr *expr = cor_expr_new(compiler, op, node, 2);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], COR_T_NUMBER);
    expr->args[1] = cor_compile(compiler, node->items[2], &list, COR_ANNOTATE_BY_TYPE);
    if (!expr->args[0] || !expr->args[1])
        return NULL;
    const cor_type *item = expr->args[1]->type.item;
    expr->type = item ? *item : cor_type_of_kind(COR_T_VALUE);
    return cor_expr_finish(expr);
}

static bool evaluate_at(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum place, list;
    if (!cor_evaluate_arg(expr, 0, frame, &place) || !cor_evaluate_arg(expr, 1, frame, &list))
        return false;
    double index = place.as.number;
    if (!(index >= 0 && index < (double)list.count))
        return cor_evaluate_fail(frame, expr, "a list of %zu has no item %g", list.count, index);
    if (index != floor(index))
        return cor_evaluate_fail(frame, expr, "an item's place is a whole number, found %g", index);
    *out = cor_datum_of(&list.as.items[(size_t)index]);
    return true;
}

static bool is_needle(cor_type_kind kind)
{
    return kind == COR_T_BOOLEAN || kind == COR_T_STRING || kind == COR_T_NUMBER ||
           kind == COR_T_NULL || kind == COR_T_VALUE;
}

static const cor_expr *check_search(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_expr *expr)
{
    if (!is_needle(expr->args[0]->type.kind))
        return fail_type(compiler, op, node->items[1], "a boolean, string, number or null to look "
                         "for", expr->args[0]);
    cor_type_kind haystack = expr->args[1]->type.kind;
    if (!is_text_or_list(haystack) && haystack != COR_T_VALUE)
        return fail_type(compiler, op, node->items[2], "a list or a string to look in",
                         expr->args[1]);
    return expr;
}

static const cor_expr *compile_in(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3)
        return fail_count(compiler, op, node, "what to look for and where");
    const cor_expr *expr = compile_args(compiler, op, node, 2);
    return expr ? check_search(compiler, op, node, expr) : NULL;
}

static const cor_expr *compile_index_of(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3 && node->count != 4)
        return fail_count(compiler, op, node, "what to look for, where, and from which place");
    const cor_expr *expr = compile_args(compiler, op, node, 2);
    return expr ? check_search(compiler, op, node, expr) : NULL;
}

/* Bytes of the code point at text[at]. */
static size_t step_of(cor_str text, size_t at)
{
    size_t next = at;
    cor_utf8_next(text, &next);
    return next - at;
}

/* The byte where code point `place` begins; the length when there are fewer. */
static size_t byte_of(cor_str text, size_t place)
{
    size_t at = 0;
    while (place-- && at < text.len)
        at += step_of(text, at);
    return at;
}

static double find_text(cor_str needle, cor_str text, size_t from)
{
    size_t place = from;
    for (size_t at = byte_of(text, from); at + needle.len <= text.len; place++) {
        if (!needle.len || memcmp(text.ptr + at, needle.ptr, needle.len) == 0)
            return (double)place;
        if (at == text.len)
            break;
        at += step_of(text, at);
    }
    return -1;
}

static double find_item(const cor_datum *needle, const cor_datum *list, size_t from)
{
    for (size_t i = from; i < list->count; i++) {
        cor_datum item = cor_datum_of(&list->as.items[i]);
        if (cor_datum_same(&item, needle))
            return (double)i;
    }
    return -1;
}

/* Places count from the end when negative, as ECMAScript has it. */
static size_t place_of(double given, size_t count)
{
    if (isnan(given))
        return 0;
    double place = trunc(given);
    if (place < 0)
        place += (double)count;
    return place <= 0 ? 0 : place >= (double)count ? count : (size_t)place;
}

static size_t count_of(const cor_datum *datum)
{
    return datum->kind == COR_T_STRING ? cor_utf8_count(datum->as.string) : datum->count;
}

static bool fail_haystack(const cor_expr *expr, cor_frame *frame, const cor_datum *found)
{
    cor_type type = cor_datum_type(found);
    return cor_evaluate_fail(frame, expr, "'%s' expects a list or a string, found %s",
                             expr->op->name, cor_type_print(&type).text);
}

static bool is_nothing(const cor_datum *haystack)
{
    return haystack->kind == COR_T_NULL ||
           (haystack->kind == COR_T_STRING && !haystack->as.string.len);
}

/* With `lenient` nothing is in nothing, not even "" in "": a missing property is no error. */
static bool search(const cor_expr *expr, cor_frame *frame, bool lenient, double *place)
{
    cor_datum needle, haystack, from = cor_datum_number(0);
    if (!cor_evaluate_arg(expr, 0, frame, &needle) || !cor_evaluate_arg(expr, 1, frame, &haystack))
        return false;
    if (expr->count > 2 && !cor_evaluate_arg(expr, 2, frame, &from))
        return false;
    *place = -1;
    if (lenient && is_nothing(&haystack))
        return true;
    if (!is_needle(needle.kind)) {
        cor_type type = cor_datum_type(&needle);
        return cor_evaluate_fail(frame, expr, "'%s' looks for a boolean, string, number or null, "
                                 "found %s", expr->op->name, cor_type_print(&type).text);
    }
    if (!is_text_or_list(haystack.kind))
        return fail_haystack(expr, frame, &haystack);
    double start = from.as.number;
    if (haystack.kind == COR_T_ARRAY) {
        *place = find_item(&needle, &haystack, place_of(start, haystack.count));
        return true;
    }
    /* In strings a start before the first is the first. */
    cor_str text = needle.kind == COR_T_NULL ? COR_STR("null")
                                             : cor_datum_text(&needle, frame->eval->arena);
    *place = find_text(text, haystack.as.string,
                       start > 0 ? place_of(start, count_of(&haystack)) : 0);
    return true;
}

static bool evaluate_in(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    double place = -1;
    if (!search(expr, frame, true, &place))
        return false;
    *out = cor_datum_boolean(place >= 0);
    return true;
}

static bool evaluate_index_of(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    double place = -1;
    if (!search(expr, frame, false, &place))
        return false;
    *out = cor_datum_number(place);
    return true;
}

static const cor_expr *compile_slice(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3 && node->count != 4)
        return fail_count(compiler, op, node, "a list or string, a start and an end");
    cor_expr *expr = compile_args(compiler, op, node, 1);
    if (!expr)
        return NULL;
    cor_type_kind kind = expr->args[0]->type.kind;
    if (!is_text_or_list(kind) && kind != COR_T_VALUE)
        return fail_type(compiler, op, node->items[1], "a list or a string", expr->args[0]);
    expr->type = expr->args[0]->type;
    expr->type.has_length = false;
    return expr;
}

static bool evaluate_slice(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum from, to;
    if (!cor_evaluate_arg(expr, 0, frame, out) || !cor_evaluate_arg(expr, 1, frame, &from))
        return false;
    if (!is_text_or_list(out->kind))
        return fail_haystack(expr, frame, out);
    size_t count = count_of(out), start = place_of(from.as.number, count), end = count;
    if (expr->count > 2) {
        if (!cor_evaluate_arg(expr, 2, frame, &to))
            return false;
        end = place_of(to.as.number, count);
    }
    end = end < start ? start : end;
    if (out->kind == COR_T_ARRAY) {
        *out = (cor_datum){ .kind = COR_T_ARRAY, .count = end - start,
                            .as.items = count ? out->as.items + start : NULL };
        return true;
    }
    cor_str text = out->as.string;
    size_t first = byte_of(text, start), last = byte_of(text, end);
    *out = cor_datum_string((cor_str){ text.ptr + first, last - first });
    return true;
}

static const cor_expr *compile_length(cor_compiler *compiler, const cor_operator *op,
                                      const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 2)
        return fail_count(compiler, op, node, "a list or a string");
    const cor_expr *expr = compile_args(compiler, op, node, 1);
    if (!expr)
        return NULL;
    cor_type_kind kind = expr->args[0]->type.kind;
    if (!is_text_or_list(kind) && kind != COR_T_VALUE)
        return fail_type(compiler, op, node->items[1], "a list or a string", expr->args[0]);
    return expr;
}

static bool evaluate_length(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    if (!is_text_or_list(out->kind))
        return fail_haystack(expr, frame, out);
    *out = cor_datum_number((double)count_of(out));
    return true;
}

static const cor_type string_type = { .kind = COR_T_STRING };

static const cor_expr *compile_join(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3)
        return fail_count(compiler, op, node, "a list of strings and a separator");
    cor_type list = cor_type_array(&string_type);
    cor_expr *expr = cor_expr_new(compiler, op, node, 2);
    expr->args[0] = cor_compile(compiler, node->items[1], &list, COR_ANNOTATE_BY_TYPE);
    expr->args[1] = cor_compile_kind(compiler, node->items[2], COR_T_STRING);
    return expr->args[0] && expr->args[1] ? cor_expr_finish(expr) : NULL;
}

static bool evaluate_join(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum list, separator;
    if (!cor_evaluate_arg(expr, 0, frame, &list) || !cor_evaluate_arg(expr, 1, frame, &separator))
        return false;
    cor_buf text = { 0 };
    for (size_t i = 0; i < list.count; i++) {
        if (i)
            cor_buf_str(&text, separator.as.string);
        cor_buf_str(&text, list.as.items[i].as.string);
    }
    *out = cor_datum_string(cor_arena_str(frame->eval->arena, cor_buf_view(&text)));
    cor_buf_free(&text);
    return true;
}

/* Where the piece that begins at `at` ends: at the separator; an empty one stands after every code
 * point. */
static size_t piece_end(cor_str text, cor_str separator, size_t at)
{
    if (!separator.len)
        return at < text.len ? at + step_of(text, at) : at;
    while (at + separator.len <= text.len) {
        if (memcmp(text.ptr + at, separator.ptr, separator.len) == 0)
            return at;
        at++;
    }
    return text.len;
}

static bool evaluate_split(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum whole, by;
    if (!cor_evaluate_arg(expr, 0, frame, &whole) || !cor_evaluate_arg(expr, 1, frame, &by))
        return false;
    cor_str text = whole.as.string, separator = by.as.string;
    cor_value *items = cor_arena_alloc(frame->eval->arena, text.len + 1, sizeof *items);
    size_t count = 0;
    for (size_t at = 0; separator.len ? at <= text.len : at < text.len;) {
        size_t end = piece_end(text, separator, at);
        items[count++] = (cor_value){ .kind = COR_STRING,
                                      .as.string = { text.ptr + at, end - at } };
        at = end == text.len ? text.len + 1 : end + separator.len;
    }
    *out = (cor_datum){ .kind = COR_T_ARRAY, .count = count, .as.items = items };
    return true;
}

static const cor_operator rows[] = {
    { .name = "at", .compile = compile_at, .evaluate = evaluate_at },
    { .name = "in", .compile = compile_in, .evaluate = evaluate_in,
      .result.kind = COR_T_BOOLEAN },
    { .name = "index-of", .compile = compile_index_of, .evaluate = evaluate_index_of,
      .result.kind = COR_T_NUMBER },
    { .name = "slice", .compile = compile_slice, .evaluate = evaluate_slice },
    { .name = "length", .compile = compile_length, .evaluate = evaluate_length,
      .result.kind = COR_T_NUMBER },
    { .name = "join", .compile = compile_join, .evaluate = evaluate_join,
      .result.kind = COR_T_STRING },
    { .name = "split", .evaluate = evaluate_split, .params = "ss",
      .result = { .kind = COR_T_ARRAY, .item = &string_type } },
};

const cor_operators cor_operators_list = { rows, sizeof rows / sizeof *rows };
