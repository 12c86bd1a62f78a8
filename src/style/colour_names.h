/*
 * style/colour_names: the 148 names of colours of CSS. Private to style/colour.
 */
#ifndef COR_STYLE_COLOUR_NAMES_H
#define COR_STYLE_COLOUR_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* `name` in lower case; *rgb is 0xrrggbb. */
bool cor_colour_named(cor_str name, uint32_t *rgb);

#endif
