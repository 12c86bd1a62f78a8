/* The certificate: what it finds, and what it lets pass. Faults are planted. */
#include "scene/label_check.h"

#include <math.h>
#include <string.h>

#include "base/exit_code.h"
#include "unit/text/texts.h"

static const cor_paint BLACK = { 0, 0, 0, 1 };
static const cor_check_layer layers[] = {
    { .id = "towns", .source = 0, .padding_pt = 1, .icon_padding_pt = 1, .icons = true },
    { .id = "free", .source = 0, .icons = true, .may_overlap = true, .icon_may_overlap = true },
    { .id = "dots", .source = 0, .symbols = true },
    { .id = "route", .source = 1, .lines = true },
    { .id = "lakes", .source = 2, .areas = true },
    { .id = "lake-names", .source = 2 },
};
/* In the inset the same layer asks for more room. */
static const cor_check_layer inset_layers[] = { { .id = "towns", .source = 0, .padding_pt = 6 } };
static const cor_check_map maps[] = {
    { "main", { 10, 10, 390, 290 }, layers, sizeof layers / sizeof *layers },
    { "inset", { 10, 10, 390, 290 }, inset_layers, 1 },
};
static const cor_check_rules rules = { maps, sizeof maps / sizeof *maps, 6 };

static cor_scene *scene;

static void begin_map(const char *name)
{
    cor_path frame = { 0 };
    scene = cor_scene_new(400, 300);
    cor_path_begin(&frame, true);
    cor_path_add(&frame, (cor_pt){ 10, 10 });
    cor_path_add(&frame, (cor_pt){ 390, 10 });
    cor_path_add(&frame, (cor_pt){ 390, 290 });
    cor_path_add(&frame, (cor_pt){ 10, 290 });
    cor_path_end(&frame);
    cor_scene_clip_push(scene, name, &frame);
    cor_path_free(&frame);
}

static void begin_sheet(void)
{
    begin_map("main");
}

static void begin_labels(void)
{
    cor_scene_group_push(scene, "labels", 1, "labels", NULL);
}

static void add_label(const char *layer, int64_t feature, const char *text, cor_pt at, double angle)
{
    const cor_text_style style = style_of(10);
    const cor_glyph_look look = { .origin = at, .angle_rad = angle, .fill = BLACK };
    cor_scene_glyphs(scene, layer, feature, shape_as(&style, text), &look);
}

static void add_line(const char *layer, int64_t feature, cor_pt a, cor_pt b, double width)
{
    const cor_stroke stroke = { .paint = BLACK, .width_pt = width, .miter_limit = 4 };
    cor_path path = { 0 };
    cor_path_begin(&path, false);
    cor_path_add(&path, a);
    cor_path_add(&path, b);
    cor_path_end(&path);
    cor_scene_path(scene, layer, feature, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
}

static void add_area(const char *layer, int64_t feature, cor_rect r)
{
    cor_path path = { 0 };
    cor_path_begin(&path, true);
    cor_path_add(&path, (cor_pt){ r.x0_pt, r.y0_pt });
    cor_path_add(&path, (cor_pt){ r.x1_pt, r.y0_pt });
    cor_path_add(&path, (cor_pt){ r.x1_pt, r.y1_pt });
    cor_path_add(&path, (cor_pt){ r.x0_pt, r.y1_pt });
    cor_path_end(&path);
    cor_scene_path(scene, layer, feature, &path, BLACK, NULL);
    cor_path_free(&path);
}

static cor_check_count count;

static size_t count_faults(const cor_check_rules *by)
{
    cor_report report = { 0 };
    cor_scene_group_pop(scene);
    cor_scene_clip_pop(scene);
    bool well = cor_scene_check_labels(&count, scene, by, &report);
    size_t faults = report.errors;
    CHECK(cor_report_exit_code(&report) == (faults ? COR_EXIT_BUG : COR_EXIT_FINE));
    CHECK(well == (faults == 0));
    cor_report_clear(&report);
    cor_scene_free(scene);
    return faults;
}

static size_t faults_of_pair(const char *layer, cor_pt second, double angle)
{
    begin_sheet();
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    add_label(layer, 2, "Agarak", second, angle);
    return count_faults(&rules);
}

static void labels_apart_pass(void)
{
    CHECK(faults_of_pair("towns", (cor_pt){ 100, 120 }, 0) == 0);
    CHECK(faults_of_pair("towns", (cor_pt){ 200, 100 }, 1) == 0);
}

static void a_planted_overlap_is_found(void)
{
    CHECK(faults_of_pair("towns", (cor_pt){ 110, 103 }, 0) == 1);
    CHECK(faults_of_pair("towns", (cor_pt){ 110, 90 }, 0.7) == 1);
}

static void labels_closer_than_their_padding_are_found(void)
{
    const cor_text_style style = style_of(10);
    double right = 100 + shape_as(&style, "Meghri")->ink_x1_pt;
    double left = shape_as(&style, "Agarak")->ink_x0_pt;
    CHECK(faults_of_pair("towns", (cor_pt){ right - left + 1.5, 100 }, 0) == 1);
    CHECK(faults_of_pair("towns", (cor_pt){ right - left + 2.5, 100 }, 0) == 0);
}

static void labels_that_may_overlap_do(void)
{
    CHECK(faults_of_pair("free", (cor_pt){ 110, 103 }, 0) == 0);
}

static void a_label_cut_by_the_frame_is_found(void)
{
    begin_sheet();
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 370, 100 }, 0);
    add_label("towns", 2, "Agarak", (cor_pt){ 100, 291 }, 0);
    add_label("towns", 3, "Baku", (cor_pt){ 200, 100 }, 0);
    CHECK(count_faults(&rules) == 2);
}

