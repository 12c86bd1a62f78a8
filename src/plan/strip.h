/*
 * plan/strip: a route straightened: its stations, borders and distances along a bar.
 *
 *   in    a part of type strip, and the width that it may take
 *   out   everything that is drawn, along the bar from the start of counting: in points from its
 *         beginning; texts shaped, heights known
 *   not   which end is left, colours (furniture/strip)
 *
 * Numbers come from measure/: stations are the points of the line nearest to them.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_STRIP_H
#define COR_PLAN_STRIP_H

#include "plan/axis.h"
#include "plan/chart_head.h"
#include "plan/course.h"
#include "plan/tiers.h"
#include "plan/zoning.h"

typedef struct cor_strip_station {
    double distance_m; /* along the line */
    double offset_m;   /* of the point from the line */
    const char *name;
    const cor_layer *layer; /* that draws the point; NULL: none */
    size_t feature;
} cor_strip_station;

typedef struct cor_strip {
    cor_course course;
    cor_zoning zoning;
    cor_strip_station *stations; /* in order along the line */
    size_t station_count;
    cor_axis axis;
    double bar_pt;         /* length of the bar */
    cor_tiers labels;      /* of the stations */
    cor_tiers gaps;        /* distances between them, and to the ends */
    cor_block *zone_texts; /* by piece; empty where there is no room for it */
    cor_chart_head head;   /* title and scale */
    cor_block total;
    double gap_pt; /* below that row, and above the last */
    double bar_height_pt, tick_pt;
    double line_pt;   /* of the bar's height, for the lower half of the route's line */
    double height_pt; /* of it all */
} cor_strip;

COR_MUST_CHECK bool cor_strip_build(cor_strip *out, const cor_plan *plan,
                                    const cor_planned_part *part, double width_pt,
                                    cor_report *report);

#endif
