#include "plan/sheet.h"

#include <math.h>

#include "plan/chart.h"
#include "plan/frame.h"
#include "style/length.h"

const double cor_sheet_subtitle_gap_pt = 1.0 * COR_PT_PER_MM;
static const double frame_gap_pt = 3.0 * COR_PT_PER_MM;
static const double line_height_em = 1.3;

bool cor_sheet_text(cor_block *out, const cor_plan *plan, const cor_wording *wording,
                    cor_report *report)
{
    cor_text_style style = cor_plan_text(plan, wording->role, wording->strong);
    *out = (cor_block){ 0 };
    if (!wording->text || !*wording->text)
        return true;
    style.language = cor_language_of_text(&plan->figure->language, wording->text);
    style.right_to_left = cor_language_is_right_to_left(style.language);
    style.max_width_pt = wording->width_pt;
    style.line_height_em = line_height_em;
    style.at = wording->at;
    return cor_shape_block(out, plan->fonts, &style, cor_str_of(wording->text), plan->arena,
                           report);
}

static bool is_in_margin(const cor_furniture_spec *spec)
{
    if (spec->at == COR_AT_POINT)
        return false;
    return spec->type == COR_FURNITURE_TITLE || spec->type == COR_FURNITURE_CREDITS ||
           ((spec->type == COR_FURNITURE_NOTE || cor_is_chart(spec->type)) &&
            spec->at == COR_AT_BOTTOM);
}

/* Height of one part of the margins: its first text, and the title's subtitle or the text under a
 * note's heading. */
static bool measure(double *height_pt, const cor_plan *plan, const cor_planned_part *part,
                    double width_pt, cor_report *report)
{
    bool title = part->spec->type == COR_FURNITURE_TITLE, note = !title && part->title;
    cor_type_role role = part->spec->type == COR_FURNITURE_NOTE ? COR_TYPE_NOTE : COR_TYPE_CREDITS;
    double pad = part->spec->box ? COR_BOX_PADDING_PT : 0;
    cor_block first, second;
    if (cor_is_chart(part->spec->type))
        return cor_chart_height(height_pt, plan, part, width_pt, report);
    const cor_wording heading = { .role = title  ? COR_TYPE_TITLE
                                          : note ? COR_TYPE_HEADING
                                                 : role,
                                  .strong = !note && part->spec->bold,
                                  .text = note ? part->title : part->text,
                                  .width_pt = width_pt - 2 * pad,
                                  .at = part->spec->text_at };
    const cor_wording below = { .role = title ? COR_TYPE_SUBTITLE : role,
                                .strong = part->spec->bold,
                                .text = note ? part->text : part->subtitle,
                                .width_pt = width_pt - 2 * pad,
                                .at = part->spec->text_at };
    if (!cor_sheet_text(&first, plan, &heading, report) ||
        !cor_sheet_text(&second, plan, &below, report))
        return false;
    *height_pt = first.height_pt + second.height_pt + 2 * pad;
    if (title && second.line_count)
        *height_pt += cor_sheet_subtitle_gap_pt;
    return true;
}

/* Lays the margin's parts out from the top and from the bottom of the content, and tells what is
 * left between. The vertical places of the lower ones are kept as distances from the bottom until
 * the height of the sheet is known. */
static bool lay_out_margins(cor_plan *plan, double width_pt, double *above_pt, double *below_pt,
                            cor_report *report)
{
    double top = 0, bottom = 0;
    for (size_t k = plan->part_count; k-- > 0;) {
        cor_planned_part *part = &plan->parts[k];
        double height;
        part->in_margin = is_in_margin(part->spec);
        if (!part->in_margin || part->spec->type == COR_FURNITURE_TITLE)
            continue;
        double width = part->spec->width_pt > 0 ? fmin(part->spec->width_pt, width_pt) : width_pt;
        if (!measure(&height, plan, part, width, report))
            return false;
        part->rect = (cor_rect){ 0, bottom + height, width, bottom };
        bottom += height + (height > 0 ? frame_gap_pt / 2 : 0);
    }
    for (size_t k = 0; k < plan->part_count; k++) {
        cor_planned_part *part = &plan->parts[k];
        double height;
        if (!part->in_margin || part->spec->type != COR_FURNITURE_TITLE)
            continue;
        if (!measure(&height, plan, part, width_pt, report))
            return false;
        part->rect = (cor_rect){ 0, top, width_pt, top + height };
        top += height;
    }
    *above_pt = top > 0 ? top + frame_gap_pt : 0;
    *below_pt = bottom > 0 ? bottom + frame_gap_pt / 2 : 0;
    return true;
}

/* From distances to the content's edges to places on the sheet. */
static void settle(cor_plan *plan)
{
    for (size_t i = 0; i < plan->part_count; i++) {
        cor_planned_part *part = &plan->parts[i];
        if (!part->in_margin)
            continue;
        bool from_top = part->spec->type == COR_FURNITURE_TITLE;
        double y0 = from_top ? plan->content.y0_pt + part->rect.y0_pt
                             : plan->content.y1_pt - part->rect.y0_pt;
        double y1 = from_top ? plan->content.y0_pt + part->rect.y1_pt
                             : plan->content.y1_pt - part->rect.y1_pt;
        double x0 = plan->content.x0_pt + part->rect.x0_pt;
        double width = part->rect.x1_pt - part->rect.x0_pt;
        if (cor_plan_right_to_left(plan))
            x0 = plan->content.x1_pt - width;
        part->rect = (cor_rect){ x0, y0, x0 + width, y1 };
    }
}

