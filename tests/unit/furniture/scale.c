#include "furniture/scale.h"

#include <math.h>
#include <stdlib.h>

#include "geo/geodesics.h"
#include "unit/check.h"

typedef struct case_row {
    const char *crs;
    double west, south, east, north;
} case_row;

static double between(double a, double b)
{
    return a + (b - a) * rand() / RAND_MAX;
}

/* A map of `width_deg` about (lon, lat) in a frame of 500 x 350 pt. */
static bool open_map(cor_map *map, const char *crs, cor_lonlat at, double width_m)
{
    cor_report report = { 0 };
    *map = (cor_map){ .name = "main", .frame = { 20, 20, 520, 370 } };
    if (!cor_crs_open(&map->crs, crs, COR_NOWHERE, &report))
        return false;
    cor_xy c = cor_crs_forward(map->crs, at);
    map->extent = (cor_box){ c.x_m - width_m / 2, c.y_m - width_m * 0.35, c.x_m + width_m / 2,
                             c.y_m + width_m * 0.35 };
    const cor_view_options options = { .crs = map->crs,
                                       .extent = map->extent,
                                       .frame = map->frame,
                                       .margin_pt = 12,
                                       .tolerance_pt = 0.14,
                                       .edges = COR_EDGES_PLANAR };
    bool well = cor_view_new(&map->view, &options, COR_NOWHERE, &report);
    map->scale_denominator = width_m / (500 * 0.0254 / 72);
    cor_report_clear(&report);
    return well;
}

/* The ends of the bar, taken back to the earth, are its length apart. */
static double error_of_bar_mm(const cor_map *map, double length_m)
{
    double width;
    cor_lonlat a, b;
    cor_pt middle = { 270, 195 };
    if (!cor_scale_width(&width, map, middle, length_m))
        return (double)NAN;
    if (!cor_view_unproject(map->view, (cor_pt){ middle.x_pt - width / 2, middle.y_pt }, &a) ||
        !cor_view_unproject(map->view, (cor_pt){ middle.x_pt + width / 2, middle.y_pt }, &b))
        return (double)NAN;
    double got = cor_geodesic_distance_m(a, b);
    return fabs(got - length_m) / length_m * width * 25.4 / 72;
}

static void a_bar_is_as_long_as_the_geodesic_between_its_ends(void)
{
    static const case_row rows[] = {
        { "EPSG:3857", -170, -75, 170, 75 },
        { "EPSG:32638", 43, 5, 47, 75 },
        { "+proj=lcc +lat_1=39 +lat_2=41 +lat_0=40 +lon_0=47 +datum=WGS84", 40, 35, 54, 45 },
        { "EPSG:3031", -179, -88, 179, -62 },
        { "EPSG:3995", -179, 62, 179, 88 },
        { "EPSG:3035", -5, 36, 25, 64 },
        { "EPSG:4326", -170, -70, 170, 70 },
    };
    double worst = 0;
    int seen = 0;
    srand(11);
    for (int i = 0; i < 200; i++) {
        const case_row *r = &rows[i % (int)(sizeof rows / sizeof *rows)];
        cor_lonlat at = { between(r->west, r->east), between(r->south, r->north) };
        double width = exp(between(log(2e3), log(8e5)));
        cor_map map;
        bool open = open_map(&map, r->crs, at, width);
        CHECK(open);
        if (!open)
            continue;
        double error = error_of_bar_mm(&map, cor_scale_round(width / 8, false));
        if (!isnan(error)) {
            worst = fmax(worst, error);
            seen++;
        }
        cor_view_free(map.view);
        cor_crs_free(map.crs);
    }
    printf("worst error of %d bars: %.2e mm\n", seen, worst);
    CHECK(seen >= 190);
    CHECK(worst < 1e-4);
}

static void web_mercator_varies_and_utm_does_not(void)
{
    cor_map map;
    CHECK(open_map(&map, "EPSG:3857", (cor_lonlat){ 20, 60 }, 3e6));
    CHECK(cor_scale_variation(&map, (cor_pt){ 270, 195 }) > 0.1);
    cor_view_free(map.view);
    cor_crs_free(map.crs);
    CHECK(open_map(&map, "EPSG:32638", (cor_lonlat){ 46, 39 }, 8e4));
    CHECK(cor_scale_variation(&map, (cor_pt){ 270, 195 }) < 0.001);
    cor_view_free(map.view);
    cor_crs_free(map.crs);
}

static void only_mercator_goes_by_latitude(void)
{
    static const struct row {
        const char *crs;
        bool goes;
        cor_scale_direction direction;
    } rows[] = {
        { "EPSG:3857", true, COR_SCALE_ALL_WAYS },
        { "EPSG:4326", false, COR_SCALE_EAST_WEST },
        { "EPSG:32638", false, COR_SCALE_ALL_WAYS },
        { "+proj=cass +lat_0=0 +lon_0=15", false, COR_SCALE_OBLIQUE },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_map map;
        CHECK(open_map(&map, rows[i].crs, (cor_lonlat){ 46, 39 }, 3e6));
        CHECK(cor_scale_goes_by_latitude(&map) == rows[i].goes);
        CHECK(cor_scale_direction_of(&map, (cor_pt){ 270, 195 }, 0.05) == rows[i].direction);
        cor_view_free(map.view);
        cor_crs_free(map.crs);
    }
}

static void lengths_are_round(void)
{
    CHECK(fabs(cor_scale_round(99, false) - 50) < 1e-9);
    CHECK(fabs(cor_scale_round(100, false) - 100) < 1e-9);
    CHECK(fabs(cor_scale_round(0.45, false) - 0.2) < 1e-9);
    CHECK(fabs(cor_scale_round(7300, false) - 5000) < 1e-9);
    CHECK(fabs(cor_scale_round(3100, true) - 3000) < 1e-9);
    CHECK(fabs(cor_scale_round(99, true) - 50) < 1e-9);
    CHECK(cor_scale_divisions(50) == 5 && cor_scale_divisions(30) == 3);
    CHECK(cor_scale_divisions(20) == 2 && cor_scale_divisions(25) == 2);
}

int main(void)
{
    RUN(a_bar_is_as_long_as_the_geodesic_between_its_ends);
    RUN(web_mercator_varies_and_utm_does_not);
    RUN(only_mercator_goes_by_latitude);
    RUN(lengths_are_round);
    return check_result();
}
