/*
 * furniture/words: lines of text in a rectangle, in the theme's type. Private to furniture.
 */
#ifndef COR_FURNITURE_WORDS_H
#define COR_FURNITURE_WORDS_H

#include "furniture/parts.h"
#include "plan/sheet.h"

typedef struct cor_words {
    cor_block block;
    cor_type_role role;
} cor_words;

COR_MUST_CHECK bool cor_words_shape(cor_words *out, const cor_plan *plan,
                                    const cor_wording *wording, cor_report *report);

/* Where words stand: the top of the first line's ascent at y_pt; x_pt is their left edge (align 0),
 * middle (0.5) or right edge (1). */
typedef struct cor_words_at {
    double x_pt, y_pt, align;
} cor_words_at;

/* The side of a rectangle at which the figure's language begins its lines. */
cor_words_at cor_words_start(const cor_page *page, cor_rect rect, double y_pt);

void cor_words_draw(const cor_page *page, const char *part, const cor_words *words, cor_words_at at,
                    cor_colour colour);
/* The same with a halo: what stands on the map without a ground crosses coasts and borders. */
void cor_words_draw_on_map(const cor_page *page, const char *part, const cor_words *words,
                           cor_words_at at, cor_colour colour);

cor_paint cor_paint_from(cor_colour colour);
cor_stroke cor_hairline(cor_colour colour, double width_pt);

/* A ground of paper with a thin frame, behind a part that asks for one. */
void cor_part_ground(const cor_page *page, const char *part, cor_rect rect);

#endif
