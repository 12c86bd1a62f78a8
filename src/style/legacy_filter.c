#include <stdarg.h>
#include <string.h>

#include "style/expression.h"
#include "style/legacy.h"

static bool is_operator(const cor_node *filter, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cor_str_is(filter->items[0]->string, words[i]))
            return true;
    return false;
}

static bool is_word(const cor_node *node, const char *word)
{
    return node->kind == COR_NODE_STRING && cor_str_is(node->string, word);
}

static const char *const comparisons[] = { "==", "!=", "<", "<=", ">", ">=" };
enum { COMPARISON_COUNT = 6 };

/* What reads the same in both syntaxes says nothing about which of them is meant. */
typedef enum syntax { NEUTRAL, OLD, EXPRESSION } syntax;

static syntax syntax_of(const cor_node *filter);

/* One expression settles it for all that stands beside it. */
static syntax syntax_of_parts(const cor_node *filter)
{
    syntax found = NEUTRAL;
    for (size_t i = 1; i < filter->count && found != EXPRESSION; i++) {
        syntax part = syntax_of(filter->items[i]);
        found = part == NEUTRAL ? found : part;
    }
    return found;
}

/* As the spec tells the two apart. */
static syntax syntax_of(const cor_node *filter)
{
    static const char *const joins[] = { "all", "any" };
    static const char *const old[] = { "!in", "!has", "none" };
    if (filter->kind == COR_NODE_BOOL)
        return NEUTRAL;
    if (filter->kind != COR_NODE_SEQ || !filter->count)
        return OLD;
    if (filter->items[0]->kind != COR_NODE_STRING)
        return EXPRESSION;
    if (is_operator(filter, old, 3))
        return OLD;
    if (is_operator(filter, joins, 2))
        return syntax_of_parts(filter);
    const cor_node *const *args = (const cor_node *const *)filter->items;
    size_t count = filter->count;
    if (is_word(args[0], "has")) {
        if (count < 2 || is_word(args[1], "$id") || is_word(args[1], "$type"))
            return OLD;
        return count == 2 ? NEUTRAL : EXPRESSION;
    }
    if (is_word(args[0], "in"))
        return count >= 3 && (args[1]->kind != COR_NODE_STRING || args[2]->kind == COR_NODE_SEQ)
                   ? EXPRESSION
                   : OLD;
    if (is_operator(filter, comparisons, COMPARISON_COUNT))
        return count != 3 || args[1]->kind == COR_NODE_SEQ || args[2]->kind == COR_NODE_SEQ
                   ? EXPRESSION
                   : OLD;
    return EXPRESSION;
}

static cor_node *subject(const cor_node *key, cor_arena *arena)
{
    if (is_word(key, "$type"))
        return cor_node_new_list(key, arena, 1, cor_node_new_text(key, "geometry-type", arena));
    if (is_word(key, "$id"))
        return cor_node_new_list(key, arena, 1, cor_node_new_text(key, "id", arena));
    return cor_node_new_list(key, arena, 2, cor_node_new_text(key, "get", arena), key);
}

COR_PRINTF(4, 5)
static bool fail(const cor_node *node, cor_report *report, const char *hint, const char *format,
                 ...)
{
    va_list arguments;
    va_start(arguments, format);
    cor_buf message = { 0 };
    cor_buf_vprintf(&message, format, arguments);
    va_end(arguments);
    cor_fail(report, COR_KIND_BAD_VALUE, node->at, hint, "%s", message.ptr);
    cor_buf_free(&message);
    return false;
}

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

/* "expected one of [...], "x" found" */
static bool fail_word(const cor_node *node, cor_report *report, const char *words)
{
    cor_buf found = { 0 };
    cor_node_print_json(&found, node, 0);
    fail(node, report, NULL, "expected one of [%s], %.*s found", words, shown(cor_buf_view(&found)),
         found.ptr);
    cor_buf_free(&found);
    return false;
}

