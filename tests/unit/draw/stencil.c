/* A mask painted straight into the pixels, and by cairo. */
#include "draw/stencil.h"

#include <stdlib.h>
#include <string.h>

#include "unit/check.h"

enum { SIDE = 48 };

typedef struct picture {
    uint32_t pixels[SIDE][SIDE];
} picture;

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static picture random_ground(unsigned *seed, bool opaque)
{
    picture p;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            uint32_t a = opaque ? 255 : next_random(seed) % 256, pixel = a << 24;
            for (int shift = 0; shift < 24; shift += 8)
                pixel |= next_random(seed) % (a + 1) << shift;
            p.pixels[y][x] = pixel;
        }
    return p;
}

static cor_stencil random_stencil(unsigned *seed, cor_window window)
{
    cor_stencil s;
    cor_stencil_init(&s, window);
    for (size_t y = 0; y < s.mask.height; y++)
        for (size_t x = 0; x < s.mask.width; x++) {
            unsigned how = next_random(seed) % 4;
            s.mask.rows[y * s.mask.stride + x] = (uint8_t)(how == 0   ? 255
                                                           : how == 1 ? next_random(seed) % 256
                                                                      : 0);
        }
    return s;
}

static cairo_t *context_on(picture *p)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)p->pixels, CAIRO_FORMAT_ARGB32, SIDE, SIDE, SIDE * 4);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    return cr;
}

static int largest_difference(const picture *a, const picture *b)
{
    int most = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        for (int shift = 0; shift < 32; shift += 8) {
            int of_a = (int)(a->pixels[i / SIDE][i % SIDE] >> shift & 255);
            int of_b = (int)(b->pixels[i / SIDE][i % SIDE] >> shift & 255);
            most = abs(of_a - of_b) > most ? abs(of_a - of_b) : most;
        }
    return most;
}

static void pixels_are_what_cairo_makes_them(void)
{
    unsigned seed = 7;
    for (int i = 0; i < 200; i++) {
        picture ours = random_ground(&seed, i % 2), cairos = ours;
        cor_window window = { (int)(next_random(&seed) % 16), (int)(next_random(&seed) % 16),
                              1 + (int)(next_random(&seed) % 32),
                              1 + (int)(next_random(&seed) % 32) };
        cor_stencil stencil = random_stencil(&seed, window);
        cor_paint paint = { (i % 5) / 4.0, (i % 7) / 6.0, (i % 3) / 2.0, i % 4 ? 1 : 0.4 };
        cairo_t *cr = context_on(&ours), *other = context_on(&cairos);
        cor_canvas canvas;
        cor_canvas_open(&canvas, cr);
        CHECK(cor_canvas_shows(&canvas, window));
        cor_stencil_paint(cr, &canvas, &stencil, paint);
        cor_stencil_paint(other, &(cor_canvas){ 0 }, &stencil, paint);
        cairo_destroy(cr);
        cairo_destroy(other);
        CHECK(largest_difference(&ours, &cairos) <= 1);
        cor_stencil_free(&stencil);
    }
}

static cor_path rectangle(cor_pt points[4], cor_contour *contour, cor_rect r)
{
    points[0] = (cor_pt){ r.x0_pt, r.y0_pt };
    points[1] = (cor_pt){ r.x1_pt, r.y0_pt };
    points[2] = (cor_pt){ r.x1_pt, r.y1_pt };
    points[3] = (cor_pt){ r.x0_pt, r.y1_pt };
    *contour = (cor_contour){ .count = 4, .closed = true };
    return (
        cor_path){ .points = points, .point_count = 4, .contours = contour, .contour_count = 1 };
}

static void pixels_that_a_clip_cuts_are_left_to_cairo(void)
{
    picture p = { 0 };
    cairo_t *cr = context_on(&p);
    cor_canvas canvas;
    cor_pt points[4];
    cor_contour contour;
    cairo_scale(cr, 2, 2);
    cor_canvas_open(&canvas, cr);
    cor_path clip = rectangle(points, &contour, (cor_rect){ 2.25, 3, 20, 20.75 });
    cor_canvas_clip(&canvas, cr, &clip);
    CHECK(cor_canvas_shows(&canvas, (cor_window){ 5, 6, 35, 35 }));
    CHECK(!cor_canvas_shows(&canvas, (cor_window){ 4, 6, 35, 35 }));
    CHECK(!cor_canvas_shows(&canvas, (cor_window){ 5, 6, 36, 35 }));
    CHECK(!cor_canvas_shows(&canvas, (cor_window){ 5, 6, 35, 36 }));
    points[2].x_pt -= 1; /* no rectangle any more */
    cor_canvas_clip(&canvas, cr, &clip);
    CHECK(!cor_canvas_shows(&canvas, (cor_window){ 10, 10, 1, 1 }));
    cairo_destroy(cr);
}

/* A group's surface is as large as the clip, and begins where it begins. */
static void a_group_has_pixels_of_its_own(void)
{
    picture p = { 0 };
    cairo_t *cr = context_on(&p);
    unsigned seed = 3;
    cor_canvas outer, canvas;
    cor_window window = { 20, 20, 5, 5 };
    cor_stencil stencil = random_stencil(&seed, window);
    stencil.mask.rows[0] = 255;
    cor_canvas_open(&outer, cr);
    cairo_rectangle(cr, 10, 12, 30, 30);
    cairo_clip(cr);
    cairo_push_group(cr);
    cor_canvas_open_group(&canvas, cr, &outer);
    CHECK(cor_canvas_shows(&canvas, window));
    CHECK(!cor_canvas_shows(&canvas, (cor_window){ 9, 20, 5, 5 }));
    cor_stencil_paint(cr, &canvas, &stencil, (cor_paint){ 1, 1, 1, 1 });
    CHECK(p.pixels[20][20] == 0);
    cairo_pop_group_to_source(cr);
    cairo_paint(cr);
    CHECK(p.pixels[20][20] == 0xffffffff);
    cor_stencil_free(&stencil);
    cairo_destroy(cr);
}

int main(void)
{
    RUN(pixels_are_what_cairo_makes_them);
    RUN(pixels_that_a_clip_cuts_are_left_to_cairo);
    RUN(a_group_has_pixels_of_its_own);
    return check_result();
}
