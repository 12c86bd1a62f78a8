/*
 * read/geotiff: a look at a GeoTIFF before GDAL opens it. Included by read/raster_gdal only.
 *
 *   in    the path of a .tif
 *   out   whether the texts about its CRS may be read: none makes PROJ open another file
 *   not   anything else in it (GDAL says what is wrong)
 *
 * A GeoTIFF describes its CRS by numbers, but Esri writes WKT into the citation that stands beside
 * them, and GDAL reads it. Source: TIFF 6.0, section 2; BigTIFF; OGC GeoTIFF 1.1,
 * GeoAsciiParamsTag.
 */
#ifndef COR_READ_GEOTIFF_H
#define COR_READ_GEOTIFF_H

#include "base/report.h"

COR_MUST_CHECK bool cor_geotiff_check(const char *path, cor_span at, cor_report *report);

#endif
