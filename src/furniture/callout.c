/* A callout: words bound to a place of the map, with a line that leads to it. */
#include <math.h>

#include "furniture/dimension.h"
#include "furniture/words.h"
#include "style/length.h"

static const double gap_pt = 1.0 * COR_PT_PER_MM;

static double padding_of(const cor_planned_part *part)
{
    return part->spec->box ? 1.2 * COR_PT_PER_MM : 0;
}

static bool shape(cor_words *words, const cor_plan *plan, const cor_planned_part *part,
                  cor_report *report)
{
    const cor_wording wording = { .role = COR_TYPE_CALLOUT,
                                  .strong = part->spec->bold,
                                  .text = part->text,
                                  .width_pt = part->spec->width_pt,
                                  .at = part->spec->text_at };
    return cor_words_shape(words, plan, &wording, report);
}

bool cor_callout_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words words;
    if (!shape(&words, plan, part, r))
        return false;
    double pad = padding_of(part);
    *out = (cor_size){ words.block.width_pt + 2 * pad, words.block.height_pt + 2 * pad };
    return true;
}

/* The offset leads to the middle of the nearest side of the text, so that a text to the left of its
 * place ends where one to the right begins. */
bool cor_callout_place(cor_rect *text, cor_pt *anchor, const cor_plan *plan,
                       const cor_planned_part *part, cor_size size)
{
    cor_pt by = part->offset;
    if (!cor_view_point(plan->main.view, part->spec->lonlat, anchor))
        return false;
    double share = fabs(by.x_pt) < fabs(by.y_pt) / 2 ? 0.5 : by.x_pt < 0 ? 1 : 0;
    double down = share == 0.5 ? (by.y_pt < 0 ? 1 : 0) : 0.5;
    double x = anchor->x_pt + by.x_pt - share * size.width_pt;
    double y = anchor->y_pt + by.y_pt - down * size.height_pt;
    *text = (cor_rect){ x, y, x + size.width_pt, y + size.height_pt };
    return true;
}

static cor_pt nearest_on(cor_rect r, cor_pt p)
{
    return (cor_pt){ fmin(fmax(p.x_pt, r.x0_pt), r.x1_pt), fmin(fmax(p.y_pt, r.y0_pt), r.y1_pt) };
}

bool cor_callout_leader(const cor_plan *plan, const cor_planned_part *part, cor_pt ends[2])
{
    const cor_rect text = part->rect;
    cor_dimension dimension;
    if (cor_dimension_at(&dimension, plan, part)) {
        ends[0] = dimension.lines[0][0];
        ends[1] = dimension.lines[0][1];
        return true;
    }
    if (part->spec->type != COR_FURNITURE_CALLOUT || !part->spec->leader ||
        !cor_view_point(plan->main.view, part->spec->lonlat, &ends[0]))
        return false;
    ends[1] = nearest_on(
        (cor_rect){ text.x0_pt - gap_pt, text.y0_pt, text.x1_pt + gap_pt, text.y1_pt }, ends[0]);
    bool beside = ends[0].x_pt < text.x0_pt - gap_pt || ends[0].x_pt > text.x1_pt + gap_pt;
    if (beside)
        ends[1].y_pt = (text.y0_pt + text.y1_pt) / 2;
    return true;
}

bool cor_callout_draw(const cor_page *page, cor_planned_part *part)
{
    cor_words words;
    cor_pt anchor;
    if (!shape(&words, page->plan, part, page->report))
        return false;
    if (!cor_view_point(page->plan->main.view, part->spec->lonlat, &anchor))
        return true;
    cor_pt leader[2];
    if (cor_callout_leader(page->plan, part, leader)) {
        cor_stroke stroke = cor_hairline(page->plan->figure->theme.quiet, 0.18 * COR_PT_PER_MM);
        cor_scene_line(page->scene, "callout", leader[0], leader[1], &stroke);
    }
    if (part->spec->box)
        cor_part_ground(page, "callout", part->rect);
    const cor_theme *theme = &page->plan->figure->theme;
    double pad = padding_of(part);
    double middle = (part->rect.x0_pt + part->rect.x1_pt) / 2;
    double align = middle < anchor.x_pt && part->offset.x_pt < 0 ? 1 : 0;
    if (fabs(part->offset.x_pt) < fabs(part->offset.y_pt) / 2)
        align = 0.5;
    double x = part->rect.x0_pt + pad + align * (part->rect.x1_pt - part->rect.x0_pt - 2 * pad);
    cor_words_draw_on_map(page, "callout", &words,
                          (cor_words_at){ x, part->rect.y0_pt + pad, align },
                          part->spec->colour.a < 0 ? theme->text : part->spec->colour);
    return true;
}
