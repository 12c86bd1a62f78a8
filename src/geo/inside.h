/*
 * geo/inside: points and lines in polygons, by edges that are straight in longitude and latitude.
 *
 *   in    a geometry; its polygons are found once
 *   out   inside, outside or on the boundary
 *   not   the great circles between coordinates
 *
 * Longitudes may leave +-180: a place is looked for a turn to the east and to the west as well.
 * Memory: the areas live in the arena and borrow the geometry. Threads: frozen; may be shared.
 */
#ifndef COR_GEO_INSIDE_H
#define COR_GEO_INSIDE_H

#include "base/arena.h"
#include "geo/geometry.h"

typedef enum cor_side { COR_SIDE_OUTSIDE, COR_SIDE_BOUNDARY, COR_SIDE_INSIDE } cor_side;

typedef struct cor_area {
    const cor_part *rings; /* the outer one, then the holes */
    size_t ring_count;
    const cor_lonlat *coords;
    double west_deg, south_deg, east_deg, north_deg; /* west <= east */
} cor_area;

typedef struct cor_areas {
    cor_area *items;
    size_t count;
} cor_areas;

/* The polygons of a geometry; none when it has none. */
cor_areas cor_areas_of(const cor_geometry *geometry, cor_arena *arena);

/* Of the polygon alone: no turns. */
cor_side cor_area_side(const cor_area *area, cor_lonlat place);
/* Of all of them, turned as it fits; inside wins over the boundary. */
cor_side cor_areas_side(const cor_areas *areas, cor_lonlat place);

/* Every point is inside one of the areas, and every line inside one of them with all of it; what
 * only touches the boundary is not. False for polygons and for nothing. */
bool cor_areas_hold(const cor_areas *areas, const cor_geometry *geometry);

#endif
