/* Slopes in true metres, and their colours under the lights. */
#include "base/memory.h"
#include "symbolise/shade.h"
#include "symbolise/slope.h"
#include "unit/raster_writing.h"
#include "unit/symbolise/drawing.h"

/* Of the ellipsoid, at a latitude: metres in a degree. */
static double lon_degree_m(double lat_deg)
{
    double lat = lat_deg * M_PI / 180, s = sin(lat);
    return M_PI / 180 * 6378137 * cos(lat) / sqrt(1 - 0.00669437999014 * s * s);
}

static double lat_degree_m(double lat_deg)
{
    double s = sin(lat_deg * M_PI / 180), w = 1 - 0.00669437999014 * s * s;
    return M_PI / 180 * 6378137 * (1 - 0.00669437999014) / (w * sqrt(w));
}

static double east_rise, south_rise; /* metres a cell, for the function below */

static double plane(int column, int row, int band)
{
    (void)band;
    return 500 + column * east_rise + row * south_rise;
}

static cor_slope middle_slope(const raster_file *file)
{
    cor_report report = { 0 };
    cor_raster *raster = NULL;
    cor_raster_cells cells = { 0 };
    static const cor_raster_options heights = { .use = COR_RASTER_HEIGHTS };
    cor_slope slope = { NAN, NAN };
    raster_write(file, plane);
    if (cor_raster_open(&raster, raster_path(file->name), &heights, COR_NOWHERE, &report) &&
        cor_raster_read(
            &cells, raster,
            (cor_raster_window){ 0, 0, (size_t)file->width, (size_t)file->height, 1, 1 },
            &report)) {
        cor_slope *slopes = cor_slopes(&cells, raster);
        slope = slopes[cells.height / 2 * cells.width + cells.width / 2];
        cor_free(slopes);
    }
    cor_report_print(stdout, &report);
    cor_raster_cells_free(&cells);
    cor_raster_free(raster);
    cor_report_clear(&report);
    return slope;
}

static bool is_slope(cor_slope slope, double along, double across)
{
    bool well =
        fabs((double)slope.along - along) < 2e-4 && fabs((double)slope.across - across) < 2e-4;
    if (!well)
        printf("  %.5f %.5f, not %.5f %.5f\n", (double)slope.along, (double)slope.across, along,
               across);
    return well;
}

static void a_slope_counts_metres_of_ground_at_any_latitude(void)
{
    static const double latitudes[] = { 0.5, 40, 60, 80, -70 };
    for (size_t i = 0; i < 5; i++) {
        double top = latitudes[i] + 0.032;
        raster_file file = { "d.tif",     "EPSG:4326", { 20, 0.001, 0, top, 0, -0.001 }, 65, 65, 1,
                             GDT_Float32, NULL };
        east_rise = 0.1 * 0.001 * lon_degree_m(latitudes[i]);
        south_rise = -0.25 * 0.001 * lat_degree_m(latitudes[i]);
        CHECK(is_slope(middle_slope(&file), 0.1, -0.25));
    }
}

/* A metre of EPSG:3857 at 60 degrees is half a metre; its ellipsoid is a sphere. */
static void a_mercator_metre_is_no_metre(void)
{
    raster_file file = { "m.tif",     "EPSG:3857", { 0, 100, 0, 8399738 + 3250, 0, -100 },
                         65,          65,          1,
                         GDT_Float32, NULL };
    double lat_deg = 60, east_m = 100 / (6378137 * M_PI / 180) * lon_degree_m(lat_deg);
    east_rise = 0.2 * east_m;
    south_rise = 0;
    CHECK(is_slope(middle_slope(&file), 0.2, 0));
    CHECK(fabs(east_m - 50) < 0.2);
}

static void a_raster_that_is_turned_has_the_same_slope(void)
{
    double s = sin(0.5), c = cos(0.5); /* UTM, cells of 10 m, turned by 0.5 */
    raster_file file = { "u.tif",     "EPSG:32638", { 5e5, 10 * c, 10 * s, 4.5e6, 10 * s, -10 * c },
                         65,          65,           1,
                         GDT_Float32, NULL };
    east_rise = 1;
    south_rise = 2;
    CHECK(is_slope(middle_slope(&file), 0.1 * 0.9996, 0.2 * 0.9996));
}

static cor_shade shade_for(const char *paint, double zoom)
{
    char text[512];
    static const cor_style_options none = { 0 };
    cor_report report = { 0 };
    cor_style *style = NULL;
    cor_shade shade = { 0 };
    snprintf(text, sizeof text,
             "version: 8\nsources: {d: {type: raster-dem, url: a.tif}}\n"
             "layers: [{id: h, type: hillshade, source: d, paint: {%s}}]\n",
             paint);
    CHECK(cor_style_parse(&style, "f.yaml", cor_str_of(text), &none, &report));
    if (style) {
        cor_arena *arena = cor_arena_new();
        cor_eval eval = { .zoom = zoom, .state = &style->state, .arena = arena };
        shade = cor_shade_of(&style->layers[0], &eval);
        cor_arena_free(arena);
    }
    cor_report_print(stdout, &report);
    cor_report_clear(&report);
    cor_style_free(style);
    return shade;
}

static bool is_colour(const cor_shade *shade, double dx, double dy, const double expected[4])
{
    float got[4];
    cor_shade_colour(shade, (float)dx, (float)dy, got);
    bool well = true;
    for (int i = 0; i < 4; i++)
        well = well && fabs((double)got[i] - expected[i]) < 1e-3;
    if (!well)
        printf("  %.4f %.4f %.4f %.4f\n", (double)got[0], (double)got[1], (double)got[2],
               (double)got[3]);
    return well;
}

