/* A zone is the union of the polygons that have its name. */
#include <math.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/sensitivity.h"
#include "unit/measure/split_of.h"
#include "unit/random.h"

static const double degree_m = 6378137 * M_PI / 180;

#define LINE(coordinates) "{\"type\":\"LineString\",\"coordinates\":[" coordinates "]}"

/* Along the equator from 0 to 5 degrees. */
static const char road[] = LINE("[0,0],[5,0]");

static bool is_about(double length_m, double expected_m)
{
    return fabs(length_m - expected_m) < 1e-3;
}

/* The road lies in "a" for so many degrees, and outside for the rest. */
static void check_road(const char *polygons, double inside_deg, size_t pieces)
{
    fixture f = split_of(polygons, road);
    CHECK(is_about(zone_m(&f, "a"), inside_deg * degree_m));
    CHECK(is_about(f.split.outside_m, (5 - inside_deg) * degree_m));
    CHECK(f.split.border_m == 0 && f.split.overlap_m == 0);
    CHECK(f.split.count == pieces);
    free_fixture(&f);
}

static void parts_of_one_feature_may_overlap(void)
{
    check_road(NAMED("a", "MultiPolygon", "[" RING(1, -1, 3, 1) "],[" RING(2, -1, 4, 1) "]"), 3, 3);
}

static void features_of_one_name_may_overlap(void)
{
    check_road(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE("a", 2, -2, 4, 2)), 3, 3);
}

static void a_feature_may_be_there_twice_or_three_times(void)
{
    check_road(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE("a", 1, -1, 3, 1)), 2, 3);
    check_road(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE("a", 1, -1, 3,
                                                              1) "," SQUARE("a", 1, -1, 3, 1)),
               2, 3);
}

static void polygons_of_one_name_may_nest(void)
{
    check_road(COLLECTION(SQUARE("a", 1, -2, 4, 2) "," SQUARE("a", 2, -1, 3, 1)), 3, 3);
}

static void a_hole_that_another_polygon_covers_is_inside(void)
{
    check_road(COLLECTION(NAMED("a", "Polygon", RING(1, -2, 4, 2) "," RING(2, -1, 3, 1)) "," SQUARE(
                   "a", 2, -1, 3, 1)),
               3, 3);
    check_road(NAMED("a", "Polygon", RING(1, -2, 4, 2) "," RING(2, -1, 3, 1)), 2, 5);
}

static void an_island_in_a_lake_is_inside(void)
{
    check_road(NAMED("a", "MultiPolygon",
                     "[" RING(0.5, -3, 4.5, 3) "," RING(1, -2, 4, 2) "],[" RING(2, -1, 3, 1) "]"),
               2, 7);
}

static void where_polygons_of_one_name_touch_there_is_no_crossing(void)
{
    check_road(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -1, 3, 1)), 2, 3);
    /* A corner of the one on the edge of the other. */
    check_road(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -0.3, 3, 2)), 2, 3);
    /* And where the line has a vertex. */
    fixture f = split_of(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -1, 3, 1)),
                         LINE("[0,0.1],[2,0.3],[5,0.2]"));
    CHECK(f.split.count == 3 && f.split.border_m == 0);
    free_fixture(&f);
}

static void an_edge_between_polygons_of_one_name_is_no_border(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -1, 3, 1)),
                         LINE("[2,-2],[2,-0.25],[2,2]"));
    double along_m = cor_geodesic_distance_m((cor_lonlat){ 2, -1 }, (cor_lonlat){ 2, 1 });
    CHECK(is_about(zone_m(&f, "a"), along_m) && f.split.border_m == 0 && f.split.count == 3);
    free_fixture(&f);
}

static void an_edge_within_another_polygon_of_the_name_is_no_border(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 1, -2, 4, 2) "," SQUARE("a", 2, -1, 3, 1)),
                         LINE("[2,-1.5],[2,1.5]"));
    CHECK(is_about(zone_m(&f, "a"), f.split.total_m) && f.split.count == 1);
    free_fixture(&f);
}

static void an_edge_that_only_one_side_has_is_a_border_though_it_is_there_twice(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 1, -1, 2, 1)),
                         LINE("[2,-0.5],[2,0.5]"));
    CHECK(is_about(f.split.border_m, f.split.total_m));
    free_fixture(&f);
}

static void a_zone_goes_on_across_the_antimeridian(void)
{
    fixture f =
        split_of(COLLECTION(SQUARE("a", 179, -1, 180, 1) "," SQUARE("a", -180, -1, -179, 1)),
                 LINE("[180,-0.5],[180,0.5]"));
    CHECK(is_about(zone_m(&f, "a"), f.split.total_m) && f.split.border_m == 0);
    free_fixture(&f);
    f = split_of(COLLECTION(SQUARE("a", 179, -1, 180, 1) "," SQUARE("a", -180, -1, -179, 1)),
                 LINE("[178.5,0],[-178.5,0]"));
    CHECK(is_about(zone_m(&f, "a"), 2 * degree_m) && f.split.count == 3);
    free_fixture(&f);
}

