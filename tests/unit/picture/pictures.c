/* Sprites, folders, distance fields. */
#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/source_text.h"
#include "picture/contour.h"
#include "picture/fit.h"
#include "picture/pictures.h"
#include "unit/check.h"

static const char sprite_path[] = TEST_FOLDER "/figures/icons/plain";
static const char folder_path[] = TEST_FOLDER "/figures/icons/symbols";
static cor_report report;

static cor_pictures *with_sprite(const char *id, double ratio)
{
    cor_pictures *pictures = cor_pictures_new(NULL);
    const cor_sprite_place place = { id, sprite_path, ratio, COR_NOWHERE };
    CHECK(cor_pictures_add_sprite(pictures, &place, &report));
    return pictures;
}

static const cor_picture *find(cor_pictures *pictures, const char *name)
{
    const cor_picture_request request = { cor_str_of(name), COR_NOWHERE, "towns", NULL };
    return cor_pictures_find(pictures, &request, &report);
}

static void a_cell_of_a_sprite_is_cut_out(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    const cor_picture *p = find(pictures, "framed");
    CHECK(p && p->width == 16 && p->height == 16 && p->width_pt == 12);
    static const uint8_t blue[4] = { 30, 60, 180, 255 }, red[4] = { 200, 30, 30, 255 };
    CHECK(p && memcmp(p->rgba, blue, 4) == 0 && memcmp(p->rgba + 15 * 4, red, 4) == 0);
    cor_pictures_free(pictures);
}

static void pixels_stand_in_a_clear_rim_too(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    const cor_picture *p = find(pictures, "framed");
    static const uint8_t clear[18 * 4] = { 0 };
    CHECK(p && p->rimmed && memcmp(p->rimmed, clear, sizeof clear) == 0);
    for (size_t y = 0; p && y < 16; y++) {
        const uint8_t *row = p->rimmed + (y + 1) * sizeof clear;
        CHECK(memcmp(row, clear, 4) == 0 && memcmp(row + 17 * 4, clear, 4) == 0);
        CHECK(memcmp(row + 4, p->rgba + y * 16 * 4, 16 * 4) == 0);
    }
    p = find(pictures, "disc");
    CHECK(p && p->is_field && !p->rimmed);
    cor_pictures_free(pictures);
}

static void a_finer_sprite_is_taken_for_print(void)
{
    cor_pictures *pictures = with_sprite("default", 3);
    const cor_picture *p = find(pictures, "framed");
    CHECK(p && p->width == 32 && p->width_pt == 12);
    p = find(pictures, "bubble");
    CHECK(p && p->has_content && p->content.x0_pt == 3 && p->content.x1_pt == 12);
    CHECK(p && p->stretch_x_count == 1 && p->stretch_x[0].to_pt == 12);
    cor_pictures_free(pictures);
}

static void another_sprite_has_its_id_before_the_name(void)
{
    cor_pictures *pictures = with_sprite("own", 1);
    CHECK(find(pictures, "own:framed") && report.errors == 0);
    CHECK(cor_pictures_names(pictures)->count == 5);
    cor_pictures_free(pictures);
}

static void a_folder_has_a_picture_for_each_file(void)
{
    cor_pictures *pictures = cor_pictures_new(NULL);
    CHECK(cor_pictures_add_folder(pictures, folder_path, COR_NOWHERE, &report));
    const cor_picture *p = find(pictures, "ring");
    CHECK(p && p->shape_count == 1 && p->width_pt == 12 && !p->rgba);
    CHECK(find(pictures, "ring") == p);
    cor_pictures_free(pictures);
}

static void ask(cor_pictures *pictures, const char *name, unsigned line, const void *feature)
{
    const cor_picture_request request = {
        cor_str_of(name), { "f.yaml", line, 1, 1 }, "towns", feature
    };
    CHECK(!cor_pictures_find(pictures, &request, &report) && report.count == 0);
}

