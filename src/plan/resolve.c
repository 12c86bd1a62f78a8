#include "plan/resolve.h"

#include <string.h>

#include "base/memory.h"
#include "measure/route.h"
#include "measure/source_data.h"
#include "measure/stationing.h"
#include "plan/raster_source.h"

static bool names(const char *name, const char *source)
{
    return name && strcmp(name, source) == 0;
}

/* Charts and posts measure sources that no layer may draw. */
static bool is_measured(const cor_furniture_spec *part, const char *source)
{
    const cor_route_spec *route = &part->route;
    bool found = names(route->split.source, source) || names(route->dem, source);
    for (size_t i = 0; i < route->stations.count; i++)
        found = found || names(route->stations.items[i], source);
    return found;
}

static bool is_used(const cor_plan *plan, size_t source)
{
    const cor_style *style = plan->style;
    for (size_t i = 0; i < style->layer_count; i++)
        if (style->layers[i].visible && style->layers[i].source == (int)source)
            return true;
    for (size_t i = 0; i < plan->figure->part_count; i++)
        if (is_measured(&plan->figure->parts[i], style->sources[source].name))
            return true;
    return false;
}

static bool load(cor_plan *plan, size_t index, const cor_figure_source *options, cor_report *report)
{
    const cor_style_source *source = &plan->style->sources[index];
    if (strcmp(source->type, "geojson") != 0)
        return cor_plan_open_raster(plan, index, options, report);
    return cor_source_data_load(&plan->datasets[index], plan->style, source, report);
}

static void add_number(cor_dataset *data, cor_feature *feature, const char *key, double value)
{
    const cor_value *old = &feature->properties;
    cor_member *members = cor_arena_alloc(data->arena, old->count + 1, sizeof *members);
    if (old->count)
        memcpy(members, old->as.members, old->count * sizeof *members);
    members[old->count] = (cor_member){
        .key = cor_str_of(key),
        .value = { .kind = COR_NUMBER, .as.number = value },
    };
    feature->properties =
        (cor_value){ .kind = COR_OBJECT, .count = old->count + 1, .as.members = members };
}

static void add_lengths(cor_dataset *data)
{
    for (size_t i = 0; i < data->feature_count; i++) {
        double metres = cor_route_length_m(data, &data->features[i]);
        if (metres > 0)
            add_number(data, &data->features[i], "corridor:length_km", metres / 1000);
    }
}

static const cor_part *first_part(const cor_dataset *data, cor_part_kind kind)
{
    for (size_t i = 0; i < data->part_count; i++)
        if (data->parts[i].kind == kind)
            return &data->parts[i];
    return NULL;
}

static bool add_stations(cor_dataset *data, const cor_plan *plan, const cor_figure_source *options,
                         cor_report *report)
{
    const cor_style *style = plan->style;
    const cor_dataset *route = NULL;
    for (size_t i = 0; i < style->source_count; i++)
        if (strcmp(style->sources[i].name, options->station_on) == 0)
            route = plan->datasets[i];
    const cor_part *line = route ? first_part(route, COR_PART_LINE) : NULL;
    if (!line)
        return cor_fail(report, COR_KIND_REFERENCE, options->at,
                        "name a source with a line that a visible layer draws",
                        "there is no line to station on in source '%s'", options->station_on);
    cor_stationing stationing = cor_stationing_new(route->coords + line->first, line->count);
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_feature *feature = &data->features[i];
        if (!feature->part_count || data->parts[feature->first_part].kind != COR_PART_POINT)
            continue;
        cor_lonlat p = data->coords[data->parts[feature->first_part].first];
        cor_station station = cor_stationing_nearest(&stationing, p, NULL);
        add_number(data, feature, "corridor:km", station.distance_m / 1000);
    }
    cor_stationing_free(&stationing);
    return true;
}

bool cor_resolve_sources(cor_plan *plan, cor_report *report)
{
    const cor_style *style = plan->style;
    plan->datasets = cor_alloc(style->source_count + 1, sizeof *plan->datasets);
    plan->rasters = cor_alloc(style->source_count + 1, sizeof *plan->rasters);
    cor_figure_source *options =
        cor_arena_alloc(plan->arena, style->source_count + 1, sizeof *options);
    plan->attributions =
        cor_arena_alloc(plan->arena, style->source_count + 1, sizeof *plan->attributions);
    plan->credit_with =
        cor_arena_alloc(plan->arena, style->source_count + 1, sizeof *plan->credit_with);
    for (size_t i = 0; i < style->source_count; i++) {
        const cor_style_source *source = &style->sources[i];
        const cor_language *language = is_used(plan, i) ? &plan->figure->language : NULL;
        if (!cor_figure_source_options(&options[i], style, source->name, language, report))
            return false;
        plan->attributions[i] =
            options[i].attribution ? options[i].attribution : source->attribution;
        if (!options[i].attribution)
            cor_language_text_given(language, source->attribution, source->at, report);
        plan->credit_with[i] = options[i].credit_with;
        if (is_used(plan, i) && !load(plan, i, &options[i], report))
            return false;
        if (plan->datasets[i] && options[i].measure)
            add_lengths(plan->datasets[i]);
    }
    for (size_t i = 0; i < style->source_count; i++)
        if (plan->datasets[i] && options[i].station_on &&
            !add_stations(plan->datasets[i], plan, &options[i], report))
            return false;
    return true;
}