static void a_label_on_another_features_symbol_is_found_and_on_its_own_is_not(void)
{
    for (int64_t feature = 1; feature <= 2; feature++) {
        begin_sheet();
        add_line("dots", feature, (cor_pt){ 110, 96 }, (cor_pt){ 112, 96 }, 4);
        begin_labels();
        add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
        CHECK(count_faults(&rules) == (feature == 2));
    }
}

static void a_label_on_a_line_to_be_avoided_is_found(void)
{
    for (int i = 0; i < 2; i++) {
        begin_sheet();
        add_line(i ? "route" : "river", 1, (cor_pt){ 50, 50 }, (cor_pt){ 160, 140 }, 2);
        begin_labels();
        add_label("towns", 1, "Meghri", (cor_pt){ 95, 95 }, 0);
        CHECK(count_faults(&rules) == (i == 1));
    }
    begin_sheet();
    add_line("route", 1, (cor_pt){ 50, 104 }, (cor_pt){ 160, 104.5 }, 1);
    begin_labels();
    add_label("towns", 1, "Baku", (cor_pt){ 95, 100 }, 0);
    CHECK(count_faults(&rules) == 0);
}

static void labels_that_a_later_layer_is_drawn_over_are_held_too(void)
{
    begin_sheet();
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 95, 95 }, 0);
    cor_scene_group_pop(scene);
    add_line("route", 1, (cor_pt){ 50, 50 }, (cor_pt){ 160, 140 }, 2);
    begin_labels();
    add_label("towns", 2, "Agarak", (cor_pt){ 110, 98 }, 0);
    CHECK(count_faults(&rules) >= 2); /* the two labels, and one of them on the route */
}

static void text_smaller_than_the_sheet_allows_is_found(void)
{
    cor_check_rules strict = rules;
    strict.min_text_pt = 10.5;
    begin_sheet();
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    CHECK(count_faults(&strict) == 1);
}

static size_t faults_of_leader(const char *obstacle, cor_pt a, cor_pt b)
{
    begin_sheet();
    if (obstacle)
        add_line(obstacle, 3, (cor_pt){ 60, 60 }, (cor_pt){ 80, 60 }, 2);
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    add_label("towns", 2, "Agarak", (cor_pt){ 100, 150 }, 0);
    cor_scene_group_push(scene, "leader", 1, NULL, NULL);
    add_line("towns", 2, a, b, 0.4);
    cor_scene_group_pop(scene);
    return count_faults(&rules);
}

static void a_leader_through_another_label_is_found_and_beside_it_is_not(void)
{
    CHECK(faults_of_leader(NULL, (cor_pt){ 105, 80 }, (cor_pt){ 115, 138 }) == 1);
    CHECK(faults_of_leader(NULL, (cor_pt){ 90, 80 }, (cor_pt){ 95, 138 }) == 0);
}

static void a_leader_may_touch_its_own_label(void)
{
    CHECK(faults_of_leader(NULL, (cor_pt){ 105, 200 }, (cor_pt){ 110, 146 }) == 0);
}

static void a_leader_over_an_avoided_line_or_a_symbol_is_found(void)
{
    CHECK(faults_of_leader("route", (cor_pt){ 70, 40 }, (cor_pt){ 71, 80 }) == 1);
    CHECK(faults_of_leader("dots", (cor_pt){ 70, 40 }, (cor_pt){ 71, 80 }) == 1);
    CHECK(faults_of_leader("route", (cor_pt){ 90, 40 }, (cor_pt){ 91, 80 }) == 0);
}

