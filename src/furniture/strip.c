/*
 * The strip: a route straightened to a bar, with its stations above it and its kilometres below.
 *
 * The route, its stations and the countries are drawn by the code that draws them on the map: what
 * is dashed there because it is only proposed is dashed here. The count begins at the side at which
 * the route begins on the map, and an arrow says which way it goes.
 */
#include <math.h>

#include "furniture/chart.h"
#include "plan/chart.h"
#include "plan/chart_words.h"
#include "plan/ledger.h"
#include "plan/strip.h"
#include "style/length.h"
#include "symbolise/symbolise.h"

static const double hairline_mm = 0.15;
static const double outline_mm = 0.2;
static const double arrow_pt = 1.6 * COR_PT_PER_MM;

bool cor_strip_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *report)
{
    out->width_pt = cor_chart_width(plan, part->spec);
    return cor_chart_height(&out->height_pt, plan, part, out->width_pt, report);
}

/* What the bar has no room to say is said to who draws it, unless it rounds to nothing. */
static void tell_unnamed(const cor_chart *chart, const cor_strip *strip, cor_planned_part *part,
                         size_t piece)
{
    const cor_piece *p = &strip->zoning.pieces[piece];
    int decimals = cor_chart_decimals(part->spec, strip->course.length_m);
    bool is_nothing = round((p->to_m - p->from_m) / 1000 * pow(10, decimals)) == 0;
    if (!strip->zone_texts[piece].line_count && !is_nothing)
        cor_note(chart->page->report, COR_KIND_LABEL, part->spec->at_span, NULL,
                 "the strip has no room for the name of a stretch of %.*f km: %s", decimals,
                 (p->to_m - p->from_m) / 1000,
                 cor_zoning_name(&strip->zoning, chart->page->plan, p->zone));
}

/* A point that far from the line is hardly a station of it. */
static void warn_far(const cor_chart *chart, const cor_strip *strip, cor_planned_part *part,
                     size_t station)
{
    static const double far = 0.2; /* of the line's length */
    const cor_strip_station *s = &strip->stations[station];
    if (s->offset_m > far * strip->course.length_m)
        cor_warn(chart->page->report, COR_KIND_MEASURE, part->spec->at_span,
                 "leave it out with the layer's filter:",
                 "a station of the strip is %.1f km away from its line: %s", s->offset_m / 1000,
                 s->name ? s->name : "one without a name");
}

static void draw_bar(const cor_chart *chart, const cor_strip *strip, cor_planned_part *part,
                     double y)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    double pt_per_m = strip->bar_pt / strip->course.length_m, y1 = y + strip->bar_height_pt;
    cor_stroke outline = cor_hairline(theme->text, outline_mm * COR_PT_PER_MM);
    for (size_t i = 0; i < strip->zoning.piece_count; i++) {
        const cor_piece *p = &strip->zoning.pieces[i];
        double a = cor_chart_x(chart, p->from_m * pt_per_m);
        double b = cor_chart_x(chart, p->to_m * pt_per_m);
        cor_chart_zone(chart, &strip->zoning, p->zone, (cor_rect){ fmin(a, b), y, fmax(a, b), y1 });
        if (i)
            cor_chart_line(chart, (cor_pt){ a, y }, (cor_pt){ a, y1 }, outline_mm, theme->text);
        const cor_block *text = &strip->zone_texts[i];
        cor_words_at at = { (a + b) / 2, (y + strip->line_pt + y1 - text->height_pt) / 2, 0.5 };
        cor_chart_text(chart, text, at, theme->text);
        tell_unnamed(chart, strip, part, i);
    }
    cor_rect bar = { chart->x0_pt, y, chart->x0_pt + chart->row_pt, y1 };
    cor_scene_rect(chart->page->scene, chart->name, bar, (cor_paint){ 0 }, &outline);
}

