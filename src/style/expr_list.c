/* Lists and strings by place: at, in, index-of, slice, length, join, split. Places in strings count
 * code points. */
#include <math.h>
#include <string.h>

#include "style/expr.h"
#include "style/expr_list_index.h"

/* From here on a list that does not change is sorted once and not searched each time. */
enum { INDEXED_FROM = 8 };

static bool is_text_or_list(cor_type_kind kind)
{
    return kind == COR_T_STRING || kind == COR_T_ARRAY;
}

/* The first two arguments are both looked at, whatever is wrong with the first. */
static bool compile_two(cor_compiler *compiler, const cor_node *node, cor_expr *expr,
                        const cor_type *first, const cor_type *second)
{
    bool before = compiler->stopped;
    expr->args[0] = cor_compile(compiler, node->items[1], 1, first, COR_ANNOTATE_BY_TYPE);
    bool stopped = compiler->stopped;
    compiler->stopped = before;
    expr->args[1] = cor_compile(compiler, node->items[2], 2, second, COR_ANNOTATE_BY_TYPE);
    compiler->stopped = compiler->stopped || stopped;
    return expr->args[0] && expr->args[1];
}

static const cor_expr *fail_count(cor_compiler *compiler, const cor_node *node, const char *takes)
{
    return cor_compile_fail(compiler, node, NULL, "Expected %s, but found %zu instead.", takes,
                            node->count - 1);
}

static bool is_between(const cor_node *node, size_t least, size_t most)
{
    return node->count > least && node->count <= most + 1;
}

/* The last of three arguments, a number that may be left out. */
static const cor_expr *compile_third(cor_compiler *compiler, const cor_node *node, cor_expr *expr)
{
    if (expr->count < 3)
        return cor_expr_finish(expr);
    expr->args[2] = cor_compile_kind(compiler, node->items[3], 3, COR_T_NUMBER);
    return expr->args[2] ? cor_expr_finish(expr) : NULL;
}

static const cor_expr *compile_at(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node, const cor_type *wanted)
{
    if (node->count != 3)
        return fail_count(compiler, node, "2 arguments");
    cor_type list = cor_type_array(wanted ? wanted : cor_type_static(COR_T_VALUE));
    list.item = cor_arena_copy(compiler->arena, list.item, 1, sizeof *list.item);
    cor_expr *expr = cor_expr_new(compiler, op, node, 2);
    if (!compile_two(compiler, node, expr, cor_type_static(COR_T_NUMBER), &list))
        return NULL;
    const cor_type *item = expr->args[1]->type.item;
    expr->type = item ? *item : cor_type_of_kind(COR_T_VALUE);
    return cor_expr_finish(expr);
}

static bool fail_index(const cor_expr *expr, cor_frame *frame, double index, size_t count)
{
    cor_datum place = cor_datum_number(index);
    cor_str text = cor_datum_text(&place, frame->eval->arena);
    if (index < 0)
        return cor_evaluate_fail(frame, expr, "Array index out of bounds: %.*s < 0.",
                                 cor_shown(text), text.ptr);
    /* Of an empty list the last place is -1. */
    return cor_evaluate_fail(frame, expr, "Array index out of bounds: %.*s > %s%zu.",
                             cor_shown(text), text.ptr, count ? "" : "-", count ? count - 1 : 1);
}

static bool evaluate_at(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum place, list;
    if (!cor_evaluate_arg(expr, 0, frame, &place) || !cor_evaluate_arg(expr, 1, frame, &list))
        return false;
    double index = place.as.number;
    if (!(index >= 0 && index < (double)list.count))
        return fail_index(expr, frame, index, list.count);
    if (index != floor(index)) {
        cor_str text = cor_datum_text(&place, frame->eval->arena);
        return cor_evaluate_fail(frame, expr,
                                 "Array index must be an integer, but found %.*s "
                                 "instead.",
                                 cor_shown(text), text.ptr);
    }
    *out = cor_datum_of(&list.as.items[(size_t)index]);
    return true;
}

static bool is_needle(cor_type_kind kind)
{
    return kind == COR_T_BOOLEAN || kind == COR_T_STRING || kind == COR_T_NUMBER ||
           kind == COR_T_NULL || kind == COR_T_VALUE;
}

