#include "text/line_ends.h"
#include "text/shape.h"

#include "unit/text/texts.h"

static bool set(cor_block *out, const char *text, double max_width_pt)
{
    cor_text_style style = style_of(10);
    style.max_width_pt = max_width_pt;
    cor_report_clear(&shared.report);
    *out = (cor_block){ 0 };
    return cor_shape_block(out, shared.fonts, &style, cor_str_of(text), shared.arena,
                           &shared.report);
}

static bool line_is(const cor_block *block, size_t line, const char *text)
{
    return line < block->line_count && strcmp(block->lines[line]->text.ptr, text) == 0;
}

static double width_of(const char *text)
{
    cor_run *run = shape(text);
    return run ? run->advance_pt : 0;
}

static void newlines_break(void)
{
    cor_block block;
    CHECK(set(&block, "Baku–Tbilisi–\nKars", 0) && block.line_count == 2);
    CHECK(line_is(&block, 0, "Baku–Tbilisi–") && line_is(&block, 1, "Kars"));
    CHECK(near(block.line_height_pt, 12));
    CHECK(near(block.height_pt, block.ascent_pt + 12 + block.descent_pt));
    CHECK(near(block.width_pt, width_of("Baku–Tbilisi–")));
    CHECK(set(&block, "a\n\nb", 0) && block.line_count == 3 && line_is(&block, 1, ""));
}

static void what_nobody_sees_at_the_end_is_left_out(void)
{
    static const char *const tails[] = { "Tail\n", "Tail\n\n", "Tail \n ", "Tail \u3000",
                                         "Tail\n\u200b" };
    cor_block plain, block;
    CHECK(set(&plain, "Tail", 500));
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        CHECK(set(&block, tails[i], i % 2 ? 500 : 0) && block.line_count == 1);
        CHECK(line_is(&block, 0, "Tail") && near(block.width_pt, plain.width_pt));
        CHECK(near(block.height_pt, plain.height_pt));
    }
    CHECK(set(&block, "\n \n", 0) && block.line_count == 1 && line_is(&block, 0, ""));
}

static void a_break_at_the_beginning_counts_and_blanks_do_not(void)
{
    cor_block block;
    CHECK(set(&block, "\nHead", 0) && block.line_count == 2 && line_is(&block, 1, "Head"));
    CHECK(set(&block, "  Lead \n  in  ", 0) && block.line_count == 2);
    CHECK(line_is(&block, 0, "Lead") && line_is(&block, 1, "in"));
    CHECK(set(&block, "\u00a0held", 0) && line_is(&block, 0, "\u00a0held"));
}

static void without_a_width_nothing_else_breaks(void)
{
    cor_block block;
    CHECK(set(&block, "one two three four five six seven", 0) && block.line_count == 1);
    CHECK(set(&block, "", 50) && block.line_count == 1 && block.height_pt > 0);
    CHECK(set(&block, "   ", 50) && block.line_count == 1);
}

static void lines_are_balanced(void)
{
    cor_block block;
    double width = width_of("aaaa aaaa aaaa") + 0.01;
    CHECK(set(&block, "aaaa aaaa aaaa aaaa", width) && block.line_count == 2);
    CHECK(line_is(&block, 0, "aaaa aaaa") && line_is(&block, 1, "aaaa aaaa"));
}

static void lines_that_just_fit_stay_whole(void)
{
    cor_block block;
    CHECK(set(&block, "aaaa bbbb", width_of("aaaa bbbb")) && block.line_count == 1);
    CHECK(set(&block, "aaaa bbbb", width_of("aaaa bbbb") - 0.01) && block.line_count == 2);
}