static void missing_pictures_are_said_once_a_layer_with_the_nearest_name(void)
{
    static const int features[3];
    cor_pictures *pictures = with_sprite("default", 1);
    ask(pictures, "framd", 3, &features[1]);
    ask(pictures, "framd", 3, &features[0]);
    ask(pictures, "framd", 3, &features[1]); /* in another map */
    ask(pictures, "nope", 3, &features[2]);
    ask(pictures, "tile", 5, NULL); /* of a background */
    cor_pictures_report_missing(pictures, &report);
    CHECK(report.warnings == 2 && report.errors == 0);
    CHECK(report.warnings == 2 && report.items[0].at.line == 3 && report.items[1].at.line == 5);
    CHECK(report.warnings == 2 &&
          strcmp(report.items[0].message,
                 "layer 'towns': there is no image 'framd', 'nope' (3 features)") == 0);
    CHECK(report.warnings == 2 && report.items[0].hint && strstr(report.items[0].hint, "framed"));
    CHECK(report.warnings == 2 &&
          strcmp(report.items[1].message, "layer 'towns': there is no image 'tile'") == 0);
    cor_report_clear(&report);
    cor_pictures_report_missing(pictures, &report);
    CHECK(report.count == 0);
    cor_pictures_free(pictures);
}

static void only_the_first_missing_names_are_listed(void)
{
    cor_pictures *pictures = cor_pictures_new(NULL);
    static const char *const names[] = { "a", "b", "c", "d", "d", "e", "f" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ask(pictures, names[i], 1, &names[i]);
    cor_pictures_report_missing(pictures, &report);
    CHECK(report.warnings == 1 && strstr(report.items[0].message, "'a', 'b', 'c', 'd', ... (7 "));
    CHECK(report.warnings == 1 && strstr(report.items[0].hint, "corridor.icons"));
    cor_report_clear(&report);
    cor_pictures_free(pictures);
}

static void put_file(const char *folder, const char *name, const char *text, size_t size)
{
    cor_buf path = { 0 };
    cor_buf_printf(&path, "%s/%s", folder, name);
    FILE *file = fopen(path.ptr, "w");
    CHECK(file && fwrite(text, 1, size, file) == size);
    if (file)
        fclose(file);
    cor_buf_free(&path);
}

static void remove_sprite(const char *folder)
{
    static const char *const names[] = { "s.png", "s.json" };
    for (size_t i = 0; i < 2; i++) {
        cor_buf path = { 0 };
        cor_buf_printf(&path, "%s/%s", folder, names[i]);
        unlink(path.ptr);
        cor_buf_free(&path);
    }
    rmdir(folder);
}

/* Reads the test sprite's PNG with another index, into the report. */
static bool sprite_says(const char *index)
{
    char folder[] = "/tmp/corridor-sprite-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    cor_source *sheet = NULL;
    cor_buf path = { 0 };
    CHECK(cor_source_open(&sheet, TEST_FOLDER "/figures/icons/plain.png", 1 << 20, COR_NOWHERE,
                          &report));
    put_file(folder, "s.png", sheet->text.ptr, sheet->text.len);
    cor_source_free(sheet);
    put_file(folder, "s.json", index, strlen(index));
    cor_buf_printf(&path, "%s/s", folder);
    cor_pictures *pictures = cor_pictures_new(NULL);
    const cor_sprite_place place = { "default", path.ptr, 1, COR_NOWHERE };
    bool well = cor_pictures_add_sprite(pictures, &place, &report);
    cor_pictures_free(pictures);
    remove_sprite(folder);
    cor_buf_free(&path);
    return well;
}

static bool sprite_fails_at(const char *index, unsigned line, unsigned column, const char *words)
{
    bool failed = !sprite_says(index);
    const cor_diagnostic *d = report.count ? &report.items[0] : NULL;
    bool right =
        failed && d && d->at.line == line && d->at.column == column && strstr(d->message, words);
    if (!right)
        printf("%s: %s at %u:%u\n", index, d ? d->message : "no error", d ? d->at.line : 0,
               d ? d->at.column : 0);
    cor_report_clear(&report);
    return right;
}

static void a_fault_in_a_sprite_is_told_where_it_stands(void)
{
    CHECK(sprite_fails_at("{\n\"a\": {\"x\": 0, \"y\": 0, \"width\": 8}}", 2, 1, "'height'"));
    CHECK(sprite_fails_at("{\"a\": {\"x\": 70, \"y\": 0, \"width\": 8, \"height\": 8}}", 1, 7,
                          "beyond its sheet"));
    CHECK(sprite_fails_at("{\"a\": {\"x\": 1.5, \"y\": 0, \"width\": 8, \"height\": 8}}", 1, 13,
                          "whole number"));
    CHECK(sprite_fails_at("{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, \"sfd\": 1}}",
                          1, 49, "'sfd'"));
    CHECK(sprite_fails_at("{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8, "
                          "\"stretchX\": [[0, 9]]}}",
                          1, 66, "out of range"));
    CHECK(sprite_fails_at("[1]", 1, 1, "a map"));
}

/* A sheet of a few kilobytes that unpacks to 64 MiB, and its index: cells that are all of it. */
static void put_large_sprite(const char *folder, const char *path, int cells)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = 4096, .height = 4096, .format = PNG_FORMAT_GRAY
    };
    uint8_t *pixels = calloc(4096, 4096);
    cor_buf file = { 0 }, index = { 0 };
    cor_buf_printf(&file, "%s.png", path);
    CHECK(pixels && png_image_write_to_file(&image, file.ptr, 0, pixels, 0, NULL));
    for (int i = 0; i < cells; i++)
        cor_buf_printf(&index, "%s\"c%d\": {\"x\":0,\"y\":0,\"width\":4096,\"height\":4096}",
                       i ? "," : "{", i);
    cor_buf_text(&index, "}");
    put_file(folder, "s.json", index.ptr, index.len);
    free(pixels);
    cor_buf_free(&file);
    cor_buf_free(&index);
}

