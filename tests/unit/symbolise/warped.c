/* Pictures in the map's projection: each pixel of the page shows what is there. */
#include "unit/raster_writing.h"
#include "unit/symbolise/drawing.h"

/* The folder of the rasters is where the test runs. */
#define FIGURE(file, layer, map)                                                                   \
    "version: 8\nsources: {r: {type: raster, url: " file "}}\n"                                    \
    "layers: [{id: r, type: raster, source: r, paint: {" layer "}}]\n"                             \
    "corridor: {version: 1, sheet: {width: 60mm, height: 60mm, margin: 2mm, dpi: 100}, "           \
    "parts: [], map: {" map "}}\n"

/* Red by column, green by row, blue a checkerboard. */
static double chequers(int column, int row, int band)
{
    return band == 1 ? column % 251 : band == 2 ? row % 251 : (column + row) % 2 * 255;
}

static void write_world(const char *name)
{
    static char *rgb[] = { "PHOTOMETRIC=RGB", NULL };
    const raster_file file = { name,     "EPSG:4326", { -180, 2, 0, 90, 0, -2 }, 180, 90, 3,
                               GDT_Byte, rgb };
    raster_write(&file, chequers);
}

/* The distance of a place from the next edge of a cell, in pixels of the page. */
static double edge_distance_px(const drawing *d, cor_pt p, cor_lonlat at)
{
    double pixel_pt = 0.72, nearest = HUGE_VAL;
    double columns[2] = { floor(at.lon_deg / 2) * 2, floor(at.lon_deg / 2) * 2 + 2 };
    double rows[2] = { floor(at.lat_deg / 2) * 2, floor(at.lat_deg / 2) * 2 + 2 };
    for (int i = 0; i < 2; i++) {
        cor_pt q;
        if (cor_view_point_anywhere(d->plan->main.view, (cor_lonlat){ columns[i], at.lat_deg }, &q))
            nearest = fmin(nearest, hypot(q.x_pt - p.x_pt, q.y_pt - p.y_pt) / pixel_pt);
        if (cor_view_point_anywhere(d->plan->main.view, (cor_lonlat){ at.lon_deg, rows[i] }, &q))
            nearest = fmin(nearest, hypot(q.x_pt - p.x_pt, q.y_pt - p.y_pt) / pixel_pt);
    }
    return nearest;
}

typedef struct counts {
    size_t right, wrong, on_edge, empty, false_image;
} counts;

/* Against the exact inverse at the middle of each pixel; within a tenth of a pixel of an edge
 * either cell is right. */
static counts compare(const drawing *d, double most_lat_deg)
{
    counts c = { 0 };
    for (size_t y = 0; d->image && y < d->image->as.image.height; y++)
        for (size_t x = 0; x < d->image->as.image.width; x++) {
            cor_pt p = point_of(d, x, y);
            const uint8_t *pixel = pixel_at(d, p);
            cor_lonlat at;
            if (!cor_view_unproject(d->plan->main.view, p, &at)) {
                c.false_image += pixel[3] > 0;
                continue;
            }
            int column = (int)floor((at.lon_deg + 180) / 2) % 180;
            int row = (int)fmin(floor((90 - at.lat_deg) / 2), 89);
            bool right = pixel[0] == column % 251 && pixel[1] == row % 251 &&
                         pixel[2] == (column + row) % 2 * 255;
            c.empty += pixel[3] == 0;
            if (fabs(at.lat_deg) > most_lat_deg)
                continue;
            if (right)
                c.right++;
            else if (edge_distance_px(d, p, at) < 0.1)
                c.on_edge++;
            else
                c.wrong++;
        }
    printf("  %zu right, %zu on an edge, %zu wrong, %zu empty, %zu beyond the earth\n", c.right,
           c.on_edge, c.wrong, c.empty, c.false_image);
    return c;
}

/* Where many cells fall into one pixel there is no one right cell: not near poles and horizons. */
static void each_pixel_shows_the_cell_that_lies_there(void)
{
    static const char *const figures[] = {
        FIGURE("world.tif", "resampling: nearest",
               "crs: '+proj=lcc +lat_1=38 +lat_2=42 +lat_0=40 +lon_0=46', "
               "extent: [36, 34, 56, 46]"),
        FIGURE("world.tif", "resampling: nearest",
               "crs: 'EPSG:3460', extent: [172, -24, -172, -12]"),
        FIGURE("world.tif", "resampling: nearest", "crs: 'EPSG:3857', extent: [30, 30, 60, 50]"),
        FIGURE("world.tif", "resampling: nearest", "crs: 'EPSG:4326', extent: [30, 30, 60, 50]"),
        FIGURE("world.tif", "resampling: nearest",
               "crs: '+proj=aeqd +lat_0=0 +lon_0=180', "
               "extent: [160, -20, -160, 20]"),
    };
    write_world("world.tif");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        drawing d = draw_figure(figures[i]);
        CHECK(d.well && d.image);
        counts c = compare(&d, 90);
        CHECK(c.wrong == 0 && c.empty == 0 && c.false_image == 0);
        CHECK(c.right > 20000 && c.on_edge < c.right / 50);
        draw_done(&d);
    }
}

