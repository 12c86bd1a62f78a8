#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/json_scan.h"
#include "base/number.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '+' || c == '-' || c == '.';
}

cor_str cor_json_word(const cor_json *json, const char *at)
{
    (void)json; /* the text ends with a NUL, which is no part of a word */
    const char *behind = at;
    while (is_word(*behind))
        behind++;
    return (cor_str){ at, (size_t)(behind - at) };
}

/* What is wrong with a word that begins like a number but is none. */
static const char *number_fault(cor_str word)
{
    const char *at = word.ptr;
    if (*at == '+')
        return "a number has no leading '+'";
    if (*at == '-')
        at++;
    if (*at == '.')
        return "a number needs a digit before its point";
    if (!is_digit(*at))
        return "JSON has no such number";
    if (*at == '0' && is_digit(at[1]))
        return "leading zeros are not allowed in a number";
    if (*at == '0' && (at[1] | 0x20) == 'x')
        return "JSON has no hexadecimal numbers";
    while (is_digit(*at))
        at++;
    if (*at == '.' && !is_digit(at[1]))
        return "a number needs a digit behind its point";
    return "malformed number";
}

static int shown(cor_str word)
{
    return word.len < 40 ? (int)word.len : 40;
}

static const char *refuse_word(const cor_json *json, cor_str word, const char *what,
                               const char *hint)
{
    cor_fail(json->report, COR_KIND_JSON,
             cor_json_span_at(json, (size_t)(word.ptr - json->source->text.ptr), word.len), hint,
             "%s: %.*s", what, shown(word), word.ptr);
    return NULL;
}

static const char *number_behind(const cor_json *json, const char *at, double *value)
{
    const char *behind = cor_decimal_scan(at, value);
    if (behind && !is_word(*behind))
        return behind;
    cor_str word = cor_json_word(json, at);
    if (cor_number_scan(word, value) != word.len)
        return refuse_word(json, word, number_fault(word), NULL);
    if (!isfinite(*value))
        return refuse_word(json, word, "number out of range", NULL);
    return word.ptr + word.len;
}

static const char *scan_literal(cor_json *json, const char *at)
{
    static const struct {
        const char *text;
        cor_json_kind kind;
    } literals[] = {
        { "true", COR_JSON_TRUE },
        { "false", COR_JSON_FALSE },
        { "null", COR_JSON_NULL },
    };
    cor_str word = cor_json_word(json, at);
    for (size_t i = 0; i < sizeof literals / sizeof *literals; i++)
        if (cor_str_is(word, literals[i].text)) {
            json->token.kind = literals[i].kind;
            return at + word.len;
        }
    if (cor_str_is(word, "NaN") || cor_str_is(word, "Infinity"))
        return refuse_word(json, word, "JSON has no such number", "write null for a missing value");
    return refuse_word(json, word, "unknown word",
                       "strings stand in double quotes; the words are true, false and null");
}

/* As Python, JavaScript and C print what is no number. */
static bool is_no_number(cor_str word)
{
    static const char *const words[] = { "NaN",  "Infinity", "-Infinity", "nan",
                                         "-nan", "inf",      "-inf",      "-NaN" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cor_str_is(word, words[i]))
            return true;
    return false;
}

/* The byte behind the word, or NULL when it is another one. */
static const char *scan_no_number(cor_json *json, const char *at)
{
    cor_str word = cor_json_word(json, at);
    if (!is_no_number(word))
        return NULL;
    json->token = (cor_json_token){ .kind = COR_JSON_NULL, .length = word.len, .string = word };
    json->token.offset = (size_t)(at - json->source->text.ptr);
    if (json->nan_count++ == 0) {
        json->nan_offset = json->token.offset;
        json->nan_length = word.len;
    }
    return at + word.len;
}

const char *cor_json_scan_scalar(cor_json *json, const char *at)
{
    bool may_be_none = json->takes_nan && (*at == '-' ? !is_digit(at[1]) : !is_digit(*at));
    const char *behind_none = may_be_none ? scan_no_number(json, at) : NULL;
    if (behind_none)
        return behind_none;
    json->token = (cor_json_token){ .kind = COR_JSON_NUMBER };
    bool number = is_digit(*at) || *at == '-' || *at == '+' || *at == '.';
    const char *behind =
        number ? number_behind(json, at, &json->token.number) : scan_literal(json, at);
    if (!behind)
        return NULL;
    json->token.offset = (size_t)(at - json->source->text.ptr);
    json->token.length = (size_t)(behind - at);
    if (number)
        json->token.string = (cor_str){ at, json->token.length };
    return behind;
}