/* `exactly`: nothing but the key. */
static bool check_key(const cor_node *filter, bool exactly, cor_report *report)
{
    if (filter->count < 2 || (exactly && filter->count > 2))
        return fail(filter, report, NULL, "filter array for \"%.*s\" operator must have 2 elements",
                    shown(filter->items[0]->string), filter->items[0]->string.ptr);
    return filter->items[1]->kind == COR_NODE_STRING ||
           fail(filter->items[1], report, NULL, "string expected, %s found",
                cor_legacy_type(filter->items[1]));
}

static bool check_value(const cor_node *filter, const cor_node *value, cor_report *report)
{
    static const char *const types[] = { "Point", "LineString", "Polygon" };
    if (is_word(filter->items[1], "$type")) {
        for (size_t i = 0; i < 3; i++)
            if (is_word(value, types[i]))
                return true;
        return fail_word(value, report, "Point, LineString, Polygon");
    }
    bool plain = value->kind == COR_NODE_STRING || value->kind == COR_NODE_NUMBER ||
                 value->kind == COR_NODE_BOOL;
    return plain || fail(value, report, NULL, "string, number, or boolean expected, %s found",
                         cor_legacy_type(value));
}

/* False for values of another type, where an expression would fail; true comes after false, as one
 * after nought. */
static const cor_node *ordered(const cor_node *filter, cor_node *key, cor_arena *arena)
{
    cor_node *value = filter->items[2];
    bool is_boolean = value->kind == COR_NODE_BOOL;
    const char *type = is_boolean                       ? "boolean"
                       : value->kind == COR_NODE_NUMBER ? "number"
                                                        : "string";
    cor_node *found =
        cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "typeof", arena), key);
    cor_node *is_typed = cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "==", arena),
                                           found, cor_node_new_text(filter, type, arena));
    cor_node *compared[2] = { key, value };
    for (size_t i = 0; is_boolean && i < 2; i++)
        compared[i] = cor_node_new_list(filter, arena, 2,
                                        cor_node_new_text(filter, "to-number", arena), compared[i]);
    cor_node *compare =
        cor_node_new_list(filter, arena, 3, filter->items[0], compared[0], compared[1]);
    return cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "all", arena), is_typed,
                             compare);
}

static const cor_node *convert_comparison(const cor_node *filter, cor_arena *arena,
                                          cor_report *report)
{
    cor_node *op = filter->items[0];
    bool equality = is_word(op, "==") || is_word(op, "!="), well = true;
    if (!equality && filter->count >= 2 && is_word(filter->items[1], "$type"))
        well = fail(filter, report, NULL, "\"$type\" cannot be use with operator \"%.*s\"",
                    shown(op->string), op->string.ptr);
    if (filter->count != 3)
        well = fail(filter, report, NULL, "filter array for operator \"%.*s\" must have 3 elements",
                    shown(op->string), op->string.ptr);
    if (filter->count >= 2)
        well = check_key(filter, false, report) && well;
    for (size_t i = 2; i < filter->count; i++)
        well = check_value(filter, filter->items[i], report) && well;
    if (!well)
        return NULL;
    cor_node *value = filter->items[2];
    cor_node *key = subject(filter->items[1], arena);
    if (equality)
        return cor_node_new_list(filter, arena, 3, op, key, value);
    return ordered(filter, key, arena);
}

static cor_node *negation(const cor_node *filter, cor_node *inner, cor_arena *arena)
{
    return cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "!", arena), inner);
}

/* The values of an old "in", as a literal list. */
static cor_node *values_of(const cor_node *filter, cor_arena *arena)
{
    cor_node *list = cor_node_new_room(filter, filter->count, arena);
    for (size_t i = 2; i < filter->count; i++)
        list->items[list->count++] = filter->items[i];
    return cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "literal", arena), list);
}

