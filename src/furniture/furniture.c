#include "furniture/furniture.h"

#include <math.h>

#include "furniture/parts.h"
#include "style/length.h"

typedef struct part_row {
    const char *name;
    cor_part_measure *measure;
    cor_part_draw *draw;
} part_row;

static const part_row rows[COR_FURNITURE_TYPE_COUNT] = {
    [COR_FURNITURE_TITLE] = { "title", cor_title_measure, cor_title_draw },
    [COR_FURNITURE_LEGEND] = { "legend", cor_legend_measure, cor_legend_draw },
    [COR_FURNITURE_SCALE_BAR] = { "scale-bar", cor_scale_bar_measure, cor_scale_bar_draw },
    [COR_FURNITURE_NORTH] = { "north", cor_north_measure, cor_north_draw },
    [COR_FURNITURE_INSET] = { "inset", cor_inset_measure, cor_inset_draw },
    [COR_FURNITURE_KM_POSTS] = { "km-posts", NULL, cor_km_posts_draw },
    [COR_FURNITURE_CALLOUT] = { "callout", cor_callout_measure, cor_callout_draw },
    [COR_FURNITURE_NOTE] = { "note", cor_note_measure, cor_note_draw },
    [COR_FURNITURE_CREDITS] = { "credits", cor_credits_measure, cor_credits_draw },
    [COR_FURNITURE_STRIP] = { "strip", cor_strip_measure, cor_strip_draw },
    [COR_FURNITURE_LENGTHS] = { "lengths", cor_lengths_measure, cor_lengths_draw },
    [COR_FURNITURE_PROFILE] = { "profile", cor_profile_measure, cor_profile_draw },
};

const char *cor_furniture_name(cor_furniture_type type)
{
    return rows[type].name;
}

static const double inset_pt = 4 * COR_PT_PER_MM; /* from the frame, and between stacked parts */

/* How much of each anchor is taken already, from the frame's edge inwards. */
typedef struct stacks {
    double used_pt[COR_AT_POINT + 1];
} stacks;

static double column_of(cor_anchor at)
{
    switch (at) {
    case COR_AT_TOP_LEFT:
    case COR_AT_LEFT:
    case COR_AT_BOTTOM_LEFT:
        return 0;
    case COR_AT_TOP_RIGHT:
    case COR_AT_RIGHT:
    case COR_AT_BOTTOM_RIGHT:
        return 1;
    default:
        return 0.5;
    }
}

static double row_of(cor_anchor at)
{
    switch (at) {
    case COR_AT_TOP_LEFT:
    case COR_AT_TOP:
    case COR_AT_TOP_RIGHT:
        return 0;
    case COR_AT_BOTTOM_LEFT:
    case COR_AT_BOTTOM:
    case COR_AT_BOTTOM_RIGHT:
        return 1;
    default:
        return 0.5;
    }
}

cor_pt cor_anchor_point(cor_rect rect, cor_anchor at)
{
    return (cor_pt){ rect.x0_pt + column_of(at) * (rect.x1_pt - rect.x0_pt),
                     rect.y0_pt + row_of(at) * (rect.y1_pt - rect.y0_pt) };
}

static cor_rect in_frame(cor_rect frame, cor_anchor at, cor_size size, stacks *s)
{
    double column = column_of(at), row = row_of(at), used = s->used_pt[at];
    double x = frame.x0_pt + inset_pt +
               column * (frame.x1_pt - frame.x0_pt - 2 * inset_pt - size.width_pt);
    double y =
        frame.y0_pt + inset_pt + row * (frame.y1_pt - frame.y0_pt - 2 * inset_pt - size.height_pt);
    y += row == 1 ? -used : used;
    s->used_pt[at] += size.height_pt + inset_pt;
    return (cor_rect){ x, y, x + size.width_pt, y + size.height_pt };
}

