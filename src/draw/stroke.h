/*
 * draw/stroke: a stroke of the scene as cairo's pen; its colour is the caller's.
 *
 * Threads: as the context.
 */
#ifndef COR_DRAW_STROKE_H
#define COR_DRAW_STROKE_H

#include <cairo.h>

#include "scene/scene.h"

void cor_draw_set_stroke(cairo_t *cr, const cor_stroke *stroke);

#endif
