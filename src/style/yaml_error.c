#include <string.h>

#include "style/yaml_scan.h"

typedef enum fault_place { AT_PROBLEM, AT_CONTEXT } fault_place;

/* What libyaml says, in the words of this house, and what to do about it. */
typedef struct fault {
    const char *problem;
    fault_place place;
    const char *message, *hint;
} fault;

static const char indent_hint[] = "keys of one map begin in the same column; quote text that "
                                  "holds ': ' or begins with a sign";

static const fault faults[] = {
    { "did not find expected ',' or ']'", AT_PROBLEM, "expected ',' or ']'", NULL },
    { "did not find expected ',' or '}'", AT_PROBLEM, "expected ',' or '}'", NULL },
    { "did not find expected key", AT_PROBLEM, "expected a key", indent_hint },
    { "did not find expected '-' indicator", AT_PROBLEM, "expected the next '- ' of a list",
      "entries of one list begin in the same column" },
    { "did not find expected node content", AT_PROBLEM, "expected a value", NULL },
    { "did not find expected <document start>", AT_PROBLEM, "text after the end of the document",
      indent_hint },
    { "could not find expected ':'", AT_CONTEXT, "expected ': ' after a key", indent_hint },
    { "mapping values are not allowed in this context", AT_PROBLEM, "a key cannot stand here",
      indent_hint },
    { "mapping keys are not allowed in this context", AT_PROBLEM, "a key cannot stand here",
      indent_hint },
    { "block sequence entries are not allowed in this context", AT_PROBLEM,
      "a list entry cannot stand here", "begin the list on a line of its own" },
    { "did not find expected alphabetic or numeric character", AT_CONTEXT,
      "a name is missing after '*' or '&'", "quote operators, like \"*\"" },
    { "found unexpected end of stream", AT_CONTEXT, "this quote is not closed", NULL },
    { "found unexpected document indicator", AT_CONTEXT, "this quote is not closed", NULL },
    { "found unknown escape character", AT_PROBLEM, "unknown escape in a double-quoted text",
      "write \\\\ for a backslash, or use single quotes" },
    { "found a tab character where an indentation space is expected", AT_PROBLEM,
      "a tab in the indentation", "indent with spaces" },
    { "found a tab character that violates indentation", AT_PROBLEM, "a tab in the indentation",
      "indent with spaces" },
};

static const fault *find_fault(const char *problem)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (strcmp(problem, faults[i].problem) == 0)
            return &faults[i];
    return NULL;
}

