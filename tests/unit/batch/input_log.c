/* The checksums of an audit are those of the bytes that were read. */
#include "batch/input_log.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/source_text.h"
#include "unit/check.h"

static const char name[] = "input_log.tmp";

static void write_text(const char *text)
{
    FILE *file = fopen(name, "wb");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* As a library reads: only the name is known, and what the file is. */
static void open_by_library(cor_input_log *log)
{
    cor_stamp stamp;
    int file = open(name, O_RDONLY);
    CHECK(cor_stamp_of(&stamp, file));
    log->inputs.opened(&log->inputs, name, &stamp);
    close(file);
}

static void open_by_us(cor_input_log *log)
{
    cor_report report = { .inputs = &log->inputs };
    cor_source *source = NULL;
    CHECK(cor_source_open(&source, name, 1 << 24, COR_NOWHERE, &report));
    cor_source_free(source);
    cor_report_clear(&report);
}

static bool sum_is(cor_input_log *log, const char *text)
{
    cor_report report = { 0 };
    cor_checksum sum = { { 0 } };
    cor_checksum expected = cor_checksum_of(cor_str_of(text ? text : ""));
    bool found = cor_input_log_sum(&sum, log, name, &report);
    bool same = text ? found && strcmp(sum.hex, expected.hex) == 0
                     : !found && report.errors == 1 && report.items[0].kind == COR_KIND_CHANGED;
    cor_report_clear(&report);
    cor_input_log_free(log);
    unlink(name);
    return same;
}

static cor_input_log begin(const char *text)
{
    cor_input_log log;
    cor_input_log_init(&log);
    write_text(text);
    return log;
}

static void what_we_have_read_may_change_later(void)
{
    cor_input_log log = begin("first");
    open_by_us(&log);
    write_text("second");
    CHECK(sum_is(&log, "first"));
    log = begin("first");
    open_by_us(&log);
    unlink(name);
    CHECK(sum_is(&log, "first"));
    log = begin("");
    open_by_us(&log);
    CHECK(sum_is(&log, ""));
}

static void what_a_library_reads_may_not_change(void)
{
    cor_input_log log = begin("first");
    open_by_library(&log);
    CHECK(sum_is(&log, "first"));
    log = begin("first");
    open_by_library(&log);
    unlink(name);
    write_text("other"); /* as long, and another file */
    CHECK(sum_is(&log, NULL));
    log = begin("first");
    open_by_library(&log);
    write_text("longer");
    CHECK(sum_is(&log, NULL));
    log = begin("first");
    open_by_library(&log);
    unlink(name);
    CHECK(sum_is(&log, NULL));
}

static void a_file_that_is_read_twice_is_the_same_twice(void)
{
    cor_input_log log = begin("first");
    open_by_us(&log);
    open_by_library(&log);
    open_by_us(&log);
    CHECK(sum_is(&log, "first"));
    log = begin("first");
    open_by_us(&log);
    write_text("second");
    open_by_us(&log);
    CHECK(sum_is(&log, NULL));
    log = begin("first");
    open_by_us(&log);
    write_text("second");
    open_by_library(&log);
    CHECK(sum_is(&log, NULL));
}

/* Large enough to be mapped. */
static void a_mapped_file_may_be_replaced_but_not_written_to(void)
{
    enum { SIZE = 9 << 20 };
    cor_buf text = { 0 };
    while (text.len < SIZE)
        cor_buf_text(&text, "as large as a file that is mapped ");
    cor_input_log log = begin(text.ptr);
    open_by_us(&log);
    unlink(name);
    write_text("other");
    CHECK(sum_is(&log, text.ptr));
    log = begin(text.ptr);
    open_by_us(&log);
    CHECK(truncate(name, 3) == 0);
    CHECK(sum_is(&log, NULL));
    cor_buf_free(&text);
}

int main(void)
{
    RUN(what_we_have_read_may_change_later);
    RUN(what_a_library_reads_may_not_change);
    RUN(a_file_that_is_read_twice_is_the_same_twice);
    RUN(a_mapped_file_may_be_replaced_but_not_written_to);
    return check_result();
}
