/* Areas that overlap, as one. Held against counting by hand, at places away from every edge. */
#include "geo/unite.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "unit/check.h"
#include "unit/path_holds.h"
#include "unit/random.h"

typedef struct areas {
    cor_path path;
    size_t starts[64], count;
} areas;

static void begin_area(areas *a)
{
    a->starts[a->count++] = a->path.contour_count;
}

static void add_ring(areas *a, const cor_pt *points, size_t count)
{
    cor_path_begin(&a->path, true);
    cor_path_add_many(&a->path, points, count);
    cor_path_end(&a->path);
}

static void add_box(areas *a, cor_rect r)
{
    add_ring(a,
             (cor_pt[]){ { r.x0_pt, r.y0_pt },
                         { r.x1_pt, r.y0_pt },
                         { r.x1_pt, r.y1_pt },
                         { r.x0_pt, r.y1_pt } },
             4);
}

static void add_box_area(areas *a, double x0, double y0, double x1, double y1)
{
    begin_area(a);
    add_box(a, (cor_rect){ x0, y0, x1, y1 });
}

/* By even-odd count in each area of its own. */
static bool any_holds(const areas *a, cor_pt p)
{
    for (size_t i = 0; i < a->count; i++) {
        cor_path one = a->path;
        size_t end = i + 1 < a->count ? a->starts[i + 1] : a->path.contour_count;
        one.contours += a->starts[i];
        one.contour_count = end - a->starts[i];
        if (path_holds(&one, p))
            return true;
    }
    return false;
}

static double distance_to_segment(cor_pt p, cor_pt a, cor_pt b)
{
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, square = dx * dx + dy * dy;
    double t = square > 0 ? ((p.x_pt - a.x_pt) * dx + (p.y_pt - a.y_pt) * dy) / square : 0;
    t = fmin(fmax(t, 0), 1);
    return hypot(p.x_pt - a.x_pt - t * dx, p.y_pt - a.y_pt - t * dy);
}

static double distance_to(const cor_path *path, cor_pt p)
{
    double least = INFINITY;
    for (size_t i = 0; i < path->contour_count; i++)
        for (size_t k = 0; k < path->contours[i].count; k++) {
            const cor_pt *points = path->points + path->contours[i].first;
            size_t next = k + 1 < path->contours[i].count ? k + 1 : 0;
            least = fmin(least, distance_to_segment(p, points[k], points[next]));
        }
    return least;
}

static cor_path copy_of(const cor_path *path)
{
    cor_path copy = { 0 };
    cor_path_append(&copy, path);
    return copy;
}

static bool is_same(const cor_path *a, const cor_path *b)
{
    return a->point_count == b->point_count && a->contour_count == b->contour_count &&
           memcmp(a->points, b->points, a->point_count * sizeof *a->points) == 0 &&
           memcmp(a->contours, b->contours, a->contour_count * sizeof *a->contours) == 0;
}

/* How many of `tries` places in a square of `side` the union gets wrong. */
static int wrong_places(const areas *a, double side, int tries)
{
    cor_path united = copy_of(&a->path);
    int wrong = 0;
    CHECK(cor_unite(&united, a->starts, a->count));
    for (int i = 0; i < tries; i++) {
        cor_pt p = { between(-1, side + 1), between(-1, side + 1) };
        wrong += distance_to(&a->path, p) > 0.002 && path_holds(&united, p) != any_holds(a, p);
    }
    cor_path_free(&united);
    return wrong;
}

static void what_two_areas_share_is_inside(void)
{
    areas a = { 0 };
    add_box_area(&a, 0, 0, 20, 20);
    add_box_area(&a, 10, 10, 30, 30);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(path_holds(&a.path, (cor_pt){ 15, 15 }));
    CHECK(path_holds(&a.path, (cor_pt){ 5, 5 }) && path_holds(&a.path, (cor_pt){ 25, 25 }));
    CHECK(!path_holds(&a.path, (cor_pt){ 25, 5 }));
    CHECK(a.path.contour_count == 1 && a.path.point_count == 8);
    cor_path_free(&a.path);
}

static void areas_whose_edges_lie_on_each_other_are_united(void)
{
    areas a = { 0 };
    add_box_area(&a, 0, 0, 20, 10); /* no edge crosses another */
    add_box_area(&a, 10, 0, 30, 10);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(path_holds(&a.path, (cor_pt){ 15, 5 }) && path_holds(&a.path, (cor_pt){ 25, 5 }));
    CHECK(a.path.contour_count == 1);
    cor_path_free(&a.path);
}

static void an_area_given_three_times_counts_once(void)
{
    areas a = { 0 };
    for (int i = 0; i < 3; i++)
        add_box_area(&a, 0, 0, 20, 10);
    add_box_area(&a, 0, 0, 20, 10); /* and an even number of times */
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(path_holds(&a.path, (cor_pt){ 5, 5 }));
    CHECK(a.path.contour_count == 1 && a.path.point_count == 4);
    cor_path_free(&a.path);
}

static void a_hole_is_filled_by_another_area_as_far_as_it_covers_it(void)
{
    areas a = { 0 };
    add_box_area(&a, 0, 0, 30, 30);
    add_box(&a, (cor_rect){ 10, 10, 20, 20 });
    add_box_area(&a, 5, 5, 15, 25);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(path_holds(&a.path, (cor_pt){ 12, 15 }));
    CHECK(!path_holds(&a.path, (cor_pt){ 18, 15 }));
    cor_path_free(&a.path);
}

