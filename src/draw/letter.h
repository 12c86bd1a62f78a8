/*
 * draw/letter: the masks of glyphs and of their halos, made once. Private to draw.
 *
 *   in    a glyph of a face, how large, at which place within a pixel, how far its halo reaches
 *   out   its coverage and its halo's
 *   not   glyphs that are turned or large: draw/label_mask traces those where they stand
 *
 * The labels of a map are set from a few dozen glyphs; each is kept at 8 x 8 places within a pixel,
 * so that what is drawn lies at most 1/16 pixel off.
 *
 * Memory: cor_letters_free. Threads: one for each painter.
 */
#ifndef COR_DRAW_LETTER_H
#define COR_DRAW_LETTER_H

#include "draw/coverage.h"
#include "draw/stencil.h"
#include "text/fonts.h"

typedef struct cor_letters cor_letters;

/* What a mask depends on. */
typedef struct cor_letter_look {
    const cor_face *face;
    uint32_t glyph;
    double em_px;
    double reach_px; /* of the halo; 0: none */
} cor_letter_look;

typedef struct cor_letter {
    cor_window window; /* rounded about the glyph's origin, with room for the halo */
    cor_mask ink, halo;
} cor_letter;

static const double COR_LETTER_MAX_EM_PX = 64;

cor_letters *cor_letters_new(void);
void cor_letters_free(cor_letters *letters); /* NULL allowed */

/* With its origin at a place on the surface, as near as may be. The masks live until the next call.
 */
cor_letter cor_letter_at(cor_letters *letters, const cor_letter_look *look, double x_px,
                         double y_px);

/* Adds a glyph's outline to what was traced; the matrix takes em units to the mask's pixels. */
void cor_letter_trace(cor_coverage *coverage, const cor_face *face, uint32_t glyph,
                      const cairo_matrix_t *matrix);

#endif
