#include "style/letter_case.h"

#include <string.h>

#include "style/letter_case_rows.h"

enum {
    RANGE_COUNT = sizeof ranges / sizeof *ranges,
    SHARP_S = 0xdf,
    CAPITAL_DOTTED_I = 0x130,
    SMALL_DOTLESS_I = 0x131,
    COMBINING_DOT_ABOVE = 0x307,
    CAPITAL_SIGMA = 0x3a3,
    SMALL_FINAL_SIGMA = 0x3c2,
    ARMENIAN_YEV = 0x587
};

uint32_t cor_letter_lower(uint32_t c)
{
    size_t low = 0, high = RANGE_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    const case_range *range = &ranges[low];
    bool capital =
        low < RANGE_COUNT && c >= range->first && (c - range->first) % (uint32_t)range->step == 0;
    return capital ? (uint32_t)((int64_t)c + range->distance) : c;
}

/* The ranges are sorted by capitals, so small letters are looked for one by one. */
static uint32_t letter_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    for (size_t i = 0; i < RANGE_COUNT; i++) {
        int64_t capital = (int64_t)c - ranges[i].distance;
        if (capital >= ranges[i].first && capital <= ranges[i].last &&
            (capital - ranges[i].first) % ranges[i].step == 0)
            return (uint32_t)capital;
    }
    return c;
}

/* Turkish and Azerbaijani tell i with a dot from i without. */
static bool has_two_is(const char *language)
{
    static const char *const tags[] = { "tr", "az", "crh", "tt", "ba" };
    size_t length = language ? strcspn(language, "-") : 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (length == strlen(tags[i]) && strncmp(language, tags[i], length) == 0)
            return true;
    return false;
}

static bool is_armenian(const char *language)
{
    return language && strncmp(language, "hy", 2) == 0 && (!language[2] || language[2] == '-');
}

cor_str cor_text_upper(cor_str text, const char *language, cor_arena *arena)
{
    cor_buf out = { 0 };
    bool two_is = has_two_is(language);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = cor_utf8_next(text, &at);
        if (c == SHARP_S)
            cor_buf_text(&out, "SS");
        else if (c == ARMENIAN_YEV) /* Armenia itself writes the second, Unicode the first */
            cor_buf_text(&out, is_armenian(language) ? "\xd4\xb5\xd5\x8e" : "\xd4\xb5\xd5\x92");
        else if (c == SMALL_DOTLESS_I)
            cor_buf_char(&out, 'I');
        else
            cor_buf_code_point(&out, c == 'i' && two_is ? CAPITAL_DOTTED_I : letter_upper(c));
    }
    cor_str converted = cor_arena_str(arena, cor_buf_view(&out));
    cor_buf_free(&out);
    return converted;
}

static bool is_letter(uint32_t c)
{
    return cor_letter_lower(c) != c || letter_upper(c) != c;
}

/* A sigma ends a word: a letter stands before it and none behind. */
static bool is_final(cor_str text, size_t at, uint32_t before)
{
    return is_letter(before) && (at >= text.len || !is_letter(cor_utf8_next(text, &at)));
}

static void put_lower(cor_buf *out, uint32_t c, bool two_is)
{
    if (c == CAPITAL_DOTTED_I) {
        cor_buf_char(out, 'i');
        if (!two_is)
            cor_buf_code_point(out, COMBINING_DOT_ABOVE);
    } else {
        cor_buf_code_point(out, c == 'I' && two_is ? SMALL_DOTLESS_I : cor_letter_lower(c));
    }
}

cor_str cor_text_lower(cor_str text, const char *language, cor_arena *arena)
{
    cor_buf out = { 0 };
    bool two_is = has_two_is(language);
    uint32_t before = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = cor_utf8_next(text, &at);
        if (c == CAPITAL_SIGMA && is_final(text, at, before))
            cor_buf_code_point(&out, SMALL_FINAL_SIGMA);
        else
            put_lower(&out, c, two_is);
        before = c;
    }
    cor_str converted = cor_arena_str(arena, cor_buf_view(&out));
    cor_buf_free(&out);
    return converted;
}
