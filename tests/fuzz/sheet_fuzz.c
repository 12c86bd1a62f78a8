/* Any bytes as a whole figure, up to its scene: refused with errors, or marks that can be printed.
 * Figures that name files are passed over: nothing is opened but fonts and PROJ's database. */
#include <math.h>

#include "compose/compose.h"
#include "fuzz/target.h"
#include "scene/scene_dump.h"

static bool names_files(const cor_style *style)
{
    for (size_t i = 0; i < style->source_count; i++)
        if (style->sources[i].path)
            return true;
    return cor_node_get(style->corridor, "extends") != NULL;
}

static void check_path(const cor_path *path)
{
    for (size_t i = 0; i < path->point_count; i++)
        REQUIRE(isfinite(path->points[i].x_pt) && isfinite(path->points[i].y_pt));
}

static void check_scene(const cor_scene *scene)
{
    cor_buf text = { 0 };
    cor_scene_dump(scene, &text);
    REQUIRE(text.len > 0 && scene->depth == 0);
    cor_buf_free(&text);
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        REQUIRE(mark->layer);
        if (mark->kind == COR_MARK_PATH)
            check_path(&mark->as.path.path);
        if (mark->kind == COR_MARK_CLIP_PUSH)
            check_path(&mark->as.clip.path);
        if (mark->kind == COR_MARK_GLYPHS)
            REQUIRE(isfinite(mark->as.glyphs.origin.x_pt) && isfinite(mark->as.glyphs.origin.y_pt));
    }
}

static void compose(const cor_style *style, cor_report *report)
{
    static const cor_plan_options options = { .dpi = 72 };
    static const cor_compose_options composed = { .certify = true };
    cor_plan *plan = NULL;
    cor_scene *scene = NULL;
    if (!cor_plan_new(&plan, style, &options, report)) {
        REQUIRE(report->errors > 0);
        return;
    }
    if (cor_compose(&scene, plan, &composed, report)) {
        check_scene(scene);
        cor_scene_free(scene);
    } else {
        REQUIRE(report->errors > 0);
    }
    cor_plan_free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t most = 16 * 1024;
    static const cor_style_options options = { .lenient = true };
    cor_report report = { 0 };
    cor_style *style = NULL;
    cor_str text = { (const char *)data, size };
    if (size < most && cor_style_parse(&style, "fuzz.yaml", text, &options, &report)) {
        if (!names_files(style))
            compose(style, &report);
        cor_style_free(style);
    }
    cor_report_clear(&report);
    return 0;
}
