/*
 * Strokes of a tile. One that reaches over the tile's edge goes on as the neighbour's own stroke,
 * if the tile was made to be repeated, and is clipped copy by copy if it was not. Which of them it
 * is, a small picture tells. Straight lines that go on from tile to tile, as hatches do, become one
 * line each: a hatch of ten thousand tiles is some hundred lines.
 */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/stroke.h"
#include "draw/tiler.h"
#include "draw/trace.h"

cor_rect cor_tile_stroke_box(const cor_mark *mark)
{
    const cor_stroke *stroke = &mark->as.path.stroke;
    cor_rect box = { 0 };
    double miter = stroke->join == COR_JOIN_MITER ? stroke->miter_limit : 1;
    double reach_pt = stroke->width_pt / 2 * fmax(miter, M_SQRT2);
    cor_path_bounds(&mark->as.path.path, &box);
    return (cor_rect){ box.x0_pt - reach_pt, box.y0_pt - reach_pt, box.x1_pt + reach_pt,
                       box.y1_pt + reach_pt };
}

double cor_tile_reach(const cor_mark *mark, cor_rect edge)
{
    cor_rect box = cor_tile_stroke_box(mark);
    return fmax(fmax(edge.x0_pt - box.x0_pt, box.x1_pt - edge.x1_pt),
                fmax(edge.y0_pt - box.y0_pt, box.y1_pt - edge.y1_pt));
}

/* ---- Whether what reaches over the edge is there anyway. */

enum { TRIAL_SIDE = 96 };

/* The stroke, or its copies around the tile, in pixels of the tile. */
static cairo_surface_t *trial(const cor_tiler *t, const cor_mark *mark, bool around)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, TRIAL_SIDE, TRIAL_SIDE);
    cor_tiler small = { .cr = cairo_create(surface), .edge = t->edge };
    cairo_matrix_init_scale(&small.laid, TRIAL_SIDE / t->edge.x1_pt, TRIAL_SIDE / t->edge.y1_pt);
    cairo_set_antialias(small.cr, CAIRO_ANTIALIAS_NONE);
    for (int i = 0; i < 9; i++) {
        if ((i != 4) != around)
            continue;
        cor_tiler_go_to(&small, (cor_tile_place){ i % 3 - 1, i / 3 - 1 });
        cor_trace_add(small.cr, &mark->as.path.path);
    }
    cairo_set_matrix(small.cr, &small.laid);
    cor_draw_set_stroke(small.cr, &mark->as.path.stroke);
    cairo_stroke(small.cr);
    cairo_destroy(small.cr);
    cairo_surface_flush(surface);
    return surface;
}

/* Whether a pixel or one beside it is set. */
static bool is_near(const unsigned char *pixels, int stride, int x, int y)
{
    for (int py = y - 1; py <= y + 1; py++)
        for (int px = x - 1; px <= x + 1; px++)
            if (px >= 0 && py >= 0 && px < TRIAL_SIDE && py < TRIAL_SIDE &&
                pixels[py * stride + px])
                return true;
    return false;
}

static bool covers(cairo_surface_t *own, cairo_surface_t *others)
{
    if (cairo_surface_status(own) != CAIRO_STATUS_SUCCESS ||
        cairo_surface_status(others) != CAIRO_STATUS_SUCCESS)
        return false;
    const unsigned char *a = cairo_image_surface_get_data(own);
    const unsigned char *b = cairo_image_surface_get_data(others);
    int stride = cairo_image_surface_get_stride(own);
    for (int y = 0; y < TRIAL_SIDE; y++)
        for (int x = 0; x < TRIAL_SIDE; x++)
            if (b[y * stride + x] && !is_near(a, stride, x, y))
                return false;
    return true;
}

static bool is_seamless(const cor_tiler *t, const cor_mark *mark)
{
    double reach_pt = cor_tile_reach(mark, t->edge);
    if (reach_pt <= 0)
        return true;
    if (reach_pt > fmin(t->edge.x1_pt, t->edge.y1_pt))
        return false;
    cairo_surface_t *own = trial(t, mark, false), *others = trial(t, mark, true);
    bool seamless = covers(own, others);
    cairo_surface_destroy(own);
    cairo_surface_destroy(others);
    return seamless;
}

/* ---- Straight lines. */

/* From `from` to `to` along the line in a direction at a distance from the tiling's origin. */
typedef struct stretch {
    double angle, aside; /* rounded: the same for all that lie on one line */
    double from, to;
    double cosine, sine, aside_pt; /* as they are */
} stretch;

