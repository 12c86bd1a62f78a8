/*
 * style/published_length: a length as a publication prints it, and what it means.
 *
 *   in    "42.5 km", "about 40 km", "over 1,768 km", "42-43 km", "23 mi 40 ch", "26 miles (42 km)"
 *   out   the interval that it claims, in metres
 *   not   what was measured (measure/claim)
 *
 *   a number          half a unit of its last digit to either side: 43 km is 42.5 to 43.5 km
 *   about             a whole unit of the last digit, or half of the last one that is no zero:
 * about 42 km is 41 to 43 km, about 40 km 35 to 45 km over, under       up to the next number as
 * round: over 40 km is 40 to 50 km a range           from its first to its last number, with half a
 * unit of their last digits in two units      what both claim
 *
 * Groups of three digits stand behind a comma, a blank or an apostrophe; a comma before other
 * digits is a decimal mark, and so is a point, unless there are several: 1,768 is 1768, 42,5
 * is 42.5.
 */
#ifndef COR_STYLE_PUBLISHED_LENGTH_H
#define COR_STYLE_PUBLISHED_LENGTH_H

#include "style/length.h"

typedef struct cor_published_length {
    double low_m, high_m;
    bool is_plain; /* one number with a unit that figures print as well */
    /* Of the first number; units that figures do not print stand for the nearest that they do. */
    cor_ground_unit unit;
    int decimals;
} cor_published_length;

/* All that is larger than 0. Of lengths in two units that do not agree the first counts, with a
 * warning. */
COR_MUST_CHECK bool cor_published_length_parse(cor_published_length *out, cor_str text, cor_span at,
                                               cor_report *report);

#endif