static void sheets_and_their_cells_are_counted(void)
{
    char folder[] = "/tmp/corridor-sprite-XXXXXX";
    cor_buf path = { 0 };
    CHECK(mkdtemp(folder) != NULL);
    cor_buf_printf(&path, "%s/s", folder);
    put_large_sprite(folder, path.ptr, 4);
    cor_pictures *pictures = cor_pictures_new(NULL);
    const cor_sprite_place place = { "default", path.ptr, 1, { "f.yaml", 2, 9, 1 } };
    for (int i = 0; i < 3; i++)
        CHECK(cor_pictures_add_sprite(pictures, &place, &report));
    /* Of 17 million pixels each, five are less than 100 million. */
    CHECK(find(pictures, "c0") && find(pictures, "c1") && report.errors == 0);
    const cor_picture_request sixth = { COR_STR("c2"), { "f.yaml", 3, 7, 1 }, "a", NULL };
    CHECK(!cor_pictures_find(pictures, &sixth, &report) && report.errors == 1);
    CHECK(report.items[0].kind == COR_KIND_LIMIT && report.items[0].at.line == 3);
    CHECK(find(pictures, "c0") && report.errors == 1);
    CHECK(!cor_pictures_add_sprite(pictures, &place, &report) && report.errors == 2);
    CHECK(report.items[1].kind == COR_KIND_LIMIT && report.items[1].at.line == 2);
    cor_report_clear(&report);
    cor_pictures_free(pictures);
    remove_sprite(folder);
    cor_buf_free(&path);
}

