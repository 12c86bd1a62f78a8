#include <stdarg.h>
#include <string.h>

#include "style/expression.h"
#include "style/legacy.h"

cor_node *cor_node_new_text(const cor_node *like, const char *text, cor_arena *arena)
{
    cor_node *node = cor_arena_alloc(arena, 1, sizeof *node);
    *node = (cor_node){ .kind = COR_NODE_STRING, .at = like->at,
                        .string = cor_arena_str(arena, cor_str_of(text)) };
    return node;
}

cor_node *cor_node_new_room(const cor_node *like, size_t count, cor_arena *arena)
{
    cor_node *node = cor_arena_alloc(arena, 1, sizeof *node);
    *node = (cor_node){ .kind = COR_NODE_SEQ, .at = like->at };
    node->items = cor_arena_alloc(arena, count ? count : 1, sizeof(cor_node *));
    return node;
}

cor_node *cor_node_new_list(const cor_node *like, cor_arena *arena, size_t count, ...)
{
    cor_node *node = cor_node_new_room(like, count, arena);
    va_list items;
    va_start(items, count);
    for (size_t i = 0; i < count; i++)
        node->items[i] = va_arg(items, cor_node *);
    va_end(items);
    node->count = count;
    return node;
}

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

/* As the spec tells the two apart. */
static bool is_expression(const cor_node *filter)
{
    static const char *const joins[] = { "all", "any" };
    static const char *const old[] = { "!in", "!has", "none" };
    if (filter->kind == COR_NODE_BOOL)
        return true;
    if (filter->kind != COR_NODE_SEQ || !filter->count)
        return false;
    if (filter->items[0]->kind != COR_NODE_STRING)
        return true;
    if (is_operator(filter, old, 3))
        return false;
    if (is_operator(filter, joins, 2)) {
        for (size_t i = 1; i < filter->count; i++)
            if (!is_expression(filter->items[i]))
                return false;
        return true;
    }
    const cor_node *const *args = (const cor_node *const *)filter->items;
    if (is_word(args[0], "has"))
        return filter->count >= 2 && !is_word(args[1], "$id") && !is_word(args[1], "$type");
    if (is_word(args[0], "in"))
        return filter->count >= 3 &&
               (args[1]->kind != COR_NODE_STRING || args[2]->kind == COR_NODE_SEQ);
    if (is_operator(filter, comparisons, COMPARISON_COUNT))
        return filter->count != 3 || args[1]->kind == COR_NODE_SEQ ||
               args[2]->kind == COR_NODE_SEQ;
    return true;
}

static cor_node *subject(const cor_node *key, cor_arena *arena)
{
    if (is_word(key, "$type"))
        return cor_node_new_list(key, arena, 1, cor_node_new_text(key, "geometry-type", arena));
    if (is_word(key, "$id"))
        return cor_node_new_list(key, arena, 1, cor_node_new_text(key, "id", arena));
    return cor_node_new_list(key, arena, 2, cor_node_new_text(key, "get", arena), key);
}

static const cor_node *fail(const cor_node *node, cor_report *report, const char *message)
{
    cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL, "%s", message);
    return NULL;
}

static bool check_key(const cor_node *filter, cor_report *report)
{
    if (filter->count < 2)
        return fail(filter, report, "a filter needs the name of a property");
    if (filter->items[1]->kind != COR_NODE_STRING)
        return fail(filter->items[1], report, "a property's name is a string");
    return true;
}

static bool check_value(const cor_node *filter, const cor_node *value, cor_report *report)
{
    static const char *const types[] = { "Point", "LineString", "Polygon" };
    if (value->kind == COR_NODE_SEQ || value->kind == COR_NODE_MAP)
        return fail(value, report, "a property is compared with a string, a number or a boolean");
    if (!is_word(filter->items[1], "$type"))
        return true;
    for (size_t i = 0; i < 3; i++)
        if (is_word(value, types[i]))
            return true;
    return cor_fail(report, COR_KIND_BAD_VALUE, value->at,
                    "types are Point, LineString, Polygon", "no type of geometry");
}

/* An order is false for values of another type, where an expression would fail. */
static const cor_node *convert_comparison(const cor_node *filter, cor_arena *arena,
                                          cor_report *report)
{
    if (filter->count != 3)
        return fail(filter, report, "a comparison takes the name of a property and a value");
    cor_node *op = filter->items[0], *value = filter->items[2];
    bool equality = cor_str_is(op->string, "==") || cor_str_is(op->string, "!=");
    bool well = check_key(filter, report);
    if (!equality && is_word(filter->items[1], "$type"))
        well = fail(filter, report, "types of geometry have no order");
    if (!check_value(filter, value, report) || !well)
        return NULL;
    cor_node *key = subject(filter->items[1], arena);
    if (equality)
        return cor_node_new_list(filter, arena, 3, op, key, value);
    bool number = value->kind == COR_NODE_NUMBER;
    if (!number && value->kind != COR_NODE_STRING)
        return fail(value, report, "an order is one of numbers or of strings");
    const char *type = number ? "number" : "string";
    cor_node *found = cor_node_new_list(filter, arena, 2,
                                        cor_node_new_text(filter, "typeof", arena), key);
    cor_node *is_typed = cor_node_new_list(filter, arena, 3,
                                           cor_node_new_text(filter, "==", arena), found,
                                           cor_node_new_text(filter, type, arena));
    cor_node *compare = cor_node_new_list(filter, arena, 3, op, key, value);
    return cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "all", arena), is_typed,
                             compare);
}