static void prepare_search(cor_expr *expr, cor_arena *arena)
{
    const cor_expr *list = expr->args[1];
    if (!list->evaluate && list->constant.kind == COR_T_ARRAY &&
        list->constant.count >= INDEXED_FROM)
        expr->data = cor_list_index_new(list->constant.as.items, list->constant.count, arena);
}

static cor_expr *compile_search(cor_compiler *compiler, const cor_operator *op,
                                const cor_node *node)
{
    static const cor_type anything = { .kind = COR_T_VALUE };
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    if (!compile_two(compiler, node, expr, &anything, &anything))
        return NULL;
    if (is_needle(expr->args[0]->type.kind)) {
        prepare_search(expr, compiler->arena);
        return expr;
    }
    cor_compile_fail(compiler, node, NULL,
                     "Expected first argument to be of type boolean, string, "
                     "number or null, but found %s instead",
                     cor_type_print(&expr->args[0]->type).text);
    return NULL;
}

static const cor_expr *compile_in(cor_compiler *compiler, const cor_operator *op,
                                  const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 3)
        return fail_count(compiler, node, "2 arguments");
    cor_expr *expr = compile_search(compiler, op, node);
    return expr ? cor_expr_finish(expr) : NULL;
}

static const cor_expr *compile_index_of(cor_compiler *compiler, const cor_operator *op,
                                        const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (!is_between(node, 2, 3))
        return fail_count(compiler, node, "2 or 3 arguments");
    cor_expr *expr = compile_search(compiler, op, node);
    return expr ? compile_third(compiler, node, expr) : NULL;
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
    size_t found = cor_str_find(text, needle, byte_of(text, from));
    return found == SIZE_MAX ? -1 : (double)cor_utf8_count((cor_str){ text.ptr, found });
}

static double find_item(const cor_expr *expr, const cor_datum *needle, const cor_datum *list,
                        size_t from)
{
    cor_value value;
    size_t place;
    if (expr->data)
        return cor_datum_value(needle, &value) &&
                       cor_list_index_find(expr->data, &value, from, &place)
                   ? (double)place
                   : -1;
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

static bool fail_haystack(const cor_expr *expr, cor_frame *frame, const cor_datum *found,
                          const char *what)
{
    cor_type type = cor_datum_type(found);
    return cor_evaluate_fail(frame, expr, "Expected %s, but found %s instead.", what,
                             cor_type_print(&type).text);
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
    if (!is_needle(needle.kind))
        return fail_haystack(expr, frame, &needle,
                             "first argument to be of type boolean, string, number or null");
    if (!is_text_or_list(haystack.kind))
        return fail_haystack(expr, frame, &haystack,
                             "second argument to be of type array or string");
    double start = from.as.number;
    if (haystack.kind == COR_T_ARRAY) {
        *place = find_item(expr, &needle, &haystack, place_of(start, haystack.count));
        return true;
    }
    /* In strings a start before the first is the first. */
    cor_str text = COR_STR("null");
    if (needle.kind != COR_T_NULL && !cor_evaluate_text(frame, expr, &needle, &text))
        return false;
    *place =
        find_text(text, haystack.as.string, start > 0 ? place_of(start, count_of(&haystack)) : 0);
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
    if (!is_between(node, 2, 3))
        return fail_count(compiler, node, "2 or 3 arguments");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - 1);
    if (!compile_two(compiler, node, expr, cor_type_static(COR_T_VALUE),
                     cor_type_static(COR_T_NUMBER)))
        return NULL;
    const cor_type *found = &expr->args[0]->type;
    if (!is_text_or_list(found->kind) && found->kind != COR_T_VALUE)
        return cor_compile_fail(compiler, node, NULL,
                                "Expected first argument to be of type array "
                                "or string, but found %s instead",
                                cor_type_print(found).text);
    expr->type = *found;
    expr->type.has_length = false;
    return compile_third(compiler, node, expr);
}

