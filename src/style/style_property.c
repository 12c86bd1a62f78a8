/* The paint and layout of a layer: names, types, ranges, what an expression may depend on. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/legacy.h"
#include "style/literal_outputs.h"
#include "style/spec_members.h"
#include "style/style_parts.h"

static const char transition_suffix[] = "-transition";

/* The `line-width-transition` of a property that has one. */
static bool is_transition(cor_str name, const cor_layer *layer)
{
    if (!cor_str_ends(name, transition_suffix))
        return false;
    cor_str stem = { name.ptr, name.len - (sizeof transition_suffix - 1) };
    cor_property property = cor_property_named(stem, layer->type, true);
    return property != COR_PROPERTY_COUNT && cor_property_find(property)->has_transition;
}

/* "it is a property of line layers" */
static void name_owner(cor_buf *hint, cor_str name, bool is_paint)
{
    for (size_t i = 0; i < COR_LAYER_TYPE_COUNT; i++)
        if (cor_property_named(name, (cor_layer_type)i, is_paint) != COR_PROPERTY_COUNT) {
            cor_buf_printf(hint, "it is a property of %s layers",
                           cor_layer_type_name((cor_layer_type)i));
            return;
        }
}

static bool fail_name(const cor_layer *layer, const cor_entry *entry, bool is_paint,
                      cor_report *report)
{
    const char *names[COR_PROPERTY_COUNT + 1];
    size_t count = 0;
    for (int i = 0; i < COR_PROPERTY_COUNT; i++) {
        const cor_property_row *row = cor_property_find((cor_property)i);
        if (row->layers >> layer->type & 1U && row->is_paint == is_paint)
            names[count++] = row->name;
    }
    if (!is_paint)
        names[count++] = "visibility";
    const char *nearest = cor_str_nearest(entry->key, names, count);
    cor_buf hint = { 0 };
    if (cor_property_named(entry->key, layer->type, !is_paint) != COR_PROPERTY_COUNT)
        cor_buf_printf(&hint, "it belongs in '%s'", is_paint ? "layout" : "paint");
    else if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    else
        name_owner(&hint, entry->key, is_paint);
    cor_fail(report, COR_KIND_UNKNOWN_KEY, entry->key_at, hint.ptr,
             "unknown property '%.*s' in the %s of this type of layer",
             (int)(entry->key.len < 60 ? entry->key.len : 60), entry->key.ptr,
             is_paint ? "paint" : "layout");
    cor_buf_free(&hint);
    return false;
}

static bool takes_list(const cor_property_row *row)
{
    return row->type == COR_PROPERTY_PADDING || row->type == COR_PROPERTY_NUMBERS ||
           row->type == COR_PROPERTY_COLOURS || row->type == COR_PROPERTY_ANCHORS ||
           row->type >= COR_PROPERTY_NUMBER_LIST;
}

static bool takes_text(const cor_property_row *row)
{
    return row->type == COR_PROPERTY_TEXT || row->type == COR_PROPERTY_IMAGE;
}

/* As an expression: functions and tokens converted, plain lists made literals. */
static const cor_node *modern(const cor_node *node, const cor_property_row *row, cor_arena *arena,
                              cor_report *report)
{
    if (node->kind == COR_NODE_MAP)
        return cor_legacy_function(node, row, arena, report);
    if (node->kind == COR_NODE_STRING && takes_text(row))
        return cor_legacy_tokens(node, arena);
    if (node->kind == COR_NODE_SEQ && takes_list(row) && !cor_expr_is(node))
        return cor_node_new_list(node, arena, 2, cor_node_new_text(node, "literal", arena), node);
    return node;
}

static bool fail_use(const cor_expr *expr, const char *hint, const char *message,
                     cor_report *report)
{
    size_t before = report->count;
    cor_fail(report, COR_KIND_EXPRESSION, cor_expr_at(expr), hint, "%s", message);
    if (report->count > before)
        cor_report_set_key(report, "");
    return false;
}

bool cor_property_check_use(const cor_expr *expr, const cor_property_row *row, cor_report *report)
{
    static const struct {
        unsigned uses, takes;
        const char *message, *what;
    } rules[] = {
        { COR_USES_FEATURE, COR_TAKES_FEATURE, "data expressions not supported", "the feature" },
        { COR_USES_ZOOM, COR_TAKES_ZOOM, "zoom expressions not supported", "the zoom" },
        { COR_USES_DENSITY, COR_TAKES_DENSITY, "\"heatmap-density\" expressions not supported",
          "heatmap-density" },
        { COR_USES_PROGRESS, COR_TAKES_PROGRESS, "\"line-progress\" expressions not supported",
          "line-progress" },
    };
    char hint[128];
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        snprintf(hint, sizeof hint, "'%s' cannot depend on %s", row->name, rules[i].what);
        if (cor_expr_uses(expr) & rules[i].uses && !(row->takes & rules[i].takes))
            return fail_use(expr, hint, rules[i].message, report);
    }
    if (cor_expr_uses(expr) & COR_USES_FEATURE_STATE && !row->is_paint)
        return fail_use(expr, NULL,
                        "\"feature-state\" data expressions are not supported with "
                        "layout properties.",
                        report);
    const char *fault = cor_expr_zoom_fault(expr);
    return !fault ||
           fail_use(expr, "[interpolate, [linear], [zoom], ...] or [step, [zoom], ...] at the top",
                    fault, report);
}

const cor_expr *cor_property_default(cor_property property, cor_arena *arena, cor_report *report)
{
    const cor_property_row *row = cor_property_find(property);
    cor_node *node;
    cor_source *source = cor_source_from_memory(row->name, cor_str_of(row->fallback));
    const cor_expected expected = { true, cor_property_expects(row), false };
    bool well = cor_node_read(&node, source, arena, report);
    cor_source_free(source);
    return well ? cor_expr_compile(node, &expected, arena, report) : NULL;
}

