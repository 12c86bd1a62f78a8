/*
 * plan/missing_fields: properties that a style asks for and no feature of the source has.
 *
 *   in    the layers that a map shows, their data
 *   out   a warning for each name in each source, with the nearest name that is there and the
 *         number of places that ask for it
 *   not   names that the style can do without (style/lookups)
 */
#ifndef COR_PLAN_MISSING_FIELDS_H
#define COR_PLAN_MISSING_FIELDS_H

#include "plan/plan.h"

typedef struct cor_missing_field {
    size_t source;
    cor_str name;
    cor_span at; /* the first place that asks for it */
    size_t uses;
} cor_missing_field;

typedef struct cor_missing_fields {
    cor_missing_field *items;
    size_t count, capacity;
} cor_missing_fields;

/* Looks into one expression of a layer and enters what its source lacks. Returns whether something
 * is missing. */
bool cor_missing_fields_enter(cor_missing_fields *out, const cor_plan *plan, const cor_layer *layer,
                              const cor_expr *expr);

/* A warning each; empties the list. */
void cor_missing_fields_report(cor_missing_fields *missing, const cor_plan *plan,
                               cor_report *report);

#endif