#define RED_BLUE "hillshade-shadow-color: '#00f', hillshade-highlight-color: '#f00'"

/* The light from the north, level ground and ground at 45 degrees; premultiplied colours. */
static void each_method_shades_as_its_formula_says(void)
{
    static const char *const north = "hillshade-illumination-direction: 0, " RED_BLUE
                                     ", hillshade-accent-color: '#0f0', hillshade-method: ";
    char paint[256];
    snprintf(paint, sizeof paint, "%sbasic", north);
    cor_shade basic = shade_for(paint, 16);
    double level = 2 * sin(M_PI / 4) - 1;
    CHECK(is_colour(&basic, 0, 0, (const double[4]){ level, 0, 0, level }));
    CHECK(is_colour(&basic, 0, 1, (const double[4]){ 1, 0, 0, 1 })); /* falls to the north */
    CHECK(is_colour(&basic, 0, -1, (const double[4]){ 0, 0, 1, 1 }));
    snprintf(paint, sizeof paint, "%sigor", north);
    cor_shade igor = shade_for(paint, 16);
    CHECK(is_colour(&igor, 0, 0, (const double[4]){ 0, 0, 0, 0 }));
    CHECK(is_colour(&igor, 0, 1, (const double[4]){ 0.5, 0, 0, 0.5 }));
    CHECK(is_colour(&igor, 1, 0, (const double[4]){ 0.25, 0, 0.25, 0.5 }));
    snprintf(paint, sizeof paint, "%scombined", north);
    cor_shade combined = shade_for(paint, 16);
    CHECK(is_colour(&combined, 0, 1, (const double[4]){ 0.5, 0, 0, 0.5 }));
    CHECK(is_colour(&combined, 0, -1, (const double[4]){ 0, 0, 0.5, 0.5 }));
    snprintf(paint, sizeof paint, "%sstandard", north);
    cor_shade standard = shade_for(paint, 16);
    double slope = atan(0.625), s = sin(slope), accent = (1 - cos(slope)) * (1 - s);
    CHECK(is_colour(&standard, 0, 1, (const double[4]){ s, accent, 0, s + accent }));
    CHECK(is_colour(&standard, 0, -1, (const double[4]){ 0, accent, s, s + accent }));
}

static void many_lights_are_averaged(void)
{
    cor_shade shade = shade_for("hillshade-method: multidirectional, "
                                "hillshade-illumination-direction: [0, 180], "
                                "hillshade-illumination-altitude: [45, 45], "
                                "hillshade-shadow-color: ['#00f', '#0f0'], "
                                "hillshade-highlight-color: ['#f00', '#fff']",
                                16);
    CHECK(shade.light_count == 2);
    CHECK(is_colour(&shade, 0, 1, (const double[4]){ 0.5, 0.5, 0, 1 }));
}

static void slopes_are_steepened_at_small_scales(void)
{
    CHECK(shade_for("", 16).steepening == 1.F);
    CHECK(fabs((double)shade_for("", 10).steepening - exp2(5 * 0.3)) < 1e-5);
    CHECK(fabs((double)shade_for("", 4).steepening - exp2(11 * 0.35)) < 1e-4);
    CHECK(fabs((double)shade_for("", 1).steepening - exp2(14 * 0.4)) < 1e-4);
}

/* In the northern half of a map that has north below its middle. */
static void an_anchored_light_turns_with_north(void)
{
    static const char figure[] =
        "version: 8\nsources: {d: {type: raster-dem, url: %s}}\n"
        "layers: [{id: h, type: hillshade, source: d, paint: {hillshade-illumination-anchor: %s, "
        "hillshade-illumination-direction: 0, hillshade-method: basic, " RED_BLUE "}}]\n"
        "corridor: {version: 1, sheet: {width: 60mm, height: 60mm, margin: 2mm, dpi: 100}, "
        "parts: [], map: {crs: 'EPSG:3031', extent: [-180, -90, 180, -80]}}\n";
    raster_file file = { "p.tif",     "EPSG:4326", { -180, 1, 0, -75, 0, -0.25 }, 360, 60, 1,
                         GDT_Float32, NULL };
    east_rise = 0;
    south_rise = 300; /* falls to the north, everywhere */
    raster_write(&file, plane);
    for (int anchored = 0; anchored < 2; anchored++) {
        char text[1024];
        cor_pt p = { 0, 0 };
        snprintf(text, sizeof text, figure, raster_path("p.tif"), anchored ? "map" : "viewport");
        drawing d = draw_figure(text);
        CHECK(d.well && cor_view_point(d.plan->main.view, (cor_lonlat){ 180, -85 }, &p));
        const uint8_t *pixel = pixel_at(&d, p); /* below the pole: north is down the page */
        CHECK(pixel &&
              (anchored ? pixel[0] > 200 && pixel[2] < 50 : pixel[2] > 200 && pixel[0] < 50));
        draw_done(&d);
    }
}

int main(void)
{
    raster_folder_open();
    RUN(a_slope_counts_metres_of_ground_at_any_latitude);
    RUN(a_mercator_metre_is_no_metre);
    RUN(a_raster_that_is_turned_has_the_same_slope);
    RUN(each_method_shades_as_its_formula_says);
    RUN(many_lights_are_averaged);
    RUN(slopes_are_steepened_at_small_scales);
    RUN(an_anchored_light_turns_with_north);
    raster_folder_close();
    return check_result();
}
