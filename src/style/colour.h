/*
 * style/colour: CSS colours, as the style spec has them.
 *
 * In: "#rgb", "#rrggbb(aa)", rgb(), rgba(), hsl(), hsla(), and the CSS names. Out: straight sRGB.
 */
#ifndef COR_STYLE_COLOUR_H
#define COR_STYLE_COLOUR_H

#include <stdbool.h>

#include "base/str.h"

/* Straight (not premultiplied) sRGB, each in [0, 1]. */
typedef struct cor_colour {
    double r, g, b, a;
} cor_colour;

bool cor_colour_parse(cor_str text, cor_colour *out);
/* "rgba(178,24,43,1)", as the spec's to-string gives it. */
void cor_colour_print(cor_buf *out, cor_colour colour);

#endif