double cor_sheet_graticule_room(const cor_plan *plan, unsigned side)
{
    const cor_map_spec *map = &plan->figure->map;
    bool has_degrees = map->graticule.shown && (map->graticule.sides & side);
    bool has_kilometres = map->grid.shown && (map->grid.sides & side);
    if (!has_degrees && !has_kilometres)
        return 0;
    bool upright = side & (COR_SIDE_LEFT | COR_SIDE_RIGHT); /* labels lie across it */
    return plan->figure->theme.type[COR_TYPE_GRATICULE].size_pt * (upright ? 4 : 1.6);
}

/* The height that the extent asks for in a frame of this width. */
static bool wanted_height(double *height_pt, const cor_plan *plan, double width_pt,
                          cor_report *report)
{
    cor_crs *crs;
    cor_box box;
    const cor_map_spec *spec = &plan->figure->map;
    *height_pt = 0;
    if (!cor_frame_crs(&crs, plan, "main", spec, report))
        return false;
    const cor_window_request window = { "main", spec, crs, width_pt };
    bool well = cor_frame_box(&box, plan, &window, height_pt, report);
    cor_crs_free(crs);
    return well;
}

static bool fits_paper(double height_pt, const cor_plan *plan, cor_report *report)
{
    return height_pt <= COR_SHEET_MAX_PT ||
           cor_fail(report, COR_KIND_LIMIT, plan->figure->map.at, "give sheet: a height",
                    "the sheet would be %.0f mm high; %.0f mm is the most",
                    height_pt / COR_PT_PER_MM, COR_SHEET_MAX_PT / COR_PT_PER_MM);
}

/* What a frame of a stated height leaves of the sheet stays empty, above the texts at its bottom.
 */
static bool take_stated_height(double *height_pt, const cor_plan *plan, cor_report *report)
{
    const cor_map_spec *map = &plan->figure->map;
    double missing_pt = map->height_pt - *height_pt;
    if (!(map->height_pt > 0))
        return true;
    if (plan->figure->sheet.height_pt > 0 && missing_pt > 1e-6)
        return cor_fail(report, COR_KIND_LAYOUT, map->at,
                        "make the sheet higher or the texts shorter, or lower 'height'",
                        "what stands above and below the map leaves it %.1f mm of %.1f mm",
                        fmax(*height_pt, 0) / COR_PT_PER_MM, map->height_pt / COR_PT_PER_MM);
    *height_pt = map->height_pt;
    return true;
}

bool cor_sheet_lay_out(cor_plan *plan, cor_rect *frame, cor_report *report)
{
    const cor_sheet_spec *sheet = &plan->figure->sheet;
    double margin = sheet->margin_pt, above, below, height = 0;
    double width = sheet->width_pt - 2 * margin;
    double left = plan->margins.left_pt, frame_width = width - left - plan->margins.right_pt;
    if (!(width > 0))
        return cor_fail(report, COR_KIND_LAYOUT, plan->figure->map.at, "make the sheet wider",
                        "the margins leave no room on the sheet");
    if (!lay_out_margins(plan, width, &above, &below, report))
        return false;
    above += cor_sheet_graticule_room(plan, COR_SIDE_TOP) + plan->margins.top_pt;
    below += cor_sheet_graticule_room(plan, COR_SIDE_BOTTOM) + plan->margins.bottom_pt;
    if (sheet->height_pt > 0)
        height = sheet->height_pt - 2 * margin - above - below;
    else if (frame_width > 0 && !wanted_height(&height, plan, frame_width, report))
        return false;
    if (!take_stated_height(&height, plan, report))
        return false;
    if (!(sheet->height_pt > 0) && !(plan->figure->map.height_pt > 0))
        height = fmax(height, plan->least_height_pt);
    if (!(frame_width > 0))
        return cor_fail(report, COR_KIND_LAYOUT, plan->figure->map.at,
                        "make the sheet wider or the parts beside the map narrower",
                        "the parts beside the map leave no room for it: %.1f mm are missing",
                        -frame_width / COR_PT_PER_MM);
    if (!(height > 0))
        return cor_fail(
            report, COR_KIND_LAYOUT, plan->figure->map.at,
            "make the sheet higher or the texts shorter",
            "what stands above and below the map leaves no room for it: %.1f mm are missing",
            -height / COR_PT_PER_MM);
    if (!fits_paper(height + above + below + 2 * margin, plan, report))
        return false;
    plan->width_pt = sheet->width_pt;
    plan->height_pt = sheet->height_pt > 0 ? sheet->height_pt : height + above + below + 2 * margin;
    plan->content = (cor_rect){ margin, margin, margin + width, plan->height_pt - margin };
    settle(plan);
    *frame = (cor_rect){ margin + left, margin + above, margin + left + frame_width,
                         margin + above + height };
    return true;
}
