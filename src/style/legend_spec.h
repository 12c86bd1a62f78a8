/*
 * style/legend_spec: what a layer's metadata says about its entries in the legend.
 *
 *   in    an item of `corridor:legend`: a text, or {label, properties, order, with}
 *   out   the same, typed
 *   not   swatches, measured texts (furniture/legend_entries)
 *
 * Memory: in the arena; `properties` is borrowed from the tree.
 */
#ifndef COR_STYLE_LEGEND_SPEC_H
#define COR_STYLE_LEGEND_SPEC_H

#include "style/fields.h"

typedef struct cor_legend_spec {
    const char *label;
    double order;
    cor_string_list with;       /* ids of layers */
    const cor_node *properties; /* NULL: none */
    cor_span at;
} cor_legend_spec;

/* `language` may be NULL: any. */
COR_MUST_CHECK bool cor_legend_spec_read(cor_legend_spec *out, const cor_node *node,
                                         const cor_language *language, cor_arena *arena,
                                         cor_report *report);
cor_field_table cor_legend_fields(void);

#endif
