/* Assertions, conversions, literals: everything that says what type a value has. */
#include <math.h>
#include <stdio.h>

#include "style/expr.h"

/* The first argument whose value has the type. */
static bool evaluate_assertion(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_type found = { 0 };
    for (size_t i = 0; i < expr->count; i++) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (out->kind == expr->type.kind && out->kind != COR_T_ARRAY)
            return true;
        found = cor_datum_type(out);
        if (cor_type_fits(&expr->type, &found))
            return true;
    }
    return cor_evaluate_fail(frame, expr, "Expected value to be of type %s, but found %s instead.",
                             cor_type_print(&expr->type).text, cor_type_print(&found).text);
}

static const cor_operator assertion = { .name = "assertion", .evaluate = evaluate_assertion };

static cor_expr *wrap(cor_compiler *compiler, const cor_operator *op, const cor_type *type,
                      const cor_expr *value)
{
    cor_node place = { .at = value->at };
    cor_expr *expr = cor_expr_new(compiler, op, &place, 1);
    expr->type = *type;
    expr->args[0] = value;
    return expr;
}

const cor_expr *cor_expr_assert(cor_compiler *compiler, const cor_type *type, const cor_expr *value)
{
    return cor_expr_finish(wrap(compiler, &assertion, type, value));
}

static const cor_expr *compile_rest(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, size_t from, const cor_type *type)
{
    if (node->count <= from)
        return cor_compile_fail(compiler, node, NULL, "Expected at least one argument.");
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count - from);
    expr->type = *type;
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        expr->args[i] = cor_compile_kind(compiler, node->items[from + i], from + i, COR_T_VALUE);
        well = well && expr->args[i];
    }
    return well ? cor_expr_finish(expr) : NULL;
}

static const cor_expr *compile_by_result(cor_compiler *compiler, const cor_operator *op,
                                         const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    return compile_rest(compiler, op, node, 1, &op->result);
}

static const cor_expr *compile_one(cor_compiler *compiler, const cor_operator *op,
                                   const cor_node *node, const cor_type *wanted)
{
    if (node->count > 2)
        return cor_compile_fail(compiler, node, NULL, "Expected one argument.");
    return compile_by_result(compiler, op, node, wanted);
}

static bool item_type(const cor_node *node, const cor_type **item)
{
    static const cor_type_kind kinds[] = { COR_T_STRING, COR_T_NUMBER, COR_T_BOOLEAN };
    static const char *const words[] = { "string", "number", "boolean" };
    for (size_t i = 0; i < 3; i++) {
        if (node->kind == COR_NODE_STRING && cor_str_is(node->string, words[i])) {
            *item = cor_type_static(kinds[i]);
            return true;
        }
    }
    return false;
}

/* ["array", item type?, length?, value, fallback...] */
static const cor_expr *compile_array(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    cor_type type = cor_type_of_kind(COR_T_ARRAY);
    size_t at = 1;
    if (node->count > 2) {
        if (!item_type(node->items[at++], &type.item))
            return cor_compile_fail_item(compiler, node->items[1], 1, NULL,
                                         "The item type argument of \"array\" must be one of "
                                         "string, number, boolean");
    }
    if (node->count > 3) {
        const cor_node *length = node->items[at++];
        bool given = length->kind == COR_NODE_NUMBER;
        if (length->kind != COR_NODE_NULL &&
            !(given && length->number >= 0 && length->number <= 1e9 &&
              length->number == floor(length->number)))
            return cor_compile_fail_item(compiler, length, 2, "null stands for any length",
                                         "The length argument to \"array\" must be a positive "
                                         "integer literal");
        type.has_length = given;
        type.length = given ? (size_t)length->number : 0;
    }
    return compile_rest(compiler, op, node, at, &type);
}

static bool evaluate_to_boolean(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    *out = cor_datum_boolean(cor_datum_truth(out));
    return true;
}

static bool evaluate_to_string(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    cor_str text;
    if (!cor_evaluate_text(frame, expr, out, &text))
        return false;
    *out = cor_datum_string(text);
    return true;
}

