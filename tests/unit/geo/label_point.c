#include "geo/label_point.h"

#include <math.h>

#include "unit/check.h"

static void add_ring(cor_path *path, const cor_pt *points, size_t n)
{
    cor_path_begin(path, true);
    for (size_t i = 0; i < n; i++)
        cor_path_add(path, points[i]);
    cor_path_end(path);
}

static void add_box(cor_path *path, double x0, double y0, double x1, double y1)
{
    add_ring(path, (cor_pt[]){ { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } }, 4);
}

static void the_point_of_a_square_is_its_middle(void)
{
    cor_path path = { 0 };
    cor_pt p = { -1, -1 };
    add_box(&path, 10, 20, 110, 120);
    CHECK(cor_label_point(&path, 0.1, &p));
    CHECK(fabs(p.x_pt - 60) < 0.2 && fabs(p.y_pt - 70) < 0.2);
    cor_path_free(&path);
}

static void the_point_of_an_l_lies_in_its_corner(void)
{
    cor_path path = { 0 };
    cor_pt p;
    add_ring(&path,
             (cor_pt[]){ { 0, 0 }, { 100, 0 }, { 100, 10 }, { 30, 10 }, { 30, 100 }, { 0, 100 } },
             6);
    CHECK(cor_label_point(&path, 0.05, &p));
    /* The largest circle in the upright is 15 wide on each side. */
    CHECK(fabs(p.x_pt - 15) < 1 && p.y_pt > 14);
    cor_path_free(&path);
}

static void the_point_avoids_a_hole(void)
{
    cor_path path = { 0 };
    cor_pt p;
    add_box(&path, 0, 0, 100, 60);
    add_box(&path, 30, 5, 98, 55);
    CHECK(cor_label_point(&path, 0.05, &p));
    CHECK(p.x_pt > 10 && p.x_pt < 20);
    cor_path_free(&path);
}

static void the_larger_of_two_parts_is_taken(void)
{
    cor_path path = { 0 };
    cor_pt p;
    add_box(&path, 0, 0, 10, 10);
    add_box(&path, 1000, 0, 1040, 40);
    CHECK(cor_label_point(&path, 0.1, &p));
    CHECK(fabs(p.x_pt - 1020) < 1 && fabs(p.y_pt - 20) < 1);
    cor_path_free(&path);
}

/* Twice around and a thread of a thousandth of a point: both have an inside that cells miss. */
static void a_sliver_has_a_point_too(void)
{
    cor_path path = { 0 };
    cor_pt p;
    add_ring(&path, (cor_pt[]){ { 0, 0 }, { 400, 0.001 }, { 0, 0.002 } }, 3);
    CHECK(cor_label_point(&path, 0.5, &p));
    CHECK(p.y_pt > 0 && p.y_pt < 0.002 && p.x_pt > 0);
    cor_path_clear(&path);
    add_ring(&path, (cor_pt[]){ { 0, 0 }, { 0.01, 0 }, { 0.01, 0.01 }, { 0, 0.01 } }, 4);
    CHECK(cor_label_point(&path, 0.5, &p));
    CHECK(p.x_pt > 0 && p.x_pt < 0.01);
    cor_path_free(&path);
}

static void what_has_no_inside_has_no_point(void)
{
    cor_path path = { 0 };
    cor_pt p = { 7, 7 };
    CHECK(!cor_label_point(&path, 0.5, &p));
    add_ring(&path, (cor_pt[]){ { 0, 0 }, { 5, 5 }, { 10, 10 } }, 3);
    CHECK(!cor_label_point(&path, 0.5, &p));
    add_ring(&path, (cor_pt[]){ { 3, 3 }, { 3, 3 }, { 3, 3 } }, 3);
    CHECK(!cor_label_point(&path, 0.5, &p));
    cor_path_clear(&path);
    add_box(&path, 0, 0, 10, 10);
    add_box(&path, 0, 0, 10, 10); /* even-odd: nothing is left */
    CHECK(!cor_label_point(&path, 0.5, &p));
    cor_path_clear(&path);
    add_ring(&path, (cor_pt[]){ { 0, 0 }, { (double)NAN, 0 }, { 10, 10 } }, 3);
    CHECK(!cor_label_point(&path, 0.5, &p));
    CHECK(p.x_pt == 7 && p.y_pt == 7);
    cor_path_free(&path);
}

static void a_hundred_thousand_points_are_no_matter(void)
{
    cor_path path = { 0 };
    cor_pt p, again;
    cor_path_begin(&path, true);
    enum { N = 100000 };
    for (int i = 0; i < N; i++) {
        double angle = 2 * 3.14159265358979323846 * i / N;
        double radius = 200 + 3 * sin(300 * angle) + ((i * 7919) % 13) * 0.01;
        cor_path_add(&path, (cor_pt){ 300 + radius * cos(angle), 300 + radius * sin(angle) });
    }
    cor_path_end(&path);
    CHECK(cor_label_point(&path, 0.5, &p) && cor_label_point(&path, 0.5, &again));
    CHECK(hypot(p.x_pt - 300, p.y_pt - 300) < 2);
    CHECK(p.x_pt == again.x_pt && p.y_pt == again.y_pt);
    cor_path_free(&path);
}

int main(void)
{
    RUN(the_point_of_a_square_is_its_middle);
    RUN(the_point_of_an_l_lies_in_its_corner);
    RUN(the_point_avoids_a_hole);
    RUN(the_larger_of_two_parts_is_taken);
    RUN(a_sliver_has_a_point_too);
    RUN(what_has_no_inside_has_no_point);
    RUN(a_hundred_thousand_points_are_no_matter);
    return check_result();
}
