/*
 * read/raster_tiff: an open GeoTIFF. Shared by the files of read/raster that see GDAL.
 */
#ifndef COR_READ_RASTER_TIFF_H
#define COR_READ_RASTER_TIFF_H

#include "read/gdal.h"
#include "read/raster_file.h"

enum { COR_TIFF_BANDS_MAX = 4 };

typedef struct cor_tiff {
    cor_gdal gdal;
    GDALDatasetH dataset;
    const cor_raster *raster;
    cor_report *report;
} cor_tiff;

/* `tiff` must not move until cor_tiff_close. */
COR_MUST_CHECK bool cor_tiff_open(cor_tiff *tiff, const cor_raster *raster, cor_report *report);
void cor_tiff_close(cor_tiff *tiff);
/* What GDAL said last, after `what`. */
bool cor_tiff_fail(const cor_tiff *tiff, const char *what);

/* Which bands are what, and how their values are meant. */
typedef struct cor_tiff_layout {
    int bands[COR_TIFF_BANDS_MAX]; /* grey, red green blue, or heights; then alpha */
    int count, alpha;              /* alpha: index into bands, -1 for none */
    GDALDataType type;             /* of the buffers: bytes, or floats for heights */
    double shrink;                 /* 16 bits of colour into 8 */
    GDALColorTableH palette;
    bool packed; /* heights in three bands of bytes */
    bool has_nodata, has_mask;
    double nodata, scale, offset; /* offset in metres */
} cor_tiff_layout;

COR_MUST_CHECK bool cor_tiff_lay_out(cor_tiff_layout *out, const cor_tiff *tiff);

/* The place that the file or the options say. */
COR_MUST_CHECK bool cor_tiff_find_place(cor_tiff *tiff, cor_raster *raster,
                                        const cor_raster_options *options);

#endif
