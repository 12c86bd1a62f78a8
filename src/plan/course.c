#include "plan/course.h"

#include <math.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/join.h"
#include "measure/stationing.h"

const cor_layer *cor_plan_layer(const cor_plan *plan, cor_str id)
{
    for (size_t i = 0; i < plan->style->layer_count; i++)
        if (cor_str_is(id, plan->style->layers[i].id))
            return &plan->style->layers[i];
    return NULL;
}

static bool fail_name(const cor_plan *plan, const char *kind, const char *name,
                      cor_string_list known, cor_span at, cor_report *report)
{
    const char *nearest = cor_str_nearest(cor_str_of(name), known.items, known.count);
    return cor_fail(report, COR_KIND_REFERENCE, at,
                    nearest ? cor_arena_printf(plan->arena, "did you mean '%s'?", nearest) : NULL,
                    "there is no %s '%s'", kind, name);
}

int cor_plan_source(const cor_plan *plan, const char *name, cor_span at, cor_report *report)
{
    size_t n = plan->style->source_count;
    const char **names = cor_arena_alloc(plan->arena, n + 1, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(plan->style->sources[i].name, name) == 0)
            return (int)i;
        names[i] = plan->style->sources[i].name;
    }
    fail_name(plan, "source", name, (cor_string_list){ names, n }, at, report);
    return -1;
}

bool cor_course_layer(const cor_layer **out, const cor_plan *plan, const cor_furniture_spec *spec,
                      cor_report *report)
{
    size_t n = plan->style->layer_count;
    const char **names = cor_arena_alloc(plan->arena, n + 1, sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = plan->style->layers[i].id;
    *out = cor_plan_layer(plan, cor_str_of(spec->layer));
    return *out || fail_name(plan, "layer", spec->layer, (cor_string_list){ names, n },
                             spec->at_span, report);
}

bool cor_plan_accepts(const cor_plan *plan, const cor_layer *layer, size_t feature,
                      cor_report *report)
{
    cor_arena *arena = cor_arena_new();
    cor_eval eval = cor_plan_eval(plan, &plan->main, layer, feature, arena, report);
    bool accepts = cor_layer_accepts(layer, &eval);
    cor_arena_free(arena);
    return accepts;
}

static void collect(cor_joined *out, const cor_plan *plan, const cor_layer *layer,
                    cor_report *report)
{
    const cor_dataset *data = cor_plan_dataset(plan, layer);
    for (size_t i = 0; data && i < data->feature_count; i++)
        if (cor_plan_accepts(plan, layer, i, report))
            cor_joined_add(out, data, i);
}

/* The lines' coordinates in one array; the point where two lines touch is there once. */
static void lay_out(cor_course *out, const cor_joined *joined, cor_arena *arena)
{
    const cor_dataset *data = joined->data;
    size_t n = 0;
    for (size_t i = 0; i < joined->count; i++)
        n += joined->lines[i].part->count;
    out->line = cor_arena_alloc(arena, n, sizeof *out->line);
    out->heights_m = data->heights_m ? cor_arena_alloc(arena, n, sizeof(double)) : NULL;
    for (size_t i = 0; i < joined->count; i++) {
        const cor_joined_line *l = &joined->lines[i];
        for (size_t k = i > 0 ? 1 : 0; k < l->part->count; k++) {
            size_t from = l->part->first + (l->is_turned ? l->part->count - 1 - k : k);
            out->line[out->count] = data->coords[from];
            if (out->heights_m)
                out->heights_m[out->count] = data->heights_m[from];
            out->count++;
        }
    }
}

static void turn_round(cor_course *course)
{
    for (size_t i = 0; i < course->count / 2; i++) {
        size_t k = course->count - 1 - i;
        cor_lonlat p = course->line[i];
        course->line[i] = course->line[k];
        course->line[k] = p;
        if (!course->heights_m)
            continue;
        double h = course->heights_m[i];
        course->heights_m[i] = course->heights_m[k];
        course->heights_m[k] = h;
    }
}

static void set_zero(cor_course *course, const cor_origin *origin)
{
    if (origin->kind == COR_ORIGIN_PLACE) {
        cor_stationing s = cor_stationing_new(course->line, course->count);
        course->zero_m = cor_stationing_nearest(&s, origin->place, NULL).distance_m;
        cor_stationing_free(&s);
    } else if (origin->kind == COR_ORIGIN_DISTANCE) {
        course->zero_m = -origin->distance_m;
    }
}

static bool find_line(cor_course *out, const cor_plan *plan, const cor_furniture_spec *spec,
                      cor_arena *arena, cor_report *report)
{
    cor_joined joined = { 0 };
    collect(&joined, plan, out->layer, report);
    size_t n = joined.count;
    if (n)
        out->feature = joined.lines[0].feature;
    cor_joined_join(&joined);
    bool is_one = joined.chains == 1;
    if (is_one)
        lay_out(out, &joined, arena);
    cor_joined_free(&joined);
    if (!n)
        return cor_fail(report, COR_KIND_MEASURE, spec->at_span, NULL, "layer '%s' has no line",
                        spec->layer);
    return is_one || cor_fail(report, COR_KIND_MEASURE, spec->at_span,
                              "choose one with the layer's filter:, or join them in the data",
                              "the %zu lines of layer '%s' do not join into one", n, spec->layer);
}

bool cor_course_find(cor_course *out, const cor_plan *plan, const cor_furniture_spec *spec,
                     cor_arena *arena, cor_report *report)
{
    cor_course course = { 0 };
    if (!cor_course_layer(&course.layer, plan, spec, report) ||
        !find_line(&course, plan, spec, arena, report))
        return false;
    if (spec->from)
        turn_round(&course);
    course.length_m = cor_geodesic_length_m(course.line, course.count);
    if (!(course.length_m > 0))
        return cor_fail(report, COR_KIND_MEASURE, spec->at_span, NULL,
                        "the line of layer '%s' has no length", spec->layer);
    set_zero(&course, &spec->route.origin);
    *out = course;
    return true;
}

void cor_course_as_data(cor_course_data *out, const cor_course *course)
{
    *out = (cor_course_data){
        .part = { COR_PART_LINE, 0, course->count },
        .feature = { .first_part = 0, .part_count = 1 },
    };
    out->data = (cor_dataset){ .features = &out->feature,
                               .feature_count = 1,
                               .parts = &out->part,
                               .part_count = 1,
                               .coords = course->line,
                               .coord_count = course->count };
}
