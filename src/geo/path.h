/*
 * geo/path: contours in page points.
 *
 * Memory: owns its arrays (cor_path_free); a zeroed path is empty and may be reused with
 * cor_path_clear, which keeps the memory.
 */
#ifndef COR_GEO_PATH_H
#define COR_GEO_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "geo/coord.h"

typedef struct cor_contour {
    size_t first, count; /* run of path->points */
    bool closed;         /* the last point is joined to the first, which is not repeated */
} cor_contour;

typedef struct cor_path {
    cor_pt *points;
    size_t point_count, point_capacity;
    cor_contour *contours;
    size_t contour_count, contour_capacity;
} cor_path;

void cor_path_begin(cor_path *path, bool closed); /* starts a new contour */
void cor_path_add(cor_path *path, cor_pt p);      /* to the contour begun last */
void cor_path_add_many(cor_path *path, const cor_pt *points, size_t count);
/* Drops the contour begun last when it has fewer than 2 (open) or 3 (closed) points. */
void cor_path_end(cor_path *path);
void cor_path_append(cor_path *path, const cor_path *other);
bool cor_path_bounds(const cor_path *path, cor_rect *out); /* false when empty */
void cor_path_clear(cor_path *path);
void cor_path_free(cor_path *path);

#endif
