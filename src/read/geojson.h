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
 * positions. It warns about what it mends or leaves out: an open ring (closed), a `crs` member
 * that names another CRS than CRS84 (an error), rings wound the wrong way (taken as they are,
 * no warning: outer and inner are told by position), a feature without geometry (a note when
 * null). Nothing is dropped without a message.
 */
#ifndef COR_READ_GEOJSON_H
#define COR_READ_GEOJSON_H

#include "base/source_text.h"
#include "read/dataset.h"

/* Reads `source`, which the dataset takes over on success (strings borrow from it). */
COR_MUST_CHECK bool cor_geojson_read(cor_dataset **out, cor_source *source, cor_report *report);

#endif
