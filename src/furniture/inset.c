#include "furniture/inset.h"

#include <math.h>

#include "furniture/extent.h"
#include "furniture/inset_scale.h"
#include "furniture/words.h"
#include "style/length.h"

static const double title_gap_pt = 0.8 * COR_PT_PER_MM;

/* Height of the strip above the window. */
static bool title_strip(double *height_pt, cor_words *words, const cor_plan *plan,
                        const cor_planned_part *part, cor_report *report)
{
    if (!cor_words_shape(words, plan,
                         &(cor_wording){ .role = COR_TYPE_HEADING,
                                         .text = part->title,
                                         .width_pt = part->spec->width_pt,
                                         .at = part->spec->at_span },
                         report))
        return false;
    if (!cor_inset_scale_height(height_pt, plan, part, report))
        return false;
    *height_pt += words->block.height_pt;
    if (*height_pt > 0)
        *height_pt += 2 * title_gap_pt;
    return true;
}

bool cor_inset_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words words;
    double strip;
    if (!title_strip(&strip, &words, plan, part, r))
        return false;
    *out = (cor_size){ part->spec->width_pt, part->spec->height_pt + strip };
    return true;
}

bool cor_inset_window(cor_rect *out, const cor_plan *plan, const cor_planned_part *part,
                      cor_report *report)
{
    cor_words words;
    double strip;
    if (!title_strip(&strip, &words, plan, part, report))
        return false;
    *out = part->rect;
    out->y0_pt += strip;
    return true;
}

static cor_words_at strip_line(const cor_page *page, const cor_planned_part *part, double down_pt)
{
    const double side_pt = 1.5 * COR_PT_PER_MM;
    const cor_rect line = { part->rect.x0_pt + side_pt, part->rect.y0_pt,
                            part->rect.x1_pt - side_pt, part->rect.y1_pt };
    return cor_words_start(page, line, part->rect.y0_pt + title_gap_pt + down_pt);
}

/* The ground and the title; the map comes on top of the ground. */
bool cor_inset_draw(const cor_page *page, cor_planned_part *part)
{
    cor_words words;
    double strip;
    if (!title_strip(&strip, &words, page->plan, part, page->report))
        return false;
    cor_part_ground(page, "inset", part->rect);
    cor_words_draw(page, "inset", &words, strip_line(page, part, 0),
                   page->plan->figure->theme.text);
    return true;
}

bool cor_inset_draw_scale(const cor_page *page, const cor_planned_part *part, const cor_map *inset)
{
    cor_words title;
    double strip;
    if (!title_strip(&strip, &title, page->plan, part, page->report))
        return false;
    return cor_inset_scale_draw(page, part, inset, strip_line(page, part, title.block.height_pt));
}

static void warn_unseen(const cor_page *page, const cor_planned_part *part, const char *what)
{
    cor_warn(page->report, COR_KIND_LAYOUT, part->spec->at_span,
             "give the inset another extent:, or leave show: out", "%s", what);
}

static cor_colour colour_of(const cor_page *page, const cor_planned_part *part)
{
    return part->spec->colour.a < 0 ? page->plan->figure->theme.accent : part->spec->colour;
}

void cor_inset_draw_main_extent(const cor_page *page, const cor_planned_part *part,
                                const cor_map *inset)
{
    if (!cor_extent_draw(page, "inset", &page->plan->main, inset, colour_of(page, part)))
        warn_unseen(page, part, "nothing of the main map's outline is to be seen in the inset");
}

/* From the middle of the outline's side that faces the part to the middle of the part's side. */
static void facing_ends(cor_rect from, cor_rect to, cor_pt ends[2])
{
    double ax = (from.x0_pt + from.x1_pt) / 2, ay = (from.y0_pt + from.y1_pt) / 2;
    double bx = (to.x0_pt + to.x1_pt) / 2, by = (to.y0_pt + to.y1_pt) / 2;
    if (from.y1_pt < to.y0_pt || from.y0_pt > to.y1_pt) {
        bool below = from.y1_pt < to.y0_pt;
        ends[0] = (cor_pt){ ax, below ? from.y1_pt : from.y0_pt };
        ends[1] = (cor_pt){ fmin(fmax(ax, to.x0_pt), to.x1_pt), below ? to.y0_pt : to.y1_pt };
    } else {
        bool right = ax < bx;
        ends[0] = (cor_pt){ right ? from.x1_pt : from.x0_pt, ay };
        ends[1] = (cor_pt){ right ? to.x0_pt : to.x1_pt, fmin(fmax(by, to.y0_pt), to.y1_pt) };
    }
}

bool cor_inset_leader(const cor_map *main, const cor_planned_part *part, const cor_map *inset,
                      cor_pt ends[2])
{
    cor_rect box;
    if (!cor_extent_bounds(inset, main, &box))
        return false;
    facing_ends(box, part->rect, ends);
    if (part->spec->leader_from)
        ends[0] = cor_anchor_point(box, (cor_anchor)part->spec->leader_from);
    if (part->spec->leader_to)
        ends[1] = cor_anchor_point(part->rect, (cor_anchor)part->spec->leader_to);
    return true;
}

void cor_inset_draw_in_main(const cor_page *page, const cor_planned_part *part,
                            const cor_map *inset)
{
    cor_pt ends[2];
    cor_colour colour = colour_of(page, part);
    cor_stroke stroke = cor_hairline(colour, 0.2 * COR_PT_PER_MM);
    if (!cor_extent_draw(page, "inset", inset, &page->plan->main, colour))
        warn_unseen(page, part, "nothing of the inset's outline is to be seen in the main map");
    if (cor_inset_leader(&page->plan->main, part, inset, ends))
        cor_scene_line(page->scene, "inset", ends[0], ends[1], &stroke);
}
