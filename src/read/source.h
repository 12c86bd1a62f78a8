/*
 * read/source: one data file of any allowed format, opened by its extension.
 *
 *   in    a path, where it was written, and the options of corridor.sources.<name>
 *   out   a dataset in WGS 84 longitude and latitude
 *   not   figure files; rasters (read/raster)
 *
 * .geojson and .json go to read/geojson; .gpkg, .fgb and .shp to read/vector, which loads libgdal
 * when first called and not before. Any other extension is an error that names these.
 */
#ifndef COR_READ_SOURCE_H
#define COR_READ_SOURCE_H

#include "read/dataset.h"
#include "read/source_options.h"

/* By its extension, in capitals or not: one that only data has. A .json may be a figure, too. */
bool cor_is_data_file(const char *path);

COR_MUST_CHECK bool cor_dataset_load(cor_dataset **out, const char *path,
                                     const cor_source_options *options, cor_span at,
                                     cor_report *report);

#endif
