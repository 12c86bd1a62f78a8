#include "text/shape.h"

#include "unit/text/texts.h"

static const char *family_at(const cor_run *run, size_t span)
{
    return span < run->span_count ? cor_face_family(run->spans[span].face) : "";
}

static bool is_one_span_of(const char *text, const char *family)
{
    cor_run *run = shape(text);
    return run && run->span_count == 1 && strcmp(family_at(run, 0), family) == 0;
}

/* Glyphs in order, spans without gaps, clusters inside their spans. */
static void check_structure(const cor_run *run)
{
    size_t next = 0;
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        CHECK(span->first_glyph == next && span->glyph_count > 0);
        next += span->glyph_count;
        CHECK(span->first_byte + span->byte_count <= run->text.len);
        for (size_t i = 0; i < span->glyph_count; i++) {
            const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
            CHECK(glyph->id != 0);
            CHECK(glyph->cluster >= span->first_byte &&
                  glyph->cluster < span->first_byte + span->byte_count);
        }
    }
    CHECK(next == run->glyph_count);
    double sum = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        sum += run->glyphs[i].advance_pt;
    CHECK(near(sum, run->advance_pt));
    CHECK(run->text.ptr[run->text.len] == '\0');
}

static void each_script_has_its_own_face(void)
{
    CHECK(is_one_span_of("Երևան", "Noto Sans Armenian"));
    CHECK(is_one_span_of("თბილისი", "Noto Sans Georgian"));
    CHECK(is_one_span_of("ᲗᲑᲘᲚᲘᲡᲘ", "Noto Sans Georgian"));
    CHECK(is_one_span_of("Gəncə, Ağdam, Bakı, İmişli", "Noto Sans"));
    CHECK(is_one_span_of("Владикавказ", "Noto Sans"));
    CHECK(is_one_span_of("تهران", "Noto Naskh Arabic"));
}

static void spaces_stay_with_the_face_before_them(void)
{
    CHECK(is_one_span_of("Նոր Հաճն", "Noto Sans Armenian"));
    CHECK(is_one_span_of("ახალი სოფელი", "Noto Sans Georgian"));
    cor_run *run = shape("Ijevan Իջևան");
    CHECK(run && run->span_count == 2 && run->spans[0].byte_count == 7);
}

static void spaces_before_an_earlier_face_of_the_cascade_go_with_it(void)
{
    cor_run *run = shape("Գյումրի – Վանաձոր");
    CHECK(run && run->span_count == 3 && run->spans[1].byte_count == 5);
}

static void cascades_cut_spans_where_the_face_changes(void)
{
    cor_run *run = shape("Tbilisi / თბილისი / Թիֆլիս / Тбилиси");
    CHECK(run && run->span_count == 6); /* the slash is in Noto Sans */
    CHECK(run && strcmp(family_at(run, 1), "Noto Sans Georgian") == 0);
    CHECK(run && strcmp(family_at(run, 3), "Noto Sans Armenian") == 0);
    if (run)
        check_structure(run);
}

static void the_first_face_of_the_cascade_that_has_it_draws_it(void)
{
    static const char *const turned[] = { "Noto Naskh Arabic", "Noto Sans" };
    cor_text_style style = { .fonts = turned, .font_count = 2, .size_pt = 10 };
    cor_run *run = shape_as(&style, "12");
    const cor_face *face = run ? run->spans[0].face : NULL;
    CHECK(run && run->span_count == 1);
    CHECK(face && strcmp(cor_face_family(face), "Noto Naskh Arabic") == 0);
    CHECK(is_one_span_of("12", "Noto Sans"));
}

static void persian_runs_from_right_to_left_and_joins(void)
{
    cor_run *run = shape("تهران");
    CHECK(run && run->spans[0].right_to_left && run->glyph_count == 5);
    CHECK(run && run->glyphs[0].cluster == 8 && run->glyphs[4].cluster == 0);
    cor_run *alone = shape("ه");
    CHECK(run && alone && run->glyphs[3].id != alone->glyphs[0].id);
    if (run)
        check_structure(run);
}

static void zwnj_keeps_letters_apart_and_is_not_drawn(void)
{
    cor_run *apart = shape("می‌خواهم"), *joined = shape("میخواهم");
    CHECK(apart && joined && apart->glyph_count == joined->glyph_count);
    CHECK(apart && joined && apart->advance_pt > joined->advance_pt);
    CHECK(apart && joined && apart->text.len == joined->text.len + 3);
    if (apart)
        check_structure(apart);
}

