/*
 * North: an arrow to true north at a place of the map, or to the projection's grid north.
 *
 * Where true north turns by more than a few degrees over the frame there is no north to point at:
 * the part is refused, and a graticule does its work.
 */
#include <math.h>

#include "furniture/scale.h"
#include "furniture/words.h"
#include "plan/north.h"
#include "style/length.h"

static const double arrow_pt = 8 * COR_PT_PER_MM;
static const double half_width_pt = 1.6 * COR_PT_PER_MM;
static const double letter_gap_pt = 0.4 * COR_PT_PER_MM;
static const double max_turn_rad = 6 * M_PI / 180;

static double largest_turn(const cor_map *map, double here_rad)
{
    enum { NET = 9 };
    const cor_rect f = map->frame;
    double worst = 0, angle;
    for (int i = 0; i < NET * NET; i++) {
        const int column = i % NET, row = i / NET;
        cor_pt p = { f.x0_pt + (f.x1_pt - f.x0_pt) * column / (NET - 1),
                     f.y0_pt + (f.y1_pt - f.y0_pt) * row / (NET - 1) };
        if (cor_map_north(map, p, &angle))
            worst = fmax(worst, fabs(remainder(angle - here_rad, 2 * M_PI)));
    }
    return worst;
}

static bool shows_pole(const cor_map *map)
{
    const cor_rect f = map->frame;
    for (int side = -1; side <= 1; side += 2) {
        cor_pt pole;
        if (cor_view_point(map->view, (cor_lonlat){ map->centre.lon_deg, 90.0 * side }, &pole) &&
            pole.x_pt >= f.x0_pt && pole.x_pt <= f.x1_pt && pole.y_pt >= f.y0_pt &&
            pole.y_pt <= f.y1_pt)
            return true;
    }
    return false;
}

static bool fail(const cor_planned_part *part, const char *why, cor_report *report)
{
    return cor_fail(report, COR_KIND_LAYOUT, part->spec->at_span, "show a graticule instead",
                    "%s: an arrow would be wrong", why);
}

/* On the page, clockwise from up. */
static bool direction(double *angle_rad, const cor_plan *plan, const cor_planned_part *part,
                      cor_report *report)
{
    const cor_map *map = &plan->main;
    const cor_rect r = part->rect;
    cor_pt at;
    if (part->spec->grid_north) {
        *angle_rad = -map->spec->bearing_deg * M_PI / 180;
        return true;
    }
    if (!cor_scale_place(&at, map, part->spec))
        return fail(part, "the north arrow's place is off the map", report);
    if (part->spec->reference == COR_REFERENCE_OWN_PLACE && r.x1_pt > r.x0_pt)
        at = (cor_pt){ (r.x0_pt + r.x1_pt) / 2, (r.y0_pt + r.y1_pt) / 2 };
    if (!cor_map_north(map, at, angle_rad))
        return fail(part, "there is no north at the north arrow's place", report);
    return true;
}

static bool letter_of(cor_words *out, const cor_plan *plan, const cor_planned_part *part,
                      cor_report *report)
{
    const char *text = part->spec->label;
    if (!text)
        text = part->spec->grid_north ? "GN" : cor_language_locale(&plan->figure->language)->north;
    return cor_words_shape(
        out, plan,
        &(cor_wording){ .role = COR_TYPE_NORTH, .text = text, .at = part->spec->at_span }, report);
}

/* How far the letter stands from the arrow's middle, along the arrow. */
static double letter_distance(const cor_words *letter, double angle)
{
    return arrow_pt / 2 + letter_gap_pt + letter->block.height_pt / 2 * fabs(cos(angle)) +
           letter->block.width_pt / 2 * fabs(sin(angle));
}

/* A point of the arrow, given in its own frame (x right, y up from the middle), turned. */
static cor_pt turned(cor_pt middle, double angle, double x, double y)
{
    return (cor_pt){ middle.x_pt + x * cos(angle) + y * sin(angle),
                     middle.y_pt + x * sin(angle) - y * cos(angle) };
}

/* What arrow and letter take, about the arrow's middle. */
static cor_rect reach(const cor_words *letter, double angle)
{
    cor_pt at = turned((cor_pt){ 0, 0 }, angle, 0, letter_distance(letter, angle));
    double w = letter->block.width_pt / 2, h = letter->block.height_pt / 2;
    double x = arrow_pt / 2 * fabs(sin(angle)) + half_width_pt * fabs(cos(angle));
    double y = arrow_pt / 2 * fabs(cos(angle)) + half_width_pt * fabs(sin(angle));
    return (cor_rect){ fmin(-x, at.x_pt - w), fmin(-y, at.y_pt - h), fmax(x, at.x_pt + w),
                       fmax(y, at.y_pt + h) };
}

bool cor_north_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    const cor_map *map = &plan->main;
    double angle = 0;
    cor_words letter;
    if (!direction(&angle, plan, part, r))
        return false;
    double turn = part->spec->grid_north ? 0 : largest_turn(map, angle);
    if (!part->spec->grid_north && shows_pole(map))
        return fail(part, "the map shows a pole, about which north turns", r);
    if (turn > max_turn_rad)
        return fail(part,
                    cor_arena_printf(plan->arena, "north turns by up to %.1f degrees over the map",
                                     turn * 180 / M_PI),
                    r);
    if (!letter_of(&letter, plan, part, r))
        return false;
    cor_rect box = reach(&letter, angle);
    *out = (cor_size){ box.x1_pt - box.x0_pt, box.y1_pt - box.y0_pt };
    return true;
}

/* One half dark, one light, about the axis from tip to tail. */
static void draw_half(const cor_page *page, cor_pt middle, double angle, double side)
{
    const cor_theme *theme = &page->plan->figure->theme;
    const double half = arrow_pt / 2;
    cor_stroke stroke = cor_hairline(theme->text, 0.15 * COR_PT_PER_MM);
    cor_path path = { 0 };
    stroke.join = COR_JOIN_ROUND;
    cor_path_begin(&path, true);
    cor_path_add(&path, turned(middle, angle, 0, half));
    cor_path_add(&path, turned(middle, angle, side * half_width_pt, -half));
    cor_path_add(&path, turned(middle, angle, 0, -half * 0.62));
    cor_path_end(&path);
    cor_scene_path(page->scene, "north", -1, &path,
                   cor_paint_from(side < 0 ? theme->text : theme->paper), &stroke);
    cor_path_free(&path);
}

bool cor_north_draw(const cor_page *page, cor_planned_part *part)
{
    cor_words letter;
    double angle = 0;
    if (!direction(&angle, page->plan, part, page->report) ||
        !letter_of(&letter, page->plan, part, page->report))
        return false;
    cor_rect box = reach(&letter, angle);
    cor_pt middle = { part->rect.x0_pt - box.x0_pt, part->rect.y0_pt - box.y0_pt };
    draw_half(page, middle, angle, -1);
    draw_half(page, middle, angle, 1);
    cor_pt top = turned(middle, angle, 0, letter_distance(&letter, angle));
    cor_words_draw_on_map(page, "north", &letter,
                          (cor_words_at){ top.x_pt, top.y_pt - letter.block.height_pt / 2, 0.5 },
                          page->plan->figure->theme.text);
    return true;
}
