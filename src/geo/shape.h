/*
 * geo/shape: runs of points in the plane that is being cut, the scratch of geo/linework.
 *
 * The plane is either longitude and latitude in degrees (a plate carree in which longitudes may
 * leave +-180) or the page in points; which one, the function says that takes the shape. A run is
 * an open line or a closed ring without repetition of its first point; that too the function says.
 *
 * Memory: owns its arrays (cor_shape_free); a zeroed shape is empty; cor_shape_clear keeps memory.
 */
#ifndef COR_GEO_SHAPE_H
#define COR_GEO_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "geo/coord.h"

typedef struct cor_spot {
    double x, y; /* degrees or points */
} cor_spot;

typedef struct cor_run {
    size_t first, count;
} cor_run;

typedef struct cor_shape {
    cor_spot *spots;
    size_t count, capacity;
    cor_run *runs;
    size_t run_count, run_capacity;
} cor_shape;

typedef struct cor_window {
    double x0, y0, x1, y1;
} cor_window;

void cor_shape_begin(cor_shape *shape);
void cor_shape_add(cor_shape *shape, cor_spot spot);
/* Adds the points of a run that exists elsewhere to the run begun last; backwards when asked. */
void cor_shape_add_run(cor_shape *shape, const cor_spot *spots, size_t count, bool backwards);
/* Drops the run begun last when it has fewer than `least` points. */
void cor_shape_end(cor_shape *shape, size_t least);
void cor_shape_clear(cor_shape *shape);
void cor_shape_free(cor_shape *shape);
void cor_shape_swap(cor_shape *a, cor_shape *b);
bool cor_shape_bounds(const cor_shape *shape, cor_window *out); /* false when empty */

static inline cor_lonlat cor_spot_lonlat(cor_spot s)
{
    return (cor_lonlat){ s.x, s.y };
}

static inline cor_spot cor_spot_mix(cor_spot a, cor_spot b, double t)
{
    return (cor_spot){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

#endif
