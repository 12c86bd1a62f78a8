#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/*
 * A locale changes only how the decimal point is written. So strtod is given none (12.5e3 goes in
 * as 125e2), and from printf only the digits of %e are taken, whatever stands between them. Both
 * round correctly (IEEE 754, POSIX), which own code would have to prove.
 */

/* Exponents stop growing here, far past every double even behind a gigabyte of zeros. */
static const int64_t exponent_max = 1000000000000;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(cor_str text, size_t at)
{
    size_t behind = at;
    while (behind < text.len && is_digit(text.ptr[behind]))
        behind++;
    return behind - at;
}

/* A number taken apart, as places in its text. */
typedef struct parts {
    size_t whole, whole_len;
    size_t fraction, fraction_len;
    int64_t exponent;
    bool negative;
    size_t behind;
} parts;

/* A point or an 'e' without digits behind it is no part of the number. */
static void scan_fraction(parts *number, cor_str text)
{
    if (number->behind >= text.len || text.ptr[number->behind] != '.')
        return;
    number->fraction = number->behind + 1;
    number->fraction_len = digits_at(text, number->fraction);
    if (number->fraction_len)
        number->behind = number->fraction + number->fraction_len;
}

static void scan_exponent(parts *number, cor_str text)
{
    size_t at = number->behind;
    if (at >= text.len || (text.ptr[at] | 0x20) != 'e')
        return;
    at++;
    bool negative = at < text.len && text.ptr[at] == '-';
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+'))
        at++;
    size_t count = digits_at(text, at);
    if (!count)
        return;
    int64_t exponent = 0;
    for (size_t i = 0; i < count && exponent < exponent_max; i++)
        exponent = exponent * 10 + (text.ptr[at + i] - '0');
    number->exponent = negative ? -exponent : exponent;
    number->behind = at + count;
}

static double parts_value(const parts *number, cor_str text)
{
    char small[128];
    static const size_t exponent_room = 32;
    size_t room = number->whole_len + number->fraction_len + exponent_room;
    char *plain = room <= sizeof small ? small : cor_alloc(room, 1);
    memcpy(plain, text.ptr + number->whole, number->whole_len);
    memcpy(plain + number->whole_len, text.ptr + number->fraction, number->fraction_len);
    size_t digits = number->whole_len + number->fraction_len;
    snprintf(plain + digits, exponent_room, "e%lld",
             (long long)(number->exponent - (int64_t)number->fraction_len));
    double value = strtod(plain, NULL);
    if (plain != small)
        cor_free(plain);
    return number->negative ? -value : value;
}

size_t cor_number_scan(cor_str text, double *value)
{
    parts number = { .negative = text.len && text.ptr[0] == '-' };
    number.whole = number.negative;
    number.whole_len = digits_at(text, number.whole);
    if (!number.whole_len)
        return 0;
    if (text.ptr[number.whole] == '0')
        number.whole_len = 1;
    number.behind = number.whole + number.whole_len;
    scan_fraction(&number, text);
    scan_exponent(&number, text);
    *value = parts_value(&number, text);
    return number.behind;
}

bool cor_number_parse(cor_str text, double *value)
{
    size_t sign = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');
    parts number = { .negative = sign && text.ptr[0] == '-', .whole = sign };
    number.whole_len = digits_at(text, sign);
    number.behind = sign + number.whole_len;
    scan_fraction(&number, text);
    if (!number.whole_len && !number.fraction_len)
        return false;
    scan_exponent(&number, text);
    if (number.behind != text.len)
        return false;
    double result = parts_value(&number, text);
    if (!isfinite(result))
        return false;
    *value = result;
    return true;
}

enum { DIGITS_MAX = 17 };

/* 0.d1d2d3... * 10^point; a zero has no digits. */
typedef struct decimal {
    char digits[DIGITS_MAX + 1];
    int count;
    int point;
} decimal;

static void cut_zeros(decimal *number)
{
    while (number->count && number->digits[number->count - 1] == '0')
        number->count--;
    if (!number->count)
        number->point = 0;
}

/* `size` rounded to `count` significant digits. */
static decimal decimal_of(double size, int count)
{
    char text[DIGITS_MAX + 16];
    snprintf(text, sizeof text, "%.*e", count - 1, size);
    decimal number = { .count = 0 };
    const char *at = text;
    for (; *at != 'e'; at++)
        if (is_digit(*at) && number.count < DIGITS_MAX)
            number.digits[number.count++] = *at;
    number.point = (int)strtol(at + 1, NULL, 10) + 1;
    return number;
}

static bool reads_back(const decimal *number, double size)
{
    char text[DIGITS_MAX + 16];
    snprintf(text, sizeof text, "%.*se%d", number->count, number->digits,
             number->point - number->count);
    return strtod(text, NULL) == size;
}

/* One more in the last place; a carry out of the first makes 0.1 of it. */
static void step_up(decimal *number)
{
    int i = number->count - 1;
    for (; i >= 0 && number->digits[i] == '9'; i--)
        number->digits[i] = '0';
    if (i >= 0) {
        number->digits[i]++;
        return;
    }
    number->digits[0] = '1';
    number->point++;
}

