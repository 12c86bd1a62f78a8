/*
 * read/geojson: our own strict RFC 7946 reader.
 *
 *   in    a GeoJSON text: FeatureCollection, Feature or bare geometry
 *   out   a dataset
 *   not   TopoJSON, newline-delimited GeoJSON, the network
 *
 * GDAL's reader loses geometry in silence, takes NaN, can be made to fetch from the network, knows
 * no line and column, and is slow. This one refuses, at file:line:column: bad JSON, bad UTF-8,
 * duplicate keys, non-finite or out-of-range coordinates, unknown types, wrong depth, too few
 * positions, a `crs` member that names another CRS than WGS 84. It warns about what it mends or
 * leaves out, once a file with the number: an open ring (closed), a fourth ordinate, a line or ring
 * without positions, missing "properties", rings wound the wrong way (taken as they are: outer and
 * inner are told by position). It notes features whose geometry is null or empty and foreign
 * members of features. Nothing is dropped without a message.
 *
 * Coordinates are read where they stand, without a tree of the file; "type" may come last all the
 * same. Source: RFC 7946, RFC 8259.
 */
#ifndef COR_READ_GEOJSON_H
#define COR_READ_GEOJSON_H

#include "base/source_text.h"
#include "read/dataset.h"

/* Reads `source`, which the dataset takes over on success (strings borrow from it). */
COR_MUST_CHECK bool cor_geojson_read(cor_dataset **out, cor_source *source, cor_report *report);

/* The same for a file whose coordinates are in `crs` (NULL: longitude and latitude), whatever it
 * says; `crs_at` is where that was written. */
COR_MUST_CHECK bool cor_geojson_read_in(cor_dataset **out, cor_source *source, const char *crs,
                                        cor_span crs_at, cor_report *report);

#endif
