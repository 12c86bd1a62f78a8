/*
 * measure/split: how much of a route lies in which polygon.
 *
 *   in    the lines of one feature, borders
 *   out   pieces of the route in order, each in one zone, outside all, along a border, or where
 *         zones overlap; the sums; the crossings
 *   not   what happens when a border moves (measure/sensitivity)
 *
 * Edges of routes and of polygons are straight in longitude and latitude. A piece's length is its
 * share of its edge's geodesic, so that pieces add up to the route's length: to a micrometre in
 * 1000 km. A piece is along a border when it lies within 0.1 mm of a polygon's edge with a zone on
 * one side only: edges that polygons of one zone share, or that one of them covers, are no border.
 *
 * Memory: cor_split_free. Threads: the borders are written to; one thread a borders.
 */
#ifndef COR_MEASURE_SPLIT_H
#define COR_MEASURE_SPLIT_H

#include "measure/borders.h"

enum { COR_PIECE_OUTSIDE = -1, COR_PIECE_BORDER = -2, COR_PIECE_OVERLAP = -3 };

typedef struct cor_piece {
    double from_m, to_m; /* along the route; gaps between the parts of a feature have no length */
    int zone;            /* index, or COR_PIECE_... */
    cor_lonlat from;     /* where it begins */
    bool begins_part;    /* it begins where a line begins, not at a crossing */
} cor_piece;

typedef struct cor_split {
    cor_piece *pieces;
    size_t count, capacity;
    double *zone_m; /* by zone of the borders */
    double outside_m, border_m, overlap_m, total_m;
} cor_split;

void cor_split_route(cor_split *out, const cor_dataset *data, const cor_feature *feature,
                     cor_borders *borders);
void cor_split_free(cor_split *split);

/* The zone's name, or "outside", "border", "overlap". */
cor_str cor_piece_name(const cor_borders *borders, int zone);

#endif
