/*
 * style/letter_case: capital and small letters, the same under every locale.
 *
 *   in    UTF-8
 *   out   UTF-8, by Unicode's simple mappings and the sharp s; no context (final sigma) and no
 *         language (Turkish i)
 *
 * Memory: results in the arena. Threads: safe.
 */
#ifndef COR_STYLE_LETTER_CASE_H
#define COR_STYLE_LETTER_CASE_H

#include "base/arena.h"

cor_str cor_text_upper(cor_str text, cor_arena *arena);
cor_str cor_text_lower(cor_str text, cor_arena *arena);
uint32_t cor_letter_lower(uint32_t code_point);

#endif
