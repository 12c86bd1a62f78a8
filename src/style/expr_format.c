/* Formatted text, images, and lists whose items are expressions. */
#include <string.h>

#include "style/expr.h"

/* ---- ["format", text, {options}?, text, ...] */

typedef enum section_part {
    PART_CONTENT,
    PART_SCALE,
    PART_FONT,
    PART_COLOUR,
    PART_VALIGN,
    PART_COUNT
} section_part;

/* Where in args the parts of a section stand; 0 for parts that are not given, and the content of
 * the first section. */
typedef struct section_args {
    size_t part[PART_COUNT];
} section_args;

typedef struct format_args {
    section_args *sections;
    size_t count;
} format_args;

static const cor_type string_type = { .kind = COR_T_STRING };
static const cor_type font_type = { .kind = COR_T_ARRAY, .item = &string_type };

static const char *const part_keys[PART_COUNT] = {
    [PART_SCALE] = "font-scale",
    [PART_FONT] = "text-font",
    [PART_COLOUR] = "text-color",
    [PART_VALIGN] = "vertical-align",
};

static cor_type part_type(section_part part)
{
    if (part == PART_FONT)
        return font_type;
    return cor_type_of_kind(part == PART_SCALE    ? COR_T_NUMBER
                            : part == PART_COLOUR ? COR_T_COLOUR
                                                  : COR_T_STRING);
}

static bool is_valign(cor_str word)
{
    return cor_str_is(word, "bottom") || cor_str_is(word, "center") || cor_str_is(word, "top");
}

static const char valign_message[] =
    "'vertical-align' must be one of: 'bottom', 'center', 'top' but found '%.*s' instead.";

static bool check_valign(cor_compiler *compiler, const cor_node *given)
{
    if (given->kind != COR_NODE_STRING || is_valign(given->string))
        return true;
    return cor_compile_fail(compiler, given, NULL, valign_message, cor_shown(given->string),
                            given->string.ptr);
}

/* In the spec's keys every part of every section is item 1. */
static bool add_options(cor_compiler *compiler, cor_expr *expr, section_args *section,
                        const cor_node *map)
{
    bool well = true;
    for (section_part part = PART_SCALE; part < PART_COUNT; part++) {
        const cor_node *given = cor_node_get(map, part_keys[part]);
        if (!given)
            continue;
        cor_type type = part_type(part);
        if (part == PART_VALIGN)
            well = check_valign(compiler, given) && well;
        const cor_expr *arg = cor_compile(compiler, given, 1, &type, COR_ANNOTATE_BY_TYPE);
        section->part[part] = expr->count;
        expr->args[expr->count++] = arg;
        well = well && arg;
    }
    return well;
}

static bool add_content(cor_compiler *compiler, cor_expr *expr, format_args *format,
                        const cor_node *node)
{
    section_args *section = &format->sections[format->count++];
    const cor_expr *arg = cor_compile_kind(compiler, node, 1, COR_T_VALUE);
    section->part[PART_CONTENT] = expr->count;
    expr->args[expr->count++] = arg;
    if (!arg)
        return false;
    cor_type_kind kind = arg->type.kind;
    if (kind == COR_T_STRING || kind == COR_T_VALUE || kind == COR_T_NULL || kind == COR_T_IMAGE)
        return true;
    return cor_compile_fail(compiler, node, "convert it by [to-string, ...]",
                            "Formatted text type "
                            "must be 'string', 'value', 'image' or 'null'.");
}

static const cor_expr *compile_format(cor_compiler *compiler, const cor_operator *op,
                                      const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    static const char hint[] = "[format, text, {font-scale: 0.8}, text, ...]";
    if (node->count < 2)
        return cor_compile_fail(compiler, node, hint, "Expected at least one argument.");
    if (node->items[1]->kind == COR_NODE_MAP)
        return cor_compile_fail(compiler, node, hint,
                                "First argument must be an image or text section.");
    format_args *format = cor_arena_alloc(compiler->arena, 1, sizeof *format);
    format->sections = cor_arena_alloc(compiler->arena, node->count, sizeof(section_args));
    cor_expr *expr = cor_expr_new(compiler, op, node, node->count * PART_COUNT);
    expr->count = 0;
    expr->data = format;
    bool well = true, after_content = false;
    for (size_t i = 1; i < node->count; i++) {
        const cor_node *item = node->items[i];
        bool options = after_content && item->kind == COR_NODE_MAP;
        if (options)
            well = add_options(compiler, expr, &format->sections[format->count - 1], item) && well;
        else
            well = add_content(compiler, expr, format, item) && well;
        after_content = !options;
    }
    return well ? cor_expr_finish(expr) : NULL;
}

static bool join_fonts(const cor_expr *expr, cor_frame *frame, const cor_datum *fonts,
                       cor_str *joined)
{
    cor_buf text = { 0 };
    for (size_t i = 0; i < fonts->count; i++) {
        cor_buf_text(&text, i ? "," : "");
        cor_buf_str(&text, fonts->as.items[i].as.string);
    }
    *joined = cor_arena_str(frame->eval->arena, cor_buf_view(&text));
    cor_buf_free(&text);
    return cor_evaluate_room(frame, expr, joined->len);
}

static bool fill_part(const cor_expr *expr, cor_frame *frame, section_part part,
                      const cor_datum *value, cor_section *section)
{
    switch (part) {
    case PART_SCALE:
        section->has_scale = true;
        section->scale = value->as.number;
        return true;
    case PART_FONT:
        return join_fonts(expr, frame, value, &section->font);
    case PART_COLOUR:
        section->has_colour = true;
        section->colour = value->as.colour;
        return true;
    case PART_VALIGN:
        section->valign = value->as.string;
        return is_valign(value->as.string) ||
               cor_evaluate_fail(frame, expr, valign_message, cor_shown(value->as.string),
                                 value->as.string.ptr);
    case PART_CONTENT:
    case PART_COUNT:
        break;
    }
    if (value->kind == COR_T_IMAGE) {
        section->text = COR_STR("");
        section->image = value->as.image;
        return true;
    }
    return cor_evaluate_text(frame, expr, value, &section->text);
}

