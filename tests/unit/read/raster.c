#include "read/raster.h"

#include <math.h>
#include <png.h>

#include "unit/check.h"
#include "unit/raster_writing.h"

static const raster_file degrees = { "a.tif",  "EPSG:4326", { 40, 0.5, 0, 42, 0, -0.25 }, 8, 6, 1,
                                     GDT_Byte, NULL };

typedef struct opened {
    cor_raster *raster;
    cor_raster_cells cells;
    cor_report report;
} opened;

static opened open_raster(const char *name, const cor_raster_options *options)
{
    opened o = { 0 };
    if (!cor_raster_open(&o.raster, raster_path(name), options, COR_NOWHERE, &o.report))
        o.raster = NULL;
    return o;
}

static opened read_all(const char *name, const cor_raster_options *options, size_t step)
{
    opened o = open_raster(name, options);
    if (!o.raster)
        return o;
    cor_raster_window window = { 0,    0,   cor_raster_width(o.raster), cor_raster_height(o.raster),
                                 step, step };
    CHECK(cor_raster_read(&o.cells, o.raster, window, &o.report));
    return o;
}

static void close_raster(opened *o)
{
    cor_raster_cells_free(&o->cells);
    cor_raster_free(o->raster);
    cor_report_clear(&o->report);
}

static const cor_raster_options colours = { .use = COR_RASTER_COLOURS };
static const cor_raster_options heights = { .use = COR_RASTER_HEIGHTS,
                                            .unpack = { 256, 1, 1.0 / 256, 32768 } };

static bool is_cell(const opened *o, size_t index, unsigned rgba)
{
    const uint8_t *c = o->cells.rgba + index * 4;
    unsigned got = (unsigned)c[0] << 24 | (unsigned)c[1] << 16 | (unsigned)c[2] << 8 | c[3];
    if (got != rgba)
        printf("  cell %zu is %08x\n", index, got);
    return got == rgba;
}

static double steps(int column, int row, int band)
{
    return column * 10 + row + (band - 1) * 100;
}

static void grey_cells_are_grey(void)
{
    raster_write(&degrees, steps);
    opened o = read_all("a.tif", &colours, 1);
    CHECK(o.cells.width == 8 && o.cells.height == 6);
    CHECK(is_cell(&o, 0, 0x000000ff) && is_cell(&o, 8 + 3, 0x1f1f1fff));
    close_raster(&o);
}

static void colours_and_alpha_come_from_their_bands(void)
{
    static char *rgb[] = { "PHOTOMETRIC=RGB", NULL };
    raster_file file = degrees;
    file.bands = 3;
    file.options = rgb;
    raster_write(&file, steps);
    opened o = read_all("a.tif", &colours, 1);
    CHECK(is_cell(&o, 1, 0x0a6ed2ff));
    close_raster(&o);
    file.bands = 4;
    static char *rgba[] = { "PHOTOMETRIC=RGB", "ALPHA=YES", NULL };
    file.options = rgba;
    file.type = GDT_Byte;
    raster_write(&file, steps);
    o = read_all("a.tif", &colours, 1);
    CHECK(is_cell(&o, 0, 0x0064c8ff)); /* alpha 300, as far as a byte goes */
    close_raster(&o);
}

static double many(int column, int row, int band)
{
    (void)row;
    return band == 1 ? 257 * column : 65535;
}

static void sixteen_bits_become_eight(void)
{
    raster_file file = degrees;
    file.type = GDT_UInt16;
    raster_write(&file, many);
    opened o = read_all("a.tif", &colours, 1);
    CHECK(is_cell(&o, 5, 0x050505ff));
    close_raster(&o);
}

static double indices(int column, int row, int band)
{
    (void)row;
    (void)band;
    return column % 3;
}

static void a_palette_gives_its_colours(void)
{
    raster_file file = degrees;
    GDALDatasetH made = raster_create(&file);
    GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
    const GDALColorEntry entries[] = { { 1, 2, 3, 255 }, { 200, 100, 50, 255 }, { 9, 9, 9, 255 } };
    for (int i = 0; i < 3; i++)
        GDALSetColorEntry(table, i, &entries[i]);
    GDALSetRasterColorTable(GDALGetRasterBand(made, 1), table);
    GDALSetRasterNoDataValue(GDALGetRasterBand(made, 1), 2);
    raster_fill(made, indices);
    GDALDestroyColorTable(table);
    GDALClose(made);
    opened o = read_all("a.tif", &colours, 1);
    CHECK(is_cell(&o, 0, 0x010203ff) && is_cell(&o, 1, 0xc86432ff));
    CHECK(o.cells.rgba[2 * 4 + 3] == 0); /* no data */
    close_raster(&o);
}