/* Along the bar's upper edge, with each layer that draws the line on the map: its casing, too. */
static void draw_route(const cor_chart *chart, const cor_strip *strip, double y)
{
    static const double half_pt = 2 * COR_PT_PER_MM;
    const cor_page *page = chart->page;
    const cor_layer *own = strip->course.layer;
    const cor_dataset *data = cor_plan_dataset(page->plan, own);
    const cor_rect row = { chart->x0_pt, y - half_pt, chart->x0_pt + chart->row_pt, y + half_pt };
    size_t feature = strip->course.feature;
    for (size_t i = 0; i < page->plan->style->layer_count; i++) {
        const cor_layer *layer = &page->plan->style->layers[i];
        const cor_symboliser s = { page->scene, page->plan, &page->plan->main, layer,
                                   page->report };
        if (layer->type == COR_LAYER_LINE && layer->source == own->source &&
            cor_map_shows(page->plan, &page->plan->main, layer) &&
            cor_plan_accepts(page->plan, layer, feature, page->report))
            cor_symbolise_swatch(&s, &data->features[feature].properties, row);
    }
}

/* A circle or an icon as the map draws it; a dot for what no layer draws as one. */
static void draw_station(const cor_chart *chart, const cor_strip_station *station, cor_pt at)
{
    static const double half_pt = 2 * COR_PT_PER_MM, dot_pt = 0.8 * COR_PT_PER_MM;
    const cor_page *page = chart->page;
    const cor_theme *theme = &page->plan->figure->theme;
    if (station->layer && station->layer->type == COR_LAYER_CIRCLE) {
        const cor_symboliser s = { page->scene, page->plan, &page->plan->main, station->layer,
                                   page->report };
        const cor_dataset *data = cor_plan_dataset(page->plan, station->layer);
        cor_symbolise_swatch(&s, &data->features[station->feature].properties,
                             (cor_rect){ at.x_pt - half_pt, at.y_pt - half_pt, at.x_pt + half_pt,
                                         at.y_pt + half_pt });
        return;
    }
    cor_stroke stroke = cor_hairline(theme->text, outline_mm * COR_PT_PER_MM);
    cor_scene_rect(
        page->scene, chart->name,
        (cor_rect){ at.x_pt - dot_pt, at.y_pt - dot_pt, at.x_pt + dot_pt, at.y_pt + dot_pt },
        cor_paint_from(theme->paper), &stroke);
}

/* A slim filled triangle whose tip is at `tip`. */
static void draw_arrow(const cor_chart *chart, cor_pt tip, double towards)
{
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, tip);
    cor_path_add(&path, (cor_pt){ tip.x_pt - towards * arrow_pt, tip.y_pt - arrow_pt / 5 });
    cor_path_add(&path, (cor_pt){ tip.x_pt - towards * arrow_pt, tip.y_pt + arrow_pt / 5 });
    cor_path_end(&path);
    cor_scene_path(chart->page->scene, chart->name, -1, &path,
                   cor_paint_from(chart->page->plan->figure->theme.text), NULL);
    cor_path_free(&path);
}

/* From end to end, with the length in its middle; the arrow points the way of the count. */
static void draw_total(const cor_chart *chart, const cor_strip *strip, double y)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    double x0 = chart->x0_pt, x1 = x0 + chart->row_pt, middle = (x0 + x1) / 2;
    double line = y + strip->total.height_pt / 2;
    double half = strip->total.width_pt / 2 + 1 * COR_PT_PER_MM, tick = 0.9 * COR_PT_PER_MM;
    cor_chart_line(chart, (cor_pt){ x0, line }, (cor_pt){ fmax(middle - half, x0), line },
                   hairline_mm, theme->text);
    cor_chart_line(chart, (cor_pt){ fmin(middle + half, x1), line }, (cor_pt){ x1, line },
                   hairline_mm, theme->text);
    for (int i = 0; i < 2; i++) {
        double x = i ? x1 : x0;
        cor_chart_line(chart, (cor_pt){ x, line - tick }, (cor_pt){ x, line + tick }, hairline_mm,
                       theme->text);
    }
    draw_arrow(chart, (cor_pt){ chart->is_mirrored ? x0 : x1, line }, chart->is_mirrored ? -1 : 1);
    cor_chart_text(chart, &strip->total, (cor_words_at){ middle, y, 0.5 }, theme->text);
}

