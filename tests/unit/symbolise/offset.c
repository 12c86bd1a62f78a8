#include "symbolise/offset.h"

#include <math.h>

#include "unit/check.h"

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

int main(void)
{
    RUN(a_straight_line_moves_to_its_right);
    RUN(a_closed_square_stays_closed_and_shrinks_or_grows);
    RUN(sharp_turns_do_not_shoot_out);
    RUN(a_bend_tighter_than_the_offset_becomes_a_corner);
    return check_result();
}
