#include "style/plural.h"

#include <stddef.h>

/* What the rules ask of a number. */
typedef struct operands {
    unsigned hundredth; /* the integer part modulo 100 */
    bool is_one;        /* the integer part is 1 */
    bool has_mark;      /* digits are seen behind a decimal mark: CLDR's v != 0 */
    bool has_fraction;  /* and one of them is not 0: t != 0 */
} operands;

static operands operands_of(cor_str digits)
{
    operands n = { 0 };
    bool is_long = false;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        n.has_mark = n.has_mark || c == '.';
        if (c < '0' || c > '9')
            continue;
        unsigned digit = (unsigned)(c - '0');
        if (n.has_mark) {
            n.has_fraction = n.has_fraction || digit != 0;
            continue;
        }
        is_long = is_long || n.hundredth > 0;
        n.is_one = !is_long && digit == 1;
        n.hundredth = n.hundredth % 10 * 10 + digit;
    }
    return n;
}

static bool is_between(unsigned n, unsigned least, unsigned most)
{
    return n >= least && n <= most;
}

/* 2 to 4, 22 to 24, ..., but not 12 to 14. */
static bool is_few(operands n)
{
    return is_between(n.hundredth % 10, 2, 4) && !is_between(n.hundredth, 12, 14);
}

static const char *east_slavic(const cor_counted *noun, operands n)
{
    if (n.has_mark)
        return noun->other;
    if (n.hundredth % 10 == 1 && n.hundredth != 11)
        return noun->one;
    return is_few(n) ? noun->few : noun->many;
}

static const char *polish(const cor_counted *noun, operands n)
{
    if (n.has_mark)
        return noun->other;
    if (n.is_one)
        return noun->one;
    return is_few(n) ? noun->few : noun->many;
}

static const char *arabic(const cor_counted *noun, operands n)
{
    if (n.has_fraction)
        return noun->other;
    if (is_between(n.hundredth, 3, 10))
        return noun->few;
    return n.hundredth > 10 ? noun->many : noun->other;
}

const char *cor_counted_form(const cor_counted *noun, cor_plural_rule rule, cor_str digits)
{
    static const char *(*const rules[])(const cor_counted *, operands) = {
        [COR_PLURAL_EAST_SLAVIC] = east_slavic,
        [COR_PLURAL_POLISH] = polish,
        [COR_PLURAL_ARABIC] = arabic,
    };
    const char *form = rule == COR_PLURAL_NONE ? NULL : rules[rule](noun, operands_of(digits));
    return form ? form : noun->other;
}
