#include "symbolise/stroke.h"

#include "style/length.h"
#include "symbolise/offset.h"

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

/* line-dasharray is in line widths. A pattern of odd length counts twice, as in SVG. */
static void set_dash(cor_stroke *stroke, const cor_layer *layer, cor_eval *eval)
{
    enum { MAX_DASHES = 16 };
    double dashes[MAX_DASHES], sum = 0;
    size_t n = cor_layer_numbers(layer, COR_P_LINE_DASHARRAY, eval, dashes, MAX_DASHES);
    n = n < MAX_DASHES ? n : MAX_DASHES;
    double *pt = cor_arena_alloc(eval->arena, n ? n : 1, sizeof *pt);
    for (size_t i = 0; i < n; i++) {
        pt[i] = dashes[i] * stroke->width_pt;
        sum += pt[i];
    }
    if (n && sum > 0) {
        stroke->dash_pt = pt;
        stroke->dash_count = n;
    }
}

cor_stroke cor_line_stroke(const cor_layer *layer, cor_eval *eval)
{
    double opacity = cor_layer_number(layer, COR_P_LINE_OPACITY, eval);
    cor_stroke stroke = {
        .paint = cor_paint_of(cor_layer_colour(layer, COR_P_LINE_COLOR, eval), opacity),
        .width_pt = cor_layer_number(layer, COR_P_LINE_WIDTH, eval) * COR_PT_PER_PX,
        .cap = cap_of(cor_layer_string(layer, COR_P_LINE_CAP, eval)),
        .join = join_of(cor_layer_string(layer, COR_P_LINE_JOIN, eval)),
        .miter_limit = cor_layer_number(layer, COR_P_LINE_MITER_LIMIT, eval),
    };
    if (stroke.miter_limit < 1)
        stroke.miter_limit = 1;
    set_dash(&stroke, layer, eval);
    return stroke;
}

static void draw_aside(const cor_symboliser *s, int64_t feature, const cor_path *path,
                       const cor_stroke *stroke, double offset_pt)
{
    static const cor_paint none = { 0 };
    if (offset_pt == 0) {
        cor_scene_path(s->scene, s->layer->id, feature, path, none, stroke);
        return;
    }
    cor_path aside = { 0 };
    cor_path_offset(&aside, path, offset_pt);
    cor_scene_path(s->scene, s->layer->id, feature, &aside, none, stroke);
    cor_path_free(&aside);
}

void cor_line_draw(const cor_symboliser *s, cor_eval *eval, int64_t feature, const cor_path *path)
{
    cor_stroke stroke = cor_line_stroke(s->layer, eval);
    if (!(stroke.width_pt > 0) || !(stroke.paint.a > 0))
        return;
    double offset = cor_layer_number(s->layer, COR_P_LINE_OFFSET, eval) * COR_PT_PER_PX;
    double gap = cor_layer_number(s->layer, COR_P_LINE_GAP_WIDTH, eval) * COR_PT_PER_PX;
    if (gap > 0) {
        double apart = (gap + stroke.width_pt) / 2;
        draw_aside(s, feature, path, &stroke, offset - apart);
        draw_aside(s, feature, path, &stroke, offset + apart);
    } else {
        draw_aside(s, feature, path, &stroke, offset);
    }
}