/* The figure says that feature 2 found no way around symbols. */
static void a_leader_that_is_told_of_may_cross_symbols_and_nothing_else(void)
{
    static const int64_t crossing[] = { 2 };
    cor_check_layer told[sizeof layers / sizeof *layers];
    const cor_check_map map = { "main", { 10, 10, 390, 290 }, told, sizeof told / sizeof *told };
    const cor_check_rules kind = { &map, 1, 6 };
    memcpy(told, layers, sizeof layers);
    told[0].crossing = crossing;
    told[0].crossing_count = 1;
    for (int i = 0; i < 4; i++) {
        begin_sheet();
        add_line(i < 2 ? "dots" : "route", 3, (cor_pt){ 60, 60 }, (cor_pt){ 80, 60 }, 2);
        begin_labels();
        cor_scene_group_push(scene, "leader", 1, NULL, NULL);
        add_line("towns", i % 2 ? 1 : 2, (cor_pt){ 70, 40 }, (cor_pt){ 71, 80 }, 0.4);
        cor_scene_group_pop(scene);
        CHECK(count_faults(&kind) == (i > 0));
    }
}

static void leaders_that_cross_are_found(void)
{
    begin_sheet();
    begin_labels();
    cor_scene_group_push(scene, "leader", 1, NULL, NULL);
    add_line("towns", 1, (cor_pt){ 50, 50 }, (cor_pt){ 90, 90 }, 0.4);
    add_line("towns", 2, (cor_pt){ 50, 90 }, (cor_pt){ 90, 50 }, 0.4);
    add_line("towns", 3, (cor_pt){ 150, 90 }, (cor_pt){ 190, 50 }, 0.4);
    cor_scene_group_pop(scene);
    CHECK(count_faults(&rules) == 1);
}

/* Opaque in the middle third of its nine pixels. */
static void add_icon(const char *layer, int64_t feature, cor_rect at)
{
    static uint8_t rgba[9 * 4];
    const cor_scene_pixels pixels = { rgba, 3, 3 };
    rgba[4 * 4 + 3] = 255;
    cor_scene_icon(scene, layer, feature, &pixels, at, 0);
}

static size_t faults_of_icon(const char *layer, int64_t feature, cor_rect at)
{
    begin_sheet();
    add_line("route", 1, (cor_pt){ 50, 200 }, (cor_pt){ 160, 200 }, 2);
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    add_icon(layer, feature, at);
    size_t faults = count_faults(&rules);
    CHECK(count.texts == 1 && count.icons == 1 && count.obstacles == 1);
    return faults;
}

static void an_icon_on_a_label_or_an_avoided_line_is_found(void)
{
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 100, 90, 112, 102 }) == 1);
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 100, 192, 112, 204 }) == 1);
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 100, 150, 112, 162 }) == 0);
}

static void an_icon_may_stand_with_its_own_text_and_where_its_layer_lets_it(void)
{
    CHECK(faults_of_icon("towns", 1, (cor_rect){ 100, 90, 112, 102 }) == 0);
    CHECK(faults_of_icon("free", 2, (cor_rect){ 100, 90, 112, 102 }) == 0);
}

static void what_of_an_icon_is_transparent_covers_nothing(void)
{
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 70, 88, 106, 112 }) == 0);
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 100, 72, 124, 96 }) == 0);
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 88, 88, 124, 112 }) == 1);
}

static void an_icon_may_be_cut_by_the_frame(void)
{
    CHECK(faults_of_icon("towns", 2, (cor_rect){ 380, 150, 404, 174 }) == 0);
}

static void a_vector_icon_is_held_too(void)
{
    begin_sheet();
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    add_area("towns", 2, (cor_rect){ 104, 92, 110, 98 });
    CHECK(count_faults(&rules) == 1);
}

/* The stroke reaches into the text, its middle line does not. */
static void the_stroke_of_a_vector_icon_is_its_ink(void)
{
    for (int i = 0; i < 2; i++) {
        begin_sheet();
        begin_labels();
        add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
        add_line("towns", 2, (cor_pt){ 100, 86 }, (cor_pt){ 130, 86 }, i ? 10 : 0.5);
        CHECK(count_faults(&rules) == (i == 1));
    }
}

/* Two names along one line, and the two lines of one name. */
static void names_of_one_feature_are_held_against_each_other_and_lines_of_one_name_are_not(void)
{
    for (int i = 0; i < 3; i++) {
        begin_sheet();
        begin_labels();
        if (i < 2)
            cor_scene_label_begin(scene);
        add_label("towns", 1, "Araks", (cor_pt){ 100, 100 }, 0);
        if (i == 0)
            cor_scene_label_begin(scene);
        add_label("towns", 1, "Araks", (cor_pt){ 110, 103 }, 0);
        cor_scene_label_end(scene);
        CHECK(count_faults(&rules) == (i == 0));
    }
}

