/* Colours from and to numbers. */
#include "style/expr.h"

bool cor_fail_rgba(const cor_expr *expr, cor_frame *frame, const cor_value *parts, size_t count)
{
    cor_buf text = { 0 };
    bool alpha = true;
    for (size_t i = 0; i < count; i++) {
        const cor_value *part = &parts[i];
        cor_buf_text(&text, i ? ", " : "");
        if (part->kind == COR_STRING)
            cor_buf_str(&text, part->as.string);
        else
            cor_value_print(&text, part);
        if (i < 3)
            alpha =
                alpha && part->kind == COR_NUMBER && part->as.number >= 0 && part->as.number <= 255;
    }
    cor_evaluate_fail(
        frame, expr, "Invalid rgba value [%.*s]: %s.", cor_shown(cor_buf_view(&text)), text.ptr,
        alpha ? "'a' must be between 0 and 1" : "'r', 'g', and 'b' must be between 0 and 255");
    cor_buf_free(&text);
    return false;
}

static bool evaluate_rgb(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    cor_value part[4] = { [3] = { .kind = COR_NUMBER, .as.number = 1 } };
    bool well = true;
    for (size_t i = 0; i < expr->count; i++) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        part[i] = (cor_value){ .kind = COR_NUMBER, .as.number = out->as.number };
        well = well && out->as.number >= 0 && out->as.number <= (i < 3 ? 255 : 1);
    }
    if (!well)
        return cor_fail_rgba(expr, frame, part, 4);
    cor_colour colour = { part[0].as.number / 255, part[1].as.number / 255, part[2].as.number / 255,
                          part[3].as.number };
    *out = (cor_datum){ .kind = COR_T_COLOUR, .as.colour = colour };
    return true;
}

static bool evaluate_to_rgba(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    cor_colour c = out->as.colour;
    double part[4] = { c.r * 255, c.g * 255, c.b * 255, c.a };
    cor_value *items = cor_arena_alloc(frame->eval->arena, 4, sizeof *items);
    for (size_t i = 0; i < 4; i++)
        items[i] = (cor_value){ .kind = COR_NUMBER, .as.number = part[i] };
    *out = (cor_datum){ .kind = COR_T_ARRAY, .count = 4, .as.items = items };
    return true;
}

static const cor_type number_type = { .kind = COR_T_NUMBER };

static const cor_operator rows[] = {
    { .name = "rgb", .evaluate = evaluate_rgb, .result.kind = COR_T_COLOUR, .params = "nnn" },
    { .name = "rgba", .evaluate = evaluate_rgb, .result.kind = COR_T_COLOUR, .params = "nnnn" },
    { .name = "to-rgba",
      .evaluate = evaluate_to_rgba,
      .params = "c",
      .result = { .kind = COR_T_ARRAY, .item = &number_type, .has_length = true, .length = 4 } },
};

const cor_operators cor_operators_colour = { rows, sizeof rows / sizeof *rows };
