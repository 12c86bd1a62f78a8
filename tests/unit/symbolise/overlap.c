#include "symbolise/overlap.h"

#include <math.h>

#include "unit/check.h"

enum { PARTS_MAX = 8 };

typedef struct parts {
    size_t count, points[PARTS_MAX];
    bool closed[PARTS_MAX];
    cor_pt first[PARTS_MAX], last[PARTS_MAX];
} parts;

static void note(void *user, const cor_path *part)
{
    parts *p = user;
    CHECK(part->contour_count == 1 && p->count < PARTS_MAX);
    p->points[p->count] = part->point_count;
    p->closed[p->count] = part->contours[0].closed;
    p->first[p->count] = part->points[0];
    p->last[p->count++] = part->points[part->point_count - 1];
}

static parts parts_of(const cor_pt *points, size_t n, bool closed)
{
    cor_path path = { 0 };
    parts found = { 0 };
    cor_path_begin(&path, closed);
    for (size_t i = 0; i < n; i++)
        cor_path_add(&path, points[i]);
    cor_path_end(&path);
    cor_overlap_parts(&path, note, &found);
    cor_path_free(&path);
    return found;
}

static void a_line_with_mild_turns_is_one_part(void)
{
    static const cor_pt bend[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 5, 14 } };
    parts p = parts_of(bend, 4, false);
    CHECK(p.count == 1 && p.points[0] == 4);
}

static void a_line_that_turns_back_is_parted_there(void)
{
    static const cor_pt hairpin[] = { { 0, 0 }, { 10, 0 }, { 0, 1 } };
    parts p = parts_of(hairpin, 3, false);
    CHECK(p.count == 2);
    CHECK(p.first[0].x_pt == 0 && p.last[1].y_pt == 1);
}

static void both_parts_reach_a_hair_around_the_corner(void)
{
    static const cor_pt hairpin[] = { { 0, 0 }, { 10, 0 }, { 0, 0 } };
    parts p = parts_of(hairpin, 3, false);
    CHECK(p.count == 2 && p.points[0] == 3 && p.points[1] == 3);
    CHECK(fabs(p.last[0].x_pt - 9.95) < 1e-9 && fabs(p.first[1].x_pt - 9.95) < 1e-9);
}

static void a_ring_stays_whole(void)
{
    static const cor_pt spike[] = { { 0, 0 }, { 10, 0 }, { 0, 1 } };
    parts p = parts_of(spike, 3, true);
    CHECK(p.count == 1 && p.closed[0] && p.points[0] == 3);
}

int main(void)
{
    RUN(a_line_with_mild_turns_is_one_part);
    RUN(a_line_that_turns_back_is_parted_there);
    RUN(both_parts_reach_a_hair_around_the_corner);
    RUN(a_ring_stays_whole);
    return check_result();
}
