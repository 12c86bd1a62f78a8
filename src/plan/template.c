#include "plan/template.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "measure/route.h"
#include "plan/course.h"

typedef struct unit {
    const char *name;
    double metres;
    cor_ground_unit unit;
} unit;

static const unit units[] = {
    { "m", 1, COR_UNIT_M },
    { "km", 1000, COR_UNIT_KM },
    { "mi", 1609.344, COR_UNIT_MI },
    { "nmi", 1852, COR_UNIT_NMI },
};

static const char left_to_right_isolate[] = "\xe2\x81\xa6";
static const char first_strong_isolate[] = "\xe2\x81\xa8";
static const char pop_directional_isolate[] = "\xe2\x81\xa9";
static const char no_break_space[] = "\xc2\xa0";
static const char narrow_no_break_space[] = "\xe2\x80\xaf";

typedef struct template
{
    const cor_plan *plan;
    const cor_layer *layer;
    cor_span at;
    cor_report *report;
    cor_buf *out;
    double distance_m; /* of a km post; NaN for other texts */
    double length_m;   /* of a dimension; NaN for other texts */
}
template;

/* Not by the language's own groups: spaces are read in every language. */
void cor_template_grouped(cor_buf *out, const cor_language *language, double value)
{
    cor_buf digits = { 0 };
    cor_number_fixed(&digits, value, 0);
    for (size_t i = 0; i < digits.len; i++) {
        if (i && (digits.len - i) % 3 == 0 && digits.ptr[i - 1] != '-' && digits.len > 4)
            cor_buf_text(out, cor_language_group(language, narrow_no_break_space));
        cor_language_digits(out, language, (cor_str){ digits.ptr + i, 1 });
    }
    cor_buf_free(&digits);
}

static double length_of_layer_m(const template *t, const cor_layer *layer)
{
    const cor_dataset *data = cor_plan_dataset(t->plan, layer);
    cor_arena *arena = cor_arena_new();
    double sum = 0;
    for (size_t i = 0; data && i < data->feature_count; i++) {
        cor_eval eval = cor_plan_eval(t->plan, &t->plan->main, layer, i, arena, t->report);
        if (cor_layer_accepts(layer, &eval))
            sum += cor_route_length_m(data, &data->features[i]);
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    return sum;
}

/* ".1f km" */
static bool print_length(const template *t, cor_str format, double metres)
{
    const cor_language *language = &t->plan->figure->language;
    int decimals = 1;
    const char *name = "km";
    char word[8] = "";
    if (format.len) {
        if (format.len < 5 || format.ptr[0] != '.' || format.ptr[1] < '0' || format.ptr[1] > '9' ||
            format.ptr[2] != 'f' || format.ptr[3] != ' ' || format.len - 4 >= sizeof word)
            return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {length:.1f km}",
                            "'%.*s' is not a number format", (int)format.len, format.ptr);
        decimals = format.ptr[1] - '0';
        memcpy(word, format.ptr + 4, format.len - 4);
        name = word;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].name, name) != 0)
            continue;
        cor_buf_text(t->out, first_strong_isolate);
        cor_language_number(t->out, language, metres / units[i].metres, decimals);
        cor_buf_text(t->out, no_break_space);
        cor_buf_text(t->out, cor_language_locale(language)->units[units[i].unit]);
        cor_buf_text(t->out, pop_directional_isolate);
        return true;
    }
    return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "units are m, km, mi, nmi",
                    "unknown unit '%s' in a number format", name);
}

static bool fail_layer(const template *t, cor_str name)
{
    const cor_style *style = t->plan->style;
    const char **ids = cor_alloc(style->layer_count + 1, sizeof *ids);
    for (size_t i = 0; i < style->layer_count; i++)
        ids[i] = style->layers[i].id;
    const char *nearest = cor_str_nearest(name, ids, style->layer_count);
    cor_buf hint = { 0 };
    if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    else
        cor_buf_text(&hint, "name a layer: {route.length:.1f km}");
    cor_fail(t->report, COR_KIND_REFERENCE, t->at, hint.ptr, "there is no layer '%.*s' to measure",
             (int)name.len, name.ptr);
    cor_buf_free(&hint);
    cor_free(ids);
    return false;
}

static bool expand_length(const template *t, cor_str owner, cor_str format)
{
    const cor_layer *layer = owner.len ? cor_plan_layer(t->plan, owner) : t->layer;
    if (!layer)
        return fail_layer(t, owner);
    double metres = length_of_layer_m(t, layer);
    if (!(metres > 0))
        return cor_fail(t->report, COR_KIND_MEASURE, t->at, NULL,
                        "layer '%s' has no line to measure", layer->id);
    return print_length(t, format, metres);
}

