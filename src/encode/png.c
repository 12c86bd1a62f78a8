#include <cairo.h>
#include <math.h>

#include "base/memory.h"
#include "draw/draw.h"
#include "encode/encode.h"
#include "encode/page.h"
#include "encode/png_file.h"

static const double SIDE_MAX_PX = 16384;
static const double AREA_MAX_PX = 100e6;

/* `pixels` are cairo's: premultiplied, in the machine's byte order. */
typedef struct canvas {
    cairo_surface_t *surface;
    uint32_t *pixels;
    size_t width, height, stride; /* stride in pixels */
} canvas;

static bool canvas_new(canvas *out, const cor_scene *scene, double dpi, cor_report *report)
{
    double width = round(scene->width_pt / 72 * dpi), height = round(scene->height_pt / 72 * dpi);
    if (!(dpi > 0 && width >= 1 && height >= 1 && width <= SIDE_MAX_PX && height <= SIDE_MAX_PX &&
          width * height <= AREA_MAX_PX))
        return cor_fail(report, COR_KIND_LIMIT, COR_NOWHERE,
                        "a PNG has 1 to 16384 pixels a side and at most 100 million in all; "
                        "change the dpi or the size of the sheet",
                        "PNG of %.0f x %.0f pixels", width, height);
    canvas made = { .width = (size_t)width, .height = (size_t)height };
    made.stride = made.width; /* cairo wants multiples of 4 bytes: so it is */
    made.pixels = cor_alloc_large(made.stride * 4 * made.height);
    made.surface =
        cairo_image_surface_create_for_data((unsigned char *)made.pixels, CAIRO_FORMAT_ARGB32,
                                            (int)width, (int)height, (int)made.stride * 4);
    cairo_status_t status = cairo_surface_status(made.surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(made.surface);
        cor_free(made.pixels);
        return cor_fail(report, COR_KIND_LIMIT, COR_NOWHERE, "lower the dpi",
                        "no canvas of %.0f x %.0f pixels: %s", width, height,
                        cairo_status_to_string(status));
    }
    *out = made;
    return true;
}

/* Whole pixels cover the page exactly, so that no half-covered, translucent edge is left: the scale
 * differs from dpi / 72 by less than half a pixel over the page. */
static bool canvas_draw(canvas *c, const cor_scene *scene, cor_report *report)
{
    cairo_t *cr = cairo_create(c->surface);
    cairo_scale(cr, (double)c->width / scene->width_pt, (double)c->height / scene->height_pt);
    bool ok = cor_draw_scene(cr, scene, COR_DRAW_TEXT_OUTLINES, report);
    cairo_destroy(cr);
    cairo_surface_flush(c->surface);
    return ok;
}

static bool is_opaque(const canvas *c)
{
    uint32_t all = 0xff000000u;
    for (size_t y = 0; y < c->height; y++)
        for (size_t x = 0; x < c->width; x++)
            all &= c->pixels[y * c->stride + x];
    return all == 0xff000000u;
}

/* A sheet without colours: a third of the samples, and of the time to pack them. */
static bool is_grey(const canvas *c)
{
    for (size_t y = 0; y < c->height; y++) {
        const uint32_t *row = c->pixels + y * c->stride;
        uint32_t differ = 0;
        for (size_t x = 0; x < c->width; x++)
            differ |= (row[x] ^ row[x] >> 8) & 0xffff;
        if (differ)
            return false;
    }
    return true;
}

static size_t channels_of(const canvas *c)
{
    if (!is_opaque(c))
        return 4;
    return is_grey(c) ? 1 : 3;
}

static void grey_row(uint8_t *to, const uint32_t *from, size_t width)
{
    for (size_t x = 0; x < width; x++)
        to[x] = (uint8_t)from[x];
}

static void rgb_row(uint8_t *to, const uint32_t *from, size_t width)
{
    for (size_t x = 0; x < width; x++) {
        to[3 * x] = (uint8_t)(from[x] >> 16);
        to[3 * x + 1] = (uint8_t)(from[x] >> 8);
        to[3 * x + 2] = (uint8_t)from[x];
    }
}

static uint8_t straight(uint32_t channel, uint32_t alpha)
{
    uint32_t value = (channel * 255 + alpha / 2) / alpha;
    return (uint8_t)(value > 255 ? 255 : value);
}

static void rgba_row(uint8_t *to, const uint32_t *from, size_t width)
{
    for (size_t x = 0; x < width; x++) {
        uint32_t pixel = from[x], alpha = pixel >> 24;
        to[4 * x] = alpha ? straight(pixel >> 16 & 0xff, alpha) : 0;
        to[4 * x + 1] = alpha ? straight(pixel >> 8 & 0xff, alpha) : 0;
        to[4 * x + 2] = alpha ? straight(pixel & 0xff, alpha) : 0;
        to[4 * x + 3] = (uint8_t)alpha;
    }
}

static void encode_canvas(const canvas *c, const cor_scene *scene, double dpi, cor_buf *out)
{
    cor_png_image image = { .width = c->width,
                            .height = c->height,
                            .channels = channels_of(c),
                            .dpi = dpi,
                            .title = scene->title,
                            .description = scene->description };
    static void (*const convert[])(uint8_t *, const uint32_t *,
                                   size_t) = { [1] = grey_row, [3] = rgb_row, [4] = rgba_row };
    size_t size = cor_png_row_size(&image);
    uint8_t *rows = cor_alloc_large(c->height * size);
    for (size_t y = 0; y < c->height; y++) {
        uint8_t *row = rows + y * size;
        row[0] = 0;
        convert[image.channels](row + 1, c->pixels + y * c->stride, c->width);
    }
    image.rows = rows;
    cor_png_file(out, &image);
    cor_free(rows);
}

bool cor_encode_png(const cor_scene *scene, double dpi, cor_buf *out, cor_report *report)
{
    canvas c = { 0 };
    if (!cor_page_check(scene, report) || !canvas_new(&c, scene, dpi, report))
        return false;
    bool ok = canvas_draw(&c, scene, report);
    if (ok)
        encode_canvas(&c, scene, dpi, out);
    cairo_surface_destroy(c.surface);
    cor_free(c.pixels);
    return ok;
}
