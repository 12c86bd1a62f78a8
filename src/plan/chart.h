/*
 * plan/chart: how high the charts of a route and the tables of claims are: the margins of the sheet
 * make room for them before there is a map.
 */
#ifndef COR_PLAN_CHART_H
#define COR_PLAN_CHART_H

#include "plan/plan.h"

bool cor_is_chart(cor_furniture_type type);

/* With its box, in a width that is its box's too. */
COR_MUST_CHECK bool cor_chart_height(double *height_pt, const cor_plan *plan,
                                     const cor_planned_part *part, double width_pt,
                                     cor_report *report);

/* Room between the side of a chart's box and the chart; 0 without a box. */
double cor_chart_padding_pt(const cor_furniture_spec *spec);

#endif
