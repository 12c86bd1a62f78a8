/* Whether the stops of an old function can be meant: their inputs by type, order and kind. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "style/expression.h"
#include "style/legacy.h"

typedef struct checker {
    const cor_stops_rule *rule;
    cor_report *report;
    const cor_node *zoom, *previous; /* of the stop before */
    size_t first;                    /* stop of this zoom */
} checker;

COR_PRINTF(4, 5)
static bool fail(const checker *c, const cor_node *node, const char *hint, const char *format, ...)
{
    char message[160];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return cor_fail(c->report, COR_KIND_BAD_VALUE, node->at, hint, "%s", message);
}

static bool is_input(const cor_node *node)
{
    return node->kind == COR_NODE_NUMBER || node->kind == COR_NODE_STRING ||
           node->kind == COR_NODE_BOOL;
}

static bool same_input(const cor_node *a, const cor_node *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == COR_NODE_STRING)
        return cor_str_equal(a->string, b->string);
    return a->kind == COR_NODE_BOOL ? a->boolean == b->boolean : a->number == b->number;
}

static const cor_node *input_of(const cor_node *stop)
{
    const cor_node *value = cor_node_get(stop->items[0], "value");
    return value ? value : stop->items[0];
}

static bool is_repeated(const checker *c, const cor_node *stops, size_t index)
{
    const cor_node *input = input_of(stops->items[index]);
    for (size_t i = c->first; i < index; i++)
        if (same_input(input_of(stops->items[i]), input))
            return true;
    return false;
}

static bool check_input(checker *c, const cor_node *stops, size_t index)
{
    const cor_node *input = input_of(stops->items[index]), *previous = c->previous;
    const char *type = cor_legacy_type(input);
    if (previous && previous->kind != input->kind)
        return fail(c, input, NULL, "%s stop domain type must match previous stop domain type %s",
                    type, cor_legacy_type(previous));
    if (!is_input(input))
        return fail(c, input, NULL, "stop domain value must be a number, string, or boolean");
    c->previous = input;
    if (c->rule->categorical) {
        if (input->kind == COR_NODE_NUMBER && input->number != floor(input->number))
            return fail(c, input, NULL, "integer expected, found %.*s",
                        (int)(input->string.len < 40 ? input->string.len : 40), input->string.ptr);
        return !is_repeated(c, stops, index) ||
               fail(c, input, NULL, "stop domain values must be unique");
    }
    if (input->kind != COR_NODE_NUMBER)
        return fail(c, input, "categories need type: categorical", "number expected, %s found",
                    type);
    return !previous || input->number >= previous->number ||
           fail(c, input, NULL, "stop domain values must appear in ascending order");
}

/* [{zoom, value}, output] */
static bool check_level(checker *c, const cor_node *stops, size_t index)
{
    const cor_node *stop = stops->items[index], *key = stop->items[0];
    const cor_node *zoom = cor_node_get(key, "zoom");
    if (key->kind != COR_NODE_MAP)
        return fail(c, stop, "all stops have a zoom and a value, or none has",
                    "object expected, %s found", cor_legacy_type(key));
    if (!zoom || !cor_node_get(key, "value"))
        return fail(c, stop, "[{zoom: 5, value: 10}, 1]", "object stop key must have %s",
                    zoom ? "value" : "zoom");
    if (zoom->kind != COR_NODE_NUMBER)
        return fail(c, zoom, NULL, "number expected, %s found", cor_legacy_type(zoom));
    if (c->zoom && zoom->number < c->zoom->number)
        return fail(c, zoom, NULL, "stop zoom values must appear in ascending order");
    if (c->zoom && zoom->number > c->zoom->number) {
        c->previous = NULL;
        c->first = index;
    }
    c->zoom = zoom;
    return check_input(c, stops, index);
}

static bool check_stop(checker *c, const cor_node *stops, size_t index)
{
    const cor_node *stop = stops->items[index], *first = stops->items[0];
    bool levels =
        first->kind == COR_NODE_SEQ && first->count && first->items[0]->kind == COR_NODE_MAP;
    if (stop->kind != COR_NODE_SEQ)
        return fail(c, stop, "a stop is [input, output]", "array expected, %s found",
                    cor_legacy_type(stop));
    if (stop->count != 2)
        return fail(c, stop, "a stop is [input, output]",
                    "array length 2 expected, length %zu found", stop->count);
    bool well = levels ? check_level(c, stops, index) : check_input(c, stops, index);
    return (!cor_expr_is(stop->items[1]) ||
            fail(c, stop->items[1], "write the whole as an expression",
                 "expressions are not allowed in function stops.")) &&
           well;
}

bool cor_legacy_check_stops(const cor_node *stops, const cor_stops_rule *rule, cor_report *report)
{
    static const char hint[] = "stops: [[5, 1], [10, 4]]";
    checker c = { .rule = rule, .report = report };
    if (stops->kind != COR_NODE_SEQ)
        return fail(&c, stops, hint, "array expected, %s found", cor_legacy_type(stops));
    if (!stops->count)
        return fail(&c, stops, hint, "array must have at least one stop");
    bool well = true;
    for (size_t i = 0; i < stops->count; i++)
        well = check_stop(&c, stops, i) && well;
    return well;
}