static double rise(int column, int row, int band)
{
    (void)band;
    return column == 3 && row == 2 ? -9999 : 100 * column + row - 50;
}

static void heights_are_metres_and_no_data_is_none(void)
{
    static const GDALDataType types[] = { GDT_Int16, GDT_Float32, GDT_Float64, GDT_Int32 };
    for (size_t i = 0; i < 4; i++) {
        raster_file file = degrees;
        file.type = types[i];
        GDALDatasetH made = raster_create(&file);
        GDALSetRasterNoDataValue(GDALGetRasterBand(made, 1), -9999);
        raster_fill(made, rise);
        GDALClose(made);
        opened o = read_all("a.tif", &heights, 1);
        CHECK(o.cells.heights && o.cells.heights[1] == 50.F && o.cells.heights[0] == -50.F);
        CHECK(o.cells.heights && isnan(o.cells.heights[2 * 8 + 3]));
        close_raster(&o);
    }
}

static void feet_scale_and_offset_are_heard(void)
{
    raster_file file = degrees;
    file.type = GDT_Float32;
    GDALDatasetH made = raster_create(&file);
    GDALRasterBandH band = GDALGetRasterBand(made, 1);
    GDALSetRasterUnitType(band, "ft");
    GDALSetRasterScale(band, 2);
    GDALSetRasterOffset(band, 10);
    raster_fill(made, steps);
    GDALClose(made);
    opened o = read_all("a.tif", &heights, 1);
    CHECK(o.cells.heights && fabs((double)o.cells.heights[1] - 30 * 0.3048) < 1e-5);
    close_raster(&o);
}

static double packed(int column, int row, int band)
{
    static const double bands[] = { 0, 131, 232, 128 }; /* 131 * 256 + 232 + 0.5 - 32768 = 1000.5 */
    (void)column;
    (void)row;
    return bands[band];
}

static void heights_in_three_bytes_are_unpacked(void)
{
    raster_file file = degrees;
    file.bands = 3;
    raster_write(&file, packed);
    opened o = read_all("a.tif", &heights, 1);
    CHECK(o.cells.heights && o.cells.heights[7] == 1000.5F);
    close_raster(&o);
}

static double stripes(int column, int row, int band)
{
    (void)band;
    return column % 2 ? 255 : row % 2 ? 85 : 0;
}

static void coarser_cells_are_means(void)
{
    raster_write(&degrees, stripes);
    opened o = read_all("a.tif", &colours, 2);
    CHECK(o.cells.width == 4 && o.cells.height == 3 && o.cells.step_columns == 2);
    CHECK(is_cell(&o, 0, 0x959595ff)); /* (0 + 255 + 85 + 255) / 4 = 148.75 */
    close_raster(&o);
    raster_file file = degrees;
    file.type = GDT_Int16;
    GDALDatasetH made = raster_create(&file);
    GDALSetRasterNoDataValue(GDALGetRasterBand(made, 1), 0);
    raster_fill(made, stripes);
    GDALClose(made);
    o = read_all("a.tif", &heights, 2);
    CHECK(o.cells.heights && fabs((double)o.cells.heights[0] - 595.0 / 3) < 1e-4);
    close_raster(&o);
}

static void a_window_is_read_where_it_is(void)
{
    raster_write(&degrees, steps);
    opened o = open_raster("a.tif", &colours);
    cor_raster_window window = { 2, 3, 4, 2, 1, 1 };
    CHECK(o.raster && cor_raster_read(&o.cells, o.raster, window, &o.report));
    CHECK(o.cells.width == 4 && o.cells.column == 2 && o.cells.row == 3);
    CHECK(is_cell(&o, 0, 0x171717ff) && is_cell(&o, 7, 0x363636ff));
    close_raster(&o);
}

static double forty(int column, int row, int band)
{
    (void)column;
    (void)row;
    (void)band;
    return 40;
}

