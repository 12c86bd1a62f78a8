/*
 * furniture/grid: the lines of whole kilometres or metres of a projection, as topographic sheets
 * have them.
 *
 *   in    a map's view, the grid's CRS (or none: the map's own, as it is before it is turned), a
 *         step (or none: about five lines across)
 *   out   lines, crosses where they meet, or ticks at the frame; their names for the frame's sides
 *   not   meridians and parallels (furniture/graticule)
 *
 * Threads: one scene and plan per sheet.
 */
#ifndef COR_FURNITURE_GRID_H
#define COR_FURNITURE_GRID_H

#include "furniture/frame_labels.h"

COR_MUST_CHECK bool cor_grid_draw_lines(const cor_page *page, const cor_map *map);
COR_MUST_CHECK bool cor_grid_add_labels(cor_frame_labels *labels);

#endif
