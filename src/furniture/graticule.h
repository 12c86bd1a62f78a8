/*
 * furniture/graticule: meridians and parallels, and what they say.
 *
 *   in    a map's view, a step (or none: about five lines across, at least two each way)
 *   out   lines clipped to the frame; their names for the sides of the frame, and inside for
 *         those that never leave it
 *   not   projected grids (furniture/grid), where labels stand (furniture/frame_labels)
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_GRATICULE_H
#define COR_FURNITURE_GRATICULE_H

#include "furniture/frame_labels.h"
#include "furniture/inner_lines.h"

/* The lines; drawn under the layers that are not ground. */
COR_MUST_CHECK bool cor_graticule_draw_lines(const cor_page *page, const cor_map *map);
/* Their labels, on the sides that the figure asks for. */
COR_MUST_CHECK bool cor_graticule_add_labels(cor_frame_labels *labels);
/* The parallels and the meridians that have no label there; none where no side has labels. */
COR_MUST_CHECK bool cor_graticule_name_inner(cor_inner_lines out[2], const cor_plan *plan,
                                             const cor_map *map, cor_report *report);

#endif
