#include "base/json.h"

#include <string.h>

#include "base/json_scan.h"
#include "base/memory.h"

static const char *skip_space(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

static const char *end_of(const cor_json *json)
{
    return json->source->text.ptr + json->source->text.len;
}

static bool in_object(const cor_json *json)
{
    size_t level = json->place.depth - 1;
    return json->place.is_object[level / 64] >> (level % 64) & 1;
}

static void expect_after_value(cor_json *json)
{
    json->place.expect = json->place.depth ? COR_JSON_EXPECT_COMMA_OR_END : COR_JSON_EXPECT_NOTHING;
}

static void set_bracket(cor_json *json, cor_json_kind kind, const char *at)
{
    size_t offset = (size_t)(at - json->source->text.ptr);
    json->token = (cor_json_token){ .kind = kind, .offset = offset, .length = 1 };
    json->place.at = at + 1;
}

static bool open_container(cor_json *json, const char *at)
{
    size_t level = json->place.depth;
    if (level == json->max_depth)
        return cor_fail(json->report, COR_KIND_LIMIT,
                        cor_json_span_at(json, (size_t)(at - json->source->text.ptr), 1), NULL,
                        "nesting deeper than %zu levels", json->max_depth);
    bool object = *at == '{';
    uint64_t bit = (uint64_t)1 << (level % 64);
    if (object)
        json->place.is_object[level / 64] |= bit;
    else
        json->place.is_object[level / 64] &= ~bit;
    json->place.depth++;
    json->place.expect = object ? COR_JSON_EXPECT_KEY_OR_END : COR_JSON_EXPECT_ITEM_OR_END;
    set_bracket(json, object ? COR_JSON_OBJECT : COR_JSON_ARRAY, at);
    return true;
}

static bool close_container(cor_json *json, const char *at)
{
    json->place.depth--;
    set_bracket(json, *at == '}' ? COR_JSON_OBJECT_END : COR_JSON_ARRAY_END, at);
    expect_after_value(json);
    return true; /* always: the callers' last word */
}

static bool starts_scalar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '+' || c == '.';
}

static bool read_value(cor_json *json, const char *at, const char *expected)
{
    if (*at == '{' || *at == '[')
        return open_container(json, at);
    const char *behind;
    if (*at == '"') {
        behind = cor_json_scan_string(json, at);
        json->token.kind = COR_JSON_STRING;
    } else if (starts_scalar(*at)) {
        behind = cor_json_scan_scalar(json, at);
    } else {
        return cor_json_fail_expected(json, at, expected);
    }
    if (!behind)
        return false;
    json->place.at = behind;
    expect_after_value(json);
    return true;
}

static bool read_key(cor_json *json, const char *at, const char *expected)
{
    if (*at != '"')
        return cor_json_fail_expected(json, at, expected);
    const char *behind = cor_json_scan_string(json, at);
    if (!behind)
        return false;
    json->token.kind = COR_JSON_KEY;
    behind = skip_space(behind);
    if (*behind != ':')
        return cor_json_fail_expected(json, behind, "':' after a key");
    json->place.at = behind + 1;
    json->place.expect = COR_JSON_EXPECT_VALUE;
    return true;
}

static bool read_after_comma(cor_json *json, const char *comma)
{
    const char *at = skip_space(comma + 1);
    if (*at == '}' || *at == ']')
        return cor_json_fail(json, comma, 1, "JSON allows no comma after the last one",
                             *at == '}' ? "trailing comma before '}'"
                                        : "trailing comma before ']'");
    if (in_object(json))
        return read_key(json, at, "a key in double quotes");
    return read_value(json, at, "a value");
}

static bool read_comma_or_end(cor_json *json, const char *at)
{
    if (*at == ',')
        return read_after_comma(json, at);
    bool object = in_object(json);
    if (*at == (object ? '}' : ']'))
        return close_container(json, at);
    return cor_json_fail_expected(
        json, at, object ? "',' or '}' after a member" : "',' or ']' after an item");
}

static bool read_end(cor_json *json, const char *at)
{
    if (at != end_of(json))
        return cor_json_fail(json, at, cor_json_word(json, at).len,
                             "a file holds one JSON value, or one a line",
                             "trailing text after the document");
    set_bracket(json, COR_JSON_END, at);
    json->place.at = at;
    json->token.length = 0;
    return true;
}

