#include "place/room.h"

#include <math.h>
#include <stdint.h>

#include "unit/check.h"
#include "unit/path_holds.h"

static const cor_owner nobody = { -1, -1, -1, "" };
static uint64_t state = 20261;

static double random_in(double from, double to)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return from + (to - from) * (double)(state >> 11) / 9007199254740992.0;
}

static void add_star(cor_path *path, cor_pt middle, double radius)
{
    enum { POINTS = 23 };
    cor_path_begin(path, true);
    for (int i = 0; i < POINTS; i++) {
        double angle = 2 * M_PI * i / POINTS, r = radius * random_in(0.25, 1);
        cor_path_add(path, (cor_pt){ middle.x_pt + r * cos(angle), middle.y_pt + r * sin(angle) });
    }
    cor_path_end(path);
}

/* A concave area with holes, some of which reach over its border. */
static cor_path random_area(void)
{
    cor_path area = { 0 };
    double radius = random_in(5, 90);
    add_star(&area, (cor_pt){ 100, 80 }, radius);
    for (int i = 0; i < 3; i++) {
        cor_pt hole = { 100 + random_in(-radius, radius), 80 + random_in(-radius, radius) };
        add_star(&area, hole, radius * random_in(0.1, 0.4));
    }
    return area;
}

static void what_a_room_holds_is_what_its_outline_has_inside(void)
{
    for (int run = 0; run < 60; run++) {
        cor_path area = random_area();
        cor_room room;
        if (cor_room_make(&room, &area, NULL, nobody)) {
            for (int i = 0; i < 400; i++) {
                cor_pt p = { random_in(-10, 210), random_in(-30, 190) };
                CHECK(cor_room_holds(&room, p) == path_holds(&room.outline, p));
            }
            CHECK(!cor_room_holds(&room, (cor_pt){ 100, (double)NAN }));
        }
        cor_room_free(&room);
        cor_path_free(&area);
    }
}

/* Whether the middle of a cell is outside, or under `part`. */
static bool is_shut(const cor_room *room, long x, long y, cor_rect part)
{
    double left = room->box.x0_pt + (double)x * room->cell_pt;
    double top = room->box.y0_pt + (double)y * room->cell_pt;
    cor_pt middle = { left + room->cell_pt / 2, top + room->cell_pt / 2 };
    bool is_under = left < part.x1_pt && left + room->cell_pt > part.x0_pt && top < part.y1_pt &&
                    top + room->cell_pt > part.y0_pt;
    return is_under || !path_holds(&room->outline, middle);
}

static double nearest_shut(const cor_room *room, const bool *shut, long x, long y)
{
    double best = HUGE_VAL;
    for (long v = 0; v < (long)room->rows; v++)
        for (long u = 0; u < (long)room->columns; u++)
            if (shut[v * (long)room->columns + u])
                best = fmin(best, hypot((double)(u - x), (double)(v - y)));
    return best;
}

static void the_room_of_every_cell_is_the_distance_to_the_nearest_shut_one(void)
{
    static bool shut[64 * 64];
    const cor_rect part = { 98, 77, 103.3, 82.1 };
    const cor_owner legend = { -1, -1, -1, "legend" };
    cor_collide *taken = cor_collide_new((cor_rect){ 0, 0, 200, 160 });
    cor_collide_add(taken, part, legend);
    for (int run = 0; run < 12; run++) {
        cor_path area = { 0 };
        cor_room room;
        add_star(&area, (cor_pt){ 100, 80 }, 14);
        if (!cor_room_make(&room, &area, taken, nobody)) {
            cor_path_free(&area);
            continue;
        }
        CHECK(room.columns <= 64 && room.rows <= 64);
        long columns = (long)room.columns, cells = columns * (long)room.rows;
        for (long i = 0; i < cells; i++)
            shut[i] = is_shut(&room, i % columns, i / columns, part);
        for (long i = 0; i < cells; i++) {
            double wanted = shut[i] ? 0
                                    : (nearest_shut(&room, shut, i % columns, i / columns) - 0.5) *
                                          room.cell_pt;
            CHECK(fabs((double)room.clear_pt[i] - wanted) < 1e-4);
        }
        cor_room_free(&room);
        cor_path_free(&area);
    }
    cor_collide_free(taken);
}

int main(void)
{
    RUN(what_a_room_holds_is_what_its_outline_has_inside);
    RUN(the_room_of_every_cell_is_the_distance_to_the_nearest_shut_one);
    return check_result();
}
