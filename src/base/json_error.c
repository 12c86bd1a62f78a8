#include <stdio.h>

#include "base/json_scan.h"

bool cor_json_fail(const cor_json *json, const char *at, size_t length, const char *hint,
                   const char *message)
{
    size_t offset = (size_t)(at - json->source->text.ptr);
    return cor_fail(json->report, COR_KIND_JSON, cor_json_span_at(json, offset, length), hint, "%s",
                    message);
}

/* Byte behind the string whose quote is at `i`; the text before the fault is known to be good. */
static size_t string_behind(cor_str text, size_t i)
{
    for (i++; i < text.len && text.ptr[i] != '"'; i++)
        if (text.ptr[i] == '\\')
            i++;
    return i + 1;
}

/* Where the innermost container begins that is open at the end of the text. Found again from the
 * start, so that the reader need not remember it for each level. */
static size_t innermost_open(const cor_json *json)
{
    size_t opened[COR_JSON_DEPTH_MAX] = { 0 };
    size_t depth = 0;
    cor_str text = json->source->text;
    for (size_t i = 0; i < text.len;) {
        char c = text.ptr[i];
        if (c == '"') {
            i = string_behind(text, i);
            continue;
        }
        if ((c == '{' || c == '[') && depth < COR_JSON_DEPTH_MAX)
            opened[depth++] = i;
        else if ((c == '}' || c == ']') && depth > 0)
            depth--;
        i++;
    }
    return depth ? opened[depth - 1] : 0;
}

static bool fail_at_end(const cor_json *json, const char *at, const char *expected)
{
    size_t offset = (size_t)(at - json->source->text.ptr);
    cor_span span = cor_json_span_at(json, offset, 0);
    if (json->place.depth == 0)
        return cor_fail(json->report, COR_KIND_JSON, span, NULL,
                        "the file ends where %s is expected", expected);
    size_t open = innermost_open(json);
    cor_span opened = cor_json_span_at(json, open, 1);
    return cor_fail(json->report, COR_KIND_JSON, span, "the file may have been cut short",
                    "the file ends inside the %s that begins at %u:%u; expected %s",
                    json->source->text.ptr[open] == '{' ? "object" : "array", opened.line,
                    opened.column, expected);
}

static const char *hint_for(char c)
{
    switch (c) {
    case '\'':
        return "JSON has only double quotes";
    case '/':
    case '#':
        return "JSON has no comments";
    default:
        return NULL;
    }
}

/* What stands at `at`, in words, for a message. */
static size_t describe(char *out, size_t size, const cor_json *json, const char *at)
{
    cor_str rest = { at, (size_t)(json->source->text.ptr + json->source->text.len - at) };
    cor_str word = cor_json_word(json, at);
    unsigned char c = (unsigned char)*at;
    size_t length = 1;
    if (word.len) {
        snprintf(out, size, "'%.*s'", word.len < 20 ? (int)word.len : 20, word.ptr);
        length = word.len;
    } else if (c == '"') {
        snprintf(out, size, "a string");
    } else if (c == '\'') {
        snprintf(out, size, "a single quote");
    } else if (c < 0x20 || c == 0x7f) {
        snprintf(out, size, "the control character 0x%02x", c);
    } else if (c < 0x80) {
        snprintf(out, size, "'%c'", c);
    } else if (cor_utf8_next(rest, &(size_t){ 0 }) == 0xfffd) {
        snprintf(out, size, "the byte 0x%02x, which is not UTF-8", c);
    } else {
        size_t behind = 0;
        cor_utf8_next(rest, &behind);
        snprintf(out, size, "'%.*s'", (int)behind, at);
    }
    return length;
}

bool cor_json_fail_expected(const cor_json *json, const char *at, const char *expected)
{
    size_t offset = (size_t)(at - json->source->text.ptr);
    if (offset == json->source->text.len)
        return fail_at_end(json, at, expected);
    char found[64];
    size_t length = describe(found, sizeof found, json, at);
    return cor_fail(json->report, COR_KIND_JSON, cor_json_span_at(json, offset, length),
                    hint_for(*at), "expected %s, found %s", expected, found);
}

const char *cor_json_kind_name(cor_json_kind kind)
{
    static const char *const names[] = {
        [COR_JSON_END] = "the end of the file",
        [COR_JSON_OBJECT] = "an object",
        [COR_JSON_OBJECT_END] = "'}'",
        [COR_JSON_ARRAY] = "an array",
        [COR_JSON_ARRAY_END] = "']'",
        [COR_JSON_KEY] = "a key",
        [COR_JSON_STRING] = "a string",
        [COR_JSON_NUMBER] = "a number",
        [COR_JSON_TRUE] = "true",
        [COR_JSON_FALSE] = "false",
        [COR_JSON_NULL] = "null",
    };
    return names[kind];
}

bool cor_json_duplicate(const cor_json *json)
{
    cor_str key = json->token.string;
    return cor_fail(json->report, COR_KIND_DUPLICATE_KEY, cor_json_span(json),
                    "a key stands once in an object", "duplicate key \"%.*s\"",
                    key.len < 60 ? (int)key.len : 60, key.ptr);
}
