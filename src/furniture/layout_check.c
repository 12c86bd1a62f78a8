/* Faults of a layout, and what a default part does where the figure gives it no room. */
#include <math.h>

#include "furniture/layout.h"
#include "style/length.h"

static const double slack_pt = 0.5;

static double excess(cor_rect inner, cor_rect outer)
{
    return fmax(fmax(outer.x0_pt - inner.x0_pt, outer.y0_pt - inner.y0_pt),
                fmax(inner.x1_pt - outer.x1_pt, inner.y1_pt - outer.y1_pt));
}

static bool fail_outside(const cor_planned_part *part, const char *what, double out_pt,
                         cor_report *report)
{
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "make it smaller, move it, or make the sheet larger",
                    "the %s leaves the %s by %.1f mm", cor_furniture_name(part->spec->type), what,
                    out_pt / COR_PT_PER_MM);
}

/* A part at a point or with an offset stands where the figure wants it, in the margin too. */
static bool check_inside(const cor_plan *plan, const cor_planned_part *part, cor_report *report)
{
    const cor_furniture_spec *spec = part->spec;
    double off_sheet = excess(part->rect, (cor_rect){ 0, 0, plan->width_pt, plan->height_pt });
    double off_frame = excess(part->rect, plan->main.frame);
    if (off_sheet > slack_pt)
        return fail_outside(part, "sheet", off_sheet, report);
    bool bound = !part->in_margin && spec->at < COR_AT_MARGIN_LEFT && spec->offset.x_pt == 0 &&
                 spec->offset.y_pt == 0;
    return !bound || off_frame <= slack_pt || fail_outside(part, "map", off_frame, report);
}

static bool check_pair(const cor_planned_part *part, const cor_planned_part *other,
                       cor_report *report)
{
    double w = cor_overlap_x(part->rect, other->rect), h = cor_overlap_y(part->rect, other->rect);
    if (w <= slack_pt || h <= slack_pt)
        return true;
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "give one of them another place with at: or offset:",
                    "the %s covers the %s by %.1f x %.1f mm", cor_furniture_name(part->spec->type),
                    cor_furniture_name(other->spec->type), w / COR_PT_PER_MM, h / COR_PT_PER_MM);
}

static bool check_leader(const cor_plan *plan, const cor_planned_part *part,
                         const cor_planned_part *other, cor_report *report)
{
    cor_pt leader[2];
    if (!cor_callout_leader(plan, part, leader))
        return true;
    const char *what = part->spec->type == COR_FURNITURE_DIMENSION ? "line" : "leader";
    double length = cor_length_inside(leader, other->rect);
    if (length <= slack_pt)
        return true;
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "give one of them another place with at: or offset:",
                    "the %s's %s runs under the %s for %.1f mm",
                    cor_furniture_name(part->spec->type), what,
                    cor_furniture_name(other->spec->type), length / COR_PT_PER_MM);
}

/* Parts of the sheet's margins come first: they are the ones that cannot give way. */
static bool comes_before(const cor_plan *plan, size_t k, size_t i)
{
    bool first = plan->parts[k].in_margin, second = plan->parts[i].in_margin;
    return first == second ? k < i : first;
}

static bool check_part(const cor_plan *plan, size_t i, cor_report *report)
{
    const cor_planned_part *part = &plan->parts[i];
    if (!check_inside(plan, part, report))
        return false;
    for (size_t k = 0; k < plan->part_count; k++)
        if (comes_before(plan, k, i) && cor_part_is_placed(&plan->parts[k]) &&
            !check_pair(part, &plan->parts[k], report))
            return false;
    for (size_t k = 0; k < plan->part_count; k++)
        if (k != i && cor_part_is_placed(&plan->parts[k]) &&
            !check_leader(plan, part, &plan->parts[k], report))
            return false;
    return true;
}

/* Nobody has asked for the parts of a figure that names none: one without room is left out. */
static void leave_out(cor_planned_part *part, const cor_report *fault, cor_report *report)
{
    const char *why = fault->count ? fault->items[fault->count - 1].message : "";
    cor_warn(report, COR_KIND_LAYOUT, part->spec->at_span,
             "name the parts under corridor: parts:, or make the sheet larger",
             "there is no room for a %s: %s", cor_furniture_name(part->spec->type), why);
    part->rect = (cor_rect){ 0 };
}

bool cor_layout_check(cor_plan *plan, cor_report *report)
{
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_planned_part *part = &plan->parts[i];
        cor_report fault = { 0 };
        bool optional = !plan->figure->parts_given && !part->in_margin;
        if (!cor_part_is_placed(part))
            continue;
        bool well = check_part(plan, i, optional ? &fault : report);
        if (!well && optional)
            leave_out(part, &fault, report);
        cor_report_clear(&fault);
        if (!well && !optional)
            return false;
    }
    return true;
}
