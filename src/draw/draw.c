#include "draw/draw.h"

#include <math.h>

#include "base/memory.h"
#include "draw/canvas.h"
#include "draw/dot.h"
#include "draw/glyphs.h"
#include "draw/gradient.h"
#include "draw/image.h"
#include "draw/pattern.h"
#include "draw/stroke.h"
#include "draw/tangle.h"
#include "draw/trace.h"

typedef struct painter {
    cairo_t *cr;
    cor_draw_text text;
    cor_glyph_fonts *fonts; /* COR_DRAW_TEXT_FONTS only, as are the blocks */
    cor_tile_blocks *blocks;
    cor_dots *dots; /* COR_DRAW_TEXT_OUTLINES only, as are the letters */
    cor_letters *letters;
    cor_report *report;
    double opacities[COR_SCENE_MAX_DEPTH]; /* of the groups that are open */
    cor_canvas canvases[COR_SCENE_MAX_DEPTH + 1];
    size_t depth; /* of clips and groups; the last canvas is the one in hand */
} painter;

static void set_paint(cairo_t *cr, cor_paint paint)
{
    cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
}

/* The path in hand, in its colour and without smoothing. PDF has no such fill: there a hairline
 * covers the seam that viewers leave between neighbours; a translucent one would show. */
static void fill_crisp(painter *p, const cor_mark *mark)
{
    static const double hairline_pt = 0.1;
    cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_NONE);
    cairo_fill_preserve(p->cr);
    cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_DEFAULT);
    if (p->text != COR_DRAW_TEXT_FONTS || mark->as.path.fill.a < 1)
        return;
    const cor_stroke hairline = { .width_pt = hairline_pt,
                                  .join = COR_JOIN_ROUND,
                                  .miter_limit = 2 };
    cor_draw_set_stroke(p->cr, &hairline);
    cairo_stroke_preserve(p->cr);
}

/* With the source in hand; `is_traced`: the path is in hand, too. */
static void stroke_path(painter *p, const cor_path *path, const cor_stroke *stroke, bool is_traced)
{
    cor_draw_set_stroke(p->cr, stroke);
    if (p->text == COR_DRAW_TEXT_OUTLINES && cor_tangle_is_likely(path)) {
        cor_tangle_stroke(p->cr, path, stroke);
        return;
    }
    if (!is_traced)
        cor_trace_lines(p->cr, path);
    cairo_stroke(p->cr);
}

static bool paint_path(painter *p, const cor_mark *mark)
{
    const cor_path *path = &mark->as.path.path;
    const cor_stroke *stroke = &mark->as.path.stroke;
    bool is_filled = mark->as.path.fill.a > 0, is_stroked = stroke->paint.a > 0;
    if (p->text == COR_DRAW_TEXT_OUTLINES &&
        cor_draw_dot(p->cr, &p->canvases[p->depth], mark, p->dots))
        return true;
    if (is_filled) {
        cor_trace_area(p->cr, path);
        cairo_set_fill_rule(p->cr, mark->as.path.nonzero ? CAIRO_FILL_RULE_WINDING
                                                         : CAIRO_FILL_RULE_EVEN_ODD);
        set_paint(p->cr, mark->as.path.fill);
        if (mark->as.path.is_crisp)
            fill_crisp(p, mark);
        else
            cairo_fill_preserve(p->cr);
    }
    if (is_stroked) {
        set_paint(p->cr, stroke->paint);
        stroke_path(p, path, stroke, is_filled && cor_trace_fits(p->cr, path));
    }
    cairo_new_path(p->cr);
    return true;
}

static bool paint_gradient(painter *p, const cor_mark *mark)
{
    const cor_stroke *stroke = &mark->as.gradient.stroke;
    cor_draw_set_gradient(p->cr, &mark->as.gradient.gradient);
    if (stroke->width_pt > 0) {
        stroke_path(p, &mark->as.gradient.path, stroke, false);
    } else {
        cor_trace_area(p->cr, &mark->as.gradient.path);
        cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_fill(p->cr);
    }
    return true;
}

static bool paint_glyphs(painter *p, const cor_mark *mark)
{
    bool is_for_pixels = p->text == COR_DRAW_TEXT_OUTLINES;
    if (is_for_pixels && cor_draw_glyph_masks(p->cr, &p->canvases[p->depth], mark, p->letters))
        return true;
    cor_draw_halo(p->cr, mark);
    if (!is_for_pixels)
        return cor_draw_glyph_text(p->cr, mark, p->fonts, p->report);
    cor_draw_glyph_outlines(p->cr, mark);
    return true;
}

static bool push_clip(painter *p, const cor_mark *mark)
{
    cor_canvas canvas = p->canvases[p->depth];
    cor_canvas_clip(&canvas, p->cr, &mark->as.clip.path);
    p->canvases[++p->depth] = canvas;
    cairo_save(p->cr);
    cor_trace_area(p->cr, &mark->as.clip.path);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(p->cr);
    return true;
}

static bool pop_clip(painter *p, const cor_mark *mark)
{
    (void)mark;
    p->depth--;
    cairo_restore(p->cr);
    return true;
}

