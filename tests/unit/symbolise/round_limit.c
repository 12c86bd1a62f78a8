#include "symbolise/round_limit.h"

#include "unit/check.h"

/* East, south (a turn of 90 degrees, a miter of 1.41), then back north-east (135 degrees, 2.61). */
static cor_path zigzag(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    cor_path_add(&path, (cor_pt){ 0, 0 });
    cor_path_add(&path, (cor_pt){ 10, 0 });
    cor_path_add(&path, (cor_pt){ 10, 10 });
    cor_path_add(&path, (cor_pt){ 20, 0 });
    cor_path_end(&path);
    return path;
}

static size_t dots(double limit, cor_pt *first)
{
    cor_path line = zigzag(), out = { 0 };
    cor_round_limit_dots(&out, &line, limit);
    size_t count = out.contour_count;
    if (count)
        *first = out.points[0];
    cor_path_free(&line);
    cor_path_free(&out);
    return count;
}

static void corners_below_the_limit_are_mitred(void)
{
    cor_pt p = { 0 };
    CHECK(dots(1.3, &p) == 2 && p.y_pt == 0);
    CHECK(dots(2, &p) == 1 && p.x_pt == 10 && p.y_pt == 10);
    CHECK(dots(3, &p) == 0);
}

static void it_counts_for_round_joins_and_limits_that_are_seen(void)
{
    const cor_stroke round = { .join = COR_JOIN_ROUND }, miter = { .join = COR_JOIN_MITER };
    CHECK(!cor_round_limit_counts(&round, 1.05));
    CHECK(cor_round_limit_counts(&round, 2));
    CHECK(!cor_round_limit_counts(&miter, 2));
}

int main(void)
{
    RUN(corners_below_the_limit_are_mitred);
    RUN(it_counts_for_round_joins_and_limits_that_are_seen);
    return check_result();
}
