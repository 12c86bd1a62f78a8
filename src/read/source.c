#include "read/source.h"

#include <strings.h>

#include "base/source_text.h"
#include "read/geojson.h"
#include "read/vector.h"

static const size_t max_file_bytes = (size_t)1 << 30;

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

static const struct {
    const char *extension;
    bool may_be_figure;
    bool (*load)(cor_dataset **out, const char *path, const cor_source_options *options,
                 cor_span at, cor_report *report);
} formats[] = {
    { ".geojson", false, load_geojson }, { ".json", true, load_geojson },
    { ".gpkg", false, cor_vector_load }, { ".fgb", false, cor_vector_load },
    { ".shp", false, cor_vector_load },
};

static bool has_extension(const char *path, const char *extension)
{
    cor_str name = cor_str_of(path), end = cor_str_of(extension);
    return name.len > end.len && strcasecmp(path + name.len - end.len, extension) == 0;
}

bool cor_is_data_file(const char *path)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (has_extension(path, formats[i].extension))
            return !formats[i].may_be_figure;
    return false;
}

bool cor_dataset_load(cor_dataset **out, const char *path, const cor_source_options *options,
                      cor_span at, cor_report *report)
{
    static const cor_source_options none = { 0 };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (has_extension(path, formats[i].extension))
            return formats[i].load(out, path, options ? options : &none, at, report);
    return cor_fail(report, COR_KIND_DATA, at, "formats are .geojson, .json, .gpkg, .fgb and .shp",
                    "'%s' has no extension of a format that is read", path);
}
