/* A window of a GeoTIFF, row by row from a few rows at a time. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "read/raster_tiff.h"

enum { CHUNK_BYTES = 32 << 20, CHUNK_ROWS = 512 };

/* The file itself, or an overview inside it. */
typedef struct level {
    GDALRasterBandH bands[COR_TIFF_BANDS_MAX], mask;
    double columns, rows; /* of the raster to one of the level's */
    size_t width, height;
} level;

typedef struct stream {
    cor_tiff tiff;
    cor_tiff_layout layout;
    level level;
    cor_raster_window window; /* of the level */
    size_t cell_bytes, chunk_rows, first_row, row_count;
    uint8_t *chunk; /* band after band, then the mask */
    uint8_t palette[256][4];
} stream;

static size_t samples_of(const stream *s)
{
    return (size_t)s->layout.count + s->layout.has_mask;
}

static bool read_band(stream *s, GDALRasterBandH band, size_t index, size_t bytes)
{
    cor_raster_window w = s->window;
    size_t row_bytes = w.width * s->cell_bytes;
    GDALDataType type = bytes == 1 ? GDT_Byte : s->layout.type;
    return s->tiff.gdal.GDALRasterIO(band, GF_Read, (int)w.column, (int)(w.row + s->first_row),
                                     (int)w.width, (int)s->row_count,
                                     s->chunk + index * s->chunk_rows * row_bytes, (int)w.width,
                                     (int)s->row_count, type, 0, (int)row_bytes) == CE_None;
}

static bool read_chunk(stream *s, size_t row)
{
    size_t left = s->window.height - row;
    s->first_row = row;
    s->row_count = left < s->chunk_rows ? left : s->chunk_rows;
    bool well = true;
    for (int i = 0; well && i < s->layout.count; i++)
        well = read_band(s, s->level.bands[i], (size_t)i, s->cell_bytes);
    if (well && s->layout.has_mask)
        well = read_band(s, s->level.mask, (size_t)s->layout.count, 1);
    return well || cor_tiff_fail(&s->tiff, "cannot be read");
}

static const uint8_t *cells_of(const stream *s, size_t index, size_t row)
{
    size_t row_bytes = s->window.width * s->cell_bytes;
    return s->chunk + (index * s->chunk_rows + (row - s->first_row)) * row_bytes;
}

static uint8_t colour_at(const stream *s, const uint8_t *cells, size_t i)
{
    if (s->cell_bytes == 1)
        return cells[i];
    uint16_t value;
    memcpy(&value, cells + 2 * i, 2);
    return (uint8_t)((value + 128) / 257);
}

static double raw_at(const stream *s, const uint8_t *cells, size_t i)
{
    if (s->cell_bytes == 1)
        return cells[i];
    uint16_t value;
    memcpy(&value, cells + 2 * i, 2);
    return value;
}

/* What is not there has the value for it in all bands. */
static bool is_nodata(const stream *s, const uint8_t *const bands[], int count, size_t i)
{
    if (!s->layout.has_nodata)
        return false;
    for (int k = 0; k < count; k++)
        if (raw_at(s, bands[k], i) != s->layout.nodata)
            return false;
    return true;
}

static void colour_cell(const stream *s, const uint8_t *const bands[], size_t i, uint8_t *to)
{
    int alpha = s->layout.alpha, count = alpha >= 0 ? alpha : s->layout.count;
    if (s->layout.palette) {
        memcpy(to, s->palette[bands[0][i]], 4);
    } else {
        for (int k = 0; k < 3; k++)
            to[k] = colour_at(s, bands[count == 3 ? k : 0], i);
        to[3] = 255;
    }
    if (alpha >= 0)
        to[3] = colour_at(s, bands[alpha], i);
    if (is_nodata(s, bands, count, i))
        to[3] = 0;
}

/* The bands that a file does not have are its first. */
static void set_bands(const stream *s, size_t row, const uint8_t *bands[])
{
    for (int k = 0; k < COR_TIFF_BANDS_MAX; k++)
        bands[k] = cells_of(s, k < s->layout.count ? (size_t)k : 0, row);
}

