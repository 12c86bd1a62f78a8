/*
 * draw/tangle: strokes of so many points that cairo takes them apart for minutes. Private to draw.
 *
 *   in    a path, the source and pen of a context on pixels
 *   out   its stroke
 *   not   fills
 *
 * cairo sorts all edges of a stroke on each of 15 lines to the pixel row: in a tangle, where they
 * cross each other, its time grows with their square, and 30,000 points take a minute and a half.
 * Here a long path is stroked piece by piece into one mask, and the mask gets the source: a
 * translucent line does not add up where its pieces meet.
 *
 * Threads: as the context.
 */
#ifndef COR_DRAW_TANGLE_H
#define COR_DRAW_TANGLE_H

#include <cairo.h>

#include "scene/scene.h"

bool cor_tangle_is_likely(const cor_path *path);

/* The context has the stroke's width, join and so on. */
void cor_tangle_stroke(cairo_t *cr, const cor_path *path, const cor_stroke *stroke);

#endif
