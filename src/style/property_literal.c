/* Values of properties that are no expressions: each fault where it stands, in the words of the
 * spec's own checker. */
#include <math.h>

#include "base/number.h"
#include "style/check.h"
#include "style/expression.h"
#include "style/legacy.h"

static bool fail_type(const cor_node *node, const char *wanted, cor_report *report)
{
    const char *hint = node->kind == COR_NODE_NUMBER && wanted[0] == 's'
                           ? "put it in quotes if it is a text"
                           : NULL;
    return cor_fail(report, COR_KIND_BAD_TYPE, node->at, hint, "%s expected, %s found", wanted,
                    cor_legacy_type(node));
}

static bool check_range(double value, const cor_property_row *row, cor_span at, cor_report *report)
{
    if (!row->bounded || isnan(value) || (value >= row->min && value <= row->max))
        return true;
    bool low = value < row->min;
    cor_buf text = { 0 };
    cor_number_shortest(&text, value);
    cor_buf_text(&text, low ? " is less than the minimum value "
                            : " is greater than the maximum "
                              "value ");
    cor_number_shortest(&text, low ? row->min : row->max);
    cor_fail(report, COR_KIND_BAD_VALUE, at, NULL, "%s", text.ptr);
    cor_buf_free(&text);
    return false;
}

static bool check_number(const cor_node *node, const cor_property_row *row, cor_report *report)
{
    if (node->kind != COR_NODE_NUMBER)
        return fail_type(node, "number", report);
    return check_range(node->number, row, node->at, report);
}

static bool check_colour(const cor_node *node, const cor_property_row *row, cor_report *report)
{
    (void)row;
    cor_colour colour;
    if (node->kind != COR_NODE_STRING)
        return fail_type(node, "color", report);
    if (cor_colour_parse(node->string, &colour))
        return true;
    cor_str text = node->string;
    return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "\"#b2182b\", rgb(178, 24, 43), red",
                    "color expected, \"%.*s\" found", (int)(text.len < 60 ? text.len : 60),
                    text.ptr);
}

static bool check_boolean(const cor_node *node, const cor_property_row *row, cor_report *report)
{
    (void)row;
    return node->kind == COR_NODE_BOOL || fail_type(node, "boolean", report);
}

static bool check_word(const cor_node *node, const cor_property_row *row, cor_report *report)
{
    size_t index;
    if (node->kind != COR_NODE_STRING)
        return fail_type(node, "string", report);
    return !row->word_count || cor_check_word(node, row->words, row->word_count, &index, report);
}

typedef bool item_checker(const cor_node *node, const cor_property_row *row, cor_report *report);

static bool check_items(const cor_node *list, const cor_property_row *row, item_checker *check,
                        cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < list->count; i++)
        well = check(list->items[i], row, report) && well;
    return well;
}

static bool check_list(const cor_node *node, const cor_property_row *row, item_checker *check,
                       cor_report *report)
{
    if (node->kind != COR_NODE_SEQ)
        return fail_type(node, "array", report);
    if (row->length && node->count != row->length)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                        "array length %zu expected, length %zu found", row->length, node->count);
    return check_items(node, row, check, report);
}

/* One, or a list of at least one. */
static bool check_some(const cor_node *node, const cor_property_row *row, item_checker *check,
                       cor_report *report)
{
    if (node->kind != COR_NODE_SEQ)
        return check(node, row, report);
    if (!node->count)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                        "array length at least 1 expected, length 0 found");
    return check_items(node, row, check, report);
}

static bool check_padding(const cor_node *node, const cor_property_row *row, cor_report *report)
{
    if (node->kind == COR_NODE_SEQ && (node->count < 1 || node->count > 4))
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                        "padding requires 1 to 4 values; %zu values found", node->count);
    return check_some(node, row, check_number, report);
}

/* "expected one of [center, left], \"middle\" found" */
static bool check_anchor(const cor_node *node, cor_report *report)
{
    const cor_property_row *row = cor_property_find(COR_P_TEXT_ANCHOR);
    cor_buf message = { 0 };
    bool known = false;
    for (size_t i = 0; i < row->word_count; i++) {
        known = known || (node->kind == COR_NODE_STRING && cor_str_is(node->string, row->words[i]));
        cor_buf_printf(&message, "%s%s", i ? ", " : "expected one of [", row->words[i]);
    }
    cor_buf_text(&message, "], ");
    cor_node_print_json(&message, node, 0);
    if (!known)
        cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL, "%s found", message.ptr);
    cor_buf_free(&message);
    return known;
}

/* [anchor, [x, y], ...] */
static bool check_anchors(const cor_node *node, cor_report *report)
{
    static const cor_property_row place = { .type = COR_PROPERTY_NUMBER_LIST, .length = 2 };
    if (node->kind != COR_NODE_SEQ || !node->count || node->count % 2)
        return cor_fail(report, COR_KIND_BAD_VALUE, node->at, "[top, [0, 1], left, [1, 0]]",
                        "variableAnchorOffsetCollection requires a non-empty array of even length");
    bool ok = true;
    for (size_t i = 0; i < node->count; i += 2) {
        ok = check_anchor(node->items[i], report) && ok;
        ok = check_list(node->items[i + 1], &place, check_number, report) && ok;
    }
    return ok;
}

/* A list that begins with a word is meant as an expression, well or not. */
static bool is_meant_as_expression(const cor_node *node, const cor_property_row *row)
{
    bool takes_list = row->type >= COR_PROPERTY_PADDING;
    return node->kind == COR_NODE_SEQ && node->count && node->items[0]->kind == COR_NODE_STRING &&
           (!takes_list || cor_expr_is(node));
}

bool cor_property_check_literal(const cor_node *node, const cor_property_row *row,
                                cor_report *report)
{
    if (node->kind == COR_NODE_MAP || is_meant_as_expression(node, row))
        return true;
    switch (row->type) {
    case COR_PROPERTY_NUMBER:
        return check_number(node, row, report);
    case COR_PROPERTY_BOOLEAN:
        return check_boolean(node, row, report);
    case COR_PROPERTY_COLOUR:
        return check_colour(node, row, report);
    case COR_PROPERTY_WORD:
        return check_word(node, row, report);
    case COR_PROPERTY_PADDING:
        return check_padding(node, row, report);
    case COR_PROPERTY_NUMBERS:
        return check_some(node, row, check_number, report);
    case COR_PROPERTY_COLOURS:
        return check_some(node, row, check_colour, report);
    case COR_PROPERTY_NUMBER_LIST:
        return check_list(node, row, check_number, report);
    case COR_PROPERTY_STRING_LIST:
    case COR_PROPERTY_WORD_LIST:
        return check_list(node, row, check_word, report);
    case COR_PROPERTY_ANCHORS:
        return check_anchors(node, report);
    case COR_PROPERTY_TEXT:
    case COR_PROPERTY_IMAGE:
        break;
    }
    return true;
}
