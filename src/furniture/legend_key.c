#include "furniture/legend_key.h"

#include <math.h>

#include "style/length.h"

const double cor_swatch_width_pt = 8 * COR_PT_PER_MM;
static const double ramp_width_pt = 36 * COR_PT_PER_MM, ramp_height_pt = 2.6 * COR_PT_PER_MM;
static const double tick_pt = 0.9 * COR_PT_PER_MM;
static const double number_gap_pt = 1.2 * COR_PT_PER_MM;
static const double leader_pt = 2.5 * COR_PT_PER_MM; /* from a nested circle to its number */

static void draw_parts(cor_scene *scene, const cor_plan *plan, const cor_legend_entry *entry,
                       cor_rect box, cor_report *report)
{
    for (size_t i = 0; i < entry->part_count; i++) {
        const cor_symboliser s = { scene, plan, &plan->main, entry->parts[i], report };
        cor_symbolise_swatch(&s, &entry->properties, box);
    }
}

static double half_stroke(const cor_stroke *stroke)
{
    return stroke->paint.a > 0 ? stroke->width_pt / 2 : 0;
}

/* How far a mark reaches; false for those that have no extent of their own. */
static bool mark_bounds(const cor_mark *mark, cor_rect *out)
{
    double grow = 0;
    bool well = false;
    if (mark->kind == COR_MARK_PATH) {
        well = cor_path_bounds(&mark->as.path.path, out);
        grow = half_stroke(&mark->as.path.stroke);
    } else if (mark->kind == COR_MARK_GRADIENT) {
        well = cor_path_bounds(&mark->as.gradient.path, out);
        grow = mark->as.gradient.stroke.width_pt / 2;
    } else if (mark->kind == COR_MARK_PATTERN) {
        well = cor_path_bounds(&mark->as.pattern.path, out);
    } else if (mark->kind == COR_MARK_IMAGE) {
        *out = mark->as.image.at;
        well = true;
    }
    *out = (cor_rect){ out->x0_pt - grow, out->y0_pt - grow, out->x1_pt + grow, out->y1_pt + grow };
    return well;
}

/* Drawn at a place of its own and measured: circles and lines are as large as on the map. */
static cor_size swatch_size(const cor_plan *plan, const cor_legend_entry *entry)
{
    cor_scene *scene = cor_scene_new(plan->width_pt, plan->height_pt);
    cor_report ignored = { 0 }; /* spoken of when it is drawn */
    double row = plan->figure->theme.type[COR_TYPE_LEGEND].size_pt;
    cor_size size = { cor_swatch_width_pt, row };
    if (entry->layer->type == COR_LAYER_RASTER) { /* fills its box, and is slow to draw */
        cor_scene_free(scene);
        return size;
    }
    draw_parts(scene, plan, entry, (cor_rect){ 0, 0, size.width_pt, size.height_pt }, &ignored);
    for (size_t i = 0; i < scene->count; i++) {
        cor_rect r = { 0 };
        if (!mark_bounds(&scene->marks[i], &r))
            continue;
        bool line = entry->layer->type == COR_LAYER_LINE; /* its caps may reach out */
        if (!line)
            size.width_pt = fmax(size.width_pt, r.x1_pt - r.x0_pt);
        size.height_pt = fmax(size.height_pt, r.y1_pt - r.y0_pt);
    }
    cor_scene_free(scene);
    cor_report_clear(&ignored);
    return size;
}

static bool shape_number(cor_words *out, const cor_plan *plan, const cor_legend_entry *entry,
                         const char *text, cor_report *report)
{
    return cor_words_shape(out, plan,
                           &(cor_wording){ .role = COR_TYPE_LEGEND, .text = text, .at = entry->at },
                           report);
}

/* The first and the last number hang half over the ends of the band. */
static bool ramp_size(cor_size *out, const cor_plan *plan, const cor_legend_entry *entry,
                      cor_report *report)
{
    cor_words first, last;
    if (!shape_number(&first, plan, entry, entry->stops[0].label, report) ||
        !shape_number(&last, plan, entry, entry->stops[entry->stop_count - 1].label, report))
        return false;
    double over = (first.block.width_pt + last.block.width_pt) / 2;
    *out = (cor_size){ ramp_width_pt + over, ramp_height_pt + tick_pt + first.block.height_pt };
    return true;
}

static double place_on_ramp(const cor_legend_entry *entry, size_t i)
{
    double low = entry->stops[0].value, high = entry->stops[entry->stop_count - 1].value;
    return (entry->stops[i].value - low) / (high - low);
}

