/*
 * plan/resolve: the data of a figure's sources, with the properties that are measured.
 *
 * `corridor.sources.<name>: {measure: true}` gives each line feature the property
 * `corridor:length_km`; `{station-on: other}` gives each point feature `corridor:km`, its distance
 * from the start of the other source's first line. Numbers on a figure come from here, never from
 * the data file.
 */
#ifndef COR_PLAN_RESOLVE_H
#define COR_PLAN_RESOLVE_H

#include "plan/plan.h"

/* Loads every source that a visible layer uses into plan->datasets. */
COR_MUST_CHECK bool cor_resolve_sources(cor_plan *plan, cor_report *report);

#endif
