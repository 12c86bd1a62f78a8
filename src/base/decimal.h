/*
 * base/decimal: the fast half of reading numbers.
 *
 *   in    text that ends with a byte that belongs to no number (a NUL will do)
 *   out   the double nearest to a plain decimal such as -46.0123456, or "not mine"
 *   not   exponents, more than 19 digits, the rare halfway cases, bad numbers: base/number and
 *         base/json read those
 *
 * Small mantissas are one exact division (Clinger 1990, doi:10.1145/93542.93557); larger ones one
 * multiplication with a 64-bit reciprocal power of ten, refused when its error could touch a
 * rounding boundary (after Lemire 2021, doi:10.1002/spe.2984). In a header because files of
 * coordinates are little else than numbers, and a call for each costs a third of the time.
 * Threads: safe.
 */
#ifndef COR_BASE_DECIMAL_H
#define COR_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { COR_DECIMAL_DIGITS = 19 };

/* 10^-k = mantissa * 2^-shift, cut to 64 bits with the top bit set. */
typedef struct cor_decimal_power {
    uint64_t mantissa;
    int shift;
} cor_decimal_power;

static const cor_decimal_power cor_decimal_powers[COR_DECIMAL_DIGITS + 1] = {
    { 0x8000000000000000u, 63 },  { 0xccccccccccccccccu, 67 },  { 0xa3d70a3d70a3d70au, 70 },
    { 0x83126e978d4fdf3bu, 73 },  { 0xd1b71758e219652bu, 77 },  { 0xa7c5ac471b478423u, 80 },
    { 0x8637bd05af6c69b5u, 83 },  { 0xd6bf94d5e57a42bcu, 87 },  { 0xabcc77118461cefcu, 90 },
    { 0x89705f4136b4a597u, 93 },  { 0xdbe6fecebdedd5beu, 97 },  { 0xafebff0bcb24aafeu, 100 },
    { 0x8cbccc096f5088cbu, 103 }, { 0xe12e13424bb40e13u, 107 }, { 0xb424dc35095cd80fu, 110 },
    { 0x901d7cf73ab0acd9u, 113 }, { 0xe69594bec44de15bu, 117 }, { 0xb877aa3236a4b449u, 120 },
    { 0x9392ee8e921d5d07u, 123 }, { 0xec1e4a7db69561a5u, 127 },
};

static const double cor_decimal_tens[COR_DECIMAL_DIGITS + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,
    1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
};

/* mantissa * 10^-places for a mantissa of more than 53 bits. False when 64 bits do not decide the
 * rounding: the true product lies less than 2 units of `high` above it. */
static inline bool cor_decimal_large(uint64_t mantissa, int places, double *value)
{
    __extension__ typedef unsigned __int128 wide;
    int lead = __builtin_clzll(mantissa);
    wide product = (wide)(mantissa << lead) * cor_decimal_powers[places].mantissa;
    uint64_t high = (uint64_t)(product >> 64);
    int spare = high >> 63 ? 11 : 10;
    uint64_t half = (uint64_t)1 << (spare - 1);
    uint64_t rest = high & (2 * half - 1);
    if (rest == half || rest == half - 1)
        return false;
    uint64_t rounded = (high >> spare) + (rest > half);
    int exponent = spare + 64 - lead - cor_decimal_powers[places].shift;
    uint64_t bits = (uint64_t)(exponent + 1023) << 52;
    double scale;
    memcpy(&scale, &bits, sizeof scale);
    *value = (double)rounded * scale;
    return true;
}

static inline const char *cor_decimal_digits(const char *at, uint64_t *mantissa)
{
    uint64_t sum = *mantissa;
    for (unsigned digit; (digit = (unsigned)(unsigned char)*at - '0') < 10; at++)
        sum = sum * 10 + digit;
    *mantissa = sum;
    return at;
}

/* Returns the first byte behind the number, or NULL when it is not mine. */
static inline const char *cor_decimal_scan(const char *at, double *value)
{
    bool negative = *at == '-';
    const char *start = at + negative;
    uint64_t mantissa = 0;
    at = cor_decimal_digits(start, &mantissa);
    ptrdiff_t digits = at - start;
    if (digits == 0 || (*start == '0' && digits > 1))
        return NULL;
    int places = 0;
    if (*at == '.') {
        const char *fraction = at + 1;
        at = cor_decimal_digits(fraction, &mantissa);
        if (at == fraction || at - fraction > COR_DECIMAL_DIGITS)
            return NULL;
        places = (int)(at - fraction);
        digits += places;
    }
    if (digits > COR_DECIMAL_DIGITS || (*at | 0x20) == 'e')
        return NULL;
    double size;
    if (mantissa <= (uint64_t)1 << 53)
        size = (double)mantissa / cor_decimal_tens[places];
    else if (!cor_decimal_large(mantissa, places, &size))
        return NULL;
    *value = negative ? -size : size;
    return at;
}

#endif
