#include "furniture/legend_sizes.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "furniture/legend_number.h"
#include "furniture/seen.h"
#include "style/classes.h"
#include "style/legend_spec.h"

typedef struct sizes {
    const cor_legend_entry *base;
    cor_plan *plan;
    cor_str field;
    double low, high; /* of the values on the map */
    size_t sample;    /* the feature of the highest */
} sizes;

static void survey(sizes *s)
{
    cor_report ignored = { 0 };
    size_t index = SIZE_MAX;
    const cor_legend_entry *base = s->base;
    const cor_dataset *data = cor_plan_dataset(s->plan, base->layer);
    while (cor_legend_next(base, s->plan, &index)) {
        const cor_value *value = cor_value_get(&data->features[index].properties, s->field);
        bool is_news = value && value->kind == COR_NUMBER && value->as.number > 0 &&
                       (value->as.number < s->low || value->as.number > s->high);
        if (!is_news || !cor_feature_is_seen(s->plan, base->layer, index, &ignored))
            continue;
        s->low = fmin(s->low, value->as.number);
        if (value->as.number > s->high) {
            s->high = value->as.number;
            s->sample = index;
        }
    }
    cor_report_clear(&ignored);
}

/* The properties of the sample with another value. */
static cor_value properties_with(const sizes *s, double number)
{
    const cor_dataset *data = cor_plan_dataset(s->plan, s->base->layer);
    const cor_value *old = &data->features[s->sample].properties;
    cor_member *members =
        cor_arena_copy(s->plan->arena, old->as.members, old->count, sizeof *members);
    for (size_t i = 0; i < old->count; i++)
        if (cor_str_equal(members[i].key, s->field))
            members[i].value = (cor_value){ .kind = COR_NUMBER, .as.number = number };
    cor_value out = *old;
    out.as.members = members;
    return out;
}

/* The layer as it draws a feature of this value; NULL when the radius then is none. */
static const cor_layer *layer_for(const sizes *s, double number, double *radius)
{
    cor_report ignored = { 0 };
    cor_plan *plan = s->plan;
    const cor_value properties = properties_with(s, number);
    cor_eval eval =
        cor_plan_eval(plan, &plan->main, s->base->layer, s->sample, plan->arena, &ignored);
    eval.properties = &properties;
    cor_layer *copy = cor_arena_copy(plan->arena, s->base->layer, 1, sizeof *copy);
    for (int p = 0; p < COR_PROPERTY_COUNT; p++) {
        const cor_expr *old = copy->properties[p];
        bool is_open = old && !cor_layer_is_constant(s->base->layer, (cor_property)p);
        const cor_expr *value = is_open ? cor_property_constant(old, &eval) : NULL;
        copy->properties[p] = value ? value : old;
    }
    *radius = cor_layer_number(s->base->layer, COR_P_CIRCLE_RADIUS, &eval);
    bool failed = ignored.count > 0;
    cor_report_clear(&ignored);
    return failed || !(*radius > 0) ? NULL : copy;
}

/* 1, 2 or 5 times a power of ten: the nearest at most a quarter above the highest value. */
static double round_top(double high)
{
    static const double steps[] = { 1, 2, 5, 10, 20 };
    double power = pow(10, floor(log10(high))), out = power;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power <= high * 1.25)
            out = steps[i] * power;
    return out;
}

/* Values whose circles are the same tell nothing: where a curve ends, all beyond it are. */
static void add_value(cor_legend_entry *entry, const sizes *s, double value, double *last)
{
    double radius;
    const cor_layer *layer = layer_for(s, value, &radius);
    if (!layer || fabs(radius - *last) < 0.25)
        return;
    *last = radius;
    entry->stops[entry->stop_count++] = (cor_legend_stop){
        .value = value, .label = cor_legend_number(s->plan, value), .layer = layer
    };
}

bool cor_legend_sizes_add(cor_legend_entries *out, const cor_legend_entry *base, cor_plan *plan,
                          cor_report *report)
{
    static const double shares[] = { 0.1, 0.5, 1 };
    sizes s = { .base = base, .plan = plan, .low = HUGE_VAL };
    cor_legend_entry entry = *base;
    double last = 0;
    if (!cor_legend_size_field(&s.field, base->layer, base->at, report))
        return false;
    survey(&s);
    if (!(s.high > 0))
        return true;
    double top = round_top(s.high);
    entry.kind = COR_LEGEND_CIRCLES;
    entry.stops = cor_arena_alloc(plan->arena, sizeof shares / sizeof *shares, sizeof *entry.stops);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        /* 1, 5, 10 and 2, 10, 20, but 0.5, 2, 5 */
        bool is_five = fabs(top / pow(10, floor(log10(top) + 1e-9)) - 5) < 1e-6;
        add_value(&entry, &s, top * (is_five && i == 1 ? 0.4 : shares[i]), &last);
    }
    return !entry.stop_count || cor_legend_add(out, entry, report);
}