static void other_names_overlap_as_before(void)
{
    fixture f = split_of(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE(
                             "a", 1, -1, 3, 1) "," SQUARE("b", 2, -1, 4, 1)),
                         road);
    CHECK(is_about(zone_m(&f, "a"), degree_m) && is_about(zone_m(&f, "b"), degree_m));
    CHECK(is_about(f.split.overlap_m, degree_m));
    free_fixture(&f);
}

/* Near a border: 500 m on either side of where the zone begins and ends. */
static void check_sensitivity(const char *polygons, const char *line, size_t borders)
{
    fixture f = split_of(polygons, line);
    cor_sensitivity s;
    cor_sensitivity_measure(&s, f.line, &f.line->features[0], f.borders, 500);
    CHECK(fabs(s.within_m - 1000 * (double)borders) < 2);
    CHECK(fabs(s.zones[0].least_m - (f.split.zone_m[0] - 500 * (double)borders)) < 2);
    CHECK(fabs(s.zones[0].most_m - (f.split.zone_m[0] + 500 * (double)borders)) < 2);
    cor_sensitivity_free(&s);
    free_fixture(&f);
}

static void an_inner_edge_is_no_border_that_could_move(void)
{
    check_sensitivity(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -1, 3, 1)), road, 2);
    check_sensitivity(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE("a", 2, -1, 4, 1)), road, 2);
    check_sensitivity(COLLECTION(SQUARE("a", 1, -1, 3, 1) "," SQUARE("a", 1, -1, 3, 1)), road, 2);
    check_sensitivity(COLLECTION(SQUARE("a", 1, -2, 4, 2) "," SQUARE("a", 2, -1, 3, 1)), road, 2);
    check_sensitivity(COLLECTION(SQUARE("a", 179, -1, 180, 1) "," SQUARE("a", -180, -1, -179, 1)),
                      LINE("[178.5,0],[-178.5,0]"), 2);
    /* 111 m beside an edge, of which the other polygon shares the part that is near. */
    check_sensitivity(COLLECTION(SQUARE("a", 1, -1, 2, 1) "," SQUARE("a", 2, -1, 3, 0.5)),
                      LINE("[2.001,-0.3],[2.001,0.4]"), 0);
}

/* ---- Random zones, against an even-odd count of each polygon by itself. */

enum { POLYGONS_MAX = 10, SIDES_MAX = 5, GRID = 12, CASES = 400 };
static const double grid_deg = 0.001;

typedef struct polygon {
    cor_lonlat ring[SIDES_MAX + 1], hole[SIDES_MAX + 1];
    int sides, hole_sides; /* 0: no hole */
    int zone;
} polygon;

typedef struct zones {
    polygon items[POLYGONS_MAX];
    int count;
} zones;

/* On the grid, so that edges of polygons meet and are shared. */
static cor_lonlat corner(void)
{
    return (cor_lonlat){ floor(between(0, GRID + 1)) * grid_deg,
                         floor(between(0, GRID + 1)) * grid_deg };
}

static int random_box(cor_lonlat *ring)
{
    cor_lonlat a = corner(), b = corner();
    cor_lonlat box[] = { a, { b.lon_deg, a.lat_deg }, b, { a.lon_deg, b.lat_deg }, a };
    memcpy(ring, box, sizeof box);
    return a.lon_deg == b.lon_deg || a.lat_deg == b.lat_deg ? 0 : 4;
}

static int random_ring(cor_lonlat *ring)
{
    if (number() < 0.6)
        return random_box(ring);
    int sides = 3 + (int)between(0, 3);
    for (int i = 0; i < sides; i++)
        ring[i] = corner();
    ring[sides] = ring[0];
    return sides;
}

static polygon random_polygon(const zones *before)
{
    polygon p = { .zone = number() < 0.6 ? 0 : 1 };
    if (before->count && number() < 0.2) {
        p = before->items[(int)between(0, before->count)];
        return p;
    }
    while (!(p.sides = random_ring(p.ring))) {
    }
    p.hole_sides = number() < 0.3 ? random_box(p.hole) : 0;
    return p;
}

static void put_ring(cor_buf *out, const cor_lonlat *ring, int sides)
{
    cor_buf_char(out, '[');
    for (int i = 0; i <= sides; i++)
        cor_buf_printf(out, "%s[%.17g,%.17g]", i ? "," : "", ring[i].lon_deg, ring[i].lat_deg);
    cor_buf_char(out, ']');
}

