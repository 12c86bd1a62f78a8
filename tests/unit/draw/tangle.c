/* A stroke in pieces looks like cairo's own, and does not take time by the square of its length. */
#include "draw/tangle.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "unit/check.h"

enum { SIDE = 200 };

typedef struct picture {
    uint32_t pixels[SIDE][SIDE];
} picture;

typedef struct pen {
    cairo_line_cap_t cap;
    cairo_line_join_t join;
    double dash_pt, alpha, width_pt;
} pen;

static void draw(picture *out, const cor_path *path, const pen *with, bool in_pieces)
{
    memset(out, 0, sizeof *out);
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)out->pixels, CAIRO_FORMAT_ARGB32, SIDE, SIDE, SIDE * 4);
    cairo_t *cr = cairo_create(surface);
    const cor_stroke stroke = { .dash_pt = &with->dash_pt, .dash_count = with->dash_pt > 0 };
    cairo_set_source_rgba(cr, 0, 0, 0, with->alpha);
    cairo_set_line_width(cr, with->width_pt);
    cairo_set_line_cap(cr, with->cap);
    cairo_set_line_join(cr, with->join);
    cairo_set_dash(cr, stroke.dash_pt, (int)stroke.dash_count, 0);
    if (in_pieces) {
        cor_tangle_stroke(cr, path, &stroke);
    } else {
        for (size_t i = 0; i < path->point_count; i++)
            cairo_line_to(cr, path->points[i].x_pt, path->points[i].y_pt);
        if (path->contours[0].closed)
            cairo_close_path(cr);
        cairo_stroke(cr);
    }
    CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static int largest_difference(const picture *a, const picture *b)
{
    int most = 0;
    for (size_t y = 0; y < SIDE; y++)
        for (size_t x = 0; x < SIDE; x++) {
            int d = (int)(a->pixels[y][x] >> 24) - (int)(b->pixels[y][x] >> 24);
            most = d < 0 ? (-d > most ? -d : most) : (d > most ? d : most);
        }
    return most;
}

/* Zigzags along a spiral (or a ring) whose turns do not touch: corners, but no crossings. */
static cor_path zigzag(size_t count, bool closed)
{
    cor_path path = { 0 };
    cor_path_begin(&path, closed);
    for (size_t i = 0; i < count; i++) {
        double along = (double)i / (double)count;
        double angle = 2 * M_PI * along * (closed ? 1 : 6);
        double radius = (closed ? 80 : 20 + 70 * along) + (i % 2 ? 1 : 0);
        cor_path_add(&path, (cor_pt){ 100 + radius * cos(angle), 100 + radius * sin(angle) });
    }
    cor_path_end(&path);
    return path;
}

/* Soft edges of a segment that two pieces share are drawn twice; cairo counts dashes in whole
 * 256ths of a pixel. */
static void pieces_look_like_the_whole(void)
{
    enum { NOTICED = 72, OF_DASHES = 128 };
    static const pen pens[] = {
        { CAIRO_LINE_CAP_BUTT, CAIRO_LINE_JOIN_MITER, 0, 1, 3 },
        { CAIRO_LINE_CAP_ROUND, CAIRO_LINE_JOIN_ROUND, 0, 0.5, 3 },
        { CAIRO_LINE_CAP_SQUARE, CAIRO_LINE_JOIN_BEVEL, 0, 0.5, 2 },
        { CAIRO_LINE_CAP_BUTT, CAIRO_LINE_JOIN_ROUND, 7, 0.5, 3 },
    };
    static const size_t counts[] = { 2, 3, 501, 502, 503, 1002, 1003, 2400 };
    for (size_t i = 0; i < sizeof pens / sizeof *pens; i++)
        for (size_t k = 0; k < 2 * (sizeof counts / sizeof *counts); k++) {
            picture whole, pieces;
            cor_path path = zigzag(counts[k / 2] + k % 2, k % 2);
            draw(&whole, &path, &pens[i], false);
            draw(&pieces, &path, &pens[i], true);
            CHECK(largest_difference(&whole, &pieces) <=
                  (pens[i].dash_pt > 0 ? OF_DASHES : NOTICED));
            cor_path_free(&path);
        }
}

static double seconds_for(size_t count)
{
    static const pen fine = { CAIRO_LINE_CAP_ROUND, CAIRO_LINE_JOIN_ROUND, 0, 1, 1 };
    cor_path path = { 0 };
    picture out;
    uint32_t state = 1;
    cor_path_begin(&path, false);
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        cor_path_add(&path, (cor_pt){ (state >> 16) % SIDE, (state >> 8 & 0xff) % SIDE });
    }
    cor_path_end(&path);
    clock_t start = clock();
    draw(&out, &path, &fine, true);
    cor_path_free(&path);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* By the square it would be 64 times as long. */
static void a_tangle_takes_time_by_its_length(void)
{
    double few = seconds_for(2000), many = seconds_for(16000);
    CHECK(many < 20 * few + 0.05);
}

int main(void)
{
    RUN(pieces_look_like_the_whole);
    RUN(a_tangle_takes_time_by_its_length);
    return check_result();
}
