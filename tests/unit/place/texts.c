/* What a label says: how its text is broken, its fonts, and what of it is not drawn. */
#include "unit/place/placed.h"

#define NAME "\"text-field\":[\"get\",\"name\"],"

static size_t lines_of(const char *layout)
{
    placed p = place(POINT("one two-three four", 0, 0), layout);
    size_t count = p.labels && p.labels->count ? p.labels->items[0].block.line_count : 0;
    done(&p);
    return count;
}

static void a_width_of_0_breaks_wherever_a_line_may_end(void)
{
    CHECK(lines_of(NAME "\"text-max-width\":0") == 4);
    CHECK(lines_of(NAME "\"text-max-width\":100") == 1);
    CHECK(lines_of(NAME "\"text-size\":[\"literal\",12]") == 1); /* the spec's own 10 em hold it */
}

#define SIXTEEN                                                                                    \
    "\"Noto Sans\",\"Noto Serif\",\"Noto Sans Bold\",\"Noto Sans Italic\",\"Noto Serif Bold\","    \
    "\"Noto Serif Italic\",\"Noto Sans Hebrew\",\"Noto Sans Devanagari\",\"Noto Sans Bengali\","   \
    "\"Noto Sans Tamil\",\"Noto Sans Telugu\",\"Noto Sans Kannada\",\"Noto Sans Gujarati\","       \
    "\"Noto Sans Lao\",\"Noto Sans Khmer\",\"Noto Sans Georgian\""

static void the_seventeenth_font_is_a_font_too(void)
{
    placed p = place(POINT("Ա", 0, 0), NAME "\"text-font\":[" SIXTEEN ",\"Noto Sans Armenian\"]");
    CHECK(stands(&p, 0) && p.report.errors == 0);
    done(&p);
    p = place(POINT("Ա", 0, 0),
              "\"text-font\":[\"Noto Sans\"],\"text-field\":[\"format\",[\"get\",\"name\"],"
              "{\"text-font\":[\"literal\",[" SIXTEEN ",\"Noto Sans Armenian\"]]}]");
    CHECK(stands(&p, 0) && p.report.errors == 0);
    done(&p);
}

static bool warns(const placed *p, const char *words)
{
    size_t found = 0;
    for (size_t i = 0; i < p->report.count; i++)
        found +=
            p->report.items[i].severity == COR_WARNING && strstr(p->report.items[i].message, words);
    return found == 1 && p->report.errors == 0;
}

#define TWO POINT("a", 5, 5) "," POINT("b", -5, 5)

static void an_image_in_a_text_is_left_out_and_said_once_a_layer(void)
{
    placed p =
        place(TWO, "\"text-field\":[\"format\",[\"get\",\"name\"],{},[\"image\",\"star\"],{}]");
    CHECK(stands(&p, 0) && stands(&p, 1));
    CHECK(warns(&p, "images in texts are not drawn (texts without theirs: 2)"));
    done(&p);
    p = place(TWO, "\"text-field\":[\"format\",[\"image\",\"star\"],{}]");
    CHECK(p.labels && p.labels->count == 0 && warns(&p, "texts without theirs: 2"));
    done(&p);
}

static void a_section_that_is_to_stand_off_the_baseline_is_said(void)
{
    placed p = place(TWO, "\"text-field\":[\"format\",[\"get\",\"name\"],{},\"2\","
                          "{\"font-scale\":0.7,\"vertical-align\":\"top\"}]");
    CHECK(stands(&p, 0) && warns(&p, "'vertical-align' is not drawn (texts that stand on one"));
    done(&p);
    p = place(TWO,
              "\"text-field\":[\"format\",[\"get\",\"name\"],{\"vertical-align\":\"bottom\"}]");
    CHECK(stands(&p, 0) && p.report.count == 0);
    done(&p);
}

/* No font of the project has Chinese: the letters' script is what counts, before they are shaped.
 */
static void vertical_writing_is_said_of_texts_that_could_stand(void)
{
    CHECK(cor_text_may_stand(COR_STR("北京")) && cor_text_may_stand(COR_STR("Seoul 서울")));
    CHECK(!cor_text_may_stand(COR_STR("Meghri 12")) && !cor_text_may_stand(COR_STR("")));
    placed p = place(TWO, NAME "\"text-writing-mode\":[\"vertical\",\"horizontal\"]");
    CHECK(stands(&p, 0) && p.report.count == 0);
    done(&p);
}

static double farthest_turn_deg(const cor_run *run)
{
    double most = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        most = fmax(most, fabs(run->glyphs[i].angle_rad) * 180 / M_PI);
    return most;
}

#define ON_LINE                                                                                    \
    "\"text-field\":\"way\",\"text-font\":[\"Noto Sans\"],\"symbol-placement\":\"line-center\","

static void letters_stand_upright_along_a_line_where_the_style_says_so(void)
{
    static const char slope[] = LINE("[-8,-4],[8,4]");
    placed p = place(slope, ON_LINE "\"text-rotation-alignment\":\"viewport-glyph\"");
    const cor_candidate *c = stands(&p, 0);
    CHECK(c && c->curved && farthest_turn_deg(c->curved) == 0);
    /* Each letter stands on the line: the first is as much lower as the line falls to it. */
    const cor_glyph *first = c ? &c->curved->glyphs[0] : NULL;
    const cor_glyph *last = c ? &c->curved->glyphs[c->curved->glyph_count - 1] : NULL;
    double fall = c ? (first->y_pt - last->y_pt) / (last->x_pt - first->x_pt) : 0;
    CHECK(fabs(fall - 0.5) < 0.1);
    done(&p);
    p = place(slope, ON_LINE "\"text-rotation-alignment\":\"map\"");
    c = stands(&p, 0);
    CHECK(c && c->curved && fabs(farthest_turn_deg(c->curved) - 26.6) < 0.5);
    done(&p);
}

static double above_line_em(const char *layout)
{
    placed p = place(LINE("[-9,0],[9,0]"), layout);
    const cor_candidate *c = stands(&p, 0);
    const cor_rect frame = p.figure.plan->main.frame;
    double y = c ? (frame.y0_pt + frame.y1_pt) / 2 - c->curved->glyphs[0].y_pt : (double)NAN;
    double em = c ? c->curved->size_pt : 1;
    done(&p);
    return y / em;
}

static void an_anchor_lifts_a_text_off_its_line(void)
{
    CHECK(fabs(above_line_em(ON_LINE "\"text-anchor\":\"bottom\"") - 0.2) < 0.02);
    CHECK(fabs(above_line_em(ON_LINE "\"text-anchor\":\"top\"") + 1.0) < 0.02);
    CHECK(fabs(above_line_em(ON_LINE "\"text-anchor\":\"center\"") + 0.357) < 0.02);
}

int main(void)
{
    RUN(a_width_of_0_breaks_wherever_a_line_may_end);
    RUN(the_seventeenth_font_is_a_font_too);
    RUN(an_image_in_a_text_is_left_out_and_said_once_a_layer);
    RUN(a_section_that_is_to_stand_off_the_baseline_is_said);
    RUN(vertical_writing_is_said_of_texts_that_could_stand);
    RUN(letters_stand_upright_along_a_line_where_the_style_says_so);
    RUN(an_anchor_lifts_a_text_off_its_line);
    return check_result();
}
