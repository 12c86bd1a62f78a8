/*
 * read/source: one data file of any allowed format.
 *
 *   in    a path, where it was written, and the options of its source or of the command
 *   out   a dataset in WGS 84 longitude and latitude
 *   not   figure files; rasters (read/raster)
 *
 * GeoJSON goes to read/geojson, whatever its name; .gpkg, .fgb and .shp to read/vector, which loads
 * libgdal when first called and not before. Anything else is refused by its name (read/recognise),
 * also under the extension of another format.
 */
#ifndef COR_READ_SOURCE_H
#define COR_READ_SOURCE_H

#include "read/dataset.h"
#include "read/source_options.h"

/* What is taken for data when it is named to a command: by its extension, in capitals or not, or
 * its content, since x.json may be a figure, too. False in *out for a figure, and for what is not
 * known. Fails for what is neither: a GPX file, a spreadsheet. */
COR_MUST_CHECK bool cor_is_data_file(bool *out, const char *path, cor_report *report);

COR_MUST_CHECK bool cor_dataset_load(cor_dataset **out, const char *path,
                                     const cor_source_options *options, cor_span at,
                                     cor_report *report);

#endif