/* The overview is not what the file's cells say, so that it can be told. */
static void overviews_inside_the_file_are_used_for_large_steps_only(void)
{
    raster_file file = degrees;
    int levels[] = { 4 };
    file.width = file.height = 512;
    file.place[1] = file.place[5] = 0.001;
    raster_write(&file, forty);
    GDALDatasetH made = GDALOpen(raster_path("a.tif"), GA_Update);
    CHECK(GDALBuildOverviews(made, "NEAREST", 1, levels, 0, NULL, NULL, NULL) == CE_None);
    GDALFillRaster(GDALGetOverview(GDALGetRasterBand(made, 1), 0), 90, 0);
    GDALClose(made);
    opened o = read_all("a.tif", &colours, 8);
    CHECK(o.cells.width == 64 && is_cell(&o, 0, 0x5a5a5aff));
    close_raster(&o);
    o = read_all("a.tif", &colours, 2);
    CHECK(o.cells.width == 256 && is_cell(&o, 0, 0x282828ff));
    close_raster(&o);
}

static bool lies_at(opened *o, cor_lonlat p, double column, double row)
{
    cor_pixel at = { 0, 0 };
    cor_lonlat back = { 0, 0 };
    bool well = o->raster && cor_raster_locate(o->raster, p, &at) &&
                fabs(at.column - column) < 1e-4 && fabs(at.row - row) < 1e-4 &&
                cor_raster_place(o->raster, at, &back) && fabs(back.lon_deg - p.lon_deg) < 1e-7 &&
                fabs(back.lat_deg - p.lat_deg) < 1e-7;
    if (!well)
        printf("  %g, %g; back %g, %g\n", at.column, at.row, back.lon_deg, back.lat_deg);
    return well;
}

static void places_in_any_crs_and_unit_are_found(void)
{
    raster_write(&degrees, steps);
    opened o = open_raster("a.tif", &colours);
    CHECK(lies_at(&o, (cor_lonlat){ 41, 41.5 }, 2, 2));
    CHECK(fabs(cor_raster_period(o.raster) - 720) < 1e-9);
    close_raster(&o);
    raster_file file = degrees;
    file.crs = "EPSG:32638"; /* UTM 38N: 45 E is at 500 km */
    const double utm[6] = { 499000, 500, 0, 4.5e6, 0, -500 };
    memcpy(file.place, utm, sizeof utm);
    raster_write(&file, steps);
    o = open_raster("a.tif", &colours);
    cor_pixel at = { 0, 0 };
    CHECK(cor_raster_locate(o.raster, (cor_lonlat){ 45, 40.6 }, &at) && fabs(at.column - 2) < 1e-6);
    CHECK(cor_raster_period(o.raster) == 0);
    close_raster(&o);
    file.crs = "EPSG:2263"; /* New York, in US survey feet: -74 is at 984250 ft */
    const double feet[6] = { 984250, 1000, 0, 2e5, 0, -1000 };
    memcpy(file.place, feet, sizeof feet);
    raster_write(&file, steps);
    o = open_raster("a.tif", &colours);
    CHECK(cor_raster_locate(o.raster, (cor_lonlat){ -74, 40.6 }, &at) && fabs(at.column) < 0.01);
    close_raster(&o);
}

static void a_crs_may_be_given_and_must_be_there(void)
{
    raster_file file = degrees;
    GDALDatasetH made;
    double place[6] = { 40, 0.5, 0, 42, 0, -0.25 };
    file.crs = NULL;
    made = raster_create(&file);
    GDALSetGeoTransform(made, place);
    GDALClose(made);
    opened o = open_raster("a.tif", &colours);
    CHECK(!o.raster && o.report.errors == 1 && strstr(o.report.items[0].message, "no CRS"));
    close_raster(&o);
    cor_raster_options given = colours;
    given.crs = "EPSG:4326";
    o = open_raster("a.tif", &given);
    CHECK(lies_at(&o, (cor_lonlat){ 41, 41.5 }, 2, 2));
    close_raster(&o);
    GDALClose(raster_create(&file)); /* not even a place */
    o = open_raster("a.tif", &colours);
    CHECK(!o.raster && o.report.errors == 1 && strstr(o.report.items[0].message, "where it lies"));
    close_raster(&o);
}

