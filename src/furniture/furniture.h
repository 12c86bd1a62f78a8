/*
 * furniture/furniture: everything on the sheet that is not the map itself.
 *
 *   in    the parts of a plan
 *   out   their rectangles; marks in the scene
 *   not   the maps inside insets (compose draws these), labels (place)
 *
 * One row of a table per type of part: how large it is, and how it is drawn. Parts that stand in a
 * corner of the map frame are stacked there in the order of the figure; two that do not fit are an
 * error that says by how many millimetres.
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_FURNITURE_H
#define COR_FURNITURE_FURNITURE_H

#include "plan/plan.h"
#include "scene/scene.h"

typedef struct cor_page {
    cor_scene *scene;
    cor_plan *plan;
    cor_report *report;
} cor_page;

/* Gives every part that is not in the margins its rectangle. */
COR_MUST_CHECK bool cor_furniture_lay_out(cor_plan *plan, cor_report *report);

/* Draws one part; an inset's title only (see furniture/inset.h). */
COR_MUST_CHECK bool cor_furniture_draw(const cor_page *page, cor_planned_part *part);

const char *cor_furniture_name(cor_furniture_type type);

/* The corner, the middle of a side or the middle of a rectangle. */
cor_pt cor_anchor_point(cor_rect rect, cor_anchor at);

#endif
