#include "furniture/legend_classes.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "furniture/legend_number.h"
#include "furniture/seen.h"
#include "plan/template.h"
#include "style/legend_spec.h"

enum { RAMP_STEPS = 24 };

static void note_input(struct cor_seen_class *seen, size_t index, double input)
{
    if (!seen->seen || input < seen->low) {
        seen->low = input;
        seen->sample[0] = index;
    }
    if (!seen->seen || input > seen->high) {
        seen->high = input;
        seen->sample[1] = index;
    }
    seen->seen = true;
}

/* Whether the feature could tell anything new: looking at the map is dear. */
static bool is_news(const struct cor_seen_class *seen, bool curve, double input)
{
    return !seen->seen || (curve && (input < seen->low || input > seen->high));
}

/* The classes do not have the feature: its value is missing, or none that they could take. */
static void note_missing(cor_class_survey *out, const cor_layer *layer, const cor_plan *plan,
                         size_t index, cor_report *ignored)
{
    if (out->missing == SIZE_MAX && cor_feature_is_seen(plan, layer, index, ignored))
        out->missing = index;
}

static void survey_feature(cor_class_survey *out, const cor_layer *layer, const cor_plan *plan,
                           size_t index, cor_arena *arena)
{
    cor_report ignored = { 0 }; /* the same expression speaks again when the layer is drawn */
    cor_eval eval = cor_plan_eval(plan, &plan->main, layer, index, arena, &ignored);
    size_t class = out->classes.count;
    double input = 0;
    if (!cor_classes_find(&class, &input, &out->classes, &eval)) {
        note_missing(out, layer, plan, index, &ignored);
    } else if (class < out->classes.count &&
               is_news(&out->items[class], out->classes.items[class].kind == COR_CLASS_CURVE,
                       input) &&
               cor_feature_is_seen(plan, layer, index, &ignored)) {
        out->seen_count += !out->items[class].seen;
        note_input(&out->items[class], index, input);
    }
    cor_report_clear(&ignored);
}

