/*
 * plan/lengths: how long a route is in each country, as bars.
 *
 *   in    a part of type lengths: a line layer, polygons to split by; the width it may take
 *   out   a row for each zone that has a share, in the order in which the route meets them, then
 *         what lies along a border, in several zones, outside all
 *   not   colours (furniture/lengths)
 *
 * All lines that the layer draws count. Numbers come from measure/split.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_LENGTHS_H
#define COR_PLAN_LENGTHS_H

#include "plan/chart_head.h"
#include "plan/tiers.h"
#include "plan/zoning.h"

typedef struct cor_lengths_row {
    int zone;
    double length_m, share;
    cor_block name, value; /* of bars: "Armenia", "42.5 km (37%)" */
} cor_lengths_row;

typedef struct cor_lengths {
    cor_zoning zoning;
    cor_lengths_row *rows;
    size_t count;
    cor_chart_head head;              /* title and total */
    double name_pt, bar_pt, value_pt; /* widths of the columns; the longest bar's */
    cor_tiers labels;                 /* of a stacked bar */
    double head_pt, row_pt, bar_height_pt, height_pt;
    double baseline_pt; /* of the texts of a row, from its top */
} cor_lengths;

COR_MUST_CHECK bool cor_lengths_build(cor_lengths *out, const cor_plan *plan,
                                      const cor_planned_part *part, double width_pt,
                                      cor_report *report);

#endif
