/* Any bytes as an SVG icon: read or refused with a message, and what is read can be drawn. */
#include <math.h>

#include "fuzz/target.h"
#include "picture/mark.h"
#include "picture/svg.h"

static void draw(const cor_picture *picture)
{
    cor_scene *scene = cor_scene_new(100, 100);
    const cor_picture_look look = {
        .angle_rad = 1, .width_pt = 20, .height_pt = 30, .opacity = 1, .fill = { 0, 0, 0, 1 }
    };
    cor_picture_draw(scene, "icon", 0, picture, &look);
    cor_scene_free(scene);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_picture picture = { .name = "fuzz" };
    cor_source *source =
        cor_source_from_memory("fuzz.svg", (cor_str){ (const char *)data, size });
    bool well = cor_svg_read(&picture, source, arena, &report);
    REQUIRE(well == (report.errors == 0));
    cor_source_free(source);
    if (well) {
        REQUIRE(picture.width_pt > 0 && isfinite(picture.width_pt));
        draw(&picture);
    }
    cor_report_clear(&report);
    cor_arena_free(arena);
    return 0;
}
