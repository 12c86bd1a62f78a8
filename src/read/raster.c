#include "read/raster.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "read/raster_file.h"

static bool has_extension(const char *path, const char *extension)
{
    size_t length = strlen(path), tail = strlen(extension);
    return length > tail && strcasecmp(path + length - tail, extension) == 0;
}

bool cor_raster_check_size(const cor_raster *raster, double width, double height,
                           cor_report *report)
{
    static const double side_max = 200000, area_max = 1e9;
    return (width >= 1 && height >= 1 && width <= side_max && height <= side_max &&
            width * height <= area_max) ||
           cor_fail(report, COR_KIND_LIMIT, raster->at,
                    "a raster has at most 200000 cells a side and a thousand million in all: cut "
                    "it to the map, or make it coarser",
                    "'%s' has %.0f x %.0f cells", raster->path, width, height);
}

static bool open_png(cor_raster *raster, const cor_raster_options *options, cor_report *report)
{
    if (!options->corners)
        return cor_fail(report, COR_KIND_DATA, raster->at,
                        "convert it to a GeoTIFF, or use type: image with four coordinates",
                        "'%s' is a PNG, which does not say where it lies", raster->path);
    return cor_raster_open_png(raster, report);
}

static bool open_file(cor_raster *raster, const cor_raster_options *options, cor_report *report)
{
    if (has_extension(raster->path, ".png"))
        return open_png(raster, options, report);
    if (has_extension(raster->path, ".tif") || has_extension(raster->path, ".tiff"))
        return cor_raster_open_tiff(raster, options, report);
    return cor_fail(report, COR_KIND_DATA, raster->at,
                    options->corners ? "formats are .png, .tif and .tiff"
                                     : "formats are .tif and .tiff (GeoTIFF)",
                    "'%s' has no extension of a raster format that is read", raster->path);
}

bool cor_raster_open(cor_raster **out, const char *path, const cor_raster_options *options,
                     cor_span at, cor_report *report)
{
    cor_raster *raster = cor_alloc(1, sizeof *raster);
    raster->path = cor_strdup(path);
    raster->at = at;
    raster->use = options->use;
    raster->unpack = options->unpack;
    if (!open_file(raster, options, report) ||
        (options->corners && !cor_raster_set_corners(raster, options->corners, report))) {
        cor_raster_free(raster);
        return false;
    }
    *out = raster;
    return true;
}

void cor_raster_free(cor_raster *raster)
{
    if (!raster)
        return;
    cor_crs_free(raster->crs);
    cor_free(raster->rgba);
    cor_free(raster->path);
    cor_free(raster);
}

const char *cor_raster_file(const cor_raster *raster)
{
    return raster->path;
}

size_t cor_raster_width(const cor_raster *raster)
{
    return raster->width;
}

size_t cor_raster_height(const cor_raster *raster)
{
    return raster->height;
}

double cor_raster_period(const cor_raster *raster)
{
    return raster->period;
}

typedef struct pixels {
    const cor_raster *raster;
    cor_raster_window window;
} pixels;

static bool copy_row(void *user, size_t row, void *out)
{
    const pixels *p = user;
    size_t first = (p->window.row + row) * p->raster->width + p->window.column;
    memcpy(out, p->raster->rgba + first * 4, p->window.width * 4);
    return true;
}

bool cor_raster_read(cor_raster_cells *out, const cor_raster *raster, cor_raster_window window,
                     cor_report *report)
{
    if (!window.width || !window.height || !window.step_columns || !window.step_rows ||
        window.column + window.width > raster->width || window.row + window.height > raster->height)
        COR_NEVER("a window that is not in the raster");
    if (!raster->rgba)
        return cor_raster_read_tiff(out, raster, window, report);
    pixels p = { raster, window };
    cor_raster_cells cells = { .column = (double)window.column,
                               .row = (double)window.row,
                               .step_columns = (double)window.step_columns,
                               .step_rows = (double)window.step_rows };
    bool well = cor_raster_reduce(&cells, raster->use, window, copy_row, &p);
    *out = cells;
    return well;
}

void cor_raster_cells_free(cor_raster_cells *cells)
{
    cor_free(cells->rgba);
    cor_free(cells->heights);
    *cells = (cor_raster_cells){ 0 };
}
