/*
 * plan/profile: the heights along a route, as a chart.
 *
 *   in    a part of type profile: a line layer, a source of heights or the line's own; the width it
 *         may take
 *   out   points of the profile in page points, axes, how much heights are exaggerated
 *   not   drawing (furniture/profile)
 *
 * Numbers come from measure/heights. Stretches without heights stay open, and their length is told.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_PROFILE_H
#define COR_PLAN_PROFILE_H

#include "measure/heights.h"
#include "plan/axis.h"
#include "plan/chart_head.h"
#include "plan/course.h"

typedef struct cor_profile_chart {
    cor_course course;
    cor_pt *points; /* x along the row, y up from the lower axis; NaN where there is no height */
    size_t count;
    cor_height_range range;
    double exaggeration;
    cor_axis across, up;
    cor_chart_head head; /* title and exaggeration */
    double left_pt;      /* for the numbers of the upright axis */
    double plot_width_pt, plot_height_pt;
    double head_pt, tick_pt, height_pt;
} cor_profile_chart;

COR_MUST_CHECK bool cor_profile_build(cor_profile_chart *out, const cor_plan *plan,
                                      const cor_planned_part *part, double width_pt,
                                      cor_report *report);

#endif