/* Fifteen digits always survive a double, so fewer need not be tried, except for subnormals. At a
 * power of two the doubles below stand closer than those above: there the next decimal up can read
 * back where the nearest does not (2^-44 is 5.684341886080802e-14). */
static decimal shortest(double size)
{
    for (int count = size < 2.3e-308 ? 1 : 15; count < DIGITS_MAX; count++) {
        decimal number = decimal_of(size, count);
        if (reads_back(&number, size))
            return number;
        step_up(&number);
        if (reads_back(&number, size))
            return number;
    }
    return decimal_of(size, DIGITS_MAX);
}

static void append_zeros(cor_buf *out, int count)
{
    for (int i = 0; i < count; i++)
        cor_buf_char(out, '0');
}

/* Without exponent; exactly `decimals` places, which hold all digits. */
static void append_plain(cor_buf *out, const decimal *number, int decimals)
{
    int whole = number->point < 0 ? 0 : number->point;
    int taken = number->count < whole ? number->count : whole;
    if (!whole)
        cor_buf_char(out, '0');
    cor_buf_append(out, number->digits, (size_t)taken);
    append_zeros(out, whole - taken);
    if (decimals <= 0)
        return;
    cor_buf_char(out, '.');
    int lead = number->point < 0 ? -number->point : 0;
    if (lead > decimals)
        lead = decimals;
    append_zeros(out, lead);
    cor_buf_append(out, number->digits + taken, (size_t)(number->count - taken));
    append_zeros(out, decimals - lead - (number->count - taken));
}

static void append_exponent(cor_buf *out, const decimal *number)
{
    cor_buf_char(out, number->digits[0]);
    if (number->count > 1)
        cor_buf_char(out, '.');
    cor_buf_append(out, number->digits + 1, (size_t)(number->count - 1));
    cor_buf_printf(out, "e%+d", number->point - 1);
}

static int places_of(const decimal *number)
{
    int places = number->count - number->point;
    return places > 0 ? places : 0;
}

static bool append_special(cor_buf *out, double value)
{
    if (isnan(value))
        cor_buf_text(out, "nan");
    else if (isinf(value))
        cor_buf_text(out, value < 0 ? "-inf" : "inf");
    else
        return false;
    return true;
}

/* The borders of the plain form are ECMAScript's (Number::toString), which JSON writers and style
 * expressions follow. */
void cor_number_shortest(cor_buf *out, double value)
{
    static const int point_min = -5, point_max = 21;
    if (append_special(out, value))
        return;
    if (value < 0)
        cor_buf_char(out, '-');
    if (value == 0) {
        cor_buf_char(out, '0');
        return;
    }
    decimal number = shortest(fabs(value));
    cut_zeros(&number);
    if (number.point < point_min || number.point > point_max)
        append_exponent(out, &number);
    else
        append_plain(out, &number, places_of(&number));
}

static void round_shortest(decimal *number, int decimals)
{
    int keep = number->point + decimals;
    if (keep >= number->count)
        return;
    bool up = keep >= 0 && number->digits[keep] >= '5';
    number->count = keep > 0 ? keep : 0;
    if (up && number->count) {
        step_up(number);
    } else if (up) {
        number->digits[0] = '1';
        number->count = 1;
        number->point++;
    }
    cut_zeros(number);
}

/* The usual case without text: the scaled number is far enough from a half that the rounding error
 * of the multiplication cannot decide. */
static bool round_scaled(decimal *number, double size, int decimals)
{
    static const double tens[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
    static const double most = 1e12, doubt = 1e-3;
    if (decimals >= (int)(sizeof tens / sizeof *tens) || size * tens[decimals] > most)
        return false;
    double scaled = size * tens[decimals], whole = floor(scaled);
    if (fabs(scaled - whole - 0.5) < doubt)
        return false;
    uint64_t steps = (uint64_t)whole + (scaled - whole > 0.5);
    char reversed[DIGITS_MAX];
    int count = 0;
    for (; steps && count < DIGITS_MAX; steps /= 10)
        reversed[count++] = (char)('0' + steps % 10);
    *number = (decimal){ .count = count, .point = count - decimals };
    for (int i = 0; i < count; i++)
        number->digits[i] = reversed[count - 1 - i];
    cut_zeros(number);
    return true;
}

/* Halves are halves of the shortest decimal: 0.35 becomes 0.4 though the double is a hair less, so
 * that whoever rounds a printed number by hand comes to the same. */
static decimal rounded(double size, int decimals)
{
    decimal number = { .count = 0 };
    if (size == 0 || round_scaled(&number, size, decimals))
        return number;
    number = shortest(size);
    round_shortest(&number, decimals);
    return number;
}

static void append_rounded(cor_buf *out, double value, int decimals, bool trim)
{
    if (append_special(out, value))
        return;
    if (decimals < 0)
        COR_NEVER("a number with less than no decimals");
    decimal number = rounded(fabs(value), decimals);
    cut_zeros(&number);
    if (value < 0 && number.count)
        cor_buf_char(out, '-');
    append_plain(out, &number, trim ? places_of(&number) : decimals);
}

void cor_number_trimmed(cor_buf *out, double value, int decimals)
{
    append_rounded(out, value, decimals, true);
}

void cor_number_fixed(cor_buf *out, double value, int decimals)
{
    append_rounded(out, value, decimals, false);
}
