#include "text/along_line.h"

#include "unit/text/texts.h"

enum { POINTS = 200 };

static const cor_along on_it = { .middle_pt = 100, .offset_pt = 0, .max_angle_rad = 0.8 };

static cor_baseline straight(bool reversed)
{
    static const cor_pt line[] = { { 10, 50 }, { 60, 50 }, { 210, 50 } };
    cor_baseline out = { 0 };
    CHECK(cor_baseline_make(&out, line, 3, reversed, 10, shared.arena));
    return out;
}

/* A quarter of a circle of radius 150 about (200, 200), from its left to its top. */
static cor_baseline arc(void)
{
    cor_pt line[POINTS];
    cor_baseline out = { 0 };
    for (int i = 0; i < POINTS; i++) {
        double angle = M_PI + M_PI / 2 * i / (POINTS - 1);
        line[i] = (cor_pt){ 200 + 150 * cos(angle), 200 + 150 * sin(angle) };
    }
    CHECK(cor_baseline_make(&out, line, POINTS, false, 10, shared.arena));
    return out;
}

static void on_a_straight_line_text_stays_as_it_was(void)
{
    cor_run *run = shape("Aras");
    cor_baseline line = straight(false);
    cor_curved curved;
    CHECK(cor_run_along(&curved, run, &line, &on_it, shared.arena));
    CHECK(curved.bend_rad < 1e-9 && fabs(curved.slope_rad) < 1e-9 && curved.stray_pt < 1e-9);
    double start = 110 - run->advance_pt / 2;
    for (size_t i = 0; i < run->glyph_count; i++) {
        CHECK(fabs(curved.run->glyphs[i].x_pt - (start + run->glyphs[i].x_pt)) < 1e-6);
        CHECK(fabs(curved.run->glyphs[i].y_pt - 50) < 1e-6);
    }
    CHECK(curved.run->is_curved && !run->is_curved);
}

static void letters_stand_square_to_the_curve(void)
{
    cor_run *run = shape("Araks");
    cor_baseline line = arc();
    const cor_along how = { .middle_pt = line.length_pt / 2, .max_angle_rad = 0.8 };
    cor_curved curved;
    CHECK(cor_run_along(&curved, run, &line, &how, shared.arena));
    CHECK(fabs(curved.slope_rad + M_PI / 4) < 0.02);
    CHECK(fabs(curved.bend_rad - (run->advance_pt - 6) / 150) < 0.03);
    for (size_t i = 0; i < run->glyph_count; i++) {
        const cor_glyph *glyph = &curved.run->glyphs[i];
        double away = hypot(glyph->x_pt - 200, glyph->y_pt - 200);
        CHECK(fabs(away - 150) < 0.6);
        CHECK(i == 0 || glyph->angle_rad > curved.run->glyphs[i - 1].angle_rad);
    }
}

static void above_the_line_is_less_and_below_is_more(void)
{
    cor_run *run = shape("Aras");
    cor_baseline line = straight(false);
    cor_curved above, below;
    const cor_along over = { .middle_pt = 100, .offset_pt = -5, .max_angle_rad = 1 };
    const cor_along under = { .middle_pt = 100, .offset_pt = 9, .max_angle_rad = 1 };
    CHECK(cor_run_along(&above, run, &line, &over, shared.arena));
    CHECK(cor_run_along(&below, run, &line, &under, shared.arena));
    CHECK(fabs(above.run->glyphs[0].y_pt - 45) < 1e-6);
    CHECK(fabs(below.run->glyphs[0].y_pt - 59) < 1e-6);
}

static void reversed_text_runs_the_other_way(void)
{
    cor_run *run = shape("Aras");
    cor_baseline line = straight(true);
    cor_curved curved;
    CHECK(cor_run_along(&curved, run, &line, &on_it, shared.arena));
    CHECK(fabs(fabs(curved.slope_rad) - M_PI) < 1e-6);
}

static void text_longer_than_its_line_finds_no_place(void)
{
    cor_run *run = shape("Aras");
    cor_baseline line = straight(false);
    cor_curved curved;
    const cor_along at_end = { .middle_pt = 195, .max_angle_rad = 1 };
    CHECK(!cor_run_along(&curved, run, &line, &at_end, shared.arena));
    run = shape("a name that is far too long for a line of two hundred points of paper");
    CHECK(!cor_run_along(&curved, run, &line, &on_it, shared.arena));
}

