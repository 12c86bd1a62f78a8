#include "place/axis.h"

#include <math.h>

#include "place/collide.h"
#include "unit/check.h"

static cor_axis axes[COR_AXES_MAX];
static const cor_owner nobody = { -1, -1, -1, "" };

static cor_path ring(const cor_pt *points, size_t n)
{
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    for (size_t i = 0; i < n; i++)
        cor_path_add(&path, points[i]);
    cor_path_end(&path);
    return path;
}

/* A rectangle about (300, 200), turned. */
static cor_path rectangle(double width, double height, double angle)
{
    const double xs[4] = { -0.5, 0.5, 0.5, -0.5 }, ys[4] = { -0.5, -0.5, 0.5, 0.5 };
    cor_pt p[4];
    for (int i = 0; i < 4; i++) {
        double x = xs[i] * width, y = ys[i] * height;
        p[i] = (cor_pt){ 300 + x * cos(angle) - y * sin(angle),
                         200 + x * sin(angle) + y * cos(angle) };
    }
    return ring(p, 4);
}

/* Part of a ring about (300, 400) between two radii, symmetric about the vertical. */
static cor_path crescent(double inner, double outer, double half_angle)
{
    enum { STEPS = 40 };
    cor_pt p[2 * STEPS];
    for (int i = 0; i < STEPS; i++) {
        double angle = -M_PI_2 - half_angle + 2 * half_angle * i / (STEPS - 1);
        p[i] = (cor_pt){ 300 + outer * cos(angle), 400 + outer * sin(angle) };
        p[2 * STEPS - 1 - i] = (cor_pt){ 300 + inner * cos(angle), 400 + inner * sin(angle) };
    }
    return ring(p, sizeof p / sizeof *p);
}

/* With `clear_pt` to either side; what every axis must be is checked. */
static size_t axes_of(cor_path *area, double clear_pt, const cor_collide *taken)
{
    const cor_axis_wish wish = { clear_pt, 1000 };
    cor_room room;
    size_t n = 0;
    if (cor_room_make(&room, area, taken, nobody))
        n = cor_axes_find(axes, &room, wish);
    for (size_t i = 0; i < n; i++) {
        CHECK(axes[i].bend_rad <= cor_axis_bend_max_rad && cos(axes[i].slope_rad) > -1e-6);
        CHECK(i == 0 || axes[i].cost >= axes[i - 1].cost);
        for (size_t k = 0; k < COR_AXIS_POINTS; k++) {
            CHECK(cor_room_holds(&room, axes[i].points[k]));
            CHECK(cor_room_clear(&room, axes[i].points[k]) > wish.clear_pt - room.cell_pt);
        }
    }
    cor_room_free(&room);
    cor_path_free(area);
    return n;
}

static void the_axis_of_a_turned_rectangle_is_its_middle_line(void)
{
    static const double degrees[] = { 0, 20, -35, 45 };
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++) {
        double angle = degrees[i] * M_PI / 180;
        cor_path area = rectangle(300, 50, angle);
        CHECK(axes_of(&area, 22, NULL) > 0);
        CHECK(fabs(axes[0].slope_rad - angle) < 0.06);
        CHECK(axes[0].bend_rad < 0.05);
        CHECK(axes[0].length_pt > 240 && axes[0].length_pt < 300);
        cor_pt middle = axes[0].points[COR_AXIS_POINTS / 2];
        CHECK(hypot(middle.x_pt - 300, middle.y_pt - 200) < 6);
    }
}

static void the_axis_of_a_crescent_is_an_arc_that_follows_it(void)
{
    cor_path area = crescent(270, 310, 0.42);
    CHECK(axes_of(&area, 16, NULL) > 0);
    CHECK(fabs(axes[0].slope_rad) < 0.05);
    CHECK(axes[0].bend_rad > 0.5);
    for (size_t k = 0; k < COR_AXIS_POINTS; k++) {
        double away = hypot(axes[0].points[k].x_pt - 300, axes[0].points[k].y_pt - 400);
        CHECK(fabs(away - 290) < 8);
    }
}

static void an_upright_area_is_read_upwards(void)
{
    cor_path area = rectangle(14.5, 300, 0);
    size_t n = axes_of(&area, 6, NULL), first = 0;
    while (first < n && axes[first].length_pt < 200)
        first++;
    CHECK(first < n);
    CHECK(axes[first].points[0].y_pt > axes[first].points[COR_AXIS_POINTS - 1].y_pt);
    CHECK(axes[first].slope_rad < -1.4);
}

