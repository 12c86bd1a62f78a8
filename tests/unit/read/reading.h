/*
 * unit/read/reading: a GeoJSON text read from memory, and what was said about it.
 *
 * Threads: one.
 */
#ifndef UNIT_READ_READING_H
#define UNIT_READ_READING_H

#include <stdlib.h>
#include <string.h>

#include "read/geojson.h"
#include "unit/check.h"

typedef struct reading {
    cor_dataset *data; /* NULL when it was refused */
    cor_report report;
} reading;

static inline reading read_bytes_in(cor_str text, const char *crs)
{
    reading r = { 0 };
    const cor_source_options options = { .crs = crs };
    cor_source *source = cor_source_from_memory("x.geojson", text);
    if (!cor_geojson_read_in(&r.data, source, &options, COR_NOWHERE, &r.report))
        cor_source_free(source);
    CHECK((r.data == NULL) == (r.report.errors > 0));
    CHECK(r.report.errors <= 1);
    return r;
}

static inline reading read_text(const char *text)
{
    return read_bytes_in(cor_str_of(text), NULL);
}

static inline void reading_close(reading *r)
{
    cor_dataset_free(r->data);
    cor_report_clear(&r->report);
}

/* One diagnostic as a line: "error 3:14 data.geojson: message". Freed with free. */
static inline char *diagnostic_line(const cor_diagnostic *d)
{
    size_t size = strlen(d->message) + 80;
    char *line = malloc(size);
    if (!line)
        abort();
    snprintf(line, size, "%s %u:%u %s: %s", cor_severity_name(d->severity), d->at.line,
             d->at.column, cor_kind_slug(d->kind), d->message);
    return line;
}

/* Everything that was said is these lines, in this order, and nothing else. */
static inline void expect_said(const reading *r, const char *const *lines, size_t count,
                               const char *text)
{
    CHECK(r->report.count == count);
    for (size_t i = 0; i < r->report.count; i++) {
        char *line = diagnostic_line(&r->report.items[i]);
        const char *expected = i < count ? lines[i] : "nothing";
        CHECK(strcmp(line, expected) == 0);
        CHECK(strcmp(r->report.items[i].at.file, "x.geojson") == 0);
        if (strcmp(line, expected) != 0)
            printf("  %.200s\n  expected: %s\n  got:      %s\n", text, expected, line);
        free(line);
    }
}

#endif
