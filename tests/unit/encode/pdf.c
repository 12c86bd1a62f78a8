/* PDF files: their dictionaries, and their streams inflated. */
#include <libdeflate.h>
#include <math.h>
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
    const cor_text_style style = {
        .fonts = cascade, .font_count = 1, .size_pt = 10, .letter_spacing_pt = letter_spacing_pt
    };
    cor_report report = { 0 };
    cor_run *run = NULL;
    cor_scene *scene = cor_scene_new(300, 200);
    CHECK(cor_shape_line(&run, fonts, &style, cor_str_of("NEW LAND"), arena, &report));
    for (size_t i = 0; curved && i < run->glyph_count; i++)
        run->glyphs[i].angle_rad = 0.1 * (double)i;
    run->is_curved = curved;
    cor_scene_glyphs(
        scene, "names", 0, run,
        &(cor_glyph_look){ .origin = { 20, 30 }, .angle_rad = angle_rad, .fill = BLACK });
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

/* ---- Patterns. */

/* Half of the tile, along its height. */
static void draw_bar(cor_scene *tile, double pitch_pt)
{
    cor_scene_rect(tile, "t", (cor_rect){ 0, 0, pitch_pt / 2, pitch_pt }, BLACK, NULL);
}

/* From corner to corner, and the pieces that the neighbours' lines leave in the other corners. */
static void draw_hatch(cor_scene *tile, double pitch_pt)
{
    const cor_stroke stroke = { .paint = BLACK, .width_pt = 1, .miter_limit = 4 };
    const double p = pitch_pt, q = pitch_pt / 4;
    cor_pt ends[] = {
        { 0, p }, { p, 0 }, { -q, q }, { q, -q }, { p - q, p + q }, { p + q, p - q }
    };
    cor_contour lines[] = { { 0, 2, false }, { 2, 2, false }, { 4, 2, false } };
    const cor_path path = {
        .points = ends, .point_count = 6, .contours = lines, .contour_count = 3
    };
    cor_scene_path(tile, "t", -1, &path, (cor_paint){ 0 }, &stroke);
}

static void draw_dot(cor_scene *tile, double pitch_pt)
{
    cor_scene_rect(tile, "t", (cor_rect){ 1, 1, pitch_pt - 1, pitch_pt - 1 }, BLACK, NULL);
}

typedef void tile_drawer(cor_scene *tile, double pitch_pt);

/* A square filled with a square tile. */
static cor_buf patterned(double side_pt, double pitch_pt, tile_drawer *draw)
{
    cor_scene *scene = cor_scene_new(side_pt, side_pt);
    cor_pt corners[] = { { 0, 0 }, { side_pt, 0 }, { side_pt, side_pt }, { 0, side_pt } };
    cor_contour contour = { .count = 4, .closed = true };
    cor_path area = {
        .points = corners, .point_count = 4, .contours = &contour, .contour_count = 1
    };
    bool is_new;
    cor_scene *tile = cor_scene_tile_for(scene, &contour, pitch_pt, pitch_pt, &is_new);
    draw(tile, pitch_pt);
    const cor_tiling tiling = { .scale = 1, .opacity = 1 };
    cor_scene_pattern(scene, "a", 0, &area, tile, &tiling);
    return encode(scene);
}

/* Where a contour begins at x. */
static bool begins_at(const cor_buf *content, double x)
{
    static const double near = 0.006; /* cairo counts in 256ths of a point */
    for (const char *at = content->ptr; (at = strstr(at, " m ")); at += 3) {
        const char *start = at;
        for (int spaces = 0; start > content->ptr && spaces < 2; start--)
            spaces += start[-1] == ' ' || start[-1] == '\n';
        if (fabs(strtod(start, NULL) - x) < near || fabs(strtod(start + 1, NULL) - x) < near)
            return true;
    }
    return false;
}

static cor_buf content_of(const cor_buf *pdf)
{
    cor_buf all = inflated(pdf), content = { 0 };
    cor_buf_append(&content, all.ptr + pdf->len, all.len - pdf->len);
    cor_buf_free(&all);
    return content;
}

static void a_pattern_has_its_own_pitch_whatever_it_is_in_points(void)
{
    static const double pitches_pt[] = { 4.5, 4.3, 6.37 };
    for (size_t i = 0; i < sizeof pitches_pt / sizeof *pitches_pt; i++) {
        cor_buf pdf = patterned(200, pitches_pt[i], draw_bar);
        cor_buf content = content_of(&pdf);
        CHECK(!has(&pdf, "/PatternType")); /* which programs do not draw alike */
        CHECK(begins_at(&content, pitches_pt[i]) && begins_at(&content, 2 * pitches_pt[i]));
        CHECK(begins_at(&content, 30 * pitches_pt[i]));
        CHECK(!begins_at(&content, 5) || pitches_pt[i] == 5);
        cor_buf_free(&content);
        cor_buf_free(&pdf);
    }
}

/* 400,000 of them: the PDF's own pattern, whose step in the page's points is this. */
static void a_pattern_of_very_many_tiles_keeps_its_pitch(void)
{
    cor_buf pdf = patterned(700, 1.1, draw_bar);
    const char *step = find(cor_buf_view(&pdf), "/XStep "),
               *matrix = find(cor_buf_view(&pdf), "/Matrix [ ");
    CHECK(step && matrix);
    if (step && matrix)
        CHECK(fabs(strtod(step + 7, NULL) * strtod(matrix + 10, NULL) - 1.1) < 1e-6);
    cor_buf_free(&pdf);
}

static size_t count_of(const cor_buf *pdf, const char *word)
{
    cor_buf content = content_of(pdf);
    size_t count = 0;
    for (const char *at = content.ptr; at && (at = strstr(at, word)); at++)
        count++;
    cor_buf_free(&content);
    return count;
}

/* 2,500 tiles. */
static void lines_of_a_hatch_go_on_from_tile_to_tile(void)
{
    cor_buf pdf = patterned(400, 8, draw_hatch);
    CHECK(count_of(&pdf, " l") < 500 && count_of(&pdf, " l") > 90);
    cor_buf_free(&pdf);
}

static void what_does_not_touch_the_edge_of_a_tile_is_written_in_blocks(void)
{
    cor_buf pdf = patterned(400, 8, draw_dot);
    CHECK(count_of(&pdf, " re") + count_of(&pdf, " m ") < 200 && count_of(&pdf, " Do") > 40);
    CHECK(!has(&pdf, "/PatternType"));
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
    RUN(a_pattern_has_its_own_pitch_whatever_it_is_in_points);
    RUN(a_pattern_of_very_many_tiles_keeps_its_pitch);
    RUN(lines_of_a_hatch_go_on_from_tile_to_tile);
    RUN(what_does_not_touch_the_edge_of_a_tile_is_written_in_blocks);
    RUN(same_scene_same_bytes);
    RUN(pages_beyond_the_limit_are_refused);
    cor_fonts_free(fonts);
    cor_arena_free(arena);
    return check_result();
}
