/*
 * draw/glyphs: shaped runs, as outlines or as text in embedded fonts.
 *
 * Memory: a cor_glyph_fonts owns the faces it has opened; cor_glyph_fonts_free. cairo keeps what it
 * still needs of them.
 */
#ifndef COR_DRAW_GLYPHS_H
#define COR_DRAW_GLYPHS_H

#include "base/report.h"
#include "draw/canvas.h"
#include "draw/letter.h"
#include "scene/scene.h"

typedef struct cor_glyph_fonts cor_glyph_fonts;

cor_glyph_fonts *cor_glyph_fonts_new(void);
void cor_glyph_fonts_free(cor_glyph_fonts *fonts); /* NULL allowed */

/* The spans that have glyphs, in the order of the text (they stand in visual order), so that what
 * is copied from a PDF or SVG reads on. NULL begins, NULL ends. */
const cor_run_span *cor_glyphs_next_span(const cor_run *run, const cor_run_span *after);

/* `mark` is of kind COR_MARK_GLYPHS in all of these. */

/* For pixels: halo and letters by way of masks. False when the halo is too wide for that: then
 * nothing is drawn yet. */
COR_MUST_CHECK bool cor_draw_glyph_masks(cairo_t *cr, const cor_canvas *canvas,
                                         const cor_mark *mark, cor_letters *letters);
void cor_draw_halo(cairo_t *cr, const cor_mark *mark);
void cor_draw_glyph_outlines(cairo_t *cr, const cor_mark *mark);
/* Fails with COR_KIND_FONT. */
COR_MUST_CHECK bool cor_draw_glyph_text(cairo_t *cr, const cor_mark *mark, cor_glyph_fonts *fonts,
                                        cor_report *report);

/* Moves the context's user space to the run's. */
void cor_glyphs_enter(cairo_t *cr, const cor_mark *mark);

#endif
