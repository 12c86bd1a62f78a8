/*
 * plan/template_value: one value in a text: how it is written, and that it is written down. Private
 * to plan/template.
 *
 *   in    a length with its format, as ".1f km"; the name of a claim's value
 *   out   words appended to the text, an entry in the plan's ledger
 *   not   braces and layers (plan/template)
 */
#ifndef COR_PLAN_TEMPLATE_VALUE_H
#define COR_PLAN_TEMPLATE_VALUE_H

#include "plan/ledger.h"
#include "plan/plan.h"
#include "style/length.h"

typedef struct cor_template {
    const cor_plan *plan;
    cor_language language; /* of the text: the figure's, or the one that it fell back to */
    const cor_layer *layer;
    cor_span at;
    cor_report *report;
    cor_buf *out;
    double distance_m; /* of a km post; NaN for other texts */
    double length_m;   /* of a dimension; NaN for other texts */
} cor_template;

/* Appends entry->value metres; no format: kilometres with one decimal. */
bool cor_template_put_length(const cor_template *t, cor_str format, cor_number_entry *entry);
/* The same in this unit, with so many decimals; a difference with its sign. */
void cor_template_put(const cor_template *t, const cor_written_length *how,
                      cor_number_entry *entry);
/* A published length in the words in which it was published. */
void cor_template_put_text(const cor_template *t, const char *text, cor_number_entry *entry);
/* "200 m": written in the language of the figure, with the decimals and the unit that it has. */
bool cor_template_stated(const cor_template *t, cor_str written);

/* "claims.ID.measured", `expected`, `difference`, `verdict`. */
bool cor_template_is_claim(cor_str name);
bool cor_template_claim(const cor_template *t, cor_str name, cor_str format);

/* Enters what stands in the text from `begin` on. */
void cor_template_record(const cor_template *t, cor_number_entry *entry, size_t begin);

#endif
