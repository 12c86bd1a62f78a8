/*
 * style/typed_numbers: lengths that somebody typed into the texts of a figure.
 *
 *   in    a checked style
 *   out   a warning for each text that has a number beside a unit of length, in any language of the
 *         figure: titles, notes, callouts, legends, alt text, attributions, text-field
 *   not   numbers in braces: those are measured, come from a claim, or are said to be stated
 *
 * Threads: safe.
 */
#ifndef COR_STYLE_TYPED_NUMBERS_H
#define COR_STYLE_TYPED_NUMBERS_H

#include "style/style.h"

void cor_typed_numbers_warn(const cor_style *style, cor_report *report);

/* The first of them in a text, with its unit; empty when there is none. */
cor_str cor_typed_number_find(cor_str text);

#endif
