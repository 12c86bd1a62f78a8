/*
 * furniture/inset_scale: how large an inset shows the ground: 1:n, and a bar. Private to furniture.
 *
 *   in    an inset's map, the line of its strip on which its scale stands
 *   out   marks
 *   not   the strip, its title (furniture/inset)
 *
 * Both hold at the middle of the inset. The bar is as long as the geodesic between its ends, put
 * there; it stands at the other side of the line than the number.
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_INSET_SCALE_H
#define COR_FURNITURE_INSET_SCALE_H

#include "furniture/words.h"

/* Of the line; 0 when the inset says no scale. The inset need not be open yet. */
COR_MUST_CHECK bool cor_inset_scale_height(double *height_pt, const cor_plan *plan,
                                           const cor_planned_part *part, cor_report *report);

/* `start`: where the line begins in the figure's language. */
COR_MUST_CHECK bool cor_inset_scale_draw(const cor_page *page, const cor_planned_part *part,
                                         const cor_map *inset, cor_words_at start);

#endif
