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
    const double *stops;   /* ascending; the first of `step` is -infinity */
    const double *spans;   /* base^width - 1 of the way to the next stop */
    const double *numbers; /* the outputs, when all of them are constant numbers; else NULL */
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
    cor_datum datum = cor_datum_number(frame->forced_input);
    if (frame->forced != expr && !cor_evaluate_arg(expr, 0, frame, &datum))
        return false;
    *input = datum.as.number;
    return !isnan(*input) || cor_evaluate_fail(frame, expr, "Input is not a number.");
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

/* How far the input is on the way from stop `below` to the next. */
static double share_of(const curve *c, double input, size_t below)
{
    double width = c->stops[below + 1] - c->stops[below], done = input - c->stops[below];
    if (c->kind == CURVE_BEZIER)
        return bezier(c->control, done / width);
    if (c->base == 1)
        return done / width;
    return (pow(c->base, done) - 1) / c->spans[below];
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
    if (!cor_evaluate_room(frame, expr, to->count * sizeof(cor_value)))
        return false;
    cor_value *items =
        cor_arena_alloc(frame->eval->arena, to->count ? to->count : 1, sizeof *items);
    for (size_t i = 0; i < to->count; i++)
        items[i] = (cor_value){ .kind = COR_NUMBER,
                                .as.number = mix(from->as.items[i].as.number,
                                                 to->as.items[i].as.number, share) };
    to->as.items = items;
    return true;
}

static bool mix_colours(const cor_expr *expr, cor_frame *frame, double share, const cor_datum *from,
                        cor_datum *to)
{
    const curve *c = expr->data;
    if (from->count != to->count)
        return cor_evaluate_fail(frame, expr, "cannot interpolate between lists of %zu and %zu",
                                 from->count, to->count);
    if (!cor_evaluate_room(frame, expr, to->count * sizeof(cor_colour)))
        return false;
    cor_colour *colours =
        cor_arena_alloc(frame->eval->arena, to->count ? to->count : 1, sizeof *colours);
    for (size_t i = 0; i < to->count; i++)
        colours[i] = cor_colour_mix(from->as.colours[i], to->as.colours[i], share, c->space);
    to->as.colours = colours;
    return true;
}

/* [anchor, [x, y], ...]: the anchors have to agree. */
static bool mix_anchors(const cor_expr *expr, cor_frame *frame, double share, const cor_datum *from,
                        cor_datum *to)
{
    bool agree = from->count == to->count;
    for (size_t i = 0; agree && i < to->count; i += 2)
        agree = cor_value_equal(&from->as.items[i], &to->as.items[i]);
    if (!agree)
        return cor_evaluate_fail(frame, expr, "cannot interpolate between different anchors");
    if (!cor_evaluate_room(frame, expr, to->count * sizeof(cor_value)))
        return false;
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
    double share = share_of(c, input, below);
    cor_datum from;
    return cor_evaluate_arg(expr, 1 + below, frame, &from) &&
           cor_evaluate_arg(expr, 2 + below, frame, out) &&
           mix_values(expr, frame, share, &from, out);
}

/* Numbers between numbers, flat: no output is evaluated. */
static bool evaluate_numbers(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    const curve *c = expr->data;
    size_t count = expr->count - 1;
    double input;
    if (!evaluate_input(expr, frame, &input))
        return false;
    size_t below = stop_below(c->stops, count, input);
    double number = c->numbers[below];
    if (input > c->stops[0] && below + 1 < count)
        number = mix(number, c->numbers[below + 1], share_of(c, input, below));
    *out = cor_datum_number(number);
    return true;
}

/* What does not depend on the input is worked out once. */
static void prepare_curve(cor_expr *expr, curve *c, cor_arena *arena)
{
    size_t count = expr->count - 1;
    double *spans = cor_arena_alloc(arena, count, sizeof *spans);
    double *numbers = cor_arena_alloc(arena, count, sizeof *numbers);
    bool flat = expr->type.kind == COR_T_NUMBER;
    for (size_t i = 0; i < count; i++) {
        const cor_expr *output = expr->args[i + 1];
        if (i + 1 < count)
            spans[i] = pow(c->base, c->stops[i + 1] - c->stops[i]) - 1;
        flat = flat && !output->evaluate && output->constant.kind == COR_T_NUMBER;
        numbers[i] = output->constant.as.number;
    }
    c->spans = spans;
    if (flat) {
        c->numbers = numbers;
        expr->evaluate = evaluate_numbers;
    }
}

/* The spec's messages know one name for all curves between stops. */
static const char *spec_name(const cor_operator *op)
{
    return strcmp(op->name, "step") == 0 ? "step" : "interpolate";
}

