/*
 * symbolise/geometry: the parts of a feature through the map's view. For symbolise and
 * for what looks at the map before it is drawn (furniture/seen).
 */
#ifndef COR_SYMBOLISE_GEOMETRY_H
#define COR_SYMBOLISE_GEOMETRY_H

#include "symbolise/symbolise.h"

typedef struct cor_point_list {
    cor_pt *items; /* in the arena */
    size_t count;
} cor_point_list;

/* The union of all polygons as closed contours, for an even-odd fill. False when they cross too
 * often to be united: what lies in two of them is then left out. */
bool cor_feature_area(const cor_symboliser *s, size_t index, cor_path *out);
/* The polygons' boundaries as lines. */
void cor_feature_boundary(const cor_symboliser *s, size_t index, cor_path *out);
/* Lines, and polygons' boundaries: what a line layer strokes. */
void cor_feature_lines(const cor_symboliser *s, size_t index, cor_path *out);
/* Points, and the vertices of lines and polygons: where a circle layer draws. */
cor_point_list cor_feature_points(const cor_symboliser *s, size_t index, cor_arena *arena);

#endif