static void a_file_that_is_no_png_is_refused(void)
{
    char folder[] = "/tmp/corridor-icons-XXXXXX";
    CHECK(mkdtemp(folder) != NULL);
    put_file(folder, "a.png", "\x89PNG\r\n\x1a\nnothing", 15);
    cor_pictures *pictures = cor_pictures_new(NULL);
    CHECK(cor_pictures_add_folder(pictures, folder, COR_NOWHERE, &report));
    CHECK(!find(pictures, "a") && report.errors == 1);
    CHECK(report.items[0].kind == COR_KIND_DATA);
    cor_report_clear(&report);
    cor_pictures_free(pictures);
    cor_buf path = { 0 };
    cor_buf_printf(&path, "%s/a.png", folder);
    unlink(path.ptr);
    rmdir(folder);
    cor_buf_free(&path);
}

/* A chunk of text whose check sum is wrong does no harm to the pixels. */
static void what_libpng_warns_of_is_told(void)
{
    char folder[] = "/tmp/corridor-icons-XXXXXX";
    cor_source *sheet = NULL;
    cor_buf bytes = { 0 };
    CHECK(mkdtemp(folder) != NULL);
    CHECK(cor_source_open(&sheet, TEST_FOLDER "/figures/icons/plain.png", 1 << 20, COR_NOWHERE,
                          &report));
    cor_buf_append(&bytes, sheet->text.ptr, 33); /* the signature and the header */
    cor_buf_append(&bytes, "\0\0\0\4gAMA\0\0\xb1\x8fxxxx", 16);
    cor_buf_append(&bytes, sheet->text.ptr + 33, sheet->text.len - 33);
    cor_source_free(sheet);
    put_file(folder, "s.png", bytes.ptr, bytes.len);
    cor_pictures *pictures = cor_pictures_new(NULL);
    CHECK(cor_pictures_add_folder(pictures, folder, COR_NOWHERE, &report));
    CHECK(find(pictures, "s") && report.errors == 0 && report.warnings == 1);
    CHECK(report.count == 1 && strstr(report.items[0].message, "s.png"));
    cor_report_clear(&report);
    cor_pictures_free(pictures);
    remove_sprite(folder);
    cor_buf_free(&bytes);
}

/* Mean distance of the contour from the middle of the disc, in px, and its spread. */
static void measure(const cor_path *path, double *mean, double *spread)
{
    double sum = 0, least = HUGE_VAL, most = 0;
    for (size_t i = 0; i < path->point_count; i++) {
        double r = hypot(path->points[i].x_pt - 9, path->points[i].y_pt - 9) / 0.75;
        sum += r;
        least = fmin(least, r);
        most = fmax(most, r);
    }
    *mean = sum / (double)path->point_count;
    *spread = most - least;
}

static void the_outline_of_a_distance_field_is_traced(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    const cor_picture *disc = find(pictures, "disc");
    double mean, spread;
    cor_path path = { 0 };
    CHECK(disc && disc->is_field);
    cor_picture_contour(&path, disc, 0);
    CHECK(path.contour_count == 1 && path.contours[0].closed);
    measure(&path, &mean, &spread);
    CHECK(fabs(mean - 7) < 0.05 && spread < 0.1);
    cor_path_clear(&path);
    cor_picture_contour(&path, disc, 2);
    measure(&path, &mean, &spread);
    CHECK(fabs(mean - 9) < 0.05 && spread < 0.1);
    cor_path_free(&path);
    cor_pictures_free(pictures);
}

static void only_the_stretching_parts_of_a_picture_grow(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    const cor_picture *p = find(pictures, "bubble"); /* 15 pt, of which 3 to 12 stretch */
    const cor_picture_look look = { .width_pt = 60, .height_pt = 15, .fixed_scale = 1 };
    static const double from[] = { 0, 3, 7.5, 12, 15 }, to[] = { 0, 3, 30, 57, 60 };
    for (size_t i = 0; p && i < 5; i++) {
        cor_pt q = cor_picture_stretched(p, &look, (cor_pt){ from[i], from[i] });
        CHECK(fabs(q.x_pt - to[i]) < 1e-9 && fabs(q.y_pt - from[i]) < 1e-9);
    }
    cor_pictures_free(pictures);
}