static bool evaluate_format(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const format_args *format = expr->data;
    cor_section *sections = cor_arena_alloc(frame->eval->arena, format->count, sizeof *sections);
    for (size_t s = 0; s < format->count; s++) {
        for (section_part part = PART_CONTENT; part < PART_COUNT; part++) {
            size_t at = format->sections[s].part[part];
            cor_datum value;
            if (part != PART_CONTENT && !at)
                continue;
            if (!cor_evaluate_arg(expr, at, frame, &value) ||
                !fill_part(expr, frame, part, &value, &sections[s]))
                return false;
        }
    }
    *out = (cor_datum){ .kind = COR_T_FORMATTED, .count = format->count, .as.sections = sections };
    return true;
}

/* ---- ["image", name] */

static bool is_available(const cor_value *images, cor_str name)
{
    for (size_t i = 0; images && i < images->count; i++)
        if (images->as.items[i].kind == COR_STRING &&
            cor_str_equal(images->as.items[i].as.string, name))
            return true;
    return false;
}

static const cor_expr *compile_image(cor_compiler *compiler, const cor_operator *op,
                                     const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 2)
        return cor_compile_fail(compiler, node, NULL, "Expected two arguments.");
    bool before = compiler->stopped;
    cor_expr *expr = cor_expr_new(compiler, op, node, 1);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], 1, COR_T_STRING);
    if (expr->args[0])
        return cor_expr_finish(expr);
    compiler->stopped = before;
    return cor_compile_fail(compiler, node, NULL, "No image name provided.");
}

static bool evaluate_image(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    cor_image image = { out->as.string, is_available(frame->eval->images, out->as.string) };
    *out = (cor_datum){ .kind = COR_T_IMAGE,
                        .as.image = cor_arena_copy(frame->eval->arena, &image, 1, sizeof image) };
    return true;
}

/* ---- ["semiliteral", [expression, ...]]: a list of what its items evaluate to. */

static const cor_expr *compile_semiliteral(cor_compiler *compiler, const cor_operator *op,
                                           const cor_node *node, const cor_type *wanted)
{
    (void)wanted;
    if (node->count != 2)
        return cor_compile_fail(compiler, node, NULL,
                                "'semiliteral' expression requires exactly one argument, but found "
                                "%zu instead.",
                                node->count - 1);
    const cor_node *list = node->items[1];
    if (list->kind != COR_NODE_SEQ)
        return cor_compile(compiler, list, 1, NULL, COR_ANNOTATE_BY_TYPE);
    cor_expr *expr = cor_expr_new(compiler, op, node, list->count);
    const cor_type *item = NULL;
    bool well = true;
    for (size_t i = 0; i < list->count; i++) {
        expr->args[i] = cor_compile_kind(compiler, list->items[i], i, COR_T_VALUE);
        well = well && expr->args[i];
        if (!expr->args[i])
            continue;
        bool agrees = !item || cor_type_equal(item, &expr->args[i]->type);
        item = agrees ? &expr->args[i]->type : cor_type_static(COR_T_VALUE);
    }
    expr->type = (cor_type){ COR_T_ARRAY, item, true, list->count };
    return well ? cor_expr_finish(expr) : NULL;
}

/* Bytes of a value as it is walked or printed: a list that stands in two places counts twice.
 * Counts no further than `most`. */
static size_t weight_of(const cor_value *value, size_t most)
{
    size_t weight = sizeof *value;
    if (value->kind == COR_STRING)
        weight += value->as.string.len;
    for (size_t i = 0; value->kind == COR_ARRAY && i < value->count && weight <= most; i++)
        weight += weight_of(&value->as.items[i], most - weight);
    for (size_t i = 0; value->kind == COR_OBJECT && i < value->count && weight <= most; i++)
        weight += weight_of(&value->as.members[i].value, most - weight);
    return weight;
}

static bool evaluate_semiliteral(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_value *items =
        cor_arena_alloc(frame->eval->arena, expr->count ? expr->count : 1, sizeof *items);
    for (size_t i = 0; i < expr->count; i++) {
        cor_datum item;
        if (!cor_evaluate_arg(expr, i, frame, &item))
            return false;
        if (!cor_datum_value(&item, &items[i])) {
            cor_str text = cor_datum_text(&item, frame->eval->arena);
            items[i] = (cor_value){ .kind = COR_STRING, .as.string = text };
        }
        if (!cor_evaluate_room(frame, expr, weight_of(&items[i], COR_MADE_MAX)))
            return false;
    }
    *out = (cor_datum){ .kind = COR_T_ARRAY, .count = expr->count, .as.items = items };
    return true;
}

static const cor_operator rows[] = {
    { .name = "format",
      .compile = compile_format,
      .evaluate = evaluate_format,
      .result.kind = COR_T_FORMATTED },
    { .name = "image",
      .compile = compile_image,
      .evaluate = evaluate_image,
      .result.kind = COR_T_IMAGE,
      .uses = COR_USES_IMAGES },
    { .name = "semiliteral",
      .compile = compile_semiliteral,
      .evaluate = evaluate_semiliteral,
      .result.kind = COR_T_ARRAY },
};

const cor_operators cor_operators_format = { rows, sizeof rows / sizeof *rows };