static cor_rect moved(cor_rect r, cor_pt by)
{
    return (cor_rect){ r.x0_pt + by.x_pt, r.y0_pt + by.y_pt, r.x1_pt + by.x_pt, r.y1_pt + by.y_pt };
}

static bool place_part(cor_plan *plan, cor_planned_part *part, stacks *s, cor_report *report)
{
    const cor_furniture_spec *spec = part->spec;
    cor_size size = { 0 };
    if (!rows[spec->type].measure(&size, plan, part, report))
        return false;
    if (!(size.width_pt > 0))
        return true;
    if (spec->type == COR_FURNITURE_CALLOUT) {
        cor_pt anchor;
        if (!cor_callout_place(&part->rect, &anchor, plan, part, size))
            cor_warn(report, COR_KIND_LAYOUT, spec->at_span, NULL,
                     "the callout's place %g, %g is off the map: it is not drawn",
                     spec->lonlat.lon_deg, spec->lonlat.lat_deg);
        return true;
    }
    if (spec->at == COR_AT_POINT)
        part->rect =
            (cor_rect){ spec->point.x_pt, spec->point.y_pt, spec->point.x_pt + size.width_pt,
                        spec->point.y_pt + size.height_pt };
    else
        part->rect = moved(in_frame(plan->main.frame, spec->at, size, s), spec->offset);
    return true;
}

static double overlap(double a0, double a1, double b0, double b1)
{
    return fmin(a1, b1) - fmax(a0, b0);
}

static bool is_placed(const cor_planned_part *part)
{
    return part->rect.x1_pt > part->rect.x0_pt;
}

/* Two parts on top of each other, or one that leaves the sheet, are faults of the figure. */
static bool check_part(const cor_plan *plan, size_t i, cor_report *report)
{
    static const double slack_pt = 0.5;
    const cor_planned_part *part = &plan->parts[i];
    cor_rect r = part->rect;
    double out =
        fmax(fmax(-r.x0_pt, -r.y0_pt), fmax(r.x1_pt - plan->width_pt, r.y1_pt - plan->height_pt));
    if (out > slack_pt)
        return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                        "make it smaller, move it, or make the sheet larger",
                        "the %s leaves the sheet by %.1f mm", cor_furniture_name(part->spec->type),
                        out / COR_PT_PER_MM);
    for (size_t k = 0; k < i; k++) {
        const cor_planned_part *other = &plan->parts[k];
        double w = overlap(r.x0_pt, r.x1_pt, other->rect.x0_pt, other->rect.x1_pt);
        double h = overlap(r.y0_pt, r.y1_pt, other->rect.y0_pt, other->rect.y1_pt);
        if (is_placed(other) && w > slack_pt && h > slack_pt)
            return cor_fail(
                report, COR_KIND_LAYOUT, part->spec->at_span,
                "give one of them another place with at: or offset:",
                "the %s covers the %s by %.1f x %.1f mm", cor_furniture_name(part->spec->type),
                cor_furniture_name(other->spec->type), w / COR_PT_PER_MM, h / COR_PT_PER_MM);
    }
    return true;
}

bool cor_furniture_lay_out(cor_plan *plan, cor_report *report)
{
    stacks s = { 0 };
    for (size_t i = 0; i < plan->part_count; i++)
        if (!plan->parts[i].in_margin && rows[plan->parts[i].spec->type].measure &&
            !place_part(plan, &plan->parts[i], &s, report))
            return false;
    for (size_t i = 0; i < plan->part_count; i++)
        if (is_placed(&plan->parts[i]) && !check_part(plan, i, report))
            return false;
    return true;
}

bool cor_furniture_draw(const cor_page *page, const cor_planned_part *part)
{
    const part_row *row = &rows[part->spec->type];
    if (row->measure && !is_placed(part))
        return true;
    cor_scene_group_push(page->scene, row->name, 1, row->name, NULL);
    bool well = row->draw(page, part);
    cor_scene_group_pop(page->scene);
    return well;
}
