/* What a property is for a feature. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "style/expression.h"
#include "style/property_row.h"

static void warn(const cor_eval *eval, const cor_layer *layer, const char *name,
                 const cor_failure *failure)
{
    /* What has no place is a sample in a legend, and no feature. */
    cor_subject subject = { eval->feature_at.file ? eval->properties : NULL, eval->feature_at };
    if (!eval->report)
        return;
    if (layer->id)
        cor_warn_of(eval->report, COR_KIND_EXPRESSION, failure->at, subject, "%s of layer '%s': %s",
                    name, layer->id, failure->message);
    else /* a source's filter */
        cor_warn_of(eval->report, COR_KIND_EXPRESSION, failure->at, subject, "%s: %s", name,
                    failure->message);
}

struct cor_settled {
    const cor_layer *layers; /* the style's */
    size_t count;
    double zoom;
    cor_arena *arena;
    struct settled_layer {
        const cor_expr *filter, *properties[COR_PROPERTY_COUNT];
    } * items;
};

static void settle_layer(struct settled_layer *out, const cor_layer *layer, const cor_eval *fixed)
{
    if (layer->filter)
        out->filter = cor_expr_settle(layer->filter, fixed, fixed->arena);
    for (int p = 0; p < COR_PROPERTY_COUNT; p++)
        if (layer->properties[p])
            out->properties[p] = cor_expr_settle(layer->properties[p], fixed, fixed->arena);
}

cor_settled *cor_style_settle(const cor_style *style, double zoom)
{
    cor_arena *arena = cor_arena_new();
    cor_settled *settled = cor_arena_alloc(arena, 1, sizeof *settled);
    const cor_eval fixed = { .zoom = zoom, .state = &style->state, .arena = arena };
    *settled = (cor_settled){ style->layers, style->layer_count, zoom, arena, NULL };
    settled->items = cor_arena_alloc(arena, style->layer_count + 1, sizeof *settled->items);
    for (size_t i = 0; i < style->layer_count; i++)
        settle_layer(&settled->items[i], &style->layers[i], &fixed);
    return settled;
}

void cor_settled_free(cor_settled *settled)
{
    if (settled)
        cor_arena_free(settled->arena);
}

/* NULL when the layer is none of the style's, or the zoom another. */
static const struct settled_layer *settled_of(const cor_layer *layer, const cor_eval *eval)
{
    const cor_settled *settled = eval->settled;
    if (!settled || settled->zoom != eval->zoom || layer->index >= settled->count ||
        &settled->layers[layer->index] != layer)
        return NULL;
    return &settled->items[layer->index];
}

bool cor_layer_accepts(const cor_layer *layer, cor_eval *eval)
{
    cor_datum verdict;
    cor_failure failure;
    const struct settled_layer *settled = settled_of(layer, eval);
    if (!layer->filter)
        return true;
    if (cor_expr_evaluate(settled ? settled->filter : layer->filter, eval, &verdict, &failure))
        return verdict.as.boolean;
    warn(eval, layer, "filter", &failure);
    return false;
}

/* Nothing on a page is as large, and what is computed from it stays finite. */
static const double MAGNITUDE_MAX = 1e30;

static bool is_beyond(const cor_datum *value)
{
    if (value->kind == COR_T_NUMBER)
        return fabs(value->as.number) > MAGNITUDE_MAX;
    for (size_t i = 0; value->kind == COR_T_ARRAY && i < value->count; i++)
        if (value->as.items[i].kind == COR_NUMBER &&
            fabs(value->as.items[i].as.number) > MAGNITUDE_MAX)
            return true;
    return false;
}

static bool refuse_beyond(const cor_layer *layer, cor_property property, const cor_eval *eval)
{
    cor_failure failure = { .at = layer->property_at[property],
                            .message = "a number beyond 1e30: the default counts" };
    warn(eval, layer, cor_property_find(property)->name, &failure);
    return false;
}

bool cor_layer_requires(const cor_layer *layer, cor_eval *eval)
{
    cor_datum verdict;
    cor_failure failure;
    if (!layer->required)
        return false;
    if (cor_expr_evaluate(layer->required, eval, &verdict, &failure))
        return verdict.as.boolean;
    warn(eval, layer, "corridor:required", &failure);
    return true;
}

