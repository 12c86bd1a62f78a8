#include <string.h>

#include "base/json_scan.h"

static const char *const escape_hint = "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX";

static const char *refuse(const cor_json *json, const char *at, size_t length, const char *hint,
                          const char *message)
{
    cor_json_fail(json, at, length, hint, message);
    return NULL;
}

/* `at` is a byte below 0x20 inside the string that begins at `start`. */
static const char *refuse_control(const cor_json *json, const char *start, const char *at)
{
    cor_str text = json->source->text;
    if (at == text.ptr + text.len || *at == '\n' || *at == '\r')
        return refuse(json, start, (size_t)(at - start), "a string ends with '\"' on its own line",
                      "unterminated string");
    cor_fail(json->report, COR_KIND_JSON, cor_json_span_at(json, (size_t)(at - text.ptr), 1),
             "write \\t, \\n or \\u00XX", "raw control character 0x%02x in a string",
             (unsigned)(unsigned char)*at);
    return NULL;
}

/* Four hexadecimal digits, or -1. */
static int32_t hex4(const char *at)
{
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        int32_t digit = (unsigned char)at[i];
        if (digit >= '0' && digit <= '9')
            digit -= '0';
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            digit = (digit | 0x20) - 'a' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* `at` is the backslash of \uXXXX, perhaps the first of a pair. */
static const char *decode_unicode(const cor_json *json, const char *at, uint32_t *code_point)
{
    int32_t unit = hex4(at + 2);
    if (unit < 0)
        return refuse(json, at, 2, escape_hint, "\\u is not followed by four hexadecimal digits");
    if (unit < 0xd800 || unit > 0xdfff) {
        *code_point = (uint32_t)unit;
        return at + 6;
    }
    int32_t low = unit < 0xdc00 && at[6] == '\\' && at[7] == 'u' ? hex4(at + 8) : -1;
    if (low < 0xdc00 || low > 0xdfff)
        return refuse(json, at, 6, "characters past U+FFFF are two escapes, \\uD8XX\\uDCXX",
                      "half of a surrogate pair");
    *code_point = 0x10000 + (((uint32_t)unit - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
    return at + 12;
}

/* `at` is a backslash. Appends what it stands for. */
static const char *decode_escape(const cor_json *json, const char *at, char **out)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    if (at[1] == 'u') {
        uint32_t code_point = 0;
        const char *behind = decode_unicode(json, at, &code_point);
        if (behind)
            *out += cor_utf8_encode(code_point, *out);
        return behind;
    }
    const char *name = at[1] ? strchr(names, at[1]) : NULL;
    if (!name)
        return refuse(json, at, 2, escape_hint, "unknown escape in a string");
    *(*out)++ = values[name - names];
    return at + 2;
}

/* An escape is never shorter than what it stands for, so `raw.len` bytes suffice. */
static bool decode(const cor_json *json, cor_str raw, cor_str *out)
{
    char *start = cor_arena_alloc(json->arena, raw.len + 1, 1);
    char *to = start;
    const char *end = raw.ptr + raw.len;
    for (const char *at = raw.ptr; at < end;) {
        if (*at != '\\') {
            *to++ = *at++;
            continue;
        }
        at = decode_escape(json, at, &to);
        if (!at)
            return false;
    }
    *out = (cor_str){ start, (size_t)(to - start) };
    return true;
}

static bool check_utf8(const cor_json *json, cor_str raw)
{
    size_t bad = cor_utf8_invalid(raw);
    if (bad == raw.len)
        return true;
    size_t offset = (size_t)(raw.ptr - json->source->text.ptr) + bad;
    return cor_fail(json->report, COR_KIND_ENCODING, cor_json_span_at(json, offset, 1),
                    "save the file as UTF-8", "byte 0x%02x in a string is not UTF-8",
                    (unsigned)(unsigned char)raw.ptr[bad]);
}

const char *cor_json_scan_string(cor_json *json, const char *at)
{
    const char *start = at;
    bool escaped = false;
    unsigned char seen = 0;
    for (at++; *at != '"'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x20)
            return refuse_control(json, start, at);
        seen |= c;
        if (c != '\\')
            continue;
        escaped = true;
        if (at[1] == '"' || at[1] == '\\')
            at++;
    }
    cor_str raw = { start + 1, (size_t)(at - start) - 1 };
    if (seen >= 0x80 && !check_utf8(json, raw))
        return NULL;
    if (escaped && !decode(json, raw, &raw))
        return NULL;
    json->token.string = raw;
    json->token.offset = (size_t)(start - json->source->text.ptr);
    json->token.length = (size_t)(at + 1 - start);
    return at + 1;
}
