/*
 * furniture/inset: a second map window on the sheet.
 *
 * The part's rectangle holds the window and, above it, its title and its scale. compose opens the
 * map in the window and draws it; the extents that one map shows of the other are drawn here.
 */
#ifndef COR_FURNITURE_INSET_H
#define COR_FURNITURE_INSET_H

#include "furniture/furniture.h"

/* The map window of an inset whose part has its place. */
COR_MUST_CHECK bool cor_inset_window(cor_rect *out, const cor_plan *plan,
                                     const cor_planned_part *part, cor_report *report);

/* The line that joins an enlargement's extent in the main map to the part; false when none of the
 * extent is seen. */
bool cor_inset_leader(const cor_map *main, const cor_planned_part *part, const cor_map *inset,
                      cor_pt ends[2]);

/* "1:2 000 000" below the title, if the figure asks for it: measured at the middle of the inset. */
COR_MUST_CHECK bool cor_inset_draw_scale(const cor_page *page, const cor_planned_part *part,
                                         const cor_map *inset);

/* What an enlargement shows of itself in the main map: its extent, joined to the part by a line. */
void cor_inset_draw_in_main(const cor_page *page, const cor_planned_part *part,
                            const cor_map *inset);
/* What a locator shows of the main map, in its own window. */
void cor_inset_draw_main_extent(const cor_page *page, const cor_planned_part *part,
                                const cor_map *inset);

#endif