bool cor_json_another(cor_json *json)
{
    static const char record_separator = '\x1e';
    const char *at = json->place.at;
    bool apart = at == json->source->text.ptr;
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t' || *at == record_separator)
        apart |= *at == '\n' || *at == record_separator, at++;
    if (!apart || *at != '{')
        return false;
    json->place.at = at;
    json->place.expect = COR_JSON_EXPECT_VALUE;
    return true;
}

bool cor_json_next(cor_json *json)
{
    const char *at = skip_space(json->place.at);
    switch (json->place.expect) {
    case COR_JSON_EXPECT_VALUE:
        return read_value(json, at, "a value");
    case COR_JSON_EXPECT_ITEM_OR_END:
        return *at == ']' ? close_container(json, at) : read_value(json, at, "a value or ']'");
    case COR_JSON_EXPECT_KEY_OR_END:
        return *at == '}' ? close_container(json, at)
                          : read_key(json, at, "a key in double quotes or '}'");
    case COR_JSON_EXPECT_COMMA_OR_END:
        return read_comma_or_end(json, at);
    case COR_JSON_EXPECT_NOTHING:
        return read_end(json, at);
    }
    COR_NEVER("a JSON reader that expects nothing known");
}

bool cor_json_skip(cor_json *json)
{
    if (json->token.kind != COR_JSON_OBJECT && json->token.kind != COR_JSON_ARRAY)
        return true;
    size_t outside = json->place.depth - 1;
    while (json->place.depth > outside)
        if (!cor_json_next(json))
            return false;
    return true;
}

/* UTF-16 and UTF-32 put a zero or a byte order mark into the first two bytes of any JSON text. */
static bool check_encoding(const cor_json *json)
{
    cor_str text = json->source->text;
    if (text.len < 2)
        return true;
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    bool marked = (bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff);
    if (!marked && bytes[0] != 0 && bytes[1] != 0)
        return true;
    return cor_fail(json->report, COR_KIND_ENCODING, cor_json_span_at(json, 0, 1),
                    "JSON files are UTF-8; iconv -f UTF-16 -t UTF-8 converts", "%s",
                    marked ? "the file is UTF-16" : "the file begins with a NUL byte or is UTF-16");
}

bool cor_json_open(cor_json *json, const cor_source *source, size_t max_depth, cor_arena *arena,
                   cor_report *report)
{
    *json = (cor_json){ .source = source, .arena = arena, .report = report };
    json->max_depth = max_depth < COR_JSON_DEPTH_MAX ? max_depth : COR_JSON_DEPTH_MAX;
    json->place.at = source->text.ptr;
    if (!check_encoding(json))
        return false;
    if (skip_space(source->text.ptr) == end_of(json))
        return cor_json_fail(json, source->text.ptr, 0, NULL,
                             source->text.len ? "the file is blank" : "the file is empty");
    return true;
}

void cor_json_close(cor_json *json)
{
    cor_free(json->pending);
    json->pending = NULL;
    json->pending_count = json->pending_capacity = 0;
}

cor_json_mark cor_json_here(const cor_json *json)
{
    return (cor_json_mark){ .at = json->place.at,
                            .expect = json->place.expect,
                            .depth = json->place.depth,
                            .token = json->token };
}

void cor_json_rewind(cor_json *json, const cor_json_mark *mark)
{
    json->place.at = mark->at;
    json->place.expect = mark->expect;
    json->place.depth = mark->depth;
    json->token = mark->token;
}

const char *cor_json_cursor(const cor_json *json)
{
    return json->place.at;
}

bool cor_json_after_item(const cor_json *json)
{
    return json->place.expect == COR_JSON_EXPECT_COMMA_OR_END;
}

void cor_json_advance(cor_json *json, const char *to)
{
    json->place.at = to;
    json->place.expect = COR_JSON_EXPECT_COMMA_OR_END;
}

void cor_json_leave(cor_json *json, const char *to)
{
    close_container(json, to - 1);
}

cor_span cor_json_span_at(const cor_json *json, size_t offset, size_t length)
{
    if (json->without_places)
        return (cor_span){ .file = json->source->file };
    return cor_source_span(json->source, offset, length);
}

cor_span cor_json_span(const cor_json *json)
{
    return cor_json_span_at(json, json->token.offset, json->token.length);
}