/* Texts of the margins decide how large the frame is, so only a scale that the figure states is
 * known when they are expanded. */
static bool expand_scale(const template *t)
{
    double scale = t->plan->figure->map.extent.scale_denominator;
    if (!(scale > 0))
        return cor_fail(t->report, COR_KIND_REFERENCE, t->at,
                        "write extent: {scale: 1:..., center: ...}",
                        "{scale} needs an extent that is given by its scale");
    cor_buf_text(t->out, left_to_right_isolate);
    cor_language_digits(t->out, &t->plan->figure->language, COR_STR("1:"));
    cor_template_grouped(t->out, &t->plan->figure->language, scale);
    cor_buf_text(t->out, pop_directional_isolate);
    return true;
}

/* ".0f", the default */
static bool expand_km(const template *t, cor_str format)
{
    if (isnan(t->distance_m))
        return cor_fail(t->report, COR_KIND_REFERENCE, t->at, NULL, "{km} is for km-posts only");
    if (!format.len)
        format = COR_STR(".0f");
    if (format.len != 3 || format.ptr[0] != '.' || format.ptr[1] < '0' || format.ptr[1] > '9' ||
        format.ptr[2] != 'f')
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {km:.1f}",
                        "'%.*s' is not a number format", (int)format.len, format.ptr);
    cor_language_number(t->out, &t->plan->figure->language, t->distance_m / 1000,
                        format.ptr[1] - '0');
    return true;
}

static bool expand_field(const template *t, cor_str field)
{
    const char *colon = memchr(field.ptr, ':', field.len);
    cor_str name = { field.ptr, colon ? (size_t)(colon - field.ptr) : field.len };
    cor_str format = { colon ? colon + 1 : NULL, colon ? field.len - name.len - 1 : 0 };
    if (cor_str_is(name, "scale"))
        return expand_scale(t);
    if (cor_str_is(name, "length") && !isnan(t->length_m))
        return print_length(t, format, t->length_m);
    if (cor_str_is(name, "length"))
        return expand_length(t, (cor_str){ 0 }, format);
    if (cor_str_ends(name, ".length"))
        return expand_length(t, (cor_str){ name.ptr, name.len - strlen(".length") }, format);
    if (cor_str_is(name, "km"))
        return expand_km(t, format);
    return cor_fail(t->report, COR_KIND_REFERENCE, t->at,
                    "known are {length}, {LAYER.length}, {scale}; write {{ for a brace",
                    "unknown value '%.*s' in a text", (int)name.len, name.ptr);
}

static bool expand(const template *t, cor_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool doubled = i + 1 < text.len && text.ptr[i + 1] == c;
        if ((c == '{' || c == '}') && doubled) {
            cor_buf_char(t->out, c);
            i++;
        } else if (c == '{') {
            const char *end = memchr(text.ptr + i, '}', text.len - i);
            if (!end)
                return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {{ for a brace",
                                "a '{' in a text is never closed");
            cor_str field = { text.ptr + i + 1, (size_t)(end - text.ptr) - i - 1 };
            if (!expand_field(t, field))
                return false;
            i = (size_t)(end - text.ptr);
        } else {
            cor_buf_char(t->out, c);
        }
    }
    return true;
}

static bool expand_into(const char **out, template *t, const char *text)
{
    cor_buf buf = { 0 };
    t->out = &buf;
    bool well = expand(t, cor_str_of(text));
    if (well)
        *out = cor_arena_str(t->plan->arena, cor_buf_view(&buf)).ptr;
    t->out = NULL;
    cor_buf_free(&buf);
    return well;
}

bool cor_template_expand(const char **out, const cor_plan *plan, const cor_layer *layer,
                         const char *text, cor_span at, cor_report *report)
{
    template t = { plan, layer, at, report, NULL, (double)NAN, (double)NAN };
    if (!text) {
        *out = NULL;
        return true;
    }
    return expand_into(out, &t, text);
}

bool cor_template_km(const char **out, const cor_plan *plan, const char *text, double distance_m,
                     cor_span at, cor_report *report)
{
    template t = { plan, NULL, at, report, NULL, distance_m, (double)NAN };
    return expand_into(out, &t, text ? text : "{km}");
}

bool cor_template_length(const char **out, const cor_plan *plan, const char *text, double length_m,
                         cor_span at, cor_report *report)
{
    template t = { plan, NULL, at, report, NULL, (double)NAN, length_m };
    return expand_into(out, &t, text ? text : "{length}");
}
