/* What the scene keeps, and what it leaves out. */
#include "scene/scene.h"

#include <string.h>

#include "scene/scene_dump.h"
#include "unit/check.h"

static const cor_paint BLACK = { 0, 0, 0, 1 };
static const cor_paint NONE = { 0 };

static cor_path triangle(cor_pt *points, cor_contour *contour)
{
    points[0] = (cor_pt){ 10, 10 };
    points[1] = (cor_pt){ 20.5, 10 };
    points[2] = (cor_pt){ 10, 30.12345 };
    *contour = (cor_contour){ .count = 3, .closed = true };
    return (
        cor_path){ .points = points, .point_count = 3, .contours = contour, .contour_count = 1 };
}

static void a_scene_copies_what_it_is_given(void)
{
    cor_pt points[3];
    cor_contour contour;
    cor_path path = triangle(points, &contour);
    double dash[] = { 4, 2 };
    cor_stroke stroke = {
        .paint = BLACK, .width_pt = 1, .miter_limit = 4, .dash_pt = dash, .dash_count = 2
    };
    char layer[] = "roads";
    cor_scene *scene = cor_scene_new(100, 50);
    cor_scene_path(scene, layer, 7, &path, NONE, &stroke);
    points[0].x_pt = 99;
    dash[0] = 99;
    layer[0] = 'X';
    const cor_mark *mark = &scene->marks[0];
    CHECK(scene->count == 1 && mark->kind == COR_MARK_PATH && mark->feature == 7);
    CHECK(strcmp(mark->layer, "roads") == 0);
    CHECK(mark->as.path.path.points[0].x_pt == 10);
    CHECK(mark->as.path.stroke.dash_pt[0] == 4);
    cor_scene_free(scene);
}

static void what_cannot_be_seen_adds_nothing(void)
{
    cor_pt points[3];
    cor_contour contour;
    cor_path path = triangle(points, &contour);
    cor_stroke clear = { .width_pt = 1, .miter_limit = 4 };
    cor_stroke thin = { .paint = BLACK, .width_pt = 0, .miter_limit = 4 };
    cor_scene *scene = cor_scene_new(100, 50);
    cor_scene_path(scene, "a", -1, &path, NONE, NULL);
    cor_scene_path(scene, "a", -1, &path, NONE, &clear);
    cor_scene_path(scene, "a", -1, &path, NONE, &thin);
    cor_scene_path(scene, "a", -1, &(cor_path){ 0 }, BLACK, NULL);
    cor_run empty = { .text = COR_STR("") };
    cor_scene_glyphs(scene, "a", -1, &empty,
                     &(cor_glyph_look){ (cor_pt){ 1, 1 }, 0, BLACK, NONE, 0, NULL, 0 });
    CHECK(scene->count == 0);
    cor_scene_path(scene, "a", -1, &path, BLACK, &thin);
    CHECK(scene->count == 1 && scene->marks[0].as.path.stroke.paint.a == 0);
    cor_scene_free(scene);
}

static void a_pop_names_the_layer_of_its_push(void)
{
    cor_scene *scene = cor_scene_new(100, 50);
    cor_scene_group_push(scene, "outer", 0.5, "o", NULL);
    cor_scene_clip_push(scene, "inner", &(cor_path){ 0 });
    CHECK(scene->depth == 2);
    cor_scene_rect(scene, "other", (cor_rect){ 0, 0, 1, 1 }, BLACK, NULL);
    cor_scene_clip_pop(scene);
    cor_scene_group_pop(scene);
    CHECK(scene->depth == 0 && scene->count == 5);
    CHECK(strcmp(scene->marks[3].layer, "inner") == 0);
    CHECK(strcmp(scene->marks[4].layer, "outer") == 0);
    cor_scene_free(scene);
}