/* The stop before output `arg`; the one before the first of `step` is -infinity. */
static bool read_stop(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                      size_t index, double *stop)
{
    const cor_node *item = node->items[index];
    stop[0] = index > 3 ? stop[-1] : -HUGE_VAL;
    if (item->kind != COR_NODE_NUMBER)
        return cor_compile_fail_item(compiler, item, index, NULL,
                                     "Input/output pairs for \"%s\" expressions must be defined "
                                     "using literal numeric values (not computed expressions) for "
                                     "the input values.",
                                     spec_name(op));
    stop[0] = item->number;
    return index <= 3 || stop[0] > stop[-1] ||
           cor_compile_fail_item(compiler, item, index, NULL,
                                 "Input/output pairs for \"%s\" expressions must be arranged with "
                                 "input values in strictly ascending order.",
                                 spec_name(op));
}

/* Stops and outputs in turn, from the first stop or, when items[index] is one, the first output. */
static bool compile_pairs(cor_compiler *compiler, cor_expr *expr, const cor_node *node,
                          size_t index, double *stops)
{
    bool well = true;
    for (size_t arg = 1; arg < expr->count; arg++, index += 2) {
        if (index > 2)
            well = read_stop(compiler, expr->op, node, index, &stops[arg - 1]) && well;
        const cor_type *type = expr->type.kind == COR_T_NEVER ? NULL : &expr->type;
        const cor_expr *output =
            cor_compile(compiler, node->items[index + 1], index + 1, type, COR_ANNOTATE_BY_TYPE);
        well = well && output;
        expr->args[arg] = output;
        if (output && !type)
            expr->type = output->type;
    }
    return well;
}

static bool check_count(cor_compiler *compiler, const cor_node *node, const char *hint)
{
    if (node->count < 5)
        return cor_compile_fail(compiler, node, hint,
                                "Expected at least 4 arguments, but found only %zu.",
                                node->count - 1);
    return node->count % 2 ||
           cor_compile_fail(compiler, node, hint, "Expected an even number of arguments.");
}

static cor_expr *curve_new(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                           curve *c)
{
    cor_expr *expr = cor_expr_new(compiler, op, node, (node->count + 1) / 2);
    expr->data = c;
    return expr;
}

static cor_type type_from(const cor_type *wanted)
{
    return wanted && wanted->kind != COR_T_VALUE ? *wanted : cor_type_of_kind(COR_T_NEVER);
}

/* ["step", input, output, stop, output, ...] */
static const cor_expr *compile_step(cor_compiler *compiler, const cor_operator *op,
                                    const cor_node *node, const cor_type *wanted)
{
    if (!check_count(compiler, node, "[step, input, output, stop, output, ...]"))
        return NULL;
    curve *c = cor_arena_alloc(compiler->arena, 1, sizeof *c);
    cor_expr *expr = curve_new(compiler, op, node, c);
    double *stops = cor_arena_alloc(compiler->arena, expr->count, sizeof *stops);
    c->stops = stops;
    stops[0] = -HUGE_VAL;
    expr->type = type_from(wanted);
    expr->args[0] = cor_compile_kind(compiler, node->items[1], 1, COR_T_NUMBER);
    bool well = compile_pairs(compiler, expr, node, 1, stops);
    return well && expr->args[0] ? cor_expr_finish(expr) : NULL;
}

static bool read_controls(const cor_node *node, curve *c)
{
    bool well = node->count == 5;
    for (size_t i = 0; well && i < 4; i++) {
        const cor_node *item = node->items[i + 1];
        well = item->kind == COR_NODE_NUMBER && item->number >= 0 && item->number <= 1;
        c->control[i] = item->number;
    }
    c->kind = CURVE_BEZIER;
    return well;
}

/* compiler->key is that of the kind of interpolation. */
static bool read_kind(cor_compiler *compiler, const cor_node *node, curve *c)
{
    static const char hint[] = "[linear], [exponential, base] or [cubic-bezier, x1, y1, x2, y2]";
    const cor_node *name = node->items[0];
    bool named = name->kind == COR_NODE_STRING;
    c->base = 1;
    if (named && cor_str_is(name->string, "linear"))
        return true;
    if (named && cor_str_is(name->string, "cubic-bezier"))
        return read_controls(node, c) ||
               cor_compile_fail(compiler, node, hint,
                                "Cubic bezier interpolation requires four numeric arguments with "
                                "values between 0 and 1.");
    if (!named || !cor_str_is(name->string, "exponential"))
        return cor_compile_fail_item(compiler, name, 0, hint, "Unknown interpolation type %.*s",
                                     named ? cor_shown(name->string) : 6,
                                     named ? name->string.ptr : "(none)");
    if (node->count < 2 || node->items[1]->kind != COR_NODE_NUMBER)
        return cor_compile_fail_item(compiler, node, 1, hint,
                                     "Exponential interpolation requires a numeric base.");
    c->base = node->items[1]->number;
    return true;
}

