#include "text/shape.h"

#include "base/number.h"
#include "text/paragraph.h"

static const double size_max_pt = 2000;

static bool fail_number(const char *what, double value, cor_span at, cor_report *report)
{
    cor_buf shown = { 0 };
    cor_number_shortest(&shown, value);
    cor_fail(report, COR_KIND_LIMIT, at, NULL, "%s of %s pt is out of range; the limit is 2000 pt",
             what, shown.ptr);
    cor_buf_free(&shown);
    return false;
}

static bool check_style(const cor_text_style *style, cor_span at, cor_report *report)
{
    if (style->font_count == 0)
        return cor_fail(report, COR_KIND_FONT, at, "name at least one font",
                        "the font cascade is empty");
    if (!(style->size_pt > 0 && style->size_pt <= size_max_pt))
        return fail_number("text size", style->size_pt, at, report);
    if (!(style->letter_spacing_pt >= -size_max_pt && style->letter_spacing_pt <= size_max_pt))
        return fail_number("letter spacing", style->letter_spacing_pt, at, report);
    return true;
}

bool cor_shaper_open(cor_shaper *out, cor_fonts *fonts, const cor_text_style *style,
                     cor_arena *arena, cor_report *report)
{
    cor_span at = style->at;
    if (!check_style(style, at, report))
        return false;
    const cor_face **faces = cor_arena_alloc(arena, style->font_count, sizeof(const cor_face *));
    for (size_t i = 0; i < style->font_count; i++)
        if (!cor_fonts_face(fonts, style->fonts[i], at, &faces[i], report))
            return false;
    *out = (cor_shaper){ .style = style,
                         .faces = faces,
                         .face_count = style->font_count,
                         .language = HB_LANGUAGE_INVALID,
                         .arena = arena,
                         .at = at,
                         .report = report };
    if (style->language && *style->language)
        out->language = hb_language_from_string(style->language, -1);
    return true;
}

bool cor_shape_line(cor_run **out, cor_fonts *fonts, const cor_text_style *style, cor_str text,
                    cor_arena *arena, cor_report *report)
{
    cor_shaper shaper;
    cor_paragraph paragraph;
    return cor_shaper_open(&shaper, fonts, style, arena, report) &&
           cor_paragraph_read(&paragraph, &shaper, text) &&
           cor_paragraph_line(out, &paragraph, &shaper, 0, paragraph.count);
}
