#include "text/shape.h"

#include "unit/text/texts.h"

static cor_run *shape_sections(const char *text, const cor_text_section *sections, size_t count)
{
    cor_text_style style = style_of(10);
    style.sections = sections;
    style.section_count = count;
    return shape_as(&style, text);
}

static void sections_have_their_own_size(void)
{
    const cor_text_section sections[] = { { .byte_count = 3, .scale = 1 },
                                          { .byte_count = 3, .scale = 0.5 } };
    cor_run *run = shape_sections("abcabc", sections, 2);
    CHECK(run && run->span_count == 2);
    CHECK(near(run->spans[0].size_pt, 10) && near(run->spans[1].size_pt, 5));
    CHECK(run->spans[0].section == 0 && run->spans[1].section == 1);
    CHECK(fabs(run->advance_pt - shape("abc")->advance_pt * 1.5) < 0.1);
}

static void sections_have_their_own_fonts(void)
{
    static const char *const bold[] = { "Noto Sans Bold" };
    const cor_text_section sections[] = {
        { .byte_count = 2, .scale = 1 },
        { .byte_count = 2, .fonts = bold, .font_count = 1, .scale = 1 },
    };
    cor_run *run = shape_sections("abab", sections, 2);
    CHECK(run && run->span_count == 2);
    CHECK(!cor_face_is_bold(run->spans[0].face) && cor_face_is_bold(run->spans[1].face));
    CHECK(!shape_sections("abԱբ", sections, 2));
    CHECK(strstr(message(), "fonts tried: Noto Sans Bold)"));
}

static void sections_reach_over_lines(void)
{
    const cor_text_section sections[] = { { .byte_count = 4, .scale = 1 },
                                          { .byte_count = 3, .scale = 2 } };
    cor_text_style style = style_of(10);
    style.sections = sections;
    style.section_count = 2;
    cor_block block;
    cor_report_clear(&shared.report);
    CHECK(cor_shape_block(&block, shared.fonts, &style, cor_str_of("abc\nabc"), shared.arena,
                          &shared.report));
    CHECK(block.line_count == 2);
    CHECK(near(block.lines[0]->spans[0].size_pt, 10) && near(block.lines[1]->spans[0].size_pt, 20));
}

/* Each line is as many of its own largest letters high as the style says: 1.2, of which what is
 * over and under the letters grows with them. */
static void lines_of_large_and_of_small_letters_have_room_of_their_own(void)
{
    const cor_text_section sections[] = { { .byte_count = 3, .scale = 1.5 },
                                          { .byte_count = 3, .scale = 0.5 },
                                          { .byte_count = 4, .scale = 0.5 },
                                          { .byte_count = 2, .scale = 1 } };
    cor_text_style style = style_of(10);
    style.sections = sections;
    style.section_count = 4;
    cor_block block;
    cor_report_clear(&shared.report);
    CHECK(cor_shape_block(&block, shared.fonts, &style, cor_str_of("abcab\nabc\nab"), shared.arena,
                          &shared.report));
    CHECK(block.line_count == 3 && near(block.sizes_pt[0], 15) && near(block.sizes_pt[1], 5));
    CHECK(near(block.drops_pt[0], 0));
    CHECK(near(block.drops_pt[1], 3 + 5)); /* what is below the large letters, and the small line */
    CHECK(near(block.drops_pt[2], 3 + 6 + 10));
    CHECK(near(block.lines_height_pt, 18 + 6 + 12));
    CHECK(near(block.height_pt, block.ascent_pt + block.drops_pt[2] + block.descent_pt));
}

static void sizes_of_sections_are_limited(void)
{
    const cor_text_section huge[] = { { .byte_count = 3, .scale = 1000 } };
    CHECK(!shape_sections("abc", huge, 1) && shared.report.items[0].kind == COR_KIND_LIMIT);
}

static bool set(cor_block *out, const char *text, double max_width_pt)
{
    cor_text_style style = style_of(10);
    style.max_width_pt = max_width_pt;
    cor_report_clear(&shared.report);
    return cor_shape_block(out, shared.fonts, &style, cor_str_of(text), shared.arena,
                           &shared.report);
}

static void soft_hyphens_show_where_a_line_ends_in_them(void)
{
    cor_block block;
    double whole = shape("Nakhchivan")->advance_pt;
    CHECK(set(&block, "Nakh\u00adchivan", whole + 0.01) && block.line_count == 1);
    CHECK(near(block.width_pt, whole));
    CHECK(set(&block, "Nakh\u00adchivan", whole * 0.7) && block.line_count == 2);
    CHECK(fabs(block.lines[0]->advance_pt - shape("Nakh\u2010")->advance_pt) < 1e-6);
    CHECK(strcmp(block.lines[1]->text.ptr, "chivan") == 0);
}

static void the_hyphen_is_counted_before_the_line_is_full(void)
{
    cor_block block;
    double without = shape("aaaa bbbb")->advance_pt;
    CHECK(set(&block, "aaaa bbbb\u00adbbbb", without + 0.01) && block.line_count == 2);
    CHECK(strcmp(block.lines[0]->text.ptr, "aaaa") == 0);
}

