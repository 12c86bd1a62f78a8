#include "measure/route.h"

#include <math.h>

#include "geo/geodesics.h"
#include "unit/check.h"

/* One degree of longitude on the equator of WGS 84: a * pi / 180. */
static const double equator_degree_m = 6378137.0 * M_PI / 180;

static const cor_lonlat equator[] = { { 0, 0 }, { 1, 0 }, { 3, 0 } };

static void a_station_lies_at_its_distance_along_the_line(void)
{
    cor_station s = cor_station_at(equator, 3, 2 * equator_degree_m);
    CHECK(fabs(s.at.lon_deg - 2) < 1e-9);
    CHECK(fabs(s.at.lat_deg) < 1e-9);
    CHECK(fabs(s.azimuth_deg - 90) < 1e-9);
}

static void stations_beyond_the_ends_are_clamped(void)
{
    CHECK(fabs(cor_station_at(equator, 3, -5).at.lon_deg) < 1e-9);
    CHECK(fabs(cor_station_at(equator, 3, 1e9).at.lon_deg - 3) < 1e-9);
    CHECK(fabs(cor_station_at(equator, 3, 1e9).distance_m - 3 * equator_degree_m) < 1e-6);
}

static void repeated_vertices_do_not_disturb_stations(void)
{
    static const cor_lonlat line[] = { { 0, 0 }, { 0, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 } };
    cor_station s = cor_station_at(line, 5, equator_degree_m / 2);
    CHECK(fabs(s.at.lon_deg - 0.5) < 1e-9);
    CHECK(fabs(cor_station_at(line, 5, 1e9).at.lon_deg - 1) < 1e-9);
}

static void the_nearest_station_is_the_foot_of_the_point(void)
{
    double away;
    cor_station s = cor_station_nearest(equator, 3, (cor_lonlat){ 1.5, 0.01 }, &away);
    CHECK(fabs(s.distance_m - 1.5 * equator_degree_m) < 0.5);
    CHECK(fabs(away - cor_geodesic_distance_m((cor_lonlat){ 1.5, 0.01 }, s.at)) < 1e-9);
    CHECK(fabs(away - 1105.7) < 1);
}

static void length_counts_lines_and_nothing_else(void)
{
    cor_lonlat coords[] = { { 0, 0 }, { 1, 0 }, { 5, 5 }, { 0, 0 }, { 0, 1 } };
    cor_part parts[] = { { COR_PART_LINE, 0, 2 }, { COR_PART_POINT, 2, 1 },
                         { COR_PART_LINE, 3, 2 } };
    cor_feature feature = { .first_part = 0, .part_count = 3 };
    cor_dataset data = { .features = &feature, .feature_count = 1, .parts = parts,
                         .part_count = 3, .coords = coords, .coord_count = 5 };
    double meridian_degree_m = 110574.388558;
    CHECK(fabs(cor_route_length_m(&data, &feature) - equator_degree_m - meridian_degree_m) < 1e-3);
}

int main(void)
{
    RUN(a_station_lies_at_its_distance_along_the_line);
    RUN(stations_beyond_the_ends_are_clamped);
    RUN(repeated_vertices_do_not_disturb_stations);
    RUN(the_nearest_station_is_the_foot_of_the_point);
    RUN(length_counts_lines_and_nothing_else);
    return check_result();
}