static void colour_row(const stream *s, size_t row, uint8_t *out)
{
    const uint8_t *bands[COR_TIFF_BANDS_MAX];
    set_bands(s, row, bands);
    for (size_t i = 0; i < s->window.width; i++)
        colour_cell(s, bands, i, out + i * 4);
    if (!s->layout.has_mask)
        return;
    const uint8_t *mask = cells_of(s, (size_t)s->layout.count, row);
    for (size_t i = 0; i < s->window.width; i++)
        if (!mask[i])
            out[i * 4 + 3] = 0;
}

static float packed_height(const stream *s, const uint8_t *const bands[], size_t i)
{
    const cor_raster_unpack *u = &s->tiff.raster->unpack;
    int alpha = s->layout.alpha;
    if ((alpha >= 0 && !bands[alpha][i]) || is_nodata(s, bands, 3, i))
        return NAN;
    return (float)(bands[0][i] * u->red + bands[1][i] * u->green + bands[2][i] * u->blue - u->base);
}

static float plain_height(const stream *s, const uint8_t *cells, size_t i)
{
    /* Beyond this no height means anything on the earth; GDAL's own -3.4e38 stands for none. */
    static const double highest_m = 1e6;
    float value;
    memcpy(&value, cells + i * sizeof value, sizeof value);
    if (s->layout.has_nodata && value == (float)s->layout.nodata)
        return NAN;
    double metres = (double)value * s->layout.scale + s->layout.offset;
    return fabs(metres) <= highest_m ? (float)metres : NAN;
}

static void height_row(const stream *s, size_t row, float *out)
{
    const uint8_t *bands[COR_TIFF_BANDS_MAX];
    set_bands(s, row, bands);
    const uint8_t *mask = s->layout.has_mask ? cells_of(s, (size_t)s->layout.count, row) : NULL;
    for (size_t i = 0; i < s->window.width; i++) {
        out[i] = s->layout.packed ? packed_height(s, bands, i) : plain_height(s, bands[0], i);
        if (mask && !mask[i])
            out[i] = NAN;
    }
}

static bool read_row(void *user, size_t row, void *out)
{
    stream *s = user;
    if (row >= s->first_row + s->row_count && !read_chunk(s, row))
        return false;
    if (s->tiff.raster->use == COR_RASTER_HEIGHTS)
        height_row(s, row, out);
    else
        colour_row(s, row, out);
    return true;
}

static void set_level(stream *s, int overview)
{
    const cor_gdal *gdal = &s->tiff.gdal;
    for (int i = 0; i < s->layout.count; i++) {
        GDALRasterBandH band = gdal->GDALGetRasterBand(s->tiff.dataset, s->layout.bands[i]);
        s->level.bands[i] = overview < 0 ? band : gdal->GDALGetOverview(band, overview);
    }
    GDALRasterBandH first = s->level.bands[0];
    s->level.mask = s->layout.has_mask ? gdal->GDALGetMaskBand(first) : NULL;
    s->level.width = (size_t)gdal->GDALGetRasterBandXSize(first);
    s->level.height = (size_t)gdal->GDALGetRasterBandYSize(first);
    s->level.columns = (double)s->tiff.raster->width / (double)s->level.width;
    s->level.rows = (double)s->tiff.raster->height / (double)s->level.height;
}

/* An overview that all the bands have, of a size that agrees with the file's. */
static bool is_sound(const stream *s, int overview)
{
    const cor_gdal *gdal = &s->tiff.gdal;
    int width = 0, height = 0;
    for (int i = 0; i < s->layout.count; i++) {
        GDALRasterBandH band = gdal->GDALGetRasterBand(s->tiff.dataset, s->layout.bands[i]);
        GDALRasterBandH small = overview < gdal->GDALGetOverviewCount(band)
                                    ? gdal->GDALGetOverview(band, overview)
                                    : NULL;
        if (!small)
            return false;
        int w = gdal->GDALGetRasterBandXSize(small), h = gdal->GDALGetRasterBandYSize(small);
        if (w < 1 || h < 1 || (i && (w != width || h != height)))
            return false;
        width = w;
        height = h;
    }
    return (size_t)width <= s->tiff.raster->width && (size_t)height <= s->tiff.raster->height;
}

