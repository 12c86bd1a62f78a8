#include "plan/template.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "measure/route.h"
#include "plan/course.h"
#include "plan/template_value.h"

static const char left_to_right_isolate[] = "\xe2\x81\xa6";
static const char pop_directional_isolate[] = "\xe2\x81\xa9";
static const char narrow_no_break_space[] = "\xe2\x80\xaf";

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

/* Which of the layer's features are measured, and how long they are together. */
static void measure_layer(cor_number_entry *entry, const cor_template *t)
{
    const cor_dataset *data = cor_plan_dataset(t->plan, entry->layer);
    size_t count = data ? data->feature_count : 0;
    size_t *features = cor_arena_alloc(t->plan->arena, count + 1, sizeof *features);
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < count; i++) {
        cor_eval eval = cor_plan_eval(t->plan, &t->plan->main, entry->layer, i, arena, t->report);
        double length_m = cor_route_length_m(data, &data->features[i]);
        if (length_m > 0 && cor_layer_accepts(entry->layer, &eval)) {
            features[entry->feature_count++] = i;
            entry->value += length_m;
        }
        cor_arena_clear(arena);
    }
    cor_arena_free(arena);
    entry->features = features;
}

static bool fail_layer(const cor_template *t, cor_str name)
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

static bool expand_length(const cor_template *t, cor_str owner, cor_str format)
{
    const cor_layer *layer = owner.len ? cor_plan_layer(t->plan, owner) : t->layer;
    cor_number_entry entry = { .kind = COR_NUMBER_LENGTH, .layer = layer };
    if (!layer)
        return fail_layer(t, owner);
    measure_layer(&entry, t);
    if (!(entry.value > 0))
        return cor_fail(t->report, COR_KIND_MEASURE, t->at, NULL,
                        "layer '%s' has no line to measure", layer->id);
    return cor_template_put_length(t, format, &entry);
}

static bool expand_dimension(const cor_template *t, cor_str format)
{
    cor_number_entry entry = { .kind = COR_NUMBER_DIMENSION, .value = t->length_m };
    return cor_template_put_length(t, format, &entry);
}

/* Texts of the margins decide how large the frame is, so only a scale that the figure states is
 * known when they are expanded. */
static bool expand_scale(const cor_template *t)
{
    double scale = t->plan->figure->map.extent.scale_denominator;
    const cor_language *language = &t->language;
    cor_number_entry entry = { .kind = COR_NUMBER_SCALE, .value = scale };
    size_t begin = t->out->len;
    if (!(scale > 0))
        return cor_fail(t->report, COR_KIND_REFERENCE, t->at,
                        "write extent: {scale: 1:..., center: ...}",
                        "{scale} needs an extent that is given by its scale");
    cor_buf_text(t->out, left_to_right_isolate);
    cor_language_digits(t->out, language, COR_STR("1:"));
    cor_template_grouped(t->out, language, scale);
    cor_buf_text(t->out, pop_directional_isolate);
    cor_template_record(t, &entry, begin);
    return true;
}

/* ".0f", the default */
static bool expand_km(const cor_template *t, cor_str format)
{
    if (isnan(t->distance_m))
        return cor_fail(t->report, COR_KIND_REFERENCE, t->at, NULL, "{km} is for km-posts only");
    if (!format.len)
        format = COR_STR(".0f");
    if (format.len != 3 || format.ptr[0] != '.' || format.ptr[1] < '0' || format.ptr[1] > '9' ||
        format.ptr[2] != 'f')
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {km:.1f}",
                        "'%.*s' is not a number format", (int)format.len, format.ptr);
    cor_language_number(t->out, &t->language, t->distance_m / 1000, format.ptr[1] - '0');
    return true;
}

static bool is_digit(cor_str text)
{
    return text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

static bool expand_field(const cor_template *t, cor_str field)
{
    const char *colon = memchr(field.ptr, ':', field.len);
    cor_str name = { field.ptr, colon ? (size_t)(colon - field.ptr) : field.len };
    cor_str format = { colon ? colon + 1 : NULL, colon ? field.len - name.len - 1 : 0 };
    if (is_digit(field))
        return cor_template_stated(t, field);
    if (cor_template_is_claim(name))
        return cor_template_claim(t, name, format);
    if (cor_str_is(name, "scale"))
        return expand_scale(t);
    if (cor_str_is(name, "length") && !isnan(t->length_m))
        return expand_dimension(t, format);
    if (cor_str_is(name, "length"))
        return expand_length(t, (cor_str){ 0 }, format);
    if (cor_str_ends(name, ".length"))
        return expand_length(t, (cor_str){ name.ptr, name.len - strlen(".length") }, format);
    if (cor_str_is(name, "km"))
        return expand_km(t, format);
    return cor_fail(t->report, COR_KIND_REFERENCE, t->at,
                    "known are {length}, {LAYER.length}, {claims.ID.measured}, {scale}, and a "
                    "length that is stated, as {200 m}; write {{ for a brace",
                    "unknown value '%.*s' in a text", (int)name.len, name.ptr);
}

static bool expand(const cor_template *t, cor_str text)
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

static cor_language language_of(const cor_plan *plan, const char *text)
{
    const cor_language *figures = &plan->figure->language;
    const char *tag = cor_foreign_text_tag(figures->foreign, text);
    cor_language own = *figures;
    if (tag)
        cor_language_settle(&own, tag, NULL, 0, plan->arena);
    return own;
}

static bool expand_into(const char **out, cor_template *t, const char *text)
{
    cor_foreign_texts *foreign = t->plan->figure->language.foreign;
    cor_buf buf = { 0 };
    t->out = &buf;
    t->language = language_of(t->plan, text);
    bool well = expand(t, cor_str_of(text));
    if (well) {
        *out = cor_arena_str(t->plan->arena, cor_buf_view(&buf)).ptr;
        cor_foreign_text_add(foreign, *out, cor_foreign_text_tag(foreign, text));
    }
    t->out = NULL;
    cor_buf_free(&buf);
    return well;
}

bool cor_template_expand(const char **out, const cor_plan *plan, const cor_layer *layer,
                         const char *text, cor_span at, cor_report *report)
{
    cor_template t = { .plan = plan,
                       .layer = layer,
                       .at = at,
                       .report = report,
                       .distance_m = (double)NAN,
                       .length_m = (double)NAN };
    if (!text) {
        *out = NULL;
        return true;
    }
    return expand_into(out, &t, text);
}

bool cor_template_km(const char **out, const cor_plan *plan, const char *text, double distance_m,
                     cor_span at, cor_report *report)
{
    cor_template t = {
        .plan = plan, .at = at, .report = report, .distance_m = distance_m, .length_m = (double)NAN
    };
    return expand_into(out, &t, text ? text : "{km}");
}

bool cor_template_length(const char **out, const cor_plan *plan, const char *text, double length_m,
                         cor_span at, cor_report *report)
{
    cor_template t = {
        .plan = plan, .at = at, .report = report, .distance_m = (double)NAN, .length_m = length_m
    };
    return expand_into(out, &t, text ? text : "{length}");
}
