#include "style/classes.h"

#include <math.h>
#include <string.h>

#include "style/expr.h"

static bool uses_feature(const cor_expr *expr)
{
    return expr->uses & COR_USES_FEATURE;
}

static bool has_deciding_condition(const cor_expr *expr)
{
    for (size_t i = 0; i + 1 < expr->count; i += 2)
        if (uses_feature(expr->args[i]))
            return true;
    return false;
}

/* Whether it is a form whose branch is chosen by the feature. */
static bool is_form(const cor_expr *expr)
{
    if (cor_expr_is_case(expr))
        return has_deciding_condition(expr);
    return (cor_expr_is_match(expr) || cor_expr_is_step(expr) || cor_expr_is_interpolation(expr)) &&
           uses_feature(expr->args[0]);
}

/* `searched` has a bit for each variable that no form was found in: one that is used ten times, by
 * ten of which each is used ten times, is still looked into once. */
static const cor_expr *search(const cor_expr *expr, uint64_t *searched)
{
    if (!uses_feature(expr) || is_form(expr))
        return uses_feature(expr) ? expr : NULL;
    size_t slot = cor_expr_slot(expr);
    uint64_t bit = slot < COR_SLOTS_MAX ? (uint64_t)1 << slot : 0;
    if (*searched & bit)
        return NULL;
    const cor_expr *found = NULL;
    for (size_t i = cor_expr_first_arg(expr); i < expr->count && !found; i++)
        found = search(expr->args[i], searched);
    *searched |= bit;
    return found;
}

/* The outermost such form, or NULL. */
static const cor_expr *form_of(const cor_expr *expr)
{
    uint64_t searched = 0;
    return search(expr, &searched);
}

