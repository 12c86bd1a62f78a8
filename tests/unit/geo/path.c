#include "geo/path.h"

#include "unit/check.h"

static void contours_keep_their_points_in_order(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    cor_path_add(&path, (cor_pt){ 1, 2 });
    cor_path_add(&path, (cor_pt){ 3, 4 });
    cor_path_end(&path);
    cor_path_begin(&path, true);
    for (int i = 0; i < 100; i++)
        cor_path_add(&path, (cor_pt){ i, -i });
    cor_path_end(&path);
    CHECK(path.contour_count == 2 && path.point_count == 102);
    CHECK(!path.contours[0].closed && path.contours[0].count == 2);
    CHECK(path.contours[1].closed && path.contours[1].first == 2 && path.contours[1].count == 100);
    CHECK(path.points[0].x_pt == 1 && path.points[101].y_pt == -99);
    cor_path_free(&path);
}

static void a_contour_with_too_few_points_is_dropped(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    cor_path_add(&path, (cor_pt){ 1, 1 });
    cor_path_end(&path);
    CHECK(path.contour_count == 0 && path.point_count == 0);
    cor_path_begin(&path, true);
    cor_path_add(&path, (cor_pt){ 1, 1 });
    cor_path_add(&path, (cor_pt){ 2, 1 });
    cor_path_end(&path);
    CHECK(path.contour_count == 0 && path.point_count == 0);
    cor_path_free(&path);
}

static void a_path_can_be_appended_to_itself(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    for (int i = 0; i < 3; i++)
        cor_path_add(&path, (cor_pt){ i, i * i });
    cor_path_end(&path);
    for (int i = 0; i < 5; i++)
        cor_path_append(&path, &path);
    CHECK(path.contour_count == 32 && path.point_count == 96);
    CHECK(path.contours[31].first == 93 && path.contours[31].closed);
    CHECK(path.points[95].x_pt == 2 && path.points[95].y_pt == 4);
    cor_path_free(&path);
}

static void bounds_hold_every_point_and_an_empty_path_has_none(void)
{
    cor_path path = { 0 };
    cor_rect box = { 9, 9, 9, 9 };
    CHECK(!cor_path_bounds(&path, &box) && box.x0_pt == 9);
    cor_path_begin(&path, false);
    cor_path_add(&path, (cor_pt){ 3, -4 });
    cor_path_add(&path, (cor_pt){ -1, 5 });
    cor_path_end(&path);
    CHECK(cor_path_bounds(&path, &box));
    CHECK(box.x0_pt == -1 && box.y0_pt == -4 && box.x1_pt == 3 && box.y1_pt == 5);
    cor_path_clear(&path);
    CHECK(!cor_path_bounds(&path, &box) && path.point_capacity > 0);
    cor_path_free(&path);
    CHECK(path.points == NULL && path.contours == NULL);
}

int main(void)
{
    RUN(contours_keep_their_points_in_order);
    RUN(a_contour_with_too_few_points_is_dropped);
    RUN(a_path_can_be_appended_to_itself);
    RUN(bounds_hold_every_point_and_an_empty_path_has_none);
    return check_result();
}
