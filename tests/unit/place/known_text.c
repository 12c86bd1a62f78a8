/* What is remembered of texts is theirs, and no other's. */
#include "place/known_text.h"

#include <string.h>

#include "unit/check.h"

static const char *const sans[] = { "Noto Sans" }, *const serif[] = { "Noto Serif" };
static const char *const sans_again[] = { "Noto Sans" };

static cor_text_style style_of(const char *const *fonts, double size_pt)
{
    return (cor_text_style){ .fonts = fonts, .font_count = 1, .size_pt = size_pt };
}

static void a_text_is_known_in_its_style_only(void)
{
    cor_known_texts known = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_text_style style = style_of(sans, 10), same = style_of(sans_again, 10);
    const cor_block block = { .width_pt = 42 };
    same.subject = "another feature's";
    CHECK(!cor_known_text_find(&known, &style, cor_str_of("Meghri")));
    cor_known_text_add(&known, &style, cor_str_of("Meghri"), &block, arena);
    const cor_block *found = cor_known_text_find(&known, &same, cor_str_of("Meghri"));
    CHECK(found && found->width_pt == 42);
    CHECK(!cor_known_text_find(&known, &style, cor_str_of("Meghr")));
    cor_text_style others[7];
    for (size_t i = 0; i < 7; i++)
        others[i] = style_of(sans, 10);
    others[0].fonts = serif;
    others[1].size_pt = 10.5;
    others[2].letter_spacing_pt = 1;
    others[3].language = "az";
    others[4].max_width_pt = 30;
    others[5].line_height_em = 1.5;
    others[6].right_to_left = true;
    for (size_t i = 0; i < 7; i++)
        CHECK(!cor_known_text_find(&known, &others[i], cor_str_of("Meghri")));
    cor_known_texts_free(&known);
    cor_arena_free(arena);
}

/* Two texts of each of many styles, more than are remembered. */
static void none_of_many_is_taken_for_another(void)
{
    enum { STYLES = 40, TEXTS = 100 };
    cor_known_texts known = { 0 };
    cor_arena *arena = cor_arena_new();
    size_t found = 0;
    for (int i = 0; i < STYLES * TEXTS; i++) {
        cor_text_style style = style_of(sans, 5 + i % STYLES);
        cor_str text = cor_str_of(cor_arena_printf(arena, "%d m", i / STYLES));
        cor_known_text_add(&known, &style, text, &(cor_block){ .width_pt = i }, arena);
    }
    for (int i = 0; i < STYLES * TEXTS; i++) {
        cor_text_style style = style_of(sans, 5 + i % STYLES);
        cor_str text = cor_str_of(cor_arena_printf(arena, "%d m", i / STYLES));
        const cor_block *block = cor_known_text_find(&known, &style, text);
        CHECK(!block || block->width_pt == i);
        found += block != NULL;
    }
    CHECK(found == 32 * TEXTS);
    cor_known_texts_free(&known);
    cor_arena_free(arena);
}

int main(void)
{
    RUN(a_text_is_known_in_its_style_only);
    RUN(none_of_many_is_taken_for_another);
    return check_result();
}
