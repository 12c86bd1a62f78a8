/*
 * furniture/graticule: meridians and parallels, and their labels outside the frame.
 *
 *   in    a map's view, a step (or none: about five lines across)
 *   out   lines clipped to the frame; labels where they meet its sides
 *   not   projected grids
 *
 * Parallels are labelled left and right, meridians at top and bottom, as the figure asks. A label
 * that would touch the one before it, or leave the sheet, is left out.
 */
#ifndef COR_FURNITURE_GRATICULE_H
#define COR_FURNITURE_GRATICULE_H

#include "furniture/furniture.h"

/* The lines; drawn under the layers that are not ground. */
COR_MUST_CHECK bool cor_graticule_draw_lines(const cor_page *page, const cor_map *map);
/* The labels; drawn outside the frame's clip. */
COR_MUST_CHECK bool cor_graticule_draw_labels(const cor_page *page, const cor_map *map);

#endif
