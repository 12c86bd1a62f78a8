/*
 * geo/arrangement: edges on a grid, cut wherever they cross or touch, so that they share nothing
 * but their ends. Private to geo.
 *
 *   in    edges between points of a grid of whole numbers, each of an area
 *   out   the same lines in shorter edges
 *   not   which side of an edge is inside (geo/unite)
 *
 * On whole numbers it is exact whether two edges cross. A crossing is rounded to the grid, which
 * moves the edges by less than a unit and may make them cross others: so they are cut until none
 * does. After the idea of Hobby 1999, doi:10.1016/S0925-7721(99)00021-8.
 *
 * Memory: owns its edges (cor_arrangement_free); a zeroed arrangement is empty.
 */
#ifndef COR_GEO_ARRANGEMENT_H
#define COR_GEO_ARRANGEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attributes.h"

typedef struct cor_joint {
    int64_t x, y; /* at most COR_JOINT_MAX from 0: products of differences fit into 64 bits */
} cor_joint;

static const int64_t COR_JOINT_MAX = INT64_C(1) << 28;

typedef struct cor_edge {
    cor_joint from, to; /* by x, then by y: from is before to */
    size_t area;
    bool is_fresh; /* not yet held against all others */
} cor_edge;

typedef struct cor_arrangement {
    cor_edge *edges;
    size_t count, capacity;
} cor_arrangement;

/* By x, then by y. */
int cor_joint_compare(cor_joint a, cor_joint b);
/* > 0 when p is above the line of the edge (y up), or left of it where it is upright; 0: on it. */
int64_t cor_edge_side(const cor_edge *edge, cor_joint p);

/* In either direction; an edge without length is none. */
void cor_arrangement_add(cor_arrangement *arrangement, cor_joint a, cor_joint b, size_t area);
/* False, in an undefined state, for edges that cross too often. */
COR_MUST_CHECK bool cor_arrangement_cut(cor_arrangement *arrangement);
void cor_arrangement_free(cor_arrangement *arrangement);

/* The edges by upright strips of the plane, so that those near a place are found quickly. */
typedef struct cor_column_item {
    int64_t low; /* the lesser y of the edge; the items of a column are sorted by it */
    size_t edge;
} cor_column_item;

typedef struct cor_columns {
    int64_t x0, width;
    size_t count;
    size_t *first; /* [count + 1] of the items */
    cor_column_item *items;
} cor_columns;

void cor_columns_make(cor_columns *out, const cor_arrangement *arrangement);
size_t cor_columns_at(const cor_columns *columns, int64_t x);
void cor_columns_free(cor_columns *columns);

/* Whether edges of different areas have a point in common; true also where that cannot be told in
 * sensible time. The columns are the arrangement's. */
bool cor_arrangement_meets(const cor_arrangement *arrangement, const cor_columns *columns);

#endif