void cor_class_survey_map(cor_class_survey *out, const cor_legend_entry *entry,
                          const cor_plan *plan)
{
    cor_arena *arena = cor_arena_new();
    size_t index = SIZE_MAX;
    out->items = cor_arena_alloc(plan->arena, out->classes.count + 1, sizeof *out->items);
    out->seen_count = 0;
    out->missing = SIZE_MAX;
    while (cor_legend_next(entry, plan, &index)) {
        survey_feature(out, entry->layer, plan, index, arena);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
}

bool cor_class_survey_speaks(const cor_class_survey *survey)
{
    for (size_t i = 0; i < survey->classes.count; i++)
        if (survey->items[i].seen && survey->classes.items[i].kind == COR_CLASS_TEST)
            return false;
    return true;
}

static const char left_to_right_isolate[] = "\xe2\x81\xa6";
static const char pop_directional_isolate[] = "\xe2\x81\xa9";

static void put_range(cor_buf *out, const cor_language *language, const cor_class *item)
{
    cor_buf_text(out, left_to_right_isolate);
    if (isinf(item->low))
        cor_buf_text(out, "<\xc2\xa0");
    else if (isinf(item->high))
        cor_buf_text(out, "\xe2\x89\xa5\xc2\xa0");
    else
        cor_legend_put_number(out, language, item->low);
    if (!isinf(item->low) && !isinf(item->high))
        cor_buf_text(out, "\xe2\x80\x93");
    cor_legend_put_number(out, language, isinf(item->high) ? item->low : item->high);
    cor_buf_text(out, pop_directional_isolate);
}

static void put_values(cor_buf *out, const cor_language *language, const cor_class *item,
                       cor_arena *arena)
{
    for (size_t i = 0; i < item->count; i++) {
        const cor_datum datum = cor_datum_of(&item->values[i]);
        cor_buf_text(out, i ? ", " : "");
        if (datum.kind == COR_T_NUMBER)
            cor_legend_put_number(out, language, datum.as.number);
        else if (datum.kind == COR_T_NULL)
            cor_buf_text(out, cor_language_locale(language)->no_data);
        else
            cor_buf_str(out, cor_datum_text(&datum, arena));
    }
}

static const char *own_label(const cor_class *item, const cor_plan *plan)
{
    const cor_language *language = &plan->figure->language;
    cor_buf text = { 0 };
    if (item->kind == COR_CLASS_VALUES)
        put_values(&text, language, item, plan->arena);
    else if (item->kind == COR_CLASS_RANGE)
        put_range(&text, language, item);
    else
        cor_buf_text(&text, cor_language_locale(language)->other);
    const char *out = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}

/* NULL when it has none, which is an error. */
static const char *label_of(const cor_class_survey *survey, size_t index,
                            const cor_legend_entry *entry, const cor_node *labels, cor_plan *plan,
                            cor_report *report)
{
    const cor_class *item = &survey->classes.items[index];
    const cor_node *given = cor_legend_class_label(labels, &survey->classes, index, plan->arena);
    const char *text, *out = NULL;
    if (given)
        return cor_language_text(&text, &plan->figure->language, given, plan->arena, report) &&
                       cor_template_expand(&out, plan, entry->layer, text, given->at, report)
                   ? out
                   : NULL;
    if (item->kind != COR_CLASS_TEST)
        return own_label(item, plan);
    cor_fail(report, COR_KIND_MISSING_KEY, entry->at,
             "add labels: a list with a text for each class in turn",
             "class %zu of layer '%s' has no label: its condition says none", index + 1,
             entry->layer->id);
    return NULL;
}

static bool has_same_input(const cor_class_survey *survey, const cor_layer *layer,
                           cor_property property, const cor_plan *plan)
{
    cor_classes classes;
    cor_str input = cor_class_input_name(&survey->classes.items[0]);
    return input.ptr && cor_classes_of(&classes, layer, property, plan->arena) &&
           cor_str_equal(input, cor_class_input_name(&classes.items[0]));
}

/* The layer as far as this property tells features apart: what other inputs decide is what it is
 * for one feature, or the swatches would differ by more than they speak of. */
static const cor_layer *layer_by_one(const cor_class_survey *survey, const cor_layer *layer,
                                     size_t sample, const cor_plan *plan)
{
    cor_report ignored = { 0 };
    cor_eval eval = cor_plan_eval(plan, &plan->main, layer, sample, plan->arena, &ignored);
    cor_layer *copy = cor_arena_copy(plan->arena, layer, 1, sizeof *layer);
    for (int p = 0; p < COR_PROPERTY_COUNT; p++) {
        cor_property property = (cor_property)p;
        if (property == survey->property || cor_layer_is_constant(layer, property) ||
            has_same_input(survey, layer, property, plan))
            continue;
        const cor_expr *value = cor_property_constant(layer->properties[p], &eval);
        copy->properties[p] = value ? value : layer->properties[p];
    }
    cor_report_clear(&ignored);
    return copy;
}

static size_t first_sample(const cor_class_survey *survey)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < survey->classes.count; i++)
        if (survey->items[i].seen && survey->items[i].sample[0] < first)
            first = survey->items[i].sample[0];
    return first;
}

/* The layer with one property as it is for this input. NULL when it has no value there. */
static const cor_layer *layer_at(const cor_class_survey *survey, size_t index, double input,
                                 const cor_layer *layer, const cor_plan *plan)
{
    cor_report ignored = { 0 };
    const struct cor_seen_class *seen = &survey->items[index];
    size_t sample = seen->sample[input > (seen->low + seen->high) / 2];
    cor_eval eval = cor_plan_eval(plan, &plan->main, layer, sample, plan->arena, &ignored);
    const cor_expr *value = cor_class_value(&survey->classes, index, input, &eval);
    cor_report_clear(&ignored);
    if (!value)
        return NULL;
    cor_layer *copy = cor_arena_copy(plan->arena, layer, 1, sizeof *layer);
    copy->properties[survey->property] = value;
    return copy;
}

