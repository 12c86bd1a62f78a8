/*
 * furniture/chart: what the charts of a route have in common. Private to furniture.
 *
 *   in    a chart's rectangle, which of its sides the count begins at; axes and tiers from plan
 *   out   marks
 *   not   where ticks and labels stand (plan/axis, plan/tiers)
 */
#ifndef COR_FURNITURE_CHART_H
#define COR_FURNITURE_CHART_H

#include "furniture/words.h"
#include "plan/axis.h"
#include "plan/chart_head.h"
#include "plan/course.h"
#include "plan/tiers.h"
#include "plan/zoning.h"

typedef struct cor_chart {
    const cor_page *page;
    const char *name;     /* of the part: "strip" */
    double x0_pt, row_pt; /* where the row of the chart begins on the page, and its length */
    bool is_mirrored;     /* the count begins at the right */
} cor_chart;

/* As wide as the figure says, else as the frame has room. */
double cor_chart_width(const cor_plan *plan, const cor_furniture_spec *spec);

/* The chart's inside: its rectangle without the padding of its box. Draws the box. */
cor_rect cor_chart_open(cor_chart *out, const cor_page *page, cor_planned_part *part);

/* Whether the count begins at the right: as the figure says, else as the ends lie on the map. */
bool cor_chart_is_mirrored(const cor_page *page, const cor_route_spec *spec,
                           const cor_course *course);

/* Where a place along the row is on the page. */
double cor_chart_x(const cor_chart *chart, double along_pt);

void cor_chart_line(const cor_chart *chart, cor_pt a, cor_pt b, double width_mm, cor_colour colour);
void cor_chart_text(const cor_chart *chart, const cor_block *text, cor_words_at at,
                    cor_colour colour);

/* The title at the side where the language begins its lines, and a quiet text at the other. */
void cor_chart_draw_head(const cor_chart *chart, cor_rect inner, const cor_chart_head *head);

/* Ticks down from y, small ones half as long, their numbers below. */
void cor_chart_axis(const cor_chart *chart, const cor_axis *axis, double y_pt, double tick_pt);

typedef struct cor_chart_side {
    double y_pt;  /* of the axis from which the labels stand away */
    int down;     /* 1: below it, -1: above it */
    bool leaders; /* from the axis to each label; else only to those that had to move */
    cor_colour colour;
} cor_chart_side;
void cor_chart_tiers(const cor_chart *chart, const cor_tiers *tiers, const cor_chart_side *side);

/* Fills the box as the map fills the zone's polygons; what is in no zone, or along a border, in the
 * theme's own greys. */
void cor_chart_zone(const cor_chart *chart, const cor_zoning *zoning, int zone, cor_rect box);

#endif
