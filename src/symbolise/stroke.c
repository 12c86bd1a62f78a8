#include "symbolise/stroke.h"

#include <math.h>

#include "style/length.h"
#include "symbolise/blur.h"
#include "symbolise/dash.h"
#include "symbolise/gradient.h"
#include "symbolise/offset.h"
#include "symbolise/overlap.h"
#include "symbolise/pattern.h"
#include "symbolise/round_limit.h"

cor_paint cor_paint_of(cor_colour colour, double opacity)
{
    return (cor_paint){ colour.r, colour.g, colour.b, colour.a * opacity };
}

static cor_cap cap_of(cor_str word)
{
    if (cor_str_is(word, "round"))
        return COR_CAP_ROUND;
    return cor_str_is(word, "square") ? COR_CAP_SQUARE : COR_CAP_BUTT;
}

static cor_join join_of(cor_str word)
{
    if (cor_str_is(word, "round"))
        return COR_JOIN_ROUND;
    return cor_str_is(word, "bevel") ? COR_JOIN_BEVEL : COR_JOIN_MITER;
}

cor_stroke cor_line_stroke(const cor_layer *layer, cor_eval *eval)
{
    static const cor_colour black = { 0, 0, 0, 1 }; /* a gradient has colours of its own */
    double opacity = cor_layer_number(layer, COR_P_LINE_OPACITY, eval);
    bool is_gradient = cor_layer_has(layer, COR_P_LINE_GRADIENT);
    cor_colour colour = is_gradient ? black : cor_layer_colour(layer, COR_P_LINE_COLOR, eval);
    cor_stroke stroke = {
        .paint = cor_paint_of(colour, opacity),
        .width_pt = cor_layer_number(layer, COR_P_LINE_WIDTH, eval) * COR_PT_PER_PX,
        .cap = cap_of(cor_layer_string(layer, COR_P_LINE_CAP, eval)),
        .join = join_of(cor_layer_string(layer, COR_P_LINE_JOIN, eval)),
        .miter_limit = cor_layer_number(layer, COR_P_LINE_MITER_LIMIT, eval),
    };
    if (stroke.miter_limit < 1)
        stroke.miter_limit = 1;
    cor_dash_set(&stroke, layer, eval);
    return stroke;
}

/* Moved aside by much, a line may be nowhere near the frame; its dashes would be counted out all
 * the same. A swatch of the legend stands where it stands. */
static bool is_beside_frame(const cor_symboliser *s, const cor_line *line, const cor_path *path,
                            const cor_stroke *stroke)
{
    cor_rect box, frame = s->map->frame;
    if (line->feature < 0)
        return false;
    if (!cor_path_bounds(path, &box))
        return true;
    double reach = stroke->width_pt * fmax(stroke->miter_limit, 2);
    return box.x1_pt < frame.x0_pt - reach || box.x0_pt > frame.x1_pt + reach ||
           box.y1_pt < frame.y0_pt - reach || box.y0_pt > frame.y1_pt + reach;
}

/* Contour by contour, since a contour may have nothing left of it when it is moved aside. */
static void draw_gradient(const cor_symboliser *s, cor_eval *eval, const cor_line *line,
                          const cor_stroke *stroke, double offset_pt)
{
    cor_path one = { 0 }, aside = { 0 };
    for (size_t i = 0; i < line->path->contour_count; i++) {
        const cor_contour *contour = &line->path->contours[i];
        cor_path_clear(&one);
        cor_path_begin(&one, contour->closed);
        for (size_t k = 0; k < contour->count; k++)
            cor_path_add(&one, line->path->points[contour->first + k]);
        cor_path_end(&one);
        cor_path_clear(&aside);
        if (offset_pt != 0)
            cor_path_offset(&aside, &one, offset_pt);
        const cor_path *path = offset_pt != 0 ? &aside : &one;
        cor_stretch stretch = line->stretches ? line->stretches[i] : (cor_stretch){ 0, 1 };
        if (!is_beside_frame(s, line, path, stroke))
            cor_gradient_draw(s, eval, line->feature, path, stretch, stroke);
    }
    cor_path_free(&one);
    cor_path_free(&aside);
}