static void there_are_as_few_lines_as_fit(void)
{
    static const char text[] = "Southern Caucasus railway corridor with its branches to the sea";
    for (double width = 40; width < 300; width += 7) {
        cor_block block;
        CHECK(set(&block, text, width));
        double filled = 0;
        for (size_t i = 0; i + 1 < block.line_count; i++) {
            filled = block.lines[i]->advance_pt + block.lines[i + 1]->advance_pt;
            CHECK(block.lines[i]->advance_pt <= width || !strchr(block.lines[i]->text.ptr, ' '));
        }
        /* Two lines that would fit on one are one line too many. */
        CHECK(block.line_count != 2 || filled + width_of(" ") > width);
    }
}

static void words_are_cut_at_their_hyphens_only(void)
{
    cor_block block;
    CHECK(set(&block, "a Karabakh b", 5) && block.line_count == 3);
    CHECK(line_is(&block, 1, "Karabakh") && block.width_pt > 5);
    CHECK(set(&block, "Castelnau-le-Lez", width_of("Castelnau-") + 0.01));
    CHECK(block.line_count == 2 && line_is(&block, 0, "Castelnau-") &&
          line_is(&block, 1, "le-Lez"));
    CHECK(set(&block, "Bolzano/Bozen", width_of("Bolzano/") + 0.01) && block.line_count == 2);
    CHECK(line_is(&block, 0, "Bolzano/") && line_is(&block, 1, "Bozen"));
    CHECK(set(&block, "Baku–Tbilisi", width_of("Tbilisi") + 0.01) && line_is(&block, 0, "Baku–"));
    CHECK(set(&block, "km 12-14 (1/2)", 5) && block.line_count == 3 && line_is(&block, 1, "12-14"));
}

/* Both ways have two lines; the one that cuts a word would be the more even. */
static void a_line_ends_between_words_rather_than_within_one(void)
{
    cor_block block;
    CHECK(set(&block, "aaa-aaaa bbbb", width_of("aaa-aaaa") + 1) && block.line_count == 2);
    CHECK(line_is(&block, 0, "aaa-aaaa") && line_is(&block, 1, "bbbb"));
}

static void a_width_that_holds_nothing_breaks_wherever_a_line_may_end(void)
{
    cor_block block;
    CHECK(set(&block, "one two-three four", 1e-3) && block.line_count == 4);
    CHECK(line_is(&block, 1, "two-") && line_is(&block, 2, "three"));
}

typedef struct places {
    size_t at[32];
    size_t count;
} places;

static void note_place(void *user, size_t byte)
{
    places *p = user;
    if (p->count < sizeof p->at / sizeof *p->at)
        p->at[p->count++] = byte;
}

/* Chinese, between any two, but no line begins with a stop; Thai, between words. */
static void scripts_without_spaces_break_where_unicode_has_it(void)
{
    cor_line_ends *ends = cor_line_ends_new();
    places chinese = { .count = 0 }, thai = { .count = 0 }, none = { .count = 0 };
    cor_line_ends_find(ends, COR_STR("東京都、新"), note_place, &chinese);
    CHECK(chinese.count == 3 && chinese.at[0] == 3 && chinese.at[1] == 6 && chinese.at[2] == 12);
    cor_line_ends_find(ends, COR_STR("ภาษาไทย"), note_place, &thai);
    CHECK(thai.count == 1 && thai.at[0] == strlen("ภาษา"));
    cor_line_ends_find(ends, COR_STR(""), note_place, &none);
    CHECK(none.count == 0);
    cor_line_ends_free(ends);
}

/* What closes an isolate stays with the line that it closes on. */
static void isolates_stay_whole_at_breaks(void)
{
    cor_block block;
    CHECK(set(&block, "\u2068aaaa\u2069 \u2068bbbb\u2069", 5) && block.line_count == 2);
    CHECK(line_is(&block, 0, "aaaa") && line_is(&block, 1, "bbbb"));
}

static void blanks_at_breaks_are_left_out(void)
{
    cor_block block;
    CHECK(set(&block, "aaaa   bbbb ", width_of("aaaa ")) && block.line_count == 2);
    CHECK(line_is(&block, 0, "aaaa") && line_is(&block, 1, "bbbb"));
}