static void numbers_run_left_to_right_inside_persian(void)
{
    cor_run *run = shape("رشت ۱۲ km");
    CHECK(run && run->span_count == 4);
    if (!run)
        return;
    check_structure(run);
    /* From the left: km, a space, the number, the name with its space. */
    CHECK(!run->spans[0].right_to_left && run->spans[1].right_to_left);
    CHECK(!run->spans[2].right_to_left && run->spans[3].right_to_left);
    size_t one = 0, two = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        one = run->glyphs[i].cluster == 7 ? i : one;
        two = run->glyphs[i].cluster == 9 ? i : two;
    }
    CHECK(two == one + 1);
}

static void brackets_are_mirrored(void)
{
    cor_run *left = shape("(a"), *right = shape("(ا");
    CHECK(left && right && right->span_count == 2);
    cor_run *close = shape(")");
    const cor_glyph *bracket = right ? &right->glyphs[right->glyph_count - 1] : NULL;
    CHECK(bracket && close && bracket->cluster == 0 && bracket->id == close->glyphs[0].id);
}

static void the_first_strong_letter_sets_the_direction(void)
{
    cor_run *persian = shape("تبریز (Tabriz)"), *latin = shape("Tabriz (تبریز)");
    CHECK(persian && persian->glyphs[persian->glyph_count - 1].cluster == 0);
    CHECK(latin && latin->glyphs[0].cluster == 0);
}

static void isolates_are_honoured_and_leave_the_text(void)
{
    cor_run *bare = shape("תל 1 - 2"), *isolated = shape("תל \u2066"
                                                         "1 - 2\u2069");
    CHECK(bare && isolated && strcmp(bare->text.ptr, isolated->text.ptr) == 0);
    if (!bare || !isolated)
        return;
    check_structure(isolated);
    CHECK(bare->glyphs[0].cluster == 9);     /* 2 - 1 */
    CHECK(isolated->glyphs[0].cluster == 5); /* 1 - 2 */
}

static void letters_are_kerned(void)
{
    cor_run *pair = shape("AV"), *a = shape("A"), *v = shape("V");
    CHECK(pair && a && v && pair->advance_pt < a->advance_pt + v->advance_pt - 0.1);
}

static void accents_look_the_same_composed_or_not(void)
{
    cor_run *one = shape("Ёлка й"), *two = shape("Е\u0308лка и\u0306");
    CHECK(one && two && near(one->advance_pt, two->advance_pt));
    CHECK(one && two && near(one->ink_y0_pt, two->ink_y0_pt));
}

static void marks_stay_in_the_face_of_their_letter(void)
{
    CHECK(is_one_span_of("S\u0302o\u0308s\u0323\u0301", "Noto Sans"));
    cor_run *run = shape("A\u0301\u0302\u0303");
    CHECK(run && run->glyphs[run->glyph_count - 1].cluster == 0);
}

static void the_language_reaches_the_font(void)
{
    cor_text_style style = style_of(10);
    style.language = "ro";
    cor_run *plain = shape("ş"), *romanian = shape_as(&style, "ş");
    CHECK(plain && romanian && plain->glyphs[0].id != romanian->glyphs[0].id);
    style.language = "no such language, and far too long a name for one";
    CHECK(shape_as(&style, "ş"));
}

static void letter_spacing_goes_between_clusters(void)
{
    cor_text_style style = style_of(10);
    cor_run *plain = shape_as(&style, "fiord");
    style.letter_spacing_pt = 2;
    cor_run *spaced = shape_as(&style, "fiord");
    CHECK(plain && spaced && spaced->glyph_count == 5);
    CHECK(plain && spaced && fabs(spaced->advance_pt - plain->advance_pt - 8) < 0.5);
    CHECK(spaced && near(spaced->letter_spacing_pt, 2));
    cor_run *marked = shape_as(&style, "a\u0323\u0323b"), *bare = shape_as(&style, "ab");
    CHECK(marked && bare && near(marked->advance_pt, bare->advance_pt));
}

static void joined_scripts_are_not_spaced(void)
{
    cor_text_style style = style_of(10);
    style.letter_spacing_pt = 2;
    cor_run *plain = shape("تهران"), *spaced = shape_as(&style, "تهران");
    CHECK(plain && spaced && near(plain->advance_pt, spaced->advance_pt));
    CHECK(spaced && near(spaced->letter_spacing_pt, 0));
    plain = shape("تهران Tehran");
    spaced = shape_as(&style, "تهران Tehran");
    CHECK(plain && spaced && near(spaced->advance_pt, plain->advance_pt + 6 * 2));
}

static void sizes_scale_everything(void)
{
    cor_text_style small = style_of(7), large = style_of(14);
    cor_run *a = shape_as(&small, "Մեղրի"), *b = shape_as(&large, "Մեղրի");
    CHECK(a && b && near(2 * a->advance_pt, b->advance_pt));
    CHECK(a && b && near(2 * a->ink_y1_pt, b->ink_y1_pt) && near(2 * a->ascent_pt, b->ascent_pt));
}

