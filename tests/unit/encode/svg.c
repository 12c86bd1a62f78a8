/* SVG files as text. */
#include <stdio.h>
#include <string.h>

#include "encode/encode.h"
#include "encode/svg_writer.h"
#include "text/shape.h"
#include "unit/check.h"

static const cor_paint BLACK = { 0, 0, 0, 1 };
static const cor_paint WHITE = { 1, 1, 1, 1 };
static const cor_paint NONE = { 0 };

static cor_fonts *fonts;
static cor_arena *arena;

/* The SVG of a scene; frees the scene. */
static cor_buf encode_stamped(cor_scene *scene)
{
    cor_report report = { 0 };
    cor_buf out = { 0 };
    CHECK(cor_encode_svg(scene, &out, &report) && report.count == 0);
    cor_scene_free(scene);
    return out;
}

static const char *text_of(const cor_buf *svg)
{
    return svg->ptr ? svg->ptr : "";
}

/* Without what tells the ids of figures apart that have one name. */
static cor_buf encode(cor_scene *scene)
{
    static const char name[] = "figure-";
    enum { NAME = sizeof name - 1, NUMBER = 8 };
    cor_buf stamped = encode_stamped(scene), out = { 0 };
    for (const char *at = text_of(&stamped); *at; at++) {
        cor_buf_char(&out, *at);
        if (out.len >= NAME && memcmp(out.ptr + out.len - NAME, name, NAME) == 0)
            at += NUMBER + 1;
    }
    cor_buf_free(&stamped);
    return out;
}

static bool has(const cor_buf *svg, const char *text)
{
    bool found = strstr(text_of(svg), text) != NULL;
    if (!found)
        printf("not found: %s\n", text);
    return found;
}

static size_t count_of(const cor_buf *svg, const char *text)
{
    size_t count = 0;
    for (const char *at = text_of(svg); (at = strstr(at, text)); at++)
        count++;
    return count;
}

static void put_text(cor_scene *scene, const char *text, cor_paint halo, double angle_rad)
{
    static const char *const cascade[] = { "Noto Sans", "Noto Sans Armenian", "Noto Sans Arabic" };
    cor_text_style style = { .fonts = cascade, .font_count = 3, .size_pt = 10 };
    cor_report report = { 0 };
    cor_run *run = NULL;
    bool ok = cor_shape_line(&run, fonts, &style, cor_str_of(text), arena, &report);
    CHECK(ok);
    if (ok)
        cor_scene_glyphs(
            scene, "towns", 0, run,
            &(cor_glyph_look){ (cor_pt){ 20, 30 }, angle_rad, BLACK, halo, 1, NULL, 0 });
    cor_report_clear(&report);
}

static void a_sheet_is_in_millimetres_with_title_and_description(void)
{
    cor_scene *scene = cor_scene_new(180 / 25.4 * 72, 120 / 25.4 * 72);
    scene->title = "Roads <b> & \"rivers\"";
    scene->description = "Two lines\x07.";
    scene->language = "en";
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "width=\"180mm\" height=\"120mm\" viewBox=\"0 0 510.236 340.157\""));
    CHECK(has(&svg, "xml:lang=\"en\" role=\"img\" aria-labelledby=\"figure-title\""));
    CHECK(has(&svg, "<title id=\"figure-title\">Roads &lt;b&gt; &amp; &quot;rivers&quot;</title>"));
    CHECK(has(&svg, "<desc id=\"figure-description\">Two lines\xef\xbf\xbd.</desc>"));
    cor_buf_free(&svg);
}

