#include "place/known_text.h"

#include <string.h>

#include "base/memory.h"

/* Styles beyond these are of sizes that differ from feature to feature, whose texts do not repeat.
 */
enum { FIRST_SLOTS = 256, MAX_STYLES = 32 };

struct cor_known_text {
    cor_str text; /* ptr is NULL: free */
    size_t style; /* index */
    cor_block block;
};

static bool is_same_word(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* All that a block depends on: not whose text it is. */
static bool is_same_style(const cor_text_style *a, const cor_text_style *b)
{
    if (a->size_pt != b->size_pt || a->letter_spacing_pt != b->letter_spacing_pt ||
        a->max_width_pt != b->max_width_pt || a->line_height_em != b->line_height_em ||
        a->right_to_left != b->right_to_left || a->font_count != b->font_count ||
        !is_same_word(a->language, b->language))
        return false;
    for (size_t i = 0; i < a->font_count; i++)
        if (!is_same_word(a->fonts[i], b->fonts[i]))
            return false;
    return true;
}

/* The count of styles when it is not among them. */
static size_t style_index(const cor_known_texts *known, const cor_text_style *style)
{
    size_t i = 0;
    while (i < known->style_count && !is_same_style(&known->styles[i], style))
        i++;
    return i;
}

/* FNV-1a: Fowler, Noll and Vo. */
static size_t hash_of(cor_str text, size_t style)
{
    uint64_t hash = 0xcbf29ce484222325u ^ style;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3u;
    return (size_t)(hash ^ hash >> 32);
}

/* The slot that holds the text, or a free one for it. */
static cor_known_text *slot_of(const cor_known_texts *known, cor_str text, size_t style)
{
    size_t mask = known->slot_count - 1, i = hash_of(text, style) & mask;
    while (known->slots[i].text.ptr &&
           !(known->slots[i].style == style && cor_str_equal(known->slots[i].text, text)))
        i = (i + 1) & mask;
    return &known->slots[i];
}

const cor_block *cor_known_text_find(const cor_known_texts *known, const cor_text_style *style,
                                     cor_str text)
{
    size_t index = style_index(known, style);
    if (index == known->style_count || style->section_count)
        return NULL;
    const cor_known_text *slot = slot_of(known, text, index);
    return slot->text.ptr ? &slot->block : NULL;
}

static void add_style(cor_known_texts *known, const cor_text_style *style, cor_arena *arena)
{
    cor_text_style own = *style;
    own.fonts = cor_arena_copy(arena, style->fonts, style->font_count, sizeof *style->fonts);
    known->styles = cor_grow(known->styles, &known->style_capacity, known->style_count + 1,
                             sizeof *known->styles);
    known->styles[known->style_count++] = own;
}

static void widen(cor_known_texts *known)
{
    cor_known_texts old = *known;
    known->slot_count = old.slot_count ? 2 * old.slot_count : FIRST_SLOTS;
    known->slots = cor_alloc(known->slot_count, sizeof *known->slots);
    for (size_t i = 0; i < old.slot_count; i++)
        if (old.slots[i].text.ptr)
            *slot_of(known, old.slots[i].text, old.slots[i].style) = old.slots[i];
    cor_free(old.slots);
}

void cor_known_text_add(cor_known_texts *known, const cor_text_style *style, cor_str text,
                        const cor_block *block, cor_arena *arena)
{
    size_t index = style_index(known, style);
    if (style->section_count || index == MAX_STYLES)
        return;
    if (index == known->style_count)
        add_style(known, style, arena);
    if (2 * (known->count + 1) > known->slot_count)
        widen(known);
    *slot_of(known, text, index) = (cor_known_text){ text, index, *block };
    known->count++;
}

void cor_known_texts_free(cor_known_texts *known)
{
    cor_free(known->styles);
    cor_free(known->slots);
    *known = (cor_known_texts){ 0 };
}
