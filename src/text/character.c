#include <hb.h>

#include "text/paragraph.h"

typedef struct code_range {
    uint32_t first, last;
} code_range;

static bool in_ranges(uint32_t code, const code_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

bool cor_is_bidi_control(uint32_t code)
{
    static const code_range ranges[] = {
        { 0x061c, 0x061c }, { 0x200e, 0x200f }, { 0x202a, 0x202e }, { 0x2066, 0x2069 }
    };
    return in_ranges(code, ranges, sizeof ranges / sizeof *ranges);
}

/* Default_Ignorable_Code_Point of Unicode 15 without the Hangul fillers, which have a width. */
bool cor_is_ignorable(uint32_t code)
{
    static const code_range ranges[] = {
        { 0x00ad, 0x00ad },   { 0x034f, 0x034f },   { 0x061c, 0x061c }, { 0x17b4, 0x17b5 },
        { 0x180b, 0x180f },   { 0x200b, 0x200f },   { 0x202a, 0x202e }, { 0x2060, 0x206f },
        { 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xfff0, 0xfff8 }, { 0x1bca0, 0x1bca3 },
        { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
    };
    return in_ranges(code, ranges, sizeof ranges / sizeof *ranges);
}

static hb_unicode_general_category_t category_of(uint32_t code)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
}

bool cor_is_mark(uint32_t code)
{
    hb_unicode_general_category_t category = category_of(code);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool cor_is_space(uint32_t code)
{
    return category_of(code) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR;
}

bool cor_is_break_space(uint32_t code)
{
    static const code_range no_break[] = { { 0x00a0, 0x00a0 },
                                           { 0x2007, 0x2007 },
                                           { 0x202f, 0x202f } };
    return code == 0x200b ||
           (cor_is_space(code) && !in_ranges(code, no_break, sizeof no_break / sizeof *no_break));
}

bool cor_is_closing_control(uint32_t code)
{
    return code == 0x202c || code == 0x2069;
}

bool cor_is_joint(uint32_t code)
{
    return code == '/' || code == 0xad ||
           category_of(code) == HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION;
}

bool cor_text_may_stand(cor_str text)
{
    static const hb_script_t upright[] = { HB_SCRIPT_HAN,    HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,
                                           HB_SCRIPT_HANGUL, HB_SCRIPT_BOPOMOFO, HB_SCRIPT_YI };
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    for (size_t at = 0; at < text.len;) {
        hb_script_t script = hb_unicode_script(unicode, cor_utf8_next(text, &at));
        for (size_t i = 0; i < sizeof upright / sizeof *upright; i++)
            if (script == upright[i])
                return true;
    }
    return false;
}

const char *cor_character_name(cor_arena *arena, uint32_t code)
{
    char bytes[4];
    size_t length = cor_utf8_encode(code, bytes);
    cor_buf shown = { 0 };
    if (cor_is_mark(code))
        cor_buf_code_point(&shown, 0x25cc); /* a mark alone would sit on the quote */
    cor_buf_printable(&shown, (cor_str){ bytes, length });
    char *name = cor_is_ignorable(code)
                     ? cor_arena_printf(arena, "U+%04X", (unsigned)code)
                     : cor_arena_printf(arena, "U+%04X '%s'", (unsigned)code, shown.ptr);
    cor_buf_free(&shown);
    return name;
}

const char *cor_shaper_subject(const cor_shaper *shaper)
{
    const char *subject = shaper->style->subject;
    return subject ? cor_arena_printf(shaper->arena, " of %s", subject) : "";
}

const char *cor_text_excerpt(cor_arena *arena, cor_str text)
{
    enum { LONGEST = 40 };
    size_t end = 0;
    for (size_t i = 0; i < LONGEST && end < text.len; i++)
        cor_utf8_next(text, &end);
    cor_buf shown = { 0 };
    cor_buf_printable(&shown, (cor_str){ text.ptr, end });
    if (end < text.len)
        cor_buf_text(&shown, "…");
    char *excerpt = cor_arena_strdup(arena, shown.ptr ? shown.ptr : "");
    cor_buf_free(&shown);
    return excerpt;
}
