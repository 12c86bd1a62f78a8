#include <math.h>

#include "draw/coverage.h"
#include "draw/glyphs.h"
#include "draw/stencil.h"
#include "text/fonts.h"

static double device_scale(cairo_t *cr)
{
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    return sqrt(fabs(m.xx * m.yy - m.xy * m.yx));
}

/* The pixels of a label, as far as the clip shows them: ink, halo and one for rounding. False when
 * nothing of it is visible. */
static bool find_window(cor_window *out, cairo_t *cr, const cor_mark *mark, double reach_px)
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
    *out = (cor_window){ (int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0) };
    return true;
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

static cairo_matrix_t run_to_window(cairo_t *cr, const cor_mark *mark, const cor_window *w)
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

static void draw_letters(cor_stencil *to, cairo_t *cr, const cor_mark *mark)
{
    const cor_run *run = mark->as.glyphs.run;
    if (!to->mask.rows)
        return;
    cairo_matrix_t matrix = run_to_window(cr, mark, &to->window);
    cor_coverage coverage;
    cor_coverage_init(&coverage, to->mask.width, to->mask.height);
    for (size_t i = 0; i < run->span_count; i++) {
        trace_span(&coverage, run, &run->spans[i], &matrix);
        cor_coverage_flush(&coverage,
                           &to->mask); /* fonts turn their contours one way or the other */
    }
    cor_coverage_free(&coverage);
}

static void paint_halo(cairo_t *cr, const cor_stencil *letters, double reach_px, cor_paint paint)
{
    cor_stencil halo;
    cor_stencil_init(&halo, letters->window);
    if (letters->mask.rows && halo.mask.rows)
        cor_halo_mask_grow(&halo.mask, &letters->mask, reach_px);
    cor_stencil_paint(cr, &halo, paint);
    cor_stencil_free(&halo);
}

bool cor_draw_glyph_masks(cairo_t *cr, const cor_mark *mark)
{
    bool has_halo = mark->as.glyphs.halo.a > 0;
    double reach_px = has_halo ? mark->as.glyphs.halo_width_pt * device_scale(cr) : 0;
    if (reach_px > COR_HALO_MASK_REACH_MAX_PX)
        return false;
    cor_window window;
    if (!find_window(&window, cr, mark, reach_px))
        return true;
    cor_stencil letters;
    cor_stencil_init(&letters, window);
    draw_letters(&letters, cr, mark);
    if (reach_px > 0)
        paint_halo(cr, &letters, reach_px, mark->as.glyphs.halo);
    if (mark->as.glyphs.section_fills)
        cor_draw_glyph_outlines(cr, mark);
    else
        cor_stencil_paint(cr, &letters, mark->as.glyphs.fill);
    cor_stencil_free(&letters);
    return true;
}