static void a_path_is_written_in_relative_hundredths(void)
{
    cor_pt points[] = { { 10.004, 20 }, { 10.5, 19.25 }, { 10.501, 19.251 }, { 8, 20 } };
    cor_contour contour = { .count = 4, .closed = true };
    cor_path path = {
        .points = points, .point_count = 4, .contours = &contour, .contour_count = 1
    };
    double dash[] = { 3, 1.5 };
    cor_stroke stroke = { .paint = { 1, 0, 0, 0.5 },
                          .width_pt = 0.25,
                          .cap = COR_CAP_SQUARE,
                          .join = COR_JOIN_ROUND,
                          .miter_limit = 4,
                          .dash_pt = dash,
                          .dash_count = 2,
                          .dash_offset_pt = 1 };
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_path(scene, "a", -1, &path, BLACK, &stroke);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<path fill=\"#000000\" fill-rule=\"evenodd\" stroke=\"#ff0000\""
                    " stroke-opacity=\"0.5\" stroke-width=\"0.25\" stroke-linecap=\"square\""
                    " stroke-linejoin=\"round\" stroke-dasharray=\"3 1.5\""
                    " stroke-dashoffset=\"1\" d=\"M10 20l.5-.75-2.5.75z\"/>"));
    cor_buf_free(&svg);
}

/* A thousand steps of a third of a hundredth end where they should. */
static void rounding_does_not_add_up_along_a_line(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    for (int i = 0; i <= 1000; i++)
        cor_path_add(&path, (cor_pt){ 1 + i / 300.0, 2 });
    cor_stroke stroke = { .paint = BLACK, .width_pt = 1, .miter_limit = 4 };
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_path(scene, "a", -1, &path, NONE, &stroke);
    cor_buf svg = encode(scene);
    const char *at = strstr(text_of(&svg), "M1 2l");
    CHECK(at);
    size_t steps = 0;
    for (at = at ? at + 5 : ""; *at && *at != '"'; at++)
        steps += strncmp(at, ".01 0", 5) == 0;
    CHECK(steps == 333);
    cor_buf_free(&svg);
    cor_path_free(&path);
}

static void features_of_one_style_share_it(void)
{
    cor_scene *scene = cor_scene_new(100, 100);
    for (int i = 0; i < 5; i++)
        cor_scene_rect(scene, "a", (cor_rect){ i, 0, i + 1, 1 }, BLACK, NULL);
    cor_scene_rect(scene, "a", (cor_rect){ 9, 0, 10, 1 }, WHITE, NULL);
    cor_buf svg = encode(scene);
    CHECK(count_of(&svg, "#000000") == 1 && count_of(&svg, "<path d=") == 5);
    CHECK(count_of(&svg, "<g") == 1 && count_of(&svg, "</g>") == 1);
    CHECK(has(&svg, "</g>\n<path fill=\"#ffffff\""));
    cor_buf_free(&svg);
}

static void ids_are_unique_and_clean(void)
{
    static const char *const names[] = { "roads", "roads", "title", "1st class & <more>", "" };
    cor_scene *scene = cor_scene_new(100, 100);
    scene->title = "A map";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cor_scene_group_push(scene, "a", i == 0 ? 0.25 : 1, names[i], i == 0 ? "Roads" : NULL);
        cor_scene_clip_push(scene, "a", &(cor_path){ 0 });
        cor_scene_clip_pop(scene);
        cor_scene_group_pop(scene);
    }
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<g id=\"figure-roads\" opacity=\"0.25\">\n<title>Roads</title>"));
    CHECK(has(&svg, "<g id=\"figure-roads-2\">") && has(&svg, "<g id=\"figure-title-2\">"));
    CHECK(has(&svg, "<g id=\"figure-1st-class----more-\">") && has(&svg, "<g id=\"figure-_\">"));
    CHECK(has(&svg, "<clipPath id=\"figure-clip-5\">"));
    CHECK(has(&svg, "clip-path=\"url(#figure-clip-5)\""));
    cor_buf_free(&svg);
}

static void text_stays_text(void)
{
    cor_scene *scene = cor_scene_new(100, 100);
    put_text(scene, "Meghri & <Agarak>", WHITE, 0);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<text x=\"20\" y=\"30\" font-family=\"'Noto Sans',sans-serif\""
                    " font-size=\"10\" textLength=\""));
    CHECK(has(&svg, "fill=\"#000000\" stroke=\"#ffffff\" stroke-width=\"2\""
                    " stroke-linejoin=\"round\" paint-order=\"stroke\">"
                    "Meghri &amp; &lt;Agarak&gt;</text>"));
    cor_buf_free(&svg);
}

