/*
 * measure/borders: the rings of the polygons that a route is split by, found quickly.
 *
 *   in    polygons of a dataset, the property that names them
 *   out   zones (all polygons of one name) and their border edges in a grid
 *   not   routes (measure/split, measure/sensitivity)
 *
 * Edges are straight in longitude and latitude, as RFC 7946 says. A place is looked for in three
 * turns of the earth, so that data on either side of the antimeridian meets a route across it.
 *
 * Memory: cor_borders_free. Threads: a query writes into the borders' own list: one per thread.
 */
#ifndef COR_MEASURE_BORDERS_H
#define COR_MEASURE_BORDERS_H

#include <stdint.h>

#include "read/dataset.h"

typedef struct cor_border_edge {
    cor_lonlat a, b;
    uint32_t zone;
} cor_border_edge;

typedef struct cor_borders {
    cor_str *zones; /* names, in file order */
    size_t zone_count;
    size_t *zone_features; /* by zone: its first polygon's feature */
    cor_border_edge *edges;
    size_t edge_count;
    /* Cell (column, row) lists the edges whose bounds touch it. */
    size_t columns, rows;
    cor_bbox bounds;
    size_t *cell_first; /* columns * rows + 1 */
    uint32_t *cell_edges;
    uint32_t *seen; /* by edge: the query that found it last */
    uint32_t query;
    uint32_t *found; /* of the last query */
    size_t found_count;
} cor_borders;

/* Which polygons, and what names them. */
typedef struct cor_border_choice {
    const char *by;       /* the property that tells the zones apart; NULL: see below */
    const bool *accepted; /* by feature; NULL: all */
    cor_span at;          /* of who asks, for messages; zeroed: the file of the polygons */
} cor_border_choice;

/* Without `by` every feature is a zone, named by its "name" or its number. An error when there is
 * no polygon, or one lacks the property. */
COR_MUST_CHECK bool cor_borders_new(cor_borders **out, const cor_dataset *polygons,
                                    const cor_border_choice *choice, cor_report *report);
void cor_borders_free(cor_borders *borders);

/* The edges whose cells touch the box, each once, in their order: borders->found. */
void cor_borders_find(cor_borders *borders, cor_bbox box);

/* Marks in inside[zone_count] the zones that contain p (even-odd); false when there are none. */
bool cor_borders_zones_at(cor_borders *borders, cor_lonlat p, bool *inside);

#endif
