/* The masks of labels: areas that can be worked out by hand, and cairo as the other opinion. */
#include "draw/coverage.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unit/check.h"

enum { SIDE = 32 };

typedef struct picture {
    uint8_t rows[SIDE][SIDE];
} picture;

static cor_mask mask_of(picture *p)
{
    return (cor_mask){ .rows = p->rows[0], .width = SIDE, .height = SIDE, .stride = SIDE };
}

static void rectangle(cor_coverage *c, double x0, double y0, double x1, double y1)
{
    cor_coverage_move(c, x0, y0);
    cor_coverage_line(c, x1, y0);
    cor_coverage_line(c, x1, y1);
    cor_coverage_line(c, x0, y1);
    cor_coverage_close(c);
}

static void flush(cor_coverage *c, picture *out)
{
    memset(out, 0, sizeof *out);
    cor_mask mask = mask_of(out);
    cor_coverage_flush(c, &mask);
}

static void a_pixel_has_the_area_that_is_covered(void)
{
    cor_coverage c;
    picture p;
    cor_coverage_init(&c, SIDE, SIDE);
    rectangle(&c, 4.25, 6.5, 10, 8);
    flush(&c, &p);
    CHECK(p.rows[7][5] == 255 && p.rows[7][9] == 255 && p.rows[7][10] == 0);
    CHECK(p.rows[7][4] == 191 && p.rows[6][5] == 128 && p.rows[6][4] == 96);
    CHECK(p.rows[5][5] == 0 && p.rows[8][5] == 0 && p.rows[7][3] == 0);
    flush(&c, &p);
    CHECK(p.rows[7][5] == 0); /* blank again */
    cor_coverage_free(&c);
}

static void a_slope_covers_half_of_the_pixels_it_halves(void)
{
    cor_coverage c;
    picture p;
    cor_coverage_init(&c, SIDE, SIDE);
    cor_coverage_move(&c, 0, 0);
    cor_coverage_line(&c, 32, 32);
    cor_coverage_line(&c, 0, 32);
    flush(&c, &p); /* closes by itself */
    for (int i = 0; i < SIDE; i++)
        CHECK(p.rows[i][i] == 128 && (i == 0 || p.rows[i][i - 1] == 255));
    CHECK(p.rows[3][5] == 0);
    cor_coverage_free(&c);
}

static void overlaps_stay_and_holes_open(void)
{
    cor_coverage c;
    picture p;
    cor_coverage_init(&c, SIDE, SIDE);
    rectangle(&c, 2, 2, 20, 20);
    rectangle(&c, 10, 10, 30, 30);
    rectangle(&c, 8, 4, 4, 8); /* the other way round */
    flush(&c, &p);
    CHECK(p.rows[15][15] == 255 && p.rows[3][3] == 255 && p.rows[25][25] == 255);
    CHECK(p.rows[6][6] == 0);
    cor_coverage_free(&c);
}

static void what_lies_outside_does_not_matter(void)
{
    cor_coverage c;
    picture p;
    cor_coverage_init(&c, SIDE, SIDE);
    rectangle(&c, -1e5, -1e5, 16, 1e5);
    flush(&c, &p);
    CHECK(p.rows[0][0] == 255 && p.rows[31][15] == 255 && p.rows[31][16] == 0);
    rectangle(&c, 40, 0, 50, 32);
    flush(&c, &p);
    CHECK(p.rows[10][31] == 0);
    rectangle(&c, 16, -5, 1e5, 50);
    flush(&c, &p);
    CHECK(p.rows[10][31] == 255 && p.rows[10][16] == 255 && p.rows[10][15] == 0);
    cor_coverage_free(&c);
}

