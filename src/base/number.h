/*
 * base/number: numbers from and to text, whatever the locale says.
 *
 * A German locale must not turn 0.35mm into 0: no other file calls strtod, or prints a double with
 * a %f that users see.
 *
 * Threads: safe.
 */
#ifndef COR_BASE_NUMBER_H
#define COR_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Reads the longest JSON number at the start of `text` ([-] digits [. digits] [e digits]; no plus,
 * no leading zeros, no hex). Correctly rounded. Returns the bytes read, 0 when there is no number.
 * A value too large gives an infinity: the caller refuses it. */
size_t cor_number_scan(cor_str text, double *value);

/* The whole of `text` is one finite number (a leading + and a missing integer part are allowed). */
bool cor_number_parse(cor_str text, double *value);

/* Shortest text that reads back as the same double; "0" for -0. NaN and infinities as nan, inf. */
void cor_number_shortest(cor_buf *out, double value);

/* At most `decimals` places, trailing zeros cut: for coordinates in SVG and dumps; never "-0". */
void cor_number_trimmed(cor_buf *out, double value, int decimals);

/* Exactly `decimals` places, halves away from zero; never "-0.0". */
void cor_number_fixed(cor_buf *out, double value, int decimals);

#endif
