#include "style/letter_case.h"

#include "style/letter_case_rows.h"

enum { RANGE_COUNT = sizeof ranges / sizeof *ranges, SHARP_S = 0xdf };

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
    bool capital = low < RANGE_COUNT && c >= range->first &&
                   (c - range->first) % (uint32_t)range->step == 0;
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

static cor_str convert(cor_str text, cor_arena *arena, uint32_t (*letter)(uint32_t), bool upper)
{
    cor_buf out = { 0 };
    for (size_t at = 0; at < text.len;) {
        uint32_t c = cor_utf8_next(text, &at);
        if (upper && c == SHARP_S)
            cor_buf_text(&out, "SS");
        else
            cor_buf_code_point(&out, letter(c));
    }
    cor_str converted = cor_arena_str(arena, cor_buf_view(&out));
    cor_buf_free(&out);
    return converted;
}

cor_str cor_text_upper(cor_str text, cor_arena *arena)
{
    return convert(text, arena, letter_upper, true);
}

cor_str cor_text_lower(cor_str text, cor_arena *arena)
{
    return convert(text, arena, cor_letter_lower, false);
}
