/*
 * unit/planned: a figure from text, planned as far as it goes.
 *
 * Threads: one a figure.
 */
#ifndef UNIT_PLANNED_H
#define UNIT_PLANNED_H

#include "base/str.h"
#include "plan/plan.h"

typedef struct opened {
    cor_style *style;
    cor_plan *plan; /* NULL: the report says why */
    cor_report report;
} opened;

/* Takes the text. */
static inline opened open_text(cor_buf *text, const char *language)
{
    opened o = { 0 };
    const cor_style_options style_options = { .language = language };
    const cor_plan_options options = { 0 };
    if (cor_style_parse(&o.style, "figure.json", cor_buf_view(text), &style_options, &o.report) &&
        !cor_plan_new(&o.plan, o.style, &options, &o.report))
        o.plan = NULL;
    cor_buf_free(text);
    return o;
}

static inline void close_figure(opened *o)
{
    cor_plan_free(o->plan);
    cor_style_free(o->style);
    cor_report_clear(&o->report);
}

#endif
