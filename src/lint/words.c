/* What a figure owes to its readers and its sources in words. */
#include <string.h>

#include "lint/checks.h"

static cor_span figure_at(const cor_plan *plan)
{
    return plan->style->corridor ? plan->style->corridor->at : plan->style->root->at;
}

static bool has_credits(const cor_plan *plan)
{
    for (size_t i = 0; i < plan->part_count; i++)
        if (plan->parts[i].spec->type == COR_FURNITURE_CREDITS)
            return true;
    return false;
}

/* The source itself, or the one that is credited with it. */
static bool is_credited(const cor_plan *plan, size_t i)
{
    const cor_style *style = plan->style;
    if (plan->attributions[i])
        return true;
    for (size_t k = 0; plan->credit_with[i] && k < style->source_count; k++)
        if (strcmp(style->sources[k].name, plan->credit_with[i]) == 0)
            return plan->datasets[k] && plan->attributions[k];
    return false;
}

static void check_source(const cor_plan *plan, size_t i, cor_report *report)
{
    const cor_style_source *source = &plan->style->sources[i];
    if (plan->datasets[i] && !source->inline_data && !is_credited(plan, i))
        cor_warn(report, COR_KIND_CREDITS, source->at,
                 "add attribution: \"...\", or corridor.sources.NAME: {credit-with: OTHER}",
                 "source '%s' is drawn, and nobody is credited for it", source->name);
}

void cor_lint_words(const cor_plan *plan, cor_report *report)
{
    if (!plan->description || !*plan->description)
        cor_warn(report, COR_KIND_ALT, figure_at(plan), "add corridor: {alt: \"Map of ...\"}",
                 "the figure has no words for readers who do not see it");
    bool credited = false;
    for (size_t i = 0; i < plan->style->source_count; i++) {
        check_source(plan, i, report);
        credited = credited || (plan->datasets[i] && plan->attributions[i]);
    }
    if (credited && !has_credits(plan))
        cor_warn(report, COR_KIND_CREDITS, figure_at(plan),
                 "add - credits: {from: sources} to the parts",
                 "no part of the figure prints the attributions of its sources");
}
