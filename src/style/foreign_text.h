/*
 * style/foreign_text: which texts of a figure stand in another language than the figure's.
 *
 *   in    texts as they are read or put together, and the language of those that fell back
 *   out   the language of a text: for its shaping, its direction, and readers of the SVG
 *   not   which language a text is taken from (style/language)
 *
 * A text is known by its address: whoever makes a new text of an old one says so. There are a few
 * dozen at most, so they are looked for one by one.
 *
 * Memory: in the arena it was made with; texts and tags are borrowed. Threads: one a figure.
 */
#ifndef COR_STYLE_FOREIGN_TEXT_H
#define COR_STYLE_FOREIGN_TEXT_H

#include "base/arena.h"

typedef struct cor_foreign_texts cor_foreign_texts;

cor_foreign_texts *cor_foreign_texts_new(cor_arena *arena);
/* A tag that is NULL adds nothing. */
void cor_foreign_text_add(cor_foreign_texts *texts, const char *text, const char *tag);
/* NULL: the text stands in the figure's language, as far as anybody said. */
const char *cor_foreign_text_tag(const cor_foreign_texts *texts, const char *text);

#endif