/* As JSON, or with `bare` as the string itself. */
static cor_str shown_value(const cor_datum *value, bool bare, cor_arena *arena)
{
    if (value->kind == COR_T_NULL)
        return COR_STR("null");
    if (value->kind != COR_T_STRING || bare)
        return cor_datum_text(value, arena);
    cor_buf quoted = { 0 };
    cor_buf_json(&quoted, value->as.string);
    cor_str text = cor_arena_str(arena, cor_buf_view(&quoted));
    cor_buf_free(&quoted);
    return text;
}

static bool fail_conversion(const cor_expr *expr, cor_frame *frame, const cor_datum *value)
{
    cor_str text = shown_value(value, true, frame->eval->arena);
    return cor_evaluate_fail(frame, expr, "Could not parse %s from value '%.*s'",
                             cor_type_print(&expr->type).text, cor_shown(text), text.ptr);
}

static bool fail_number(const cor_expr *expr, cor_frame *frame, const cor_datum *value)
{
    cor_str text = shown_value(value, false, frame->eval->arena);
    return cor_evaluate_fail(frame, expr, "Could not convert %.*s to number.", cor_shown(text),
                             text.ptr);
}

/* A list is taken for red, green, blue and alpha. */
static bool fail_colour(const cor_expr *expr, cor_frame *frame, const cor_datum *value)
{
    if (value->kind != COR_T_ARRAY)
        return fail_conversion(expr, frame, value);
    cor_str text = shown_value(value, true, frame->eval->arena);
    if (value->count < 3 || value->count > 4)
        return cor_evaluate_fail(frame, expr,
                                 "Invalid rgba value %.*s: expected an array containing "
                                 "either three or four numeric values.",
                                 cor_shown(text), text.ptr);
    return cor_fail_rgba(expr, frame, value->as.items, value->count);
}

static bool evaluate_to_number(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    for (size_t i = 0; i < expr->count; i++) {
        double number;
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (cor_datum_to_number(out, &number)) {
            *out = cor_datum_number(number);
            return true;
        }
    }
    return fail_number(expr, frame, out);
}

static bool evaluate_to_colour(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    for (size_t i = 0; i < expr->count; i++) {
        cor_colour colour;
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        if (cor_datum_to_colour(out, &colour)) {
            *out = (cor_datum){ .kind = COR_T_COLOUR, .as.colour = colour };
            return true;
        }
    }
    return fail_colour(expr, frame, out);
}

static bool evaluate_to_formatted(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    cor_section section = { 0 };
    if (!cor_evaluate_text(frame, expr, out, &section.text))
        return false;
    if (out->kind == COR_T_IMAGE)
        section = (cor_section){ .text = COR_STR(""), .image = out->as.image };
    if (out->kind != COR_T_FORMATTED)
        *out = (cor_datum){ .kind = COR_T_FORMATTED,
                            .count = 1,
                            .as.sections =
                                cor_arena_copy(frame->eval->arena, &section, 1, sizeof section) };
    return true;
}

static bool evaluate_to_image(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    if (out->kind == COR_T_IMAGE)
        return true;
    cor_image image = { 0 };
    if (!cor_evaluate_text(frame, expr, out, &image.name))
        return false;
    if (out->kind == COR_T_NULL || !image.name.len)
        *out = (cor_datum){ .kind = COR_T_NULL };
    else
        *out =
            (cor_datum){ .kind = COR_T_IMAGE,
                         .as.image = cor_arena_copy(frame->eval->arena, &image, 1, sizeof image) };
    return true;
}

static bool are_numbers(const cor_datum *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->as.items[i].kind != COR_NUMBER)
            return false;
    return true;
}