static bool read_curve(cor_compiler *compiler, const cor_node *node, curve *c)
{
    const cor_node *kind = node->count > 1 ? node->items[1] : node;
    if (node->count < 2 || kind->kind != COR_NODE_SEQ || !kind->count)
        return cor_compile_fail_item(compiler, kind, 1, "[linear]",
                                     "Expected an interpolation type expression.");
    const cor_key *outer = compiler->key, key = { outer, 1 };
    compiler->key = &key;
    bool well = read_kind(compiler, kind, c);
    compiler->key = outer;
    return well;
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
    curve *c = cor_arena_alloc(compiler->arena, 1, sizeof *c);
    bool well = read_curve(compiler, node, c);
    if (!check_count(compiler, node, "[interpolate, [linear], input, stop, output, ...]"))
        return NULL;
    cor_expr *expr = curve_new(compiler, op, node, c);
    expr->count--;
    double *stops = cor_arena_alloc(compiler->arena, expr->count, sizeof *stops);
    c->stops = stops;
    c->space = space_of(op);
    expr->type = type_from(wanted);
    if (c->space != COR_SPACE_RGB && !(wanted && wanted->kind == COR_T_COLOURS))
        expr->type = cor_type_of_kind(COR_T_COLOUR);
    expr->args[0] = cor_compile_kind(compiler, node->items[2], 2, COR_T_NUMBER);
    well = compile_pairs(compiler, expr, node, 3, stops) && well;
    if (!well || !expr->args[0])
        return NULL;
    if (!is_interpolatable(&expr->type))
        return cor_compile_fail(compiler, node, "use 'step'", "Type %s is not interpolatable.",
                                cor_type_print(&expr->type).text);
    prepare_curve(expr, c, compiler->arena);
    return cor_expr_finish(expr);
}

static const cor_operator rows[] = {
    { .name = "step", .compile = compile_step, .evaluate = evaluate_step },
    { .name = "interpolate", .compile = compile_interpolate, .evaluate = evaluate_interpolate },
    { .name = "interpolate-hcl", .compile = compile_interpolate, .evaluate = evaluate_interpolate },
    { .name = "interpolate-lab", .compile = compile_interpolate, .evaluate = evaluate_interpolate },
};

const cor_operators cor_operators_curve = { rows, sizeof rows / sizeof *rows };

bool cor_expr_is_step(const cor_expr *expr)
{
    return expr->evaluate == evaluate_step;
}

bool cor_expr_is_interpolation(const cor_expr *expr)
{
    return expr->evaluate == evaluate_interpolate || expr->evaluate == evaluate_numbers;
}

const double *cor_curve_stops(const cor_expr *expr)
{
    const curve *c = expr->data;
    return c->stops;
}

bool cor_curve_input(const cor_expr *expr, cor_frame *frame, double *input)
{
    return evaluate_input(expr, frame, input);
}

bool cor_step_choose(const cor_expr *expr, cor_frame *frame, size_t *arg)
{
    const curve *c = expr->data;
    double input;
    if (!evaluate_input(expr, frame, &input))
        return false;
    *arg = 1 + stop_below(c->stops, expr->count - 1, input);
    return true;
}

static bool is_zoom(const cor_expr *expr)
{
    return expr->op && strcmp(expr->op->name, "zoom") == 0;
}

static bool is_curve(const cor_expr *expr)
{
    return cor_expr_is_step(expr) || cor_expr_is_interpolation(expr);
}

/* What the spec's own search for the curve of zoom finds: nothing, the curve, or a fault. */
typedef struct zoom_search {
    const cor_expr *curve;
    const char *fault;
} zoom_search;

static const char misplaced[] =
    "\"zoom\" expression may only be used as input to a top-level \"step\" or \"interpolate\" "
    "expression.";
static const char repeated[] =
    "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.";

static bool is_form(const cor_expr *expr, const char *name)
{
    return expr->op && strcmp(expr->op->name, name) == 0;
}

static void add_child(zoom_search *found, zoom_search child, bool may_lead)
{
    if (found->fault)
        return;
    if (child.fault)
        found->fault = child.fault;
    else if (child.curve && !found->curve && may_lead)
        found->curve = child.curve;
    else if (child.curve && child.curve != found->curve)
        found->fault = found->curve ? repeated : misplaced;
}

/* Each argument is looked at once: a search that began again at every level would never end. */
static zoom_search find_zoom(const cor_expr *expr)
{
    zoom_search found = { 0 };
    bool let = is_form(expr, "let"), coalesce = is_form(expr, "coalesce");
    size_t count = is_form(expr, "var") ? 0 : expr->count;
    if (is_curve(expr) && is_zoom(expr->args[0]))
        found.curve = expr;
    if (let)
        found = find_zoom(expr->args[--count]);
    for (size_t i = 0; i < count && !found.fault; i++)
        if (expr->args[i]->uses & COR_USES_ZOOM)
            add_child(&found, find_zoom(expr->args[i]), coalesce);
    return found;
}

const char *cor_expr_zoom_fault(const cor_expr *expr)
{
    if (!(expr->uses & COR_USES_ZOOM))
        return NULL;
    zoom_search found = find_zoom(expr);
    return found.fault || found.curve ? found.fault : misplaced;
}
