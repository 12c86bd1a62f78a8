#include "text/respace.h"

#include "unit/text/texts.h"

static void letters_move_apart_by_the_same_each(void)
{
    cor_run *run = shape("Kura River");
    CHECK(cor_run_gaps(run) == 9);
    cor_run *wide = cor_run_respaced(run, 3, shared.arena);
    CHECK(fabs(wide->advance_pt - run->advance_pt - 27) < 1e-9);
    CHECK(fabs(wide->letter_spacing_pt - 3) < 1e-9);
    for (size_t i = 0; i < run->glyph_count; i++)
        CHECK(fabs(wide->glyphs[i].x_pt - run->glyphs[i].x_pt - 3 * (double)i) < 1e-9);
    CHECK(wide->ink_x1_pt > run->ink_x1_pt + 26);
}

static void spacing_is_instead_of_what_there_was(void)
{
    cor_text_style spaced = style_of(10);
    spaced.letter_spacing_pt = 2;
    cor_run *run = shape_as(&spaced, "ARMENIA");
    cor_run *same = cor_run_respaced(run, 2, shared.arena);
    cor_run *wide = cor_run_respaced(run, 5, shared.arena);
    CHECK(fabs(same->advance_pt - run->advance_pt) < 1e-9);
    CHECK(fabs(wide->advance_pt - run->advance_pt - 18) < 1e-9);
}

static void joined_letters_stay_joined(void)
{
    cor_run *run = shape("\xd8\xa7\xd8\xb1\xd8\xb3");
    CHECK(cor_run_gaps(run) == 0);
    cor_run *same = cor_run_respaced(run, 5, shared.arena);
    CHECK(fabs(same->advance_pt - run->advance_pt) < 1e-9);
    CHECK(!(same->letter_spacing_pt > 0));
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(letters_move_apart_by_the_same_each);
    RUN(spacing_is_instead_of_what_there_was);
    RUN(joined_letters_stay_joined);
    return texts_close();
}
