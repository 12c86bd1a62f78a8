#include "read/geojson.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "read/geojson_reader.h"

/* Deep enough for every valid file of the test suites with room to spare: a coordinate of a
 * MultiPolygon lies at depth 9. */
static const size_t max_depth = 32;

bool cor_geojson_fail(cor_geojson *reader, const char *hint, const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return cor_fail(reader->report, COR_KIND_GEOJSON, cor_json_span(&reader->json), hint, "%s",
                    message);
}

static bool unproject(cor_geojson *reader, cor_span crs_at)
{
    cor_crs *crs;
    if (!cor_crs_open(&crs, reader->crs, crs_at, reader->report))
        return false;
    bool ok = cor_builder_unproject(&reader->builder, crs, reader->report);
    cor_crs_free(crs);
    return ok;
}

static bool read_text(cor_geojson *reader, cor_span crs_at)
{
    cor_json *json = &reader->json;
    if (!cor_json_next(json) || !cor_geojson_read_document(reader) || !cor_json_next(json))
        return false;
    if (reader->crs && !unproject(reader, crs_at))
        return false;
    cor_geojson_tell_findings(reader);
    return true;
}

static void free_source(void *source)
{
    cor_source_free(source);
}

bool cor_geojson_read_in(cor_dataset **out, cor_source *source, const char *crs, cor_span crs_at,
                         cor_report *report)
{
    cor_geojson reader = { .report = report, .crs = crs, .place_line = 1, .place_column = 1 };
    cor_builder_begin(&reader.builder, source->file);
    bool ok =
        cor_json_open(&reader.json, source, max_depth, reader.builder.dataset->arena, report) &&
        read_text(&reader, crs_at) && cor_source_is_whole(source, crs_at, report);
    cor_json_close(&reader.json);
    cor_free(reader.foreign);
    if (ok) {
        *out = cor_builder_take(&reader.builder);
        (*out)->backing = source;
        (*out)->free_backing = free_source;
    }
    cor_builder_clear(&reader.builder);
    return ok;
}

bool cor_geojson_read(cor_dataset **out, cor_source *source, cor_report *report)
{
    return cor_geojson_read_in(out, source, NULL, COR_NOWHERE, report);
}
