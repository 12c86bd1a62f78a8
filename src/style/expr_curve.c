/* step and interpolate. */
#include <math.h>
#include <string.h>

#include "style/colour_space.h"
#include "style/expr.h"

typedef enum curve_kind { CURVE_EXPONENTIAL, CURVE_BEZIER } curve_kind;

/* args[0] is the input, args[1 + i] the output of stop i. */
typedef struct curve {
    curve_kind kind;
    double base;       /* 1: linear */
    double control[4]; /* of the Bezier curve: x1 y1 x2 y2 */
    cor_colour_space space;
    const double *stops; /* ascending; the first of `step` is -infinity */
} curve;

/* The last stop at or below `input`, by halving; the first when all are above. */
static size_t stop_below(const double *stops, size_t count, double input)
{
    size_t low = 0, high = count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (stops[middle] <= input)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool evaluate_input(const cor_expr *expr, cor_frame *frame, double *input)
{
    cor_datum datum;
    if (!cor_evaluate_arg(expr, 0, frame, &datum))
        return false;
    *input = datum.as.number;
    return !isnan(*input) || cor_evaluate_fail(frame, expr, "the input is not a number");
}

static bool evaluate_step(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const curve *c = expr->data;
    double input;
    if (!evaluate_input(expr, frame, &input))
        return false;
    return cor_evaluate_arg(expr, 1 + stop_below(c->stops, expr->count - 1, input), frame, out);
}

/* y of the cubic Bezier curve from (0, 0) to (1, 1) at x. Newton's method, then bisection, which
 * always ends: x is monotonic because the control points lie in [0, 1]. */
static double bezier(const double control[4], double x)
{
    double ax = 1 + 3 * control[0] - 3 * control[2], bx = 3 * control[2] - 6 * control[0];
    double ay = 1 + 3 * control[1] - 3 * control[3], by = 3 * control[3] - 6 * control[1];
    double low = 0, high = 1, t = x;
    for (int i = 0; i < 64; i++) {
        double error = ((ax * t + bx) * t + 3 * control[0]) * t - x;
        if (fabs(error) < 1e-12)
            break;
        if (error > 0)
            high = t;
        else
            low = t;
        double slope = (3 * ax * t + 2 * bx) * t + 3 * control[0];
        double next = t - error / slope;
        t = next > low && next < high ? next : (low + high) / 2;
    }
    return ((ay * t + by) * t + 3 * control[1]) * t;
}

static double share_of(const curve *c, double input, double low, double high)
{
    double width = high - low, done = input - low;
    if (width == 0)
        return 0;
    if (c->kind == CURVE_BEZIER)
        return bezier(c->control, done / width);
    if (c->base == 1)
        return done / width;
    return (pow(c->base, done) - 1) / (pow(c->base, width) - 1);
}

static double mix(double from, double to, double share)
{
    return from + (to - from) * share;
}

static bool mix_numbers(const cor_expr *expr, cor_frame *frame, double share, const cor_datum *from,
                        cor_datum *to)
{
    if (from->count != to->count)
        return cor_evaluate_fail(frame, expr, "cannot interpolate between lists of %zu and %zu",
                                 from->count, to->count);
    cor_value *items = cor_arena_alloc(frame->eval->arena, to->count ? to->count : 1,
                                       sizeof *items);
    for (size_t i = 0; i < to->count; i++)
        items[i] = (cor_value){ .kind = COR_NUMBER,
                                .as.number = mix(from->as.items[i].as.number,
                                                 to->as.items[i].as.number, share) };
    to->as.items = items;
    return true;
}

static bool mix_colours(const cor_expr *expr, cor_frame *frame, double share,
                        const cor_datum *from, cor_datum *to)
{
    const curve *c = expr->data;
    if (from->count != to->count)
        return cor_evaluate_fail(frame, expr, "cannot interpolate between lists of %zu and %zu",
                                 from->count, to->count);
    cor_colour *colours = cor_arena_alloc(frame->eval->arena, to->count ? to->count : 1,
                                          sizeof *colours);
    for (size_t i = 0; i < to->count; i++)
        colours[i] = cor_colour_mix(from->as.colours[i], to->as.colours[i], share, c->space);
    to->as.colours = colours;
    return true;
}

/* [anchor, [x, y], ...]: the anchors have to agree. */
static bool mix_anchors(const cor_expr *expr, cor_frame *frame, double share,
                        const cor_datum *from, cor_datum *to)
{
    bool agree = from->count == to->count;
    for (size_t i = 0; agree && i < to->count; i += 2)
        agree = cor_value_equal(&from->as.items[i], &to->as.items[i]);
    if (!agree)
        return cor_evaluate_fail(frame, expr, "cannot interpolate between different anchors");
    cor_value *items = cor_arena_copy(frame->eval->arena, to->as.items, to->count, sizeof *items);
    for (size_t i = 1; i < to->count; i += 2) {
        cor_datum a = cor_datum_of(&from->as.items[i]), b = cor_datum_of(&to->as.items[i]);
        if (!mix_numbers(expr, frame, share, &a, &b) || !cor_datum_value(&b, &items[i]))
            return false;
    }
    to->as.items = items;
    return true;
}

static bool mix_projections(const cor_expr *expr, cor_frame *frame, double share,
                            const cor_datum *from, cor_datum *to)
{
    if (from->count || to->count)
        return cor_evaluate_fail(frame, expr, "cannot interpolate a mixture of projections");
    cor_value *items = cor_arena_alloc(frame->eval->arena, 3, sizeof *items);
    items[0] = (cor_value){ .kind = COR_STRING, .as.string = from->as.string };
    items[1] = (cor_value){ .kind = COR_STRING, .as.string = to->as.string };
    items[2] = (cor_value){ .kind = COR_NUMBER, .as.number = share };
    *to = (cor_datum){ .kind = COR_T_PROJECTION, .count = 3, .as.items = items };
    return true;
}

/* `out` holds the upper value and becomes the mixture. */
static bool mix_values(const cor_expr *expr, cor_frame *frame, double share, const cor_datum *from,
                       cor_datum *out)
{
    const curve *c = expr->data;
    switch (expr->type.kind) {
    case COR_T_NUMBER:
        out->as.number = mix(from->as.number, out->as.number, share);
        return true;
    case COR_T_COLOUR:
        out->as.colour = cor_colour_mix(from->as.colour, out->as.colour, share, c->space);
        return true;
    case COR_T_COLOURS:
        return mix_colours(expr, frame, share, from, out);
    case COR_T_ANCHORS:
        return mix_anchors(expr, frame, share, from, out);
    case COR_T_PROJECTION:
        return mix_projections(expr, frame, share, from, out);
    default:
        return mix_numbers(expr, frame, share, from, out);
    }
}

static bool evaluate_interpolate(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const curve *c = expr->data;
    size_t count = expr->count - 1;
    double input;
    if (!evaluate_input(expr, frame, &input))
        return false;
    size_t below = stop_below(c->stops, count, input);
    if (input <= c->stops[0] || below + 1 == count)
        return cor_evaluate_arg(expr, 1 + below, frame, out);
    double share = share_of(c, input, c->stops[below], c->stops[below + 1]);
    cor_datum from;
    return cor_evaluate_arg(expr, 1 + below, frame, &from) &&
           cor_evaluate_arg(expr, 2 + below, frame, out) &&
           mix_values(expr, frame, share, &from, out);
}

/* Reads [stop, output]... from node->items[at]; `first` is how many stops are already there. */
static bool read_stops(cor_compiler *compiler, cor_expr *expr, const cor_node *node, size_t at,
                       double *stops, size_t first)
{
    bool well = true;
    for (size_t i = first; i < expr->count - 1; i++, at += 2) {
        const cor_node *stop = node->items[at];
        if (stop->kind != COR_NODE_NUMBER)
            well = cor_compile_fail(compiler, stop, NULL, "a stop is a number, found %s",
                                    cor_node_kind_name(stop->kind));
        stops[i] = stop->number;
        if (well && i && !(stops[i] > stops[i - 1]))
            well = cor_compile_fail(compiler, stop, NULL, "stops have to ascend");
    }
    return well;
}

static bool compile_outputs(cor_compiler *compiler, cor_expr *expr, const cor_node *node,
                            size_t at, const cor_type *wanted)
{
    const cor_type *type = wanted && wanted->kind != COR_T_VALUE ? wanted : NULL;
    bool well = true;
    for (size_t i = 1; i < expr->count; i++, at += 2) {
        expr->args[i] = cor_compile(compiler, node->items[at], type, COR_ANNOTATE_BY_TYPE);
        well = well && expr->args[i];
        if (expr->args[i] && !type)
            type = &expr->args[i]->type;
    }
    if (type)
        expr->type = *type;
    return well;
}

/* ["step", input, output, stop, output, ...] */
static const cor_expr *compile_step(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_type *wanted)
{
    if (node->count < 5 || node->count % 2 == 0)
        return cor_compile_fail(compiler, node, "[step, input, output, stop, output, ...]",
                                "'step' takes an input, an output and pairs, found %zu arguments",
                                node->count - 1);
    cor_expr *expr = cor_expr_new(compiler, op, node, (node->count + 1) / 2);
    double *stops = cor_arena_alloc(compiler->arena, expr->count, sizeof *stops);
    curve *c = cor_arena_alloc(compiler->arena, 1, sizeof *c);
    c->stops = stops;
    stops[0] = -HUGE_VAL;
    expr->data = c;
    expr->args[0] = cor_compile_kind(compiler, node->items[1], COR_T_NUMBER);
    bool well = read_stops(compiler, expr, node, 3, stops, 1);
    well = compile_outputs(compiler, expr, node, 2, wanted) && well;
    return well && expr->args[0] ? cor_expr_finish(expr) : NULL;
}

static bool read_controls(cor_compiler *compiler, const cor_node *node, curve *c)
{
    bool well = node->count == 5;
    for (size_t i = 0; well && i < 4; i++) {
        const cor_node *item = node->items[i + 1];
        well = item->kind == COR_NODE_NUMBER && item->number >= 0 && item->number <= 1;
        c->control[i] = item->number;
    }
    c->kind = CURVE_BEZIER;
    return well || cor_compile_fail(compiler, node, "[cubic-bezier, x1, y1, x2, y2]",
                                    "'cubic-bezier' takes four numbers from 0 to 1");
}

static bool read_curve(cor_compiler *compiler, const cor_node *node, curve *c)
{
    static const char hint[] = "[linear], [exponential, base] or [cubic-bezier, x1, y1, x2, y2]";
    if (node->kind != COR_NODE_SEQ || !node->count || node->items[0]->kind != COR_NODE_STRING)
        return cor_compile_fail(compiler, node, hint, "expected the kind of interpolation");
    cor_str name = node->items[0]->string;
    c->base = 1;
    if (cor_str_is(name, "linear"))
        return true;
    if (cor_str_is(name, "cubic-bezier"))
        return read_controls(compiler, node, c);
    if (!cor_str_is(name, "exponential"))
        return cor_compile_fail(compiler, node->items[0], hint, "unknown interpolation '%.*s'",
                                cor_shown(name), name.ptr);
    if (node->count < 2 || node->items[1]->kind != COR_NODE_NUMBER)
        return cor_compile_fail(compiler, node, hint, "'exponential' takes a number, its base");
    c->base = node->items[1]->number;
    return true;
}

static bool is_interpolatable(const cor_type *type)
{
    switch (type->kind) {
    case COR_T_NUMBER:
    case COR_T_COLOUR:
    case COR_T_PADDING:
    case COR_T_NUMBERS:
    case COR_T_COLOURS:
    case COR_T_ANCHORS:
    case COR_T_PROJECTION:
        return true;
    default:
        return type->kind == COR_T_ARRAY && type->has_length &&
               cor_type_item_kind(type) == COR_T_NUMBER;
    }
}

static cor_colour_space space_of(const cor_operator *op)
{
    if (strcmp(op->name, "interpolate-hcl") == 0)
        return COR_SPACE_HCL;
    return strcmp(op->name, "interpolate-lab") == 0 ? COR_SPACE_LAB : COR_SPACE_RGB;
}

/* ["interpolate", kind, input, stop, output, ...] */
static const cor_expr *compile_interpolate(cor_compiler *compiler, const cor_operator *op,
                                           const cor_node *node, const cor_type *wanted)
{
    if (node->count < 5 || node->count % 2 == 0)
        return cor_compile_fail(compiler, node, "[interpolate, [linear], input, stop, output, ...]",
                                "'%s' takes a kind, an input and pairs, found %zu arguments",
                                op->name, node->count - 1);
    cor_expr *expr = cor_expr_new(compiler, op, node, (node->count - 1) / 2);
    double *stops = cor_arena_alloc(compiler->arena, expr->count, sizeof *stops);
    curve *c = cor_arena_alloc(compiler->arena, 1, sizeof *c);
    c->stops = stops;
    c->space = space_of(op);
    expr->data = c;
    if (c->space != COR_SPACE_RGB && !(wanted && wanted->kind == COR_T_COLOURS))
        wanted = cor_type_static(COR_T_COLOUR);
    bool well = read_curve(compiler, node->items[1], c);
    expr->args[0] = cor_compile_kind(compiler, node->items[2], COR_T_NUMBER);
    well = read_stops(compiler, expr, node, 3, stops, 0) && well;
    well = compile_outputs(compiler, expr, node, 4, wanted) && well;
    if (!well || !expr->args[0])
        return NULL;
    if (!is_interpolatable(&expr->type))
        return cor_compile_fail(compiler, node, "use 'step'", "%s cannot be interpolated",
                                cor_type_print(&expr->type).text);
    return cor_expr_finish(expr);
}

static const cor_operator rows[] = {
    { .name = "step", .compile = compile_step, .evaluate = evaluate_step },
    { .name = "interpolate", .compile = compile_interpolate, .evaluate = evaluate_interpolate },
    { .name = "interpolate-hcl", .compile = compile_interpolate,
      .evaluate = evaluate_interpolate },
    { .name = "interpolate-lab", .compile = compile_interpolate,
      .evaluate = evaluate_interpolate },
};

const cor_operators cor_operators_curve = { rows, sizeof rows / sizeof *rows };

static bool is_zoom(const cor_expr *expr)
{
    return expr->op && strcmp(expr->op->name, "zoom") == 0;
}

static bool is_curve(const cor_expr *expr)
{
    return expr->evaluate == evaluate_step || expr->evaluate == evaluate_interpolate;
}

/* What the spec lets stand between the top of a property and its curve of zoom. */
static const cor_expr *curve_of(const cor_expr *expr)
{
    while (expr->op && !is_curve(expr)) {
        if (strcmp(expr->op->name, "let") == 0)
            expr = expr->args[expr->count - 1];
        else if (strcmp(expr->op->name, "coalesce") == 0) {
            const cor_expr *found = NULL;
            for (size_t i = 0; i < expr->count && !found; i++)
                found = curve_of(expr->args[i]);
            return found;
        } else
            return NULL;
    }
    return is_curve(expr) && is_zoom(expr->args[0]) ? expr : NULL;
}

static size_t count_zooms(const cor_expr *expr)
{
    size_t count = is_zoom(expr);
    for (size_t i = 0; i < expr->count; i++)
        if (!expr->op || strcmp(expr->op->name, "var") != 0)
            count += count_zooms(expr->args[i]);
    return count;
}

bool cor_expr_check_zoom(const cor_expr *expr, cor_report *report)
{
    size_t zooms = expr->uses & COR_USES_ZOOM ? count_zooms(expr) : 0;
    if (!zooms)
        return true;
    if (!curve_of(expr))
        return cor_fail(report, COR_KIND_EXPRESSION, expr->at,
                        "[interpolate, [linear], [zoom], ...] or [step, [zoom], ...] at the top",
                        "'zoom' may only be the input of 'step' or 'interpolate'");
    return zooms == 1 || cor_fail(report, COR_KIND_EXPRESSION, expr->at, NULL,
                                  "'zoom' may stand in an expression only once");
}
