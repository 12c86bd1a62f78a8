/*
 * furniture/graticule: meridians and parallels, and what they say.
 *
 *   in    a map's view, a step (or none: about five lines across, at least two each way)
 *   out   lines clipped to the frame; their names for the sides of the frame
 *   not   projected grids (furniture/grid), where labels stand (furniture/frame_labels)
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_GRATICULE_H
#define COR_FURNITURE_GRATICULE_H

#include "furniture/frame_labels.h"

/* The lines; drawn under the layers that are not ground. */
COR_MUST_CHECK bool cor_graticule_draw_lines(const cor_page *page, const cor_map *map);
/* Their labels, on the sides that the figure asks for. */
COR_MUST_CHECK bool cor_graticule_add_labels(cor_frame_labels *labels);

#endif
