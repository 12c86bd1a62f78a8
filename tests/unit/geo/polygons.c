/* Polygons: what is inside stays inside, whatever seam, pole or horizon cuts them. */
#include "unit/check.h"
#include "unit/geo/sheet.h"

static const char *const projections[] = {
    "+proj=eqc +lon_0=0 +R=6371000",
    "+proj=robin +lon_0=150 +R=6371000",
    "+proj=merc +lon_0=-100 +R=6371000",
    "+proj=lcc +lat_1=30 +lat_2=60 +lon_0=60 +R=6371000",
    "+proj=aea +lat_1=-20 +lat_2=-60 +lon_0=20 +R=6371000",
    "+proj=igh +R=6371000",
    "+proj=tmerc +approx +lon_0=30 +R=6371000",
    "+proj=utm +zone=38 +datum=WGS84",
    "+proj=ortho +lat_0=30 +lon_0=40 +R=6371000",
    "+proj=ortho +lat_0=0 +lon_0=0 +R=6371000",
    "+proj=stere +lat_0=-90 +datum=WGS84",
    "+proj=stere +lat_0=40 +lon_0=170 +R=6371000",
    "+proj=laea +lat_0=90 +lon_0=-20 +R=6371000",
    "+proj=laea +lat_0=-30 +lon_0=179 +R=6371000",
    "+proj=aeqd +lat_0=10 +lon_0=-60 +R=6371000",
    "+proj=gnom +lat_0=-60 +lon_0=100 +R=6371000",
    "+proj=nsper +h=3000000 +lat_0=50 +lon_0=-170 +R=6371000",
};
enum { PROJECTIONS = sizeof projections / sizeof *projections, RING_MAX = 128 };

static size_t cap_of_the_south(cor_lonlat *ring, double lat_deg)
{
    size_t n = 0;
    for (int lon = -180; lon <= 180; lon += 10)
        ring[n++] = (cor_lonlat){ lon, lat_deg };
    ring[n++] = (cor_lonlat){ 180, -90 };
    ring[n++] = (cor_lonlat){ -180, -90 };
    ring[n++] = ring[0];
    return n;
}

static void a_continent_around_the_pole_has_its_area(void)
{
    static const char *const equal_area[] = {
        "+proj=laea +lat_0=-90 +lon_0=0 +R=6371000",  "+proj=laea +lat_0=-90 +lon_0=33 +R=6371000",
        "+proj=laea +lat_0=-30 +lon_0=70 +R=6371000", "+proj=cea +R=6371000",
        "+proj=eqearth +lon_0=30 +R=6371000",         "+proj=moll +lon_0=-77 +R=6371000",
        "+proj=sinu +lon_0=180 +R=6371000",           "+proj=aea +lat_1=20 +lat_2=50 +R=6371000",
        "+proj=imoll +R=6371000",
    };
    cor_lonlat ring[RING_MAX];
    size_t n = cap_of_the_south(ring, -70);
    double expected = 2 * M_PI * sheet_radius_m * sheet_radius_m * (1 - sin(70 * M_PI / 180));
    for (size_t i = 0; i < sizeof equal_area / sizeof *equal_area; i++) {
        sheet s = sheet_open(equal_area[i], (cor_xy){ 0, 0 }, 2.2e7, COR_EDGES_PLANAR);
        sheet_polygon(&s, ring, n);
        double area = sheet_area_m2(&s);
        CHECK(fabs(area / expected - 1) < 0.01);
        if (fabs(area / expected - 1) >= 0.01)
            printf("  %s: %g of the area\n", equal_area[i], area / expected);
        sheet_close(&s);
    }
}

static void in_polar_stereographic_a_continent_is_one_piece_without_a_slit(void)
{
    cor_lonlat ring[RING_MAX];
    size_t n = cap_of_the_south(ring, -70);
    sheet s = sheet_open("EPSG:3031", (cor_xy){ 0, 0 }, 4e6, COR_EDGES_PLANAR);
    sheet_polygon(&s, ring, n);
    cor_pt p;
    for (int lon = -180; lon < 180; lon += 5)
        for (double lat = -89.5; lat < -70.5; lat += 1) {
            bool visible = cor_view_point(s.view, (cor_lonlat){ lon + 0.01, lat }, &p);
            CHECK(visible && sheet_fills(&s, p));
        }
    cor_path_clear(&s.path);
    sheet_outline(&s, ring, n);
    CHECK(s.path.contour_count == 1);
    CHECK(s.path.contours[0].count > 70);
    for (size_t i = 0; i < s.path.point_count; i++) /* never along 180 to the pole */
        CHECK(hypot(s.path.points[i].x_pt - 300, s.path.points[i].y_pt - 300) > 100);
    sheet_close(&s);
}

