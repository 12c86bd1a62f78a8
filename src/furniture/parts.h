/*
 * furniture/parts: the rows of the table in furniture.c, one pair of functions a part. Private.
 *
 * measure: the part's size on the page, 0 x 0 when it has nothing to show. draw: at part->rect.
 */
#ifndef COR_FURNITURE_PARTS_H
#define COR_FURNITURE_PARTS_H

#include "furniture/furniture.h"

typedef struct cor_size {
    double width_pt, height_pt;
} cor_size;

typedef bool cor_part_measure(cor_size *out, cor_plan *plan, cor_planned_part *part,
                              cor_report *report);
typedef bool cor_part_draw(const cor_page *page, cor_planned_part *part);

cor_part_measure cor_title_measure, cor_legend_measure, cor_scale_bar_measure, cor_north_measure,
    cor_inset_measure, cor_note_measure, cor_credits_measure, cor_callout_measure,
    cor_dimension_measure, cor_strip_measure, cor_lengths_measure, cor_profile_measure,
    cor_claims_table_measure;
cor_part_draw cor_title_draw, cor_legend_draw, cor_scale_bar_draw, cor_north_draw, cor_inset_draw,
    cor_note_draw, cor_credits_draw, cor_callout_draw, cor_dimension_draw, cor_km_posts_draw,
    cor_strip_draw, cor_lengths_draw, cor_profile_draw, cor_claims_table_draw;

/* NULL for parts that take no room of their own. */
cor_part_measure *cor_part_measurer(cor_furniture_type type);

/* Where the callout's text stands, by part->offset; the leader begins at `anchor`. False when the
 * place is off the map. */
bool cor_callout_place(cor_rect *text, cor_pt *anchor, const cor_plan *plan,
                       const cor_planned_part *part, cor_size size);

/* The line from its place to its text, or that of a dimension; false when it has none. */
bool cor_callout_leader(const cor_plan *plan, const cor_planned_part *part, cor_pt ends[2]);

/* How much of a line lies in a rectangle. */
double cor_length_inside(const cor_pt ends[2], cor_rect rect);

#endif
