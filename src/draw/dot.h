/*
 * draw/dot: small round shapes, for pixels: the circles of thousands of places.
 *
 *   in    a mark of kind COR_MARK_PATH
 *   out   it, on the context
 *   not   shapes that are large, have corners, or dashes
 *
 * By exact areas (draw/coverage), each shape once for each of 32 x 32 places within a pixel; what
 * is drawn lies at most 1/64 pixel off. cairo, which samples a pixel on 15 lines, takes 110,000
 * instructions for a circle of four pixels with a rim, this 20,000.
 *
 * Memory: cor_dots_free. Threads: one for each painter.
 */
#ifndef COR_DRAW_DOT_H
#define COR_DRAW_DOT_H

#include "base/report.h"
#include "draw/canvas.h"
#include "scene/scene.h"

typedef struct cor_dots cor_dots;

cor_dots *cor_dots_new(void);
void cor_dots_free(cor_dots *dots); /* NULL allowed */

/* False when the mark is not such a shape: then nothing is drawn yet. */
COR_MUST_CHECK bool cor_draw_dot(cairo_t *cr, const cor_canvas *canvas, const cor_mark *mark,
                                 cor_dots *dots);

#endif
