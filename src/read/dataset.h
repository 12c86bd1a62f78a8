/*
 * read/dataset: the features of one source, as everything above reads them.
 *
 *   in    made by read/geojson, read/vector (GDAL)
 *   out   features with parts (points, lines, rings) in longitude and latitude, and properties
 *   not   projection, styles
 *
 * One flat array of coordinates for the whole dataset; a part (geo/geometry) is a run of it; a
 * feature is a run of parts.
 *
 * Memory: the dataset owns everything; all views borrow from it.
 * Threads: frozen once loaded; shared through const pointers.
 */
#ifndef COR_READ_DATASET_H
#define COR_READ_DATASET_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/report.h"
#include "base/value.h"
#include "geo/geometry.h"

typedef struct cor_feature {
    size_t first_part, part_count;
    cor_bbox bounds;       /* planar bounds of the coordinates; meaningless when part_count is 0 */
    cor_value id;          /* COR_NULL, COR_NUMBER or COR_STRING */
    cor_value properties;  /* COR_OBJECT, perhaps empty */
    uint32_t line, column; /* where the feature begins in its file; 0 when unknown (GDAL) */
} cor_feature;

typedef struct cor_dataset {
    const char *file; /* as the user wrote it */
    cor_feature *features;
    size_t feature_count;
    cor_part *parts;
    size_t part_count;
    cor_lonlat *coords;
    double
        *heights_m; /* NULL when no coordinate has a third ordinate; else one a coordinate, NaN */
    size_t coord_count;
    cor_value members; /* COR_OBJECT: foreign members of the collection (licence, source, ...) */
    cor_arena *arena;  /* strings and values */
    void *backing;     /* private: the mapped file, when strings borrow from it */
    void (*free_backing)(void *backing);
} cor_dataset;

void cor_dataset_free(cor_dataset *dataset); /* NULL allowed */

/* Where feature `index` stands, for diagnostics. */
cor_span cor_feature_span(const cor_dataset *dataset, size_t index);

/* "Point", "LineString" or "Polygon" (the first part's), as expressions' geometry-type says;
 * "Unknown" for a feature without geometry. */
const char *cor_feature_geometry_type(const cor_dataset *dataset, const cor_feature *feature);

#endif
