/* Title, notes and credits: words on the sheet. */
#include "furniture/words.h"
#include "plan/sheet.h"

static double width_of(const cor_rect *rect)
{
    return rect->x1_pt - rect->x0_pt;
}

static double wrap_of(const cor_plan *plan, const cor_planned_part *part)
{
    return part->spec->width_pt > 0 ? part->spec->width_pt : width_of(&plan->content);
}

bool cor_title_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words title, subtitle;
    double width = wrap_of(plan, part);
    if (!cor_words_shape(&title, plan,
                         &(cor_wording){ .role = COR_TYPE_TITLE,
                                         .text = part->text,
                                         .width_pt = width,
                                         .at = part->spec->text_at },
                         r) ||
        !cor_words_shape(&subtitle, plan,
                         &(cor_wording){ .role = COR_TYPE_SUBTITLE,
                                         .text = part->subtitle,
                                         .width_pt = width,
                                         .at = part->spec->text_at },
                         r))
        return false;
    bool wide = subtitle.block.width_pt > title.block.width_pt;
    out->width_pt = wide ? subtitle.block.width_pt : title.block.width_pt;
    out->height_pt = title.block.height_pt + subtitle.block.height_pt + cor_sheet_subtitle_gap_pt;
    return true;
}

bool cor_title_draw(const cor_page *page, cor_planned_part *part)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_words title, subtitle;
    double width = width_of(&part->rect) + 0.1;
    if (!cor_words_shape(&title, page->plan,
                         &(cor_wording){ .role = COR_TYPE_TITLE,
                                         .text = part->text,
                                         .width_pt = width,
                                         .at = part->spec->text_at },
                         page->report) ||
        !cor_words_shape(&subtitle, page->plan,
                         &(cor_wording){ .role = COR_TYPE_SUBTITLE,
                                         .text = part->subtitle,
                                         .width_pt = width,
                                         .at = part->spec->text_at },
                         page->report))
        return false;
    cor_words_draw(page, "title", &title, cor_words_start(page, part->rect, part->rect.y0_pt),
                   theme->text);
    cor_words_draw(
        page, "title", &subtitle,
        cor_words_start(page, part->rect,
                        part->rect.y0_pt + title.block.height_pt + cor_sheet_subtitle_gap_pt),
        theme->quiet);
    return true;
}

bool cor_credits_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words words;
    if (!cor_words_shape(&words, plan,
                         &(cor_wording){ .role = COR_TYPE_CREDITS,
                                         .text = part->text,
                                         .width_pt = wrap_of(plan, part),
                                         .at = part->spec->text_at },
                         r))
        return false;
    *out = (cor_size){ words.block.width_pt, words.block.height_pt };
    return true;
}

bool cor_credits_draw(const cor_page *page, cor_planned_part *part)
{
    cor_words words;
    if (!cor_words_shape(&words, page->plan,
                         &(cor_wording){ .role = COR_TYPE_CREDITS,
                                         .text = part->text,
                                         .width_pt = width_of(&part->rect) + 0.1,
                                         .at = part->spec->text_at },
                         page->report))
        return false;
    cor_words_draw(page, "credits", &words, cor_words_start(page, part->rect, part->rect.y0_pt),
                   page->plan->figure->theme.quiet);
    return true;
}

static double padding_of(const cor_planned_part *part)
{
    return part->spec->box ? COR_BOX_PADDING_PT : 0;
}

static bool shape_note(cor_words *title, cor_words *text, const cor_plan *plan,
                       const cor_planned_part *part, double width, cor_report *report)
{
    return cor_words_shape(title, plan,
                           &(cor_wording){ .role = COR_TYPE_HEADING,
                                           .text = part->title,
                                           .width_pt = width,
                                           .at = part->spec->text_at },
                           report) &&
           cor_words_shape(text, plan,
                           &(cor_wording){ .role = COR_TYPE_NOTE,
                                           .strong = part->spec->bold,
                                           .text = part->text,
                                           .width_pt = width,
                                           .at = part->spec->text_at },
                           report);
}

bool cor_note_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *r)
{
    cor_words title, text;
    double pad = padding_of(part), width = wrap_of(plan, part) - 2 * pad;
    if (!shape_note(&title, &text, plan, part, width, r))
        return false;
    bool wide = title.block.width_pt > text.block.width_pt;
    out->width_pt = (wide ? title.block.width_pt : text.block.width_pt) + 2 * pad;
    out->height_pt = title.block.height_pt + text.block.height_pt + 2 * pad;
    return true;
}

bool cor_note_draw(const cor_page *page, cor_planned_part *part)
{
    const cor_theme *theme = &page->plan->figure->theme;
    cor_words title, text;
    double pad = padding_of(part);
    if (!shape_note(&title, &text, page->plan, part, width_of(&part->rect) - 2 * pad + 0.1,
                    page->report))
        return false;
    if (part->spec->box)
        cor_part_ground(page, "note", part->rect);
    const cor_rect inner = { part->rect.x0_pt + pad, part->rect.y0_pt, part->rect.x1_pt - pad,
                             part->rect.y1_pt };
    double y = part->rect.y0_pt + pad;
    cor_colour colour = part->spec->colour.a < 0 ? theme->quiet : part->spec->colour;
    cor_words_draw(page, "note", &title, cor_words_start(page, inner, y), theme->text);
    cor_words_draw(page, "note", &text, cor_words_start(page, inner, y + title.block.height_pt),
                   colour);
    return true;
}
