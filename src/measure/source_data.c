#include "measure/source_data.h"

#include <string.h>

#include "measure/inline_data.h"
#include "measure/source_features.h"
#include "read/source.h"
#include "style/figure.h"

static const char *member(const cor_style *style, const cor_style_source *source, const char *key)
{
    return cor_arena_printf(style->arena, "in corridor.sources.%s.%s", source->name, key);
}

/* A data file that was named to a command has no members to be set. */
static cor_option_names option_names(const cor_style *style, const cor_style_source *source)
{
    if (style->plain)
        return cor_command_option_names;
    return (cor_option_names){ .layer = member(style, source, "layer"),
                               .crs = member(style, source, "crs"),
                               .encoding = member(style, source, "encoding") };
}

static bool check_inline(const cor_figure_source *options, cor_report *report)
{
    const char *unknown = options->layer ? "layer" : options->encoding ? "encoding" : NULL;
    return !unknown || cor_fail(report, COR_KIND_UNSUPPORTED, options->at, "leave it out",
                                "'%s' means nothing to data in the figure itself", unknown);
}

static bool load(cor_dataset **out, const cor_style *style, const cor_style_source *source,
                 cor_report *report)
{
    cor_figure_source options;
    if (!cor_style_source_check(source, report) ||
        !cor_figure_source_options(&options, style, source->name, NULL, report))
        return false;
    if (strcmp(source->type, "geojson") != 0)
        return cor_fail(report, COR_KIND_UNSUPPORTED, source->at,
                        "only geojson sources have features to measure",
                        "source '%s' has type '%s'", source->name, source->type);
    const cor_source_options how = { .layer = options.layer,
                                     .crs = options.crs,
                                     .encoding = options.encoding,
                                     .names = option_names(style, source) };
    if (source->inline_data)
        return check_inline(&options, report) && cor_inline_load(out, source, &how, report);
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