static void turned_text_turns_about_its_origin(void)
{
    cor_scene *scene = cor_scene_new(100, 100);
    put_text(scene, "Araz", NONE, -0.5);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<text transform=\"translate(20 30)rotate(-28.648)\" font-family"));
    CHECK(count_of(&svg, "stroke") == 0);
    cor_buf_free(&svg);
}

static void bent_text_is_drawn_as_outlines_and_read_as_words(void)
{
    static const char *const cascade[] = { "Noto Sans" };
    const cor_text_style style = { .fonts = cascade, .font_count = 1, .size_pt = 10 };
    cor_report report = { 0 };
    cor_run *run = NULL;
    cor_scene *scene = cor_scene_new(100, 100);
    CHECK(cor_shape_line(&run, fonts, &style, cor_str_of("Aras"), arena, &report));
    run->is_curved = true;
    run->glyphs[1].angle_rad = 0.4;
    cor_scene_glyphs(scene, "rivers", 0, run,
                     &(cor_glyph_look){ .fill = BLACK, .halo = WHITE, .halo_width_pt = 1 });
    cor_buf svg = encode(scene);
    CHECK(count_of(&svg, "<path aria-hidden=\"true\" d=\"M") == 2); /* halo, letters */
    CHECK(count_of(&svg, ">Aras</text>") == 1 && has(&svg, "<text fill=\"none\" transform="));
    CHECK(has(&svg, "fill=\"#000000\"/>") && has(&svg, "stroke=\"#ffffff\" stroke-width=\"2\""));
    cor_buf_free(&svg);
    cor_report_clear(&report);
}

static void sections_have_their_own_colours(void)
{
    static const char *const cascade[] = { "Noto Sans" };
    const cor_text_section sections[] = { { .byte_count = 3, .scale = 1 },
                                          { .byte_count = 3, .scale = 0.5 } };
    const cor_text_style style = {
        .fonts = cascade, .font_count = 1, .size_pt = 10, .sections = sections, .section_count = 2
    };
    const cor_paint fills[] = { { 1, 0, 0, 1 }, { 0, 0, 1, 1 } };
    cor_report report = { 0 };
    cor_run *run = NULL;
    cor_scene *scene = cor_scene_new(100, 100);
    CHECK(cor_shape_line(&run, fonts, &style, cor_str_of("redblu"), arena, &report));
    const cor_glyph_look look = { .fill = BLACK, .section_fills = fills, .section_count = 2 };
    cor_scene_glyphs(scene, "towns", 0, run, &look);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "font-size=\"10\"") && has(&svg, "font-size=\"5\""));
    CHECK(has(&svg, "fill=\"#ff0000\">red</text>") && has(&svg, "fill=\"#0000ff\">blu</text>"));
    cor_buf_free(&svg);
    cor_report_clear(&report);
}

/* Spans come in the order of the text, each at its own place; halos come before all letters. */
static void mixed_directions_keep_their_places(void)
{
    cor_scene *scene = cor_scene_new(200, 100);
    put_text(scene, "زنگیلان Zangilan", WHITE, 0);
    cor_buf svg = encode(scene);
    CHECK(count_of(&svg, "<text") == 4 && count_of(&svg, "aria-hidden") == 2);
    CHECK(count_of(&svg, "direction=\"rtl\" text-anchor=\"middle\"") == 2);
    const char *halo = strstr(text_of(&svg), "fill=\"none\" aria-hidden");
    const char *letters = strstr(text_of(&svg), "fill=\"#000000\"");
    CHECK(halo && letters && halo < letters);
    const char *persian = letters ? strstr(letters, "زنگیلان") : NULL;
    const char *latin = letters ? strstr(letters, "Zangilan") : NULL;
    CHECK(persian && latin && persian < latin);
    cor_buf_free(&svg);
}

/* The middle of what is drawn: the space between the two is at the end of neither. */
static void text_from_right_to_left_stands_about_its_middle(void)
{
    cor_scene *scene = cor_scene_new(200, 100);
    put_text(scene, "زنگیلان Zangilan", NONE, 0);
    double end_pt = 20 + scene->marks[0].as.glyphs.run->advance_pt;
    const cor_run_span *latin = &scene->marks[0].as.glyphs.run->spans[0];
    double start_pt = 20 + scene->marks[0].as.glyphs.run->glyphs[latin->glyph_count + 1].x_pt;
    cor_buf svg = encode(scene), anchor = { 0 };
    cor_svg_number(&anchor, "x", (start_pt + end_pt) / 2);
    CHECK(has(&svg, anchor.ptr) && has(&svg, ">زنگیلان</text>"));
    CHECK(count_of(&svg, "textLength") == 1); /* Zangilan's */
    cor_buf_free(&anchor);
    cor_buf_free(&svg);
}

