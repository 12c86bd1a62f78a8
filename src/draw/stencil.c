#include "draw/stencil.h"

#include <math.h>
#include <string.h>

void cor_stencil_init(cor_stencil *out, cor_window window)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, window.width, window.height);
    *out = (cor_stencil){
        window,
        surface,
        { .rows = cairo_image_surface_get_data(surface),
          .width = (size_t)cairo_image_surface_get_width(surface),
          .height = (size_t)cairo_image_surface_get_height(surface),
          .stride = (size_t)cairo_image_surface_get_stride(surface) },
    };
}

void cor_stencil_free(cor_stencil *stencil)
{
    cairo_surface_destroy(stencil->surface);
    *stencil = (cor_stencil){ 0 };
}

/* 255ths of four channels at once: a * b / 255, rounded, two channels to a word. */
static uint32_t scaled(uint32_t pixel, uint32_t by)
{
    static const uint32_t pair = 0x00ff00ff, half = 0x00800080;
    uint32_t low = (pixel & pair) * by + half, high = (pixel >> 8 & pair) * by + half;
    low = (low + (low >> 8 & pair)) >> 8 & pair;
    high = (high + (high >> 8 & pair)) & ~pair;
    return low | high;
}

/* Porter and Duff 1984, doi:10.1145/964965.808606. */
static uint32_t over(uint32_t above, uint32_t below)
{
    return above + scaled(below, 255 - (above >> 24));
}

static uint32_t channel(double value, double alpha)
{
    return (uint32_t)fmin(value * alpha * 65536, 65535) >> 8;
}

static uint32_t premultiplied(cor_paint p)
{
    return channel(1, p.a) << 24 | channel(p.r, p.a) << 16 | channel(p.g, p.a) << 8 |
           channel(p.b, p.a);
}

static void blend_few(uint32_t *to, const uint8_t *mask, size_t count, uint32_t colour)
{
    for (size_t x = 0; x < count; x++)
        if (mask[x])
            to[x] = over(scaled(colour, mask[x]), to[x]);
}

enum { EIGHT = 8 };

/* The same for eight pixels, channel by channel in 16 bits: compilers take eight at once. */
static void blend_eight(uint32_t *to, const uint8_t *mask, uint32_t colour)
{
    enum { CHANNELS = 4 * EIGHT };
    uint32_t spread[EIGHT], colours[EIGHT], alphas[EIGHT];
    uint8_t m[CHANNELS], c[CHANNELS], a[CHANNELS], below[CHANNELS];
    for (size_t i = 0; i < EIGHT; i++) {
        spread[i] = mask[i] * 0x01010101u;
        colours[i] = colour;
        alphas[i] = (colour >> 24) * 0x01010101u;
    }
    memcpy(m, spread, sizeof m);
    memcpy(c, colours, sizeof c);
    memcpy(a, alphas, sizeof a);
    memcpy(below, to, sizeof below);
    for (size_t i = 0; i < CHANNELS; i++) {
        uint16_t above = (uint16_t)(c[i] * m[i] + 128), hides = (uint16_t)(a[i] * m[i] + 128);
        above = (uint16_t)((uint16_t)(above + (above >> 8)) >> 8);
        hides = (uint16_t)((uint16_t)(hides + (hides >> 8)) >> 8);
        uint16_t left = (uint16_t)(below[i] * (255 - hides) + 128);
        below[i] = (uint8_t)(above + ((uint16_t)(left + (left >> 8)) >> 8));
    }
    memcpy(to, below, sizeof below);
}

/* Most of a label's mask covers nothing, most of its halo covers all: eight at a time. */
static void blend_row(uint32_t *to, const uint8_t *mask, size_t count, uint32_t colour)
{
    bool is_opaque = colour >> 24 == 255;
    size_t x = 0;
    for (; x + EIGHT <= count; x += EIGHT) {
        uint64_t all;
        memcpy(&all, mask + x, sizeof all);
        if (all == UINT64_MAX && is_opaque)
            for (size_t i = 0; i < EIGHT; i++)
                to[x + i] = colour;
        else if (all)
            blend_eight(to + x, mask + x, colour);
    }
    blend_few(to + x, mask + x, count - x, colour);
}

static void blend(const cor_canvas *canvas, const cor_stencil *stencil, cor_paint paint)
{
    const cor_window *w = &stencil->window;
    uint32_t colour = premultiplied(paint);
    cairo_surface_flush(canvas->surface);
    for (int y = 0; y < w->height; y++)
        blend_row(canvas->origin + (w->y + y) * canvas->stride + w->x,
                  stencil->mask.rows + (size_t)y * stencil->mask.stride, (size_t)w->width, colour);
    cairo_surface_mark_dirty_rectangle(canvas->surface, w->x, w->y, w->width, w->height);
}

/* A surface in its error state puts the context into its own, which is looked at after each mark.
 */
void cor_stencil_paint(cairo_t *cr, const cor_canvas *canvas, const cor_stencil *stencil,
                       cor_paint paint)
{
    if (stencil->mask.rows && cor_canvas_shows(canvas, stencil->window)) {
        blend(canvas, stencil, paint);
        return;
    }
    cairo_surface_mark_dirty(stencil->surface);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
    cairo_mask_surface(cr, stencil->surface, stencil->window.x, stencil->window.y);
    cairo_restore(cr);
}