/* The coarsest level that still has a cell for every step asked for. */
static void choose_level(stream *s, cor_raster_window wanted)
{
    static const double rounding = 1.01;
    int best = -1;
    GDALRasterBandH band = s->tiff.gdal.GDALGetRasterBand(s->tiff.dataset, s->layout.bands[0]);
    double best_columns = 1;
    for (int i = 0; i < s->tiff.gdal.GDALGetOverviewCount(band); i++) {
        if (!is_sound(s, i))
            continue;
        set_level(s, i);
        bool fits = s->level.columns <= (double)wanted.step_columns * rounding &&
                    s->level.rows <= (double)wanted.step_rows * rounding;
        if (!fits || s->level.columns <= best_columns)
            continue;
        best = i;
        best_columns = s->level.columns;
    }
    set_level(s, best);
}

static size_t step_of(size_t wanted, double scale)
{
    double step = floor((double)wanted / scale + 0.02);
    return step < 1 ? 1 : (size_t)step;
}

static void set_window(stream *s, cor_raster_window w)
{
    const level *l = &s->level;
    size_t x0 = (size_t)((double)w.column / l->columns), y0 = (size_t)((double)w.row / l->rows);
    size_t x1 = (size_t)ceil((double)(w.column + w.width) / l->columns);
    size_t y1 = (size_t)ceil((double)(w.row + w.height) / l->rows);
    x1 = x1 < l->width ? x1 : l->width;
    y1 = y1 < l->height ? y1 : l->height;
    x0 = x0 < x1 ? x0 : x1 - 1;
    y0 = y0 < y1 ? y0 : y1 - 1;
    s->window = (cor_raster_window){
        x0, y0, x1 - x0, y1 - y0, step_of(w.step_columns, l->columns), step_of(w.step_rows, l->rows)
    };
}

static void set_chunk(stream *s)
{
    s->cell_bytes = s->layout.type == GDT_Byte ? 1 : s->layout.type == GDT_UInt16 ? 2 : 4;
    size_t row_bytes = s->window.width * s->cell_bytes * samples_of(s);
    size_t rows = CHUNK_BYTES / row_bytes;
    rows = rows < CHUNK_ROWS ? rows : CHUNK_ROWS;
    s->chunk_rows = rows ? rows : 1;
    s->chunk = cor_alloc(s->chunk_rows, row_bytes);
}

static void set_palette(stream *s)
{
    const cor_gdal *gdal = &s->tiff.gdal;
    int count = s->layout.palette ? gdal->GDALGetColorEntryCount(s->layout.palette) : 0;
    for (int i = 0; i < count && i < 256; i++) {
        const GDALColorEntry *entry = gdal->GDALGetColorEntry(s->layout.palette, i);
        const short parts[4] = { entry->c1, entry->c2, entry->c3, entry->c4 };
        for (int k = 0; k < 4; k++)
            s->palette[i][k] = (uint8_t)parts[k];
    }
}

static bool read_cells(stream *s, cor_raster_cells *out, cor_raster_window window)
{
    choose_level(s, window);
    set_window(s, window);
    set_chunk(s);
    set_palette(s);
    cor_raster_cells cells = {
        .column = (double)s->window.column * s->level.columns,
        .row = (double)s->window.row * s->level.rows,
        .step_columns = (double)s->window.step_columns * s->level.columns,
        .step_rows = (double)s->window.step_rows * s->level.rows,
    };
    bool well = cor_raster_reduce(&cells, s->tiff.raster->use, s->window, read_row, s);
    if (well)
        *out = cells;
    cor_free(s->chunk);
    return well;
}

bool cor_raster_read_tiff(cor_raster_cells *out, const cor_raster *raster, cor_raster_window window,
                          cor_report *report)
{
    stream *s = cor_alloc(1, sizeof *s);
    bool well = cor_tiff_open(&s->tiff, raster, report);
    if (well) {
        bool same = (size_t)s->tiff.gdal.GDALGetRasterXSize(s->tiff.dataset) == raster->width &&
                    (size_t)s->tiff.gdal.GDALGetRasterYSize(s->tiff.dataset) == raster->height;
        well = same ? cor_tiff_lay_out(&s->layout, &s->tiff) && read_cells(s, out, window)
                    : cor_tiff_fail(&s->tiff, "changed while it was being read");
        cor_tiff_close(&s->tiff);
    }
    cor_free(s);
    return well;
}