static void put_spaced(cor_scene *scene, const char *text)
{
    static const char *const cascade[] = { "Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic" };
    const cor_text_style style = {
        .fonts = cascade, .font_count = 3, .size_pt = 10, .letter_spacing_pt = 2
    };
    cor_report report = { 0 };
    cor_run *run = NULL;
    CHECK(cor_shape_line(&run, fonts, &style, cor_str_of(text), arena, &report));
    cor_scene_glyphs(scene, "towns", 0, run, &(cor_glyph_look){ .fill = BLACK });
    cor_report_clear(&report);
}

static void letters_with_room_between_them_stand_alone_where_programs_disagree(void)
{
    cor_scene *scene = cor_scene_new(200, 100);
    put_spaced(scene, "LAND");
    put_spaced(scene, "חיפה");
    put_spaced(scene, "x\u0301y");
    put_spaced(scene, "خزر");
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "letter-spacing=\"2\" textLength=") && has(&svg, ">LAND</text>"));
    CHECK(has(&svg, ">ח</tspan><tspan x=") && has(&svg, ">ה</tspan></text>"));
    CHECK(has(&svg, ">x\u0301</tspan><tspan x=")); /* an accent goes with its letter */
    CHECK(has(&svg, ">خزر</text>"));               /* joined letters take no room */
    CHECK(count_of(&svg, "<tspan") == 6 && count_of(&svg, "letter-spacing") == 1);
    cor_buf_free(&svg);
}

static cor_buf named(const char *name, const char *title, cor_paint fill)
{
    cor_scene *scene = cor_scene_new(100, 100);
    scene->name = name;
    scene->title = title;
    cor_scene_group_push(scene, "a", 1, "map", NULL);
    cor_scene_clip_push(scene, "a", &(cor_path){ 0 });
    cor_scene_rect(scene, "a", (cor_rect){ 0, 0, 9, 9 }, fill, NULL);
    cor_scene_clip_pop(scene);
    cor_scene_group_pop(scene);
    return encode_stamped(scene);
}

/* The id of the group, up to its last part. */
static cor_str stem_of(const cor_buf *svg)
{
    static const char before[] = "<g id=\"";
    const char *at = strstr(svg->ptr, before), *end = at ? strstr(at, "-map\"") : NULL;
    CHECK(end);
    at += sizeof before - 1;
    return end ? (cor_str){ at, (size_t)(end - at) } : (cor_str){ 0 };
}

static void figures_share_no_ids(void)
{
    static const struct {
        const char *name, *title;
        cor_paint fill;
    } figures[] = {
        { "fiji", "Fiji", { 0, 0, 0, 1 } },        { "fiji", "Fidschi", { 0, 0, 0, 1 } },
        { "fiji", "Fiji", { 1, 0, 0, 1 } },        { "tonga", "Fiji", { 0, 0, 0, 1 } },
        { "\"a\" & 'b'", "Fiji", { 0, 0, 0, 1 } }, { "مسیر ۱", "Fiji", { 0, 0, 0, 1 } }
    };
    enum { COUNT = sizeof figures / sizeof *figures };
    cor_buf svgs[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        svgs[i] = named(figures[i].name, figures[i].title, figures[i].fill);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i; k++)
            CHECK(!cor_str_equal(stem_of(&svgs[i]), stem_of(&svgs[k])));
    CHECK(cor_str_starts(stem_of(&svgs[0]), "fiji-") && stem_of(&svgs[0]).len == 13);
    CHECK(cor_str_starts(stem_of(&svgs[4]), "_a-----b--"));
    CHECK(cor_str_starts(stem_of(&svgs[5]), "مسیر-۱-"));
    cor_buf again = named("fiji", "Fiji", BLACK);
    CHECK(cor_str_equal(cor_buf_view(&svgs[0]), cor_buf_view(&again)));
    CHECK(count_of(&svgs[0], "\"fiji-") == 4 && count_of(&svgs[0], "url(#fiji-") == 1);
    cor_buf_free(&again);
    for (size_t i = 0; i < COUNT; i++)
        cor_buf_free(&svgs[i]);
}

