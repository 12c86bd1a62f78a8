/*
 * furniture/words: lines of text in a rectangle, in the theme's type. Private to furniture.
 */
#ifndef COR_FURNITURE_WORDS_H
#define COR_FURNITURE_WORDS_H

#include "furniture/parts.h"

typedef struct cor_words {
    cor_block block;
    cor_type_role role;
} cor_words;

/* Shapes; width_pt 0: no wrapping. NULL or empty text gives an empty block of no size. */
COR_MUST_CHECK bool cor_words_shape(cor_words *out, const cor_plan *plan, cor_type_role role,
                                    bool bold, const char *text, double width_pt, cor_span at,
                                    cor_report *report);

/* Draws with the top of the first line's ascent at y_pt; align 0 left of x, 0.5 centred, 1 right. */
void cor_words_draw(const cor_page *page, const char *part, const cor_words *words, double x_pt,
                    double y_pt, double align, cor_colour colour);

cor_paint cor_paint_from(cor_colour colour);
cor_stroke cor_hairline(cor_colour colour, double width_pt);

/* A ground of paper with a thin frame, behind a part that asks for one. */
void cor_part_ground(const cor_page *page, const char *part, cor_rect rect);
enum { COR_BOX_PADDING_PT = 6 };

#endif