/* False: the default counts. No value is no fault, nor is a number that is none. */
static bool evaluate(const cor_layer *layer, cor_property property, const cor_eval *eval,
                     cor_datum *out)
{
    const struct settled_layer *settled = settled_of(layer, eval);
    const cor_expr *expr = settled ? settled->properties[property] : layer->properties[property];
    if (!expr)
        return false;
    const cor_datum *constant = cor_expr_folded(expr);
    cor_failure failure;
    if (constant) {
        *out = *constant;
    } else if (!cor_expr_evaluate(expr, eval, out, &failure)) {
        warn(eval, layer, cor_property_find(property)->name, &failure);
        *out = (cor_datum){ .kind = COR_T_VALUE };
        return false;
    }
    if (is_beyond(out))
        return refuse_beyond(layer, property, eval);
    return out->kind != COR_T_NULL && !(out->kind == COR_T_NUMBER && isnan(out->as.number));
}

double cor_layer_number(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    if (row->type != COR_PROPERTY_NUMBER)
        COR_NEVER("not a property of type number");
    if (!evaluate(layer, property, eval, &value))
        return row->fallback_number;
    if (row->bounded && value.as.number < row->min)
        return row->min;
    return row->bounded && value.as.number > row->max ? row->max : value.as.number;
}

bool cor_layer_bool(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    if (row->type != COR_PROPERTY_BOOLEAN)
        COR_NEVER("not a property of type boolean");
    return evaluate(layer, property, eval, &value) ? value.as.boolean : row->fallback_number > 0;
}

/* No value is no fault, but the map shows it. */
static void warn_no_value(const cor_layer *layer, const cor_property_row *row,
                          cor_property property, const cor_eval *eval)
{
    cor_failure failure = { .at = layer->property_at[property],
                            .message = "no value: drawn in the grey of missing data" };
    warn(eval, layer, row->name, &failure);
}

cor_colour cor_layer_colour(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value = { .kind = COR_T_VALUE };
    cor_colour colour = { 0 };
    const char *fallback = row->fallback;
    if (row->type != COR_PROPERTY_COLOUR)
        COR_NEVER("not a property of type colour");
    if (evaluate(layer, property, eval, &value))
        return value.as.colour;
    if (cor_property_shows_values(row) && !cor_layer_is_constant(layer, property)) {
        fallback = COR_NO_DATA_COLOUR;
        if (value.kind == COR_T_NULL)
            warn_no_value(layer, row, property, eval);
    }
    if (fallback && !cor_colour_parse(cor_str_of(fallback), &colour))
        COR_NEVER("a default of the spec that is no colour");
    return colour;
}

static bool is_word_of(const cor_property_row *row, cor_str word)
{
    for (size_t i = 0; i < row->word_count; i++)
        if (cor_str_is(word, row->words[i]))
            return true;
    return !row->word_count;
}

static void warn_word(const cor_layer *layer, cor_property property, const cor_eval *eval,
                      cor_str word)
{
    cor_failure failure = { .at = layer->property_at[property] };
    cor_buf text = { 0 };
    cor_buf_printf(&text, "'%.*s' is none of its words", (int)(word.len < 60 ? word.len : 60),
                   word.ptr);
    memcpy(failure.message, text.ptr, text.len < COR_MESSAGE_MAX ? text.len : COR_MESSAGE_MAX - 1);
    cor_buf_free(&text);
    warn(eval, layer, cor_property_find(property)->name, &failure);
}

cor_str cor_layer_string(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    const cor_property_row *row = cor_property_find(property);
    cor_str fallback = cor_str_of(row->fallback ? row->fallback : "");
    cor_datum value;
    if (row->type != COR_PROPERTY_WORD && row->type != COR_PROPERTY_TEXT &&
        row->type != COR_PROPERTY_IMAGE)
        COR_NEVER("not a property of type string");
    if (!evaluate(layer, property, eval, &value))
        return fallback;
    cor_str text = cor_datum_text(&value, eval->arena);
    if (row->type != COR_PROPERTY_WORD || is_word_of(row, text))
        return text;
    warn_word(layer, property, eval, text);
    return fallback;
}

static void take_sections(cor_formatted *out, const cor_datum *value, cor_arena *arena)
{
    out->sections = cor_arena_alloc(arena, value->count + 1, sizeof *out->sections);
    for (size_t i = 0; i < value->count; i++) {
        const cor_section *from = &value->as.sections[i];
        cor_formatted_section *to = &out->sections[i];
        bool is_hidden = from->has_scale && !(from->scale > 0);
        *to = (cor_formatted_section){ .text = is_hidden ? COR_STR("") : from->text,
                                       .scale = from->scale > 0 ? from->scale : 1,
                                       .has_colour = from->has_colour,
                                       .colour = from->colour,
                                       .font = from->font };
        out->has_image = out->has_image || from->image;
        out->is_raised =
            out->is_raised || (from->valign.ptr && !cor_str_is(from->valign, "bottom"));
        out->is_styled = out->is_styled || from->has_scale || from->has_colour || from->font.ptr;
    }
    out->count = value->count;
}