static void draw_band(const cor_page *page, const cor_legend_entry *entry, cor_rect band)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_gradient_stop *stops =
        cor_arena_alloc(page->scene->arena, entry->stop_count, sizeof *stops);
    for (size_t i = 0; i < entry->stop_count; i++)
        stops[i] =
            (cor_gradient_stop){ place_on_ramp(entry, i), cor_paint_from(entry->stops[i].colour) };
    const cor_gradient gradient = { .from = { band.x0_pt, band.y0_pt },
                                    .to = { band.x1_pt, band.y0_pt },
                                    .stops = stops,
                                    .stop_count = entry->stop_count };
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, (cor_pt){ band.x0_pt, band.y0_pt });
    cor_path_add(&path, (cor_pt){ band.x1_pt, band.y0_pt });
    cor_path_add(&path, (cor_pt){ band.x1_pt, band.y1_pt });
    cor_path_add(&path, (cor_pt){ band.x0_pt, band.y1_pt });
    cor_path_end(&path);
    cor_scene_gradient(page->scene, "legend", -1, &path, &gradient, NULL);
    cor_path_free(&path);
    cor_stroke frame = cor_hairline(theme->line, 0.1 * COR_PT_PER_MM);
    cor_scene_rect(page->scene, "legend", band, (cor_paint){ 0 }, &frame);
}

/* A number of the ramp, with its tick, unless it would touch the one before or the last. */
typedef struct ramp_numbers {
    double taken_to_pt, last_from_pt;
} ramp_numbers;

static bool draw_number(const cor_page *page, const cor_legend_entry *entry, size_t i,
                        cor_rect band, ramp_numbers *room)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_words words;
    if (!shape_number(&words, page->plan, entry, entry->stops[i].label, page->report))
        return false;
    double x = band.x0_pt + place_on_ramp(entry, i) * (band.x1_pt - band.x0_pt);
    double half = words.block.width_pt / 2;
    bool end = i == 0 || i + 1 == entry->stop_count;
    if (!end && (x - half < room->taken_to_pt || x + half > room->last_from_pt))
        return true;
    room->taken_to_pt = x + half + number_gap_pt;
    cor_stroke tick = cor_hairline(theme->line, 0.1 * COR_PT_PER_MM);
    cor_scene_line(page->scene, "legend", (cor_pt){ x, band.y1_pt },
                   (cor_pt){ x, band.y1_pt + tick_pt }, &tick);
    cor_words_draw(page, "legend", &words, (cor_words_at){ x, band.y1_pt + tick_pt, 0.5 },
                   theme->text);
    return true;
}

static bool draw_ramp(const cor_page *page, const cor_legend_entry *entry, cor_rect box)
{
    cor_words first, last;
    if (!shape_number(&first, page->plan, entry, entry->stops[0].label, page->report) ||
        !shape_number(&last, page->plan, entry, entry->stops[entry->stop_count - 1].label,
                      page->report))
        return false;
    double x0 = box.x0_pt + first.block.width_pt / 2;
    if (cor_plan_right_to_left(page->plan))
        x0 = box.x1_pt - ramp_width_pt - last.block.width_pt / 2;
    const cor_rect band = { x0, box.y0_pt, x0 + ramp_width_pt, box.y0_pt + ramp_height_pt };
    ramp_numbers room = { band.x0_pt - first.block.width_pt,
                          band.x1_pt - last.block.width_pt / 2 - number_gap_pt };
    draw_band(page, entry, band);
    for (size_t i = 0; i < entry->stop_count; i++)
        if (entry->stops[i].label && !draw_number(page, entry, i, band, &room))
            return false;
    return true;
}

/* With its stroke. */
static double radius_of(const cor_plan *plan, const cor_legend_entry *entry, size_t stop)
{
    cor_legend_entry one = *entry;
    one.parts[0] = entry->stops[stop].layer;
    one.part_count = 1;
    cor_scene *scene = cor_scene_new(plan->width_pt, plan->height_pt);
    cor_report ignored = { 0 };
    double radius = 0;
    draw_parts(scene, plan, &one, (cor_rect){ 0 }, &ignored);
    for (size_t i = 0; i < scene->count; i++) {
        cor_rect r = { 0 };
        if (mark_bounds(&scene->marks[i], &r))
            radius = fmax(radius, (r.x1_pt - r.x0_pt) / 2);
    }
    cor_scene_free(scene);
    cor_report_clear(&ignored);
    return radius;
}

