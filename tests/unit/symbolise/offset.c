#include "symbolise/offset.h"

#include <math.h>

#include "unit/symbolise/drawing.h"

static void add(cor_path *path, const cor_pt *points, size_t n, bool closed)
{
    cor_path_begin(path, closed);
    for (size_t i = 0; i < n; i++)
        cor_path_add(path, points[i]);
    cor_path_end(path);
}

static void a_straight_line_moves_to_its_right(void)
{
    cor_path in = { 0 }, out = { 0 };
    const cor_pt line[] = { { 0, 0 }, { 100, 0 } };
    add(&in, line, 2, false);
    cor_path_offset(&out, &in, 5);
    CHECK(out.point_count == 2);
    CHECK(fabs(out.points[0].y_pt - 5) < 1e-9 && fabs(out.points[1].y_pt - 5) < 1e-9);
    cor_path_free(&in);
    cor_path_free(&out);
}

static void a_closed_square_stays_closed_and_shrinks_or_grows(void)
{
    cor_path in = { 0 }, out = { 0 };
    const cor_pt square[] = { { 0, 0 }, { 100, 0 }, { 100, 100 }, { 0, 100 } }; /* clockwise */
    cor_rect box;
    add(&in, square, 4, true);
    cor_path_offset(&out, &in, 10);
    CHECK(out.contour_count == 1 && out.contours[0].closed);
    CHECK(cor_path_bounds(&out, &box));
    CHECK(fabs(box.x0_pt - 10) < 1e-9 && fabs(box.x1_pt - 90) < 1e-9);
    cor_path_free(&in);
    cor_path_free(&out);
}

static void sharp_turns_do_not_shoot_out(void)
{
    cor_path in = { 0 }, out = { 0 };
    const cor_pt spike[] = { { 0, 0 }, { 100, 0 }, { 0, 1 } };
    cor_rect box;
    add(&in, spike, 3, false);
    cor_path_offset(&out, &in, -5);
    CHECK(cor_path_bounds(&out, &box));
    CHECK(box.x1_pt < 115);
    cor_path_free(&in);
    cor_path_free(&out);
}

/* East, a quarter turn to the right with a radius of 2, south: moved by 5 to the right. */
static void a_bend_tighter_than_the_offset_becomes_a_corner(void)
{
    cor_path in = { 0 }, out = { 0 };
    cor_path_begin(&in, false);
    cor_path_add(&in, (cor_pt){ 0, 0 });
    for (int i = 0; i <= 6; i++)
        cor_path_add(&in, (cor_pt){ 20 + 2 * sin(i * M_PI / 12), 2 - 2 * cos(i * M_PI / 12) });
    cor_path_add(&in, (cor_pt){ 22, 22 });
    cor_path_end(&in);
    cor_path_offset(&out, &in, 5);
    CHECK(out.point_count == 3);
    CHECK(fabs(out.points[1].x_pt - 17) < 0.5 && fabs(out.points[1].y_pt - 5) < 0.5);
    cor_path_clear(&out);
    cor_path_offset(&out, &in, -5);
    CHECK(out.point_count > 3); /* on its outer side it stays a bend */
    cor_path_free(&in);
    cor_path_free(&out);
}

/* How far out the lines of a square of 10 degrees lie when they are moved by 6 px: of what is
 * drawn, the widest box and the narrowest, in pt. */
static void widths_of(const char *rings, double *widest_pt, double *narrowest_pt)
{
    cor_buf yaml = { 0 };
    cor_buf_printf(
        &yaml,
        "version: 8\nsources: {a: {type: geojson, data: {type: Feature, properties: {}, geometry: "
        "{type: Polygon, coordinates: %s}}}}\nlayers:\n- {id: a, type: line, source: a, paint: "
        "{line-offset: 6}}\ncorridor: {sheet: {width: 100mm, height: 100mm}, parts: [], map: {crs: "
        "'EPSG:4326', extent: [-10, -10, 10, 10]}}\n",
        rings);
    drawing d = draw_figure(yaml.ptr);
    *widest_pt = 0;
    *narrowest_pt = HUGE_VAL;
    for (size_t i = 0; d.scene && i < d.scene->count; i++) {
        const cor_path *path = &d.scene->marks[i].as.path.path;
        for (size_t c = 0; d.scene->marks[i].kind == COR_MARK_PATH && c < path->contour_count;
             c++) {
            cor_rect box = { HUGE_VAL, 0, -HUGE_VAL, 0 };
            for (size_t k = 0; k < path->contours[c].count; k++) {
                double x = path->points[path->contours[c].first + k].x_pt;
                box.x0_pt = fmin(box.x0_pt, x);
                box.x1_pt = fmax(box.x1_pt, x);
            }
            *widest_pt = fmax(*widest_pt, box.x1_pt - box.x0_pt);
            *narrowest_pt = fmin(*narrowest_pt, box.x1_pt - box.x0_pt);
        }
    }
    draw_done(&d);
    cor_buf_free(&yaml);
}

/* Inwards is to the inside of the area: away from the edge of a hole, too. */
static void lines_of_polygons_move_inwards_however_they_are_wound(void)
{
    static const char *const rings[] = {
        "[[[-5,-5],[5,-5],[5,5],[-5,5],[-5,-5]],[[-2,-2],[-2,2],[2,2],[2,-2],[-2,-2]]]",
        "[[[-5,-5],[-5,5],[5,5],[5,-5],[-5,-5]],[[-2,-2],[2,-2],[2,2],[-2,2],[-2,-2]]]",
        "[[[-5,-5],[-5,5],[5,5],[5,-5],[-5,-5]],[[-2,-2],[-2,2],[2,2],[2,-2],[-2,-2]]]",
    };
    double outer, hole, outer_again, hole_again;
    widths_of(rings[0], &outer, &hole);
    CHECK(fabs((outer + 9) / (hole - 9) - 2.5) < 0.01); /* 10 degrees to 4, each 4.5 pt aside */
    for (size_t i = 1; i < sizeof rings / sizeof *rings; i++) {
        widths_of(rings[i], &outer_again, &hole_again);
        CHECK(fabs(outer - outer_again) < 1e-6 && fabs(hole - hole_again) < 1e-6);
    }
}

int main(void)
{
    RUN(a_straight_line_moves_to_its_right);
    RUN(a_closed_square_stays_closed_and_shrinks_or_grows);
    RUN(sharp_turns_do_not_shoot_out);
    RUN(a_bend_tighter_than_the_offset_becomes_a_corner);
    RUN(lines_of_polygons_move_inwards_however_they_are_wound);
    return check_result();
}