typedef struct part_drawing {
    const cor_symboliser *s;
    int64_t feature;
    const cor_stroke *stroke;
    double round_limit;
} part_drawing;

/* Mitred, with dots for the corners that stay round: one surface, also when it is translucent. */
static void draw_limited(const part_drawing *d, const cor_path *part)
{
    static const cor_paint none = { 0 };
    cor_path dots = { 0 };
    cor_stroke mitred = *d->stroke, dot = *d->stroke;
    mitred.join = COR_JOIN_MITER;
    mitred.miter_limit = d->round_limit;
    dot.cap = COR_CAP_ROUND;
    mitred.paint.a = 1;
    dot.paint.a = 1;
    cor_round_limit_dots(&dots, part, d->round_limit);
    cor_scene_group_push(d->s->scene, d->s->layer->id, d->stroke->paint.a, NULL, NULL);
    cor_scene_path(d->s->scene, d->s->layer->id, d->feature, part, none, &mitred);
    cor_scene_path(d->s->scene, d->s->layer->id, d->feature, &dots, none, &dot);
    cor_scene_group_pop(d->s->scene);
    cor_path_free(&dots);
}

static void draw_part(void *user, const cor_path *part)
{
    static const cor_paint none = { 0 };
    const part_drawing *d = user;
    if (cor_round_limit_counts(d->stroke, d->round_limit)) {
        draw_limited(d, part);
        return;
    }
    cor_scene_path(d->s->scene, d->s->layer->id, d->feature, part, none, d->stroke);
}

/* Dashes go on around a corner, and the strokes of a soft edge belong together: neither is parted
 * where the line runs over itself. */
static void draw_plain(part_drawing *drawing, const cor_line *line, double offset_pt, bool is_soft)
{
    const cor_symboliser *s = drawing->s;
    const cor_stroke *stroke = drawing->stroke;
    cor_path aside = { 0 };
    if (offset_pt != 0)
        cor_path_offset(&aside, line->path, offset_pt);
    const cor_path *path = offset_pt != 0 ? &aside : line->path;
    bool accumulates = stroke->paint.a < 1 && !is_soft && !stroke->dash_count;
    bool is_seen = !is_beside_frame(s, line, path, stroke);
    if (is_seen && accumulates)
        cor_overlap_parts(path, draw_part, drawing);
    else if (is_seen)
        draw_part(drawing, path);
    cor_path_free(&aside);
}

static void draw_aside(const cor_symboliser *s, cor_eval *eval, const cor_line *line,
                       const cor_stroke *stroke, double offset_pt)
{
    cor_stroke strokes[COR_BLUR_STROKES_MAX];
    double blur = cor_layer_number(s->layer, COR_P_LINE_BLUR, eval) * COR_PT_PER_PX;
    size_t n = cor_blur_strokes(strokes, stroke, blur);
    const double limit = cor_layer_number(s->layer, COR_P_LINE_ROUND_LIMIT, eval);
    for (size_t i = 0; i < n; i++) {
        part_drawing drawing = { s, line->feature, &strokes[i], limit };
        if (cor_layer_has(s->layer, COR_P_LINE_GRADIENT))
            draw_gradient(s, eval, line, &strokes[i], offset_pt);
        else
            draw_plain(&drawing, line, offset_pt, n > 1);
    }
}

void cor_line_draw(const cor_symboliser *s, cor_eval *eval, const cor_line *line)
{
    if (cor_pattern_line(s, eval, line->feature, line->path))
        return;
    cor_stroke stroke = cor_line_stroke(s->layer, eval);
    if (!(stroke.width_pt > 0) || !(stroke.paint.a > 0))
        return;
    double offset = cor_layer_number(s->layer, COR_P_LINE_OFFSET, eval) * COR_PT_PER_PX;
    double gap = cor_layer_number(s->layer, COR_P_LINE_GAP_WIDTH, eval) * COR_PT_PER_PX;
    if (gap > 0) {
        double apart = (gap + stroke.width_pt) / 2;
        draw_aside(s, eval, line, &stroke, offset - apart);
        draw_aside(s, eval, line, &stroke, offset + apart);
    } else {
        draw_aside(s, eval, line, &stroke, offset);
    }
}