static double number_height(const cor_plan *plan)
{
    return plan->figure->theme.type[COR_TYPE_LEGEND].size_pt * 1.3;
}

/* All circles stand on one ground; their numbers beside their tops, or lower where these are close.
 */
static bool circles_size(cor_size *out, const cor_plan *plan, const cor_legend_entry *entry,
                         cor_report *report)
{
    double radius = 0, widest = 0;
    for (size_t i = 0; i < entry->stop_count; i++) {
        cor_words words;
        if (!shape_number(&words, plan, entry, entry->stops[i].label, report))
            return false;
        radius = fmax(radius, radius_of(plan, entry, i));
        widest = fmax(widest, words.block.width_pt);
    }
    double line = number_height(plan);
    *out = (cor_size){ 2 * radius + leader_pt + number_gap_pt / 2 + widest,
                       fmax(2 * radius + line / 2, line * (double)entry->stop_count) };
    return true;
}

typedef struct nest {
    double centre_pt, ground_pt, widest_pt; /* of the largest circle */
    double number_pt;                       /* the middle of the number written last */
} nest;

static bool draw_nested(const cor_page *page, const cor_legend_entry *entry, size_t i, nest *n)
{
    const cor_theme *theme = &page->plan->figure->theme;
    double r = radius_of(page->plan, entry, i), side = cor_plan_right_to_left(page->plan) ? -1 : 1;
    cor_legend_entry one = *entry;
    one.parts[0] = entry->stops[i].layer;
    one.part_count = 1;
    const cor_rect at = { n->centre_pt, n->ground_pt - r, n->centre_pt, n->ground_pt - r };
    draw_parts(page->scene, page->plan, &one, at, page->report);
    cor_words words;
    if (!shape_number(&words, page->plan, entry, entry->stops[i].label, page->report))
        return false;
    double top = n->ground_pt - 2 * r, x = n->centre_pt + side * (n->widest_pt + leader_pt);
    n->number_pt = fmax(top, n->number_pt + number_height(page->plan));
    const cor_pt tip = { n->centre_pt, top }, edge = { x - side * leader_pt * 0.6, top };
    cor_stroke line = cor_hairline(theme->line, 0.1 * COR_PT_PER_MM);
    cor_scene_line(page->scene, "legend", tip, edge, &line);
    cor_scene_line(page->scene, "legend", edge, (cor_pt){ x, n->number_pt }, &line);
    cor_words_draw(page, "legend", &words,
                   (cor_words_at){ x + side * number_gap_pt / 2,
                                   n->number_pt - words.block.height_pt / 2, side < 0 ? 1 : 0 },
                   theme->text);
    return true;
}

static bool draw_circles(const cor_page *page, const cor_legend_entry *entry, cor_rect box)
{
    double widest = 0;
    for (size_t i = 0; i < entry->stop_count; i++)
        widest = fmax(widest, radius_of(page->plan, entry, i));
    bool mirrored = cor_plan_right_to_left(page->plan);
    nest n = { .centre_pt = mirrored ? box.x1_pt - widest : box.x0_pt + widest,
               .ground_pt = box.y0_pt + number_height(page->plan) / 2 + 2 * widest,
               .widest_pt = widest,
               .number_pt = -HUGE_VAL };
    for (size_t i = entry->stop_count; i-- > 0;) /* the largest lies under the others */
        if (!draw_nested(page, entry, i, &n))
            return false;
    return true;
}

bool cor_legend_key_measure(cor_size *out, cor_plan *plan, const cor_legend_entry *entry,
                            cor_report *report)
{
    switch (entry->kind) {
    case COR_LEGEND_RAMP:
        return ramp_size(out, plan, entry, report);
    case COR_LEGEND_CIRCLES:
        return circles_size(out, plan, entry, report);
    case COR_LEGEND_HEADING:
        *out = (cor_size){ 0, 0 };
        return true;
    default:
        *out = swatch_size(plan, entry);
        return true;
    }
}

bool cor_legend_key_draw(const cor_page *page, const cor_legend_entry *entry, cor_rect box)
{
    switch (entry->kind) {
    case COR_LEGEND_RAMP:
        return draw_ramp(page, entry, box);
    case COR_LEGEND_CIRCLES:
        return draw_circles(page, entry, box);
    case COR_LEGEND_SWATCH:
        draw_parts(page->scene, page->plan, entry, box, page->report);
        return true;
    default:
        return true;
    }
}
