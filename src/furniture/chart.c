#include "furniture/chart.h"

#include <math.h>

#include "plan/chart.h"
#include "style/length.h"
#include "symbolise/symbolise.h"

static const double hairline_mm = 0.15;

double cor_chart_width(const cor_plan *plan, const cor_furniture_spec *spec)
{
    static const double margins_pt = 8 * COR_PT_PER_MM;
    const cor_rect frame = plan->main.frame;
    return spec->width_pt > 0 ? spec->width_pt : frame.x1_pt - frame.x0_pt - margins_pt;
}

cor_rect cor_chart_open(cor_chart *out, const cor_page *page, cor_planned_part *part)
{
    double pad = cor_chart_padding_pt(part->spec);
    const cor_rect r = part->rect;
    const cor_rect inner = { r.x0_pt + pad, r.y0_pt + pad, r.x1_pt - pad, r.y1_pt - pad };
    *out = (cor_chart){ .page = page,
                        .name = cor_furniture_name(part->spec->type),
                        .x0_pt = inner.x0_pt,
                        .row_pt = inner.x1_pt - inner.x0_pt };
    if (part->spec->box)
        cor_part_ground(page, out->name, r);
    return inner;
}

bool cor_chart_is_mirrored(const cor_page *page, const cor_route_spec *spec,
                           const cor_course *course)
{
    cor_view *view = page->plan->main.view;
    cor_pt start, end;
    if (spec->start_at != COR_START_AS_ON_MAP)
        return spec->start_at == COR_START_RIGHT;
    return cor_view_point_anywhere(view, course->line[0], &start) &&
           cor_view_point_anywhere(view, course->line[course->count - 1], &end) &&
           start.x_pt > end.x_pt;
}

double cor_chart_x(const cor_chart *chart, double along_pt)
{
    return chart->x0_pt + (chart->is_mirrored ? chart->row_pt - along_pt : along_pt);
}

void cor_chart_line(const cor_chart *chart, cor_pt a, cor_pt b, double width_mm, cor_colour colour)
{
    cor_stroke stroke = cor_hairline(colour, width_mm * COR_PT_PER_MM);
    cor_scene_line(chart->page->scene, chart->name, a, b, &stroke);
}

void cor_chart_text(const cor_chart *chart, const cor_block *text, cor_words_at at,
                    cor_colour colour)
{
    const cor_words words = { *text, COR_TYPE_CHART };
    cor_words_draw(chart->page, chart->name, &words, at, colour);
}

void cor_chart_draw_head(const cor_chart *chart, cor_rect inner, const cor_chart_head *head)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    cor_words_at start = cor_words_start(chart->page, inner, inner.y0_pt);
    cor_words_at end = { start.align > 0 ? inner.x0_pt : inner.x1_pt, inner.y0_pt,
                         1 - start.align };
    cor_chart_text(chart, &head->title, start, theme->text);
    cor_chart_text(chart, &head->aside, end, theme->quiet);
}

void cor_chart_axis(const cor_chart *chart, const cor_axis *axis, double y_pt, double tick_pt)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    for (size_t i = 0; i < axis->count; i++) {
        const cor_tick *tick = &axis->ticks[i];
        double x = cor_chart_x(chart, tick->at_pt), half = tick->text.width_pt / 2;
        double long_pt = tick->is_minor ? tick_pt / 2 : tick_pt;
        cor_chart_line(chart, (cor_pt){ x, y_pt }, (cor_pt){ x, y_pt + long_pt }, hairline_mm,
                       theme->text);
        /* A number at an end of the row stays inside it. */
        double middle = fmin(fmax(x, chart->x0_pt + half), chart->x0_pt + chart->row_pt - half);
        double y = y_pt + tick_pt + axis->ascent_pt - tick->text.ascent_pt;
        cor_chart_text(chart, &tick->text, (cor_words_at){ middle, y, 0.5 }, theme->text);
    }
}

/* Read from below upwards, the block's middle at x; it begins at the axis' side, or ends there. */
static void draw_upright(const cor_chart *chart, const cor_tier_label *label, double x, double y,
                         const cor_chart_side *side)
{
    const cor_block *block = &label->block;
    double first = x - block->height_pt / 2 + block->ascent_pt;
    for (size_t i = 0; i < block->line_count; i++) {
        const cor_run *run = block->lines[i];
        const cor_glyph_look look = {
            .origin = { first + (double)i * block->line_height_pt,
                        side->down > 0 ? y + run->advance_pt : y },
            .angle_rad = -M_PI / 2,
            .fill = cor_paint_from(side->colour),
        };
        cor_scene_glyphs(chart->page->scene, chart->name, -1, run, &look);
    }
}

