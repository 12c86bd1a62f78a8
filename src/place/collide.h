/*
 * place/collide: which rectangles of the page are taken, and by whom.
 *
 * A uniform grid over the map frame; each cell lists the boxes that touch it. A grid, not a tree,
 * so that answers cannot depend on insertion order. Everything that takes room is boxes: a label is
 * one a line of text, a turned label a chain of small ones, a route a chain along its stroke.
 *
 *   in    boxes in page points, with an owner
 *   out   the first owner (lowest box number) that a box overlaps
 *   not   priorities, text
 *
 * Boxes are half-open: two that share an edge do not collide.
 * Memory: owns its cells; cor_collide_free. Threads: one grid per map.
 */
#ifndef COR_PLACE_COLLIDE_H
#define COR_PLACE_COLLIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "geo/coord.h"
#include "place/segment.h"

typedef struct cor_collide cor_collide;

/* Who takes the room: a label (its index), a feature's symbol, or a named obstacle. */
typedef struct cor_owner {
    int label;        /* index of the label, -1 for an obstacle */
    int source;       /* of the feature, -1 for none */
    int64_t feature;  /* -1 for none */
    const char *name; /* layer or part; borrowed */
} cor_owner;

cor_collide *cor_collide_new(cor_rect frame);
void cor_collide_free(cor_collide *grid);

void cor_collide_add(cor_collide *grid, cor_rect box, cor_owner owner);
/* A circle: a box to other boxes, round to what passes by (cor_collide_find_along). */
void cor_collide_add_circle(cor_collide *grid, cor_pt centre, double radius_pt, cor_owner owner);
/* A box that others which cooperate may lie over: cor_collide_find_cooperating does not see it. */
void cor_collide_add_cooperating(cor_collide *grid, cor_rect box, cor_owner owner);

/* Boxes along a polyline of half-width `half_pt`. */
void cor_collide_add_line(cor_collide *grid, const cor_pt *points, size_t n, double half_pt,
                          cor_owner owner);

/* The owner of the first box that overlaps `box`, leaving out label `self` and the symbols of
 * feature (source, feature); NULL when the room is free. */
const cor_owner *cor_collide_find(const cor_collide *grid, cor_rect box, cor_owner self);
const cor_owner *cor_collide_find_cooperating(const cor_collide *grid, cor_rect box,
                                              cor_owner self);

/* A straight line that passes others at a distance; over circles when it may. */
typedef struct cor_passage {
    cor_segment line;
    double half_pt;
    bool over_circles;
} cor_passage;

/* The owner of the first box or circle that is in its way. */
const cor_owner *cor_collide_find_along(const cor_collide *grid, const cor_passage *passage,
                                        cor_owner self);
/* Which part of the circles' widths it covers, all together: 1 for one that it halves. */
double cor_collide_covered_circles(const cor_collide *grid, const cor_passage *passage,
                                   cor_owner self);

/* The smallest box around all symbols of the owner's feature that stand over the point. */
bool cor_collide_own_symbol(const cor_collide *grid, cor_pt at, cor_owner self, cor_rect *out);

/* A box of an area that labels keep clear of. */
void cor_collide_add_area(cor_collide *grid, cor_rect box, cor_owner owner);

/* Whether a part of the page, which is no feature's and no label, overlaps the box, or the area of
 * another feature. */
bool cor_collide_is_cut(const cor_collide *grid, cor_rect box, cor_owner self);

#endif
