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

static bool has_right_to_left(const cor_paragraph *p, const FriBidiCharType *types)
{
    for (size_t i = 0; i < p->count; i++)
        if (types[i] == FRIBIDI_TYPE_RTL || types[i] == FRIBIDI_TYPE_AL)
            return true;
    return false;
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
    FriBidiParType base = FRIBIDI_PAR_ON;
    if (shaper->style->right_to_left && has_right_to_left(p, types))
        base = FRIBIDI_PAR_RTL;
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, p->levels);
    if (highest == 0) /* it is the highest level plus 1, and 0 when memory has run out */
        cor_out_of_memory();
    p->base_level = FRIBIDI_IS_RTL(base) ? 1 : 0;
}
