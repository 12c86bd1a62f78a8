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

/* Letters that some languages read as others do not: as two letters, or as one behind z. */
static const struct tailoring {
    const char *language;
    uint32_t letter;
    uint32_t first, second;
} tailorings[] = {
    { "de", 0xe4, 'a', 'e' },   { "de", 0xf6, 'o', 'e' },   { "de", 0xfc, 'u', 'e' },
    { "sv", 0xe5, 'z' + 1, 0 }, { "sv", 0xe4, 'z' + 2, 0 }, { "sv", 0xf6, 'z' + 3, 0 },
    { "fi", 0xe5, 'z' + 1, 0 }, { "fi", 0xe4, 'z' + 2, 0 }, { "fi", 0xf6, 'z' + 3, 0 },
    { "da", 0xe6, 'z' + 1, 0 }, { "da", 0xf8, 'z' + 2, 0 }, { "da", 0xe5, 'z' + 3, 0 },
    { "nb", 0xe6, 'z' + 1, 0 }, { "nb", 0xf8, 'z' + 2, 0 }, { "nb", 0xe5, 'z' + 3, 0 },
};

static const struct tailoring *tailoring_of(cor_str locale, uint32_t letter)
{
    for (size_t i = 0; i < sizeof tailorings / sizeof *tailorings; i++)
        if (tailorings[i].letter == letter && cor_str_starts(locale, tailorings[i].language) &&
            (locale.len == 2 || locale.ptr[2] == '-' || locale.ptr[2] == '_'))
            return &tailorings[i];
    return NULL;
}

/* Where one string is read: `second` is the letter that a tailored one still has to give. */
typedef struct cursor {
    cor_str text, locale;
    size_t at;
    uint32_t second;
} cursor;

static bool next_letter(cursor *c, weights *out)
{
    if (c->second) {
        *out = (weights){ .letter = c->second };
        c->second = 0;
        return true;
    }
    size_t ahead = c->at;
    uint32_t letter = ahead < c->text.len ? cor_utf8_next(c->text, &ahead) : 0;
    const struct tailoring *tailored = tailoring_of(c->locale, cor_letter_lower(letter));
    if (!next_weights(c->text, &c->at, out))
        return false;
    if (tailored) {
        *out = (weights){ tailored->first, 0, cor_letter_lower(letter) != letter };
        c->second = tailored->second;
    }
    return true;
}

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int cor_collate(const cor_collator *collator, cor_str a, cor_str b)
{
    cursor at_a = { .text = a, .locale = collator->locale };
    cursor at_b = { .text = b, .locale = collator->locale };
    int accents = 0, cases = 0;
    for (;;) {
        weights x, y;
        bool more_a = next_letter(&at_a, &x), more_b = next_letter(&at_b, &y);
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