/* The distances between stations, between small marks at these. */
static void draw_gaps(const cor_chart *chart, const cor_strip *strip, double y)
{
    const cor_theme *theme = &chart->page->plan->figure->theme;
    double pt_per_m = strip->bar_pt / strip->course.length_m;
    const cor_chart_side below = { y, 1, false, theme->quiet };
    double deep =
        fmin(cor_tiers_height_pt(&strip->gaps), strip->gaps.knee_pt + strip->total.height_pt);
    cor_chart_tiers(chart, &strip->gaps, &below);
    for (size_t i = 0; i < strip->station_count && strip->gaps.count; i++) {
        double x = cor_chart_x(chart, strip->stations[i].distance_m * pt_per_m);
        cor_chart_line(chart, (cor_pt){ x, y + deep * 0.25 }, (cor_pt){ x, y + deep }, hairline_mm,
                       theme->quiet);
    }
}

static void record(const cor_chart *chart, const cor_planned_part *part, const cor_course *course,
                   cor_number_kind kind, double value_m)
{
    const cor_plan *plan = chart->page->plan;
    int decimals = cor_chart_decimals(part->spec, course->length_m);
    cor_ledger_number(
        plan->ledger,
        &(cor_number_entry){ .kind = kind,
                             .value = value_m,
                             .printed = kind == COR_NUMBER_POST
                                            ? cor_chart_number(plan, value_m / 1000, decimals)
                                            : cor_chart_km(plan, value_m, decimals),
                             .at = part->spec->at_span,
                             .layer = course->layer });
}

/* For the audit; the distances between stations are differences of what is printed at them. */
static void record_numbers(const cor_chart *chart, const cor_strip *strip,
                           const cor_planned_part *part)
{
    const cor_course *course = &strip->course;
    for (size_t i = 0; i < strip->station_count; i++)
        record(chart, part, course, COR_NUMBER_POST,
               strip->stations[i].distance_m - course->zero_m);
    for (size_t i = 0; i < strip->zoning.piece_count; i++)
        if (strip->zone_texts[i].line_count)
            record(chart, part, course, COR_NUMBER_LENGTH,
                   strip->zoning.pieces[i].to_m - strip->zoning.pieces[i].from_m);
    record(chart, part, course, COR_NUMBER_LENGTH, course->length_m);
}

bool cor_strip_draw(const cor_page *page, cor_planned_part *part)
{
    cor_strip strip;
    cor_chart chart;
    cor_rect inner = cor_chart_open(&chart, page, part);
    if (!cor_strip_build(&strip, page->plan, part, chart.row_pt, page->report))
        return false;
    const cor_theme *theme = &page->plan->figure->theme;
    chart.is_mirrored = cor_chart_is_mirrored(page, &part->spec->route, &strip.course);
    cor_chart_draw_head(&chart, inner, &strip.head);
    if (cor_plan_right_to_left(page->plan))
        chart.x0_pt = inner.x1_pt - strip.bar_pt;
    chart.row_pt = strip.bar_pt;
    double y =
        inner.y0_pt + strip.head.height_pt + strip.gap_pt + cor_tiers_height_pt(&strip.labels);
    const cor_chart_side above = { y, -1, true, theme->text };
    cor_chart_tiers(&chart, &strip.labels, &above);
    draw_bar(&chart, &strip, part, y);
    draw_route(&chart, &strip, y);
    for (size_t i = 0; i < strip.station_count; i++) {
        warn_far(&chart, &strip, part, i);
        draw_station(&chart, &strip.stations[i],
                     (cor_pt){ cor_chart_x(&chart, strip.stations[i].distance_m * strip.bar_pt /
                                                       strip.course.length_m),
                               y });
    }
    y += strip.bar_height_pt;
    cor_chart_axis(&chart, &strip.axis, y, strip.tick_pt);
    y += strip.tick_pt + strip.axis.text_pt;
    draw_gaps(&chart, &strip, y);
    record_numbers(&chart, &strip, part);
    draw_total(&chart, &strip, y + cor_tiers_height_pt(&strip.gaps) + strip.gap_pt);
    return true;
}
