/* Paths far off the sheet, and what cairo makes of them. */
#include "draw/trace.h"

#include <math.h>
#include <string.h>

#include "base/report.h"
#include "draw/draw.h"
#include "scene/scene.h"
#include "unit/check.h"

enum { SIDE = 64 };

static const cor_paint BLACK = { 0, 0, 0, 1 };
static const cor_paint NONE = { 0 };

typedef struct picture {
    uint32_t pixels[SIDE][SIDE];
} picture;

static bool draw(picture *out, const cor_scene *scene)
{
    memset(out, 0, sizeof *out);
    cor_report report = { 0 };
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)out->pixels, CAIRO_FORMAT_ARGB32, SIDE, SIDE, SIDE * 4);
    cairo_t *cr = cairo_create(surface);
    bool ok = cor_draw_scene(cr, scene, COR_DRAW_TEXT_OUTLINES, &report);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    cor_report_clear(&report);
    return ok;
}

static unsigned alpha_at(const picture *p, int x, int y)
{
    return p->pixels[y][x] >> 24;
}

static cor_path line(cor_pt *ends, cor_contour *contour)
{
    *contour = (cor_contour){ .count = 2 };
    return (cor_path){ .points = ends, .point_count = 2, .contours = contour, .contour_count = 1 };
}

/* cairo by itself draws nothing for an end at 8388608, and a wrong slope for 1e8. */
static void a_line_that_ends_far_away_keeps_its_slope(void)
{
    static const double far_pt[] = { 1e5, 8388608, 1e8, 1e15 };
    for (size_t i = 0; i < sizeof far_pt / sizeof *far_pt; i++) {
        cor_pt ends[2] = { { 0, 0 }, { far_pt[i], far_pt[i] } };
        cor_contour contour;
        cor_path path = line(ends, &contour);
        cor_stroke stroke = { .paint = BLACK, .width_pt = 4, .miter_limit = 4 };
        cor_scene *scene = cor_scene_new(SIDE, SIDE);
        cor_scene_path(scene, "a", -1, &path, NONE, &stroke);
        picture p;
        CHECK(draw(&p, scene));
        CHECK(alpha_at(&p, 40, 40) == 255 && alpha_at(&p, 63, 63) == 255);
        CHECK(alpha_at(&p, 40, 50) == 0 && alpha_at(&p, 50, 40) == 0);
        cor_scene_free(scene);
    }
}

static void an_area_larger_than_cairo_can_count_fills_its_inside_only(void)
{
    /* Right of x = 32, left of x = 48, and a hole in it. */
    cor_pt points[] = { { 32, -1e9 }, { 48, -1e9 }, { 48, 1e9 }, { 32, 1e9 },
                        { 36, 20 },   { 44, 20 },   { 44, 40 },  { 36, 40 } };
    cor_contour contours[] = { { .first = 0, .count = 4, .closed = true },
                               { .first = 4, .count = 4, .closed = true } };
    cor_path path = {
        .points = points, .point_count = 8, .contours = contours, .contour_count = 2
    };
    cor_scene *scene = cor_scene_new(SIDE, SIDE);
    cor_scene_path(scene, "a", -1, &path, BLACK, NULL);
    picture p;
    CHECK(draw(&p, scene));
    CHECK(alpha_at(&p, 40, 10) == 255 && alpha_at(&p, 40, 60) == 255);
    CHECK(alpha_at(&p, 40, 30) == 0 && alpha_at(&p, 20, 30) == 0 && alpha_at(&p, 60, 30) == 0);
    cor_scene_free(scene);
}

/* The edge of the cut must not be stroked. */
static void a_closed_line_is_cut_without_new_edges(void)
{
    cor_pt points[] = { { 8, -1e8 }, { 1e8, -1e8 }, { 1e8, 1e8 }, { 8, 1e8 } };
    cor_contour contour = { .count = 4, .closed = true };
    cor_path path = {
        .points = points, .point_count = 4, .contours = &contour, .contour_count = 1
    };
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cor_trace_lines(cr, &path);
    cairo_path_t *traced = cairo_copy_path(cr);
    int lines = 0;
    for (int i = 0; i < traced->num_data; i += traced->data[i].header.length)
        lines += traced->data[i].header.type == CAIRO_PATH_LINE_TO;
    CHECK(lines == 1);
    double x0, y0, x1, y1;
    cairo_path_extents(cr, &x0, &y0, &x1, &y1);
    CHECK(fabs(x0 - 8) < 0.01 && fabs(x1 - 8) < 0.01 && y1 == COR_TRACE_REACH);
    cairo_path_destroy(traced);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void clips_and_groups_end_at_their_pop(void)
{
    cor_pt points[] = { { 0, 0 }, { 40, 0 }, { 40, 64 }, { 0, 64 } };
    cor_contour contour = { .count = 4, .closed = true };
    cor_path left = {
        .points = points, .point_count = 4, .contours = &contour, .contour_count = 1
    };
    cor_scene *scene = cor_scene_new(SIDE, SIDE);
    cor_scene_group_push(scene, "a", 0.5, NULL, NULL);
    cor_scene_clip_push(scene, "a", &left);
    cor_scene_rect(scene, "a", (cor_rect){ 0, 0, 64, 32 }, BLACK, NULL);
    cor_scene_rect(scene, "a", (cor_rect){ 0, 0, 64, 32 }, BLACK, NULL);
    cor_scene_clip_pop(scene);
    cor_scene_group_pop(scene);
    cor_scene_rect(scene, "a", (cor_rect){ 0, 48, 64, 64 }, BLACK, NULL);
    picture p;
    CHECK(draw(&p, scene));
    CHECK(alpha_at(&p, 20, 10) == 128 || alpha_at(&p, 20, 10) == 127);
    CHECK(alpha_at(&p, 50, 10) == 0 && alpha_at(&p, 20, 40) == 0);
    CHECK(alpha_at(&p, 60, 60) == 255);
    cor_scene_free(scene);
}

static void an_empty_clip_hides_everything(void)
{
    cor_scene *scene = cor_scene_new(SIDE, SIDE);
    cor_scene_clip_push(scene, "a", &(cor_path){ 0 });
    cor_scene_rect(scene, "a", (cor_rect){ 0, 0, 64, 64 }, BLACK, NULL);
    cor_scene_clip_pop(scene);
    picture p;
    CHECK(draw(&p, scene));
    CHECK(alpha_at(&p, 30, 30) == 0);
    cor_scene_free(scene);
}

static void images_fill_their_place_to_the_edge(void)
{
    static const uint8_t pixels[] = { 255, 0, 0, 255, 0, 0, 255, 128 };
    cor_scene *scene = cor_scene_new(SIDE, SIDE);
    cor_scene_image(scene, "a", pixels, 2, 1, (cor_rect){ 16, 16, 48, 32 });
    picture p;
    CHECK(draw(&p, scene));
    CHECK(p.pixels[16][16] == 0xffff0000u && p.pixels[31][18] == 0xffff0000u);
    CHECK(p.pixels[16][47] == 0x80000080u);
    CHECK(alpha_at(&p, 15, 20) == 0 && alpha_at(&p, 48, 20) == 0);
    cor_scene_free(scene);
}

int main(void)
{
    RUN(a_line_that_ends_far_away_keeps_its_slope);
    RUN(an_area_larger_than_cairo_can_count_fills_its_inside_only);
    RUN(a_closed_line_is_cut_without_new_edges);
    RUN(clips_and_groups_end_at_their_pop);
    RUN(an_empty_clip_hides_everything);
    RUN(images_fill_their_place_to_the_edge);
    return check_result();
}