static void a_picture_grows_until_its_content_has_the_room_asked_for(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    const cor_picture *p = find(pictures, "bubble"); /* its content: 3 to 12 pt of both sides */
    const cor_picture_room room = { .fits_width = true, .width_pt = 60, .height_pt = 99 };
    cor_picture_look look = { 0 };
    cor_picture_fit(&look, p, &room, 2);
    CHECK(fabs(look.width_pt - 72) < 1e-9 && fabs(look.height_pt - 30) < 1e-9);
    cor_pt corner = cor_picture_content(p, &look);
    CHECK(fabs(corner.x_pt - 6) < 1e-9 && fabs(corner.y_pt - 6) < 1e-9);
    for (double x = 0.5; x < 15; x += 0.5) {
        cor_pt there = cor_picture_stretched(p, &look, (cor_pt){ x, 15 - x });
        cor_pt back = cor_picture_unstretched(p, &look, there);
        CHECK(fabs(back.x_pt - x) < 1e-9 && fabs(back.y_pt - 15 + x) < 1e-9);
    }
    cor_pictures_free(pictures);
}

static void what_a_sprite_says_in_vain_is_noted(void)
{
    static const char index[] = "{\"a\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8,\n"
                                " \"textFitWidth\": \"proportional\", \"visible\": true,\n"
                                " \"placeholder\": [0, 0, 1, 1]},\n"
                                "\"b\": {\"x\": 0, \"y\": 0, \"width\": 8, \"height\": 8,"
                                " \"textFitHeight\": \"stretchOrShrink\"}}";
    CHECK(sprite_says(index));
    CHECK(report.count == 2 && report.errors == 0);
    CHECK(report.count == 2 && report.items[0].at.line == 2 && report.items[0].at.column == 18);
    CHECK(report.count == 2 && strstr(report.items[0].message, "textFitWidth"));
    CHECK(report.count == 2 && report.items[1].at.line == 3);
    cor_report_clear(&report);
}

static void a_turned_picture_turns_about_its_corner(void)
{
    cor_pictures *pictures = with_sprite("default", 1);
    cor_scene *scene = cor_scene_new(100, 100);
    const cor_picture_look look = {
        .at = { 50, 50 }, .angle_rad = M_PI_2, .width_pt = 12, .height_pt = 6, .opacity = 1
    };
    cor_picture_draw(scene, "icons", 3, find(pictures, "framed"), &look);
    CHECK(scene->count == 1 && scene->marks[0].kind == COR_MARK_IMAGE);
    /* A quarter turn clockwise brings the picture below and to the left of its corner. */
    cor_rect at = scene->marks[0].as.image.at;
    CHECK(fabs((at.x0_pt + at.x1_pt) / 2 - 47) < 1e-9);
    CHECK(fabs((at.y0_pt + at.y1_pt) / 2 - 56) < 1e-9);
    CHECK(scene->marks[0].feature == 3);
    cor_scene_free(scene);
    cor_pictures_free(pictures);
}

int main(void)
{
    RUN(a_cell_of_a_sprite_is_cut_out);
    RUN(pixels_stand_in_a_clear_rim_too);
    RUN(a_finer_sprite_is_taken_for_print);
    RUN(another_sprite_has_its_id_before_the_name);
    RUN(a_folder_has_a_picture_for_each_file);
    RUN(missing_pictures_are_said_once_a_layer_with_the_nearest_name);
    RUN(only_the_first_missing_names_are_listed);
    RUN(a_fault_in_a_sprite_is_told_where_it_stands);
    RUN(sheets_and_their_cells_are_counted);
    RUN(a_file_that_is_no_png_is_refused);
    RUN(the_outline_of_a_distance_field_is_traced);
    RUN(only_the_stretching_parts_of_a_picture_grow);
    RUN(a_picture_grows_until_its_content_has_the_room_asked_for);
    RUN(what_a_sprite_says_in_vain_is_noted);
    RUN(what_libpng_warns_of_is_told);
    RUN(a_turned_picture_turns_about_its_corner);
    cor_report_clear(&report);
    return check_result();
}
