/*
 * style/letter_case: capital and small letters.
 *
 *   in    UTF-8, the language of the text (BCP 47) or NULL
 *   out   UTF-8, by Unicode's simple mappings, the sharp s, the Armenian yev and the final sigma;
 *         the two i's of Turkish and Azerbaijani in these languages; never by the process's locale
 *
 * Memory: results in the arena. Threads: safe.
 */
#ifndef COR_STYLE_LETTER_CASE_H
#define COR_STYLE_LETTER_CASE_H

#include "base/arena.h"

cor_str cor_text_upper(cor_str text, const char *language, cor_arena *arena);
cor_str cor_text_lower(cor_str text, const char *language, cor_arena *arena);
uint32_t cor_letter_lower(uint32_t code_point);

#endif
