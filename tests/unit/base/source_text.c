#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/source_text.h"
#include "unit/check.h"

static const char name[] = "source_text.tmp";

static void write_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");
    CHECK(file && fwrite(bytes, 1, length, file) == length);
    fclose(file);
}

static void fails_with(const char *path, size_t max_bytes, cor_kind kind, const char *part)
{
    cor_report report = { 0 };
    cor_source *source = NULL;
    cor_span here = { "figure.yaml", 3, 4, 5 };
    CHECK(!cor_source_open(&source, path, max_bytes, here, &report));
    CHECK(source == NULL && report.errors == 1 && report.items[0].kind == kind);
    CHECK(strstr(report.items[0].message, part) && report.items[0].at.line == 3);
    cor_report_clear(&report);
}

static void names_that_libraries_would_open_are_missing_files(void)
{
    fails_with("/vsimem/x.geojson", 100, COR_KIND_IO_READ, "No such file");
    fails_with("http://example.org/x", 100, COR_KIND_IO_READ, "No such file");
    fails_with("", 100, COR_KIND_IO_READ, "No such file");
}

static void folders_and_pipes_are_refused_at_once(void)
{
    fails_with(".", 100, COR_KIND_IO_READ, "folder");
    fails_with("/dev/zero", 100, COR_KIND_IO_READ, "not a regular file");
    CHECK(mkfifo(name, 0600) == 0);
    fails_with(name, 100, COR_KIND_IO_READ, "not a regular file");
    unlink(name);
}

static void too_large_is_a_limit(void)
{
    write_bytes("12345", 5);
    fails_with(name, 4, COR_KIND_LIMIT, "limit of 4");
    unlink(name);
}

/* Sizes around a page and around the border between copying and mapping. */
static void every_size_ends_with_a_nul(void)
{
    static const size_t sizes[] = {
        0, 1, 4095, 4096, 4097, 1 << 20, (1 << 20) - 1, 8 << 20, (8 << 20) + 1, (8 << 20) + 4096
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *bytes = cor_alloc(sizes[i], 1);
        memset(bytes, 'a', sizes[i]);
        write_bytes(bytes, sizes[i]);
        cor_report report = { 0 };
        cor_source *source = NULL;
        CHECK(cor_source_open(&source, name, 1 << 24, COR_NOWHERE, &report));
        CHECK(source->text.len == sizes[i] && source->text.ptr[sizes[i]] == '\0');
        CHECK(memcmp(source->text.ptr, bytes, sizes[i]) == 0);
        cor_source_free(source);
        cor_free(bytes);
    }
    unlink(name);
}

/* What a listener hears: a letter a call, and how many bytes it was given. */
typedef struct hearing {
    cor_inputs inputs; /* first */
    char calls[8];
    size_t bytes;
} hearing;

static void hear(cor_inputs *inputs, char what)
{
    hearing *h = (hearing *)inputs;
    size_t length = strlen(h->calls);
    if (length + 1 < sizeof h->calls && (what != 't' || !strchr(h->calls, 't')))
        h->calls[length] = what;
}

static void opened(cor_inputs *inputs, const char *path, const cor_stamp *stamp)
{
    CHECK(strcmp(path, name) == 0 && stamp->size > 0);
    hear(inputs, 'o');
}

static void took(cor_inputs *inputs, cor_str bytes)
{
    hear(inputs, 't');
    ((hearing *)inputs)->bytes += bytes.len;
}

static void mapped(cor_inputs *inputs, int file)
{
    CHECK(file >= 0);
    hear(inputs, 'm');
}

/* A file of `size` bytes is opened, then written to by `change`. */
static void change_a_file(size_t size, void (*change)(void), const char *calls, bool stays_whole)
{
    hearing heard = { .inputs = { opened, took, mapped } };
    cor_report report = { .inputs = &heard.inputs };
    cor_source *source = NULL;
    char *bytes = cor_alloc(size, 1);
    write_bytes(bytes, size);
    CHECK(cor_source_open(&source, name, 1 << 24, COR_NOWHERE, &report));
    CHECK(strcmp(heard.calls, calls) == 0 && (!heard.bytes || heard.bytes == size));
    CHECK(cor_source_is_whole(source, COR_NOWHERE, &report) && !report.errors);
    change();
    CHECK(cor_source_is_whole(source, COR_NOWHERE, &report) == stays_whole);
    if (!stays_whole)
        CHECK(report.errors == 1 && report.items[0].kind == COR_KIND_CHANGED);
    cor_source_free(source);
    cor_free(bytes);
    cor_report_clear(&report);
    unlink(name);
}

static void cut_short(void)
{
    CHECK(truncate(name, 1) == 0);
}

static void replace(void)
{
    CHECK(unlink(name) == 0);
    write_bytes("other", 5);
}

static void write_a_byte(void)
{
    FILE *file = fopen(name, "r+b");
    CHECK(file && fputc('x', file) == 'x' && fclose(file) == 0);
}

/* Of a copy nothing that happens later shows; of a mapping what happens to the same file. */
static void what_is_written_to_an_open_file_is_told(void)
{
    enum { SMALL = 1000, LARGE = 9 << 20 };
    change_a_file(SMALL, cut_short, "ot", true);
    change_a_file(SMALL, write_a_byte, "ot", true);
    change_a_file(LARGE, cut_short, "om", false);
    change_a_file(LARGE, write_a_byte, "om", false);
    change_a_file(LARGE, replace, "om", true);
}

static void a_byte_order_mark_is_no_text(void)
{
    cor_source *source = cor_source_from_memory("x", COR_STR("\xef\xbb\xbf{}"));
    CHECK(cor_str_is(source->text, "{}"));
    cor_source_free(source);
    source = cor_source_from_memory("x", COR_STR("\xef\xbb"));
    CHECK(source->text.len == 2);
    cor_source_free(source);
    cor_source_free(NULL);
}

static void places_count_lines_and_code_points(void)
{
    cor_source *source = cor_source_from_memory("x", COR_STR("ab\n\xc3\xa9\xc3\xa9 x\n\nend"));
    cor_span at = cor_source_span(source, 8, 1);
    CHECK(at.line == 2 && at.column == 4 && at.length == 1 && strcmp(at.file, "x") == 0);
    at = cor_source_span(source, 3, 4);
    CHECK(at.line == 2 && at.column == 1 && at.length == 2);
    at = cor_source_span(source, 0, 0);
    CHECK(at.line == 1 && at.column == 1 && at.length == 0);
    at = cor_source_span(source, 10, 1);
    CHECK(at.line == 3 && at.column == 1);
    at = cor_source_span(source, 999, 999);
    CHECK(at.line == 4 && at.column == 4 && at.length == 0);
    cor_source_free(source);
}

int main(void)
{
    RUN(names_that_libraries_would_open_are_missing_files);
    RUN(folders_and_pipes_are_refused_at_once);
    RUN(too_large_is_a_limit);
    RUN(every_size_ends_with_a_nul);
    RUN(what_is_written_to_an_open_file_is_told);
    RUN(a_byte_order_mark_is_no_text);
    RUN(places_count_lines_and_code_points);
    return check_result();
}
