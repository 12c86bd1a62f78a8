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

static bool read_documents(cor_geojson *reader)
{
    cor_json *json = &reader->json;
    cor_json_another(json); /* a record separator before the first */
    do {
        size_t before = reader->builder.dataset->feature_count;
        if (!cor_json_next(json) || !cor_geojson_read_document(reader))
            return false;
        cor_geojson_end_crs(reader, before);
    } while (cor_json_another(json));
    return cor_json_next(json); /* nothing but the end */
}

static bool finish(cor_dataset **out, cor_geojson *reader, cor_span crs_at)
{
    cor_crs *crs;
    if (!cor_left_out_tell(&reader->left_out, reader->builder.dataset->feature_count,
                           reader->report) ||
        !cor_geojson_open_crs(reader, &crs, crs_at))
        return false;
    bool ok = (crs || cor_geojson_fail_outside(reader)) &&
              cor_builder_take(out, &reader->builder, crs, reader->report);
    cor_crs_free(crs);
    if (ok)
        cor_geojson_tell_findings(reader);
    return ok;
}

static void free_source(void *source)
{
    cor_source_free(source);
}

bool cor_geojson_read_in(cor_dataset **out, cor_source *source, const cor_source_options *options,
                         cor_span crs_at, cor_report *report)
{
    cor_geojson reader = {
        .report = report, .options = options, .place_line = 1, .place_column = 1
    };
    cor_builder_begin(&reader.builder, source->file);
    bool ok = cor_json_open(&reader.json, source, max_depth, reader.builder.dataset->arena, report);
    reader.json.takes_nan = true;
    ok = ok && read_documents(&reader) && cor_source_is_whole(source, crs_at, report) &&
         finish(out, &reader, crs_at);
    cor_json_close(&reader.json);
    cor_free(reader.foreign);
    if (ok) {
        (*out)->backing = source;
        (*out)->free_backing = free_source;
    }
    cor_left_out_free(&reader.left_out);
    cor_builder_clear(&reader.builder);
    return ok;
}

bool cor_geojson_read(cor_dataset **out, cor_source *source, cor_report *report)
{
    static const cor_source_options none = { 0 };
    return cor_geojson_read_in(out, source, &none, COR_NOWHERE, report);
}
