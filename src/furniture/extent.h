/*
 * furniture/extent: the frame of one map, outlined in another.
 *
 * The frame's sides are taken back to longitude and latitude point by point and projected again, so
 * that the outline is the true one in the other projection.
 */
#ifndef COR_FURNITURE_EXTENT_H
#define COR_FURNITURE_EXTENT_H

#include "furniture/furniture.h"

/* Strokes `of`'s frame into `in`; a frame that would be smaller than 2 mm both ways as a square of
 * that size. False when nothing of it is seen. */
bool cor_extent_draw(const cor_page *page, const char *part, const cor_map *of, const cor_map *in,
                     cor_colour colour);

/* That outline as lines on the page. */
void cor_extent_outline(const cor_map *of, const cor_map *in, cor_path *out);

/* The bounds of that outline on the page; false when none of it is seen. */
bool cor_extent_bounds(const cor_map *of, const cor_map *in, cor_rect *out);

#endif