cor_str cor_layer_text(const cor_layer *layer, cor_property property, cor_eval *eval,
                       cor_formatted *out)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    *out = (cor_formatted){ 0 };
    if (row->type != COR_PROPERTY_TEXT)
        COR_NEVER("not a property of type text");
    if (!evaluate(layer, property, eval, &value))
        return cor_str_of(row->fallback ? row->fallback : "");
    if (value.kind == COR_T_FORMATTED)
        take_sections(out, &value, eval->arena);
    return cor_datum_text(&value, eval->arena);
}

/* The spec's lists are short: "[0, 0]", "[2]", "335". */
static size_t fallback_numbers(const cor_property_row *row, double *out, size_t max)
{
    if (!row->fallback)
        return 0;
    if (row->fallback[0] != '[') {
        if (max)
            out[0] = row->fallback_number;
        return 1;
    }
    size_t count = row->length ? row->length : 1;
    double each = row->type == COR_PROPERTY_PADDING ? 2 : 0;
    count = row->type == COR_PROPERTY_PADDING ? 4 : count;
    for (size_t i = 0; i < count && i < max; i++)
        out[i] = each;
    return count;
}

size_t cor_layer_numbers(const cor_layer *layer, cor_property property, cor_eval *eval, double *out,
                         size_t max)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    if (row->type != COR_PROPERTY_NUMBER_LIST && row->type != COR_PROPERTY_NUMBERS &&
        row->type != COR_PROPERTY_PADDING)
        COR_NEVER("not a property of type list of numbers");
    if (!evaluate(layer, property, eval, &value))
        return fallback_numbers(row, out, max);
    for (size_t i = 0; i < value.count && i < max; i++)
        out[i] = value.as.items[i].as.number;
    return value.count;
}

size_t cor_layer_colours(const cor_layer *layer, cor_property property, cor_eval *eval,
                         cor_colour *out, size_t max)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    if (row->type != COR_PROPERTY_COLOURS)
        COR_NEVER("not a property of type list of colours");
    if (evaluate(layer, property, eval, &value) && value.count) {
        for (size_t i = 0; i < value.count && i < max; i++)
            out[i] = value.as.colours[i];
        return value.count;
    }
    if (!row->fallback || !max || !cor_colour_parse(cor_str_of(row->fallback), out))
        COR_NEVER("a default of the spec that is no colour");
    return 1;
}

/* Only text-font has a default, and its families are those of a web service: the theme's are used
 * instead. */
size_t cor_layer_strings(const cor_layer *layer, cor_property property, cor_eval *eval,
                         cor_str *out, size_t max)
{
    const cor_property_row *row = cor_property_find(property);
    cor_datum value;
    if (row->type != COR_PROPERTY_STRING_LIST && row->type != COR_PROPERTY_WORD_LIST)
        COR_NEVER("not a property of type list of strings");
    if (!evaluate(layer, property, eval, &value))
        return 0;
    size_t count = 0;
    for (size_t i = 0; i < value.count; i++) {
        cor_str word = value.as.items[i].as.string;
        if (!is_word_of(row, word)) {
            warn_word(layer, property, eval, word);
            continue;
        }
        if (count < max)
            out[count] = word;
        count++;
    }
    return count;
}

size_t cor_layer_anchor_offsets(const cor_layer *layer, cor_eval *eval, cor_anchor_offset *out,
                                size_t max)
{
    cor_datum value;
    if (!evaluate(layer, COR_P_TEXT_VARIABLE_ANCHOR_OFFSET, eval, &value))
        return 0;
    size_t count = value.count / 2;
    for (size_t i = 0; i < count && i < max; i++) {
        const cor_value *offset = value.as.items[2 * i + 1].as.items;
        out[i] = (cor_anchor_offset){ value.as.items[2 * i].as.string, offset[0].as.number,
                                      offset[1].as.number };
    }
    return count;
}

bool cor_layer_is_empty(const cor_layer *layer, cor_property property, cor_eval *eval)
{
    const struct settled_layer *settled = settled_of(layer, eval);
    const cor_expr *expr = settled ? settled->properties[property] : layer->properties[property];
    cor_datum value;
    cor_failure failure;
    if (!expr || !cor_expr_evaluate(expr, eval, &value, &failure))
        return !expr;
    bool is_text = cor_property_find(property)->type == COR_PROPERTY_TEXT;
    return value.kind == COR_T_NULL || (is_text && !cor_datum_text(&value, eval->arena).len);
}

bool cor_layer_is_constant(const cor_layer *layer, cor_property property)
{
    const cor_expr *expr = layer->properties[property];
    return !expr || !(cor_expr_uses(expr) & COR_USES_FEATURE);
}

bool cor_layer_has(const cor_layer *layer, cor_property property)
{
    return layer->properties[property] != NULL;
}
