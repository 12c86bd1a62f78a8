/*
 * geo/geometry: a view of points, lines and polygons in longitude and latitude.
 *
 * A part is a run of coordinates. Multi-geometries and collections are flattened: each part keeps
 * its own kind. A ring is closed (first coordinate repeated at its end). A polygon is an outer ring
 * followed by its holes, up to the next outer ring or another kind.
 *
 * Memory: a view borrows everything from whoever made it.
 */
#ifndef COR_GEO_GEOMETRY_H
#define COR_GEO_GEOMETRY_H

#include <stddef.h>

#include "geo/coord.h"

typedef enum cor_part_kind {
    COR_PART_POINT,      /* exactly one coordinate */
    COR_PART_LINE,       /* two or more */
    COR_PART_RING_OUTER, /* four or more, closed */
    COR_PART_RING_INNER
} cor_part_kind;

typedef struct cor_part {
    cor_part_kind kind;
    size_t first; /* index into the coordinates */
    size_t count;
} cor_part;

typedef struct cor_geometry {
    const cor_part *parts;
    size_t part_count;
    const cor_lonlat *coords; /* that the parts' `first` counts from */
} cor_geometry;

#endif
