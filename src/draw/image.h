/*
 * draw/image: the pixels of an image mark as a surface of cairo's.
 *
 * Memory: the caller destroys the surface, which may be in an error state. Threads: safe.
 */
#ifndef COR_DRAW_IMAGE_H
#define COR_DRAW_IMAGE_H

#include <cairo.h>

#include "scene/scene.h"

cairo_surface_t *cor_draw_image_surface(const cor_mark *mark);

#endif
