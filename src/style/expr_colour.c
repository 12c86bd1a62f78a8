/* Colours from and to numbers. */
#include "style/expr.h"

static bool evaluate_rgb(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    static const char *const names[] = { "red", "green", "blue", "alpha" };
    double part[4] = { 0, 0, 0, 1 };
    for (size_t i = 0; i < expr->count; i++) {
        if (!cor_evaluate_arg(expr, i, frame, out))
            return false;
        part[i] = out->as.number;
        double max = i < 3 ? 255 : 1;
        if (!(part[i] >= 0 && part[i] <= max))
            return cor_evaluate_fail(frame, expr, "%s is from 0 to %g, found %g", names[i], max,
                                     part[i]);
    }
    cor_colour colour = { part[0] / 255, part[1] / 255, part[2] / 255, part[3] };
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
    { .name = "to-rgba", .evaluate = evaluate_to_rgba, .params = "c",
      .result = { .kind = COR_T_ARRAY, .item = &number_type, .has_length = true, .length = 4 } },
};

const cor_operators cor_operators_colour = { rows, sizeof rows / sizeof *rows };