static void a_ring_that_crosses_itself_takes_nothing_from_its_neighbour(void)
{
    areas a = { 0 };
    const cor_pt bow_tie[] = { { 0, 0 }, { 20, 20 }, { 20, 0 }, { 0, 20 } };
    begin_area(&a);
    add_ring(&a, bow_tie, 4);
    add_box_area(&a, -5, 5, 25, 15);
    CHECK(wrong_places(&a, 30, 2000) == 0);
    cor_path_free(&a.path);
}

static void areas_that_only_touch_keep_their_contours_to_the_bit(void)
{
    areas a = { 0 };
    add_box_area(&a, 0.1, 0.1, 20.3, 20.7);
    add_box(&a, (cor_rect){ 5.01, 5.02, 10.03, 10.04 });
    add_box_area(&a, 6.007, 6.007, 9.007, 9.007); /* an island in the lake */
    add_box_area(&a, 20.3, 0.1, 30.3, 20.7);      /* along an edge */
    add_box_area(&a, 30.3, 20.7, 40.3, 40.7);     /* at a corner */
    cor_path before = copy_of(&a.path);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(is_same(&a.path, &before));
    cor_path_free(&before);
    cor_path_free(&a.path);
}

static void contours_before_the_first_area_stay(void)
{
    areas a = { 0 };
    add_box(&a, (cor_rect){ 0.1, 0.1, 5.1, 5.1 });
    add_box_area(&a, 0, 0, 20, 20);
    add_box_area(&a, 10, 10, 30, 30);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(a.path.contour_count == 2 && a.path.contours[0].count == 4);
    CHECK(a.path.points[0].x_pt == 0.1);
    cor_path_free(&a.path);
}

static void add_random_ring(areas *a, double side)
{
    cor_pt points[12];
    size_t count = 3 + (size_t)between(0, 9);
    for (size_t i = 0; i < count; i++) {
        points[i] = (cor_pt){ between(0, side), between(0, side) };
        if (number() < 0.5) /* places that are met again, edges that lie on others */
            points[i] = (cor_pt){ floor(points[i].x_pt / 5) * 5, floor(points[i].y_pt / 5) * 5 };
    }
    add_ring(a, points, count);
}

static void random_rings_of_any_kind_are_united(void)
{
    int wrong = 0;
    for (seed = 1; seed <= 400; seed++) {
        uint64_t own = seed;
        areas a = { 0 };
        size_t count = 2 + (size_t)between(0, 4);
        for (size_t i = 0; i < count; i++) {
            begin_area(&a);
            for (int rings = (int)between(1, 3.5); rings > 0; rings--)
                add_random_ring(&a, 30);
        }
        int here = wrong_places(&a, 30, 50);
        if (here)
            printf("seed %d: %d places\n", (int)own, here);
        wrong += here;
        cor_path_free(&a.path);
        seed = own;
    }
    CHECK(wrong == 0);
}

static void far_places_are_counted_on_a_coarser_grid(void)
{
    areas a = { 0 };
    add_box_area(&a, -3e6, -3e6, 3e6, 3e6);
    add_box_area(&a, 0, 0, 4e6, 4e6);
    CHECK(cor_unite(&a.path, a.starts, a.count));
    CHECK(path_holds(&a.path, (cor_pt){ 1e6, 1e6 }));
    CHECK(!path_holds(&a.path, (cor_pt){ 3.5e6, -1e6 }));
    cor_path_free(&a.path);
}

/* Two combs of n teeth that cross: n * n crossings. */
static void add_comb(areas *a, size_t teeth, bool upright)
{
    cor_pt *points = cor_alloc(2 * teeth, sizeof *points);
    for (size_t i = 0; i < 2 * teeth; i++) {
        double along = (double)i * 0.05, across = i % 2 ? 400 : 0;
        points[i] = upright ? (cor_pt){ along, across } : (cor_pt){ across, along };
    }
    begin_area(a);
    add_ring(a, points, 2 * teeth);
    cor_free(points);
}

static void a_tangle_is_given_up_and_left_as_it_is(void)
{
    areas a = { 0 };
    add_comb(&a, 4000, true);
    add_comb(&a, 4000, false);
    cor_path before = copy_of(&a.path);
    CHECK(!cor_unite(&a.path, a.starts, a.count));
    CHECK(is_same(&a.path, &before));
    cor_path_free(&before);
    cor_path_free(&a.path);
}

int main(void)
{
    RUN(what_two_areas_share_is_inside);
    RUN(areas_whose_edges_lie_on_each_other_are_united);
    RUN(an_area_given_three_times_counts_once);
    RUN(a_hole_is_filled_by_another_area_as_far_as_it_covers_it);
    RUN(a_ring_that_crosses_itself_takes_nothing_from_its_neighbour);
    RUN(areas_that_only_touch_keep_their_contours_to_the_bit);
    RUN(contours_before_the_first_area_stay);
    RUN(random_rings_of_any_kind_are_united);
    RUN(far_places_are_counted_on_a_coarser_grid);
    RUN(a_tangle_is_given_up_and_left_as_it_is);
    return check_result();
}
