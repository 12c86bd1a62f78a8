#include "measure/heights.h"

#include <math.h>

#include "geo/geodesics.h"
#include "measure/elevation.h"
#include "unit/check.h"
#include "unit/raster_writing.h"

static const cor_raster_options options = { .use = COR_RASTER_HEIGHTS,
                                            .unpack = { 256, 1, 1.0 / 256, 32768 } };

/* Metres that rise evenly to the east and to the north: the height is known everywhere. */
static double plane(int column, int row, int band)
{
    (void)band;
    return 100 + 10 * (column + 0.5) - 4 * (row + 0.5);
}

static double plane_at(cor_lonlat p)
{
    return 100 + 10 * (p.lon_deg - 40) / 0.01 - 4 * (42 - p.lat_deg) / 0.01;
}

static cor_raster *open_dem(const char *name)
{
    cor_report report = { 0 };
    cor_raster *dem = NULL;
    CHECK(cor_raster_open(&dem, raster_path(name), &options, COR_NOWHERE, &report));
    cor_report_clear(&report);
    return dem;
}

static double height(cor_raster *dem, double lon, double lat)
{
    cor_report report = { 0 };
    double h = -1;
    cor_elevation *ground = cor_elevation_new(dem);
    CHECK(cor_elevation_at(&h, ground, (cor_lonlat){ lon, lat }, &report));
    cor_elevation_free(ground);
    cor_report_clear(&report);
    return h;
}

static void write_plane(void)
{
    const raster_file file = { "plane.tif", "EPSG:4326", { 40, 0.01, 0, 42, 0, -0.01 }, 700, 100, 1,
                               GDT_Float32, NULL };
    raster_write(&file, plane);
}

static void heights_are_interpolated_between_the_centres_of_cells(void)
{
    cor_raster *dem = open_dem("plane.tif");
    CHECK(fabs(height(dem, 40.005, 41.995) - plane(0, 0, 1)) < 1e-3);
    for (int i = 0; i < 50; i++) {
        cor_lonlat p = { 40.01 + 0.1 * i, 41.5 - 0.003 * i };
        CHECK(fabs(height(dem, p.lon_deg, p.lat_deg) - plane_at(p)) < 2e-3);
    }
    CHECK(fabs(height(dem, 40.001, 41.995) - plane(0, 0, 1)) < 1e-3); /* the rim: as its cell */
    CHECK(isnan(height(dem, 39.99, 41.5)));
    CHECK(isnan(height(dem, 45, 90)));
    cor_raster_free(dem);
}

static void samples_stand_at_their_distances(void)
{
    static const cor_lonlat line[] = { { 40.5, 41.5 }, { 43, 41.6 }, { 46.9, 41.2 } };
    cor_raster *dem = open_dem("plane.tif");
    cor_report report = { 0 };
    cor_heights h;
    CHECK(cor_heights_along(&h, dem, line, 3, 1000, &report));
    double total = cor_geodesic_length_m(line, 3);
    CHECK(h.count == (size_t)(total / 1000) + 2 && fabs(h.spacing_m - 1000) < 1e-9);
    CHECK(fabs(h.items[h.count - 1].distance_m - total) < 1e-6);
    for (size_t i = 0; i < h.count; i++) {
        CHECK(fabs(h.items[i].height_m - plane_at(h.items[i].at)) < 2e-3);
        CHECK(i + 1 == h.count || fabs(h.items[i].distance_m - 1000.0 * (double)i) < 1e-6);
    }
    cor_height_range range = cor_heights_range(&h);
    double rise = h.items[h.count - 1].height_m - h.items[0].height_m;
    CHECK(fabs(range.climb_m - range.descent_m - rise) < 1e-6 && range.missing_m == 0);
    cor_heights_free(&h);
    cor_raster_free(dem);
    cor_report_clear(&report);
}

static double holed(int column, int row, int band)
{
    return column >= 100 && column < 200 ? -9999 : plane(column, row, band);
}

static void ground_without_data_has_no_height(void)
{
    static const cor_lonlat line[] = { { 40.5, 41.5 }, { 43, 41.5 } };
    const raster_file file = { "holed.tif", "EPSG:4326", { 40, 0.01, 0, 42, 0, -0.01 }, 700, 100, 1,
                               GDT_Float32, NULL };
    GDALDatasetH made = raster_create(&file);
    GDALSetRasterNoDataValue(GDALGetRasterBand(made, 1), -9999);
    raster_fill(made, holed);
    GDALClose(made);
    cor_raster *dem = open_dem("holed.tif");
    cor_report report = { 0 };
    cor_heights h;
    CHECK(cor_heights_along(&h, dem, line, 2, 500, &report));
    cor_height_range range = cor_heights_range(&h);
    double wide = cor_geodesic_distance_m((cor_lonlat){ 41, 41.5 }, (cor_lonlat){ 42, 41.5 });
    CHECK(range.missing_m > wide && range.missing_m < wide + 2200);
    CHECK(range.least_m > 100 && range.climb_m > 0);
    cor_heights_free(&h);
    cor_raster_free(dem);
    cor_report_clear(&report);
}

static double by_longitude(int column, int row, int band)
{
    (void)row;
    (void)band;
    return fabs(column + 0.5 - 180);
}

static void the_earth_goes_on_behind_the_antimeridian(void)
{
    const raster_file file = { "earth.tif", "EPSG:4326", { -180, 1, 0, 90, 0, -1 }, 360, 180, 1,
                               GDT_Float32, NULL };
    raster_write(&file, by_longitude);
    cor_raster *dem = open_dem("earth.tif");
    CHECK(fabs(height(dem, 180, 10.5) - 179.5) < 1e-4);
    CHECK(fabs(height(dem, -179.75, 10.5) - 179.5) < 1e-4);
    CHECK(fabs(height(dem, 178, 10.5) - 178) < 1e-4);
    CHECK(fabs(height(dem, -178, 10.5) - 178) < 1e-4);
    cor_raster_free(dem);
}

static void a_line_s_own_heights_are_taken_as_they_are(void)
{
    static const cor_lonlat line[] = { { 0, 0 }, { 0, 1 }, { 0, 2 }, { 0, 3 } };
    const double z[] = { 5, 25, (double)NAN, 10 };
    cor_heights h;
    cor_heights_of_line(&h, line, z, 4);
    cor_height_range range = cor_heights_range(&h);
    CHECK(h.count == 4 && fabs(range.climb_m - 20) < 1e-9 && range.descent_m == 0);
    CHECK(fabs(range.missing_m - cor_geodesic_length_m(line + 1, 3)) < 1e-6);
    CHECK(fabs(range.least_m - 5) < 1e-9 && fabs(range.most_m - 25) < 1e-9);
    cor_heights_free(&h);
    cor_heights_of_line(&h, line, NULL, 4);
    CHECK(isnan(cor_heights_range(&h).least_m));
    cor_heights_free(&h);
}

int main(void)
{
    raster_folder_open();
    write_plane();
    RUN(heights_are_interpolated_between_the_centres_of_cells);
    RUN(samples_stand_at_their_distances);
    RUN(ground_without_data_has_no_height);
    RUN(the_earth_goes_on_behind_the_antimeridian);
    RUN(a_line_s_own_heights_are_taken_as_they_are);
    raster_folder_close();
    return check_result();
}
