/* The functions of corridor.h that measure. */
#include <stdint.h>

#include "base/exit_code.h"
#include "base/memory.h"
#include "batch/library.h"
#include "corridor.h"
#include "measure/stationing.h"
#include "measure/survey.h"
#include "read/source.h"

enum { STATIONS_MAX = 1000000 };

static char *name_of(const cor_feature *feature)
{
    const cor_value *name = cor_value_get(&feature->properties, COR_STR("name:en"));
    if (!name || name->kind != COR_STRING)
        name = cor_value_get(&feature->properties, COR_STR("name"));
    bool has_name = name && name->kind == COR_STRING;
    return has_name ? cor_strndup(name->as.string.ptr, name->as.string.len) : cor_strdup("");
}

static void measure_all(cor_routes *out, const cor_dataset *data)
{
    const cor_survey_options options = { 0 };
    size_t capacity = 0;
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_survey survey;
        if (!cor_survey_feature(&survey, data, i, &options))
            continue;
        out->items = cor_grow(out->items, &capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] = (cor_route){ .feature = i,
                                                .name = name_of(&data->features[i]),
                                                .length_m = survey.length_m,
                                                .end_to_end_m = survey.end_to_end_m,
                                                .precision_m = survey.precision_m,
                                                .vertices = survey.vertices };
        cor_survey_free(&survey);
    }
}

/* The exit code; the messages are the caller's, the report is cleared. */
static int finish(cor_report *report, char **messages)
{
    int code = cor_report_exit_code(report);
    if (messages)
        *messages = cor_messages_of(report);
    cor_report_clear(report);
    return code;
}

static bool load(cor_dataset **out, const char *file, cor_report *report)
{
    const cor_source_options how = { 0 };
    return cor_dataset_load(out, file, &how, COR_NOWHERE, report);
}

int cor_measure(cor_routes *out, const char *file, char **messages)
{
    cor_report report = { 0 };
    cor_dataset *data;
    *out = (cor_routes){ 0 };
    if (load(&data, file, &report)) {
        measure_all(out, data);
        cor_dataset_free(data);
        if (!out->count)
            cor_fail(&report, COR_KIND_MEASURE, (cor_span){ .file = file }, NULL,
                     "there is no line to measure");
    }
    return finish(&report, messages);
}

void cor_routes_free(cor_routes *routes)
{
    for (size_t i = 0; i < routes->count; i++)
        cor_free((char *)(uintptr_t)routes->items[i].name);
    cor_free(routes->items);
    *routes = (cor_routes){ 0 };
}

/* The first line of a feature; an error when it has none. */
static const cor_part *line_of(const cor_dataset *data, size_t feature, cor_report *report)
{
    const cor_feature *f = feature < data->feature_count ? &data->features[feature] : NULL;
    for (size_t i = 0; f && i < f->part_count; i++)
        if (data->parts[f->first_part + i].kind == COR_PART_LINE)
            return &data->parts[f->first_part + i];
    cor_fail(report, COR_KIND_MEASURE, (cor_span){ .file = data->file }, NULL,
             "feature %zu is no line", feature);
    return NULL;
}

static void add_share(cor_shares *out, cor_where_kind where, cor_str name, double length_m)
{
    if (length_m > 0)
        out->items[out->count++] = (cor_share){ where, cor_strndup(name.ptr, name.len), length_m };
}

static void split(cor_shares *out, const cor_dataset *data, size_t feature, cor_borders *borders)
{
    cor_split s;
    cor_split_route(&s, data, &data->features[feature], borders);
    out->items = cor_alloc(borders->zone_count + 3, sizeof *out->items);
    for (size_t i = 0; i < borders->zone_count; i++)
        add_share(out, COR_WITHIN, borders->zones[i], s.zone_m[i]);
    add_share(out, COR_OUTSIDE, COR_STR(""), s.outside_m);
    add_share(out, COR_ALONG_BORDER, COR_STR(""), s.border_m);
    add_share(out, COR_IN_OVERLAP, COR_STR(""), s.overlap_m);
    cor_split_free(&s);
}

int cor_measure_split(cor_shares *out, const char *file, size_t feature, const char *polygons,
                      const char *by, char **messages)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL, *areas = NULL;
    cor_borders *borders = NULL;
    const cor_border_choice choice = { .by = by };
    *out = (cor_shares){ 0 };
    if (load(&data, file, &report) && line_of(data, feature, &report) &&
        load(&areas, polygons, &report) && cor_borders_new(&borders, areas, &choice, &report))
        split(out, data, feature, borders);
    cor_borders_free(borders);
    cor_dataset_free(areas);
    cor_dataset_free(data);
    return finish(&report, messages);
}

void cor_shares_free(cor_shares *shares)
{
    for (size_t i = 0; i < shares->count; i++)
        cor_free((char *)(uintptr_t)shares->items[i].name);
    cor_free(shares->items);
    *shares = (cor_shares){ 0 };
}

static void add_place(cor_places *out, const cor_stationing *line, double distance_m)
{
    cor_station s = cor_stationing_at(line, distance_m);
    out->items[out->count++] =
        (cor_place){ s.distance_m, s.at.lon_deg, s.at.lat_deg, cor_bearing_deg(s.azimuth_deg, 9) };
}

static void place_all(cor_places *out, const cor_stationing *line, double every_m)
{
    out->items = cor_alloc((size_t)(line->length_m / every_m) + 2, sizeof *out->items);
    for (size_t k = 0; (double)k * every_m < line->length_m; k++)
        add_place(out, line, (double)k * every_m);
    add_place(out, line, line->length_m);
}

int cor_measure_places(cor_places *out, const char *file, size_t feature, double every_m,
                       char **messages)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    *out = (cor_places){ 0 };
    const cor_part *part = load(&data, file, &report) ? line_of(data, feature, &report) : NULL;
    if (part) {
        cor_stationing line = cor_stationing_new(data->coords + part->first, part->count);
        if (every_m > 0 && line.length_m / every_m < STATIONS_MAX)
            place_all(out, &line, every_m);
        else
            cor_fail(&report, COR_KIND_USAGE, COR_NOWHERE, NULL,
                     "a place every %g m makes more than %d, or none", every_m, STATIONS_MAX);
        cor_stationing_free(&line);
    }
    cor_dataset_free(data);
    return finish(&report, messages);
}

void cor_places_free(cor_places *places)
{
    cor_free(places->items);
    *places = (cor_places){ 0 };
}