static bool check_range(double value, const cor_property_row *row, cor_span at, cor_report *report)
{
    if (!row->bounded || isnan(value) || (value >= row->min && value <= row->max))
        return true;
    if (value < row->min)
        return cor_fail(report, COR_KIND_BAD_VALUE, at, NULL, "'%s' is at least %g, found %g",
                        row->name, row->min, value);
    return cor_fail(report, COR_KIND_BAD_VALUE, at, NULL, "'%s' is at most %g, found %g", row->name,
                    row->max, value);
}

static bool check_word(cor_str word, const cor_property_row *row, cor_span at, cor_report *report)
{
    if (!row->word_count)
        return true;
    const cor_node node = { .kind = COR_NODE_STRING, .at = at, .string = word };
    size_t index;
    return cor_check_word(&node, row->words, row->word_count, &index, report);
}

static bool check_constant(const cor_datum *value, const cor_property_row *row, cor_span at,
                           cor_report *report)
{
    if (value->kind == COR_T_NUMBER)
        return check_range(value->as.number, row, at, report);
    if (value->kind == COR_T_STRING)
        return check_word(value->as.string, row, at, report);
    bool open = value->kind == COR_T_NUMBERS || value->kind == COR_T_COLOURS;
    if (open && !value->count)
        return cor_fail(report, COR_KIND_BAD_VALUE, at, NULL, "'%s' needs at least one value",
                        row->name);
    if (value->kind != COR_T_ARRAY && value->kind != COR_T_NUMBERS)
        return true;
    bool well = true;
    for (size_t i = 0; i < value->count; i++) {
        cor_datum item = cor_datum_of(&value->as.items[i]);
        if (item.kind == COR_T_NUMBER || item.kind == COR_T_STRING)
            well = check_constant(&item, row, at, report) && well;
    }
    return well;
}

/* Of a property that we do not draw: it says what is so without it. */
static bool says_nothing(const cor_expr *expr, const cor_property_row *row)
{
    const cor_datum *value = cor_expr_folded(expr);
    if (!value || !row->fallback)
        return false;
    if (value->kind == COR_T_NUMBER)
        return value->as.number == row->fallback_number;
    if (value->kind == COR_T_BOOLEAN)
        return value->as.boolean == (row->fallback_number > 0);
    return value->kind == COR_T_STRING && cor_str_is(value->as.string, row->fallback);
}

static void check_use(const cor_style_reader *reader, const cor_entry *entry, const cor_expr *expr,
                      cor_property property)
{
    const cor_property_row *row = cor_property_find(property);
    if (cor_property_use_of(property) == COR_USE_PLAINLY && !says_nothing(expr, row))
        cor_warn(reader->report, COR_KIND_UNSUPPORTED, entry->key_at,
                 "0, or to leave it out, says the same", "'%s' is not drawn", row->name);
}

static bool check_fonts(const cor_node *value, cor_report *report)
{
    static const char hint[] = "[match, [get, class], city, [literal, [Noto Sans Bold]], "
                               "[literal, [Noto Sans]]]";
    const cor_node *type = cor_node_get(value, "type");
    if (type && type->kind == COR_NODE_STRING && cor_str_is(type->string, "identity"))
        return cor_fail(report, COR_KIND_BAD_VALUE, value->at, hint,
                        "\"text-font\" does not support identity functions");
    return !cor_expr_is(value) || cor_expr_outputs_are_literal(value) ||
           cor_fail(report, COR_KIND_BAD_VALUE, value->at, hint,
                    "Invalid data expression for \"text-font\". Output values must be contained as "
                    "literals within the expression.");
}

static bool read_property(const cor_style_reader *reader, cor_layer *layer, const cor_entry *entry,
                          cor_property property)
{
    const cor_property_row *row = cor_property_find(property);
    cor_report *report = reader->report;
    cor_arena *arena = reader->style->arena;
    if (!cor_property_check_literal(entry->value, row, report))
        return false;
    const cor_node *node = modern(entry->value, row, arena, report);
    if (!node)
        return false;
    const cor_expected expected = { true, cor_property_expects(row), false };
    const cor_expr *expr = cor_expr_compile(node, &expected, arena, report);
    if (!expr || !cor_property_check_use(expr, row, report))
        return false;
    const cor_datum *constant = cor_expr_folded(expr);
    if (constant && !check_constant(constant, row, entry->value->at, report))
        return false;
    if (property == COR_P_TEXT_FONT && !check_fonts(entry->value, report))
        return false;
    layer->properties[property] = expr;
    layer->property_at[property] = entry->value->at;
    check_use(reader, entry, expr, property);
    return true;
}

bool cor_style_read_properties(const cor_style_reader *reader, cor_layer *layer,
                               const cor_node *block, bool is_paint)
{
    if (!cor_check_kind(block, COR_NODE_MAP, reader->report))
        return false;
    bool well = true;
    for (size_t i = 0; i < block->count; i++) {
        const cor_entry *entry = &block->entries[i];
        if (cor_str_starts(entry->key, "x-") || (!is_paint && cor_str_is(entry->key, "visibility")))
            continue;
        if (is_paint && is_transition(entry->key, layer)) {
            well = cor_spec_transition_check(entry->value, reader->report) && well;
            continue;
        }
        cor_property property = cor_property_named(entry->key, layer->type, is_paint);
        if (property == COR_PROPERTY_COUNT)
            well = fail_name(layer, entry, is_paint, reader->report);
        else
            well = read_property(reader, layer, entry, property) && well;
    }
    return well;
}
