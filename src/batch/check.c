#include "batch/check.h"

#include "geo/crs.h"
#include "style/flatten.h"
#include "style/print_yaml.h"
#include "style/typed_numbers.h"

static bool check_crs(const char *definition, cor_span at, cor_report *report)
{
    cor_crs *crs;
    if (!definition)
        return true;
    if (!cor_crs_open(&crs, definition, at, report))
        return false;
    cor_crs_free(crs);
    return true;
}

/* Of the maps and of the sources: codes that exist, methods that PROJ has. */
static bool check_all_crs(const cor_style *style, cor_report *report)
{
    cor_figure *figure;
    if (!cor_figure_read(&figure, style, report))
        return false;
    bool well = check_crs(figure->map.crs, figure->map.crs_at, report);
    for (size_t i = 0; i < figure->part_count; i++)
        if (figure->parts[i].type == COR_FURNITURE_INSET)
            well = check_crs(figure->parts[i].map.crs, figure->parts[i].map.crs_at, report) && well;
    for (size_t i = 0; i < style->source_count; i++) {
        cor_figure_source options;
        well = cor_figure_source_options(&options, style, style->sources[i].name, &figure->language,
                                         report) &&
               check_crs(options.crs, options.at, report) && well;
    }
    return well;
}

bool cor_check_schema(const char *figure, const cor_render_options *options, cor_report *report)
{
    cor_style *style;
    if (!cor_load_style(&style, figure, options, report))
        return false;
    bool well = check_all_crs(style, report);
    cor_typed_numbers_warn(style, report);
    cor_style_free(style);
    return well;
}

/* The file is read again, and has nothing new to say of itself. */
static void warn_typed_numbers(const char *figure, const cor_render_options *options,
                               cor_report *report)
{
    cor_style *style;
    cor_report told = { 0 };
    if (cor_load_style(&style, figure, options, &told)) {
        cor_typed_numbers_warn(style, report);
        cor_style_free(style);
    }
    cor_report_clear(&told);
}

bool cor_check_figure(const char *figure, const cor_render_options *options, cor_report *report)
{
    cor_render_options dry = *options;
    cor_buf written = { 0 };
    dry.dry = true;
    dry.lint = true;
    bool well = cor_render_figure(figure, &dry, &written, report);
    cor_buf_free(&written);
    if (well)
        warn_typed_numbers(figure, options, report);
    return well;
}

bool cor_print_figure(cor_buf *out, const char *figure, const cor_render_options *options,
                      bool json, cor_report *report)
{
    cor_style *style;
    if (!cor_load_style(&style, figure, options, report))
        return false;
    const cor_node *flat = cor_style_flatten(style, json, style->arena);
    if (json) {
        cor_node_print_json(out, flat, 2);
        cor_buf_char(out, '\n');
    } else {
        cor_node_print_yaml(out, flat);
    }
    cor_style_free(style);
    return true;
}
