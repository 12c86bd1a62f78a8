/* Small round shapes: areas that can be worked out, and cairo as the other opinion. */
#include "draw/dot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unit/check.h"

enum { SIDE = 48, CORNERS = 24 };

static const cor_paint BLACK = { 0, 0, 0, 1 };

typedef struct picture {
    uint8_t alpha[SIDE][SIDE];
} picture;

typedef struct ring {
    cor_pt points[CORNERS];
    cor_contour contour;
} ring;

static void make_ring(ring *out, cor_pt centre, double radius, size_t corners)
{
    out->contour = (cor_contour){ .count = corners, .closed = true };
    for (size_t i = 0; i < corners; i++) {
        double angle = 2 * M_PI * (double)i / (double)corners;
        out->points[i] =
            (cor_pt){ centre.x_pt + radius * cos(angle), centre.y_pt + radius * sin(angle) };
    }
}

static cor_mark mark_of(ring *r, cor_paint fill, double rim_pt)
{
    cor_mark mark = { .kind = COR_MARK_PATH, .layer = "a", .feature = -1 };
    mark.as.path.path = (cor_path){ .points = r->points,
                                    .point_count = r->contour.count,
                                    .contours = &r->contour,
                                    .contour_count = 1 };
    mark.as.path.fill = fill;
    if (rim_pt > 0)
        mark.as.path.stroke = (cor_stroke){
            .paint = BLACK, .width_pt = rim_pt, .join = COR_JOIN_ROUND, .miter_limit = 2
        };
    return mark;
}

static void draw_by_cairo(cairo_t *cr, const cor_mark *mark)
{
    const cor_path *path = &mark->as.path.path;
    for (size_t i = 0; i < path->point_count; i++)
        cairo_line_to(cr, path->points[i].x_pt, path->points[i].y_pt);
    cairo_close_path(cr);
    if (mark->as.path.fill.a > 0)
        cairo_fill_preserve(cr);
    cairo_set_line_width(cr, mark->as.path.stroke.width_pt);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    if (mark->as.path.stroke.paint.a > 0)
        cairo_stroke(cr);
}

/* True when cor_draw_dot drew it; NULL: cairo draws. */
static bool draw(picture *out, const cor_mark *mark, cor_dots *dots)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, 2, 2);
    cor_canvas canvas;
    cor_canvas_open(&canvas, cr);
    bool drawn = dots && cor_draw_dot(cr, &canvas, mark, dots);
    if (!dots)
        draw_by_cairo(cr, mark);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    for (int y = 0; y < SIDE; y++)
        memcpy(out->alpha[y],
               cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface),
               SIDE);
    cairo_surface_destroy(surface);
    return drawn;
}

static double area_of(const picture *p)
{
    double sum = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            sum += p->alpha[y][x] / 255.0;
    return sum;
}

static int largest_difference(const picture *a, const picture *b)
{
    int most = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            most = abs(a->alpha[y][x] - b->alpha[y][x]) > most
                       ? abs(a->alpha[y][x] - b->alpha[y][x])
                       : most;
    return most;
}

static void a_dot_is_where_cairo_draws_it(void)
{
    static const double rims[] = { 0, 0.375, 1, 3 };
    cor_dots *dots = cor_dots_new();
    for (int i = 0; i < 200; i++) {
        ring r;
        picture ours, theirs;
        double rim = rims[i % 4];
        make_ring(&r, (cor_pt){ 10 + 0.017 * i, 12 + 0.0083 * i }, 1.125 + i % 3, CORNERS);
        cor_mark mark = mark_of(&r, i % 4 == 3 ? (cor_paint){ 0 } : BLACK, rim);
        CHECK(draw(&ours, &mark, dots));
        draw(&theirs, &mark, NULL);
        CHECK(largest_difference(&ours, &theirs) <= 20);
        CHECK(fabs(area_of(&ours) - area_of(&theirs)) < 0.02 * area_of(&theirs));
    }
    cor_dots_free(dots);
}

static void a_rim_leaves_its_hole_open(void)
{
    cor_dots *dots = cor_dots_new();
    ring r;
    picture p;
    make_ring(&r, (cor_pt){ 12, 12 }, 4, CORNERS);
    cor_mark mark = mark_of(&r, (cor_paint){ 0 }, 1);
    CHECK(draw(&p, &mark, dots));
    CHECK(p.alpha[24][24] == 0 && p.alpha[24][32] > 200 && p.alpha[24][16] > 200);
    CHECK(fabs(area_of(&p) - M_PI * (9 * 9 - 7 * 7)) < 2);
    cor_dots_free(dots);
}

/* The same shape twice, a hair apart: the mask of the first is taken, and shows the same. */
static void what_is_remembered_looks_as_it_did(void)
{
    cor_dots *dots = cor_dots_new();
    ring r, again;
    picture first, second;
    make_ring(&r, (cor_pt){ 8.2, 9.3 }, 2, CORNERS);
    make_ring(&again, (cor_pt){ 8.2 + 1e-9, 9.3 - 1e-9 }, 2, CORNERS);
    cor_mark mark = mark_of(&r, BLACK, 0.5), mark_again = mark_of(&again, BLACK, 0.5);
    CHECK(draw(&first, &mark, dots) && draw(&second, &mark_again, dots));
    CHECK(memcmp(&first, &second, sizeof first) == 0);
    cor_dots_free(dots);
}

static void what_has_corners_is_left_to_cairo(void)
{
    cor_dots *dots = cor_dots_new();
    ring r;
    picture p;
    make_ring(&r, (cor_pt){ 12, 12 }, 4, 4);
    cor_mark square = mark_of(&r, BLACK, 0);
    CHECK(!draw(&p, &square, dots) && area_of(&p) == 0);
    make_ring(&r, (cor_pt){ 12, 12 }, 4, CORNERS);
    r.points[5] = (cor_pt){ 12, 12 }; /* a notch */
    cor_mark notched = mark_of(&r, BLACK, 0);
    CHECK(!draw(&p, &notched, dots));
    make_ring(&r, (cor_pt){ 12, 12 }, 4, CORNERS);
    for (size_t i = 0; i < CORNERS / 2; i++) /* twice around */
        r.points[i + CORNERS / 2] = r.points[i] = r.points[2 * i];
    cor_mark twice = mark_of(&r, BLACK, 0);
    CHECK(!draw(&p, &twice, dots));
    make_ring(&r, (cor_pt){ 12, 12 }, 60, CORNERS);
    cor_mark large = mark_of(&r, BLACK, 0);
    CHECK(!draw(&p, &large, dots));
    make_ring(&r, (cor_pt){ (double)NAN, 12 }, 4, CORNERS);
    cor_mark nowhere = mark_of(&r, BLACK, 0);
    CHECK(!draw(&p, &nowhere, dots));
    cor_dots_free(dots);
}

int main(void)
{
    RUN(a_dot_is_where_cairo_draws_it);
    RUN(a_rim_leaves_its_hole_open);
    RUN(what_is_remembered_looks_as_it_did);
    RUN(what_has_corners_is_left_to_cairo);
    return check_result();
}
