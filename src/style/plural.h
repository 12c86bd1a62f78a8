/*
 * style/plural: the form that a noun has behind a number.
 *
 *   in    the forms of a noun, the rule of its language, the number as it is printed
 *   out   one of the forms
 *   not   nouns themselves (style/locale_rows), languages whose nouns stay as they are
 *
 * The rules are those of Unicode's CLDR 42. They look at the digits that a reader sees, so that "1"
 * and "1.0" may differ, as they do in Russian. Categories that would change no noun of ours are not
 * told apart: behind 0, 1 and 2 an Arabic noun stands as `other` when the number is written out.
 *
 * Threads: safe.
 */
#ifndef COR_STYLE_PLURAL_H
#define COR_STYLE_PLURAL_H

#include "base/str.h"

typedef enum cor_plural_rule {
    COR_PLURAL_NONE,        /* one form behind all numbers, or an abbreviation */
    COR_PLURAL_EAST_SLAVIC, /* Russian, Ukrainian */
    COR_PLURAL_POLISH,
    COR_PLURAL_ARABIC
} cor_plural_rule;

enum { COR_PLURAL_FORM_COUNT = 4 };

/* A noun behind a number. A form that is NULL is as `other`. */
typedef struct cor_counted {
    const char *other, *one, *few, *many;
} cor_counted;

/* `digits` as programs write them: a sign, digits, perhaps '.' and more digits. */
const char *cor_counted_form(const cor_counted *noun, cor_plural_rule rule, cor_str digits);

#endif
