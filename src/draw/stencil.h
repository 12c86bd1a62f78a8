/*
 * draw/stencil: a mask with its place on the surface. Private to draw.
 *
 *   in    a rectangle of the surface's pixels, a colour
 *   out   the colour on the surface, as far as the mask covers it
 *   not   what fills the mask (draw/coverage, draw/halo_mask)
 *
 * Memory: cor_stencil_free. Threads: as the context.
 */
#ifndef COR_DRAW_STENCIL_H
#define COR_DRAW_STENCIL_H

#include "draw/canvas.h"
#include "draw/halo_mask.h"
#include "scene/scene.h"

typedef struct cor_stencil {
    cor_window window;
    cairo_surface_t *surface;
    cor_mask mask; /* its pixels, blank at first; rows is NULL when cairo has no memory */
} cor_stencil;

void cor_stencil_init(cor_stencil *out, cor_window window);
void cor_stencil_free(cor_stencil *stencil);

/* Into the canvas' pixels where nothing clips them, else by cairo: the same to the eye, and to the
 * byte as long as cairo rounds as it does. */
void cor_stencil_paint(cairo_t *cr, const cor_canvas *canvas, const cor_stencil *stencil,
                       cor_paint paint);

#endif