static void same_scene_same_bytes(void)
{
    cor_buf svgs[2];
    for (size_t i = 0; i < 2; i++) {
        cor_scene *scene = cor_scene_new(100, 100);
        cor_scene_clip_push(scene, "a", &(cor_path){ 0 });
        put_text(scene, "Մեղրի", WHITE, 0);
        cor_scene_clip_pop(scene);
        svgs[i] = encode(scene);
    }
    CHECK(cor_str_equal(cor_buf_view(&svgs[0]), cor_buf_view(&svgs[1])));
    cor_buf_free(&svgs[0]);
    cor_buf_free(&svgs[1]);
}

static void images_travel_inside(void)
{
    static const uint8_t pixels[12] = { 255, 0, 0, 255 };
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_image(scene, "a", pixels, 3, 1, (cor_rect){ 10, 10, 40, 20 });
    cor_buf svg = encode(scene);
    CHECK(has(&svg,
              "<image x=\"10\" y=\"10\" width=\"30\" height=\"10\""
              " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,iVBORw0KGgoAAA"));
    cor_buf_free(&svg);
}

static void a_gradient_is_defined_before_its_path(void)
{
    static const cor_gradient_stop stops[] = { { 0, { 1, 0, 0, 1 } }, { 1, { 0, 0, 1, 0.5 } } };
    const cor_gradient along = { { 0, 0 }, { 50, 0 }, 0, stops, 2 };
    const cor_gradient about = { { 5, 5 }, { 5, 5 }, 4, stops, 2 };
    const cor_stroke stroke = { .width_pt = 3, .join = COR_JOIN_ROUND };
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    cor_path_add(&path, (cor_pt){ 0, 0 });
    cor_path_add(&path, (cor_pt){ 50, 0 });
    cor_path_end(&path);
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_gradient(scene, "a", 0, &path, &along, &stroke);
    cor_scene_gradient(scene, "a", 0, &path, &about, NULL);
    cor_path_free(&path);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<linearGradient id=\"figure-gradient-1\" gradientUnits=\"userSpaceOnUse\""
                    " x1=\"0\" y1=\"0\" x2=\"50\" y2=\"0\">"
                    "<stop offset=\"0\" stop-color=\"#ff0000\"/>"
                    "<stop offset=\"1\" stop-color=\"#0000ff\" stop-opacity=\"0.5\"/>"));
    CHECK(has(&svg, "<path fill=\"none\" stroke=\"url(#figure-gradient-1)\" stroke-width=\"3\""));
    CHECK(has(&svg, "cx=\"5\" cy=\"5\" r=\"4\""));
    CHECK(has(&svg, "<path fill=\"url(#figure-gradient-2)\" fill-rule=\"evenodd\""));
    cor_buf_free(&svg);
}

static void a_crisp_area_says_so(void)
{
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    for (int i = 0; i < 3; i++)
        cor_path_add(&path, (cor_pt){ 10.0 * i, 10.0 * i * i });
    cor_path_end(&path);
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_crisp_area(scene, "a", 0, &path, (cor_paint){ 0, 0, 0, 1 });
    cor_path_free(&path);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "shape-rendering=\"crispEdges\""));
    cor_buf_free(&svg);
}

static void an_icon_is_written_once_and_laid_twice(void)
{
    static const uint8_t pixels[16] = { 255, 0, 0, 255 };
    const cor_scene_pixels icon = { pixels, 2, 2 };
    cor_scene *scene = cor_scene_new(100, 100);
    cor_scene_icon(scene, "a", 0, &icon, (cor_rect){ 10, 10, 14, 14 }, 0);
    cor_scene_icon(scene, "a", 1, &icon, (cor_rect){ 20, 20, 28, 24 }, 1.5707963267948966);
    cor_buf svg = encode(scene);
    CHECK(count_of(&svg, "<image") == 1);
    CHECK(has(&svg, "<use xlink:href=\"#figure-icon\" href=\"#figure-icon\" "
                    "transform=\"translate(12 12)rotate(0)scale(2 2)"
                    "translate(-1 -1)\"/>"));
    CHECK(has(&svg, "translate(24 22)rotate(90)scale(4 2)translate(-1 -1)"));
    cor_buf_free(&svg);
}

