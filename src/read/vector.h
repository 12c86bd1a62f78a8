/*
 * read/vector: GeoPackage, FlatGeobuf and Shapefile, through GDAL.
 *
 *   in    the path of a regular file
 *   out   a dataset in WGS 84 longitude and latitude
 *   not   GeoJSON (read/geojson), rasters, archives, URLs, views of a GeoPackage
 *
 * libgdal is loaded when the first such file is read and not before: its start takes longer than
 * many figures do. Only the three drivers are registered, and nothing of the environment reaches
 * them.
 *
 * Threads: one at a time; GDAL's registry is the process's.
 */
#ifndef COR_READ_VECTOR_H
#define COR_READ_VECTOR_H

#include "read/source.h"

/* `at` is where the path was written. Fails with COR_KIND_IO_READ, COR_KIND_DATA, COR_KIND_CRS,
 * COR_KIND_GEOMETRY, COR_KIND_LIMIT. */
COR_MUST_CHECK bool cor_vector_load(cor_dataset **out, const char *path,
                                    const cor_source_options *options, cor_span at,
                                    cor_report *report);

#endif
