/*
 * style/verdict_words: what became of a claim, in the words of a language.
 *
 * A language that is not listed has the English ones, as it has English units (style/locale_rows);
 * they are entered among the foreign texts.
 */
#ifndef COR_STYLE_VERDICT_WORDS_H
#define COR_STYLE_VERDICT_WORDS_H

#include "style/language.h"

enum { COR_VERDICT_WORD_COUNT = 3 };

/* index: that the claim holds, fails, is undecidable. */
const char *cor_language_verdict(const cor_language *language, size_t index);

/* That the data does not say how precisely it is drawn. */
const char *cor_language_not_stated(const cor_language *language);

#endif
