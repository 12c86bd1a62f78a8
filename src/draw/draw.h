/*
 * draw/draw: a scene painted by cairo.
 *
 *   in    a frozen scene; a context whose matrix takes page points to the surface
 *   out   the scene on the surface
 *   not   surfaces, files, pixel formats
 *
 * Text is, for image surfaces, filled outlines, unhinted, so that a label stands where place/ put
 * it and not on the next whole pixel; or, for PDF, glyphs of embedded fonts with the characters
 * they stand for.
 *
 * Threads: one context per thread; the scene may be shared, its faces may not.
 */
#ifndef COR_DRAW_DRAW_H
#define COR_DRAW_DRAW_H

#include <cairo.h>

#include "base/report.h"
#include "scene/scene.h"

typedef enum cor_draw_text {
    COR_DRAW_TEXT_OUTLINES,
    COR_DRAW_TEXT_FONTS /* searchable */
} cor_draw_text;

/* Fails with COR_KIND_FONT when a font file cannot be opened again, and with COR_KIND_BUG when
 * cairo is in its error state afterwards. */
COR_MUST_CHECK bool cor_draw_scene(cairo_t *cr, const cor_scene *scene, cor_draw_text text,
                                   cor_report *report);

#endif
