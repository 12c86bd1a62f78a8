#include <fribidi.h>

#include "base/memory.h"
#include "text/paragraph.h"

static bool is_left_to_right(const cor_paragraph *p, const FriBidiCharType *types)
{
    for (size_t i = 0; i < p->count; i++)
        if (types[i] &
            (FRIBIDI_MASK_RTL | FRIBIDI_MASK_ARABIC | FRIBIDI_MASK_EXPLICIT | FRIBIDI_MASK_ISOLATE))
            return false;
    return true;
}

static bool is_strong(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_LTR || type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL;
}

static bool is_right_to_left(FriBidiCharType type)
{
    return type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL;
}

static bool has_right_to_left(const cor_paragraph *p, const FriBidiCharType *types)
{
    for (size_t i = 0; i < p->count; i++)
        if (is_right_to_left(types[i]))
            return true;
    return false;
}

static bool opens_isolate(FriBidiCharType type)
{
    return FRIBIDI_IS_ISOLATE(type) && type != FRIBIDI_TYPE_PDI;
}

/* Behind the isolate that begins at `i`, which has its end (text/decode). */
static size_t isolate_end(const FriBidiCharType *types, size_t i)
{
    size_t depth = 0;
    do {
        depth += opens_isolate(types[i]);
        depth -= types[i] == FRIBIDI_TYPE_PDI;
        i++;
    } while (depth);
    return i;
}

/* Rule P2: the direction of the first letter outside of isolates. */
static FriBidiParType first_direction(const cor_paragraph *p, const FriBidiCharType *types)
{
    for (size_t i = 0; i < p->count; i++) {
        if (opens_isolate(types[i]))
            i = isolate_end(types, i) - 1;
        else if (is_strong(types[i]))
            return is_right_to_left(types[i]) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    }
    return FRIBIDI_PAR_LTR;
}

static bool is_persian_digit(uint32_t c)
{
    return c >= 0x6f0 && c <= 0x6f9;
}

/* What stands between a word and a number: [first, end). */
typedef struct gap {
    size_t first, end;
    bool has_blank, has_comma, has_arabic_comma;
    size_t mark; /* the first character that is no bracket; `end` when there is none */
} gap;

static gap gap_between(const cor_paragraph *p, const FriBidiBracketType *brackets, size_t first,
                       size_t end)
{
    gap g = { .first = first, .end = end, .mark = end };
    for (size_t i = end; i-- > first;) {
        uint32_t c = p->codes[i];
        g.has_blank = g.has_blank || cor_is_space(c);
        g.has_arabic_comma = g.has_arabic_comma || c == 0x60c;
        g.has_comma = g.has_comma || c == ',' || c == ';' || c == ':';
        if (brackets[i] == FRIBIDI_NO_BRACKET)
            g.mark = i;
    }
    return g;
}

/* Behind the digits at `i`, and behind the marks within them. */
static size_t number_end(const cor_paragraph *p, const FriBidiCharType *types, size_t i)
{
    static const FriBidiCharType within = FRIBIDI_TYPE_ES | FRIBIDI_TYPE_CS;
    while (i < p->count &&
           (types[i] == FRIBIDI_TYPE_EN || (i + 1 < p->count && types[i + 1] == FRIBIDI_TYPE_EN &&
                                            (types[i] & within) == types[i])))
        i++;
    return i;
}

/* "5 במרץ": behind the number and blanks comes a word in the direction of the paragraph. */
static bool leads_on(const cor_paragraph *p, const FriBidiCharType *types, size_t i,
                     FriBidiParType base)
{
    i = number_end(p, types, i);
    size_t blanks = i;
    while (i < p->count && cor_is_space(p->codes[i]))
        i++;
    return i > blanks && i < p->count && is_strong(types[i]) &&
           is_right_to_left(types[i]) == (base == FRIBIDI_PAR_RTL);
}

static bool is_apart(const cor_paragraph *p, const FriBidiCharType *types, const gap *g,
                     FriBidiParType base)
{
    if (g->mark == g->end)
        return false;
    if (base == FRIBIDI_PAR_RTL &&
        (g->has_arabic_comma || (g->has_blank && is_persian_digit(p->codes[g->end]))))
        return true;
    return g->has_comma && g->has_blank && leads_on(p, types, g->end, base);
}

/* By rules W2 and W7 a number goes with the word before it, whatever stands between them: in
 * "(Trend، ۵ مارس)" the 5 would jump over the comma to the Latin name, away from its month. Where a
 * comma, or the script of the digits, says that the number is part of what follows, the gap takes
 * the direction of the paragraph, as with a U+200F in it (rule HL5: artificial context). "WGS 84"
 * and "version 8.1.9" stay whole. */
static void keep_numbers_apart(const cor_paragraph *p, FriBidiCharType *types,
                               const FriBidiBracketType *brackets, FriBidiParType base)
{
    bool is_rtl = base == FRIBIDI_PAR_RTL, is_against = false;
    size_t end = 0; /* of the last word, or of the number that went with it */
    for (size_t i = 0; i < p->count && !FRIBIDI_IS_EXPLICIT(types[i]);) {
        if (opens_isolate(types[i])) {
            i = end = isolate_end(types, i);
            is_against = false;
        } else if (is_strong(types[i])) {
            is_against = is_right_to_left(types[i]) != is_rtl;
            end = ++i;
        } else if (types[i] == FRIBIDI_TYPE_EN) {
            gap g = gap_between(p, brackets, end, i);
            if (is_against && is_apart(p, types, &g, base)) {
                types[g.mark] = is_rtl ? FRIBIDI_TYPE_RTL : FRIBIDI_TYPE_LTR;
                is_against = false;
            }
            end = i = number_end(p, types, i);
        } else {
            i++;
        }
    }
}

/* Rules P2 to I2 of UAX 9. What is all left to right has level 0 throughout. */
void cor_paragraph_bidi(cor_paragraph *p, const cor_shaper *shaper)
{
    p->levels = cor_arena_alloc(shaper->arena, p->count + 1, sizeof *p->levels);
    FriBidiCharType *types = cor_arena_alloc(shaper->arena, p->count + 1, sizeof *types);
    FriBidiStrIndex count = (FriBidiStrIndex)p->count;
    fribidi_get_bidi_types(p->codes, count, types);
    if (is_left_to_right(p, types))
        return;
    FriBidiBracketType *brackets = cor_arena_alloc(shaper->arena, p->count + 1, sizeof *brackets);
    fribidi_get_bracket_types(p->codes, count, types, brackets);
    FriBidiParType base = first_direction(p, types);
    if (shaper->style->right_to_left && has_right_to_left(p, types))
        base = FRIBIDI_PAR_RTL;
    keep_numbers_apart(p, types, brackets, base);
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, p->levels);
    if (highest == 0) /* it is the highest level plus 1, and 0 when memory has run out */
        cor_out_of_memory();
    p->base_level = FRIBIDI_IS_RTL(base) ? 1 : 0;
}
