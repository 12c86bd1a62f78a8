/*
 * furniture/legend_entries: which entries a legend has. Private to furniture.
 */
#ifndef COR_FURNITURE_LEGEND_ENTRIES_H
#define COR_FURNITURE_LEGEND_ENTRIES_H

#include "furniture/parts.h"
#include "symbolise/symbolise.h"

enum { COR_LEGEND_MAX_PARTS = 8 };

typedef struct cor_legend_entry {
    const cor_layer *layer;                       /* whose metadata it comes from */
    const cor_layer *parts[COR_LEGEND_MAX_PARTS]; /* drawn one over the other: casing and line */
    size_t part_count;
    const char *label; /* expanded */
    cor_value properties;
    double order;
    size_t rank; /* of the layer from the top, then of the entry in its list */
    cor_span at;
} cor_legend_entry;

typedef struct cor_legend_entries {
    cor_legend_entry *items; /* in the plan's arena */
    size_t count;
} cor_legend_entries;

COR_MUST_CHECK bool cor_legend_collect(cor_legend_entries *out, cor_plan *plan, cor_report *report);

#endif
