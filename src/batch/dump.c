#include "batch/dump.h"

#include <string.h>

#include "base/number.h"
#include "compose/compose.h"
#include "furniture/furniture.h"
#include "scene/scene_dump.h"
#include "style/length.h"

static void print_numbers(cor_buf *out, const char *name, const double *values, size_t n,
                          int decimals)
{
    cor_buf_text(out, name);
    for (size_t i = 0; i < n; i++) {
        cor_buf_char(out, ' ');
        cor_number_fixed(out, values[i], decimals);
    }
    cor_buf_char(out, '\n');
}

static void print_feature(cor_buf *out, const cor_dataset *data, const cor_feature *feature)
{
    static const char *const kinds[] = { "point", "line", "outer", "inner" };
    cor_buf_printf(out, "  feature at %u:%u", feature->line, feature->column);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        cor_buf_printf(out, " %s %zu", kinds[part->kind], part->count);
    }
    cor_buf_char(out, '\n');
}

static bool dump_data(cor_buf *out, cor_plan *plan, cor_report *report)
{
    (void)report;
    for (size_t i = 0; i < plan->style->source_count; i++) {
        const cor_dataset *data = plan->datasets[i];
        if (!data)
            continue;
        cor_buf_printf(out, "source %s: %zu features, %zu parts, %zu coordinates\n",
                       plan->style->sources[i].name, data->feature_count, data->part_count,
                       data->coord_count);
        for (size_t k = 0; k < data->feature_count; k++)
            print_feature(out, data, &data->features[k]);
    }
    return true;
}

static bool dump_style(cor_buf *out, cor_plan *plan, cor_report *report)
{
    (void)report;
    cor_node_print_json(out, plan->style->root, 2);
    cor_buf_char(out, '\n');
    return true;
}

static void print_rect(cor_buf *out, const char *name, cor_rect r)
{
    const double mm[] = { r.x0_pt / COR_PT_PER_MM, r.y0_pt / COR_PT_PER_MM, r.x1_pt / COR_PT_PER_MM,
                          r.y1_pt / COR_PT_PER_MM };
    print_numbers(out, name, mm, 4, 2);
}

static bool dump_plan(cor_buf *out, cor_plan *plan, cor_report *report)
{
    if (!cor_furniture_lay_out(plan, report))
        return false;
    const cor_map *map = &plan->main;
    const double sheet[] = { plan->width_pt / COR_PT_PER_MM, plan->height_pt / COR_PT_PER_MM };
    const double box[] = { map->extent.x0_m, map->extent.y0_m, map->extent.x1_m, map->extent.y1_m };
    const double centre[] = { map->centre.lon_deg, map->centre.lat_deg };
    print_numbers(out, "sheet_mm", sheet, 2, 2);
    print_numbers(out, "dpi", &plan->dpi, 1, 0);
    cor_buf_printf(out, "crs %s\n", cor_crs_definition(map->crs));
    print_rect(out, "frame_mm", map->frame);
    print_numbers(out, "extent_m", box, 4, 1);
    print_numbers(out, "centre_deg", centre, 2, 5);
    print_numbers(out, "scale", &map->scale_denominator, 1, 0);
    print_numbers(out, "zoom", &map->zoom, 1, 3);
    for (size_t i = 0; i < plan->part_count; i++)
        print_rect(out, cor_furniture_name(plan->parts[i].spec->type), plan->parts[i].rect);
    return true;
}

static bool dump_scene(cor_buf *out, cor_plan *plan, cor_report *report)
{
    cor_scene *scene;
    const cor_compose_options options = { 0 };
    if (!cor_compose(&scene, plan, &options, report))
        return false;
    cor_scene_dump(scene, out);
    cor_scene_free(scene);
    return true;
}

static bool dump_labels(cor_buf *out, cor_plan *plan, cor_report *report)
{
    cor_scene *scene;
    const cor_compose_options options = { .certify = true, .labels = out };
    if (!cor_compose(&scene, plan, &options, report))
        return false;
    cor_scene_free(scene);
    return true;
}

typedef struct stage_row {
    const char *name;
    bool (*dump)(cor_buf *out, cor_plan *plan, cor_report *report);
} stage_row;

static const stage_row stages[] = {
    { "data", dump_data },   { "style", dump_style },   { "plan", dump_plan },
    { "scene", dump_scene }, { "labels", dump_labels },
};

static const stage_row *stage_named(const char *name)
{
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i].name, name) == 0)
            return &stages[i];
    return NULL;
}

bool cor_dump(cor_buf *out, const char *stage, const char *figure,
              const cor_render_options *options, cor_report *report)
{
    const stage_row *row = stage_named(stage);
    cor_style *style;
    cor_plan *plan;
    if (!row)
        return cor_fail(report, COR_KIND_USAGE, COR_NOWHERE,
                        "stages are data, style, plan, scene, labels", "unknown stage '%s'", stage);
    if (!cor_load_figure(&style, &plan, figure, options, report))
        return false;
    bool well = row->dump(out, plan, report);
    cor_plan_free(plan);
    cor_style_free(style);
    return well;
}