static double clamp(double x, double least, double most)
{
    return fmin(fmax(x, least), most);
}

/* Up to a tier's texts, and past those of the tiers before; straight where nothing is in the way.
 */
static double draw_leader(const cor_chart *chart, const cor_tiers *tiers,
                          const cor_tier_label *label, const cor_chart_side *side)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    double half = tiers->upright ? 0 : label->block.width_pt / 2;
    double x = label->anchor_pt, y = side->y_pt;
    for (int t = 0; t <= label->tier; t++) {
        double to = t < label->tier ? label->at_pt[t]
                                    : clamp(x, label->at_pt[t] - half, label->at_pt[t] + half);
        double knee = y + side->down * tiers->knee_pt;
        bool is_drawn = side->leaders || label->tier > 0 || fabs(to - x) > 0.01;
        cor_pt from = { cor_chart_x(chart, x), y }, bend = { cor_chart_x(chart, to), knee };
        if (is_drawn)
            cor_chart_line(chart, from, bend, hairline_mm, theme->quiet);
        if (t == label->tier)
            return knee;
        y = knee + side->down * tiers->text_pt;
        cor_chart_line(chart, bend, (cor_pt){ bend.x_pt, y }, hairline_mm, theme->quiet);
        x = to;
    }
    return y;
}

/* Lines stand over each other's middle; at an end of the row they are flush with it. */
static cor_words_at text_at(const cor_chart *chart, const cor_tiers *tiers,
                            const cor_tier_label *label, double y)
{
    static const double slack_pt = 0.01;
    int t = label->tier;
    double half = label->block.width_pt / 2, align = 0.5;
    double from = t ? label->at_pt[t - 1] : label->anchor_pt;
    if (tiers->tier_count == 1 && fabs(fabs(label->at_pt[t] - from) - half) < slack_pt)
        align = (label->at_pt[t] > from) == chart->is_mirrored ? 1 : 0;
    double x = cor_chart_x(chart, label->at_pt[t]);
    return (cor_words_at){ x + (align - 0.5) * 2 * half, y, align };
}

void cor_chart_tiers(const cor_chart *chart, const cor_tiers *tiers, const cor_chart_side *side)
{
    for (size_t i = 0; i < tiers->count; i++) {
        const cor_tier_label *label = &tiers->items[i];
        if (!label->block.line_count)
            continue;
        double y = draw_leader(chart, tiers, label, side);
        double x = cor_chart_x(chart, label->at_pt[label->tier]);
        if (tiers->upright)
            draw_upright(chart, label, x, y + side->down * 0.4 * COR_PT_PER_MM, side);
        else
            cor_chart_text(
                chart, &label->block,
                text_at(chart, tiers, label, side->down > 0 ? y : y - label->block.height_pt),
                side->colour);
    }
}

void cor_chart_zone(const cor_chart *chart, const cor_zoning *zoning, int zone, cor_rect box)
{
    const cor_page *page = chart->page;
    const cor_plan *plan = page->plan;
    cor_paint grey = cor_paint_from(plan->figure->theme.quiet);
    bool is_filled = false;
    grey.a = zone == COR_PIECE_OUTSIDE ? 0 : zone >= 0 ? 0.12 : 0.3;
    cor_scene_rect(page->scene, chart->name, box, cor_paint_from(plan->figure->theme.paper), NULL);
    for (size_t i = 0; zone >= 0 && i < plan->style->layer_count; i++) {
        const cor_layer *layer = &plan->style->layers[i];
        size_t feature = zoning->zones[zone].feature;
        if (layer->type != COR_LAYER_FILL || layer->source != zoning->source ||
            !cor_map_shows(plan, &plan->main, layer) ||
            !cor_plan_accepts(plan, layer, feature, page->report))
            continue;
        const cor_symboliser s = { page->scene, plan, &plan->main, layer, page->report };
        cor_symbolise_swatch(&s, &plan->datasets[zoning->source]->features[feature].properties,
                             box);
        is_filled = true;
    }
    if (!is_filled)
        cor_scene_rect(page->scene, chart->name, box, grey, NULL);
}