/* [typeof, subject] as the input of "match", with the types that "in" can look for. */
static cor_node *plain_types(const cor_node *filter, cor_arena *arena)
{
    return cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "string", arena),
                             cor_node_new_text(filter, "number", arena),
                             cor_node_new_text(filter, "boolean", arena));
}

/* ["in", key, value, ...]: no type of value makes it fail, as it does the "in" of expressions. */
static const cor_node *convert_in(const cor_node *filter, bool negate, cor_arena *arena,
                                  cor_report *report)
{
    if (!check_key(filter, false, report))
        return NULL;
    for (size_t i = 2; i < filter->count; i++)
        if (!check_value(filter, filter->items[i], report))
            return NULL;
    cor_node *key = subject(filter->items[1], arena);
    cor_node *type =
        cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "typeof", arena), key);
    cor_node *found = cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "in", arena),
                                        subject(filter->items[1], arena), values_of(filter, arena));
    cor_node *no = cor_node_new_text(filter, "", arena);
    no->kind = COR_NODE_BOOL;
    cor_node *match = cor_node_new_list(filter, arena, 5, cor_node_new_text(filter, "match", arena),
                                        type, plain_types(filter, arena), found, no);
    return negate ? negation(filter, match, arena) : match;
}

static const cor_node *convert_has(const cor_node *filter, bool negate, cor_arena *arena,
                                   cor_report *report)
{
    if (!check_key(filter, true, report))
        return NULL;
    cor_node *key = filter->items[1], *has;
    if (is_word(key, "$type")) {
        has = cor_node_new_text(filter, "", arena);
        *has = (cor_node){ .kind = COR_NODE_BOOL, .at = key->at, .boolean = true };
    } else if (is_word(key, "$id")) {
        cor_node *none = cor_arena_alloc(arena, 1, sizeof *none);
        *none = (cor_node){ .kind = COR_NODE_NULL, .at = key->at };
        has = cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "!=", arena),
                                subject(key, arena), none);
    } else {
        has = cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "has", arena), key);
    }
    return negate ? negation(filter, has, arena) : has;
}

/* What replaces an old filter, as people write it; NULL when it is not even a good old filter. */
static cor_node *replacement(const cor_node *filter, cor_arena *arena)
{
    cor_str name = filter->items[0]->string;
    if (filter->count < 2 || filter->items[1]->kind != COR_NODE_STRING)
        return NULL;
    cor_node *key = filter->items[1], *found;
    bool special = is_word(key, "$id") || is_word(key, "$type");
    if (cor_str_ends(name, "has") && filter->count == 2 && !special)
        found = cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "has", arena), key);
    else if (is_word(filter->items[0], "in") || is_word(filter->items[0], "!in"))
        found = cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "in", arena),
                                  subject(key, arena), values_of(filter, arena));
    else if (is_operator(filter, comparisons, COMPARISON_COUNT) && filter->count == 3)
        return cor_node_new_list(filter, arena, 3, filter->items[0], subject(key, arena),
                                 filter->items[2]);
    else
        return NULL;
    return cor_str_starts(name, "!") ? negation(filter, found, arena) : found;
}

static void print(cor_buf *out, const cor_node *node, cor_arena *arena)
{
    cor_value value = cor_node_value(node, arena);
    cor_value_print(out, &value);
}

static bool orders_types(const cor_node *filter)
{
    static const char *const orders[] = { "<", "<=", ">", ">=" };
    return filter->count > 1 && is_operator(filter, orders, 4) &&
           is_word(filter->items[1], "$type");
}

