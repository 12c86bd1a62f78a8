/* PDF files: their dictionaries, and their streams inflated. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "encode/encode.h"
#include "text/shape.h"
#include "unit/check.h"

static const cor_paint BLACK = { 0, 0, 0, 1 };
static const cor_paint WHITE = { 1, 1, 1, 1 };

static cor_fonts *fonts;
static cor_arena *arena;

static cor_scene *labelled(const char *text)
{
    static const char *const cascade[] = { "Noto Sans", "Noto Sans Armenian", "Noto Sans Arabic" };
    cor_text_style style = { .fonts = cascade, .font_count = 3, .size_pt = 10 };
    cor_report report = { 0 };
    cor_run *run = NULL;
    cor_scene *scene = cor_scene_new(180 / 25.4 * 72, 120 / 25.4 * 72);
    scene->title = "A map";
    bool ok = cor_shape_line(&run, fonts, &style, cor_str_of(text), arena, &report);
    CHECK(ok);
    cor_scene_rect(scene, "page", (cor_rect){ 0, 0, 100, 100 }, WHITE, NULL);
    if (ok)
        cor_scene_glyphs(scene, "towns", 0, run,
        &(cor_glyph_look){ (cor_pt){ 20, 30 }, 0, BLACK, WHITE, 1, NULL, 0 });
    cor_report_clear(&report);
    return scene;
}

static cor_buf encode(cor_scene *scene)
{
    cor_report report = { 0 };
    cor_buf out = { 0 };
    CHECK(cor_encode_pdf(scene, &out, &report) && report.count == 0);
    cor_scene_free(scene);
    return out;
}

static const char *find(cor_str in, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= in.len; i++)
        if (memcmp(in.ptr + i, word, length) == 0)
            return in.ptr + i;
    return NULL;
}

/* All of the file that is not compressed, and all that is, one after the other. */
static cor_buf inflated(const cor_buf *pdf)
{
    enum { ROOM = 1 << 20 };
    cor_buf out = { 0 };
    char *room = cor_alloc(ROOM, 1);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    cor_buf_append(&out, pdf->ptr, pdf->len);
    cor_str rest = cor_buf_view(pdf);
    for (const char *at; (at = find(rest, "stream\n"));) {
        at += strlen("stream\n");
        rest = (cor_str){ at, rest.len - (size_t)(at - rest.ptr) };
        size_t used = 0, made = 0;
        if (libdeflate_zlib_decompress_ex(inflater, rest.ptr, rest.len, room, ROOM, &used, &made) ==
            LIBDEFLATE_SUCCESS)
            cor_buf_append(&out, room, made);
    }
    libdeflate_free_decompressor(inflater);
    cor_free(room);
    return out;
}

static bool has(const cor_buf *pdf, const char *word)
{
    cor_buf all = inflated(pdf);
    bool found = find(cor_buf_view(&all), word) != NULL;
    cor_buf_free(&all);
    return found;
}

static void the_page_has_the_size_of_the_sheet(void)
{
    cor_buf pdf = encode(labelled("Meghri"));
    CHECK(has(&pdf, "/MediaBox [ 0 0 510.2362") && has(&pdf, "340.1574"));
    CHECK(has(&pdf, "/Title (A map)") && has(&pdf, "/Creator (corridor)"));
    cor_buf_free(&pdf);
}

static void the_date_is_the_one_of_the_source(void)
{
    unsetenv("SOURCE_DATE_EPOCH");
    cor_buf pdf = encode(labelled("Meghri"));
    CHECK(has(&pdf, "/CreationDate (D:197001010000Z"));
    cor_buf_free(&pdf);
    setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
    pdf = encode(labelled("Meghri"));
    CHECK(has(&pdf, "/CreationDate (D:200109090146Z"));
    cor_buf_free(&pdf);
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    pdf = encode(labelled("Meghri"));
    CHECK(has(&pdf, "/CreationDate (D:197001010000Z"));
    cor_buf_free(&pdf);
    unsetenv("SOURCE_DATE_EPOCH");
}

static void text_is_text_in_an_embedded_font(void)
{
    cor_buf pdf = encode(labelled("Meghri"));
    CHECK(has(&pdf, "(Meghri)Tj") || has(&pdf, "Meghri"));
    CHECK(has(&pdf, "NotoSans") && has(&pdf, "/FontFile2"));
    cor_buf_free(&pdf);
}

