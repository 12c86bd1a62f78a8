#include <string.h>

#include "base/report.h"
#include "base/source_text.h"
#include "base/str.h"

/* Behind this, counting lines for every diagnostic takes too long; the place is named all the
 * same. */
static const size_t excerpt_file_max = 16 << 20;

/* What is shown of a long line: so many code points, so many of them before the fault. */
enum { EXCERPT_WIDTH = 80, EXCERPT_BEFORE = 50 };

/* Warnings and notes of one kind that are printed as text: who has more of them reads no further,
 * and programs take JSON. */
enum { SHOWN_OF_A_KIND = 50 };

static void append_place(cor_buf *out, const cor_span *at)
{
    if (!at->file)
        return;
    cor_buf_printable(out, cor_str_of(at->file));
    if (at->line)
        cor_buf_printf(out, ":%u", (unsigned)at->line);
    if (at->line && at->column)
        cor_buf_printf(out, ":%u", (unsigned)at->column);
    cor_buf_text(out, ": ");
}

/* The file last quoted, the line in it and a place in that line: a thousand faults of one file read
 * it once, and count its lines and what stands in them on from the last one. */
typedef struct quoted {
    cor_source *source;
    uint32_t line;
    size_t start;
    size_t cells;          /* of the line */
    size_t cell, cell_pos; /* one of them, and the byte of the line where it begins */
} quoted;

static cor_str rest_of_line(cor_str text, size_t start)
{
    cor_str rest = { text.ptr + start, text.len - start };
    const char *end = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;
    if (end)
        rest.len = (size_t)(end - rest.ptr);
    return rest;
}

static cor_str line_of(quoted *last, uint32_t line)
{
    cor_str text = last->source->text;
    if (last->line == line)
        return rest_of_line(text, last->start);
    bool is_above = line < last->line || !last->line;
    size_t start = is_above ? 0 : last->start;
    for (uint32_t i = is_above ? 1 : last->line; i < line; i++) {
        const char *end =
            start < text.len ? memchr(text.ptr + start, '\n', text.len - start) : NULL;
        if (!end)
            return (cor_str){ text.ptr, 0 };
        start = (size_t)(end + 1 - text.ptr);
    }
    cor_str found = rest_of_line(text, start);
    *last = (quoted){
        .source = last->source, .line = line, .start = start, .cells = cor_utf8_count(found)
    };
    return found;
}

/* The byte of the line where a cell begins. */
static size_t find_cell(quoted *last, cor_str line, size_t cell)
{
    if (cell < last->cell)
        last->cell = last->cell_pos = 0;
    for (; last->cell < cell && last->cell_pos < line.len; last->cell++)
        cor_utf8_next(line, &last->cell_pos);
    return last->cell_pos;
}

/* Columns count code points, so every one of them becomes one cell, a unprintable one a blank. */
static void append_cells(cor_buf *out, cor_str line, size_t at, size_t cells)
{
    for (; at < line.len && cells; cells--) {
        uint32_t code_point = cor_utf8_next(line, &at);
        cor_buf_code_point(out, cor_is_unprintable(code_point) ? ' ' : code_point);
    }
}

static void append_caret(cor_buf *out, size_t indent, size_t length, size_t room)
{
    cor_buf_text(out, "        | ");
    for (size_t i = 0; i < indent; i++)
        cor_buf_char(out, ' ');
    cor_buf_char(out, '^');
    for (size_t i = 1; i < length && i < room; i++)
        cor_buf_char(out, '~');
    cor_buf_char(out, '\n');
}

static void append_excerpt(cor_buf *out, quoted *last, const cor_span *at)
{
    cor_str line = line_of(last, at->line);
    size_t fault = at->column - 1, cells = last->cells;
    if (!line.len || fault > cells)
        return;
    size_t first = cells > EXCERPT_WIDTH && fault > EXCERPT_BEFORE ? fault - EXCERPT_BEFORE : 0;
    size_t behind = first + EXCERPT_WIDTH < cells ? first + EXCERPT_WIDTH : cells;
    const char *lead = first ? "..." : "";
    cor_buf_printf(out, "%7u | %s", (unsigned)at->line, lead);
    append_cells(out, line, find_cell(last, line, first), behind - first);
    cor_buf_text(out, behind < cells ? "...\n" : "\n");
    size_t room = behind > fault ? behind - fault : 1;
    append_caret(out, strlen(lead) + fault - first, at->length, room);
}

/* Opens the file of the span, when it is not the one last quoted. */
static bool can_quote(quoted *last, const cor_span *at)
{
    if (!at->file || !at->line || !at->column)
        return false;
    if (last->source && strcmp(last->source->file, at->file) == 0)
        return true;
    cor_report ignored = { 0 };
    cor_source *opened = NULL;
    bool well = cor_source_open(&opened, at->file, excerpt_file_max, COR_NOWHERE, &ignored);
    if (well) {
        cor_source_free(last->source);
        *last = (quoted){ .source = opened };
    }
    cor_report_clear(&ignored);
    return well;
}

