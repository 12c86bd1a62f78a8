/*
 * draw/gradient: a gradient of the scene as cairo's source.
 *
 * Memory: the pattern belongs to the context once it is set. Threads: as the context.
 */
#ifndef COR_DRAW_GRADIENT_H
#define COR_DRAW_GRADIENT_H

#include <cairo.h>

#include "scene/scene.h"

void cor_draw_set_gradient(cairo_t *cr, const cor_gradient *gradient);

#endif
