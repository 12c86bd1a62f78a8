/*
 * North: an arrow to true north at the middle of the map.
 *
 * Where north turns by more than a few degrees over the frame there is no north to point at: the
 * part is refused, and a graticule does its work.
 */
#include <math.h>

#include "furniture/words.h"
#include "style/length.h"

static const double height_pt = 11 * COR_PT_PER_MM;
static const double width_pt = 5 * COR_PT_PER_MM;
static const double max_turn_rad = 6 * M_PI / 180;

/* Direction of true north on the page at `p`, clockwise from up. */
static bool north_at(const cor_map *map, cor_pt p, double *angle_rad)
{
    cor_lonlat here;
    cor_pt there;
    if (!cor_view_unproject(map->view, p, &here))
        return false;
    cor_lonlat north = { here.lon_deg, fmin(here.lat_deg + 0.001, 90) };
    if (!cor_view_point_anywhere(map->view, north, &there))
        return false;
    *angle_rad = atan2(there.x_pt - p.x_pt, p.y_pt - there.y_pt);
    return true;
}

static double largest_turn(const cor_map *map, double middle_rad)
{
    double worst = 0, angle;
    for (int i = 0; i < 9; i++) {
        int column = i % 3, row = i / 3;
        cor_pt p = { map->frame.x0_pt + (map->frame.x1_pt - map->frame.x0_pt) * column / 2,
                     map->frame.y0_pt + (map->frame.y1_pt - map->frame.y0_pt) * row / 2 };
        if (north_at(map, p, &angle))
            worst = fmax(worst, fabs(remainder(angle - middle_rad, 2 * M_PI)));
    }
    return worst;
}

bool cor_north_measure(cor_size *out, cor_plan *plan, const cor_planned_part *part, cor_report *r)
{
    const cor_map *map = &plan->main;
    double angle;
    cor_pt middle = { (map->frame.x0_pt + map->frame.x1_pt) / 2,
                      (map->frame.y0_pt + map->frame.y1_pt) / 2 };
    if (!north_at(map, middle, &angle))
        return cor_fail(r, COR_KIND_LAYOUT, part->spec->at_span, "show a graticule instead",
                        "there is no north at the middle of the map");
    double turn = largest_turn(map, angle);
    if (turn > max_turn_rad)
        return cor_fail(r, COR_KIND_LAYOUT, part->spec->at_span, "show a graticule instead",
                        "north turns by %.0f degrees over the map: an arrow would be wrong",
                        turn * 180 / M_PI);
    *out = (cor_size){ width_pt, height_pt };
    return true;
}

/* A point of the arrow, given in its own frame (x right, y up from the middle), turned. */
static cor_pt turned(cor_pt middle, double angle, double x, double y)
{
    return (cor_pt){ middle.x_pt + x * cos(angle) + y * sin(angle),
                     middle.y_pt + x * sin(angle) - y * cos(angle) };
}

bool cor_north_draw(const cor_page *page, const cor_planned_part *part)
{
    const cor_theme *theme = &page->plan->figure->theme;
    const cor_map *map = &page->plan->main;
    cor_words letter;
    double angle;
    if (!north_at(map,
                  (cor_pt){ (map->frame.x0_pt + map->frame.x1_pt) / 2,
                            (map->frame.y0_pt + map->frame.y1_pt) / 2 },
                  &angle) ||
        !cor_words_shape(
            &letter, page->plan,
            &(cor_wording){
                .role = COR_TYPE_NOTE, .bold = true, .text = "N", .at = part->spec->at_span },
            page->report))
        return false;
    cor_pt middle = { (part->rect.x0_pt + part->rect.x1_pt) / 2,
                      part->rect.y1_pt - height_pt * 0.35 };
    double half = height_pt * 0.33, side = width_pt * 0.32;
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, turned(middle, angle, 0, half));
    cor_path_add(&path, turned(middle, angle, side, -half));
    cor_path_add(&path, turned(middle, angle, 0, -half * 0.55));
    cor_path_add(&path, turned(middle, angle, -side, -half));
    cor_path_end(&path);
    cor_scene_path(page->scene, "north", -1, &path, cor_paint_from(theme->text), NULL);
    cor_path_free(&path);
    cor_pt top = turned(middle, angle, 0, half + letter.block.height_pt * 0.5);
    cor_words_draw(page, "north", &letter,
                   (cor_words_at){ top.x_pt, top.y_pt - letter.block.height_pt * 0.5, 0.5 },
                   theme->text);
    return true;
}
