/*
 * unit/text/texts: what the tests of text/ share: fonts opened once, and texts shaped by them.
 *
 * The fonts are Debian's fonts-noto-core. Threads: one.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include <math.h>
#include <string.h>

#include "text/shape.h"
#include "unit/check.h"

typedef struct texts {
    cor_fonts *fonts;
    cor_arena *arena;
    cor_report report;
} texts;

static texts shared;

static const char *const cascade[] = { "Noto Sans", "Noto Sans Armenian", "Noto Sans Georgian",
                                       "Noto Naskh Arabic", "Noto Sans Hebrew" };

static inline cor_text_style style_of(double size_pt)
{
    return (cor_text_style){ .fonts = cascade,
                             .font_count = sizeof cascade / sizeof *cascade,
                             .size_pt = size_pt };
}

/* NULL when it fails; what is said is in the report then. */
static inline cor_run *shape_as(const cor_text_style *style, const char *text)
{
    cor_run *run = NULL;
    cor_report_clear(&shared.report);
    bool ok = cor_shape_line(&run, shared.fonts, style, cor_str_of(text), shared.arena,
                             &shared.report);
    CHECK(ok == (shared.report.errors == 0) && shared.report.errors <= 1);
    CHECK(ok == (run != NULL));
    return run;
}

static inline cor_run *shape(const char *text)
{
    cor_text_style style = style_of(10);
    return shape_as(&style, text);
}

/* The error of the last failure; never NULL. */
static inline const char *message(void)
{
    return shared.report.count ? shared.report.items[0].message : "";
}

static inline const char *hint(void)
{
    return shared.report.count && shared.report.items[0].hint ? shared.report.items[0].hint : "";
}

static inline bool fails_as(const char *text, cor_kind kind, const char *says)
{
    return !shape(text) && shared.report.items[0].kind == kind && strstr(message(), says);
}

static inline bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static inline bool texts_open(void)
{
    shared.arena = cor_arena_new();
    if (cor_fonts_new(&shared.fonts, &shared.report))
        return true;
    cor_report_print(stdout, &shared.report);
    return false;
}

static inline int texts_close(void)
{
    cor_report_clear(&shared.report);
    cor_fonts_free(shared.fonts);
    cor_arena_free(shared.arena);
    return check_result();
}

#endif