static cor_class values_class(const cor_node *labels, cor_arena *arena)
{
    size_t count = labels->kind == COR_NODE_SEQ ? labels->count : 1;
    cor_value *values = cor_arena_alloc(arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = cor_node_value(labels->kind == COR_NODE_SEQ ? labels->items[i] : labels, arena);
    return (cor_class){ .kind = COR_CLASS_VALUES, .values = values, .count = count };
}

static bool is_called(const cor_expr *expr, const char *name)
{
    return expr->op && strcmp(expr->op->name, name) == 0;
}

static const cor_datum *constant_of(const cor_expr *comparison)
{
    for (size_t i = 0; i < comparison->count && i < 2; i++)
        if (!comparison->args[i]->evaluate)
            return &comparison->args[i]->constant;
    return NULL;
}

/* ["==", a, 3] says a value, ["<", a, 3] a range, other conditions nothing that can be printed. */
static cor_class test_class(const cor_expr *condition, cor_arena *arena)
{
    cor_class out = { .kind = COR_CLASS_TEST, .low = -HUGE_VAL, .high = HUGE_VAL };
    const cor_datum *constant = condition->evaluate ? constant_of(condition) : NULL;
    bool number = constant && constant->kind == COR_T_NUMBER && !condition->args[1]->evaluate;
    cor_value value;
    if (!constant)
        return out;
    if (is_called(condition, "==") && cor_datum_value(constant, &value)) {
        out.kind = COR_CLASS_VALUES;
        out.values = cor_arena_copy(arena, &value, 1, sizeof value);
        out.count = 1;
    } else if (number && is_called(condition, "<")) {
        out.kind = COR_CLASS_RANGE;
        out.high = constant->as.number;
    } else if (number && is_called(condition, ">=")) {
        out.kind = COR_CLASS_RANGE;
        out.low = constant->as.number;
    }
    return out;
}

static cor_class branch_class(const cor_expr *form, size_t arg, cor_arena *arena)
{
    const cor_class rest = { .kind = COR_CLASS_REST };
    if (cor_expr_is_match(form)) {
        const cor_node *labels = cor_match_labels(form, arg);
        return labels ? values_class(labels, arena) : rest;
    }
    if (cor_expr_is_case(form))
        return arg + 1 == form->count ? rest : test_class(form->args[arg - 1], arena);
    const double *stops = cor_curve_stops(form);
    return (cor_class){ .kind = COR_CLASS_RANGE,
                        .low = stops[arg - 1],
                        .high = arg + 1 < form->count ? stops[arg] : HUGE_VAL };
}

static bool add(cor_classes *out, cor_class item, const cor_expr *form, size_t arg)
{
    if (out->count == COR_CLASSES_MAX)
        return false;
    item.form = form;
    item.arg = arg;
    out->items[out->count++] = item;
    return true;
}

/* Conditions stand between the values of `case`, but before the last. */
static size_t next_branch(const cor_expr *form, size_t arg)
{
    return cor_expr_is_case(form) && arg + 2 < form->count ? arg + 2 : arg + 1;
}

/* Branches of branches; nesting is limited where expressions are read. */
static bool collect(cor_classes *out, const cor_expr *form, cor_arena *arena)
{
    if (cor_expr_is_interpolation(form)) {
        const cor_class curve = { .kind = COR_CLASS_CURVE,
                                  .stops = cor_curve_stops(form),
                                  .count = form->count - 1 };
        return add(out, curve, form, 0);
    }
    for (size_t arg = 1; arg < form->count; arg = next_branch(form, arg)) {
        const cor_expr *inner = form_of(form->args[arg]);
        bool well = inner ? collect(out, inner, arena)
                          : add(out, branch_class(form, arg, arena), form, arg);
        if (!well)
            return false;
    }
    return true;
}

bool cor_classes_of(cor_classes *out, const cor_layer *layer, cor_property property,
                    cor_arena *arena)
{
    const cor_expr *expr = layer->properties[property];
    const cor_expr *form = expr ? form_of(expr) : NULL;
    if (!form)
        return false;
    *out = (cor_classes){ .property = expr };
    out->items = cor_arena_alloc(arena, COR_CLASSES_MAX, sizeof *out->items);
    return collect(out, form, arena);
}

/* The property that the form reads, through assertions and conversions of it. */
/* The value is the same in another type. */
static bool is_conversion(const cor_expr *expr)
{
    static const char *const names[] = { "assertion", "number",     "to-number", "string",
                                         "boolean",   "to-boolean", "to-string" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_called(expr, names[i]))
            return true;
    return false;
}

cor_str cor_class_input_name(const cor_class *item)
{
    const cor_expr *expr = item->form->args[0];
    while (expr->evaluate && expr->count == 1 && is_conversion(expr))
        expr = expr->args[0];
    bool named = is_called(expr, "get") && expr->count >= 1 && !expr->args[0]->evaluate &&
                 expr->args[0]->constant.kind == COR_T_STRING;
    return named ? expr->args[0]->constant.as.string : (cor_str){ NULL, 0 };
}

static bool choose(const cor_expr *form, cor_frame *frame, size_t *arg)
{
    if (cor_expr_is_match(form))
        return cor_match_choose(form, frame, arg);
    return cor_expr_is_case(form) ? cor_case_choose(form, frame, arg)
                                  : cor_step_choose(form, frame, arg);
}

static size_t index_of(const cor_classes *classes, const cor_expr *form, size_t arg)
{
    size_t i = 0;
    while (i < classes->count && (classes->items[i].form != form || classes->items[i].arg != arg))
        i++;
    return i;
}

bool cor_classes_find(size_t *index, double *input, const cor_classes *classes,
                      const cor_eval *eval)
{
    cor_datum slots[COR_SLOTS_MAX];
    cor_failure failure;
    cor_frame frame = { .eval = eval, .failure = &failure, .slots = slots };
    size_t arg = 0;
    const cor_expr *form = form_of(classes->property), *inner = form;
    for (; inner; inner = form_of(form->args[arg])) {
        form = inner;
        if (cor_expr_is_interpolation(form)) {
            *index = index_of(classes, form, 0);
            return cor_curve_input(form, &frame, input);
        }
        if (!choose(form, &frame, &arg))
            return false;
    }
    *index = index_of(classes, form, arg);
    return true;
}

/* `forced` NULL: the feature's own value. */
static const cor_expr *constant_value(const cor_expr *property, const cor_expr *forced,
                                      double input, const cor_eval *eval)
{
    cor_datum slots[COR_SLOTS_MAX], datum;
    cor_failure failure;
    cor_frame frame = {
        .eval = eval, .failure = &failure, .slots = slots, .forced = forced, .forced_input = input
    };
    if (!cor_evaluate(property, &frame, &datum) || datum.kind == COR_T_NULL)
        return NULL;
    const cor_node node = { .at = property->at };
    return cor_expr_constant(&datum, &node, eval->arena);
}

const cor_expr *cor_class_value(const cor_classes *classes, size_t index, double input,
                                const cor_eval *eval)
{
    const cor_class *item = &classes->items[index];
    return constant_value(classes->property, item->kind == COR_CLASS_CURVE ? item->form : NULL,
                          input, eval);
}

const cor_expr *cor_property_constant(const cor_expr *property, const cor_eval *eval)
{
    return constant_value(property, NULL, 0, eval);
}
