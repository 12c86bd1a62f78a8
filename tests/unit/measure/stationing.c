#include "measure/stationing.h"

#include <math.h>

#include "geo/geodesics.h"
#include "unit/check.h"

/* One degree of longitude on the equator of WGS 84: a * pi / 180. */
static const double equator_degree_m = 6378137.0 * M_PI / 180;

static cor_station at(const cor_lonlat *line, size_t n, double distance_m)
{
    cor_stationing s = cor_stationing_new(line, n);
    cor_station found = cor_stationing_at(&s, distance_m);
    cor_stationing_free(&s);
    return found;
}

static cor_station nearest(const cor_lonlat *line, size_t n, cor_lonlat p, double *offset_m)
{
    cor_stationing s = cor_stationing_new(line, n);
    cor_station found = cor_stationing_nearest(&s, p, offset_m);
    cor_stationing_free(&s);
    return found;
}

static const cor_lonlat equator[] = { { 0, 0 }, { 1, 0 }, { 3, 0 } };

static void a_station_lies_at_its_distance_along_the_line(void)
{
    cor_station s = at(equator, 3, 2 * equator_degree_m);
    CHECK(fabs(s.at.lon_deg - 2) < 1e-9);
    CHECK(fabs(s.at.lat_deg) < 1e-9);
    CHECK(fabs(s.azimuth_deg - 90) < 1e-9);
}

static void stations_beyond_the_ends_are_clamped(void)
{
    CHECK(fabs(at(equator, 3, -5).at.lon_deg) < 1e-9);
    CHECK(fabs(at(equator, 3, 1e9).at.lon_deg - 3) < 1e-9);
    CHECK(fabs(at(equator, 3, 1e9).distance_m - 3 * equator_degree_m) < 1e-6);
}

static void repeated_vertices_do_not_disturb_stations(void)
{
    static const cor_lonlat line[] = { { 0, 0 }, { 0, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 } };
    cor_station s = at(line, 5, equator_degree_m / 2);
    CHECK(fabs(s.at.lon_deg - 0.5) < 1e-9);
    CHECK(fabs(at(line, 5, 1e9).at.lon_deg - 1) < 1e-9);
}

static void the_nearest_station_is_the_foot_of_the_point(void)
{
    double away;
    cor_station s = nearest(equator, 3, (cor_lonlat){ 1.5, 0.01 }, &away);
    CHECK(fabs(s.distance_m - 1.5 * equator_degree_m) < 1e-6);
    CHECK(fabs(away - cor_geodesic_distance_m((cor_lonlat){ 1.5, 0.01 }, s.at)) < 1e-9);
    CHECK(fabs(away - 1105.7) < 1);
}

/* A place beside the middle of a geodesic, at a right angle to it, has the middle as its foot. */
static void check_foot(cor_lonlat a, cor_lonlat b, double aside_m)
{
    const cor_lonlat line[] = { a, b };
    double middle_m = cor_geodesic_distance_m(a, b) / 2, away;
    cor_station middle = at(line, 2, middle_m);
    double across = cor_geodesic_azimuth_deg(middle.at, b) + 90;
    cor_lonlat p = cor_geodesic_direct(middle.at, across, aside_m);
    cor_station foot = nearest(line, 2, p, &away);
    CHECK(fabs(foot.distance_m - middle_m) < 1e-3);
    CHECK(fabs(away - aside_m) < 1e-6);
}

static void feet_are_found_on_long_edges_and_everywhere(void)
{
    check_foot((cor_lonlat){ 0, 50 }, (cor_lonlat){ 100, 60 }, 20000);
    check_foot((cor_lonlat){ 170, -17 }, (cor_lonlat){ -170, -18 }, 500);
    check_foot((cor_lonlat){ 10, 88 }, (cor_lonlat){ -170, 88 }, 1000); /* over the pole */
    check_foot((cor_lonlat){ 45, 40 }, (cor_lonlat){ 46, 40 }, 100);
}

/* Of a zigzag too, whatever edges are passed over: no place of the line is nearer. */
static void no_place_of_the_line_is_nearer(void)
{
    enum { N = 40 };
    cor_lonlat line[N], p = { 179.9, 71.3 };
    for (int i = 0; i < N; i++)
        line[i] = (cor_lonlat){ remainder(170 + 0.5 * i, 360), 70 + (i % 3) + 0.01 * (i * i % 7) };
    double away, least = HUGE_VAL;
    cor_stationing s = cor_stationing_new(line, N);
    cor_stationing_nearest(&s, p, &away);
    for (double d = 0; d < s.length_m; d += 20)
        least = fmin(least, cor_geodesic_distance_m(p, cor_stationing_at(&s, d).at));
    CHECK(away <= least && least - away < 0.1);
    cor_stationing_free(&s);
}

int main(void)
{
    RUN(a_station_lies_at_its_distance_along_the_line);
    RUN(stations_beyond_the_ends_are_clamped);
    RUN(repeated_vertices_do_not_disturb_stations);
    RUN(the_nearest_station_is_the_foot_of_the_point);
    RUN(feet_are_found_on_long_edges_and_everywhere);
    RUN(no_place_of_the_line_is_nearer);
    return check_result();
}
