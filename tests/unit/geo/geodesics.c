#include "geo/geodesics.h"

#include <math.h>

#include "unit/check.h"

static double differs_deg(double a, double b)
{
    return fabs(remainder(a - b, 360));
}

/* From GeographicLib's test set for geodesics (Karney, doi:10.5281/zenodo.32156): latitude and
 * longitude of both ends, azimuth at the first, distance. */
static void distances_are_those_of_the_test_set(void)
{
    static const struct {
        double lat1, lon1, azimuth, lat2, lon2, distance_m;
    } known[] = {
        { 36.530042355041, 0, 176.125875162171, -48.164270779097768864, 5.762344694676510456,
          9398502.0434687 },
        { 10.921226035849, 0, 55.357395703568, 35.247410984329374119, 59.471562388985018642,
          6552967.9476886 },
        { 36.266630542565, 0, 58.536799059456, 32.938605083647632908, 98.042857137837771412,
          8567178.3141464 },
        { 0, 0, 0, 0, 180, 20003931.4586254470 }, /* antipodes: over the pole */
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        cor_lonlat a = { known[i].lon1, known[i].lat1 }, b = { known[i].lon2, known[i].lat2 };
        CHECK(fabs(cor_geodesic_distance_m(a, b) - known[i].distance_m) < 1e-6);
        CHECK(differs_deg(cor_geodesic_azimuth_deg(a, b), known[i].azimuth) < 1e-9);
        cor_lonlat to = cor_geodesic_direct(a, known[i].azimuth, known[i].distance_m);
        CHECK(cor_geodesic_distance_m(to, b) < 1e-6);
    }
}

/* Long enough for several blocks, which threads share; and one edge more or less than a block. */
static void a_long_line_is_summed_whole(void)
{
    enum { N = 200003 };
    static cor_lonlat line[N];
    static double heights[N];
    for (int i = 0; i < N; i++) {
        line[i] = (cor_lonlat){ 1e-4 * i, 0 };
        heights[i] = 5 * (i % 2);
    }
    double edge = cor_geodesic_distance_m(line[0], line[1]);
    const int counts[] = { N, 65536, 65537, 65538, 131073, 2 };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        size_t n = (size_t)counts[i];
        CHECK(fabs(cor_geodesic_length_m(line, n) - (double)(n - 1) * edge) < 1e-6);
        CHECK(fabs(cor_geodesic_slant_m(line, heights, n) - (double)(n - 1) * hypot(edge, 5)) <
              1e-6);
    }
}

static void a_length_is_the_sum_of_its_edges_either_way(void)
{
    enum { N = 1000 };
    cor_lonlat there[N], back[N];
    for (int i = 0; i < N; i++) {
        there[i] = (cor_lonlat){ 44 + 0.001 * i + 0.01 * sin(i), 39 + 0.01 * cos(3 * i) };
        back[N - 1 - i] = there[i];
    }
    double sum = 0;
    for (int i = 1; i < N; i++)
        sum += cor_geodesic_distance_m(there[i - 1], there[i]);
    CHECK(fabs(cor_geodesic_length_m(there, N) - sum) < 1e-6);
    CHECK(fabs(cor_geodesic_length_m(there, N) - cor_geodesic_length_m(back, N)) < 1e-8);
    CHECK(cor_geodesic_length_m(there, N) >= cor_geodesic_distance_m(there[0], there[N - 1]));
    CHECK(cor_geodesic_length_m(there, 1) == 0 && cor_geodesic_length_m(NULL, 0) == 0);
}

static void a_coordinate_that_is_none_gives_nan(void)
{
    cor_lonlat a = { 46, 39 };
    CHECK(isnan(cor_geodesic_distance_m(a, (cor_lonlat){ (double)NAN, 39 })));
    CHECK(isnan(cor_geodesic_distance_m(a, (cor_lonlat){ 46, 91 })));
    cor_lonlat line[] = { { 46, 39 }, { 46, (double)NAN }, { 46, 40 } };
    CHECK(isnan(cor_geodesic_length_m(line, 3)));
}

int main(void)
{
    RUN(distances_are_those_of_the_test_set);
    RUN(a_long_line_is_summed_whole);
    RUN(a_length_is_the_sum_of_its_edges_either_way);
    RUN(a_coordinate_that_is_none_gives_nan);
    return check_result();
}
