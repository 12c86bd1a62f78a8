#include "base/csv.h"

#include <string.h>

#include "base/memory.h"

typedef struct csv_reader {
    const cor_source *source;
    cor_str text;
    size_t at;
    uint32_t line;
    size_t line_start;
    cor_arena *arena;
    cor_report *report;
    cor_cell *cells;
    size_t count, capacity;
} csv_reader;

static cor_span span_at(const csv_reader *r, size_t from, size_t to)
{
    cor_str before = { r->text.ptr + r->line_start, from - r->line_start };
    cor_str cell = { r->text.ptr + from, to > from ? to - from : 0 };
    return (cor_span){ r->source->file, r->line, (uint32_t)cor_utf8_count(before) + 1,
                       (uint32_t)cor_utf8_count(cell) };
}

static void add_cell(csv_reader *r, cor_str text, cor_span at)
{
    r->cells = cor_grow(r->cells, &r->capacity, r->count + 1, sizeof *r->cells);
    r->cells[r->count++] = (cor_cell){ text, at };
}

static bool is_end(const csv_reader *r)
{
    return r->at >= r->text.len || r->text.ptr[r->at] == '\n' || r->text.ptr[r->at] == '\r';
}

/* Between quotes, in which "" is one quote. */
static bool read_quoted(csv_reader *r)
{
    size_t from = r->at++;
    cor_span at = span_at(r, from, from + 1);
    cor_buf text = { 0 };
    for (;; r->at++) {
        if (r->at >= r->text.len) {
            cor_buf_free(&text);
            return cor_fail(r->report, COR_KIND_DATA, at, "close it with \"",
                            "this quoted cell does not end");
        }
        char c = r->text.ptr[r->at];
        if (c == '"' && r->at + 1 < r->text.len && r->text.ptr[r->at + 1] == '"')
            r->at++;
        else if (c == '"')
            break;
        if (c == '\n') {
            r->line++;
            r->line_start = r->at + 1;
        }
        cor_buf_char(&text, c);
    }
    r->at++;
    add_cell(r, cor_arena_str(r->arena, cor_buf_view(&text)), at);
    cor_buf_free(&text);
    return is_end(r) || r->text.ptr[r->at] == ',' ||
           cor_fail(r->report, COR_KIND_DATA, span_at(r, r->at, r->at + 1),
                    "a quote within a cell is written twice", "text after a quoted cell");
}

static void read_plain(csv_reader *r)
{
    size_t from = r->at;
    while (!is_end(r) && r->text.ptr[r->at] != ',')
        r->at++;
    add_cell(r, (cor_str){ r->text.ptr + from, r->at - from }, span_at(r, from, r->at));
}

static bool read_row(csv_reader *r)
{
    for (;;) {
        bool quoted = !is_end(r) && r->text.ptr[r->at] == '"';
        if (quoted && !read_quoted(r))
            return false;
        if (!quoted)
            read_plain(r);
        if (is_end(r))
            return true;
        r->at++; /* the comma */
    }
}

static void end_row(csv_reader *r)
{
    if (r->at < r->text.len && r->text.ptr[r->at] == '\r')
        r->at++;
    if (r->at < r->text.len && r->text.ptr[r->at] == '\n')
        r->at++;
    r->line++;
    r->line_start = r->at;
}

static bool check_header(const csv_reader *r)
{
    if (r->count > COR_CSV_COLUMNS_MAX)
        return cor_fail(r->report, COR_KIND_LIMIT, r->cells[0].at, NULL, "more than %d columns",
                        COR_CSV_COLUMNS_MAX);
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < i; k++)
            if (cor_str_equal(r->cells[i].text, r->cells[k].text))
                return cor_fail(r->report, COR_KIND_DUPLICATE_KEY, r->cells[i].at, NULL,
                                "column '%.*s' stands twice", (int)r->cells[i].text.len,
                                r->cells[i].text.ptr);
    return true;
}

static bool read_all(csv_reader *r, cor_csv *out)
{
    while (r->at < r->text.len) {
        size_t first = r->count;
        if (is_end(r)) {
            end_row(r);
            continue;
        }
        if (!read_row(r))
            return false;
        if (!out->columns) {
            out->columns = r->count;
            if (!check_header(r))
                return false;
        } else if (r->count - first != out->columns) {
            return cor_fail(r->report, COR_KIND_DATA, r->cells[first].at, NULL,
                            "this row has %zu cells, the header has %zu", r->count - first,
                            out->columns);
        }
        end_row(r);
    }
    if (!out->columns)
        return cor_fail(r->report, COR_KIND_DATA, (cor_span){ .file = r->source->file },
                        "its first line names the columns", "the table is empty");
    out->rows = r->count / out->columns - 1;
    return true;
}

bool cor_csv_read(cor_csv *out, const cor_source *source, cor_arena *arena, cor_report *report)
{
    csv_reader r = {
        .source = source, .text = source->text, .line = 1, .arena = arena, .report = report
    };
    cor_csv csv = { 0 };
    size_t bad = cor_utf8_invalid(r.text);
    if (bad < r.text.len)
        return cor_fail(report, COR_KIND_ENCODING, cor_source_span(source, bad, 1),
                        "save it as UTF-8", "the byte 0x%02x is not UTF-8",
                        (unsigned)(unsigned char)r.text.ptr[bad]);
    bool well = read_all(&r, &csv);
    if (well) {
        const cor_cell *cells = cor_arena_copy(arena, r.cells, r.count, sizeof *r.cells);
        csv.header = cells;
        csv.cells = cells + csv.columns;
        *out = csv;
    }
    cor_free(r.cells);
    return well;
}

int cor_csv_column(const cor_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->columns; i++)
        if (cor_str_is(csv->header[i].text, name))
            return (int)i;
    return -1;
}