static void a_dump_has_every_mark_and_number(void)
{
    cor_pt points[3];
    cor_contour contour;
    cor_path path = triangle(points, &contour);
    double dash[] = { 4, 2.5 };
    cor_stroke stroke = { .paint = { 1, 0, 0.2, 0.5 },
                          .width_pt = 0.75,
                          .cap = COR_CAP_ROUND,
                          .miter_limit = 4,
                          .dash_pt = dash,
                          .dash_count = 2,
                          .dash_offset_pt = 1 };
    uint8_t pixel[4] = { 1, 2, 3, 255 };
    cor_scene *scene = cor_scene_new(100, 50);
    scene->title = "A \"map\"";
    cor_scene_group_push(scene, "land", 0.25, "land", "Land");
    cor_scene_path(scene, "land", 3, &path, BLACK, &stroke);
    cor_scene_group_pop(scene);
    cor_scene_image(scene, "relief", pixel, 1, 1, (cor_rect){ 0, 0, 2, 2 });
    cor_buf out = { 0 };
    cor_scene_dump(scene, &out);
    CHECK(strcmp(out.ptr, "sheet 100 x 50 title \"A \\\"map\\\"\"\n"
                          "group land opacity 0.25 name \"land\" title \"Land\"\n"
                          "  path land#3 fill #000000 stroke #ff0033/0.5 width 0.75 round miter 4"
                          " dash 4,2.5 from 1\n"
                          "    ring 10,10 20.5,10 10,30.123\n"
                          "end group land\n"
                          "image relief 1x1 sum be7a03775164ddbc at 0,0 to 2,2\n") == 0);
    cor_buf_free(&out);
    cor_scene_free(scene);
}

static void a_dump_shows_where_the_glyphs_stand(void)
{
    cor_glyph glyphs[] = { { .id = 5, .cluster = 0, .x_pt = 0, .advance_pt = 4 },
                           { .id = 6, .cluster = 1, .x_pt = 4.0625, .advance_pt = 4 } };
    cor_run_span span = { .glyph_count = 2, .byte_count = 2 };
    cor_run run = { .text = COR_STR("ab"),
                    .size_pt = 8,
                    .glyphs = glyphs,
                    .glyph_count = 2,
                    .spans = &span,
                    .span_count = 1,
                    .advance_pt = 8.0625 };
    cor_scene *scene = cor_scene_new(100, 50);
    cor_scene_glyphs(
        scene, "towns", 2, &run,
        &(cor_glyph_look){ (cor_pt){ 12, 34 }, 0, BLACK, (cor_paint){ 1, 1, 1, 1 }, 1.2, NULL, 0 });
    cor_buf out = { 0 };
    cor_scene_dump(scene, &out);
    CHECK(strcmp(out.ptr, "sheet 100 x 50\n"
                          "glyphs towns#2 \"ab\" at 12,34 size 8 advance 8.063"
                          " fill #000000 halo #ffffff reach 1.2\n"
                          "  ltr \"ab\" x 0 4.063\n") == 0);
    cor_buf_free(&out);
    cor_scene_free(scene);
}

static void a_dump_shows_pictures_and_patterns(void)
{
    static const uint8_t pixels[4] = { 255, 0, 0, 255 };
    const cor_scene_pixels icon = { pixels, 1, 1 };
    cor_scene *scene = cor_scene_new(100, 50);
    cor_pt corners[] = { { 0, 0 }, { 8, 0 }, { 8, 8 } };
    cor_contour contour = { .count = 3, .closed = true };
    cor_path path = {
        .points = corners, .point_count = 3, .contours = &contour, .contour_count = 1
    };
    bool is_new;
    cor_scene *tile = cor_scene_tile_for(scene, pixels, 4, 2, &is_new);
    cor_scene_painted_path(
        tile, "dot", -1,
        &(cor_painted_path){ .path = path, .fill = { 1, 0, 0, 1 }, .nonzero = true });
    const cor_tiling tiling = {
        .origin = { 1, 2 }, .scale = 2, .opacity = 0.5, .is_flipped = true
    };
    cor_scene_pattern(scene, "woods", 3, &path, tile, &tiling);
    cor_scene_icon(scene, "towns", 4, &icon, (cor_rect){ 1, 1, 3, 3 }, 1.5707963267948966);
    cor_buf out = { 0 };
    cor_scene_dump(scene, &out);
    CHECK(strstr(out.ptr, "pattern woods#3 tile 4 x 2 from 1,2 scale 2 flipped opacity 0.5\n"
                          "  ring 0,0 8,0 8,8\n"
                          "  path dot nonzero fill #ff0000\n"));
    CHECK(strstr(out.ptr, "image towns#4 1x1 ") && strstr(out.ptr, " at 1,1 to 3,3 turned 90\n"));
    cor_buf_free(&out);
    cor_scene_free(scene);
}

int main(void)
{
    RUN(a_scene_copies_what_it_is_given);
    RUN(what_cannot_be_seen_adds_nothing);
    RUN(a_pop_names_the_layer_of_its_push);
    RUN(a_dump_has_every_mark_and_number);
    RUN(a_dump_shows_where_the_glyphs_stand);
    RUN(a_dump_shows_pictures_and_patterns);
    return check_result();
}