static void put_polygon(cor_buf *out, const polygon *p)
{
    cor_buf_char(out, '[');
    put_ring(out, p->ring, p->sides);
    if (p->hole_sides) {
        cor_buf_char(out, ',');
        put_ring(out, p->hole, p->hole_sides);
    }
    cor_buf_char(out, ']');
}

/* Neighbours of one zone are sometimes one feature. */
static void put_zones(cor_buf *out, const zones *z)
{
    static const char *const names[] = { "a", "b" };
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < z->count; i++) {
        bool joins = i && z->items[i].zone == z->items[i - 1].zone && number() < 0.5;
        if (joins)
            cor_buf_char(out, ',');
        else
            cor_buf_printf(out,
                           "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},"
                           "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[",
                           i ? "]}}," : "", names[z->items[i].zone]);
        put_polygon(out, &z->items[i]);
    }
    cor_buf_text(out, "]}}]}");
}

/* Half of the vertices on the grid: such lines run along edges and through corners. */
static void put_line(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"LineString\",\"coordinates\":[");
    cor_lonlat p = corner();
    for (int i = 0; i < 7; i++) {
        cor_buf_printf(out, "%s[%.17g,%.17g]", i ? "," : "", p.lon_deg, p.lat_deg);
        cor_lonlat next = corner();
        double how = number();
        if (how < 0.3)
            next.lat_deg = p.lat_deg;
        else if (how < 0.5)
            next.lon_deg = p.lon_deg;
        else
            next.lon_deg += number() * grid_deg;
        if (next.lon_deg == p.lon_deg && next.lat_deg == p.lat_deg)
            next.lon_deg += grid_deg;
        p = next;
    }
    cor_buf_text(out, "]}");
}

static bool crosses(const cor_lonlat *ring, int sides, cor_lonlat p)
{
    bool inside = false;
    for (int i = 0; i < sides; i++)
        if ((ring[i].lat_deg > p.lat_deg) != (ring[i + 1].lat_deg > p.lat_deg) &&
            p.lon_deg < ring[i].lon_deg + (p.lat_deg - ring[i].lat_deg) *
                                              (ring[i + 1].lon_deg - ring[i].lon_deg) /
                                              (ring[i + 1].lat_deg - ring[i].lat_deg))
            inside = !inside;
    return inside;
}

/* Bit 0: in zone a; bit 1: in zone b. */
static int zones_at(const zones *z, cor_lonlat p)
{
    int in = 0;
    for (int i = 0; i < z->count; i++) {
        const polygon *g = &z->items[i];
        if (crosses(g->ring, g->sides, p) != crosses(g->hole, g->hole_sides, p))
            in |= 1 << g->zone;
    }
    return in;
}

enum { BORDER = 4 };

/* In steps of about two metres; both sides are looked at, two centimetres away. */
static void walk(const zones *z, const fixture *f, double length_m[5])
{
    static const double step_m = 2, aside_deg = 2e-7;
    const cor_part *part = &f->line->parts[0];
    const cor_lonlat *line = f->line->coords + part->first;
    for (size_t i = 1; i < part->count; i++) {
        cor_lonlat a = line[i - 1], b = line[i];
        double dx = b.lon_deg - a.lon_deg, dy = b.lat_deg - a.lat_deg;
        double edge_m = cor_geodesic_distance_m(a, b), off = aside_deg / hypot(dx, dy);
        int steps = (int)(edge_m / step_m) + 1;
        for (int k = 0; k < steps; k++) {
            double t = (k + 0.5) / steps;
            cor_lonlat left = { a.lon_deg + t * dx - off * dy, a.lat_deg + t * dy + off * dx };
            cor_lonlat right = { a.lon_deg + t * dx + off * dy, a.lat_deg + t * dy - off * dx };
            int in = zones_at(z, left);
            length_m[in == zones_at(z, right) ? in : BORDER] += edge_m / steps;
        }
    }
}

static double measured_m(const fixture *f, const char *name)
{
    double length_m = zone_m(f, name);
    return length_m < 0 ? 0 : length_m;
}

