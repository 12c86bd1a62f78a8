#include "plan/raster_source.h"

#include <string.h>

/* Of the options of a source, a raster knows its CRS alone, and between corners not even that. */
static bool check_options(const cor_style_source *source, const cor_figure_source *options,
                          cor_report *report)
{
    const struct {
        bool given;
        const char *name;
    } unknown[] = {
        { options->layer != NULL, "layer" },
        { options->encoding != NULL, "encoding" },
        { options->measure, "measure" },
        { options->station_on != NULL, "station-on" },
        { options->crs && source->has_corners, "crs" },
    };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (unknown[i].given)
            return cor_fail(report, COR_KIND_UNSUPPORTED, options->at, "leave it out",
                            "'%s' means nothing to source '%s' of type '%s'", unknown[i].name,
                            source->name, source->type);
    return true;
}

bool cor_plan_open_raster(cor_plan *plan, size_t index, const cor_figure_source *options,
                          cor_report *report)
{
    const cor_style_source *source = &plan->style->sources[index];
    const double *unpack = source->unpack;
    const cor_raster_options how = {
        .use = strcmp(source->type, "raster-dem") == 0 ? COR_RASTER_HEIGHTS : COR_RASTER_COLOURS,
        .crs = options->crs,
        .say_crs = cor_arena_printf(plan->arena, "in corridor.sources.%s.crs", source->name),
        .unpack = { unpack[0], unpack[1], unpack[2], unpack[3] },
        .corners = source->has_corners ? source->corners : NULL,
    };
    if (!cor_style_source_check(source, report) || !check_options(source, options, report) ||
        !cor_raster_open(&plan->rasters[index], source->path, &how, source->path_at, report))
        return false;
    plan->datasets[index] = cor_raster_outline(plan->rasters[index]);
    return true;
}
