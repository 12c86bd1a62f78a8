/*
 * measure/borders: the rings of the polygons that a route is split by, found quickly.
 *
 *   in    polygons of a dataset, the property that names them
 *   out   zones (all polygons of one name) and the polygons' edges in a grid
 *   not   routes (measure/split), which edges are border of a zone (measure/outline)
 *
 * A zone is the union of its polygons, however they overlap, repeat, nest or touch: a place is in
 * it when it is in one of them, and in a polygon by the even-odd rule over its own rings.
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
    uint32_t polygon; /* an outer ring with its holes */
} cor_border_edge;

typedef struct cor_borders {
    cor_str *zones; /* names, in file order */
    size_t zone_count;
    size_t *zone_features;   /* by zone: its first polygon's feature */
    uint32_t *polygon_zones; /* by polygon */
    size_t polygon_count;
    cor_border_edge *edges; /* polygon after polygon */
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
    bool *is_odd;     /* by polygon; all of these are for one query and clear before the next */
    uint32_t *covers; /* by zone: how many of its polygons hold the place */
    bool *is_listed;  /* by zone */
    struct cor_outline *outline; /* made when it is first asked for (measure/outline) */
} cor_borders;

/* What lies nearer than this to a border lies on it: 0.1 mm. */
static const double cor_on_border_deg = 1e-9;

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

/* Whether the feature has a polygon. */
bool cor_feature_has_polygon(const cor_dataset *data, size_t feature);

uint32_t cor_border_zone(const cor_borders *borders, const cor_border_edge *edge);

/* The edges whose cells touch the box, each once, in no order: borders->found. */
void cor_borders_find(cor_borders *borders, cor_bbox box);

/* The zones that p is in, ascending, in `zones` (room for zone_count); how many they are. */
size_t cor_borders_zones_at(cor_borders *borders, cor_lonlat p, uint32_t *zones);

#endif
