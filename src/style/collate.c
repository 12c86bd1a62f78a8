#include "style/collate.h"

#include "style/letter_case.h"

/* Base letters of U+00C0 to U+017F; a blank: a letter of its own. */
static const char latin_bases[] =
    "AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y"
    "AaAaAaCcCcCcCcDd  EeEeEeEeEeGgGgGgGgHh  IiIiIiIiI   JjKk LlLlLl "
    "   NnNnNn   OoOoOo  RrRrRrSsSsSsSsTtTt  UuUuUuUuUuUuWwYyYZzZzZz ";

enum { LATIN_FIRST = 0xc0, MARK_FIRST = 0x300, MARK_LAST = 0x36f, WEIGHT_MARK = 0x110000 };

typedef struct weights {
    uint32_t letter, accent, capital;
} weights;

/* The next letter with the marks that follow it; false at the end. */
static bool next_weights(cor_str text, size_t *at, weights *out)
{
    if (*at >= text.len)
        return false;
    uint32_t c = cor_utf8_next(text, at);
    *out = (weights){ .letter = c };
    if (c >= LATIN_FIRST && c - LATIN_FIRST < sizeof latin_bases - 1 &&
        latin_bases[c - LATIN_FIRST] != ' ') {
        out->letter = (uint32_t)latin_bases[c - LATIN_FIRST];
        out->accent = cor_letter_lower(c);
    }
    uint32_t small = cor_letter_lower(out->letter);
    out->capital = small != out->letter;
    out->letter = small;
    size_t ahead = *at;
    while (ahead < text.len) {
        uint32_t mark = cor_utf8_next(text, &ahead);
        if (mark < MARK_FIRST || mark > MARK_LAST)
            break;
        out->accent = WEIGHT_MARK + mark;
        *at = ahead;
    }
    return true;
}

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int cor_collate(const cor_collator *collator, cor_str a, cor_str b)
{
    size_t at_a = 0, at_b = 0;
    int accents = 0, cases = 0;
    for (;;) {
        weights x, y;
        bool more_a = next_weights(a, &at_a, &x), more_b = next_weights(b, &at_b, &y);
        if (!more_a || !more_b) {
            if (more_a != more_b)
                return more_a ? 1 : -1;
            break;
        }
        if (x.letter != y.letter)
            return order(x.letter, y.letter);
        accents = accents ? accents : order(x.accent, y.accent);
        cases = cases ? cases : order(x.capital, y.capital);
    }
    if (collator->diacritic_sensitive && accents)
        return accents;
    return collator->case_sensitive ? cases : 0;
}