static cor_node *negation(const cor_node *filter, cor_node *inner, cor_arena *arena)
{
    return cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "!", arena), inner);
}

/* ["in", key, value, ...] as a chain of ==, which no type of value makes fail. */
static const cor_node *convert_in(const cor_node *filter, bool negate, cor_arena *arena,
                                  cor_report *report)
{
    if (!check_key(filter, report))
        return NULL;
    cor_node *any = cor_node_new_room(filter, filter->count - 1, arena);
    any->items[any->count++] = cor_node_new_text(filter, "any", arena);
    for (size_t i = 2; i < filter->count; i++) {
        if (!check_value(filter, filter->items[i], report))
            return NULL;
        any->items[any->count++] = cor_node_new_list(
            filter, arena, 3, cor_node_new_text(filter, "==", arena),
            subject(filter->items[1], arena), filter->items[i]);
    }
    return negate ? negation(filter, any, arena) : any;
}

static const cor_node *convert_has(const cor_node *filter, bool negate, cor_arena *arena,
                                   cor_report *report)
{
    if (!check_key(filter, report))
        return NULL;
    cor_node *key = filter->items[1], *has;
    if (is_word(key, "$id") || is_word(key, "$type")) {
        cor_node *none = cor_arena_alloc(arena, 1, sizeof *none);
        *none = (cor_node){ .kind = COR_NODE_NULL, .at = key->at };
        has = cor_node_new_list(filter, arena, 3, cor_node_new_text(filter, "!=", arena),
                                subject(key, arena), none);
    } else {
        has = cor_node_new_list(filter, arena, 2, cor_node_new_text(filter, "has", arena), key);
    }
    return negate ? negation(filter, has, arena) : has;
}

/* An expression among old filters: all, any and has are words of both. */
static bool is_mixed(const cor_node *part)
{
    if (part->kind != COR_NODE_SEQ || !part->count || !is_expression(part))
        return false;
    static const char *const both[] = { "all", "any", "has" };
    return part->items[0]->kind != COR_NODE_STRING || !is_operator(part, both, 3);
}

static bool fail_mixed(const cor_node *part, cor_report *report)
{
    return cor_fail(report, COR_KIND_EXPRESSION, part->at,
                    "write [\"==\", [get, name], value], [\"==\", [geometry-type], Point], "
                    "[\"!\", [has, name]]",
                    "the old syntax of filters and expressions cannot be mixed");
}

/* An old filter within an expression: its words mean something else there, or nothing. */
static bool check_pure(const cor_node *filter, cor_report *report)
{
    static const char *const old[] = { "!in", "!has", "none", "has", "in" };
    static const char *const literal[] = { "literal", "match" };
    if (filter->kind != COR_NODE_SEQ || !filter->count)
        return true;
    bool named = filter->items[0]->kind == COR_NODE_STRING;
    if (named && !is_expression(filter) &&
        (is_operator(filter, old, 5) || is_operator(filter, comparisons, COMPARISON_COUNT)))
        return fail_mixed(filter, report);
    bool well = true;
    for (size_t i = 1; i < filter->count && !(named && is_operator(filter, literal, 2)); i++)
        well = check_pure(filter->items[i], report) && well;
    return well;
}

static const cor_node *convert_join(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    bool none = is_word(filter->items[0], "none"), well = true;
    cor_node *join = cor_node_new_room(filter, filter->count, arena);
    join->items[join->count++] = none ? cor_node_new_text(filter, "any", arena)
                                      : filter->items[0];
    for (size_t i = 1; i < filter->count; i++) {
        if (is_mixed(filter->items[i])) {
            well = fail_mixed(filter->items[i], report);
            continue;
        }
        const cor_node *part = cor_legacy_filter(filter->items[i], arena, report);
        well = well && part;
        if (part)
            join->items[join->count++] = cor_arena_copy(arena, part, 1, sizeof *part);
    }
    if (!well)
        return NULL;
    return none ? negation(filter, join, arena) : join;
}

const cor_node *cor_legacy_filter(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    /* Compiled even when it is mixed: what an expression makes of the old words is a hint too. */
    if (is_expression(filter)) {
        check_pure(filter, report);
        return filter;
    }
    if (filter->kind != COR_NODE_SEQ)
        return fail(filter, report, "a filter is a list, such as [\"==\", [get, name], value]");
    if (!filter->count)
        return fail(filter, report, "a filter begins with the name of its operator");
    if (is_operator(filter, comparisons, COMPARISON_COUNT))
        return convert_comparison(filter, arena, report);
    cor_str name = filter->items[0]->string;
    bool negate = cor_str_starts(name, "!");
    if (cor_str_ends(name, "in"))
        return convert_in(filter, negate, arena, report);
    if (cor_str_ends(name, "has"))
        return convert_has(filter, negate, arena, report);
    return convert_join(filter, arena, report);
}