static void empty_text_gives_an_empty_run(void)
{
    cor_run *run = shape("");
    CHECK(run && run->glyph_count == 0 && run->span_count == 0 && near(run->advance_pt, 0));
    CHECK(run && near(run->ink_x0_pt, 0) && near(run->ink_x1_pt, 0) && run->ascent_pt > 0);
    cor_run *blank = shape("  ");
    CHECK(blank && blank->glyph_count == 2 && near(blank->ink_y0_pt, 0) && blank->advance_pt > 0);
    cor_run *invisible = shape("\u200b\u200d");
    CHECK(invisible && near(invisible->advance_pt, 0) && near(invisible->ink_x1_pt, 0));
}

static void missing_glyphs_are_named_with_the_fonts_tried(void)
{
    CHECK(fails_as("霍尔果斯", COR_KIND_GLYPH, "U+970D '霍'"));
    CHECK(strstr(message(), "Noto Sans, Noto Sans Armenian, Noto Sans Georgian"));
    CHECK(fails_as("Baku 🚂", COR_KIND_GLYPH, "U+1F682"));
    CHECK(fails_as("\U0010fffd", COR_KIND_GLYPH, "U+10FFFD"));
    static const char *const latin[] = { "Noto Sans" };
    cor_text_style style = { .fonts = latin, .font_count = 1, .size_pt = 10 };
    CHECK(!shape_as(&style, "Երևան") && strstr(message(), "U+0535 'Ե'"));
}

static void marks_that_no_face_has_together_with_their_letter_are_refused(void)
{
    CHECK(fails_as("ա\u0301", COR_KIND_GLYPH, "no single font has all of U+0561 'ա'"));
    CHECK(fails_as("a\u20e3", COR_KIND_GLYPH, "no font has U+20E3 '◌"));
}

static void control_characters_are_refused(void)
{
    CHECK(fails_as("a\tb", COR_KIND_ENCODING, "control character, U+0009"));
    CHECK(fails_as("a\nb", COR_KIND_ENCODING, "U+000A"));
    CHECK(fails_as("\x1b[2J", COR_KIND_ENCODING, "U+001B"));
    CHECK(fails_as("a\xc2\x85", COR_KIND_ENCODING, "U+0085"));
    CHECK(fails_as("a\u2028b", COR_KIND_ENCODING, "line separator, U+2028"));
    CHECK(!strchr(message(), 0x1b));
}

static void nul_bytes_are_refused(void)
{
    cor_text_style style = style_of(10);
    cor_run *run = NULL;
    cor_report_clear(&shared.report);
    CHECK(!cor_shape_line(&run, shared.fonts, &style, COR_STR("a\0b"), shared.arena,
                          &shared.report));
    CHECK(strstr(message(), "U+0000") && !run);
}

static void bidi_overrides_and_unpaired_controls_are_refused(void)
{
    CHECK(fails_as("a\u202etxt.exe\u202c", COR_KIND_ENCODING, "bidi override, U+202E"));
    CHECK(fails_as("a\u2067b", COR_KIND_ENCODING, "U+2067"));
    CHECK(fails_as("a\u2069b", COR_KIND_ENCODING, "U+2069"));
    CHECK(fails_as("\u2067a\u202bb\u2069c\u202c", COR_KIND_ENCODING, "U+2069"));
    CHECK(shape("\u2067a\u202bb\u202c\u2069c") != NULL);
    CHECK(shape("a\u200eb\u200f") != NULL);
}

static void bytes_that_are_not_utf8_are_refused(void)
{
    CHECK(fails_as("Bak\xfd", COR_KIND_ENCODING, "byte 0xFD"));
    CHECK(fails_as("\xed\xa0\x80", COR_KIND_ENCODING, "byte 0xED"));
    CHECK(fails_as("\xc0\xaf", COR_KIND_ENCODING, "byte 0xC0"));
    CHECK(fails_as("a\xf0\x9f", COR_KIND_ENCODING, "byte 0xF0"));
}

static void lengths_and_marks_have_limits(void)
{
    char text[2100];
    memset(text, 'a', sizeof text);
    text[COR_TEXT_MAX_CODE_POINTS] = '\0';
    CHECK(shape(text) != NULL);
    text[COR_TEXT_MAX_CODE_POINTS] = 'a';
    text[COR_TEXT_MAX_CODE_POINTS + 1] = '\0';
    CHECK(fails_as(text, COR_KIND_LIMIT, "1001 characters; the limit is 1000"));
    text[0] = 'a';
    for (size_t i = 0; i < COR_TEXT_MAX_MARKS; i++)
        memcpy(text + 1 + 2 * i, "\u0301", 3);
    CHECK(shape(text) != NULL);
    memcpy(text + 1 + 2 * COR_TEXT_MAX_MARKS, "\u0301", 3);
    CHECK(fails_as(text, COR_KIND_LIMIT, "more than 8 marks"));
}

