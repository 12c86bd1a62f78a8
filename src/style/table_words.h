/*
 * style/table_words: the words of the table of claims, by language.
 *
 * A language that is not listed has the English ones, as it has English units (style/locale_rows).
 */
#ifndef COR_STYLE_TABLE_WORDS_H
#define COR_STYLE_TABLE_WORDS_H

#include "style/language.h"

typedef enum cor_table_word_id {
    COR_WORD_SOURCE,
    COR_WORD_PUBLISHED,
    COR_WORD_MEASURED,
    COR_WORD_DIFFERENCE,
    COR_WORD_VERDICT,
    COR_WORD_HOLDS, /* the verdicts in their order */
    COR_WORD_FAILS,
    COR_WORD_UNDECIDABLE,
    COR_TABLE_WORD_COUNT
} cor_table_word_id;

const char *cor_table_word(const cor_language *language, cor_table_word_id id);

#endif
