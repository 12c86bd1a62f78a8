/*
 * unit/path_holds: whether a point is in an area, by even-odd count and by no code that is tested.
 *
 * Threads: safe.
 */
#ifndef UNIT_PATH_HOLDS_H
#define UNIT_PATH_HOLDS_H

#include "geo/path.h"

static inline bool path_holds(const cor_path *path, cor_pt p)
{
    bool inside = false;
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_contour *c = &path->contours[i];
        for (size_t k = 0; k < c->count; k++) {
            cor_pt a = path->points[c->first + k];
            cor_pt b = path->points[c->first + (k + 1) % c->count];
            if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
                p.x_pt < a.x_pt + (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt))
                inside = !inside;
        }
    }
    return inside;
}

#endif