static void a_geodesic_ring_around_the_pole_contains_it(void)
{
    cor_lonlat ring[RING_MAX];
    size_t n = 0;
    for (int lon = -180; lon < 180; lon += 10)
        ring[n++] = (cor_lonlat){ lon + 3, -70 };
    ring[n++] = ring[0];
    static const char *const crs[] = { "EPSG:3031", "+proj=robin +R=6371000",
                                       "+proj=laea +lat_0=-50 +lon_0=90 +R=6371000" };
    for (int i = 0; i < 3; i++) {
        sheet s = sheet_open(crs[i], (cor_xy){ 0, 0 }, 2e7, COR_EDGES_GEODESIC);
        sheet_polygon(&s, ring, n);
        for (int lon = -175; lon < 180; lon += 10) {
            cor_pt p;
            CHECK(cor_view_point(s.view, (cor_lonlat){ lon, -85 }, &p) && sheet_fills(&s, p));
            CHECK(cor_view_point(s.view, (cor_lonlat){ lon, -60 }, &p) && !sheet_fills(&s, p));
        }
        sheet_close(&s);
    }
}

/* An island around the antimeridian, cut in two as RFC 7946 asks. */
static const cor_lonlat west_half[] = { { 177, -18 }, { 180, -19 }, { 180, -16 }, { 177, -18 } };
static const cor_lonlat east_half[] = {
    { -180, -19 }, { -178, -17 }, { -180, -16 }, { -180, -19 }
};
static const cor_lonlat uncut[] = {
    { 177, -18 }, { 180, -19 }, { 182, -17 }, { 180, -16 }, { 177, -18 }
};

static bool all_within(const sheet *s, double x0, double x1)
{
    for (size_t i = 0; i < s->path.point_count; i++)
        if (s->path.points[i].x_pt < x0 || s->path.points[i].x_pt > x1)
            return false;
    return s->path.point_count > 0;
}

static void an_island_cut_at_180_is_whole_in_a_map_of_the_pacific(void)
{
    sheet s = sheet_open("+proj=cea +lon_0=180 +R=6371000", (cor_xy){ 0, 0 }, 2.1e7,
                         COR_EDGES_PLANAR);
    sheet_polygon(&s, west_half, 4);
    sheet_polygon(&s, east_half, 4);
    double cut = sheet_area_m2(&s);
    CHECK(all_within(&s, 290, 310));
    cor_path_clear(&s.path);
    sheet_polygon(&s, uncut, 5);
    CHECK(fabs(cut / sheet_area_m2(&s) - 1) < 1e-3);
    cor_path_clear(&s.path);
    sheet_outline(&s, west_half, 4);
    sheet_outline(&s, east_half, 4);
    for (size_t i = 0; i < s.path.contour_count; i++) {
        CHECK(!s.path.contours[i].closed);
        for (size_t k = 0; k + 1 < s.path.contours[i].count; k++) {
            const cor_pt *p = s.path.points + s.path.contours[i].first + k;
            CHECK(fabs(p[0].x_pt - 300) > 0.01 || fabs(p[1].x_pt - 300) > 0.01);
        }
    }
    sheet_close(&s);
}

