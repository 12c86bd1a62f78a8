/*
 * furniture/legend_entries: which entries a legend has. Private to furniture.
 *
 *   in    the layers of the main map, what their metadata says
 *   out   entries in the order of the legend, each for something that the map shows
 *   not   their places (legend), how classes are found (legend_classes)
 */
#ifndef COR_FURNITURE_LEGEND_ENTRIES_H
#define COR_FURNITURE_LEGEND_ENTRIES_H

#include "furniture/parts.h"
#include "symbolise/symbolise.h"

enum { COR_LEGEND_MAX_PARTS = 8, COR_LEGEND_MAX_ENTRIES = 256 };

typedef enum cor_legend_kind {
    COR_LEGEND_SWATCH,
    COR_LEGEND_HEADING, /* of those that follow; has no swatch */
    COR_LEGEND_RAMP,    /* stops are colours along a band */
    COR_LEGEND_CIRCLES  /* stops are circles, one in the other */
} cor_legend_kind;

typedef struct cor_legend_stop {
    double value;
    const char *label;      /* NULL between the stops of the style */
    cor_colour colour;      /* of a ramp */
    const cor_layer *layer; /* of circles */
} cor_legend_stop;

typedef struct cor_legend_entry {
    cor_legend_kind kind;
    const cor_layer *layer;                       /* whose metadata it comes from */
    const cor_layer *parts[COR_LEGEND_MAX_PARTS]; /* drawn one over the other: casing and line */
    size_t part_count;
    const char *label; /* expanded */
    const char *group; /* heading under which it stands; NULL: none */
    cor_value properties;
    cor_legend_stop *stops; /* by value */
    size_t stop_count;
    double order;
    size_t rank; /* of the layer from the top, then of the entry in its list */
    cor_span at;
} cor_legend_entry;

typedef struct cor_legend_entries {
    cor_legend_entry *items; /* in the plan's arena */
    size_t count;
} cor_legend_entries;

COR_MUST_CHECK bool cor_legend_collect(cor_legend_entries *out, cor_plan *plan, cor_report *report);

/* Takes the entry in; fails when there are too many. */
COR_MUST_CHECK bool cor_legend_add(cor_legend_entries *out, cor_legend_entry entry,
                                   cor_report *report);

/* Goes on to the next feature after `*index` (from -1) that the layer's filter accepts, that has
 * the entry's properties and that is not far from the map. */
bool cor_legend_next(const cor_legend_entry *entry, const cor_plan *plan, size_t *index);

#endif