/* As CSS: one, two, three or four numbers; always four come out. */
static bool evaluate_to_padding(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    double given[4] = { 0 };
    size_t count = out->kind == COR_T_NUMBER ? 1 : out->count;
    if (out->kind == COR_T_PADDING)
        return true;
    if ((out->kind != COR_T_NUMBER && out->kind != COR_T_ARRAY) || !count || count > 4 ||
        (out->kind == COR_T_ARRAY && !are_numbers(out)))
        return fail_conversion(expr, frame, out);
    for (size_t i = 0; i < count; i++)
        given[i] = out->kind == COR_T_NUMBER ? out->as.number : out->as.items[i].as.number;
    static const unsigned char from[4][4] = {
        { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
    };
    cor_value *sides = cor_arena_alloc(frame->eval->arena, 4, sizeof *sides);
    for (size_t i = 0; i < 4; i++)
        sides[i] = (cor_value){ .kind = COR_NUMBER, .as.number = given[from[count - 1][i]] };
    *out = (cor_datum){ .kind = COR_T_PADDING, .count = 4, .as.items = sides };
    return true;
}

static bool evaluate_to_numbers(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    if (out->kind == COR_T_NUMBER) {
        cor_value one = { .kind = COR_NUMBER, .as.number = out->as.number };
        *out = (cor_datum){ .count = 1,
                            .as.items = cor_arena_copy(frame->eval->arena, &one, 1, sizeof one) };
    } else if (out->kind != COR_T_NUMBERS && (out->kind != COR_T_ARRAY || !are_numbers(out))) {
        return fail_conversion(expr, frame, out);
    }
    out->kind = COR_T_NUMBERS;
    return true;
}

static bool evaluate_to_colours(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    if (out->kind == COR_T_COLOURS)
        return true;
    size_t count = out->kind == COR_T_ARRAY ? out->count : 1;
    if (!cor_evaluate_room(frame, expr, count * sizeof(cor_colour)))
        return false;
    cor_colour *colours = cor_arena_alloc(frame->eval->arena, count ? count : 1, sizeof *colours);
    bool well = true;
    for (size_t i = 0; well && i < count; i++) {
        cor_datum one = out->kind == COR_T_ARRAY ? cor_datum_of(&out->as.items[i]) : *out;
        well = cor_datum_to_colour(&one, &colours[i]);
    }
    if (!well)
        return fail_conversion(expr, frame, out);
    *out = (cor_datum){ .kind = COR_T_COLOURS, .count = count, .as.colours = colours };
    return true;
}

/* [anchor, [x, y], anchor, [x, y], ...] */
static bool evaluate_to_anchors(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    static const char *const words[] = { "center",    "left",        "right",
                                         "top",       "bottom",      "top-left",
                                         "top-right", "bottom-left", "bottom-right" };
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    bool well = (out->kind == COR_T_ARRAY && out->count && out->count % 2 == 0) ||
                out->kind == COR_T_ANCHORS;
    for (size_t i = 0; well && i < out->count; i++) {
        cor_datum item = cor_datum_of(&out->as.items[i]);
        bool named = false;
        for (size_t w = 0; item.kind == COR_T_STRING && w < sizeof words / sizeof *words; w++)
            named = named || cor_str_is(item.as.string, words[w]);
        well = i % 2 ? item.kind == COR_T_ARRAY && item.count == 2 && are_numbers(&item) : named;
    }
    if (!well)
        return fail_conversion(expr, frame, out);
    out->kind = COR_T_ANCHORS;
    return true;
}

static bool evaluate_to_projection(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    bool mixture = out->kind == COR_T_ARRAY && out->count == 3 &&
                   out->as.items[0].kind == COR_STRING && out->as.items[1].kind == COR_STRING &&
                   out->as.items[2].kind == COR_NUMBER;
    if (out->kind != COR_T_STRING && out->kind != COR_T_PROJECTION && !mixture)
        return fail_conversion(expr, frame, out);
    out->count = mixture ? 3 : out->kind == COR_T_PROJECTION ? out->count : 0;
    out->kind = COR_T_PROJECTION;
    return true;
}

static bool evaluate_identity(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return cor_evaluate_arg(expr, 0, frame, out);
}

static const cor_operator coercions[COR_T_KIND_COUNT] = {
    [COR_T_NUMBER] = { .name = "to-number", .evaluate = evaluate_to_number },
    [COR_T_STRING] = { .name = "to-string", .evaluate = evaluate_to_string },
    [COR_T_BOOLEAN] = { .name = "to-boolean", .evaluate = evaluate_to_boolean },
    [COR_T_COLOUR] = { .name = "to-color", .evaluate = evaluate_to_colour },
    [COR_T_FORMATTED] = { .name = "to-formatted", .evaluate = evaluate_to_formatted },
    [COR_T_IMAGE] = { .name = "to-image", .evaluate = evaluate_to_image, .uses = COR_USES_IMAGES },
    [COR_T_PADDING] = { .name = "to-padding", .evaluate = evaluate_to_padding },
    [COR_T_NUMBERS] = { .name = "to-numbers", .evaluate = evaluate_to_numbers },
    [COR_T_COLOURS] = { .name = "to-colours", .evaluate = evaluate_to_colours },
    [COR_T_ANCHORS] = { .name = "to-anchors", .evaluate = evaluate_to_anchors },
    [COR_T_PROJECTION] = { .name = "to-projection", .evaluate = evaluate_to_projection },
    [COR_T_VALUE] = { .name = "to-value", .evaluate = evaluate_identity },
};

const cor_expr *cor_expr_coerce(cor_compiler *compiler, const cor_type *type, const cor_expr *value)
{
    const cor_operator *op = coercions[type->kind].evaluate ? &coercions[type->kind] : &assertion;
    return cor_expr_finish(wrap(compiler, op, type, value));
}

static const cor_expr *compile_literal(cor_compiler *compiler, const cor_operator *op,
                                       const cor_node *node, const cor_type *wanted)
{
    if (node->count != 2)
        return cor_compile_fail(compiler, node, NULL,
                                "'literal' expression requires exactly one argument, but found "
                                "%zu instead.",
                                node->count - 1);
    cor_value value = cor_node_value(node->items[1], compiler->arena);
    cor_datum datum = cor_datum_of(&value);
    cor_expr *expr = cor_expr_new(compiler, op, node, 0);
    *expr = *cor_expr_constant(&datum, node, compiler->arena);
    expr->key = compiler->key;
    /* An empty list is a list of whatever is asked for. */
    if (datum.kind == COR_T_ARRAY && !datum.count && wanted && wanted->kind == COR_T_ARRAY &&
        (!wanted->has_length || !wanted->length))
        expr->type = *wanted;
    return expr;
}

static bool evaluate_typeof(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    cor_type type = cor_datum_type(out);
    cor_type_name name = cor_type_print(&type);
    *out = cor_datum_string(cor_arena_str(frame->eval->arena, cor_str_of(name.text)));
    return true;
}

static const cor_operator rows[] = {
    { .name = "literal", .compile = compile_literal },
    { .name = "array", .compile = compile_array, .evaluate = evaluate_assertion },
    { .name = "string",
      .compile = compile_by_result,
      .evaluate = evaluate_assertion,
      .result.kind = COR_T_STRING },
    { .name = "number",
      .compile = compile_by_result,
      .evaluate = evaluate_assertion,
      .result.kind = COR_T_NUMBER },
    { .name = "boolean",
      .compile = compile_by_result,
      .evaluate = evaluate_assertion,
      .result.kind = COR_T_BOOLEAN },
    { .name = "object",
      .compile = compile_by_result,
      .evaluate = evaluate_assertion,
      .result.kind = COR_T_OBJECT },
    { .name = "to-number",
      .compile = compile_by_result,
      .evaluate = evaluate_to_number,
      .result.kind = COR_T_NUMBER },
    { .name = "to-color",
      .compile = compile_by_result,
      .evaluate = evaluate_to_colour,
      .result.kind = COR_T_COLOUR },
    { .name = "to-boolean",
      .compile = compile_one,
      .evaluate = evaluate_to_boolean,
      .result.kind = COR_T_BOOLEAN },
    { .name = "to-string",
      .compile = compile_one,
      .evaluate = evaluate_to_string,
      .result.kind = COR_T_STRING },
    { .name = "typeof", .evaluate = evaluate_typeof, .result.kind = COR_T_STRING, .params = "v" },
};

const cor_operators cor_operators_types = { rows, sizeof rows / sizeof *rows };
