#include "plan/chart_head.h"

#include <math.h>

#include "plan/sheet.h"
#include "style/length.h"

static const double gap_pt = 4 * COR_PT_PER_MM;
static const double title_least_pt = 10 * COR_PT_PER_MM;

bool cor_chart_head_set(cor_chart_head *out, const cor_plan *plan, const cor_planned_part *part,
                        const char *aside, double width_pt, cor_report *report)
{
    cor_wording wording = { .role = COR_TYPE_CHART, .text = aside, .at = part->spec->at_span };
    if (!cor_sheet_text(&out->aside, plan, &wording, report))
        return false;
    bool has_title = part->title && *part->title;
    double room = width_pt - out->aside.width_pt - gap_pt;
    double missing = has_title ? title_least_pt - room : out->aside.width_pt - width_pt;
    if (missing > 0)
        return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span, "give it a larger width:",
                        "the chart is %.1f mm too narrow for its title and what stands beside it",
                        missing / COR_PT_PER_MM);
    wording = (cor_wording){
        .role = COR_TYPE_HEADING, .text = part->title, .width_pt = room, .at = part->spec->at_span
    };
    if (!cor_sheet_text(&out->title, plan, &wording, report))
        return false;
    out->height_pt = fmax(out->title.height_pt, out->aside.height_pt);
    return true;
}
