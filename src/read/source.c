#include "read/source.h"

#include "base/source_text.h"
#include "read/geojson.h"
#include "read/recognise.h"
#include "read/sidecar.h"
#include "read/vector.h"

static const size_t max_file_bytes = (size_t)1 << 30;

const cor_option_names cor_command_option_names = { .layer = "with --layer",
                                                    .crs = "with --source-crs" };

static bool load_geojson(cor_dataset **out, const char *path, const cor_source_options *options,
                         cor_span at, cor_report *report)
{
    cor_source *source;
    if (options->layer)
        return cor_fail(report, COR_KIND_DATA, at, "only a GeoPackage has tables to choose from",
                        "layer '%s' of the GeoJSON file '%s'", options->layer, path);
    if (!cor_source_open(&source, path, max_file_bytes, at, report))
        return false;
    if (cor_geojson_read_in(out, source, options, at, report))
        return true;
    cor_source_free(source);
    return false;
}

bool cor_is_data_file(bool *out, const char *path, cor_report *report)
{
    cor_format format = cor_format_of_name(path);
    if (format == COR_FORMAT_UNKNOWN) {
        cor_recognised found = cor_recognise(path);
        if (found.format == COR_FORMAT_OTHER || found.format == COR_FORMAT_TABLE)
            return cor_refuse_recognised(path, &found, (cor_span){ .file = path }, report);
        format = found.format;
    }
    *out = format != COR_FORMAT_UNKNOWN && format != COR_FORMAT_FIGURE;
    return true;
}

static bool is_read_as(cor_format named, cor_format found)
{
    return found == COR_FORMAT_UNKNOWN || found == named;
}

/* GeoJSON has many names; GDAL's drivers take a file by its extension. */
static bool choose(cor_format *out, const char *path, cor_span at, cor_report *report)
{
    if (!cor_file_name_check(path, at, report))
        return false;
    cor_format named = cor_format_of_name(path);
    cor_recognised found = cor_recognise(path);
    if (!found.is_folder && !cor_file_look(path, at, report))
        return false;
    if (named == COR_FORMAT_UNKNOWN && cor_str_ends(cor_str_of(path), ".json"))
        named = COR_FORMAT_GEOJSON;
    if (found.format == COR_FORMAT_GEOJSON && named == COR_FORMAT_UNKNOWN)
        named = COR_FORMAT_GEOJSON;
    if (!is_read_as(named, found.format))
        return cor_refuse_recognised(path, &found, at, report);
    if (named == COR_FORMAT_UNKNOWN)
        return cor_fail(report, COR_KIND_DATA, at,
                        "formats are GeoJSON, GeoPackage (.gpkg), FlatGeobuf (.fgb) and Shapefile "
                        "(.shp)",
                        "'%s' has neither the name nor the content of a format that is read", path);
    *out = named;
    return true;
}

bool cor_dataset_load(cor_dataset **out, const char *path, const cor_source_options *options,
                      cor_span at, cor_report *report)
{
    static const cor_source_options none = { 0 };
    cor_format format = COR_FORMAT_UNKNOWN;
    options = options ? options : &none;
    if (!at.file) /* a name from the command line */
        at = (cor_span){ .file = path };
    if (!choose(&format, path, at, report))
        return false;
    if (options->encoding && format != COR_FORMAT_SHAPEFILE)
        return cor_fail(report, COR_KIND_ENCODING, at, "leave the encoding out",
                        "'%s' is in UTF-8: only a Shapefile may have another encoding", path);
    if (format == COR_FORMAT_GEOJSON)
        return load_geojson(out, path, options, at, report);
    return cor_vector_load(out, path, options, at, report);
}
