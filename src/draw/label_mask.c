#include <math.h>

#include "draw/glyphs.h"
#include "draw/letter.h"
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
    double margin = ceil(reach_px) + 1, cut = 2 * margin;
    /* The halo of what lies just outside the clip still reaches in. Beyond that lie the edges that
     * are to be blank. */
    x0 = floor(fmax(x0, clip_x0 - cut) - margin);
    y0 = floor(fmax(y0, clip_y0 - cut) - margin);
    x1 = ceil(fmin(x1, clip_x1 + cut) + margin);
    y1 = ceil(fmin(y1, clip_y1 + cut) + margin);
    if (!(x0 < x1 && y0 < y1))
        return false;
    *out = (cor_window){ (int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0) };
    return true;
}

static void trace_span(cor_coverage *coverage, const cor_run *run, const cor_run_span *span,
                       const cairo_matrix_t *run_to_window)
{
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        cairo_matrix_t matrix = *run_to_window;
        cairo_matrix_translate(&matrix, glyph->x_pt, glyph->y_pt);
        cairo_matrix_rotate(&matrix, glyph->angle_rad);
        cairo_matrix_scale(&matrix, span->size_pt, span->size_pt);
        cor_letter_trace(coverage, span->face, glyph->id, &matrix);
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
        /* Each by itself: fonts turn their contours one way or the other. */
        cor_coverage_flush(&coverage, &to->mask);
    }
    cor_coverage_free(&coverage);
}

/* Ink and halo of a label. */
typedef struct masks {
    cor_stencil ink, halo; /* the halo has no surface where the label has none */
} masks;

static void trace_label(masks *to, cairo_t *cr, const cor_mark *mark, double reach_px)
{
    draw_letters(&to->ink, cr, mark);
    if (!(reach_px > 0) || !to->ink.mask.rows || !to->halo.mask.rows)
        return;
    cor_halo_mask_clear_edges(&to->ink.mask, reach_px);
    cor_halo_mask_grow(&to->halo.mask, &to->ink.mask, reach_px);
}

/* The rows and columns of a letter that lie within a label's window. */
typedef struct part {
    size_t from_x, from_y, to_x, to_y, width, height;
} part;

static part common_part(cor_window letter, cor_window label)
{
    int x = letter.x - label.x, y = letter.y - label.y, skip_x = x < 0 ? -x : 0;
    int skip_y = y < 0 ? -y : 0, width = letter.width - skip_x, height = letter.height - skip_y;
    int room_x = label.width - (x + skip_x), room_y = label.height - (y + skip_y);
    width = width < room_x ? width : room_x;
    height = height < room_y ? height : room_y;
    if (width <= 0 || height <= 0)
        return (part){ 0 };
    return (part){ (size_t)skip_x,       (size_t)skip_y, (size_t)(x + skip_x),
                   (size_t)(y + skip_y), (size_t)width,  (size_t)height };
}

/* Letters that touch share a pixel: what each covers of it counts. */
static void add_ink(uint8_t *restrict to, const uint8_t *restrict from, size_t count)
{
    for (size_t x = 0; x < count; x++) {
        uint8_t room = (uint8_t)(255 - to[x]);
        to[x] = (uint8_t)(to[x] + (from[x] < room ? from[x] : room));
    }
}

/* The halo of two letters is the larger of theirs: as if the mask of both had grown. */
static void add_halo(uint8_t *restrict to, const uint8_t *restrict from, size_t count)
{
    for (size_t x = 0; x < count; x++)
        to[x] = from[x] > to[x] ? from[x] : to[x];
}

static void add_mask(cor_stencil *to, const cor_mask *from, cor_window window,
                     void (*add)(uint8_t *restrict, const uint8_t *restrict, size_t))
{
    part p = common_part(window, to->window);
    for (size_t y = 0; y < p.height; y++)
        add(to->mask.rows + (p.to_y + y) * to->mask.stride + p.to_x,
            from->rows + (p.from_y + y) * from->stride + p.from_x, p.width);
}

static void set_label(masks *to, cairo_t *cr, const cor_mark *mark, cor_letters *letters,
                      double reach_px)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_pt origin = mark->as.glyphs.origin;
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        cor_letter_look look = { span->face, 0, span->size_pt * m.xx, reach_px };
        for (size_t i = 0; i < span->glyph_count; i++) {
            const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
            look.glyph = glyph->id;
            cor_letter letter =
                cor_letter_at(letters, &look, (origin.x_pt + glyph->x_pt) * m.xx + m.x0,
                              (origin.y_pt + glyph->y_pt) * m.yy + m.y0);
            add_mask(&to->ink, &letter.ink, letter.window, add_ink);
            if (reach_px > 0)
                add_mask(&to->halo, &letter.halo, letter.window, add_halo);
        }
    }
}

/* Level text of a usual size. */
static bool is_set_from_letters(cairo_t *cr, const cor_mark *mark)
{
    const cor_run *run = mark->as.glyphs.run;
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    if (m.xy != 0 || m.yx != 0 || !(m.xx > 0) || fabs(m.xx - m.yy) > 1e-3 * m.xx ||
        mark->as.glyphs.angle_rad != 0 || run->is_curved)
        return false;
    for (size_t s = 0; s < run->span_count; s++)
        if (run->spans[s].size_pt * m.xx > COR_LETTER_MAX_EM_PX)
            return false;
    return true;
}

static void paint(cairo_t *cr, const cor_canvas *canvas, const cor_mark *mark, const masks *m)
{
    if (m->halo.surface)
        cor_stencil_paint(cr, canvas, &m->halo, mark->as.glyphs.halo);
    if (mark->as.glyphs.section_fills)
        cor_draw_glyph_outlines(cr, mark);
    else
        cor_stencil_paint(cr, canvas, &m->ink, mark->as.glyphs.fill);
}

bool cor_draw_glyph_masks(cairo_t *cr, const cor_canvas *canvas, const cor_mark *mark,
                          cor_letters *letters)
{
    bool has_halo = mark->as.glyphs.halo.a > 0;
    double reach_px = has_halo ? mark->as.glyphs.halo_width_pt * device_scale(cr) : 0;
    if (reach_px > COR_HALO_MASK_REACH_MAX_PX)
        return false;
    cor_window window;
    if (!find_window(&window, cr, mark, reach_px))
        return true;
    masks m = { 0 };
    cor_stencil_init(&m.ink, window);
    if (reach_px > 0)
        cor_stencil_init(&m.halo, window);
    if (is_set_from_letters(cr, mark))
        set_label(&m, cr, mark, letters, reach_px);
    else
        trace_label(&m, cr, mark, reach_px);
    paint(cr, canvas, mark, &m);
    cor_stencil_free(&m.ink);
    if (m.halo.surface)
        cor_stencil_free(&m.halo);
    return true;
}
