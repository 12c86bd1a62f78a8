/*
 * plan/template: numbers measured from the geometry, put into texts.
 *
 * "{route.length:.1f km}" is the geodesic length of what layer `route` draws, in kilometres with
 * one decimal; "{length:.1f km}" the same for the layer at hand (legend entries). Units: m, km, mi,
 * nmi.
 * "{claims.ID.measured:.1f km}" is what a claim is about, measured; `expected` what the claim says,
 * as it was written unless a format is given; `difference` the one less the other; `verdict` a
 * word.
 * "{200 m}" is a length that nobody measures: written here, on purpose. All are in the ledger.
 * "{scale}" is the map's scale denominator in groups of three. "{{" and "}}" are braces. Inserted
 * values are wrapped in Unicode isolates (or a Persian sentence would reorder them), and number and
 * unit are tied by a no-break space. Both are written as the figure's language writes them.
 */
#ifndef COR_PLAN_TEMPLATE_H
#define COR_PLAN_TEMPLATE_H

#include "plan/plan.h"

/* `layer` may be NULL. The result lives in the plan's arena. */
COR_MUST_CHECK bool cor_template_expand(const char **out, const cor_plan *plan,
                                        const cor_layer *layer, const char *text, cor_span at,
                                        cor_report *report);

/* For km posts: also knows "{km}" and "{km:.1f}", the distance in kilometres. */
COR_MUST_CHECK bool cor_template_km(const char **out, const cor_plan *plan, const char *text,
                                    double distance_m, cor_span at, cor_report *report);

/* For dimensions: "{length}" is this length. */
COR_MUST_CHECK bool cor_template_length(const char **out, const cor_plan *plan, const char *text,
                                        double length_m, cor_span at, cor_report *report);

/* Groups the digits of a whole number with narrow no-break spaces: 1000000 to "1 000 000". */
void cor_template_grouped(cor_buf *out, const cor_language *language, double value);

#endif