/* A ring of two circles, by cairo. */
static void cairo_ring(picture *out, double reach_px)
{
    memset(out, 0, sizeof *out);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data(out->rows[0], CAIRO_FORMAT_A8, SIDE, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    cairo_set_tolerance(cr, 0.01); /* the usual tenth of a pixel shows */
    cairo_arc(cr, 15.3, 16.4, 9 + reach_px, 0, 2 * acos(-1));
    if (reach_px < 5) {
        cairo_new_sub_path(cr);
        cairo_arc_negative(cr, 15.3, 16.4, 5 - reach_px, 2 * acos(-1), 0);
    }
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void circle(cor_coverage *c, double radius, double turn)
{
    double k = radius * 0.5522847498307936, x = 15.3, y = 16.4;
    cor_coverage_move(c, x + radius, y);
    for (int quarter = 0; quarter < 4; quarter++) {
        double a = quarter * acos(0) * turn, b = (quarter + 1) * acos(0) * turn;
        double control[4] = { x + radius * cos(a) - k * turn * sin(a),
                              y + radius * sin(a) + k * turn * cos(a),
                              x + radius * cos(b) + k * turn * sin(b),
                              y + radius * sin(b) - k * turn * cos(b) };
        cor_coverage_cubic(c, control, x + radius * cos(b), y + radius * sin(b));
    }
}

static int largest_difference(const picture *a, const picture *b)
{
    int largest = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            int difference = abs(a->rows[y][x] - b->rows[y][x]);
            largest = difference > largest ? difference : largest;
        }
    return largest;
}

static void a_ring_is_as_cairo_draws_it(void)
{
    cor_coverage c;
    picture ours, cairos;
    cor_coverage_init(&c, SIDE, SIDE);
    circle(&c, 9, 1);
    circle(&c, 5, -1);
    flush(&c, &ours);
    cairo_ring(&cairos, 0);
    CHECK(largest_difference(&ours, &cairos) < 20);
    cor_coverage_free(&c);
}

static void a_halo_reaches_as_far_as_it_should(void)
{
    static const double reaches_px[] = { 0.5, 1, 2.08, 3.5, 5.5 };
    for (size_t i = 0; i < sizeof reaches_px / sizeof *reaches_px; i++) {
        cor_coverage c;
        picture letters, halo = { 0 }, cairos;
        cor_coverage_init(&c, SIDE, SIDE);
        circle(&c, 9, 1);
        circle(&c, 5, -1);
        flush(&c, &letters);
        cor_mask from = mask_of(&letters), to = mask_of(&halo);
        cor_halo_mask_grow(&to, &from, reaches_px[i]);
        cairo_ring(&cairos, reaches_px[i]);
        CHECK(largest_difference(&halo, &cairos) < 80); /* 0.3 of a pixel, on the slopes */
        CHECK(abs(halo.rows[16][25] - cairos.rows[16][25]) <= 30);
        CHECK(halo.rows[16][20] == 255);
        cor_coverage_free(&c);
    }
}

static void a_halo_of_a_straight_edge_is_exact(void)
{
    cor_coverage c;
    picture letters, halo = { 0 };
    cor_coverage_init(&c, SIDE, SIDE);
    rectangle(&c, 10, 10, 16.4, 22);
    flush(&c, &letters);
    cor_mask from = mask_of(&letters), to = mask_of(&halo);
    cor_halo_mask_grow(&to, &from, 2.25);
    CHECK(halo.rows[16][17] == 255 && abs(halo.rows[16][18] - 166) <= 1); /* to x = 18.65 */
    CHECK(halo.rows[16][19] == 0 && abs(halo.rows[16][7] - 64) <= 1 && halo.rows[16][8] == 255);
    CHECK(halo.rows[7][7] == 0); /* corners are round */
    cor_coverage_free(&c);
}

int main(void)
{
    RUN(a_pixel_has_the_area_that_is_covered);
    RUN(a_slope_covers_half_of_the_pixels_it_halves);
    RUN(overlaps_stay_and_holes_open);
    RUN(what_lies_outside_does_not_matter);
    RUN(a_ring_is_as_cairo_draws_it);
    RUN(a_halo_reaches_as_far_as_it_should);
    RUN(a_halo_of_a_straight_edge_is_exact);
    return check_result();
}