static cor_span span_of(yaml_mark_t mark, const cor_source *source)
{
    return (cor_span){ source->file, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1, 1 };
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

size_t cor_yaml_colour_comment(cor_str text)
{
    if (!text.len || text.ptr[0] != '#')
        return 0;
    size_t end = 1;
    while (end < text.len && is_hex(text.ptr[end]))
        end++;
    bool alone = end == text.len || strchr(" \t\r\n,]}", text.ptr[end]);
    bool form = end == 4 || end == 5 || end == 7 || end == 9;
    return alone && form ? end : 0;
}

/* The line with this number, from 0, without its end. */
static cor_str line_of(cor_str text, size_t number)
{
    cor_str rest = text;
    for (;;) {
        const char *end = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;
        size_t length = end ? (size_t)(end - rest.ptr) : rest.len;
        if (!number--)
            return (cor_str){ rest.ptr, length };
        if (!end)
            return COR_STR("");
        rest = (cor_str){ end + 1, rest.len - length - 1 };
    }
}

/* A colour without quotes in a flow map makes a comment of the closing brace as well, so the fault
 * shows some lines further on: says whether such a colour is near. */
static bool hint_at_colour(cor_buf *hint, const yaml_parser_t *parser, const cor_source *source)
{
    static const size_t lines_back = 3;
    size_t last = parser->problem_mark.line;
    for (size_t back = 0; back <= lines_back && back <= last; back++) {
        cor_str line = line_of(source->text, last - back);
        for (size_t i = 1; i < line.len; i++) {
            bool begins = line.ptr[i] == '#' && strchr(" \t[,", line.ptr[i - 1]);
            cor_str rest = { line.ptr + i, line.len - i };
            size_t length = begins ? cor_yaml_colour_comment(rest) : 0;
            if (!length)
                continue;
            cor_buf_printf(hint, "'%.*s' in line %zu begins a comment; quote colours, \"%.*s\"",
                           (int)length, rest.ptr, last - back + 1, (int)length, rest.ptr);
            return true;
        }
    }
    return false;
}

static const char *hint_at_character(const yaml_parser_t *parser, const cor_source *source)
{
    cor_str line = line_of(source->text, parser->problem_mark.line);
    size_t at = 0;
    for (size_t i = 0; i < parser->problem_mark.column && at < line.len; i++)
        cor_utf8_next(line, &at);
    if (at < line.len && line.ptr[at] == '\t')
        return "indent with spaces, not with tabs";
    return "quote text and operators that begin with a sign, like \">=\"";
}

/* What libyaml was in the middle of, when that is something that has a beginning. */
static const char *container_of(const yaml_parser_t *parser)
{
    if (parser->context && strstr(parser->context, "sequence"))
        return "list";
    return parser->context && strstr(parser->context, "mapping") ? "map" : NULL;
}

static bool is_unclosed(const yaml_parser_t *parser, const cor_source *source)
{
    return container_of(parser) && strstr(parser->context, "flow") &&
           parser->problem_mark.index >= cor_utf8_count(source->text);
}

static yaml_mark_t describe(cor_buf *message, const yaml_parser_t *parser, const fault *known,
                            const cor_source *source)
{
    if (is_unclosed(parser, source)) {
        cor_buf_printf(message, "this %s is not closed", container_of(parser));
        return parser->context_mark;
    }
    bool at_context = known && known->place == AT_CONTEXT && parser->context;
    yaml_mark_t mark = at_context ? parser->context_mark : parser->problem_mark;
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    cor_buf_text(message, known ? known->message : problem);
    if (container_of(parser) && parser->context_mark.line != mark.line)
        cor_buf_printf(message, " in the %s that begins at %zu:%zu", container_of(parser),
                       parser->context_mark.line + 1, parser->context_mark.column + 1);
    return mark;
}

bool cor_yaml_fail(const yaml_parser_t *parser, const cor_source *source, cor_report *report)
{
    static const char no_token[] = "found character that cannot start any token";
    const fault *known = parser->problem ? find_fault(parser->problem) : NULL;
    cor_buf message = { 0 }, hint = { 0 };
    yaml_mark_t mark = describe(&message, parser, known, source);
    if (!hint_at_colour(&hint, parser, source)) {
        if (parser->problem && strcmp(parser->problem, no_token) == 0)
            cor_buf_text(&hint, hint_at_character(parser, source));
        else if (known && known->hint)
            cor_buf_text(&hint, known->hint);
    }
    cor_fail(report, COR_KIND_YAML, span_of(mark, source), hint.ptr, "%s", message.ptr);
    cor_buf_free(&message);
    cor_buf_free(&hint);
    return false;
}

static const char *refuse(uint32_t c, cor_str text, size_t behind)
{
    if (c == '\r')
        return behind < text.len && text.ptr[behind] == '\n' ? NULL : "end lines with LF or CR LF";
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return "other tools do not end a line here; write it as an escape in double quotes";
    bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
    bool none = c == 0xfeff || c == 0xfffe || c == 0xffff;
    return control || none ? "write it as an escape in double quotes" : NULL;
}

bool cor_yaml_check_text(const cor_source *source, cor_report *report)
{
    cor_str text = source->text;
    size_t invalid = cor_utf8_invalid(text);
    for (size_t at = 0; at < invalid;) {
        size_t start = at;
        uint32_t c = cor_utf8_next(text, &at);
        const char *hint = refuse(c, text, at);
        if (hint)
            return cor_fail(report, COR_KIND_ENCODING, cor_source_span(source, start, at - start),
                            hint, "the character U+%04X cannot stand in YAML", (unsigned)c);
    }
    bool utf16 = cor_str_starts(text, "\xff\xfe") || cor_str_starts(text, "\xfe\xff");
    if (invalid < text.len)
        return cor_fail(report, COR_KIND_ENCODING, cor_source_span(source, invalid, 1),
                        utf16 ? "the file is UTF-16: iconv -f UTF-16 -t UTF-8 converts it"
                              : "save the file as UTF-8",
                        "the byte 0x%02x is not UTF-8", (unsigned)(unsigned char)text.ptr[invalid]);
    return true;
}
