/*
 * Claims and verdicts, as a table: a line over and under the heads, one under the last row.
 */
#include "furniture/chart.h"
#include "plan/chart.h"
#include "plan/claims_table.h"
#include "style/length.h"

static const double hairline_mm = 0.1, rule_mm = 0.25;

bool cor_claims_table_measure(cor_size *out, cor_plan *plan, cor_planned_part *part,
                              cor_report *report)
{
    double pad = cor_chart_padding_pt(part->spec);
    cor_claims_table table;
    if (!cor_claims_table_build(&table, plan, part, cor_chart_width(plan, part->spec) - 2 * pad,
                                report))
        return false;
    *out = (cor_size){ table.width_pt + 2 * pad, table.height_pt + 2 * pad };
    return true;
}

/* Every text of a row stands on the baseline of its first line. */
typedef struct row_line {
    const cor_chart *chart;
    double baseline_pt;
    cor_colour colour;
} row_line;

/* along_pt: where it begins, or ends, along the line. */
static void put(const row_line *line, const cor_block *text, double along_pt, bool ends)
{
    const cor_words_at at = { cor_chart_x(line->chart, along_pt),
                              line->baseline_pt - text->ascent_pt,
                              ends != line->chart->is_mirrored ? 1 : 0 };
    cor_chart_text(line->chart, text, at, line->colour);
}

/* Digits run from left to right in every language, so the room in front of their decimal mark is
 * at the left of their column. */
static void put_number(const row_line *line, const cor_claims_number *number,
                       const cor_claims_column *column)
{
    const cor_chart *chart = line->chart;
    double begin = chart->is_mirrored ? column->digits_pt + column->digit_room : column->digits_pt;
    const cor_words_at at = { cor_chart_x(chart, begin) + column->before_pt - number->before_pt,
                              line->baseline_pt - number->digits.ascent_pt, 0 };
    cor_chart_text(chart, &number->digits, at, line->colour);
    if (!number->entry.printed)
        return;
    put(line, &number->unit, column->unit_pt, false);
    cor_ledger_number(chart->page->plan->ledger, &number->entry);
}

static void draw_rule(const cor_chart *chart, double y_pt, double width_mm, cor_colour colour)
{
    cor_chart_line(chart, (cor_pt){ chart->x0_pt, y_pt },
                   (cor_pt){ chart->x0_pt + chart->row_pt, y_pt }, width_mm, colour);
}

static void draw_heads(const cor_chart *chart, const cor_claims_table *t, double y_pt)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    const row_line line = { chart, y_pt + t->pad_pt + t->who_head.ascent_pt, theme->quiet };
    put(&line, &t->who_head, 0, false);
    for (size_t i = 0; i < COR_CLAIMS_NUMBER_COUNT; i++)
        put(&line, &t->columns[i].head, t->columns[i].end_pt, true);
    put(&line, &t->verdict_head, t->verdict_pt, false);
}

static void draw_row(const cor_chart *chart, const cor_claims_table *t, const cor_claims_row *row,
                     double y_pt)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    const row_line line = { chart, y_pt + t->pad_pt + row->who.ascent_pt, theme->text };
    put(&line, &row->who, 0, false);
    for (size_t i = 0; i < COR_CLAIMS_NUMBER_COUNT; i++)
        put_number(&line, &row->numbers[i], &t->columns[i]);
    put(&line, &row->verdict, t->verdict_pt, false);
}

/* In a margin the part may have been given more room than the table takes. */
static void fit(cor_planned_part *part, const cor_page *page, double width_pt)
{
    if (cor_plan_right_to_left(page->plan))
        part->rect.x0_pt = part->rect.x1_pt - width_pt;
    else
        part->rect.x1_pt = part->rect.x0_pt + width_pt;
}

bool cor_claims_table_draw(const cor_page *page, cor_planned_part *part)
{
    static const double slack_pt = 0.001;
    const cor_theme *theme = &page->plan->figure->theme;
    double pad = cor_chart_padding_pt(part->spec);
    double room = part->rect.x1_pt - part->rect.x0_pt - 2 * pad + slack_pt;
    cor_claims_table t;
    cor_chart chart;
    if (!cor_claims_table_build(&t, page->plan, part, room, page->report))
        return false;
    fit(part, page, t.width_pt + 2 * pad);
    cor_rect inner = cor_chart_open(&chart, page, part);
    chart.is_mirrored = cor_plan_right_to_left(page->plan);
    cor_chart_draw_head(&chart, inner, &t.head);
    draw_heads(&chart, &t, inner.y0_pt + t.top_pt);
    double y = inner.y0_pt + t.first_pt;
    draw_rule(&chart, inner.y0_pt + t.top_pt, rule_mm, theme->text);
    draw_rule(&chart, y, hairline_mm, theme->text);
    for (size_t i = 0; i < t.count; i++) {
        draw_row(&chart, &t, &t.rows[i], y);
        y += t.rows[i].height_pt;
        if (i + 1 < t.count)
            draw_rule(&chart, y, hairline_mm, theme->line);
    }
    draw_rule(&chart, y, rule_mm, theme->text);
    return true;
}