static void warn_mixed(const cor_node *part, cor_arena *arena, cor_report *report)
{
    cor_buf message = { 0 };
    bool named = part->count && part->items[0]->kind == COR_NODE_STRING;
    const cor_node *found = named ? replacement(part, arena) : NULL;
    if (named && orders_types(part)) {
        cor_buf_printf(&message, "\"$type\" cannot be use with operator \"%.*s\"",
                       shown(part->items[0]->string), part->items[0]->string.ptr);
    } else {
        cor_buf_printf(&message,
                       "Mixing deprecated filter syntax with expression syntax is not supported. "
                       "%s ",
                       found ? "Replace" : "Convert");
        print(&message, part, arena);
        cor_buf_text(&message, found ? " with " : " to expression syntax");
        if (found)
            print(&message, found, arena);
        cor_buf_char(&message, '.');
    }
    cor_warn(report, COR_KIND_BAD_VALUE, part->at,
             "it is read as an expression, as by web maps: its words are texts", "%s", message.ptr);
    cor_buf_free(&message);
}

/* The first old filter that stands where a filter may within an expression; NULL: none. */
static const cor_node *mixed_in(const cor_node *filter)
{
    static const char *const joins[] = { "all", "any", "none" };
    if (filter->kind != COR_NODE_SEQ || !filter->count || filter->items[0]->kind != COR_NODE_STRING)
        return NULL;
    bool is_case = is_word(filter->items[0], "case"), is_not = is_word(filter->items[0], "!");
    size_t step = is_case ? 2 : 1, end = filter->count - is_case;
    if (!is_case && !is_not && !is_operator(filter, joins, 3))
        return NULL;
    for (size_t i = 1; i < (is_not && end > 2 ? 2 : end); i += step) {
        const cor_node *part = filter->items[i];
        if (part->kind != COR_NODE_SEQ)
            continue;
        const cor_node *found = syntax_of(part) == OLD ? part : mixed_in(part);
        if (found)
            return found;
    }
    return NULL;
}

static const cor_node *convert_old(const cor_node *filter, cor_arena *arena, cor_report *report);

static const cor_node *convert_join(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    bool none = is_word(filter->items[0], "none"), well = true;
    cor_node *join = cor_node_new_room(filter, filter->count, arena);
    join->items[join->count++] = none ? cor_node_new_text(filter, "any", arena) : filter->items[0];
    for (size_t i = 1; i < filter->count; i++) {
        const cor_node *part = convert_old(filter->items[i], arena, report);
        well = well && part;
        if (part)
            join->items[join->count++] = cor_arena_copy(arena, part, 1, sizeof *part);
    }
    if (!well)
        return NULL;
    return none ? negation(filter, join, arena) : join;
}

static const cor_node *convert(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    static const char *const joins[] = { "all", "any", "none" };
    static const char *const lists[] = { "in", "!in" };
    static const char *const tests[] = { "has", "!has" };
    bool negate = cor_str_starts(filter->items[0]->string, "!");
    if (is_operator(filter, comparisons, COMPARISON_COUNT))
        return convert_comparison(filter, arena, report);
    if (is_operator(filter, lists, 2))
        return convert_in(filter, negate, arena, report);
    if (is_operator(filter, tests, 2))
        return convert_has(filter, negate, arena, report);
    if (is_operator(filter, joins, 3))
        return convert_join(filter, arena, report);
    fail_word(filter->items[0], report, "==, !=, >, >=, <, <=, in, !in, all, any, none, has, !has");
    return NULL;
}

/* A filter of the old syntax, by itself or within another. */
static const cor_node *convert_old(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    static const char hint[] = "[\"==\", [get, name], value]";
    if (filter->kind != COR_NODE_SEQ)
        fail(filter, report, hint, "array expected, %s found", cor_legacy_type(filter));
    else if (!filter->count)
        fail(filter, report, hint, "filter array must have at least 1 element");
    else if (filter->items[0]->kind != COR_NODE_STRING)
        fail(filter->items[0], report, hint, "string expected, %s found",
             cor_legacy_type(filter->items[0]));
    else
        return convert(filter, arena, report);
    return NULL;
}

const cor_node *cor_legacy_filter(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    if (syntax_of(filter) == OLD)
        return convert_old(filter, arena, report);
    const cor_node *mixed = mixed_in(filter);
    if (mixed)
        warn_mixed(mixed, arena, report);
    return filter;
}