/* The stops between which the map's values lie: from the last at or below the lowest to the first
 * at or above the highest. */
static void stops_in_use(const cor_class *item, const struct cor_seen_class *seen, size_t *first,
                         size_t *last)
{
    *first = 0;
    *last = item->count - 1;
    while (*first + 1 < item->count && item->stops[*first + 1] <= seen->low)
        ++*first;
    while (*last > *first && item->stops[*last - 1] >= seen->high)
        --*last;
}

/* 1, 2 or 5 times a power of ten, at or above. */
static double round_up(double value)
{
    static const double steps[] = { 1, 2, 5, 10 };
    double power = pow(10, floor(log10(value)));
    size_t i = 0;
    while (steps[i] * power < value * (1 - 1e-12))
        i++;
    return steps[i] * power;
}

static cor_property opacity_of(cor_layer_type type)
{
    switch (type) {
    case COR_LAYER_FILL:
        return COR_P_FILL_OPACITY;
    case COR_LAYER_LINE:
        return COR_P_LINE_OPACITY;
    case COR_LAYER_CIRCLE:
        return COR_P_CIRCLE_OPACITY;
    default:
        return COR_P_ICON_OPACITY;
    }
}

static cor_colour colour_at(const cor_class_survey *survey, const cor_layer *layer, size_t sample,
                            const cor_plan *plan)
{
    cor_report ignored = { 0 };
    cor_eval eval = cor_plan_eval(plan, &plan->main, layer, sample, plan->arena, &ignored);
    cor_colour colour = cor_layer_colour(layer, survey->property, &eval);
    colour.a *= cor_layer_number(layer, opacity_of(layer->type), &eval);
    cor_report_clear(&ignored);
    return colour;
}

static void add_stop(cor_legend_entry *entry, double value, const char *label,
                     const cor_layer *layer)
{
    if (layer)
        entry->stops[entry->stop_count++] =
            (cor_legend_stop){ .value = value, .label = label, .layer = layer };
}

/* A ramp has colours between its stops too, as many as the eye asks for. */
static void add_stops(cor_legend_entry *entry, const cor_class_survey *survey, size_t index,
                      const cor_layer *layer, const cor_plan *plan)
{
    const cor_class *item = &survey->classes.items[index];
    size_t first, last, between = entry->kind == COR_LEGEND_RAMP ? RAMP_STEPS : 1;
    stops_in_use(item, &survey->items[index], &first, &last);
    size_t spans = last > first ? last - first : 0;
    between = spans < between ? between / (spans + 1) + 1 : 1;
    entry->stops = cor_arena_alloc(plan->arena, (spans + 1) * between, sizeof *entry->stops);
    for (size_t i = first; i <= last; i++) {
        double value = item->stops[i];
        add_stop(entry, value, cor_legend_number(plan, value),
                 layer_at(survey, index, value, layer, plan));
        for (size_t k = 1; k < between && i < last && entry->kind == COR_LEGEND_RAMP; k++) {
            double next = value + (item->stops[i + 1] - value) * (double)k / (double)between;
            add_stop(entry, next, NULL, layer_at(survey, index, next, layer, plan));
        }
    }
}

/* The entry with a layer of its own in place of the figure's. */
static cor_legend_entry with_layer(cor_legend_entry entry, const cor_layer *layer)
{
    for (size_t k = 0; k < entry.part_count; k++)
        if (entry.parts[k] == entry.layer)
            entry.parts[k] = layer;
    entry.layer = layer;
    return entry;
}

