#include "furniture/words.h"

#include "plan/sheet.h"
#include "style/length.h"

bool cor_words_shape(cor_words *out, const cor_plan *plan, cor_type_role role, bool bold,
                     const char *text, double width_pt, cor_span at, cor_report *report)
{
    out->role = role;
    return cor_sheet_text(&out->block, plan, role, bold, text, width_pt, at, report);
}

void cor_words_draw(const cor_page *page, const char *part, const cor_words *words, double x_pt,
                    double y_pt, double align, cor_colour colour)
{
    static const cor_paint no_halo = { 0 };
    for (size_t i = 0; i < words->block.line_count; i++) {
        const cor_run *run = words->block.lines[i];
        cor_pt origin = { x_pt - align * run->advance_pt,
                          y_pt + words->block.ascent_pt +
                              (double)i * words->block.line_height_pt };
        cor_scene_glyphs(page->scene, part, -1, run, origin, 0, cor_paint_from(colour), no_halo, 0);
    }
}

cor_paint cor_paint_from(cor_colour colour)
{
    return (cor_paint){ colour.r, colour.g, colour.b, colour.a };
}

cor_stroke cor_hairline(cor_colour colour, double width_pt)
{
    return (cor_stroke){ .paint = cor_paint_from(colour), .width_pt = width_pt,
                         .join = COR_JOIN_MITER, .miter_limit = 4 };
}

void cor_part_ground(const cor_page *page, const char *part, cor_rect rect)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_stroke frame = cor_hairline(theme->line, 0.2 * COR_PT_PER_MM);
    cor_scene_rect(page->scene, part, rect, cor_paint_from(theme->paper), &frame);
}