static bool is_of_lines(const cor_mark *mark)
{
    const cor_path *path = &mark->as.path.path;
    bool of_lines = mark->as.path.stroke.dash_count == 0;
    for (size_t i = 0; i < path->contour_count && of_lines; i++)
        of_lines = path->contours[i].count == 2 && !path->contours[i].closed;
    return of_lines;
}

static stretch stretch_of(cor_pt a, cor_pt b)
{
    static const double steps = 1e5;
    double dx = b.x_pt - a.x_pt, dy = b.y_pt - a.y_pt, length = hypot(dx, dy);
    stretch s = { .cosine = length > 0 ? dx / length : 1, .sine = length > 0 ? dy / length : 0 };
    if (s.sine < -0.5 / steps || (fabs(s.sine) <= 0.5 / steps && s.cosine < 0)) {
        s.cosine = -s.cosine;
        s.sine = -s.sine;
    }
    s.aside_pt = a.y_pt * s.cosine - a.x_pt * s.sine;
    s.angle = round(s.cosine * steps);
    s.aside = round(s.aside_pt * steps);
    double t = a.x_pt * s.cosine + a.y_pt * s.sine, u = b.x_pt * s.cosine + b.y_pt * s.sine;
    s.from = fmin(t, u);
    s.to = fmax(t, u);
    return s;
}

static int compare_stretches(const void *left, const void *right)
{
    const stretch *a = left, *b = right;
    if (a->angle != b->angle)
        return a->angle < b->angle ? -1 : 1;
    if (a->aside != b->aside)
        return a->aside < b->aside ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

static bool goes_on(const stretch *a, const stretch *b)
{
    static const double hair_pt = 1e-5;
    return a->angle == b->angle && a->aside == b->aside && b->from <= a->to + hair_pt;
}

static void trace_stretch(cairo_t *cr, const stretch *s)
{
    double x = -s->sine * s->aside_pt, y = s->cosine * s->aside_pt;
    cairo_move_to(cr, x + s->from * s->cosine, y + s->from * s->sine);
    cairo_line_to(cr, x + s->to * s->cosine, y + s->to * s->sine);
}

static void trace_lines(const cor_tiler *t, const cor_path *path)
{
    size_t count = 0;
    stretch *all = cor_alloc(t->place_count * path->contour_count + 1, sizeof *all);
    for (size_t i = 0; i < t->place_count; i++) {
        cor_pt corner = cor_tiler_corner(t, t->places[i]);
        for (size_t k = 0; k < path->contour_count; k++) {
            const cor_pt *p = path->points + path->contours[k].first;
            all[count++] = stretch_of((cor_pt){ corner.x_pt + p[0].x_pt, corner.y_pt + p[0].y_pt },
                                      (cor_pt){ corner.x_pt + p[1].x_pt, corner.y_pt + p[1].y_pt });
        }
    }
    qsort(all, count, sizeof *all, compare_stretches);
    cairo_set_matrix(t->cr, &t->laid);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && goes_on(&all[i], &all[next]); next++)
            all[i].to = fmax(all[i].to, all[next].to);
        trace_stretch(t->cr, &all[i]);
    }
    cor_free(all);
}

/* ---- Painting. */

static void set_pen(const cor_tiler *t, const cor_mark *mark)
{
    const cor_paint paint = mark->as.path.stroke.paint;
    cairo_set_matrix(t->cr, &t->laid);
    cairo_set_source_rgba(t->cr, paint.r, paint.g, paint.b, paint.a);
    cor_draw_set_stroke(t->cr, &mark->as.path.stroke);
}

static void stroke_all(const cor_tiler *t, const cor_mark *mark)
{
    cairo_new_path(t->cr);
    if (is_of_lines(mark)) {
        trace_lines(t, &mark->as.path.path);
    } else {
        for (size_t i = 0; i < t->place_count; i++) {
            cor_tiler_go_to(t, t->places[i]);
            cor_trace_add(t->cr, &mark->as.path.path);
        }
    }
    set_pen(t, mark);
    cairo_stroke(t->cr);
}

static void stroke_each(const cor_tiler *t, const cor_mark *mark)
{
    for (size_t i = 0; i < t->place_count; i++) {
        cairo_save(t->cr);
        cor_tiler_go_to(t, t->places[i]);
        cairo_rectangle(t->cr, 0, 0, t->edge.x1_pt, t->edge.y1_pt);
        cairo_clip(t->cr);
        cor_trace_add(t->cr, &mark->as.path.path);
        set_pen(t, mark);
        cairo_stroke(t->cr);
        cairo_restore(t->cr);
    }
}

void cor_tiler_stroke(const cor_tiler *t, const cor_mark *mark)
{
    if (is_seamless(t, mark))
        stroke_all(t, mark);
    else
        stroke_each(t, mark);
}
