/*
 * measure/cuts: where an edge meets borders, and what lies on its two sides. Private to measure.
 *
 *   in    an edge, straight in longitude and latitude; borders
 *   out   the shares of it at which a zone may begin or end; places just beside it
 *   not   which zones these are (measure/borders)
 *
 * Cuts that are nearer than 0.1 mm to one another, or to an end of the edge, are one: a border that
 * two polygons write down with different roundings would else leave a piece of no size, whose zone
 * nobody can tell.
 *
 * Memory: cor_cuts_free; one may be used again. Threads: the borders are written to.
 */
#ifndef COR_MEASURE_CUTS_H
#define COR_MEASURE_CUTS_H

#include "measure/borders.h"

typedef struct cor_cuts {
    double *items; /* in (0, 1), ascending */
    size_t count, capacity;
    bool touches;    /* a border meets the edge, be it at its end */
    bool runs_along; /* on its line */
} cor_cuts;

enum { COR_EVERY_ZONE = -1 };

/* `zone`: only edges of its polygons count, or COR_EVERY_ZONE. */
void cor_cuts_find(cor_cuts *out, cor_borders *borders, cor_lonlat p, cor_lonlat q, int64_t zone);
void cor_cuts_free(cor_cuts *cuts);

/* The place at a share of the edge. */
cor_lonlat cor_on_edge(cor_lonlat p, cor_lonlat q, double share);

/* The same, 0.1 mm to the left (side 1) or to the right (-1). Beyond a pole the earth goes on. */
cor_lonlat cor_beside_edge(cor_lonlat p, cor_lonlat q, double share, int side);

#endif
