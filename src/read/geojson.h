/*
 * read/geojson: our own strict RFC 7946 reader.
 *
 *   in    a GeoJSON text: FeatureCollection, Feature or bare geometry; or many of them, each on a
 * line of its own or behind a record separator (RFC 8142) out   a dataset not   TopoJSON, the
 * network
 *
 * GDAL's reader loses geometry in silence, takes NaN, can be made to fetch from the network, knows
 * no line and column, and is slow. This one refuses, at file:line:column: bad JSON, bad UTF-8,
 * duplicate keys, out-of-range coordinates, a file without a feature that can be read. A feature
 * with an unknown type, wrong depth, too few positions or something else than numbers in them is
 * left out (read/left_out). It warns about what it mends or ignores, once a file with the number:
 * an open ring (closed), a fourth ordinate, a line or ring without positions, missing "properties"
 * or "geometry", a bbox that is none, NaN in properties (null), rings wound the wrong way (taken as
 * they are: outer and inner are told by position). It notes features whose geometry is null or
 * empty and foreign members of features. Nothing is dropped without a message.
 *
 * A "crs" member, which RFC 7946 has taken away, is taken at its word when it names a CRS that
 * geo/crs knows; links are refused.
 *
 * Coordinates are read where they stand, without a tree of the file; "type" and "crs" may come last
 * all the same. Source: RFC 7946, RFC 8142, RFC 8259; "The GeoJSON Format Specification" of 2008.
 */
#ifndef COR_READ_GEOJSON_H
#define COR_READ_GEOJSON_H

#include "base/source_text.h"
#include "read/dataset.h"
#include "read/source_options.h"

/* Reads `source`, which the dataset takes over on success (strings borrow from it). Of the options
 * `crs` counts, of all coordinates whatever the file says; `crs_at` is where that was written. */
COR_MUST_CHECK bool cor_geojson_read_in(cor_dataset **out, cor_source *source,
                                        const cor_source_options *options, cor_span crs_at,
                                        cor_report *report);

/* The same without options. */
COR_MUST_CHECK bool cor_geojson_read(cor_dataset **out, cor_source *source, cor_report *report);

#endif
