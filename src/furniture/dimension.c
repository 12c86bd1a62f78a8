/*
 * A dimension: the geodesic between two places, written on a line that is drawn beside them.
 *
 * The line is parallel to the one between the places' images on the page; short lines lead from
 * the places to its ends. Its text lies along it, upright.
 */
#include <math.h>

#include "furniture/dimension.h"
#include "furniture/words.h"
#include "style/length.h"

static const double air_pt = 0.8 * COR_PT_PER_MM; /* between the places and what leads to them */
static const double overshoot_pt = 1.0 * COR_PT_PER_MM; /* of these beyond the line */
static const double arrow_pt = 1.8 * COR_PT_PER_MM;

static bool shape(cor_words *words, const cor_plan *plan, const cor_planned_part *part,
                  cor_report *report)
{
    const cor_wording wording = { .role = COR_TYPE_CALLOUT,
                                  .strong = part->spec->bold,
                                  .text = part->text,
                                  .at = part->spec->text_at };
    return cor_words_shape(words, plan, &wording, report);
}

bool cor_dimension_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words words;
    if (!shape(&words, plan, part, r))
        return false;
    *out = (cor_size){ words.block.width_pt, words.block.height_pt };
    return true;
}

static cor_pt along(cor_pt p, cor_pt direction, double by_pt)
{
    return (cor_pt){ p.x_pt + direction.x_pt * by_pt, p.y_pt + direction.y_pt * by_pt };
}

bool cor_dimension_at(cor_dimension *out, const cor_plan *plan, const cor_planned_part *part)
{
    const cor_furniture_spec *spec = part->spec;
    cor_pt a, b;
    if (spec->type != COR_FURNITURE_DIMENSION ||
        !cor_view_point(plan->main.view, spec->lonlat, &a) ||
        !cor_view_point(plan->main.view, spec->to, &b))
        return false;
    double length = hypot(b.x_pt - a.x_pt, b.y_pt - a.y_pt);
    if (!(length > 0))
        return false;
    const cor_pt ahead = { (b.x_pt - a.x_pt) / length, (b.y_pt - a.y_pt) / length };
    const cor_pt left = { ahead.y_pt, -ahead.x_pt };
    double side = spec->beside_pt < 0 ? -1 : 1;
    out->ahead = ahead;
    out->side = along((cor_pt){ 0, 0 }, left, side);
    out->lines[0][0] = along(a, left, spec->beside_pt);
    out->lines[0][1] = along(b, left, spec->beside_pt);
    out->lines[1][0] = along(a, left, side * air_pt);
    out->lines[1][1] = along(out->lines[0][0], left, side * overshoot_pt);
    out->lines[2][0] = along(b, left, side * air_pt);
    out->lines[2][1] = along(out->lines[0][1], left, side * overshoot_pt);
    return true;
}

/* The middle of the text: beyond the line, as seen from the places. */
static cor_pt text_middle(const cor_dimension *d, cor_size size)
{
    const cor_pt middle = { (d->lines[0][0].x_pt + d->lines[0][1].x_pt) / 2,
                            (d->lines[0][0].y_pt + d->lines[0][1].y_pt) / 2 };
    return along(middle, d->side, size.height_pt / 2 + air_pt);
}

cor_rect cor_dimension_text(const cor_dimension *d, cor_size size)
{
    const cor_pt m = text_middle(d, size);
    double w = fabs(d->ahead.x_pt) * size.width_pt + fabs(d->ahead.y_pt) * size.height_pt;
    double h = fabs(d->ahead.y_pt) * size.width_pt + fabs(d->ahead.x_pt) * size.height_pt;
    return (cor_rect){ m.x_pt - w / 2, m.y_pt - h / 2, m.x_pt + w / 2, m.y_pt + h / 2 };
}

static void draw_arrow(const cor_page *page, cor_pt tip, cor_pt direction, cor_colour colour)
{
    const cor_pt foot = along(tip, direction, -arrow_pt);
    const cor_pt across = { direction.y_pt, -direction.x_pt };
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, tip);
    cor_path_add(&path, along(foot, across, arrow_pt / 4));
    cor_path_add(&path, along(foot, across, -arrow_pt / 4));
    cor_path_end(&path);
    cor_scene_path(page->scene, "dimension", -1, &path, cor_paint_from(colour), NULL);
    cor_path_free(&path);
}

static void draw_text(const cor_page *page, const cor_words *words, const cor_dimension *d,
                      cor_colour colour)
{
    const cor_colour paper = page->plan->figure->theme.paper;
    const cor_size size = { words->block.width_pt, words->block.height_pt };
    bool turned = d->ahead.x_pt < 0 || (d->ahead.x_pt == 0 && d->ahead.y_pt > 0);
    const cor_pt right = { turned ? -d->ahead.x_pt : d->ahead.x_pt,
                           turned ? -d->ahead.y_pt : d->ahead.y_pt };
    const cor_pt down = { -right.y_pt, right.x_pt }, middle = text_middle(d, size);
    for (size_t i = 0; i < words->block.line_count; i++) {
        const cor_run *run = words->block.lines[i];
        double y = words->block.ascent_pt + (double)i * words->block.line_height_pt;
        const cor_glyph_look look = {
            .origin =
                along(along(middle, right, -run->advance_pt / 2), down, y - size.height_pt / 2),
            .angle_rad = atan2(right.y_pt, right.x_pt),
            .fill = cor_paint_from(colour),
            .halo = { paper.r, paper.g, paper.b, 0.85 },
            .halo_width_pt = 1.1,
        };
        cor_scene_glyphs(page->scene, "dimension", -1, run, &look);
    }
}

bool cor_dimension_draw(const cor_page *page, cor_planned_part *part)
{
    cor_words words;
    cor_dimension d;
    if (!shape(&words, page->plan, part, page->report))
        return false;
    if (!cor_dimension_at(&d, page->plan, part))
        return true;
    const cor_theme *theme = &page->plan->figure->theme;
    cor_colour colour = part->spec->colour.a < 0 ? theme->text : part->spec->colour;
    cor_stroke stroke = cor_hairline(colour, 0.18 * COR_PT_PER_MM);
    for (size_t i = 0; i < 3; i++)
        cor_scene_line(page->scene, "dimension", d.lines[i][0], d.lines[i][1], &stroke);
    draw_arrow(page, d.lines[0][0], along((cor_pt){ 0, 0 }, d.ahead, -1), colour);
    draw_arrow(page, d.lines[0][1], d.ahead, colour);
    draw_text(page, &words, &d, colour);
    return true;
}
