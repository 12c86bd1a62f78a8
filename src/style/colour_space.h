/*
 * style/colour_space: mixing of two colours in sRGB, CIE Lab or hue, chroma, lightness.
 *
 * Lab with the white of D50, as the style spec has it. Hues go the short way round; a grey takes
 * the hue of the other colour.
 * Threads: safe.
 */
#ifndef COR_STYLE_COLOUR_SPACE_H
#define COR_STYLE_COLOUR_SPACE_H

#include "style/colour.h"

typedef enum cor_colour_space { COR_SPACE_RGB, COR_SPACE_LAB, COR_SPACE_HCL } cor_colour_space;

cor_colour cor_colour_mix(cor_colour from, cor_colour to, double share, cor_colour_space space);

#endif
