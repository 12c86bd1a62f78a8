/*
 * plan/feature_name: the name of a feature for a text beside the map: of a station on a strip, of a
 * country that a route goes through.
 *
 *   in    a feature, the property that the figure names it by
 *   out   the name in the figure's language, or in one that it falls back to, with a note
 *   not   labels of the map, which evaluate an expression (place/label_text)
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_FEATURE_NAME_H
#define COR_PLAN_FEATURE_NAME_H

#include "plan/plan.h"

/* NULL when the feature has no such text. */
const char *cor_feature_name(const cor_plan *plan, const cor_feature *feature, const char *property,
                             cor_span at, cor_report *report);

#endif
