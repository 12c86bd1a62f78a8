/*
 * place/label_font: the fonts of a label. Private to place.
 *
 *   in    text-font, text-size, text-letter-spacing; the theme
 *   out   a text style
 *
 * In a figure text-font names fonts that are installed, and one that is not is an error. A style
 * with `glyphs` was made for a service that has its own: a name of that service which is not
 * installed is told of once, and the theme's fonts stand in, the bold ones for a bold one.
 */
#ifndef COR_PLACE_LABEL_FONT_H
#define COR_PLACE_LABEL_FONT_H

#include "place/collect.h"

/* The list of fonts lives in eval->arena. */
void cor_label_font_read(cor_text_style *out, cor_labels *labels, const cor_plan *plan,
                         const cor_layer *layer, cor_eval *eval);

#endif
