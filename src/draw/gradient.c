#include "draw/gradient.h"

static cairo_pattern_t *pattern_of(const cor_gradient *g)
{
    if (g->radius_pt > 0)
        return cairo_pattern_create_radial(g->from.x_pt, g->from.y_pt, 0, g->from.x_pt,
                                           g->from.y_pt, g->radius_pt);
    return cairo_pattern_create_linear(g->from.x_pt, g->from.y_pt, g->to.x_pt, g->to.y_pt);
}

void cor_draw_set_gradient(cairo_t *cr, const cor_gradient *gradient)
{
    cairo_pattern_t *pattern = pattern_of(gradient);
    for (size_t i = 0; i < gradient->stop_count; i++) {
        cor_paint p = gradient->stops[i].paint;
        cairo_pattern_add_color_stop_rgba(pattern, gradient->stops[i].at, p.r, p.g, p.b, p.a);
    }
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
    cairo_set_source(cr, pattern);
    cairo_pattern_destroy(pattern);
}