static void faults_name_whose_text_it_is(void)
{
    cor_text_style style = style_of(10);
    style.subject = "layer 'towns', feature at places.geojson:12";
    CHECK(!shape_as(&style, "霍"));
    CHECK(strstr(message(), "U+970D '霍'"));
    CHECK(strstr(message(), " of layer 'towns', feature at places.geojson:12 (fonts tried:"));
}

static void persian_pages_begin_at_the_right_whatever_the_first_letter(void)
{
    cor_text_style style = style_of(10);
    style.right_to_left = true;
    cor_run *run = shape_as(&style, "TRIPP مسیر");
    CHECK(run && run->span_count >= 2);
    CHECK(run->spans[0].right_to_left); /* the Persian word stands to the left */
    CHECK(!run->spans[run->span_count - 1].right_to_left);
    run = shape_as(&style, "TRIPP 42"); /* nothing to turn */
    CHECK(run && run->span_count == 1 && !run->spans[0].right_to_left);
}

/* Where the first letter of a word stands; the word occurs once. */
static double place_of(const cor_run *run, const char *word)
{
    const char *found = run ? strstr(run->text.ptr, word) : NULL;
    size_t byte = found ? (size_t)(found - run->text.ptr) : 0;
    for (size_t i = 0; found && i < run->glyph_count; i++)
        if (run->glyphs[i].cluster == byte)
            return run->glyphs[i].x_pt;
    CHECK(!"the word is in the text");
    return 0;
}

static cor_run *shape_towards(bool right_to_left, const char *text)
{
    cor_text_style style = style_of(10);
    style.right_to_left = right_to_left;
    return shape_as(&style, text);
}

/* The words of the list follow each other from right to left, or from left to right. */
static bool is_read_as(bool right_to_left, const char *text, const char *const words[3])
{
    const cor_run *run = shape_towards(right_to_left, text);
    double first = place_of(run, words[0]), second = place_of(run, words[1]);
    double third = place_of(run, words[2]);
    return right_to_left ? first > second && second > third : first < second && second < third;
}
#define READ_AS(right_to_left, text, ...)                                                          \
    CHECK(is_read_as(right_to_left, text, (const char *const[]){ __VA_ARGS__ }))

static void a_number_behind_a_comma_stays_with_the_words_that_follow(void)
{
    READ_AS(true, "منبع Trend، ۵ مارس", "Trend", "۵", "مارس");
    READ_AS(true, "(Azernews، ۲۳ سپتامبر ۲۰۲۲)", "Azernews", "۲۳", "سپتامبر");
    READ_AS(true, "geo-tz 8.1.9، ۲۰۲۶ میلادی", "geo", "۲۰۲۶", "میلادی");
    READ_AS(true, "شبکه (BBC) ۱۲ مارس", "BBC", "۱۲", "مارس");
    READ_AS(true, "Trend، 5 مارس", "Trend", "5", "مارس");
    READ_AS(true, "לפי Trend, 5 במרץ", "Trend", "5", "במרץ");
    READ_AS(true, "לפי Trend (Baku): 5 במרץ", "Trend", "5", "במרץ");
}

static void the_same_holds_from_left_to_right(void)
{
    READ_AS(false, "Tabriz, תבריז, 5 km", "תבריז", "5", "km");
    READ_AS(false, "Tabriz: تبریز, 1,768 km", "تبریز", "1", "km");
}

static void a_number_that_is_part_of_a_name_stays_with_it(void)
{
    const cor_run *run = shape_towards(true, "بر بیضوی WGS 84 در امتداد");
    CHECK(place_of(run, "WGS") < place_of(run, "84"));
    run = shape_towards(true, "לפי geo-tz 8.1.9, 2026-09-16 (ODbL)");
    CHECK(place_of(run, "geo") < place_of(run, "8.1"));
    CHECK(place_of(run, "8.1") < place_of(run, "2026"));
    run = shape_towards(true, "Windows 10 הוא");
    CHECK(place_of(run, "Windows") < place_of(run, "10"));
}

/* A text in another language than the page, with a value in the page's. */
static void what_is_isolated_says_nothing_of_the_text_around_it(void)
{
    const cor_run *run = shape("Length: \u2068۴۲ کیلومتر\u2069, measured.");
    CHECK(place_of(run, "Length") < place_of(run, "measured"));
    CHECK(place_of(run, "۴۲") > place_of(run, "کیلومتر"));
    run = shape("\u2068۴۲ کیلومتر\u2069 of road");
    CHECK(place_of(run, "۴۲") < place_of(run, "of"));
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(sections_have_their_own_size);
    RUN(sections_have_their_own_fonts);
    RUN(sections_reach_over_lines);
    RUN(lines_of_large_and_of_small_letters_have_room_of_their_own);
    RUN(sizes_of_sections_are_limited);
    RUN(soft_hyphens_show_where_a_line_ends_in_them);
    RUN(the_hyphen_is_counted_before_the_line_is_full);
    RUN(faults_name_whose_text_it_is);
    RUN(persian_pages_begin_at_the_right_whatever_the_first_letter);
    RUN(a_number_behind_a_comma_stays_with_the_words_that_follow);
    RUN(the_same_holds_from_left_to_right);
    RUN(a_number_that_is_part_of_a_name_stays_with_it);
    RUN(what_is_isolated_says_nothing_of_the_text_around_it);
    return texts_close();
}
