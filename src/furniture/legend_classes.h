/*
 * furniture/legend_classes: the classes of a property, as entries of a legend. Private to
 * furniture.
 *
 *   in    an entry that names a layer, and the classes of one of its properties (style/classes)
 *   out   an entry per class that the map shows, drawn as its first feature; a ramp or nested
 *         circles for what is interpolated, as far as the map's own values reach
 *   not   headings, order
 */
#ifndef COR_FURNITURE_LEGEND_CLASSES_H
#define COR_FURNITURE_LEGEND_CLASSES_H

#include "furniture/legend_entries.h"
#include "style/classes.h"

/* What the map shows of the classes of one property. */
typedef struct cor_class_survey {
    cor_property property;
    cor_classes classes;
    struct cor_seen_class {
        bool seen;
        size_t sample[2]; /* features; of a curve those of the lowest and the highest input */
        double low, high; /* inputs of a curve */
    } * items;            /* [classes.count] */
    size_t seen_count;
    size_t missing; /* the first feature that is seen and has no class; SIZE_MAX: none */
} cor_class_survey;

/* `out` has property and classes; looks for a feature of each class. */
void cor_class_survey_map(cor_class_survey *out, const cor_legend_entry *entry,
                          const cor_plan *plan);

/* Whether every class that is seen says by itself what it holds. */
bool cor_class_survey_speaks(const cor_class_survey *survey);

/* Adds the entries; `labels` as in style/legend_spec. */
COR_MUST_CHECK bool cor_class_survey_add(cor_legend_entries *out, const cor_class_survey *survey,
                                         const cor_legend_entry *entry, const cor_node *labels,
                                         cor_plan *plan, cor_report *report);

#endif