/* The same words of the same place are one fact, however often it was come across: only subjects
 * are counted. */
static void put_subjects(cor_buf *out, const cor_diagnostic *one)
{
    if (one->times > 1 && one->first)
        cor_buf_printf(out, " (%zu features, the first at %s)", one->times, one->first);
    else if (one->times > 1 && one->subjects)
        cor_buf_printf(out, " (%zu features)", one->times);
    else if (one->first)
        cor_buf_printf(out, " (feature at %s)", one->first);
}

void cor_diagnostic_put_message(cor_buf *out, const cor_diagnostic *diagnostic)
{
    cor_buf_text(out, diagnostic->message);
    put_subjects(out, diagnostic);
}

static void append_diagnostic(cor_buf *out, const cor_diagnostic *diagnostic, quoted *last)
{
    append_place(out, &diagnostic->at);
    cor_buf_printf(out, "%s: ", cor_severity_name(diagnostic->severity));
    cor_diagnostic_put_message(out, diagnostic);
    cor_buf_printf(out, " [%s]\n", cor_kind_slug(diagnostic->kind));
    if (can_quote(last, &diagnostic->at))
        append_excerpt(out, last, &diagnostic->at);
    if (diagnostic->hint)
        cor_buf_printf(out, "  hint: %s\n", diagnostic->hint);
}

static void put(FILE *out, cor_buf *text)
{
    if (text->len)
        fwrite(text->ptr, 1, text->len, out);
    cor_buf_free(text);
}

void cor_diagnostic_print(FILE *out, const cor_diagnostic *diagnostic)
{
    quoted last = { 0 };
    cor_buf text = { 0 };
    append_diagnostic(&text, diagnostic, &last);
    put(out, &text);
    cor_source_free(last.source);
}

void cor_report_print(FILE *out, const cor_report *report)
{
    quoted last = { 0 };
    cor_buf text = { 0 };
    size_t of_kind[COR_KIND_BUG + 1] = { 0 }, hidden = report->dropped;
    for (size_t i = 0; i < report->count; i++) {
        const cor_diagnostic *one = &report->items[i];
        if (one->severity != COR_ERROR && of_kind[one->kind]++ >= SHOWN_OF_A_KIND)
            hidden++;
        else
            append_diagnostic(&text, one, &last);
    }
    if (hidden)
        cor_buf_printf(&text, "note: %zu more not shown\n", hidden);
    put(out, &text); /* at once: standard error has no buffer, and a write is dear */
    cor_source_free(last.source);
}

static void append_member(cor_buf *out, const char *key, const char *text)
{
    cor_buf_printf(out, ",\"%s\":", key);
    if (text)
        cor_buf_json(out, cor_str_of(text));
    else
        cor_buf_text(out, "null");
}

static void append_json(cor_buf *out, const cor_diagnostic *diagnostic)
{
    cor_buf_text(out, "{\"file\":");
    if (diagnostic->at.file)
        cor_buf_json(out, cor_str_of(diagnostic->at.file));
    else
        cor_buf_text(out, "null");
    cor_buf_printf(out, ",\"line\":%u,\"column\":%u", (unsigned)diagnostic->at.line,
                   (unsigned)diagnostic->at.column);
    append_member(out, "severity", cor_severity_name(diagnostic->severity));
    append_member(out, "kind", cor_kind_slug(diagnostic->kind));
    cor_buf message = { 0 };
    cor_diagnostic_put_message(&message, diagnostic);
    append_member(out, "message", message.ptr);
    cor_buf_free(&message);
    append_member(out, "hint", diagnostic->hint);
    cor_buf_char(out, '}');
}

static void append_dropped(cor_buf *out, size_t dropped, bool first)
{
    cor_buf_printf(out,
                   "%s\n {\"file\":null,\"line\":0,\"column\":0,\"severity\":\"note\","
                   "\"kind\":\"%s\",\"message\":\"%zu more not shown\",\"hint\":null}",
                   first ? "" : ",", cor_kind_slug(COR_KIND_LIMIT), dropped);
}

void cor_report_print_json(FILE *out, const cor_report *report)
{
    cor_buf text = { 0 };
    cor_buf_char(&text, '[');
    for (size_t i = 0; i < report->count; i++) {
        cor_buf_text(&text, i ? ",\n " : "\n ");
        append_json(&text, &report->items[i]);
    }
    if (report->dropped)
        append_dropped(&text, report->dropped, report->count == 0);
    cor_buf_text(&text, report->count || report->dropped ? "\n]\n" : "]\n");
    put(out, &text);
}

void cor_report_print_as(FILE *out, const cor_report *report, bool json)
{
    if (json)
        cor_report_print_json(out, report);
    else
        cor_report_print(out, report);
}