static size_t faults_of_lake(const char *layer, int64_t feature, cor_rect lake)
{
    begin_sheet();
    add_area("lakes", 7, lake);
    begin_labels();
    add_label(layer, feature, "Sevan", (cor_pt){ 100, 100 }, 0);
    return count_faults(&rules);
}

static void a_label_in_an_area_to_be_avoided_is_found_and_the_areas_own_is_not(void)
{
    const cor_rect around = { 50, 50, 200, 200 }, corner = { 50, 50, 103, 97 };
    CHECK(faults_of_lake("towns", 7, around) == 1);
    CHECK(faults_of_lake("towns", 7, corner) == 1);
    CHECK(faults_of_lake("lake-names", 7, around) == 0);
    CHECK(faults_of_lake("lake-names", 8, around) == 1);
    CHECK(faults_of_lake("towns", 7, (cor_rect){ 50, 50, 200, 80 }) == 0);
}

static void a_label_inside_a_large_symbol_is_found(void)
{
    begin_sheet();
    add_area("dots", 2, (cor_rect){ 50, 50, 200, 200 });
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    CHECK(count_faults(&rules) == 1);
}

static void each_map_has_its_own_rules(void)
{
    for (int i = 0; i < 2; i++) {
        begin_map(i ? "inset" : "main");
        begin_labels();
        add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
        add_label("towns", 2, "Agarak", (cor_pt){ 100, 116 }, 0);
        CHECK(count_faults(&rules) == (i == 1));
    }
}

static void labels_of_a_map_that_nobody_knows_are_faults(void)
{
    begin_map("elsewhere");
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    CHECK(count_faults(&rules) == 1);
}

static void a_layer_of_lines_may_be_called_labels(void)
{
    begin_sheet();
    begin_labels();
    add_line("route", 1, (cor_pt){ 50, 50 }, (cor_pt){ 160, 140 }, 2);
    cor_scene_group_pop(scene);
    begin_labels();
    add_label("towns", 1, "Meghri", (cor_pt){ 95, 95 }, 0);
    CHECK(count_faults(&rules) == 1);
}

static void texts_that_are_no_labels_are_left_alone(void)
{
    begin_sheet();
    cor_scene_group_push(scene, "graticule", 1, "graticule", NULL);
    add_label("towns", 1, "Meghri", (cor_pt){ 100, 100 }, 0);
    add_label("towns", 2, "Agarak", (cor_pt){ 100, 100 }, 0);
    CHECK(count_faults(&rules) == 0);
}

int main(void)
{
    shared.arena = cor_arena_new();
    if (!cor_fonts_new(&shared.fonts, &shared.report))
        return 1;
    RUN(labels_apart_pass);
    RUN(a_planted_overlap_is_found);
    RUN(labels_closer_than_their_padding_are_found);
    RUN(labels_that_may_overlap_do);
    RUN(a_label_cut_by_the_frame_is_found);
    RUN(a_label_on_another_features_symbol_is_found_and_on_its_own_is_not);
    RUN(a_label_on_a_line_to_be_avoided_is_found);
    RUN(labels_that_a_later_layer_is_drawn_over_are_held_too);
    RUN(text_smaller_than_the_sheet_allows_is_found);
    RUN(a_leader_through_another_label_is_found_and_beside_it_is_not);
    RUN(a_leader_may_touch_its_own_label);
    RUN(a_leader_over_an_avoided_line_or_a_symbol_is_found);
    RUN(a_leader_that_is_told_of_may_cross_symbols_and_nothing_else);
    RUN(leaders_that_cross_are_found);
    RUN(an_icon_on_a_label_or_an_avoided_line_is_found);
    RUN(an_icon_may_stand_with_its_own_text_and_where_its_layer_lets_it);
    RUN(what_of_an_icon_is_transparent_covers_nothing);
    RUN(an_icon_may_be_cut_by_the_frame);
    RUN(a_vector_icon_is_held_too);
    RUN(the_stroke_of_a_vector_icon_is_its_ink);
    RUN(names_of_one_feature_are_held_against_each_other_and_lines_of_one_name_are_not);
    RUN(a_label_in_an_area_to_be_avoided_is_found_and_the_areas_own_is_not);
    RUN(a_label_inside_a_large_symbol_is_found);
    RUN(each_map_has_its_own_rules);
    RUN(labels_of_a_map_that_nobody_knows_are_faults);
    RUN(a_layer_of_lines_may_be_called_labels);
    RUN(texts_that_are_no_labels_are_left_alone);
    cor_arena_free(shared.arena);
    cor_fonts_free(shared.fonts);
    cor_report_clear(&shared.report);
    return check_result();
}