/* Circles of round numbers, up to the largest of the map. */
static void add_circles(cor_legend_entry *entry, const cor_class_survey *survey, size_t index,
                        const cor_layer *layer, const cor_plan *plan)
{
    static const double shares[] = { 0.1, 0.4, 0.5, 1 };
    const cor_class *item = &survey->classes.items[index];
    const struct cor_seen_class *seen = &survey->items[index];
    double top = seen->high > 0 ? round_up(seen->high) : 0;
    if (!(top > 0) || top > item->stops[item->count - 1]) {
        add_stops(entry, survey, index, layer, plan); /* the style's own numbers do */
        return;
    }
    bool five = fabs(top / pow(10, floor(log10(top) + 1e-9)) - 5) < 1e-6;
    entry->stops = cor_arena_alloc(plan->arena, 4, sizeof *entry->stops);
    for (size_t i = 0; i < 4; i++) {
        double value = top * shares[i];
        bool other = i == (five ? 2 : 1); /* 5, 2, 0.5 but 10, 5, 1 and 20, 10, 2 */
        if (!other && value >= item->stops[0])
            add_stop(entry, value, cor_legend_number(plan, value),
                     layer_at(survey, index, value, layer, plan));
    }
}

/* Everything that is no ramp and no circle: a swatch at each stop. */
static bool add_stop_swatches(cor_legend_entries *out, const cor_legend_entry *curve,
                              cor_report *report)
{
    for (size_t i = 0; i < curve->stop_count; i++) {
        cor_legend_entry entry = with_layer(*curve, curve->stops[i].layer);
        entry.kind = COR_LEGEND_SWATCH;
        entry.label = curve->stops[i].label;
        if (!cor_legend_add(out, entry, report))
            return false;
    }
    return true;
}

static bool add_curve(cor_legend_entries *out, const cor_class_survey *survey, size_t index,
                      const cor_legend_entry *base, const cor_plan *plan, cor_report *report)
{
    cor_legend_entry entry = *base;
    const struct cor_seen_class *seen = &survey->items[index];
    bool colour = cor_expr_type(survey->classes.property).kind == COR_T_COLOUR;
    entry.kind = colour                                    ? COR_LEGEND_RAMP
                 : survey->property == COR_P_CIRCLE_RADIUS ? COR_LEGEND_CIRCLES
                                                           : COR_LEGEND_SWATCH;
    if (entry.kind == COR_LEGEND_CIRCLES)
        add_circles(&entry, survey, index, base->layer, plan);
    else
        add_stops(&entry, survey, index, base->layer, plan);
    for (size_t i = 0; colour && i < entry.stop_count; i++)
        entry.stops[i].colour = colour_at(survey, entry.stops[i].layer, seen->sample[0], plan);
    if (!entry.stop_count)
        return true;
    if (entry.kind == COR_LEGEND_SWATCH || entry.stop_count == 1)
        return add_stop_swatches(out, &entry, report);
    return cor_legend_add(out, entry, report);
}

static bool add_missing(cor_legend_entries *out, const cor_class_survey *survey,
                        cor_legend_entry entry, const cor_plan *plan, cor_report *report)
{
    if (survey->missing == SIZE_MAX)
        return true;
    entry.label = cor_language_locale(&plan->figure->language)->no_data;
    entry.properties = cor_plan_dataset(plan, entry.layer)->features[survey->missing].properties;
    return cor_legend_add(out, entry, report);
}

bool cor_class_survey_add(cor_legend_entries *out, const cor_class_survey *survey,
                          const cor_legend_entry *base, const cor_node *labels, cor_plan *plan,
                          cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, base->layer);
    if (!survey->seen_count)
        return add_missing(out, survey, *base, plan, report);
    const cor_legend_entry plain =
        with_layer(*base, layer_by_one(survey, base->layer, first_sample(survey), plan));
    for (size_t i = 0; i < survey->classes.count; i++) {
        const struct cor_seen_class *seen = &survey->items[i];
        cor_legend_entry entry = plain;
        if (!seen->seen)
            continue;
        entry.properties = data->features[seen->sample[0]].properties;
        bool curve = survey->classes.items[i].kind == COR_CLASS_CURVE;
        if (!curve)
            entry.label = label_of(survey, i, base, labels, plan, report);
        bool well = curve ? add_curve(out, survey, i, &entry, plan, report)
                          : entry.label && cor_legend_add(out, entry, report);
        if (!well)
            return false;
    }
    return add_missing(out, survey, *base, plan, report);
}
