/* Whether the stops of an old function can be meant: their inputs by type, order and kind. */
#include <math.h>

#include "style/legacy.h"

typedef struct checker {
    const cor_stops_rule *rule;
    cor_report *report;
    const cor_node *zoom, *previous; /* of the stop before */
    size_t first; /* stop of this zoom */
} checker;

static bool fail(const checker *c, const cor_node *node, const char *hint, const char *message)
{
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
    if (!is_input(input))
        return fail(c, input, NULL, "a stop's input is a number, a string or a boolean");
    c->previous = input;
    if (previous && previous->kind != input->kind)
        return fail(c, input, NULL, "the inputs of stops are all of one type");
    if (c->rule->categorical) {
        if (input->kind == COR_NODE_NUMBER && input->number != floor(input->number))
            return fail(c, input, NULL, "a category that is a number is a whole one");
        return !is_repeated(c, stops, index) || fail(c, input, NULL, "the stop stands here twice");
    }
    if (input->kind != COR_NODE_NUMBER)
        return fail(c, input, "categories need type: categorical", "a stop's input is a number");
    return !previous || input->number >= previous->number ||
           fail(c, input, NULL, "stops have to ascend");
}

/* [{zoom, value}, output] */
static bool check_level(checker *c, const cor_node *stops, size_t index)
{
    const cor_node *stop = stops->items[index], *key = stop->items[0];
    const cor_node *zoom = cor_node_get(key, "zoom");
    if (key->kind != COR_NODE_MAP)
        return fail(c, stop, NULL, "all stops have a zoom and a value, or none has");
    if (!zoom || !cor_node_get(key, "value"))
        return fail(c, stop, NULL, "a stop needs a zoom and a value");
    if (zoom->kind != COR_NODE_NUMBER)
        return fail(c, zoom, NULL, "a zoom is a number");
    if (c->zoom && zoom->number < c->zoom->number)
        return fail(c, zoom, NULL, "zooms have to ascend");
    if (c->zoom && zoom->number > c->zoom->number) {
        c->previous = NULL;
        c->first = index;
    }
    c->zoom = zoom;
    return check_input(c, stops, index);
}

bool cor_legacy_check_stops(const cor_node *stops, const cor_stops_rule *rule, cor_report *report)
{
    checker c = { .rule = rule, .report = report };
    if (stops->kind != COR_NODE_SEQ)
        return fail(&c, stops, "stops: [[5, 1], [10, 4]]", "the stops are a list of stops");
    if (!stops->count)
        return fail(&c, stops, "stops: [[5, 1], [10, 4]]", "a function needs at least one stop");
    bool well = true;
    for (size_t i = 0; i < stops->count; i++) {
        const cor_node *stop = stops->items[i];
        if (stop->kind != COR_NODE_SEQ || stop->count != 2) {
            well = fail(&c, stop, NULL, "a stop is a list of an input and an output");
            continue;
        }
        const cor_node *first = stops->items[0];
        bool levels = first->kind == COR_NODE_SEQ && first->count &&
                      first->items[0]->kind == COR_NODE_MAP;
        well = (levels ? check_level(&c, stops, i) : check_input(&c, stops, i)) && well;
    }
    return well;
}
