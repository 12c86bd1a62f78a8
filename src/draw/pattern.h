/*
 * draw/pattern: a path filled with a tile of the scene, again and again.
 *
 *   in    a mark of kind COR_MARK_PATTERN
 *   out   it, on the context
 *   not   SVG (encode/svg_pattern)
 *
 * For pixels the tile is painted once: at its own resolution when it is an image, else at the
 * surface's. For PDF it is recorded, and stays vectors.
 */
#ifndef COR_DRAW_PATTERN_H
#define COR_DRAW_PATTERN_H

#include "draw/draw.h"

COR_MUST_CHECK bool cor_draw_pattern(cairo_t *cr, const cor_mark *mark, cor_draw_text text,
                                     cor_report *report);

#endif
