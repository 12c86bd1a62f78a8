#include "base/report.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "base/pointer_set.h"

static const char *const slugs[] = {
#define COR_KIND_SLUG(name, slug) [name] = slug,
    COR_KINDS(COR_KIND_SLUG)
#undef COR_KIND_SLUG
};

/* A message quotes input; whoever sends megabytes does not get them back. */
static const size_t text_max = 2000;

const char *cor_kind_slug(cor_kind kind)
{
    if ((size_t)kind >= sizeof slugs / sizeof *slugs)
        COR_NEVER("a kind of diagnostic without a slug");
    return slugs[kind];
}

const char *cor_severity_name(cor_severity severity)
{
    static const char *const names[] = { "note", "warning", "error" };
    return names[severity];
}

/* Nothing between two quotes reads like a slip of ours: "unknown key (empty)". */
static void name_empty_quotes(cor_buf *out, cor_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool empty = text.ptr[i] == '\'' && i + 1 < text.len && text.ptr[i + 1] == '\'';
        if (empty)
            cor_buf_text(out, "(empty)");
        else
            cor_buf_char(out, text.ptr[i]);
        i += empty;
    }
}

static char *printable(cor_str text)
{
    bool cut = text.len > text_max;
    cor_buf clean = { 0 }, out = { 0 };
    cor_buf_printable(&clean, (cor_str){ text.ptr, cut ? text_max : text.len });
    cor_buf_text(&clean, cut ? "..." : "");
    if (!strstr(clean.ptr, "''"))
        return clean.ptr;
    name_empty_quotes(&out, cor_buf_view(&clean));
    cor_buf_free(&clean);
    return out.ptr;
}

/* Errors and the rest are capped apart, so that no flood of warnings can hide why it failed. */
static bool has_room(const cor_report *report, cor_severity severity)
{
    if (severity == COR_ERROR)
        return report->errors <= COR_REPORT_MAX;
    size_t kept_errors = report->errors < COR_REPORT_MAX ? report->errors : COR_REPORT_MAX;
    return report->count - kept_errors < COR_REPORT_MAX;
}

static void count_one(cor_report *report, cor_severity severity)
{
    report->errors += severity == COR_ERROR;
    report->warnings += severity == COR_WARNING;
}

