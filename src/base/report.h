/*
 * base/report: everything there is to say to the user, in the order it happened.
 *
 *   in    severity, kind, span, message and hint, from any layer
 *   out   a list of diagnostics, and the text or JSON made from it
 *   not   exit codes (base/exit_code), progress, logging
 *
 * A function that can fail takes the report last and returns bool: false means that exactly one
 * error was added by the function that failed and that its out parameters are untouched. A success
 * may add notes and warnings. All errors are born in cor_fail: one place for a breakpoint.
 *
 * Warnings and notes with the same words, kind and place are kept once. The printed warning says
 * how often it was given.
 *
 * Memory: a diagnostic owns copies of its strings; cor_report_clear frees them. A zeroed struct is
 * an empty report.
 * Threads: one report per thread.
 */
#ifndef COR_BASE_REPORT_H
#define COR_BASE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/attributes.h"
#include "base/str.h"

typedef enum cor_severity { COR_NOTE, COR_WARNING, COR_ERROR } cor_severity;

/* Every kind of diagnostic with its stable slug. Tools match the slug, people read the message. */
#define COR_KINDS(X)                                                                               \
    X(COR_KIND_USAGE, "cli.usage")                                                                 \
    X(COR_KIND_IO_READ, "io.read")                                                                 \
    X(COR_KIND_IO_WRITE, "io.write")                                                               \
    X(COR_KIND_CHANGED, "io.changed")                                                              \
    X(COR_KIND_LIMIT, "limit.exceeded")                                                            \
    X(COR_KIND_ENCODING, "text.encoding")                                                          \
    X(COR_KIND_JSON, "json.syntax")                                                                \
    X(COR_KIND_YAML, "yaml.syntax")                                                                \
    X(COR_KIND_DUPLICATE_KEY, "syntax.duplicate-key")                                              \
    X(COR_KIND_UNKNOWN_KEY, "style.unknown-key")                                                   \
    X(COR_KIND_MISSING_KEY, "style.missing-key")                                                   \
    X(COR_KIND_BAD_TYPE, "style.bad-type")                                                         \
    X(COR_KIND_BAD_VALUE, "style.bad-value")                                                       \
    X(COR_KIND_UNSUPPORTED, "style.unsupported")                                                   \
    X(COR_KIND_EXPRESSION, "style.expression")                                                     \
    X(COR_KIND_REFERENCE, "style.reference")                                                       \
    X(COR_KIND_GEOJSON, "data.geojson")                                                            \
    X(COR_KIND_GEOMETRY, "data.geometry")                                                          \
    X(COR_KIND_DATA, "data.format")                                                                \
    X(COR_KIND_CRS, "crs.invalid")                                                                 \
    X(COR_KIND_PROJECTION, "crs.projection")                                                       \
    X(COR_KIND_FONT, "text.font")                                                                  \
    X(COR_KIND_LANGUAGE, "text.language")                                                          \
    X(COR_KIND_GLYPH, "text.glyph")                                                                \
    X(COR_KIND_SMALL_TEXT, "text.small")                                                           \
    X(COR_KIND_CONTRAST, "lint.contrast")                                                          \
    X(COR_KIND_VISION, "lint.colour-vision")                                                       \
    X(COR_KIND_CREDITS, "lint.credits")                                                            \
    X(COR_KIND_ALT, "lint.alt")                                                                    \
    X(COR_KIND_LABEL, "label.dropped")                                                             \
    X(COR_KIND_LEADER, "label.leader")                                                             \
    X(COR_KIND_LAYOUT, "page.layout")                                                              \
    X(COR_KIND_MEASURE, "measure.route")                                                           \
    X(COR_KIND_TYPED_NUMBER, "lint.typed-number")                                                  \
    X(COR_KIND_BUG, "corridor.bug")

typedef enum cor_kind {
#define COR_KIND_ENUM(name, slug) name,
    COR_KINDS(COR_KIND_ENUM)
#undef COR_KIND_ENUM
} cor_kind;