static void sizes_out_of_range_are_refused(void)
{
    static const double sizes[] = { 0, -1, 2000.5, 1e5, HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        cor_text_style style = style_of(sizes[i]);
        CHECK(!shape_as(&style, "a") && shared.report.items[0].kind == COR_KIND_LIMIT);
    }
    cor_text_style style = style_of(sqrt(-1.0));
    CHECK(!shape_as(&style, "a"));
    style = style_of(10);
    style.font_count = 0;
    CHECK(!shape_as(&style, "a") && shared.report.items[0].kind == COR_KIND_FONT);
}

/* Another set of fonts, opened in another order, sets the same text alike. */
static void shaping_is_repeatable(void)
{
    static const char text[] = "Yerevan – Երևան – تهران ۱۲۳ (თბილისი)";
    cor_run *a = shape(text), *b = NULL;
    cor_text_style style = style_of(10);
    cor_fonts *others = NULL;
    const cor_face *first;
    CHECK(cor_fonts_new(&others, &shared.report));
    CHECK(cor_fonts_face(others, "Noto Sans Georgian", COR_NOWHERE, &first, &shared.report));
    CHECK(cor_shape_line(&b, others, &style, COR_STR(text), shared.arena,
                         &shared.report));
    CHECK(a && b && a->glyph_count == b->glyph_count && a->span_count == b->span_count);
    if (a && b && a->glyph_count == b->glyph_count)
        for (size_t i = 0; i < a->glyph_count; i++)
            CHECK(memcmp(&a->glyphs[i], &b->glyphs[i], sizeof *a->glyphs) == 0);
    cor_fonts_free(others);
}

/* Whatever the bytes: a run that holds together, or one error. */
static void random_texts_shape_or_fail_cleanly(void)
{
    static const uint32_t blocks[] = { 0x20,   0x80,   0x300,  0x530,  0x590, 0x600,
                                       0x10a0, 0x200a, 0x2060, 0x1c90, 0x900, 0xfe00 };
    uint64_t state = 20260101;
    size_t shaped = 0, refused = 0;
    for (int round = 0; round < 2000; round++) {
        cor_buf text = { 0 };
        for (int i = 0; i < 12; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t block = blocks[(state >> 33) % (sizeof blocks / sizeof *blocks)];
            cor_buf_code_point(&text, (round % 2 ? block : 0x600) + (uint32_t)(state >> 45) % 0x60);
        }
        cor_run *run = shape(text.ptr);
        *(run ? &shaped : &refused) += 1;
        if (run)
            check_structure(run);
        cor_buf_free(&text);
        cor_arena_clear(shared.arena);
    }
    CHECK(shaped > 100 && refused > 100);
}

static void directions(void)
{
    RUN(persian_runs_from_right_to_left_and_joins);
    RUN(zwnj_keeps_letters_apart_and_is_not_drawn);
    RUN(numbers_run_left_to_right_inside_persian);
    RUN(brackets_are_mirrored);
    RUN(the_first_strong_letter_sets_the_direction);
    RUN(isolates_are_honoured_and_leave_the_text);
}

static void refusals(void)
{
    RUN(missing_glyphs_are_named_with_the_fonts_tried);
    RUN(marks_that_no_face_has_together_with_their_letter_are_refused);
    RUN(control_characters_are_refused);
    RUN(nul_bytes_are_refused);
    RUN(bidi_overrides_and_unpaired_controls_are_refused);
    RUN(bytes_that_are_not_utf8_are_refused);
    RUN(lengths_and_marks_have_limits);
    RUN(sizes_out_of_range_are_refused);
    RUN(random_texts_shape_or_fail_cleanly);
}

int main(void)
{
    if (!texts_open())
        return 1;
    RUN(each_script_has_its_own_face);
    RUN(spaces_stay_with_the_face_before_them);
    RUN(spaces_before_an_earlier_face_of_the_cascade_go_with_it);
    RUN(cascades_cut_spans_where_the_face_changes);
    RUN(the_first_face_of_the_cascade_that_has_it_draws_it);
    directions();
    RUN(letters_are_kerned);
    RUN(accents_look_the_same_composed_or_not);
    RUN(marks_stay_in_the_face_of_their_letter);
    RUN(the_language_reaches_the_font);
    RUN(letter_spacing_goes_between_clusters);
    RUN(joined_scripts_are_not_spaced);
    RUN(sizes_scale_everything);
    RUN(empty_text_gives_an_empty_run);
    RUN(shaping_is_repeatable);
    refusals();
    return texts_close();
}
