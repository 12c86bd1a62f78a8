/*
 * measure/inline_data: GeoJSON that is written in a figure file.
 *
 *   in    a source whose data are a map
 *   out   its dataset; everything said about it at the place in the figure file
 *   not   what GeoJSON is (read/geojson)
 *
 * The tree of the figure file is printed as JSON, which the one reader of GeoJSON reads; places in
 * that text are turned back into places of the tree.
 */
#ifndef COR_MEASURE_INLINE_DATA_H
#define COR_MEASURE_INLINE_DATA_H

#include "read/dataset.h"
#include "read/source_options.h"
#include "style/style.h"

/* `options` as in cor_geojson_read_in. */
COR_MUST_CHECK bool cor_inline_load(cor_dataset **out, const cor_style_source *source,
                                    const cor_source_options *options, cor_report *report);

#endif
