/*
 * place/room: how much room an area on the page leaves around each of its points. Private to place.
 *
 *   in    an area in page points (even-odd), what parts of the page and areas to be kept clear lie
 *         over it
 *   out   the distance from a point to the nearest border or part; the point with the most room
 *   not   labels and symbols: those are settled later
 *
 * The distance is kept on a grid of at most 192 cells a side, exact between the middles of cells,
 * and read between them linearly: good to rank places by, within a cell. Whether a point is inside
 * is exact; a point is held against the edges at its height only.
 *
 * Memory: cor_room_free. Threads: safe.
 */
#ifndef COR_PLACE_ROOM_H
#define COR_PLACE_ROOM_H

#include "geo/path.h"
#include "place/collide.h"

typedef struct cor_room_edge {
    cor_pt from, to;
} cor_room_edge;

typedef struct cor_room {
    cor_path outline; /* of the area, with vertices about a point apart */
    cor_rect box;     /* of the grid: the area's and a cell around it */
    double cell_pt;
    size_t columns, rows;
    float *clear_pt;      /* at the middle of each cell; 0: outside */
    cor_room_edge *edges; /* of the outline, those that touch a row of cells together */
    size_t *row_first;    /* of the edges; one more than there are rows */
    cor_pt best;          /* the point with the most room, the most central one of about equals */
    double best_clear_pt;
} cor_room;

/* `taken` may be NULL; what is `self`'s own does not count. False, *out empty, when nothing is
 * inside. */
bool cor_room_make(cor_room *out, const cor_path *area, const cor_collide *taken, cor_owner self);
void cor_room_free(cor_room *room);

/* Distance to what bounds the room, in points; 0 outside. */
double cor_room_clear(const cor_room *room, cor_pt p);
/* Whether the area, thinned, has the point inside; parts of the page are not looked at. */
bool cor_room_holds(const cor_room *room, cor_pt p);

#endif