static bool evaluate_slice(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum from, to;
    if (!cor_evaluate_arg(expr, 0, frame, out) || !cor_evaluate_arg(expr, 1, frame, &from))
        return false;
    if (!is_text_or_list(out->kind))
        return fail_haystack(expr, frame, out, "first argument to be of type array or string");
    size_t count = count_of(out), start = place_of(from.as.number, count), end = count;
    if (expr->count > 2) {
        if (!cor_evaluate_arg(expr, 2, frame, &to))
            return false;
        end = place_of(to.as.number, count);
    }
    end = end < start ? start : end;
    if (out->kind == COR_T_ARRAY) {
        *out = (cor_datum){ .kind = COR_T_ARRAY,
                            .count = end - start,
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
        return fail_count(compiler, node, "1 argument");
    cor_expr *expr = cor_expr_new(compiler, op, node, 1);
    expr->args[0] = cor_compile(compiler, node->items[1], 1, NULL, COR_ANNOTATE_BY_TYPE);
    if (!expr->args[0])
        return NULL;
    const cor_type *found = &expr->args[0]->type;
    if (!is_text_or_list(found->kind) && found->kind != COR_T_VALUE)
        return cor_compile_fail(compiler, node, NULL,
                                "Expected argument of type string or array, "
                                "but found %s instead.",
                                cor_type_print(found).text);
    return cor_expr_finish(expr);
}

static bool evaluate_length(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    if (!is_text_or_list(out->kind))
        return fail_haystack(expr, frame, out, "value to be of type string or array");
    *out = cor_datum_number((double)count_of(out));
    return true;
}

static const cor_type string_type = { .kind = COR_T_STRING };

/* Stops counting where it is too much anyway. */
static size_t joined_length(const cor_datum *list, cor_str separator)
{
    size_t length = 0;
    for (size_t i = 0; i < list->count && length <= COR_MADE_MAX; i++)
        length += list->as.items[i].as.string.len + (i ? separator.len : 0);
    return length;
}

static bool evaluate_join(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum list, separator;
    if (!cor_evaluate_arg(expr, 0, frame, &list) || !cor_evaluate_arg(expr, 1, frame, &separator))
        return false;
    cor_buf text = { 0 };
    if (!cor_evaluate_room(frame, expr, joined_length(&list, separator.as.string)))
        return false;
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
    size_t found = cor_str_find(text, separator, at);
    return found == SIZE_MAX ? text.len : found;
}

/* Writes the pieces, unless `items` is NULL, and counts them. */
static size_t split_text(cor_str text, cor_str separator, cor_value *items)
{
    size_t count = 0;
    for (size_t at = 0; separator.len ? at <= text.len : at < text.len; count++) {
        size_t end = piece_end(text, separator, at);
        if (items)
            items[count] =
                (cor_value){ .kind = COR_STRING, .as.string = { text.ptr + at, end - at } };
        at = end == text.len ? text.len + 1 : end + separator.len;
    }
    return count;
}

static bool evaluate_split(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_datum whole, by;
    if (!cor_evaluate_arg(expr, 0, frame, &whole) || !cor_evaluate_arg(expr, 1, frame, &by))
        return false;
    size_t count = split_text(whole.as.string, by.as.string, NULL);
    if (!cor_evaluate_room(frame, expr, count * sizeof(cor_value)))
        return false;
    cor_value *items = cor_arena_alloc(frame->eval->arena, count + 1, sizeof *items);
    split_text(whole.as.string, by.as.string, items);
    *out = (cor_datum){ .kind = COR_T_ARRAY, .count = count, .as.items = items };
    return true;
}

static const cor_operator rows[] = {
    { .name = "at", .compile = compile_at, .evaluate = evaluate_at },
    { .name = "in",
      .compile = compile_in,
      .evaluate = evaluate_in,
      .prepare = prepare_search,
      .result.kind = COR_T_BOOLEAN },
    { .name = "index-of",
      .compile = compile_index_of,
      .prepare = prepare_search,
      .evaluate = evaluate_index_of,
      .result.kind = COR_T_NUMBER },
    { .name = "slice", .compile = compile_slice, .evaluate = evaluate_slice },
    { .name = "length",
      .compile = compile_length,
      .evaluate = evaluate_length,
      .result.kind = COR_T_NUMBER },
    { .name = "join", .evaluate = evaluate_join, .result.kind = COR_T_STRING, .params = "ls" },
    { .name = "split",
      .evaluate = evaluate_split,
      .params = "ss",
      .result = { .kind = COR_T_ARRAY, .item = &string_type } },
};

const cor_operators cor_operators_list = { rows, sizeof rows / sizeof *rows };