static bool push_group(painter *p, const cor_mark *mark)
{
    const cor_canvas *outer = &p->canvases[p->depth];
    p->opacities[p->depth++] = mark->as.group.opacity;
    p->canvases[p->depth] = *outer;
    if (mark->as.group.opacity < 1) {
        cairo_push_group(p->cr);
        cor_canvas_open_group(&p->canvases[p->depth], p->cr, outer);
    }
    return true;
}

static bool pop_group(painter *p, const cor_mark *mark)
{
    (void)mark;
    double opacity = p->opacities[--p->depth];
    if (opacity < 1) {
        cairo_pop_group_to_source(p->cr);
        cairo_paint_with_alpha(p->cr, opacity);
    }
    return true;
}

/* An image whose pixels are as large as the surface's keeps them: it moves by less than one. */
static void snap_pixels(cairo_t *cr, double pixel_width_pt, double pixel_height_pt)
{
    static const double tolerance = 1e-3;
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    if (fabs(m.xx * pixel_width_pt - 1) > tolerance || fabs(m.yy * pixel_height_pt - 1) > tolerance)
        return;
    m.x0 = round(m.x0);
    m.y0 = round(m.y0);
    cairo_set_matrix(cr, &m);
}

static bool paint_image(painter *p, const cor_mark *mark)
{
    enum { SIDE_MAX = 32767 }; /* cairo's */
    size_t width = mark->as.image.width, height = mark->as.image.height;
    if (width > SIDE_MAX || height > SIDE_MAX)
        return cor_fail(p->report, COR_KIND_LIMIT, COR_NOWHERE, "resample it to the sheet first",
                        "image of %zu x %zu pixels in layer '%s'", width, height, mark->layer);
    cor_rect at = mark->as.image.at;
    double width_pt = at.x1_pt - at.x0_pt, height_pt = at.y1_pt - at.y0_pt;
    cairo_surface_t *surface = cor_draw_image_surface(mark);
    cairo_save(p->cr);
    cairo_translate(p->cr, at.x0_pt + width_pt / 2, at.y0_pt + height_pt / 2);
    if (mark->as.image.angle_rad != 0)
        cairo_rotate(p->cr, mark->as.image.angle_rad);
    cairo_translate(p->cr, -width_pt / 2, -height_pt / 2);
    if (p->text == COR_DRAW_TEXT_OUTLINES && mark->as.image.angle_rad == 0)
        snap_pixels(p->cr, width_pt / (double)width, height_pt / (double)height);
    cairo_rectangle(p->cr, 0, 0, width_pt, height_pt);
    cairo_clip(p->cr);
    cairo_scale(p->cr, width_pt / (double)width, height_pt / (double)height);
    cairo_set_source_surface(p->cr, surface, 0, 0);
    /* Padding keeps the image's edge from fading into what is below it. */
    cairo_pattern_set_extend(cairo_get_source(p->cr), CAIRO_EXTEND_PAD);
    cairo_paint(p->cr);
    cairo_restore(p->cr);
    cairo_surface_destroy(surface);
    return true;
}

static bool paint_pattern(painter *p, const cor_mark *mark)
{
    return cor_draw_pattern(p->cr, mark, p->text, p->blocks, p->report);
}

static bool (*const PAINT[])(painter *p, const cor_mark *mark) = {
    [COR_MARK_PATH] = paint_path,       [COR_MARK_GLYPHS] = paint_glyphs,
    [COR_MARK_CLIP_PUSH] = push_clip,   [COR_MARK_CLIP_POP] = pop_clip,
    [COR_MARK_GROUP_PUSH] = push_group, [COR_MARK_GROUP_POP] = pop_group,
    [COR_MARK_IMAGE] = paint_image,     [COR_MARK_GRADIENT] = paint_gradient,
    [COR_MARK_PATTERN] = paint_pattern,
};

static bool paint_marks(painter *p, const cor_scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (!PAINT[mark->kind](p, mark))
            return false;
        cairo_status_t status = cairo_status(p->cr);
        if (status != CAIRO_STATUS_SUCCESS)
            return cor_fail(p->report, COR_KIND_BUG, COR_NOWHERE, NULL,
                            "cairo: %s (mark %zu of layer '%s')", cairo_status_to_string(status), i,
                            mark->layer);
    }
    return true;
}

bool cor_draw_scene(cairo_t *cr, const cor_scene *scene, cor_draw_text text, cor_report *report)
{
    if (scene->depth != 0)
        COR_NEVER("a scene with a push that was never popped");
    painter p = { .cr = cr, .text = text, .report = report };
    if (text == COR_DRAW_TEXT_FONTS) {
        p.fonts = cor_glyph_fonts_new();
        p.blocks = cor_tile_blocks_new();
    } else {
        p.dots = cor_dots_new();
        p.letters = cor_letters_new();
    }
    cor_canvas_open(&p.canvases[0], cr);
    bool ok = paint_marks(&p, scene);
    cor_dots_free(p.dots);
    cor_letters_free(p.letters);
    cor_glyph_fonts_free(p.fonts);
    cor_tile_blocks_free(p.blocks);
    return ok;
}