static void no_break_spaces_hold_and_zero_width_spaces_break(void)
{
    cor_block block;
    CHECK(set(&block, "25\u00a0km 30\u202fkm", 10) && block.line_count == 2);
    CHECK(line_is(&block, 0, "25\u00a0km"));
    CHECK(set(&block, "Tbilisi/\u200bBatumi", 45) && block.line_count == 2);
    CHECK(line_is(&block, 1, "Batumi"));
}

static void persian_lines_follow_the_order_of_reading(void)
{
    cor_block block;
    CHECK(set(&block, "خلیج فارس", 30) && block.line_count == 2);
    CHECK(line_is(&block, 0, "خلیج") && line_is(&block, 1, "فارس"));
    CHECK(block.lines[1]->glyphs[0].cluster > 0);
}

/* A Latin word on the second line of a Persian label does not turn its direction. */
static void lines_keep_the_direction_of_their_paragraph(void)
{
    cor_block block;
    CHECK(set(&block, "تبریزتبریز Tabriz 3 -", 45) && block.line_count == 2);
    CHECK(line_is(&block, 1, "Tabriz 3 -"));
    const cor_run *line = block.line_count == 2 ? block.lines[1] : NULL;
    CHECK(line && line->glyphs[0].cluster == 9); /* the dash is at the left */
}

/* Noto Naskh Arabic asks for 1.8 em from top to bottom, Noto Sans for 1.4. */
static void a_text_of_another_script_is_as_high_as_its_ink_needs_and_no_more(void)
{
    cor_block latin, persian;
    CHECK(set(&latin, "Mount", 500) && set(&persian, "دریای خزر", 500));
    const cor_run *run = persian.lines[0];
    CHECK(run->ascent_pt + run->descent_pt > latin.height_pt + 1);
    CHECK(persian.height_pt < run->ascent_pt + run->descent_pt - 1);
    CHECK(persian.ascent_pt >= -run->ink_y0_pt && persian.descent_pt >= run->ink_y1_pt);
    CHECK(persian.ascent_pt >= latin.ascent_pt && persian.descent_pt >= latin.descent_pt);
}

static void limits_hold_for_all_lines_together(void)
{
    char text[COR_TEXT_MAX_CODE_POINTS + 2];
    cor_block block;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? '\n' : 'a';
    text[COR_TEXT_MAX_CODE_POINTS + 1] = '\0';
    CHECK(!set(&block, text, 0) && shared.report.items[0].kind == COR_KIND_LIMIT);
    CHECK(block.lines == NULL);
    CHECK(!set(&block, "a\r\nb", 0) && strstr(message(), "U+000D"));
    CHECK(!set(&block, "a\n霍", 0) && shared.report.items[0].kind == COR_KIND_GLYPH);
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(newlines_break);
    RUN(what_nobody_sees_at_the_end_is_left_out);
    RUN(a_break_at_the_beginning_counts_and_blanks_do_not);
    RUN(without_a_width_nothing_else_breaks);
    RUN(lines_are_balanced);
    RUN(lines_that_just_fit_stay_whole);
    RUN(there_are_as_few_lines_as_fit);
    RUN(words_are_cut_at_their_hyphens_only);
    RUN(a_line_ends_between_words_rather_than_within_one);
    RUN(a_width_that_holds_nothing_breaks_wherever_a_line_may_end);
    RUN(scripts_without_spaces_break_where_unicode_has_it);
    RUN(isolates_stay_whole_at_breaks);
    RUN(blanks_at_breaks_are_left_out);
    RUN(no_break_spaces_hold_and_zero_width_spaces_break);
    RUN(persian_lines_follow_the_order_of_reading);
    RUN(lines_keep_the_direction_of_their_paragraph);
    RUN(a_text_of_another_script_is_as_high_as_its_ink_needs_and_no_more);
    RUN(limits_hold_for_all_lines_together);
    return texts_close();
}