/* Where something stands in a file. line and column are 1-based, columns and length count code
 * points; line 0 means "the file as a whole", file NULL means "nowhere in particular". */
typedef struct cor_span {
    const char *file; /* borrowed: lives as long as the thing that carries the span */
    uint32_t line;
    uint32_t column;
    uint32_t length;
} cor_span;

typedef struct cor_diagnostic {
    cor_severity severity;
    cor_kind kind;
    cor_span at;   /* at.file is owned by the diagnostic */
    char *message; /* one line, valid UTF-8, control characters escaped */
    char *hint;    /* NULL when there is none */
    char *key;     /* of an expression: where in it, "[2][1]", as the style spec's own checker names
                      places; NULL where that checker would not have looked any more */
    size_t times;  /* of subjects: how many there are */
    char *first;   /* where the first of the subjects stands; NULL: unknown, or no subjects */
    struct cor_pointer_set *subjects; /* NULL: it is said of none */
} cor_diagnostic;

typedef struct cor_report {
    cor_diagnostic *items;
    size_t count, capacity;
    size_t errors, warnings;
    size_t dropped; /* counted but not kept: errors past COR_REPORT_MAX, and other items likewise */
    struct cor_inputs
        *inputs; /* who hears of the files that are read (base/inputs); NULL: nobody */
} cor_report;

enum { COR_REPORT_MAX = 1000 };

/* Adds an error; always returns false, so that `return cor_fail(...)` reads well. `hint` may be
 * NULL. The message says what was found, the hint what to do. */
bool cor_fail(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...) COR_PRINTF(5, 6);

/* Adds a warning (something was dropped, repaired or substituted) or a note. */
void cor_warn(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...) COR_PRINTF(5, 6);
void cor_note(cor_report *report, cor_kind kind, cor_span at, const char *hint, const char *format,
              ...) COR_PRINTF(5, 6);

/* A feature that has a fault which others may have as well. */
typedef struct cor_subject {
    const void *id; /* tells it from the others, only compared; NULL: it is not counted */
    cor_span at;    /* where it stands; line 0: unknown */
} cor_subject;

/* A warning about a feature. All of one kind and place are one warning, with the first one's
 * message and the number of features; a feature that is met twice counts once. */
void cor_warn_of(cor_report *report, cor_kind kind, cor_span at, cor_subject subject,
                 const char *format, ...) COR_PRINTF(5, 6);

/* Names the place of the diagnostic added last; copies. */
void cor_report_set_key(cor_report *report, const char *key);

const char *cor_kind_slug(cor_kind kind);
const char *cor_severity_name(cor_severity severity);

/* The message, and of a warning about features how many they are and where the first stands. */
void cor_diagnostic_put_message(cor_buf *out, const cor_diagnostic *diagnostic);

/* Prints one diagnostic as `file:line:column: error: message [slug]`, then the line itself with a
 * caret when the file can be read again, then the hint. */
void cor_diagnostic_print(FILE *out, const cor_diagnostic *diagnostic);

/* Prints all of them, and how many were dropped. */
void cor_report_print(FILE *out, const cor_report *report);

/* Prints all of them as one JSON array (figure.md section 4, `lint --json`). */
void cor_report_print_json(FILE *out, const cor_report *report);

/* As text or as JSON: what --diagnostics asks for. */
void cor_report_print_as(FILE *out, const cor_report *report, bool json);

/* Moves all diagnostics of `from` to the end of `to`; `from` is empty afterwards. */
void cor_report_move(cor_report *to, cor_report *from);

/* Makes errors of the warnings: what --strict asks for. False when there was one. */
bool cor_report_harden(cor_report *report);

/* Says `file` in those from number `first` on that are nowhere in particular; copies. */
void cor_report_name_file(cor_report *report, size_t first, const char *file);

void cor_report_clear(cor_report *report);

/* A span that points nowhere: for faults with no place in a file. */
#define COR_NOWHERE ((cor_span){ 0 })

#endif