static void floats_are_no_colours(void)
{
    raster_file file = degrees;
    file.type = GDT_Float32;
    raster_write(&file, steps);
    opened o = open_raster("a.tif", &colours);
    CHECK(!o.raster && o.report.errors == 1 && strstr(o.report.items[0].hint, "raster-dem"));
    close_raster(&o);
}

static void write_png(const char *name)
{
    static const unsigned char pixels[] = { 255, 0, 0, 255, 0, 255, 0, 128 };
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = 2, .height = 1, .format = PNG_FORMAT_RGBA
    };
    CHECK(png_image_write_to_file(&image, raster_path(name), 0, pixels, 0, NULL));
}

static void a_png_lies_between_its_corners(void)
{
    static const cor_lonlat corners[4] = { { 10, 50 }, { 20, 52 }, { 22, 40 }, { 8, 38 } };
    cor_raster_options placed = colours;
    placed.corners = corners;
    write_png("a.png");
    opened o = read_all("a.png", &placed, 1);
    CHECK(o.cells.width == 2 && is_cell(&o, 0, 0xff0000ff) && is_cell(&o, 1, 0x00ff0080));
    CHECK(lies_at(&o, corners[0], 0, 0) && lies_at(&o, corners[1], 2, 0));
    CHECK(lies_at(&o, corners[2], 2, 1) && lies_at(&o, corners[3], 0, 1));
    cor_lonlat middle;
    CHECK(cor_raster_place(o.raster, (cor_pixel){ 0.7, 0.4 }, &middle));
    CHECK(lies_at(&o, middle, 0.7, 0.4));
    close_raster(&o);
    o = open_raster("a.png", &colours);
    CHECK(!o.raster && strstr(o.report.items[0].hint, "four coordinates"));
    close_raster(&o);
}

/* The corners count, not the place that the file names. */
static void a_tiff_may_lie_between_corners_too(void)
{
    static const cor_lonlat corners[4] = { { 170, 10 }, { 190, 10 }, { 190, -10 }, { 170, -10 } };
    cor_raster_options placed = colours;
    placed.corners = corners;
    raster_write(&degrees, steps);
    opened o = read_all("a.tif", &placed, 1);
    CHECK(is_cell(&o, 8 + 3, 0x1f1f1fff));
    cor_pixel at = { 0, 0 };
    CHECK(cor_raster_locate(o.raster, (cor_lonlat){ -175, 0 }, &at));
    CHECK(fabs(at.column - 6) < 1e-6 && fabs(at.row - 3) < 1e-6);
    close_raster(&o);
}

static void a_damaged_png_is_refused(void)
{
    static const cor_lonlat corners[4] = { { 10, 50 }, { 20, 50 }, { 20, 40 }, { 10, 40 } };
    cor_raster_options placed = colours;
    placed.corners = corners;
    raster_write_text("b.png",
                      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff"
                      "\x08\x06\0\0\0",
                      29);
    static const char *const names[] = { "b.png", "a.tif" };
    for (size_t i = 0; i < 2; i++) {
        if (i)
            CHECK(rename(raster_path("a.tif"), raster_path("b.png")) == 0);
        opened o = open_raster("b.png", &placed);
        CHECK(!o.raster && o.report.errors == 1);
        printf("  %s: %s\n", names[i], o.report.items[0].message);
        close_raster(&o);
    }
}

int main(void)
{
    raster_folder_open();
    RUN(grey_cells_are_grey);
    RUN(colours_and_alpha_come_from_their_bands);
    RUN(sixteen_bits_become_eight);
    RUN(a_palette_gives_its_colours);
    RUN(heights_are_metres_and_no_data_is_none);
    RUN(feet_scale_and_offset_are_heard);
    RUN(heights_in_three_bytes_are_unpacked);
    RUN(coarser_cells_are_means);
    RUN(a_window_is_read_where_it_is);
    RUN(overviews_inside_the_file_are_used_for_large_steps_only);
    RUN(places_in_any_crs_and_unit_are_found);
    RUN(a_crs_may_be_given_and_must_be_there);
    RUN(floats_are_no_colours);
    RUN(a_png_lies_between_its_corners);
    RUN(a_tiff_may_lie_between_corners_too);
    RUN(a_damaged_png_is_refused);
    raster_folder_close();
    return check_result();
}