static void a_tile_is_written_once_and_laid_as_often_as_it_differs(void)
{
    cor_pt corners[] = { { 0, 0 }, { 50, 0 }, { 50, 50 } };
    cor_contour contour = { .count = 3, .closed = true };
    cor_path path = {
        .points = corners, .point_count = 3, .contours = &contour, .contour_count = 1
    };
    cor_scene *scene = cor_scene_new(100, 100);
    bool is_new;
    cor_scene *tile = cor_scene_tile_for(scene, &path, 6, 4, &is_new);
    CHECK(is_new && cor_scene_tile_for(scene, &path, 6, 4, &is_new) == tile && !is_new);
    cor_scene_rect(tile, "t", (cor_rect){ 0, 0, 3, 4 }, BLACK, NULL);
    const cor_tiling plain = { .origin = { 1, 2 }, .scale = 1, .opacity = 0.5 };
    const cor_tiling turned = {
        .origin = { 1, 2 }, .angle_rad = 1.5707963267948966, .scale = 2, .opacity = 1
    };
    cor_scene_pattern(scene, "a", 0, &path, tile, &plain);
    cor_scene_pattern(scene, "a", 1, &path, tile, &plain);
    cor_scene_pattern(scene, "a", 2, &path, tile, &turned);
    cor_tiling flipped = turned;
    flipped.is_flipped = true;
    cor_scene_pattern(scene, "a", 3, &path, tile, &flipped);
    cor_buf svg = encode(scene);
    CHECK(has(&svg, "<pattern id=\"figure-tile\" patternUnits=\"userSpaceOnUse\" width=\"6\" "
                    "height=\"4\">\n<path fill=\"#000000\""));
    CHECK(has(&svg, "xlink:href=\"#figure-tile\" href=\"#figure-tile\" "
                    "patternTransform=\"translate(1 2)rotate(0)scale(1)\"/>"));
    CHECK(has(&svg, "patternTransform=\"translate(1 2)rotate(90)scale(2)\"/>"));
    CHECK(has(&svg, "patternTransform=\"translate(1 2)rotate(90)scale(2 -2)\"/>"));
    CHECK(count_of(&svg, "<pattern") == 4 && count_of(&svg, "fill=\"url(#") == 4);
    CHECK(count_of(&svg, "fill-opacity=\"0.5\"") == 2);
    cor_buf_free(&svg);
}

int main(void)
{
    cor_report report = { 0 };
    arena = cor_arena_new();
    if (!cor_fonts_new(&fonts, &report)) {
        cor_report_print(stdout, &report);
        return 1;
    }
    RUN(a_sheet_is_in_millimetres_with_title_and_description);
    RUN(a_gradient_is_defined_before_its_path);
    RUN(a_crisp_area_says_so);
    RUN(a_path_is_written_in_relative_hundredths);
    RUN(rounding_does_not_add_up_along_a_line);
    RUN(features_of_one_style_share_it);
    RUN(ids_are_unique_and_clean);
    RUN(figures_share_no_ids);
    RUN(text_stays_text);
    RUN(turned_text_turns_about_its_origin);
    RUN(bent_text_is_drawn_as_outlines_and_read_as_words);
    RUN(sections_have_their_own_colours);
    RUN(mixed_directions_keep_their_places);
    RUN(text_from_right_to_left_stands_about_its_middle);
    RUN(letters_with_room_between_them_stand_alone_where_programs_disagree);
    RUN(same_scene_same_bytes);
    RUN(images_travel_inside);
    RUN(an_icon_is_written_once_and_laid_twice);
    RUN(a_tile_is_written_once_and_laid_as_often_as_it_differs);
    cor_fonts_free(fonts);
    cor_arena_free(arena);
    return check_result();
}
