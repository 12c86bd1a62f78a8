/* PNG files, read back by libpng. */
#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "encode/encode.h"
#include "unit/check.h"

static const cor_paint WHITE = { 1, 1, 1, 1 };
static const cor_paint RED = { 1, 0, 0, 1 };

typedef struct decoded {
    png_uint_32 width, height, per_metre_x, per_metre_y;
    int channels, unit, intent;
    char *title;
    png_bytep *rows;
    png_structp png;
    png_infop info;
} decoded;

typedef struct reader {
    cor_str rest;
} reader;

static void read_bytes(png_structp png, png_bytep to, size_t length)
{
    reader *r = png_get_io_ptr(png);
    if (length > r->rest.len)
        png_error(png, "too short");
    memcpy(to, r->rest.ptr, length);
    r->rest.ptr += length;
    r->rest.len -= length;
}

static bool decode(decoded *out, const cor_buf *bytes)
{
    *out = (decoded){ 0 };
    out->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    out->info = png_create_info_struct(out->png);
    reader r = { cor_buf_view(bytes) };
    if (setjmp(png_jmpbuf(out->png)))
        return false;
    png_set_read_fn(out->png, &r, read_bytes);
    png_read_png(out->png, out->info, PNG_TRANSFORM_IDENTITY, NULL);
    out->width = png_get_image_width(out->png, out->info);
    out->height = png_get_image_height(out->png, out->info);
    out->channels = png_get_channels(out->png, out->info);
    out->rows = png_get_rows(out->png, out->info);
    png_get_pHYs(out->png, out->info, &out->per_metre_x, &out->per_metre_y, &out->unit);
    if (!png_get_sRGB(out->png, out->info, &out->intent))
        out->intent = -1;
    png_textp texts;
    int count = png_get_text(out->png, out->info, &texts, NULL);
    for (int i = 0; i < count; i++)
        if (strcmp(texts[i].key, "Title") == 0)
            out->title = texts[i].text;
    return true;
}

static void decoded_free(decoded *d)
{
    png_destroy_read_struct(&d->png, &d->info, NULL);
}

static cor_scene *red_in_white(void)
{
    cor_scene *scene = cor_scene_new(180 / 25.4 * 72, 120 / 25.4 * 72);
    cor_rect page = { 0, 0, scene->width_pt, scene->height_pt };
    cor_scene_rect(scene, "page", page, WHITE, NULL);
    cor_scene_rect(scene, "mark", (cor_rect){ 72, 72, 144, 144 }, RED, NULL);
    return scene;
}

static void a_sheet_has_the_pixels_of_its_millimetres(void)
{
    static const struct {
        double dpi;
        png_uint_32 width, height, per_metre;
    } cases[] = { { 72, 510, 340, 2835 }, { 150, 1063, 709, 5906 }, { 300, 2126, 1417, 11811 } };
    cor_scene *scene = red_in_white();
    scene->title = "Syunik: Մեղրի";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cor_report report = { 0 };
        cor_buf out = { 0 };
        decoded d;
        CHECK(cor_encode_png(scene, cases[i].dpi, &out, &report));
        CHECK(decode(&d, &out));
        CHECK(d.width == cases[i].width && d.height == cases[i].height);
        CHECK(d.unit == PNG_RESOLUTION_METER && d.per_metre_x == cases[i].per_metre);
        CHECK(d.per_metre_y == cases[i].per_metre && d.intent == 0);
        CHECK(d.title && strcmp(d.title, scene->title) == 0);
        decoded_free(&d);
        cor_buf_free(&out);
    }
    cor_scene_free(scene);
}

/* 1063 pixels at 150 dpi are 0.002 mm wider than the sheet: the page must reach the last one. */
static void an_opaque_sheet_has_no_alpha_and_its_colours(void)
{
    cor_scene *scene = red_in_white();
    cor_report report = { 0 };
    cor_buf out = { 0 };
    decoded d;
    CHECK(cor_encode_png(scene, 150, &out, &report) && decode(&d, &out));
    CHECK(d.channels == 3);
    CHECK(memcmp(d.rows[225] + 3 * 225, (png_byte[]){ 255, 0, 0 }, 3) == 0);
    CHECK(memcmp(d.rows[100] + 3 * 100, (png_byte[]){ 255, 255, 255 }, 3) == 0);
    CHECK(memcmp(d.rows[708] + 3 * 1062, (png_byte[]){ 255, 255, 255 }, 3) == 0);
    decoded_free(&d);
    cor_buf_free(&out);
    cor_scene_free(scene);
}

