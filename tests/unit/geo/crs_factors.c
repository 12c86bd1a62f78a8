#include <math.h>

#include "geo/crs.h"
#include "unit/check.h"

static const double degree = 3.14159265358979323846 / 180;

static cor_factors factors_of(const char *definition, double lon_deg, double lat_deg)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    cor_factors found = { (double)NAN, (double)NAN, (double)NAN, (double)NAN };
    CHECK(cor_crs_open(&crs, definition, COR_NOWHERE, &report));
    CHECK(cor_crs_factors(crs, (cor_lonlat){ lon_deg, lat_deg }, &found));
    cor_crs_free(crs);
    cor_report_clear(&report);
    return found;
}

static bool near(double a, double b, double tolerance)
{
    return fabs(a - b) < tolerance;
}

/* Snyder 1987: the convergence of a conformal conic is n times the longitude from its meridian. */
static void true_north_lies_to_the_left_in_the_east_of_a_northern_conic(void)
{
    static const char lcc[] = "+proj=lcc +lat_1=40 +lat_0=40 +lon_0=45 +ellps=WGS84";
    double n = sin(40 * degree);
    cor_factors east = factors_of(lcc, 50, 42), west = factors_of(lcc, 41, 38);
    CHECK(near(east.convergence_deg, -n * 5, 1e-7));
    CHECK(near(west.convergence_deg, n * 4, 1e-7));
    CHECK(near(factors_of(lcc, 45, 42).convergence_deg, 0, 1e-9));
    CHECK(near(factors_of(lcc, 60, 40).meridional_scale, 1, 1e-8));
    CHECK(near(factors_of(lcc, 60, 40).parallel_scale, 1, 1e-8));
}

/* PROJ's proj -S at the same place; it counts convergence the other way. */
static void utm_agrees_with_proj(void)
{
    cor_factors f = factors_of("EPSG:32638", 46, 39);
    CHECK(near(f.meridional_scale, 0.999692329, 2e-9));
    CHECK(near(f.parallel_scale, 0.999692329, 2e-9));
    CHECK(near(f.areal_scale, 0.999692329 * 0.999692329, 4e-9));
    CHECK(near(f.convergence_deg, -0.629359459, 1e-7));
}

static void equal_area_is_equal_area(void)
{
    static const struct {
        const char *definition;
        double lon, lat;
    } places[] = {
        { "EPSG:3035", 30, 40 },
        { "+proj=aea +lat_1=30 +lat_2=50 +ellps=WGS84", 30, -20 },
        { "+proj=cea +ellps=WGS84", 30, 60 },
        { "+proj=eqearth +ellps=WGS84", 179.99999, -60 },  /* beside the seam */
        { "+proj=sinu +lon_0=20 +ellps=WGS84", -160, 10 }, /* on it */
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_factors f = factors_of(places[i].definition, places[i].lon, places[i].lat);
        CHECK(near(f.areal_scale, 1, 1e-7));
    }
}

/* The ellipsoid counts, also where PROJ has the formulas of the sphere only. */
static void the_scale_is_that_on_the_ellipsoid(void)
{
    double e2 = (2 - 1 / 298.257223563) / 298.257223563;
    static const char *const definitions[] = { "OGC:CRS84", "+proj=eqc +ellps=WGS84" };
    for (int i = 0; i < 2; i++) {
        cor_factors f = factors_of(definitions[i], 10, 0);
        CHECK(near(f.meridional_scale, 1 / (1 - e2), 1e-8) && near(f.parallel_scale, 1, 1e-8));
        f = factors_of(definitions[i], 10, 60);
        CHECK(near(f.parallel_scale, 2 * sqrt(1 - e2 * 0.75), 1e-8));
    }
    CHECK(near(factors_of("EPSG:3857", 10, 60).parallel_scale, 2 * sqrt(1 - e2 * 0.75), 1e-8));
}

static void turned_axes_and_other_meridians_do_not_turn_north(void)
{
    cor_factors f = factors_of("EPSG:2048", 20, -30); /* axes to the west and to the south */
    CHECK(near(f.convergence_deg, 0.5, 1e-2));
    f = factors_of("EPSG:27572", 2.33722917, 47); /* longitudes from Paris */
    CHECK(near(f.convergence_deg, 0, 1e-3));
}

static void where_there_is_no_image_there_are_no_factors(void)
{
    static const struct {
        const char *definition;
        double lon, lat;
    } places[] = {
        { "+proj=ortho", 120, 0 },
        { "EPSG:4326", 0, 90 },
        { "EPSG:4326", (double)NAN, 0 },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_report report = { 0 };
        cor_crs *crs = NULL;
        cor_factors f;
        CHECK(cor_crs_open(&crs, places[i].definition, COR_NOWHERE, &report));
        CHECK(!cor_crs_factors(crs, (cor_lonlat){ places[i].lon, places[i].lat }, &f));
        cor_crs_free(crs);
        cor_report_clear(&report);
    }
}

int main(void)
{
    RUN(true_north_lies_to_the_left_in_the_east_of_a_northern_conic);
    RUN(utm_agrees_with_proj);
    RUN(equal_area_is_equal_area);
    RUN(the_scale_is_that_on_the_ellipsoid);
    RUN(turned_axes_and_other_meridians_do_not_turn_north);
    RUN(where_there_is_no_image_there_are_no_factors);
    return check_result();
}
