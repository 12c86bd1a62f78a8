/*
 * Lengths by country: a bar each, or one bar in stretches. Countries are filled as on the map.
 */
#include <math.h>

#include "furniture/chart.h"
#include "plan/chart.h"
#include "plan/lengths.h"
#include "style/length.h"

static const double outline_mm = 0.15;

bool cor_lengths_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *report)
{
    out->width_pt = cor_chart_width(plan, part->spec);
    return cor_chart_height(&out->height_pt, plan, part, out->width_pt, report);
}

static void draw_bar(const cor_chart *chart, const cor_lengths *lengths, int zone, cor_rect box)
{
    cor_stroke outline =
        cor_hairline(chart->page->plan->figure->theme.text, outline_mm * COR_PT_PER_MM);
    cor_chart_zone(chart, &lengths->zoning, zone, box);
    cor_scene_rect(chart->page->scene, chart->name, box, (cor_paint){ 0 }, &outline);
}

static void draw_bars(const cor_chart *chart, const cor_lengths *lengths, double y)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    double longest = 0;
    for (size_t i = 0; i < lengths->count; i++)
        longest = fmax(longest, lengths->rows[i].length_m);
    for (size_t i = 0; i < lengths->count; i++) {
        const cor_lengths_row *row = &lengths->rows[i];
        double row_y = y + (double)i * lengths->row_pt;
        double end = lengths->name_pt + lengths->bar_pt * row->length_m / longest;
        double a = cor_chart_x(chart, lengths->name_pt), b = cor_chart_x(chart, end);
        double top = row_y + (lengths->row_pt - lengths->bar_height_pt) / 2;
        double align = chart->is_mirrored ? 1 : 0, gap = 1.2 * COR_PT_PER_MM;
        double baseline = row_y + lengths->baseline_pt;
        draw_bar(chart, lengths, row->zone,
                 (cor_rect){ fmin(a, b), top, fmax(a, b), top + lengths->bar_height_pt });
        cor_chart_text(
            chart, &row->name,
            (cor_words_at){ cor_chart_x(chart, 0), baseline - row->name.ascent_pt, align },
            theme->text);
        cor_chart_text(chart, &row->value,
                       (cor_words_at){ b + (chart->is_mirrored ? -gap : gap),
                                       baseline - row->value.ascent_pt, align },
                       theme->text);
    }
}

static void draw_stacked(const cor_chart *chart, const cor_lengths *lengths, double y)
{
    double before = 0;
    for (size_t i = 0; i < lengths->count; i++) {
        const cor_lengths_row *row = &lengths->rows[i];
        double a = cor_chart_x(chart, before * lengths->bar_pt);
        before += row->share;
        double b = cor_chart_x(chart, before * lengths->bar_pt);
        draw_bar(chart, lengths, row->zone,
                 (cor_rect){ fmin(a, b), y, fmax(a, b), y + lengths->bar_height_pt });
    }
    const cor_chart_side below = { y + lengths->bar_height_pt, 1, true,
                                   chart->page->plan->figure->theme.text };
    cor_chart_tiers(chart, &lengths->labels, &below);
}

bool cor_lengths_draw(const cor_page *page, cor_planned_part *part)
{
    cor_lengths lengths;
    cor_chart chart;
    cor_rect inner = cor_chart_open(&chart, page, part);
    if (!cor_lengths_build(&lengths, page->plan, part, chart.row_pt, page->report))
        return false;
    chart.is_mirrored = cor_plan_right_to_left(page->plan);
    cor_chart_draw_head(&chart, inner, &lengths.head);
    double y = inner.y0_pt + lengths.head_pt;
    if (part->spec->route.form == COR_LENGTHS_STACKED)
        draw_stacked(&chart, &lengths, y);
    else
        draw_bars(&chart, &lengths, y);
    return true;
}