static void random_zones_are_the_union_of_their_polygons(void)
{
    for (uint64_t at = 1; at <= CASES; at++) {
        zones z = { .count = 0 };
        cor_buf polygons = { 0 }, line = { 0 };
        double walked_m[5] = { 0 };
        seed = at;
        for (int n = 1 + (int)between(0, POLYGONS_MAX); z.count < n; z.count++)
            z.items[z.count] = random_polygon(&z);
        put_zones(&polygons, &z);
        put_line(&line);
        fixture f = split_of(polygons.ptr, line.ptr);
        walk(&z, &f, walked_m);
        /* A walk is wrong by half a step at each crossing, and by one where it changes sides. */
        double allowed_m = 2.2 * (double)f.split.count + 0.1;
        CHECK(fabs(f.split.outside_m - walked_m[0]) < allowed_m);
        CHECK(fabs(measured_m(&f, "a") - walked_m[1]) < allowed_m);
        CHECK(fabs(measured_m(&f, "b") - walked_m[2]) < allowed_m);
        CHECK(fabs(f.split.overlap_m - walked_m[3]) < allowed_m);
        CHECK(fabs(f.split.border_m - walked_m[BORDER]) < allowed_m);
        CHECK(fabs(sum_m(&f) - f.split.total_m) < 1e-6);
        if (check_state.faults) {
            printf("seed %d\n%s\n%s\n", (int)at, polygons.ptr, line.ptr);
            at = CASES;
        }
        free_fixture(&f);
        cor_buf_free(&polygons);
        cor_buf_free(&line);
    }
}

/* Cuts the box into two, and those again, so many times; the tiles are one zone. */
static void put_tiles(cor_buf *out, cor_bbox box, int cuts)
{
    if (!cuts) {
        cor_buf_printf(
            out, "%s[[[%.17g,%.17g],[%.17g,%.17g],[%.17g,%.17g],[%.17g,%.17g],[%.17g,%.17g]]]",
            out->ptr[out->len - 1] == ']' ? "," : "", box.west_deg, box.south_deg, box.east_deg,
            box.south_deg, box.east_deg, box.north_deg, box.west_deg, box.north_deg, box.west_deg,
            box.south_deg);
        return;
    }
    cor_bbox one = box, other = box;
    if (number() < 0.5)
        one.east_deg = other.west_deg = between(box.west_deg, box.east_deg);
    else
        one.north_deg = other.south_deg = between(box.south_deg, box.north_deg);
    put_tiles(out, one, cuts - 1);
    put_tiles(out, other, cuts - 1);
}

/* A box in one piece, and in 64 tiles: the same split, and the same border that could move. */
static void tiles_of_a_zone_make_no_borders_of_their_own(void)
{
    static const cor_bbox box = { 7, 50, 7.1, 50.05 };
    static const char head[] = "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},"
                               "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[";
    for (uint64_t at = 1; at <= 12; at++) {
        cor_buf whole = { 0 }, tiles = { 0 }, line = { 0 };
        seed = at;
        cor_buf_text(&whole, head);
        put_tiles(&whole, box, 0);
        cor_buf_text(&whole, "]}}");
        cor_buf_text(&tiles, head);
        put_tiles(&tiles, box, 6);
        cor_buf_text(&tiles, "]}}");
        cor_buf_text(&line, "{\"type\":\"LineString\",\"coordinates\":[");
        for (int i = 0; i < 6; i++)
            cor_buf_printf(&line, "%s[%.9f,%.9f]", i ? "," : "", between(6.98, 7.12),
                           between(49.99, 50.06));
        cor_buf_text(&line, "]}");
        fixture a = split_of(whole.ptr, line.ptr), b = split_of(tiles.ptr, line.ptr);
        cor_sensitivity s, t;
        cor_sensitivity_measure(&s, a.line, &a.line->features[0], a.borders, 250);
        cor_sensitivity_measure(&t, b.line, &b.line->features[0], b.borders, 250);
        CHECK(is_about(b.split.zone_m[0], a.split.zone_m[0]) && a.split.count == b.split.count);
        CHECK(is_about(t.within_m, s.within_m) && is_about(t.zones[0].least_m, s.zones[0].least_m));
        CHECK(is_about(t.zones[0].most_m, s.zones[0].most_m));
        cor_sensitivity_free(&s);
        cor_sensitivity_free(&t);
        free_fixture(&a);
        free_fixture(&b);
        cor_buf_free(&whole);
        cor_buf_free(&tiles);
        cor_buf_free(&line);
    }
}

int main(void)
{
    RUN(parts_of_one_feature_may_overlap);
    RUN(features_of_one_name_may_overlap);
    RUN(a_feature_may_be_there_twice_or_three_times);
    RUN(polygons_of_one_name_may_nest);
    RUN(a_hole_that_another_polygon_covers_is_inside);
    RUN(an_island_in_a_lake_is_inside);
    RUN(where_polygons_of_one_name_touch_there_is_no_crossing);
    RUN(an_edge_between_polygons_of_one_name_is_no_border);
    RUN(an_edge_within_another_polygon_of_the_name_is_no_border);
    RUN(an_edge_that_only_one_side_has_is_a_border_though_it_is_there_twice);
    RUN(a_zone_goes_on_across_the_antimeridian);
    RUN(other_names_overlap_as_before);
    RUN(an_inner_edge_is_no_border_that_could_move);
    RUN(random_zones_are_the_union_of_their_polygons);
    RUN(tiles_of_a_zone_make_no_borders_of_their_own);
    return check_result();
}
