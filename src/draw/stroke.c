#include "draw/stroke.h"

#include <math.h>

#include "draw/trace.h"

void cor_draw_set_stroke(cairo_t *cr, const cor_stroke *stroke)
{
    static const cairo_line_cap_t caps[] = {
        [COR_CAP_BUTT] = CAIRO_LINE_CAP_BUTT,
        [COR_CAP_ROUND] = CAIRO_LINE_CAP_ROUND,
        [COR_CAP_SQUARE] = CAIRO_LINE_CAP_SQUARE,
    };
    static const cairo_line_join_t joins[] = {
        [COR_JOIN_MITER] = CAIRO_LINE_JOIN_MITER,
        [COR_JOIN_ROUND] = CAIRO_LINE_JOIN_ROUND,
        [COR_JOIN_BEVEL] = CAIRO_LINE_JOIN_BEVEL,
    };
    cairo_set_line_width(cr, fmin(stroke->width_pt, cor_trace_reach(cr)));
    cairo_set_line_cap(cr, caps[stroke->cap]);
    cairo_set_line_join(cr, joins[stroke->join]);
    cairo_set_miter_limit(cr, stroke->miter_limit);
    cairo_set_dash(cr, stroke->dash_pt, (int)stroke->dash_count, stroke->dash_offset_pt);
}
