#include "furniture/words.h"

#include "plan/sheet.h"
#include "style/length.h"

bool cor_words_shape(cor_words *out, const cor_plan *plan, const cor_wording *wording,
                     cor_report *report)
{
    out->role = wording->role;
    return cor_sheet_text(&out->block, plan, wording, report);
}

cor_words_at cor_words_start(const cor_page *page, cor_rect rect, double y_pt)
{
    if (cor_plan_right_to_left(page->plan))
        return (cor_words_at){ rect.x1_pt, y_pt, 1 };
    return (cor_words_at){ rect.x0_pt, y_pt, 0 };
}

static void draw(const cor_page *page, const char *part, const cor_words *words, cor_words_at at,
                 cor_glyph_look look)
{
    for (size_t i = 0; i < words->block.line_count; i++) {
        const cor_run *run = words->block.lines[i];
        look.origin =
            (cor_pt){ at.x_pt - at.align * run->advance_pt,
                      at.y_pt + words->block.ascent_pt + (double)i * words->block.line_height_pt };
        cor_scene_glyphs(page->scene, part, -1, run, &look);
    }
}

void cor_words_draw(const cor_page *page, const char *part, const cor_words *words, cor_words_at at,
                    cor_colour colour)
{
    draw(page, part, words, at, (cor_glyph_look){ .fill = cor_paint_from(colour) });
}

void cor_words_draw_on_map(const cor_page *page, const char *part, const cor_words *words,
                           cor_words_at at, cor_colour colour)
{
    static const double halo_pt = 1.1;
    draw(page, part, words, at,
         (cor_glyph_look){ .fill = cor_paint_from(colour),
                           .halo = cor_paint_from(page->plan->figure->theme.halo),
                           .halo_width_pt = halo_pt });
}

cor_paint cor_paint_from(cor_colour colour)
{
    return (cor_paint){ colour.r, colour.g, colour.b, colour.a };
}

cor_stroke cor_hairline(cor_colour colour, double width_pt)
{
    return (cor_stroke){ .paint = cor_paint_from(colour),
                         .width_pt = width_pt,
                         .join = COR_JOIN_MITER,
                         .miter_limit = 4 };
}

void cor_part_ground(const cor_page *page, const char *part, cor_rect rect)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_stroke frame = cor_hairline(theme->line, 0.2 * COR_PT_PER_MM);
    cor_scene_rect(page->scene, part, rect, cor_paint_from(theme->box), &frame);
}
