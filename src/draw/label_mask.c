#include <math.h>

#include "draw/coverage.h"
#include "draw/glyphs.h"
#include "draw/halo_mask.h"
#include "text/fonts.h"

/* The pixels of a label with its halo, as far as the clip shows them. */
typedef struct window {
    int x, y, width, height;
} window;

static double device_scale(cairo_t *cr)
{
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    return sqrt(fabs(m.xx * m.yy - m.xy * m.yx));
}

/* Ink, halo and a pixel for rounding. False when nothing of it is visible. */
static bool find_window(window *out, cairo_t *cr, const cor_mark *mark, double reach_px)
{
    const cor_run *run = mark->as.glyphs.run;
    double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL;
    cairo_save(cr);
    cor_glyphs_enter(cr, mark);
    for (int corner = 0; corner < 4; corner++) {
        double x = corner & 1 ? run->ink_x1_pt : run->ink_x0_pt;
        double y = corner & 2 ? run->ink_y1_pt : run->ink_y0_pt;
        cairo_user_to_device(cr, &x, &y);
        x0 = fmin(x0, x);
        x1 = fmax(x1, x);
        y0 = fmin(y0, y);
        y1 = fmax(y1, y);
    }
    cairo_identity_matrix(cr);
    double clip_x0, clip_y0, clip_x1, clip_y1;
    cairo_clip_extents(cr, &clip_x0, &clip_y0, &clip_x1, &clip_y1);
    cairo_restore(cr);
    double margin = ceil(reach_px) + 1;
    /* The halo of what lies just outside the clip still reaches in. */
    x0 = floor(fmax(x0, clip_x0 - margin) - margin);
    y0 = floor(fmax(y0, clip_y0 - margin) - margin);
    x1 = ceil(fmin(x1, clip_x1 + margin) + margin);
    y1 = ceil(fmin(y1, clip_y1 + margin) + margin);
    if (!(x0 < x1 && y0 < y1))
        return false;
    *out = (window){ (int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0) };
    return true;
}

static cor_mask mask_of(cairo_surface_t *surface)
{
    return (cor_mask){ .rows = cairo_image_surface_get_data(surface),
                       .width = (size_t)cairo_image_surface_get_width(surface),
                       .height = (size_t)cairo_image_surface_get_height(surface),
                       .stride = (size_t)cairo_image_surface_get_stride(surface) };
}

/* em units of a glyph to the window's pixels. */
typedef struct pen {
    cor_coverage *coverage;
    cairo_matrix_t matrix;
} pen;

static void pen_move(void *user, double x, double y)
{
    pen *p = user;
    cairo_matrix_transform_point(&p->matrix, &x, &y);
    cor_coverage_move(p->coverage, x, y);
}

static void pen_line(void *user, double x, double y)
{
    pen *p = user;
    cairo_matrix_transform_point(&p->matrix, &x, &y);
    cor_coverage_line(p->coverage, x, y);
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void pen_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    pen *p = user;
    double control[4] = { x1, y1, x2, y2 };
    cairo_matrix_transform_point(&p->matrix, &control[0], &control[1]);
    cairo_matrix_transform_point(&p->matrix, &control[2], &control[3]);
    cairo_matrix_transform_point(&p->matrix, &x, &y);
    cor_coverage_cubic(p->coverage, control, x, y);
}

static void pen_close(void *user)
{
    pen *p = user;
    cor_coverage_close(p->coverage);
}

static void trace_span(cor_coverage *coverage, const cor_run *run, const cor_run_span *span,
                       const cairo_matrix_t *run_to_window)
{
    pen p = { .coverage = coverage };
    cor_outline_sink sink = { .user = &p,
                              .move_to = pen_move,
                              .line_to = pen_line,
                              .cubic_to = pen_cubic,
                              .close = pen_close };
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        p.matrix = *run_to_window;
        cairo_matrix_translate(&p.matrix, glyph->x_pt, glyph->y_pt);
        cairo_matrix_rotate(&p.matrix, glyph->angle_rad);
        cairo_matrix_scale(&p.matrix, span->size_pt, span->size_pt);
        cor_face_outline(span->face, glyph->id, &sink);
    }
}

static cairo_matrix_t run_to_window(cairo_t *cr, const cor_mark *mark, const window *w)
{
    cairo_matrix_t matrix;
    cairo_save(cr);
    cor_glyphs_enter(cr, mark);
    cairo_get_matrix(cr, &matrix);
    cairo_restore(cr);
    matrix.x0 -= w->x;
    matrix.y0 -= w->y;
    return matrix;
}

static cairo_surface_t *letters_mask(cairo_t *cr, const cor_mark *mark, const window *w)
{
    const cor_run *run = mark->as.glyphs.run;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, w->width, w->height);
    cor_mask mask = mask_of(surface);
    if (!mask.rows)
        return surface; /* in its error state, as the context will be when it is used */
    cairo_matrix_t matrix = run_to_window(cr, mark, w);
    cor_coverage coverage;
    cor_coverage_init(&coverage, mask.width, mask.height);
    for (size_t i = 0; i < run->span_count; i++) {
        trace_span(&coverage, run, &run->spans[i], &matrix);
        cor_coverage_flush(&coverage, &mask); /* fonts turn their contours one way or the other */
    }
    cor_coverage_free(&coverage);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static cairo_surface_t *halo_mask(cairo_surface_t *letters, const window *w, double reach_px)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, w->width, w->height);
    cor_mask from = mask_of(letters), to = mask_of(surface);
    if (from.rows && to.rows)
        cor_halo_mask_grow(&to, &from, reach_px);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static void paint_mask(cairo_t *cr, cairo_surface_t *mask, const window *w, cor_paint paint)
{
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
    cairo_mask_surface(cr, mask, w->x, w->y);
    cairo_restore(cr);
}

static void paint_halo(cairo_t *cr, cairo_surface_t *letters, const window *w, double reach_px,
                       cor_paint paint)
{
    cairo_surface_t *halo = halo_mask(letters, w, reach_px);
    paint_mask(cr, halo, w, paint);
    cairo_surface_destroy(halo);
}

bool cor_draw_glyph_masks(cairo_t *cr, const cor_mark *mark)
{
    bool has_halo = mark->as.glyphs.halo.a > 0;
    double reach_px = has_halo ? mark->as.glyphs.halo_width_pt * device_scale(cr) : 0;
    if (reach_px > COR_HALO_MASK_REACH_MAX_PX)
        return false;
    window w;
    if (!find_window(&w, cr, mark, reach_px))
        return true;
    cairo_surface_t *letters = letters_mask(cr, mark, &w);
    if (reach_px > 0)
        paint_halo(cr, letters, &w, reach_px, mark->as.glyphs.halo);
    if (mark->as.glyphs.section_fills)
        cor_draw_glyph_outlines(cr, mark);
    else
        paint_mask(cr, letters, &w, mark->as.glyphs.fill);
    cairo_surface_destroy(letters);
    return true;
}