static void sharp_bends_are_refused(void)
{
    static const cor_pt corner[] = { { 0, 0 }, { 100, 0 }, { 100, 100 } };
    cor_run *run = shape("Araks Araks Araks");
    cor_baseline line;
    cor_curved curved;
    CHECK(cor_baseline_make(&line, corner, 3, false, 10, shared.arena));
    const cor_along strict = { .middle_pt = 100, .max_angle_rad = 0.1 };
    const cor_along loose = { .middle_pt = 100, .max_angle_rad = 1.5 };
    CHECK(!cor_run_along(&curved, run, &line, &strict, shared.arena));
    CHECK(cor_run_along(&curved, run, &line, &loose, shared.arena));
}

/* A river that trembles by 2 pt: the text neither trembles with it nor touches it. */
static void trembling_lines_carry_calm_text_clear_of_them(void)
{
    cor_pt line[POINTS];
    for (int i = 0; i < POINTS; i++)
        line[i] = (cor_pt){ i, 50 + 2 * sin(i * 1.3) };
    cor_run *run = shape("Kura");
    cor_baseline base;
    cor_curved curved;
    CHECK(cor_baseline_make(&base, line, POINTS, false, 10, shared.arena));
    const cor_along how = {
        .middle_pt = base.length_pt / 2, .offset_pt = -3, .clear = true, .max_angle_rad = 1
    };
    CHECK(cor_run_along(&curved, run, &base, &how, shared.arena));
    CHECK(curved.bend_rad < 0.25);
    CHECK(curved.stray_pt > 1 && curved.stray_pt < 2.6);
    CHECK(curved.run->ink_y1_pt < 48.5);
}

static void joined_words_turn_as_one(void)
{
    cor_run *run = shape("رود ارس");
    cor_baseline line = arc();
    const cor_along how = { .middle_pt = line.length_pt / 2, .max_angle_rad = 1.5 };
    cor_curved curved;
    CHECK(cor_run_along(&curved, run, &line, &how, shared.arena));
    size_t turns = 0;
    for (size_t i = 1; i < run->glyph_count; i++)
        turns += fabs(curved.run->glyphs[i].angle_rad - curved.run->glyphs[i - 1].angle_rad) > 1e-9;
    CHECK(turns == 2); /* word, space, word */
}

static void boxes_hold_the_ink(void)
{
    cor_run *run = shape("Aras");
    cor_baseline line = arc();
    const cor_along how = { .middle_pt = line.length_pt / 2, .max_angle_rad = 1 };
    cor_curved curved;
    CHECK(cor_run_along(&curved, run, &line, &how, shared.arena));
    CHECK(curved.box_count == 4);
    for (size_t i = 0; i < curved.box_count; i++) {
        CHECK(curved.boxes[i].x0_pt >= curved.run->ink_x0_pt - 1e-9);
        CHECK(curved.boxes[i].y1_pt <= curved.run->ink_y1_pt + 1e-9);
    }
}

static void lines_without_length_have_no_baseline(void)
{
    static const cor_pt dot[] = { { 5, 5 }, { 5, 5 } };
    cor_baseline out;
    CHECK(!cor_baseline_make(&out, dot, 2, false, 10, shared.arena));
    CHECK(!cor_baseline_make(&out, dot, 1, false, 10, shared.arena));
    CHECK(!cor_baseline_make(&out, dot, 0, false, 10, shared.arena));
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(on_a_straight_line_text_stays_as_it_was);
    RUN(letters_stand_square_to_the_curve);
    RUN(above_the_line_is_less_and_below_is_more);
    RUN(reversed_text_runs_the_other_way);
    RUN(text_longer_than_its_line_finds_no_place);
    RUN(sharp_bends_are_refused);
    RUN(trembling_lines_carry_calm_text_clear_of_them);
    RUN(joined_words_turn_as_one);
    RUN(boxes_hold_the_ink);
    RUN(lines_without_length_have_no_baseline);
    return texts_close();
}