static void a_map_over_the_pole_has_neither_hole_nor_seam(void)
{
    drawing d = draw_figure(FIGURE("world.tif", "resampling: nearest",
                                   "crs: 'EPSG:3031', "
                                   "extent: [-180, -90, 180, -60]"));
    counts c = compare(&d, 81); /* beyond, a pixel is wider than a cell */
    CHECK(c.empty == 0 && c.right > 40000 && c.wrong == 0);
    draw_done(&d);
}

static void beyond_the_horizon_is_nothing(void)
{
    drawing d = draw_figure(FIGURE("world.tif", "",
                                   "crs: '+proj=ortho +lat_0=30 +lon_0=170', "
                                   "extent: [-180, -90, 180, 90]"));
    counts c = compare(&d, 90);
    CHECK(c.false_image == 0 && c.empty < 40);
    draw_done(&d);
}

static double grey(int column, int row, int band)
{
    (void)band;
    return column < 5 ? 0 : (row + column) % 2 ? 100 : 200;
}

static void write_grey(const char *name, double step_deg, int side)
{
    raster_file file = { name,     "EPSG:4326", { 40, step_deg, 0, 42, 0, -step_deg },
                         side,     side,        1,
                         GDT_Byte, NULL };
    GDALDatasetH made = raster_create(&file);
    GDALSetRasterNoDataValue(GDALGetRasterBand(made, 1), 0);
    raster_fill(made, grey);
    GDALClose(made);
}

#define AT_HOME "crs: 'EPSG:4326', extent: [39, 40, 43, 43]"

static void no_data_and_what_is_beside_the_raster_is_transparent(void)
{
    write_grey("grey.tif", 0.2, 10);
    drawing d = draw_figure(FIGURE("grey.tif", "resampling: nearest", AT_HOME));
    static const struct {
        cor_lonlat at;
        int value, alpha;
    } places[] = {
        { { 40.5, 41 }, 0, 0 }, /* no data */
        { { 41.1, 41.9 }, 100, 255 },
        { { 41.3, 41.9 }, 200, 255 },
        { { 41.3, 41.7 }, 100, 255 },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        cor_pt p;
        CHECK(cor_view_point(d.plan->main.view, places[i].at, &p));
        const uint8_t *pixel = pixel_at(&d, p);
        CHECK(pixel && pixel[3] == places[i].alpha);
        CHECK(pixel && (!pixel[3] || pixel[0] == places[i].value));
    }
    cor_pt beside;
    CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 39.5, 42.5 }, &beside));
    const uint8_t *pixel = pixel_at(&d, beside);
    CHECK(!pixel || pixel[3] == 0);
    draw_done(&d);
}

/* A checkerboard of a hundredth of a pixel is grey, not a pattern of its own. */
static void fine_patterns_become_their_mean(void)
{
    write_grey("grey.tif", 0.001, 2000);
    drawing d = draw_figure(FIGURE("grey.tif", "resampling: nearest", AT_HOME));
    int least = 255, most = 0;
    for (int i = 0; i < 100; i++) {
        cor_pt p;
        CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 40.1 + i * 0.018, 41.2 }, &p));
        const uint8_t *pixel = pixel_at(&d, p);
        least = pixel && pixel[0] < least ? pixel[0] : least;
        most = pixel && pixel[0] > most ? pixel[0] : most;
    }
    printf("  %d ... %d\n", least, most);
    CHECK(least >= 149 && most <= 151);
    draw_done(&d);
}

static void cells_that_are_large_are_interpolated_when_linear(void)
{
    write_grey("grey.tif", 0.2, 10);
    drawing d = draw_figure(FIGURE("grey.tif", "", AT_HOME));
    cor_pt p;
    CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 41.4, 41.1 }, &p));
    const uint8_t *pixel = pixel_at(&d, p); /* where four cells meet */
    CHECK(pixel && abs(pixel[0] - 150) <= 6);
    draw_done(&d);
}

static double orange(int column, int row, int band)
{
    static const double bands[] = { 0, 200, 120, 40 };
    (void)column;
    (void)row;
    return bands[band];
}

