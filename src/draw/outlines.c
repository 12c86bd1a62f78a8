#include "draw/glyphs.h"

#include <math.h>

#include "text/fonts.h"

const cor_run_span *cor_glyphs_next_span(const cor_run *run, const cor_run_span *after)
{
    const cor_run_span *next = NULL;
    for (size_t i = 0; i < run->span_count; i++) {
        const cor_run_span *span = &run->spans[i];
        if (span->glyph_count > 0 && (!after || span->first_byte > after->first_byte) &&
            (!next || span->first_byte < next->first_byte))
            next = span;
    }
    return next;
}

/* Where the outline of one glyph goes: em units to points of the run. */
typedef struct pen {
    cairo_t *cr;
    double x_pt, y_pt, cosine, sine; /* scaled by the size */
} pen;

static double pen_x(const pen *p, double x, double y)
{
    return p->x_pt + x * p->cosine - y * p->sine;
}

static double pen_y(const pen *p, double x, double y)
{
    return p->y_pt + x * p->sine + y * p->cosine;
}

static void pen_move(void *user, double x, double y)
{
    const pen *p = user;
    cairo_move_to(p->cr, pen_x(p, x, y), pen_y(p, x, y));
}

static void pen_line(void *user, double x, double y)
{
    const pen *p = user;
    cairo_line_to(p->cr, pen_x(p, x, y), pen_y(p, x, y));
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void pen_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    const pen *p = user;
    cairo_curve_to(p->cr, pen_x(p, x1, y1), pen_y(p, x1, y1), pen_x(p, x2, y2), pen_y(p, x2, y2),
                   pen_x(p, x, y), pen_y(p, x, y));
}

static void pen_close(void *user)
{
    const pen *p = user;
    cairo_close_path(p->cr);
}

static void trace_span(cairo_t *cr, const cor_run *run, const cor_run_span *span)
{
    pen p = { .cr = cr };
    cor_outline_sink sink = { .user = &p,
                              .move_to = pen_move,
                              .line_to = pen_line,
                              .cubic_to = pen_cubic,
                              .close = pen_close };
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        p.x_pt = glyph->x_pt;
        p.y_pt = glyph->y_pt;
        p.cosine = cos(glyph->angle_rad) * span->size_pt;
        p.sine = sin(glyph->angle_rad) * span->size_pt;
        cor_face_outline(span->face, glyph->id, &sink);
    }
}

void cor_glyphs_enter(cairo_t *cr, const cor_mark *mark)
{
    cairo_translate(cr, mark->as.glyphs.origin.x_pt, mark->as.glyphs.origin.y_pt);
    cairo_rotate(cr, mark->as.glyphs.angle_rad);
    cairo_new_path(cr);
}

void cor_draw_halo(cairo_t *cr, const cor_mark *mark)
{
    cor_paint paint = mark->as.glyphs.halo;
    if (!(paint.a > 0))
        return;
    const cor_run *run = mark->as.glyphs.run;
    cairo_save(cr);
    cor_glyphs_enter(cr, mark);
    for (size_t i = 0; i < run->span_count; i++)
        trace_span(cr, run, &run->spans[i]);
    cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
    cairo_set_line_width(cr, 2 * mark->as.glyphs.halo_width_pt);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr); /* one stroke is one shape: a translucent halo does not darken at overlaps */
    cairo_restore(cr);
}

void cor_draw_glyph_outlines(cairo_t *cr, const cor_mark *mark)
{
    const cor_run *run = mark->as.glyphs.run;
    cairo_save(cr);
    cor_glyphs_enter(cr, mark);
    /* Glyphs may overlap themselves and, in joined scripts, each other. Fonts turn their contours
     * one way or the other: so span by span. */
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
    for (size_t i = 0; i < run->span_count; i++) {
        cor_paint paint = cor_mark_span_fill(mark, &run->spans[i]);
        cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
        trace_span(cr, run, &run->spans[i]);
        cairo_fill(cr);
    }
    cairo_restore(cr);
}
