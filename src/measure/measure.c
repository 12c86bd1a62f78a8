#include "measure/measure.h"

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/print.h"
#include "measure/where.h"
#include "read/source.h"

enum { STATIONS_MAX = 1000000 };

const char *cor_unit_name(cor_unit unit)
{
    static const char *const names[] = { "km", "m", "mi", "nmi" };
    return names[unit];
}

double cor_unit_metres(cor_unit unit)
{
    static const double metres[] = { 1000, 1, 1609.344, 1852 };
    return metres[unit];
}

typedef struct measuring {
    const cor_measure_options *options;
    cor_dataset *data, *polygons;
    cor_borders *borders;
    cor_crs *crs;
    cor_terrain *terrain;
    cor_where *where;
    cor_report *report;
} measuring;

static void close_all(measuring *m)
{
    cor_borders_free(m->borders);
    cor_dataset_free(m->polygons);
    cor_dataset_free(m->data);
    cor_crs_free(m->crs);
    cor_terrain_free(m->terrain);
    cor_where_free(m->where);
}

static bool open_all(measuring *m, const char *path)
{
    const cor_measure_options *o = m->options;
    const cor_source_options lines = { .layer = o->layer,
                                       .crs = o->source_crs,
                                       .names = cor_command_option_names };
    const cor_source_options areas = { 0 };
    const cor_border_choice choice = { .by = o->by };
    return (!o->where || cor_where_parse(&m->where, "--where", o->where, m->report)) &&
           (!o->crs || cor_crs_open(&m->crs, o->crs, (cor_span){ .file = "--crs" }, m->report)) &&
           (!o->dem ||
            cor_terrain_open(&m->terrain, o->dem, (cor_span){ .file = o->dem }, m->report)) &&
           cor_dataset_load(&m->data, path, &lines, COR_NOWHERE, m->report) &&
           (!o->split ||
            (cor_dataset_load(&m->polygons, o->split, &areas, COR_NOWHERE, m->report) &&
             cor_borders_new(&m->borders, m->polygons, &choice, m->report)));
}

static const cor_part *first_line(const cor_dataset *data, const cor_feature *feature)
{
    for (size_t i = 0; i < feature->part_count; i++)
        if (data->parts[feature->first_part + i].kind == COR_PART_LINE)
            return &data->parts[feature->first_part + i];
    return NULL;
}

/* Every so many metres from the start of the feature's first line, and its end. */
static bool add_stations(cor_printed *p, measuring *m, const cor_survey *survey)
{
    const cor_feature *feature = &m->data->features[survey->feature];
    const cor_part *part = first_line(m->data, feature);
    const cor_lonlat *line = m->data->coords + part->first;
    double every = m->options->every_m;
    if (!(cor_geodesic_length_m(line, part->count) / every < STATIONS_MAX))
        return cor_fail(m->report, COR_KIND_LIMIT, cor_feature_span(m->data, survey->feature),
                        "make --every larger", "more than %d stations", STATIONS_MAX);
    if (survey->lines > 1)
        cor_warn(m->report, COR_KIND_MEASURE, cor_feature_span(m->data, survey->feature),
                 "merge its lines into one", "the feature has %zu lines: stations on the first",
                 survey->lines);
    cor_stationing along = cor_stationing_new(line, part->count);
    double total = along.length_m;
    cor_station *stations = cor_alloc((size_t)(total / every) + 2, sizeof *stations);
    for (size_t k = 0; (double)k * every < total; k++)
        stations[p->station_count++] = cor_stationing_at(&along, (double)k * every);
    stations[p->station_count++] = cor_stationing_at(&along, total);
    cor_stationing_free(&along);
    p->stations = stations;
    return true;
}

static const cor_printer *printer_of(cor_measure_format format)
{
    static const cor_printer *const printers[] = { &cor_printer_text, &cor_printer_json,
                                                   &cor_printer_csv };
    return printers[format];
}

static bool measure_one(cor_buf *out, measuring *m, size_t index, size_t *count)
{
    const cor_survey_options options = { m->crs, m->borders, m->options->detail };
    cor_survey survey;
    if (!cor_where_accepts(m->where, m->data, index, m->report) ||
        !cor_survey_feature(&survey, m->data, index, &options))
        return true;
    cor_printed p = { .options = m->options,
                      .data = m->data,
                      .borders = m->borders,
                      .survey = &survey,
                      .number = (*count)++ };
    bool well =
        !m->terrain || cor_terrain_measure(&survey.terrain, m->terrain, m->data, index, m->report);
    well = well && (!(m->options->every_m > 0) || add_stations(&p, m, &survey));
    if (well)
        printer_of(m->options->format)->route(out, &p);
    cor_free((cor_station *)(uintptr_t)p.stations);
    cor_survey_free(&survey);
    return well;
}

bool cor_measure_file(cor_buf *out, const char *path, const cor_measure_options *options,
                      cor_report *report)
{
    measuring m = { .options = options, .report = report };
    const cor_printer *printer = printer_of(options->format);
    cor_buf text = { 0 };
    size_t count = 0;
    bool well = open_all(&m, path);
    if (well)
        printer->begin(&text, options);
    for (size_t i = 0; well && i < m.data->feature_count; i++)
        well = measure_one(&text, &m, i, &count);
    if (well && !count)
        well = cor_fail(report, COR_KIND_MEASURE, (cor_span){ .file = path }, NULL,
                        options->where ? "no line feature is accepted by --where"
                                       : "there is no line to measure");
    if (well) {
        printer->end(&text);
        cor_buf_str(out, cor_buf_view(&text));
    }
    cor_buf_free(&text);
    close_all(&m);
    return well;
}
