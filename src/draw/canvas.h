/*
 * draw/canvas: the pixels that a context draws on. Private to draw.
 *
 *   in    a context on an image of 32 bits to the pixel, and what clips it
 *   out   where its pixels may be written without asking cairo
 *   not   what is written there (draw/stencil)
 *
 * cairo takes 8,000 instructions for a small mask, most of them to find out what it is asked for.
 *
 * Memory: borrows the context's surface, until the next push or pop of the context. Threads: as the
 * context.
 */
#ifndef COR_DRAW_CANVAS_H
#define COR_DRAW_CANVAS_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#include "geo/path.h"

typedef struct cor_window {
    int x, y, width, height; /* of the surface's pixels */
} cor_window;

typedef struct cor_canvas {
    cairo_surface_t *surface;
    uint32_t *origin; /* of the pixel at (0, 0), which a group may not have */
    long stride;      /* in pixels */
    cor_window open;  /* where nothing clips; empty for other surfaces */
} cor_canvas;

/* All of what the context draws on: it must not be clipped. */
void cor_canvas_open(cor_canvas *out, cairo_t *cr);
/* After a group was pushed onto the context. */
void cor_canvas_open_group(cor_canvas *out, cairo_t *cr, const cor_canvas *outer);
/* Leaves the pixels that are whole in a rectangle; none for other shapes. */
void cor_canvas_clip(cor_canvas *canvas, cairo_t *cr, const cor_path *path);

bool cor_canvas_shows(const cor_canvas *canvas, cor_window window);

#endif
