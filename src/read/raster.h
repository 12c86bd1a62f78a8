/*
 * read/raster: pictures and heights: GeoTIFF through GDAL, PNG with four corners.
 *
 *   in    the path of a regular file; which part of it is wanted, and how finely
 *   out   where it lies on the earth; its cells, averaged over the steps asked for
 *   not   warping, colours of a layer (symbolise)
 *
 * Nothing but the file itself is read: no overviews, masks or places from files beside it. Opening
 * reads its head; a window is read when it is asked for, a few rows at a time, from an overview
 * inside the file where there is one.
 *
 * Memory: cor_raster_free, cor_raster_cells_free. Threads: one at a time; GDAL's registry is the
 * process's.
 */
#ifndef COR_READ_RASTER_H
#define COR_READ_RASTER_H

#include <stdint.h>

#include "geo/warp.h"
#include "read/dataset.h"

typedef struct cor_raster cor_raster;

typedef enum cor_raster_use { COR_RASTER_COLOURS, COR_RASTER_HEIGHTS } cor_raster_use;

/* Heights in three bands of bytes: metres = red * r + green * g + blue * b - base. */
typedef struct cor_raster_unpack {
    double red, green, blue, base;
} cor_raster_unpack;

typedef struct cor_raster_options {
    cor_raster_use use;
    const char *crs; /* instead of the file's; NULL: as the file says */
    const char
        *say_crs; /* how its user says that: "in corridor.sources.relief.crs"; NULL: cannot */
    cor_raster_unpack unpack;
    const cor_lonlat *corners; /* top left, then clockwise: lies there, straight on the Mercator
                                * map; NULL: as the file says */
} cor_raster_options;

/* Fails with COR_KIND_IO_READ, COR_KIND_DATA, COR_KIND_CRS, COR_KIND_LIMIT. */
COR_MUST_CHECK bool cor_raster_open(cor_raster **out, const char *path,
                                    const cor_raster_options *options, cor_span at,
                                    cor_report *report);
void cor_raster_free(cor_raster *raster); /* NULL allowed */

const char *cor_raster_file(const cor_raster *raster);
size_t cor_raster_width(const cor_raster *raster);
size_t cor_raster_height(const cor_raster *raster);
/* Columns once around the earth; 0 when that has no meaning. */
double cor_raster_period(const cor_raster *raster);

/* False where there is no such place. The column may be off by a period. */
bool cor_raster_locate(cor_raster *raster, cor_lonlat p, cor_pixel *out);
bool cor_raster_place(cor_raster *raster, cor_pixel at, cor_lonlat *out);

/* Its edge as the one polygon of a dataset; a feature without geometry when it has no place. */
cor_dataset *cor_raster_outline(cor_raster *raster);

typedef struct cor_raster_window {
    size_t column, row, width, height;
    size_t step_columns, step_rows; /* of the raster to one cell, at least 1 */
} cor_raster_window;

typedef struct cor_raster_cells {
    size_t width, height;
    double column, row; /* of the raster: the top left corner of the first cell */
    double step_columns, step_rows;
    uint8_t *rgba;  /* straight alpha; NULL for heights */
    float *heights; /* metres; NaN: none; NULL for colours */
} cor_raster_cells;

COR_MUST_CHECK bool cor_raster_read(cor_raster_cells *out, const cor_raster *raster,
                                    cor_raster_window window, cor_report *report);
void cor_raster_cells_free(cor_raster_cells *cells);

#endif
