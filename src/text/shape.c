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

static bool open_faces(const cor_face ***out, cor_fonts *fonts, const char *const *names,
                       size_t count, const cor_shaper *shaper)
{
    const cor_face **faces =
        cor_arena_alloc(shaper->arena, count ? count : 1, sizeof(const cor_face *));
    for (size_t i = 0; i < count; i++)
        if (!cor_fonts_face(fonts, names[i], shaper->at, &faces[i], shaper->report))
            return false;
    *out = faces;
    return true;
}

static bool open_section(cor_shaper_section *out, cor_fonts *fonts, const cor_text_section *from,
                         const cor_shaper_section *whole, const cor_shaper *shaper)
{
    double size_pt = shaper->style->size_pt * from->scale;
    *out = *whole;
    if (!(size_pt > 0 && size_pt <= size_max_pt))
        return fail_number("text size", size_pt, shaper->at, shaper->report);
    out->size_pt = size_pt;
    if (!from->font_count)
        return true;
    out->face_count = from->font_count;
    return open_faces(&out->faces, fonts, from->fonts, from->font_count, shaper);
}

/* The last of the sections is that of the style itself, for what is in none. */
static bool open_sections(cor_shaper *shaper, cor_fonts *fonts)
{
    const cor_text_style *style = shaper->style;
    size_t count = style->section_count;
    cor_shaper_section *sections = cor_arena_alloc(shaper->arena, count + 1, sizeof *sections);
    cor_shaper_section *own = &sections[count];
    *own = (cor_shaper_section){ .face_count = style->font_count, .size_pt = style->size_pt };
    if (!open_faces(&own->faces, fonts, style->fonts, style->font_count, shaper))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!open_section(&sections[i], fonts, &style->sections[i], own, shaper))
            return false;
    shaper->sections = sections;
    return true;
}

bool cor_shaper_open(cor_shaper *out, cor_fonts *fonts, const cor_text_style *style, cor_str whole,
                     cor_arena *arena, cor_report *report)
{
    cor_span at = style->at;
    if (!check_style(style, at, report))
        return false;
    *out = (cor_shaper){ .style = style,
                         .whole = whole,
                         .language = HB_LANGUAGE_INVALID,
                         .line_ends = cor_fonts_line_ends(fonts),
                         .arena = arena,
                         .at = at,
                         .report = report };
    if (style->language && *style->language)
        out->language = hb_language_from_string(style->language, -1);
    return open_sections(out, fonts);
}

bool cor_shape_line(cor_run **out, cor_fonts *fonts, const cor_text_style *style, cor_str text,
                    cor_arena *arena, cor_report *report)
{
    cor_shaper shaper;
    cor_paragraph paragraph;
    return cor_shaper_open(&shaper, fonts, style, text, arena, report) &&
           cor_paragraph_read(&paragraph, &shaper, text) &&
           cor_paragraph_line(out, &paragraph, &shaper, 0, paragraph.count);
}