static void a_sheet_without_colours_is_grey(void)
{
    cor_scene *scene = cor_scene_new(72, 72);
    const cor_paint grey = { 0.4, 0.4, 0.4, 1 };
    cor_scene_rect(scene, "page", (cor_rect){ 0, 0, 72, 72 }, WHITE, NULL);
    cor_scene_rect(scene, "mark", (cor_rect){ 0, 0, 36, 72 }, grey, NULL);
    cor_report report = { 0 };
    cor_buf out = { 0 };
    decoded d;
    CHECK(cor_encode_png(scene, 72, &out, &report) && decode(&d, &out));
    CHECK(d.channels == 1 && d.rows[10][10] == 102 && d.rows[10][50] == 255);
    decoded_free(&d);
    cor_buf_free(&out);
    /* One pixel with a colour, the last. */
    const cor_paint hardly_red = { 1, 0.99, 0.99, 1 };
    cor_scene_rect(scene, "dot", (cor_rect){ 71, 71, 72, 72 }, hardly_red, NULL);
    CHECK(cor_encode_png(scene, 72, &out, &report) && decode(&d, &out));
    CHECK(d.channels == 3 && d.rows[71][3 * 71] == 255 && d.rows[71][3 * 71 + 1] == 252);
    decoded_free(&d);
    cor_buf_free(&out);
    cor_scene_free(scene);
}

static void a_clear_sheet_keeps_straight_colours(void)
{
    cor_scene *scene = cor_scene_new(72, 72);
    cor_paint half = { 1, 0.6, 0.2, 0.5 };
    cor_scene_rect(scene, "mark", (cor_rect){ 0, 0, 36, 72 }, half, NULL);
    cor_report report = { 0 };
    cor_buf out = { 0 };
    decoded d;
    CHECK(cor_encode_png(scene, 72, &out, &report) && decode(&d, &out));
    CHECK(d.channels == 4);
    const png_byte *pixel = d.rows[10] + 4 * 10;
    /* cairo keeps 8 premultiplied bits: at half opacity the last of them is lost. */
    CHECK(abs(pixel[0] - 255) <= 2 && abs(pixel[1] - 153) <= 2 && abs(pixel[2] - 51) <= 2);
    CHECK(pixel[3] == 127 || pixel[3] == 128);
    CHECK(memcmp(d.rows[10] + 4 * 50, (png_byte[4]){ 0 }, 4) == 0);
    decoded_free(&d);
    cor_buf_free(&out);
    cor_scene_free(scene);
}

static void same_scene_same_bytes(void)
{
    cor_scene *scene = red_in_white();
    cor_report report = { 0 };
    cor_buf a = { 0 }, b = { 0 };
    CHECK(cor_encode_png(scene, 100, &a, &report) && cor_encode_png(scene, 100, &b, &report));
    CHECK(cor_str_equal(cor_buf_view(&a), cor_buf_view(&b)));
    cor_buf_free(&a);
    cor_buf_free(&b);
    cor_scene_free(scene);
}

static bool is_too_large(double width_pt, double height_pt, double dpi)
{
    cor_scene *scene = cor_scene_new(width_pt, height_pt);
    cor_report report = { 0 };
    cor_buf out = { 0 };
    bool refused = !cor_encode_png(scene, dpi, &out, &report) && report.errors == 1 &&
                   report.items[0].kind == COR_KIND_LIMIT && out.len == 0;
    cor_report_clear(&report);
    cor_buf_free(&out);
    cor_scene_free(scene);
    return refused;
}

static void sheets_beyond_the_limits_are_refused(void)
{
    CHECK(is_too_large(72 * 17, 72, 1000));     /* 17,000 pixels wide */
    CHECK(is_too_large(72 * 16, 72 * 7, 1000)); /* 112 million pixels */
    CHECK(is_too_large(14401, 10, 1));          /* larger than a PDF page may be */
    CHECK(is_too_large(10, 10, 1));             /* 0 pixels */
    CHECK(is_too_large(72, 72, -5));
    CHECK(is_too_large(72, 72, (double)NAN));
}

int main(void)
{
    RUN(a_sheet_has_the_pixels_of_its_millimetres);
    RUN(an_opaque_sheet_has_no_alpha_and_its_colours);
    RUN(a_sheet_without_colours_is_grey);
    RUN(a_clear_sheet_keeps_straight_colours);
    RUN(same_scene_same_bytes);
    RUN(sheets_beyond_the_limits_are_refused);
    return check_result();
}