/* By hand from the spec's description and its renderers' formulas. */
static void colours_change_as_the_layer_says(void)
{
    static const struct {
        const char *figure;
        int rgba[4];
    } looks[] = {
        { FIGURE("flat.tif", "", AT_HOME), { 200, 120, 40, 255 } },
        { FIGURE("flat.tif", "raster-opacity: 0.4", AT_HOME), { 200, 120, 40, 102 } },
        { FIGURE("flat.tif", "raster-hue-rotate: 120", AT_HOME), { 40, 200, 120, 255 } },
        { FIGURE("flat.tif", "raster-hue-rotate: 240", AT_HOME), { 120, 40, 200, 255 } },
        { FIGURE("flat.tif", "raster-saturation: -1", AT_HOME), { 120, 120, 120, 255 } },
        { FIGURE("flat.tif", "raster-saturation: -0.5", AT_HOME), { 160, 120, 80, 255 } },
        { FIGURE("flat.tif", "raster-contrast: -1", AT_HOME), { 128, 128, 128, 255 } },
        { FIGURE("flat.tif", "raster-contrast: 0.5", AT_HOME), { 255, 113, 0, 255 } },
        { FIGURE("flat.tif", "raster-brightness-min: 0.5", AT_HOME), { 228, 188, 148, 255 } },
        { FIGURE("flat.tif", "raster-brightness-max: 0.5", AT_HOME), { 100, 60, 20, 255 } },
        { FIGURE("flat.tif", "raster-brightness-min: 1, raster-brightness-max: 0", AT_HOME),
          { 55, 135, 215, 255 } },
    };
    static char *rgb[] = { "PHOTOMETRIC=RGB", NULL };
    const raster_file file = { "flat.tif", "EPSG:4326", { 39, 1, 0, 44, 0, -1 }, 5, 5, 3,
                               GDT_Byte,   rgb };
    raster_write(&file, orange);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        drawing d = draw_figure(looks[i].figure);
        cor_pt p;
        CHECK(cor_view_point(d.plan->main.view, (cor_lonlat){ 41, 41.5 }, &p));
        const uint8_t *pixel = pixel_at(&d, p);
        bool well = pixel != NULL;
        for (int k = 0; well && k < 4; k++)
            well = abs(pixel[k] - looks[i].rgba[k]) <= 1;
        CHECK(well);
        if (!well && pixel)
            printf("  %zu: %d %d %d %d\n", i, pixel[0], pixel[1], pixel[2], pixel[3]);
        draw_done(&d);
    }
}

static void what_is_said_of_a_picture_in_vain_is_a_fault(void)
{
    drawing d = draw_figure("version: 8\nsources: {r: {type: raster, url: flat.tif}}\n"
                            "layers: [{id: r, type: raster, source: r}]\n"
                            "corridor: {version: 1, sources: {r: {layer: a}}}\n");
    CHECK(!d.well && d.report.errors == 1);
    CHECK(d.report.errors && strstr(d.report.items[0].message, "'layer' means nothing"));
    draw_done(&d);
}

static void cells_of_any_size_do_no_harm(void)
{
    static const double sizes[] = { 1e-6, 1e-9, 1e-100, 1e-290, 1e9, 1e200 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        write_grey("grey.tif", sizes[i], 300);
        drawing d = draw_figure(FIGURE("grey.tif", "resampling: nearest", AT_HOME));
        CHECK(d.well == (d.report.errors == 0));
        draw_done(&d);
        d = draw_figure("version: 8\nsources: {r: {type: raster-dem, url: grey.tif}}\n"
                        "layers: [{id: r, type: hillshade, source: r}]\n"
                        "corridor: {version: 1, sheet: {width: 60mm, height: 60mm, dpi: 100}, "
                        "parts: [], map: {" AT_HOME "}}\n");
        CHECK(d.well == (d.report.errors == 0));
        draw_done(&d);
    }
}

int main(void)
{
    raster_folder_open();
    RUN(each_pixel_shows_the_cell_that_lies_there);
    RUN(a_map_over_the_pole_has_neither_hole_nor_seam);
    RUN(beyond_the_horizon_is_nothing);
    RUN(no_data_and_what_is_beside_the_raster_is_transparent);
    RUN(fine_patterns_become_their_mean);
    RUN(cells_that_are_large_are_interpolated_when_linear);
    RUN(colours_change_as_the_layer_says);
    RUN(cells_of_any_size_do_no_harm);
    RUN(what_is_said_of_a_picture_in_vain_is_a_fault);
    raster_folder_close();
    return check_result();
}