static void keep(cor_report *report, cor_diagnostic diagnostic)
{
    report->items =
        cor_grow(report->items, &report->capacity, report->count + 1, sizeof *report->items);
    report->items[report->count++] = diagnostic;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_place(const cor_span *a, const cor_span *b)
{
    return a->line == b->line && a->column == b->column && is_same_text(a->file, b->file);
}

/* The one that already says it. Subjects share a warning whatever its message says of each. */
static cor_diagnostic *find_same(const cor_report *report, const cor_diagnostic *what)
{
    for (size_t i = report->count; i-- > 0;) {
        cor_diagnostic *old = &report->items[i];
        if (old->severity == what->severity && old->kind == what->kind &&
            is_same_place(&old->at, &what->at) && !old->subjects == !what->subjects &&
            (what->subjects ||
             (is_same_text(old->message, what->message) && is_same_text(old->hint, what->hint))))
            return old;
    }
    return NULL;
}

static void free_diagnostic(cor_diagnostic *diagnostic)
{
    /* The span borrows its file name everywhere else; only here it is a copy of our own. */
    cor_free((void *)(uintptr_t)diagnostic->at.file);
    cor_free(diagnostic->message);
    cor_free(diagnostic->hint);
    cor_free(diagnostic->key);
    cor_free(diagnostic->first);
    cor_pointer_set_free(diagnostic->subjects);
}

/* Takes over what the diagnostic owns. */
static void add_owned(cor_report *report, cor_diagnostic what)
{
    cor_diagnostic *same = what.severity == COR_ERROR ? NULL : find_same(report, &what);
    if (same) {
        same->times += what.times;
        free_diagnostic(&what);
        return;
    }
    count_one(report, what.severity);
    if (has_room(report, what.severity)) {
        keep(report, what);
        return;
    }
    report->dropped++;
    free_diagnostic(&what);
}

COR_PRINTF(4, 0)
static void add(cor_report *report, cor_diagnostic what, const char *hint, const char *format,
                va_list arguments)
{
    if (what.severity == COR_ERROR && report->errors > COR_REPORT_MAX) {
        report->errors++;
        report->dropped++;
        return;
    }
    cor_buf message = { 0 };
    cor_buf_vprintf(&message, format, arguments);
    what.message = printable(cor_buf_view(&message));
    cor_buf_free(&message);
    what.hint = hint ? printable(cor_str_of(hint)) : NULL;
    what.at.file = what.at.file ? cor_strdup(what.at.file) : NULL;
    what.times += !what.subjects;
    add_owned(report, what);
}

bool cor_fail(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(report, (cor_diagnostic){ .severity = COR_ERROR, .kind = kind, .at = at }, hint, format,
        arguments);
    va_end(arguments);
    return false;
}

void cor_warn(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(report, (cor_diagnostic){ .severity = COR_WARNING, .kind = kind, .at = at }, hint, format,
        arguments);
    va_end(arguments);
}

void cor_note(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(report, (cor_diagnostic){ .severity = COR_NOTE, .kind = kind, .at = at }, hint, format,
        arguments);
    va_end(arguments);
}

static void name_first(cor_diagnostic *what, const cor_span *at)
{
    if (!at->file || !at->line)
        return;
    cor_buf place = { 0 };
    cor_buf_printf(&place, "%s:%u", at->file, (unsigned)at->line);
    what->first = printable(cor_buf_view(&place));
    cor_buf_free(&place);
}

static void count_subject(cor_diagnostic *what, const cor_subject *subject)
{
    if (!cor_pointer_set_add(what->subjects, subject->id))
        return;
    if (!what->times)
        name_first(what, &subject->at);
    what->times++;
}

void cor_warn_of(cor_report *report, cor_kind kind, cor_span at, cor_subject subject,
                 const char *format, ...)
{
    cor_diagnostic what = { .severity = COR_WARNING, .kind = kind, .at = at };
    what.subjects = cor_pointer_set_new();
    cor_diagnostic *same = find_same(report, &what);
    if (same) {
        cor_pointer_set_free(what.subjects);
        count_subject(same, &subject);
        return;
    }
    count_subject(&what, &subject);
    va_list arguments;
    va_start(arguments, format);
    add(report, what, NULL, format, arguments);
    va_end(arguments);
}

void cor_report_set_key(cor_report *report, const char *key)
{
    if (!report->count)
        COR_NEVER("no diagnostic to name");
    cor_diagnostic *last = &report->items[report->count - 1];
    cor_free(last->key);
    last->key = cor_strdup(key);
}

void cor_report_move(cor_report *to, cor_report *from)
{
    to->errors += from->errors; /* those that `from` had dropped count too */
    to->warnings += from->warnings;
    to->dropped += from->dropped;
    for (size_t i = 0; i < from->count; i++) {
        to->errors -= from->items[i].severity == COR_ERROR;
        to->warnings -= from->items[i].severity == COR_WARNING;
        add_owned(to, from->items[i]);
    }
    cor_free(from->items);
    *from = (cor_report){ 0 };
}

bool cor_report_harden(cor_report *report)
{
    bool soft = report->warnings == 0;
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].severity == COR_WARNING)
            report->items[i].severity = COR_ERROR;
    report->errors += report->warnings;
    report->warnings = 0;
    return soft;
}

void cor_report_name_file(cor_report *report, size_t first, const char *file)
{
    for (size_t i = first; i < report->count; i++)
        if (!report->items[i].at.file)
            report->items[i].at = (cor_span){ .file = cor_strdup(file) };
}

void cor_report_clear(cor_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free_diagnostic(&report->items[i]);
    cor_free(report->items);
    *report = (cor_report){ 0 };
}
