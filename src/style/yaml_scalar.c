#include <math.h>

#include "base/number.h"
#include "style/yaml_scan.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t skip_digits(cor_str text, size_t at)
{
    while (at < text.len && is_digit(text.ptr[at]))
        at++;
    return at;
}

/* [-+]? digits [. digits] [e digits], digits on one side of the point at least. A leading zero
 * makes text of it: 012 is a name or a code, never a ten in octal. */
static bool is_number(cor_str text)
{
    size_t at = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+') ? 1 : 0;
    size_t whole = skip_digits(text, at), digits = whole - at;
    if (digits > 1 && text.ptr[at] == '0')
        return false;
    at = whole;
    if (at < text.len && text.ptr[at] == '.') {
        size_t behind = skip_digits(text, at + 1);
        digits += behind - at - 1;
        at = behind;
    }
    if (!digits)
        return false;
    if (at < text.len && (text.ptr[at] == 'e' || text.ptr[at] == 'E')) {
        at++;
        if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+'))
            at++;
        size_t behind = skip_digits(text, at);
        if (behind == at)
            return false;
        at = behind;
    }
    return at == text.len;
}

/* "1." and "1.e5" are numbers to YAML but not to base/number. */
static bool parse_number(cor_str text, double *value)
{
    if (cor_number_parse(text, value))
        return true;
    cor_buf filled = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        cor_buf_char(&filled, text.ptr[i]);
        if (text.ptr[i] == '.' && (i + 1 == text.len || !is_digit(text.ptr[i + 1])))
            cor_buf_char(&filled, '0');
    }
    bool well = cor_number_parse(cor_buf_view(&filled), value);
    cor_buf_free(&filled);
    return well;
}

bool cor_yaml_resolve(cor_node *scalar, cor_report *report)
{
    cor_str text = scalar->string;
    scalar->kind = COR_NODE_STRING;
    if (text.len == 0 || cor_str_is(text, "~") || cor_str_is(text, "null")) {
        scalar->kind = COR_NODE_NULL;
    } else if (cor_str_is(text, "true") || cor_str_is(text, "false")) {
        scalar->kind = COR_NODE_BOOL;
        scalar->boolean = text.ptr[0] == 't';
    } else if (is_number(text)) {
        if (!parse_number(text, &scalar->number) || !isfinite(scalar->number))
            return cor_fail(report, COR_KIND_YAML, scalar->at, "quote it if it is a text",
                            "the number '%.*s' is too large", text.len < 40 ? (int)text.len : 40,
                            text.ptr);
        scalar->kind = COR_NODE_NUMBER;
    }
    return true;
}