static void an_island_past_180_is_at_both_ends_of_a_map_of_the_atlantic(void)
{
    sheet s = sheet_open("+proj=cea +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    sheet_polygon(&s, uncut, 5);
    double area = sheet_area_m2(&s);
    CHECK(s.path.contour_count == 2);
    for (size_t i = 0; i < s.path.point_count; i++)
        CHECK(s.path.points[i].x_pt < 40 || s.path.points[i].x_pt > 560);
    cor_path_clear(&s.path);
    sheet_polygon(&s, west_half, 4);
    sheet_polygon(&s, east_half, 4);
    CHECK(fabs(area / sheet_area_m2(&s) - 1) < 1e-3);
    cor_path_clear(&s.path);
    sheet_outline(&s, uncut, 5);
    CHECK(s.path.contour_count == 2); /* open, and not along the seam */
    for (size_t i = 0; i < s.path.contour_count; i++)
        CHECK(!s.path.contours[i].closed);
    sheet_close(&s);
}

static void a_whole_ring_has_a_closed_outline(void)
{
    static const cor_lonlat ring[] = { { 10, 10 }, { 40, 10 }, { 30, 40 }, { 10, 10 } };
    sheet s = sheet_open("+proj=robin +R=6371000", (cor_xy){ 0, 0 }, 2.1e7, COR_EDGES_PLANAR);
    sheet_outline(&s, ring, 4);
    CHECK(s.path.contour_count == 1 && s.path.contours[0].closed);
    sheet_close(&s);
    /* Half of it in the frame: cut elsewhere than where it begins. */
    s = sheet_open("+proj=eqc +R=6371000", (cor_xy){ 0, 0 }, 2.5e6, COR_EDGES_PLANAR);
    sheet_outline(&s, ring, 4);
    CHECK(s.path.contour_count == 1 && !s.path.contours[0].closed);
    sheet_close(&s);
}

static void the_world_fills_the_hemisphere_and_no_more(void)
{
    static const cor_lonlat world[] = {
        { -180, -90 }, { 180, -90 }, { 180, 90 }, { -180, 90 }, { -180, -90 }
    };
    sheet s = sheet_open("+proj=ortho +lat_0=30 +lon_0=40 +R=6371000", (cor_xy){ 0, 0 }, 7e6,
                         COR_EDGES_PLANAR);
    sheet_polygon(&s, world, 5);
    double disc = M_PI * sheet_radius_m * sheet_radius_m;
    CHECK(fabs(sheet_area_m2(&s) / disc - 1) < 1e-3);
    cor_path_clear(&s.path);
    cor_view_sphere(s.view, &s.path);
    CHECK(s.path.contour_count == 1 && fabs(sheet_area_m2(&s) / disc - 1) < 1e-3);
    cor_path_clear(&s.path);
    sheet_outline(&s, world, 5);
    CHECK(s.path.contour_count == 0); /* all of it is how files say "everything" */
    sheet_close(&s);
}

static void what_lies_behind_the_horizon_is_not_drawn(void)
{
    static const cor_lonlat behind[] = {
        { -150, -40 }, { -130, -40 }, { -130, -20 }, { -150, -20 }, { -150, -40 }
    };
    sheet s = sheet_open("+proj=ortho +lat_0=30 +lon_0=40 +R=6371000", (cor_xy){ 0, 0 }, 7e6,
                         COR_EDGES_PLANAR);
    sheet_polygon(&s, behind, 5);
    sheet_outline(&s, behind, 5);
    CHECK(s.path.contour_count == 0);
    sheet_close(&s);
}

static bool holds(const cor_lonlat *ring, size_t n, cor_lonlat p)
{
    bool inside = false;
    for (int turn = -2; turn <= 2; turn++) {
        double lon = p.lon_deg + 360 * turn;
        for (size_t i = 0; i + 1 < n; i++) {
            cor_lonlat a = ring[i], b = ring[i + 1];
            if ((a.lon_deg > lon) != (b.lon_deg > lon) &&
                a.lat_deg + (b.lat_deg - a.lat_deg) * (lon - a.lon_deg) / (b.lon_deg - a.lon_deg) >
                    p.lat_deg)
                inside = !inside;
        }
    }
    return inside;
}

/* Any star around a place, perhaps past 180, cut off at the poles. */
static size_t random_ring(cor_lonlat *ring, unsigned long long *seed)
{
    size_t n = 3 + (size_t)(sheet_random(seed) * 12);
    double lon = sheet_random(seed) * 400 - 200, lat = sheet_random(seed) * 180 - 90;
    double reach = pow(10, sheet_random(seed) * 2) * 1.7;
    for (size_t i = 0; i < n; i++) {
        double turn = ((double)i + 0.5 * sheet_random(seed)) * 2 * M_PI / (double)n;
        double far = reach * (0.2 + 0.8 * sheet_random(seed));
        ring[i] = (cor_lonlat){ lon + far * cos(turn), lat + far * sin(turn) };
        ring[i].lat_deg = fmin(fmax(ring[i].lat_deg, -90), 90);
    }
    ring[n] = ring[0];
    return n + 1;
}

/* Whether the border passes near p: then either answer is right. */
static bool is_near_border(const cor_lonlat *ring, size_t n, cor_lonlat p, double by_deg)
{
    bool inside = holds(ring, n, p);
    for (int i = 0; i < 16; i++) {
        double across = by_deg * cos(i * M_PI / 8) / fmax(cos(p.lat_deg * M_PI / 180), 0.02);
        cor_lonlat q = { p.lon_deg + across, p.lat_deg + by_deg * sin(i * M_PI / 8) };
        if (fabs(q.lat_deg) > 90 || holds(ring, n, q) != inside)
            return true;
    }
    return false;
}

static int wrong_points(sheet *s, const cor_lonlat *ring, size_t n, unsigned long long *seed)
{
    int wrong = 0;
    for (int i = 0; i < 60; i++) {
        cor_lonlat p = { sheet_random(seed) * 360 - 180, sheet_random(seed) * 180 - 90 };
        cor_pt at;
        if (!cor_view_point(s->view, p, &at) || is_near_border(ring, n, p, 0.15) ||
            sheet_distance_pt(s, at) < 0.5) /* near a horizon degrees are small */
            continue;
        wrong += sheet_fills(s, at) != holds(ring, n, p);
    }
    return wrong;
}

static void a_place_is_filled_when_it_lies_in_the_polygon(void)
{
    static const double widths_m[] = { 2.2e7, 6e6, 1.5e6 };
    for (int i = 0; i < PROJECTIONS; i++) {
        unsigned long long seed = 20261124;
        for (int k = 0; k < 150; k++) {
            cor_xy centre = { (sheet_random(&seed) - 0.5) * 8e6,
                              (sheet_random(&seed) - 0.5) * 8e6 };
            if (k % 3 == 0)
                centre = (cor_xy){ 0, 0 };
            sheet s = sheet_open(projections[i], centre, widths_m[k % 3], COR_EDGES_PLANAR);
            cor_lonlat ring[RING_MAX];
            size_t n = random_ring(ring, &seed);
            sheet_polygon(&s, ring, n);
            int wrong = wrong_points(&s, ring, n, &seed);
            CHECK(wrong == 0);
            if (wrong)
                printf("  %s, case %d of the seed 20261124: %d\n", projections[i], k, wrong);
            sheet_close(&s);
        }
    }
}

static void a_hole_stays_a_hole_across_the_seam(void)
{
    static const cor_lonlat outer[] = {
        { 150, -30 }, { 210, -30 }, { 210, 30 }, { 150, 30 }, { 150, -30 }
    };
    static const cor_lonlat hole[] = {
        { 170, -10 }, { 190, -10 }, { 190, 10 }, { 170, 10 }, { 170, -10 }
    };
    const cor_lonlat *rings[] = { outer, hole };
    const size_t counts[] = { 5, 5 };
    for (int i = 0; i < PROJECTIONS; i++) {
        sheet s = sheet_open(projections[i], (cor_xy){ 0, 0 }, 2.2e7, COR_EDGES_PLANAR);
        cor_view_polygon(s.view, rings, counts, 2, &s.path);
        cor_pt p;
        if (cor_view_point(s.view, (cor_lonlat){ 179.5, 1 }, &p))
            CHECK(!sheet_fills(&s, p));
        if (cor_view_point(s.view, (cor_lonlat){ -175, 20 }, &p))
            CHECK(sheet_fills(&s, p));
        sheet_close(&s);
    }
}

int main(void)
{
    RUN(a_continent_around_the_pole_has_its_area);
    RUN(in_polar_stereographic_a_continent_is_one_piece_without_a_slit);
    RUN(a_geodesic_ring_around_the_pole_contains_it);
    RUN(an_island_cut_at_180_is_whole_in_a_map_of_the_pacific);
    RUN(an_island_past_180_is_at_both_ends_of_a_map_of_the_atlantic);
    RUN(a_whole_ring_has_a_closed_outline);
    RUN(the_world_fills_the_hemisphere_and_no_more);
    RUN(what_lies_behind_the_horizon_is_not_drawn);
    RUN(a_hole_stays_a_hole_across_the_seam);
    RUN(a_place_is_filled_when_it_lies_in_the_polygon);
    return check_result();
}
