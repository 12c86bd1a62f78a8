#include "measure/source_data.h"

#include <string.h>

#include "measure/source_features.h"
#include "read/geojson.h"
#include "read/source.h"
#include "style/figure.h"

static bool load_inline(cor_dataset **out, const cor_style *style, const cor_style_source *source,
                        cor_report *report)
{
    cor_buf text = { 0 };
    cor_node_print_json(&text, source->inline_data, 0);
    const char *name =
        cor_arena_printf(style->arena, "%s (source '%s')", style->file, source->name);
    cor_source *bytes = cor_source_from_memory(name, cor_buf_view(&text));
    cor_buf_free(&text);
    bool well = cor_geojson_read(out, bytes, report);
    if (!well)
        cor_source_free(bytes);
    return well;
}

static bool load(cor_dataset **out, const cor_style *style, const cor_style_source *source,
                 cor_report *report)
{
    cor_figure_source options;
    if (!cor_figure_source_options(&options, style, source->name, report))
        return false;
    if (strcmp(source->type, "geojson") != 0)
        return cor_fail(report, COR_KIND_UNSUPPORTED, source->at, "only geojson sources are drawn",
                        "source '%s' has type '%s'", source->name, source->type);
    if (source->inline_data)
        return load_inline(out, style, source, report);
    const cor_source_options how = { .layer = options.layer, .crs = options.crs };
    return cor_dataset_load(out, source->path, &how, source->path_at, report);
}

bool cor_source_data_load(cor_dataset **out, const cor_style *style, const cor_style_source *source,
                          cor_report *report)
{
    if (!load(out, style, source, report))
        return false;
    cor_source_features(*out, style, source, report);
    return true;
}
