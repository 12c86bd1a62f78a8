#include "place/collide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unit/check.h"

static const cor_rect frame = { 10, 10, 510, 410 };
static const cor_owner nobody = { -1, -1, -1, "test" };

static cor_owner label(int n)
{
    return (cor_owner){ n, -1, -1, "label" };
}

static void boxes_that_share_an_edge_do_not_collide(void)
{
    cor_collide *grid = cor_collide_new(frame);
    cor_collide_add(grid, (cor_rect){ 50, 50, 100, 60 }, label(0));
    CHECK(!cor_collide_find(grid, (cor_rect){ 100, 50, 150, 60 }, label(1)));
    CHECK(cor_collide_find(grid, (cor_rect){ 99.9, 50, 150, 60 }, label(1)));
    cor_collide_free(grid);
}

static void a_label_does_not_collide_with_itself_or_its_symbol(void)
{
    cor_collide *grid = cor_collide_new(frame);
    const cor_owner symbol = { -1, 2, 7, "towns" }, own = { 0, 2, 7, "town-names" };
    cor_collide_add(grid, (cor_rect){ 50, 50, 60, 60 }, symbol);
    cor_collide_add(grid, (cor_rect){ 55, 50, 90, 60 }, own);
    CHECK(!cor_collide_find(grid, (cor_rect){ 50, 50, 90, 60 }, own));
    const cor_owner other = { 1, 2, 8, "town-names" };
    CHECK(cor_collide_find(grid, (cor_rect){ 50, 50, 90, 60 }, other));
    cor_collide_free(grid);
}

static void a_line_takes_the_room_of_its_stroke_only(void)
{
    cor_collide *grid = cor_collide_new(frame);
    const cor_pt line[] = { { 20, 20 }, { 320, 320 } };
    cor_collide_add_line(grid, line, 2, 2, nobody);
    CHECK(cor_collide_find(grid, (cor_rect){ 168, 168, 172, 172 }, label(0)));
    CHECK(!cor_collide_find(grid, (cor_rect){ 200, 100, 240, 140 }, label(0)));
    cor_collide_free(grid);
}

static void a_line_passes_a_circle_that_boxes_do_not(void)
{
    cor_collide *grid = cor_collide_new(frame);
    cor_collide_add_circle(grid, (cor_pt){ 100, 100 }, 10, label(0));
    const cor_passage corner = { { { 100, 84 }, { 116, 100 } }, 1, false };
    CHECK(cor_collide_find(grid, (cor_rect){ 107, 91, 109, 93 }, label(1)));
    CHECK(!cor_collide_find_along(grid, &corner, label(1)));
    CHECK(cor_collide_covered_circles(grid, &corner, label(1)) == 0);
    cor_passage through = { { { 50, 100 }, { 400, 100 } }, 1, false };
    CHECK(cor_collide_find_along(grid, &through, label(1)));
    CHECK(!cor_collide_find_along(grid, &through, label(0)));
    through.over_circles = true;
    CHECK(!cor_collide_find_along(grid, &through, label(1)));
    CHECK(fabs(cor_collide_covered_circles(grid, &through, label(1)) - 1) < 1e-9);
    cor_collide_add(grid, (cor_rect){ 200, 100.5, 210, 110 }, label(0));
    CHECK(cor_collide_find_along(grid, &through, label(1)));
    cor_collide_free(grid);
}

static double number(void)
{
    return (double)rand() / RAND_MAX;
}

/* The oracle looks at every box. */
static void answers_are_those_of_a_plain_search(void)
{
    enum { N = 300 };
    cor_rect boxes[N];
    cor_collide *grid = cor_collide_new(frame);
    srand(7);
    for (int i = 0; i < N; i++) {
        double x = 10 + 480 * number(), y = 10 + 380 * number();
        boxes[i] = (cor_rect){ x, y, x + 20 * number(), y + 20 * number() };
        cor_collide_add(grid, boxes[i], label(i));
    }
    for (int k = 0; k < 2000; k++) {
        double x = 510 * number(), y = 410 * number();
        cor_rect q = { x, y, x + 30 * number(), y + 10 * number() };
        int first = -1;
        for (int i = 0; i < N && first < 0; i++)
            if (boxes[i].x0_pt < q.x1_pt && q.x0_pt < boxes[i].x1_pt && boxes[i].y0_pt < q.y1_pt &&
                q.y0_pt < boxes[i].y1_pt)
                first = i;
        const cor_owner *found = cor_collide_find(grid, q, nobody);
        CHECK(found ? found->label == first : first < 0);
    }
    cor_collide_free(grid);
}

int main(void)
{
    RUN(boxes_that_share_an_edge_do_not_collide);
    RUN(a_label_does_not_collide_with_itself_or_its_symbol);
    RUN(a_line_passes_a_circle_that_boxes_do_not);
    RUN(a_line_takes_the_room_of_its_stroke_only);
    RUN(answers_are_those_of_a_plain_search);
    return check_result();
}