static void the_axis_keeps_to_what_the_frame_leaves(void)
{
    /* A wide country of which the frame shows a strip on the left. */
    const cor_pt seen[] = { { 0, 0 }, { 60, 0 }, { 60, 40 }, { 200, 160 }, { 0, 160 } };
    cor_path area = ring(seen, sizeof seen / sizeof *seen);
    CHECK(axes_of(&area, 6, NULL) > 0);
    for (size_t k = 0; k < COR_AXIS_POINTS; k++)
        CHECK(axes[0].points[k].x_pt > 4 && axes[0].points[k].y_pt < 156);
}

static void no_axis_runs_through_a_hole(void)
{
    cor_path area = rectangle(300, 160, 0), hole = rectangle(80, 80, 0);
    cor_path_append(&area, &hole);
    size_t n = axes_of(&area, 6, NULL);
    CHECK(n > 0);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < COR_AXIS_POINTS; k++)
            CHECK(fabs(axes[i].points[k].x_pt - 300) > 42 ||
                  fabs(axes[i].points[k].y_pt - 200) > 42);
    cor_path_free(&hole);
}

static void no_axis_runs_under_a_part_of_the_page(void)
{
    static const cor_owner legend = { -1, -1, -1, "legend" }, town = { -1, 3, 7, "towns" };
    cor_collide *taken = cor_collide_new((cor_rect){ 0, 0, 600, 400 });
    cor_collide_add(taken, (cor_rect){ 300, 100, 460, 300 }, legend);
    cor_collide_add(taken, (cor_rect){ 200, 190, 206, 196 }, town);
    cor_path area = rectangle(300, 60, 0);
    size_t n = axes_of(&area, 6, taken);
    CHECK(n > 0);
    for (size_t i = 0; i < n; i++)
        CHECK(axes[i].points[COR_AXIS_POINTS - 1].x_pt < 300);
    CHECK(axes[0].length_pt > 120);
    cor_collide_free(taken);
}

static void no_axis_runs_over_a_lake_but_its_own_name_may(void)
{
    static const cor_owner lake = { -1, 3, 7, "lakes" };
    cor_collide *taken = cor_collide_new((cor_rect){ 0, 0, 600, 400 });
    cor_collide_add_area(taken, (cor_rect){ 300, 100, 460, 300 }, lake);
    cor_path area = rectangle(300, 60, 0);
    size_t n = axes_of(&area, 6, taken);
    CHECK(n > 0);
    for (size_t i = 0; i < n; i++)
        CHECK(axes[i].points[COR_AXIS_POINTS - 1].x_pt < 300);
    cor_room room;
    area = rectangle(300, 60, 0);
    CHECK(cor_room_make(&room, &area, taken, lake));
    CHECK(fabs(cor_room_clear(&room, (cor_pt){ 350, 200 }) - 30) < room.cell_pt);
    cor_room_free(&room);
    cor_path_free(&area);
    cor_collide_free(taken);
}

static void too_narrow_an_area_has_no_axis(void)
{
    cor_path area = rectangle(300, 8, 0.4), nothing = { 0 };
    CHECK(axes_of(&area, 6, NULL) == 0);
    cor_room room;
    CHECK(!cor_room_make(&room, &nothing, NULL, nobody));
    const cor_pt odd[] = { { (double)NAN, 1 }, { 5, HUGE_VAL }, { 2, 2 }, { 9, 9 } };
    cor_path broken = ring(odd, 4);
    CHECK(!cor_room_make(&room, &broken, NULL, nobody));
    cor_path_free(&broken);
}

static void the_most_room_of_a_long_area_is_halfway(void)
{
    cor_path area = rectangle(400, 60, 0.3);
    cor_room room;
    CHECK(cor_room_make(&room, &area, NULL, nobody));
    CHECK(hypot(room.best.x_pt - 300, room.best.y_pt - 200) < 8);
    CHECK(fabs(room.best_clear_pt - 30) < room.cell_pt);
    CHECK(fabs(cor_room_clear(&room, (cor_pt){ 300, 200 }) - 30) < room.cell_pt);
    CHECK(cor_room_clear(&room, (cor_pt){ 300, 100 }) <= 0);
    CHECK(cor_room_clear(&room, (cor_pt){ -3000, 1e9 }) <= 0);
    cor_room_free(&room);
    cor_path_free(&area);
}

int main(void)
{
    RUN(the_axis_of_a_turned_rectangle_is_its_middle_line);
    RUN(the_axis_of_a_crescent_is_an_arc_that_follows_it);
    RUN(an_upright_area_is_read_upwards);
    RUN(the_axis_keeps_to_what_the_frame_leaves);
    RUN(no_axis_runs_through_a_hole);
    RUN(no_axis_runs_under_a_part_of_the_page);
    RUN(no_axis_runs_over_a_lake_but_its_own_name_may);
    RUN(too_narrow_an_area_has_no_axis);
    RUN(the_most_room_of_a_long_area_is_halfway);
    return check_result();
}