static cor_buf spaced(double letter_spacing_pt, double angle_rad, bool curved)
{
    static const char *const cascade[] = { "Noto Sans" };
    const cor_text_style style = { .fonts = cascade,
                                   .font_count = 1,
                                   .size_pt = 10,
                                   .letter_spacing_pt = letter_spacing_pt };
    cor_report report = { 0 };
    cor_run *run = NULL;
    cor_scene *scene = cor_scene_new(300, 200);
    CHECK(cor_shape_line(&run, fonts, &style, cor_str_of("NEW LAND"), arena, &report));
    for (size_t i = 0; curved && i < run->glyph_count; i++)
        run->glyphs[i].angle_rad = 0.1 * (double)i;
    run->is_curved = curved;
    cor_scene_glyphs(scene, "names", 0, run,
                     &(cor_glyph_look){ .origin = { 20, 30 }, .angle_rad = angle_rad,
                                        .fill = BLACK });
    cor_report_clear(&report);
    return encode(scene);
}

/* As UTF-16 behind its byte order mark. */
static void words_whose_letters_stand_apart_stay_words(void)
{
    static const char *const words[] = { "/ActualText <feff004e00450057>",
                                         "/ActualText <feff004c0041004e0044>" };
    cor_buf wide = spaced(6, 0, false), slanted = spaced(0, 0.3, false), bent = spaced(0, 0, true);
    cor_buf level = spaced(0, 0, false);
    for (size_t i = 0; i < 2; i++) {
        CHECK(has(&wide, words[i]) && has(&slanted, words[i]) && has(&bent, words[i]));
        CHECK(!has(&level, words[i]));
    }
    cor_buf_free(&wide);
    cor_buf_free(&slanted);
    cor_buf_free(&bent);
    cor_buf_free(&level);
}

static void armenian_letters_are_known_by_their_code_points(void)
{
    static const char *const letters[] = { "<0544>", "<0565>", "<0572>", "<0580>", "<056b>" };
    cor_buf pdf = encode(labelled("Մեղրի"));
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        CHECK(has(&pdf, letters[i]));
    cor_buf_free(&pdf);
}

/* In the font used lam-alef is one glyph: it keeps lam, a blank beside it has the alef, and neither
 * is written as a pair that readers could turn around. */
static void a_ligature_from_right_to_left_is_two_letters(void)
{
    cor_buf pdf = encode(labelled("زنگیلان"));
    CHECK(has(&pdf, "<0644>") && has(&pdf, "<0627>"));
    CHECK(!has(&pdf, "06440627"));
    cor_buf_free(&pdf);
}

static void same_scene_same_bytes(void)
{
    cor_buf a = encode(labelled("Meghri Մեղրի زنگیلان"));
    cor_buf b = encode(labelled("Meghri Մեղրի زنگیلان"));
    CHECK(a.len > 1000 && cor_str_equal(cor_buf_view(&a), cor_buf_view(&b)));
    cor_buf_free(&a);
    cor_buf_free(&b);
}

static void pages_beyond_the_limit_are_refused(void)
{
    cor_scene *scene = cor_scene_new(14401, 100);
    cor_report report = { 0 };
    cor_buf out = { 0 };
    CHECK(!cor_encode_pdf(scene, &out, &report) && out.len == 0);
    CHECK(report.errors == 1 && report.items[0].kind == COR_KIND_LIMIT);
    cor_report_clear(&report);
    cor_scene_free(scene);
}

int main(void)
{
    cor_report report = { 0 };
    arena = cor_arena_new();
    if (!cor_fonts_new(&fonts, &report)) {
        cor_report_print(stdout, &report);
        return 1;
    }
    RUN(the_page_has_the_size_of_the_sheet);
    RUN(the_date_is_the_one_of_the_source);
    RUN(text_is_text_in_an_embedded_font);
    RUN(words_whose_letters_stand_apart_stay_words);
    RUN(armenian_letters_are_known_by_their_code_points);
    RUN(a_ligature_from_right_to_left_is_two_letters);
    RUN(same_scene_same_bytes);
    RUN(pages_beyond_the_limit_are_refused);
    cor_fonts_free(fonts);
    cor_arena_free(arena);
    return check_result();
}
