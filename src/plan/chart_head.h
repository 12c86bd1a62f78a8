/*
 * plan/chart_head: the row above a chart: its title, and beside it a scale or a sum.
 *
 * The title is broken where it would reach the text beside it. A chart that is too narrow for that
 * text is an error that says by how many millimetres.
 */
#ifndef COR_PLAN_CHART_HEAD_H
#define COR_PLAN_CHART_HEAD_H

#include "plan/plan.h"

typedef struct cor_chart_head {
    cor_block title, aside;
    double height_pt; /* 0 without texts */
} cor_chart_head;

COR_MUST_CHECK bool cor_chart_head_set(cor_chart_head *out, const cor_plan *plan,
                                       const cor_planned_part *part, const char *aside,
                                       double width_pt, cor_report *report);

#endif
