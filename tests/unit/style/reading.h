/*
 * unit/style/reading: a text read as a figure file, with all that was said about it.
 */
#ifndef READING_H
#define READING_H

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/source_text.h"
#include "style/node.h"
#include "unit/check.h"

typedef struct reading {
    cor_arena *arena;
    cor_report report;
    cor_node *root; /* NULL after faults */
} reading;

static inline reading read_text(cor_str text)
{
    reading r = { .arena = cor_arena_new() };
    cor_source *source = cor_source_from_memory("t.yaml", text);
    if (!cor_node_read(&r.root, source, r.arena, &r.report))
        r.root = NULL;
    cor_source_free(source);
    return r;
}

static inline void reading_free(reading *r)
{
    cor_report_clear(&r->report);
    cor_arena_free(r->arena);
}

/* A fault that a text must bring out; several rows may have one text. `message` and `hint` are
 * pieces of what is said. */
typedef struct expected_fault {
    const char *text;
    unsigned line, column, length;
    const char *message, *hint;
} expected_fault;

static inline int said(const cor_report *report, const expected_fault *fault)
{
    for (size_t i = 0; i < report->count; i++) {
        const cor_diagnostic *d = &report->items[i];
        if (d->severity == COR_ERROR && d->at.line == fault->line &&
            d->at.column == fault->column && d->at.length == fault->length &&
            strstr(d->message, fault->message) &&
            (!fault->hint || (d->hint && strstr(d->hint, fault->hint))))
            return 1;
    }
    printf("not said: %u:%u+%u %s (%s)\nof: %s\n", fault->line, fault->column, fault->length,
           fault->message, fault->hint ? fault->hint : "no hint", fault->text);
    cor_report_print(stdout, report);
    return 0;
}

static inline int node_prints(const cor_node *node, const char *json)
{
    cor_buf out = { 0 };
    if (node)
        cor_node_print_json(&out, node, 0);
    int same = node && strcmp(out.ptr, json) == 0;
    if (!same)
        printf("printed: %s\nexpected: %s\n", out.ptr ? out.ptr : "nothing", json);
    cor_buf_free(&out);
    return same;
}

#endif
