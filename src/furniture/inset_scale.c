#include "furniture/inset_scale.h"

#include <math.h>

#include "furniture/scale.h"
#include "plan/ledger.h"
#include "style/length.h"

static const double max_error = 0.05;
static const double bar_height_pt = 0.9 * COR_PT_PER_MM;
static const double gap_pt = 1.5 * COR_PT_PER_MM; /* between the bar and its label */

bool cor_inset_scale_height(double *height_pt, const cor_plan *plan, const cor_planned_part *part,
                            cor_report *report)
{
    cor_words words;
    cor_buf text = { 0 };
    *height_pt = 0;
    if (!part->spec->numeric && !(part->spec->length_m > 0))
        return true;
    cor_scale_put_numeric(&text, plan, &plan->main, 1e6);
    cor_buf_char(&text, ' ');
    cor_scale_put_latitude(&text, &plan->figure->language, 45, false);
    if (!cor_scale_words(&words, &text, plan, part, report))
        return false;
    *height_pt = words.block.height_pt;
    return true;
}

static bool fail_scale(const cor_planned_part *part, cor_report *report)
{
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span,
                    "leave numeric: and scale-bar: out",
                    "no scale of the inset can be true: it changes too much over it");
}

/* The scale at the inset's middle, and how much it changes from there. */
static bool measure(double *denominator, double *variation, const cor_planned_part *part,
                    const cor_map *inset, cor_pt at, cor_report *report)
{
    double length;
    *variation = cor_scale_variation(inset, at);
    if (*variation > cor_scale_most_variation || !cor_scale_length(&length, inset, at, 1) ||
        cor_scale_direction_of(inset, at, max_error) == COR_SCALE_OBLIQUE)
        return fail_scale(part, report);
    *denominator = length / (0.0254 / 72);
    return true;
}

static void record(const cor_page *page, const cor_planned_part *part, cor_number_kind kind,
                   double value, const cor_buf *text)
{
    cor_ledger_number(
        page->plan->ledger,
        &(cor_number_entry){ .kind = kind,
                             .value = value,
                             .printed = cor_arena_str(page->plan->arena, cor_buf_view(text)).ptr,
                             .at = part->spec->at_span });
}

static bool shape_number(cor_words *out, const cor_page *page, const cor_planned_part *part,
                         const cor_map *inset, cor_pt at)
{
    double denominator = 0, variation = 0;
    cor_buf text = { 0 };
    *out = (cor_words){ 0 };
    if (!measure(&denominator, &variation, part, inset, at, page->report))
        return false;
    if (part->spec->numeric) {
        cor_scale_put_numeric(&text, page->plan, inset, denominator);
        record(page, part, COR_NUMBER_SCALE, denominator, &text);
    }
    if (variation > max_error)
        cor_scale_put_place(&text, page->plan, inset, at, max_error);
    return cor_scale_words(out, &text, page->plan, part, page->report);
}

static bool fail_room(const cor_planned_part *part, double over_pt, cor_report *report)
{
    return cor_fail(
        report, COR_KIND_LAYOUT, part->spec->at_span,
        "give the inset a shorter scale-bar:", "the inset's scale bar of %g km is %.1f mm too long",
        part->spec->length_m / 1000, over_pt / COR_PT_PER_MM);
}

/* In two halves, a dark one and a light one, as the figure's own bar. */
static void draw_halves(const cor_page *page, cor_rect bar)
{
    const cor_theme *theme = &page->plan->figure->theme;
    const cor_stroke frame = cor_hairline(theme->text, 0.15 * COR_PT_PER_MM);
    const cor_rect dark = { bar.x0_pt, bar.y0_pt, (bar.x0_pt + bar.x1_pt) / 2, bar.y1_pt };
    cor_scene_rect(page->scene, "inset", bar, cor_paint_from(theme->paper), NULL);
    cor_scene_rect(page->scene, "inset", dark, cor_paint_from(theme->text), NULL);
    cor_scene_rect(page->scene, "inset", bar, (cor_paint){ 0 }, &frame);
}

/* At the end of the line, its label before it. */
static bool draw_bar(const cor_page *page, const cor_planned_part *part, const cor_map *inset,
                     cor_pt at, const cor_words *number, cor_words_at start)
{
    const double length = part->spec->length_m;
    const cor_plan *plan = page->plan;
    bool mirrored = start.align > 0;
    double line_pt = 2 * fabs((part->rect.x0_pt + part->rect.x1_pt) / 2 - start.x_pt), width;
    cor_words label;
    cor_buf text = { 0 };
    cor_scale_put_length(&text, &plan->figure->language, length,
                         cor_scale_unit(COR_UNIT_KM, length), true);
    record(page, part, COR_NUMBER_BAR, length, &text);
    if (!cor_scale_words(&label, &text, plan, part, page->report))
        return false;
    if (!cor_scale_width(&width, inset, at, length))
        return fail_scale(part, page->report);
    double over = width + label.block.width_pt + number->block.width_pt + 3 * gap_pt - line_pt;
    if (over > 0)
        return fail_room(part, over, page->report);
    double end = start.x_pt + (mirrored ? -line_pt : line_pt);
    double from = mirrored ? end : end - width;
    double y = start.y_pt + label.block.ascent_pt - bar_height_pt;
    draw_halves(page, (cor_rect){ from, y, from + width, y + bar_height_pt });
    const cor_words_at beside = { mirrored ? from + width + gap_pt : from - gap_pt, start.y_pt,
                                  mirrored ? 0 : 1 };
    cor_words_draw(page, "inset", &label, beside, plan->figure->theme.quiet);
    return true;
}

bool cor_inset_scale_draw(const cor_page *page, const cor_planned_part *part, const cor_map *inset,
                          cor_words_at start)
{
    const cor_rect f = inset->frame;
    const cor_pt at = { (f.x0_pt + f.x1_pt) / 2, (f.y0_pt + f.y1_pt) / 2 };
    cor_words number;
    bool has_bar = part->spec->length_m > 0;
    if (!part->spec->numeric && !has_bar)
        return true;
    if (!shape_number(&number, page, part, inset, at))
        return false;
    cor_words_draw(page, "inset", &number, start, page->plan->figure->theme.quiet);
    return !has_bar || draw_bar(page, part, inset, at, &number, start);
}
