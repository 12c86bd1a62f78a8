/*
 * read/raster_file: what the files of read/raster share; nobody else includes it.
 */
#ifndef COR_READ_RASTER_FILE_H
#define COR_READ_RASTER_FILE_H

#include "geo/crs.h"
#include "read/raster.h"

struct cor_raster {
    char *path;
    cor_span at; /* of the path, where it was written */
    cor_raster_use use;
    cor_raster_unpack unpack;
    size_t width, height;
    cor_crs *crs;
    bool quad; /* between four corners; else by `to_plane` */
    cor_xy corners[4];
    double turn_m;      /* of a quad: once around the earth */
    double to_plane[6]; /* x = [0] + column [1] + row [2], y = [3] + column [4] + row [5]; metres */
    double to_raster[6]; /* its inverse */
    double period;
    uint8_t *rgba; /* of a PNG; NULL for a file that is read by windows */
};

/* read/raster_place: `geotransform` in the CRS's own units, each `unit_m` metres. */
COR_MUST_CHECK bool cor_raster_set_plane(cor_raster *raster, const double geotransform[6],
                                         double unit_m, cor_report *report);
COR_MUST_CHECK bool cor_raster_set_corners(cor_raster *raster, const cor_lonlat corners[4],
                                           cor_report *report);

/* read/raster_gdal, read/raster_png: fill in size, place or pixels. */
COR_MUST_CHECK bool cor_raster_open_tiff(cor_raster *raster, const cor_raster_options *options,
                                         cor_report *report);
COR_MUST_CHECK bool cor_raster_read_tiff(cor_raster_cells *out, const cor_raster *raster,
                                         cor_raster_window window, cor_report *report);
COR_MUST_CHECK bool cor_raster_open_png(cor_raster *raster, cor_report *report);
COR_MUST_CHECK bool cor_raster_check_size(const cor_raster *raster, double width, double height,
                                          cor_report *report);

/* read/raster_reduce: averages rows into cells. `window` is of what the rows are of. */
typedef bool cor_raster_row(void *user, size_t row, void *out); /* `window.width` cells */
COR_MUST_CHECK bool cor_raster_reduce(cor_raster_cells *cells, cor_raster_use use,
                                      cor_raster_window window, cor_raster_row *read, void *user);

#endif
