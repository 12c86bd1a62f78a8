/*
 * draw/pattern: a path filled with a tile of the scene, again and again.
 *
 *   in    a mark of kind COR_MARK_PATTERN
 *   out   it, on the context
 *   not   SVG (encode/svg_pattern)
 *
 * For pixels the tile is painted once: at its own resolution when it is an image, else at the
 * surface's. For PDF it is drawn tile by tile (draw/tiles), or, where that would be too many, as a
 * pattern of the PDF's own; either way it stays vectors.
 */
#ifndef COR_DRAW_PATTERN_H
#define COR_DRAW_PATTERN_H

#include "draw/draw.h"
#include "draw/tile_block.h"

/* `blocks` for COR_DRAW_TEXT_FONTS only. */
COR_MUST_CHECK bool cor_draw_pattern(cairo_t *cr, const cor_mark *mark, cor_draw_text text,
                                     cor_tile_blocks *blocks, cor_report *report);

/* A tile's points to the page's. */
void cor_draw_tiling_matrix(cairo_matrix_t *out, const cor_tiling *tiling);

#endif
