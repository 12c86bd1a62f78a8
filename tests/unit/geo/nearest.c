#include "geo/nearest.h"

#include <math.h>

#include "geo/geodesics.h"
#include "geo/inside.h"
#include "unit/check.h"

static double distance(const cor_geometry *a, const cor_geometry *b)
{
    cor_arena *arena = cor_arena_new();
    double metres = cor_nearest_distance_m(cor_nearest_new(a, arena), b, arena);
    cor_arena_free(arena);
    return metres;
}

static bool holds(const cor_geometry *areas, const cor_geometry *geometry)
{
    cor_arena *arena = cor_arena_new();
    cor_areas found = cor_areas_of(areas, arena);
    bool held = cor_areas_hold(&found, geometry);
    cor_arena_free(arena);
    return held;
}

static bool near(double a, double b, double share)
{
    return fabs(a - b) <= share * b;
}

#define GEOMETRY(kind, ...)                                                                        \
    (const cor_geometry)                                                                           \
    {                                                                                              \
        &(const cor_part){ kind, 0,                                                                \
                           sizeof((const cor_lonlat[]){ __VA_ARGS__ }) / sizeof(cor_lonlat) },     \
            1, (const cor_lonlat[])                                                                \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

static void distances_of_points_are_near_the_geodesic(void)
{
    static const cor_lonlat places[][2] = {
        { { 46.2, 38.9 }, { 46.4, 39.1 } },
        { { 0, 0 }, { 0.5, 0.5 } },
        { { 20, 69 }, { 20.3, 69.2 } },
        { { 179.9, -17 }, { -179.9, -17.1 } },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_geometry a = GEOMETRY(COR_PART_POINT, places[i][0]);
        cor_geometry b = GEOMETRY(COR_PART_POINT, places[i][1]);
        CHECK(near(distance(&a, &b), cor_geodesic_distance_m(places[i][0], places[i][1]), 0.004));
    }
}

static void lines_that_cross_touch(void)
{
    cor_geometry a = GEOMETRY(COR_PART_LINE, { 0, 0 }, { 2, 2 });
    cor_geometry b = GEOMETRY(COR_PART_LINE, { 0, 2 }, { 2, 0 });
    cor_geometry c = GEOMETRY(COR_PART_LINE, { 1, 1 }, { 5, 1 });
    cor_geometry d = GEOMETRY(COR_PART_LINE, { 3, 0 }, { 3, -1 });
    CHECK(distance(&a, &b) == 0);
    CHECK(distance(&a, &c) == 0);
    CHECK(near(distance(&c, &d), 110575, 0.001));
}

/* A square with a square hole: { 0..4 } less { 1..3 }. */
static const cor_lonlat frame_coords[] = { { 0, 0 }, { 4, 0 }, { 4, 4 }, { 0, 4 }, { 0, 0 },
                                           { 1, 1 }, { 1, 3 }, { 3, 3 }, { 3, 1 }, { 1, 1 } };
static const cor_part frame_parts[] = { { COR_PART_RING_OUTER, 0, 5 },
                                        { COR_PART_RING_INNER, 5, 5 } };
static const cor_geometry frame = { frame_parts, 2, frame_coords };

static void what_lies_in_a_hole_is_outside(void)
{
    cor_geometry hole = GEOMETRY(COR_PART_POINT, { 2, 2 });
    cor_geometry rim = GEOMETRY(COR_PART_POINT, { 0.5, 2 });
    cor_geometry through = GEOMETRY(COR_PART_LINE, { 0.5, 0.5 }, { 3.5, 3.5 });
    cor_geometry along = GEOMETRY(COR_PART_LINE, { 0.5, 0.5 }, { 0.5, 3.5 });
    CHECK(near(distance(&frame, &hole), 110577, 0.001));
    CHECK(distance(&frame, &rim) == 0);
    CHECK(distance(&hole, &frame) > 100000);
    CHECK(!holds(&frame, &hole));
    CHECK(holds(&frame, &rim));
    CHECK(!holds(&frame, &through)); /* by the hole's corners */
    CHECK(holds(&frame, &along));
}

static void the_boundary_is_not_within(void)
{
    cor_geometry edge = GEOMETRY(COR_PART_POINT, { 4, 2 });
    cor_geometry corner = GEOMETRY(COR_PART_POINT, { 0, 0 });
    cor_geometry touching = GEOMETRY(COR_PART_LINE, { 0, 0.5 }, { 0.5, 0.5 });
    CHECK(!holds(&frame, &edge) && !holds(&frame, &corner) && !holds(&frame, &touching));
    CHECK(distance(&frame, &edge) == 0);
}

static void a_polygon_within_another_is_at_no_distance(void)
{
    cor_geometry inner =
        GEOMETRY(COR_PART_RING_OUTER, { 0.2, 0.2 }, { 0.4, 0.2 }, { 0.4, 0.4 }, { 0.2, 0.2 });
    CHECK(distance(&frame, &inner) == 0);
    CHECK(distance(&inner, &frame) == 0);
    CHECK(!holds(&frame, &inner));
}

static void the_antimeridian_is_no_border(void)
{
    cor_geometry beyond = GEOMETRY(COR_PART_RING_OUTER, { 175, 60 }, { 185, 60 }, { 185, 65 },
                                   { 175, 65 }, { 175, 60 });
    cor_geometry west = GEOMETRY(COR_PART_POINT, { -177, 62 });
    cor_geometry far = GEOMETRY(COR_PART_POINT, { -170, 62 });
    cor_geometry line = GEOMETRY(COR_PART_LINE, { -179, 61 }, { -176, 64 });
    CHECK(holds(&beyond, &west) && holds(&beyond, &line) && !holds(&beyond, &far));
    CHECK(distance(&beyond, &west) == 0);
    CHECK(near(distance(&beyond, &far), 262000, 0.01));
}

/* Longer than a run, so that boxes decide which edges are looked at. */
static void long_lines_are_searched_in_full(void)
{
    cor_lonlat coords[401];
    for (size_t i = 0; i < 401; i++)
        coords[i] = (cor_lonlat){ (double)i / 100, i == 317 ? 0.75 : 0 };
    const cor_part part = { COR_PART_LINE, 0, 401 };
    const cor_geometry line = { &part, 1, coords };
    cor_geometry place = GEOMETRY(COR_PART_POINT, { 3.17, 0.76 });
    CHECK(near(distance(&line, &place), 1105.8, 0.001));
    CHECK(near(distance(&place, &line), 1105.8, 0.001));
}

static void nothing_is_at_no_distance_and_nowhere(void)
{
    const cor_geometry nothing = { 0 };
    CHECK(isnan(distance(&frame, &nothing)));
    CHECK(!holds(&frame, &nothing));
}

int main(void)
{
    RUN(distances_of_points_are_near_the_geodesic);
    RUN(lines_that_cross_touch);
    RUN(what_lies_in_a_hole_is_outside);
    RUN(the_boundary_is_not_within);
    RUN(a_polygon_within_another_is_at_no_distance);
    RUN(the_antimeridian_is_no_border);
    RUN(long_lines_are_searched_in_full);
    RUN(nothing_is_at_no_distance_and_nowhere);
    return check_result();
}
