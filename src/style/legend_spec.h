/*
 * style/legend_spec: what a layer's metadata says about its entries in the legend.
 *
 *   in    an item of `corridor:legend`: a text, or a map of members
 *   out   the same, typed
 *   not   swatches, measured texts (furniture/legend_entries)
 *
 * Memory: in the arena; `properties` is borrowed from the tree.
 */
#ifndef COR_STYLE_LEGEND_SPEC_H
#define COR_STYLE_LEGEND_SPEC_H

#include "style/classes.h"
#include "style/fields.h"

typedef struct cor_legend_spec {
    const char *label; /* NULL only where there is `from` */
    double order;
    const char *group;          /* heading under which the entry stands; NULL: none */
    const char *from;           /* property whose classes become entries; NULL: one entry */
    const cor_node *labels;     /* of the classes: a map by value or a list; NULL: none */
    cor_string_list with;       /* ids of layers */
    const cor_node *properties; /* NULL: none */
    cor_span at;
} cor_legend_spec;

/* `language` may be NULL: any. */
COR_MUST_CHECK bool cor_legend_spec_read(cor_legend_spec *out, const cor_node *node,
                                         const cor_language *language, cor_arena *arena,
                                         cor_report *report);
cor_field_table cor_legend_fields(void);

/* The classes of `spec->from`; an error when the layer has no such property, or features do not
 * sort it into classes, or `labels` fit other classes. */
COR_MUST_CHECK bool cor_legend_classes(cor_classes *out, const cor_layer *layer,
                                       const cor_legend_spec *spec, cor_arena *arena,
                                       cor_report *report);
/* Whether circles of the layer have a radius that is computed from the values of its features:
 * neither classes nor a curve whose input is a property itself. */
bool cor_legend_has_sizes(const cor_layer *layer, cor_arena *arena);
/* The one property from which it is; an error at `at` when there are several, or none. */
COR_MUST_CHECK bool cor_legend_size_field(cor_str *out, const cor_layer *layer, cor_span at,
                                          cor_report *report);
/* What `labels` (may be NULL) say of a class: a text for readers, or NULL. */
const cor_node *cor_legend_class_label(const cor_node *labels, const cor_classes *classes,
                                       size_t index, cor_arena *arena);
/* What the property of a layer is called in paint or layout; COR_PROPERTY_COUNT: not on it. */
cor_property cor_legend_property(const cor_layer *layer, const char *name);

#endif
