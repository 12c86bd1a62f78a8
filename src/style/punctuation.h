/*
 * style/punctuation: how the sentences and lists of a language are punctuated, where text of ours
 * is put together from pieces.
 *
 *   in    a text that somebody wrote, the language that it stands in
 *   out   the text ended as that language ends a sentence, or without its end; marks between pieces
 *   not   texts that stand alone: they are printed as they are written
 *
 * Languages are those with a mark of their own; all others write "." and ",".
 *
 * Threads: safe.
 */
#ifndef COR_STYLE_PUNCTUATION_H
#define COR_STYLE_PUNCTUATION_H

#include "base/str.h"

typedef struct cor_punctuation {
    const char *tag;
    const char *stop;  /* at the end of a sentence; "" where a space parts sentences */
    const char *comma; /* with the space behind it */
} cor_punctuation;

/* tag: BCP 47; NULL is English. */
const cor_punctuation *cor_punctuation_of(const char *tag);

/* Ends the text with the stop of its language, unless it ends in a stop of any script, perhaps
 * within quotation marks. Blanks at its end go. "." is no such end where another mark is the stop
 * and "." ends an abbreviation: Armenian "39° հս. լ." becomes "39° հս. լ.։". An empty text stays
 * empty. */
void cor_sentence_end(cor_buf *text, const char *tag);

/* The text without the stop that cor_sentence_end would not repeat; marks that say more than a stop
 * (! ? …) stay. */
cor_str cor_sentence_open(cor_str text, const char *tag);

/* A space, for another sentence, unless there is none before or its stop is as wide as one. */
void cor_sentence_space(cor_buf *text);

#endif
