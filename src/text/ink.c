#include <math.h>

#include "text/paragraph.h"

bool cor_glyph_ink(double box[4], const cor_run_span *span, const cor_glyph *glyph)
{
    hb_glyph_extents_t extents;
    double scale = span->size_pt / span->face->units_per_em;
    if (!hb_font_get_glyph_extents(span->face->hb, glyph->id, &extents) || extents.width == 0 ||
        extents.height == 0)
        return false;
    double left = extents.x_bearing * scale, top = 0.0 - extents.y_bearing * scale;
    const double xs[] = { left, left + extents.width * scale };
    const double ys[] = { top, top - extents.height * scale };
    if (glyph->angle_rad == 0) {
        box[0] = glyph->x_pt + xs[0];
        box[1] = glyph->y_pt + ys[0];
        box[2] = glyph->x_pt + xs[1];
        box[3] = glyph->y_pt + ys[1];
        return true;
    }
    double cosine = cos(glyph->angle_rad), sine = sin(glyph->angle_rad);
    box[0] = box[1] = HUGE_VAL;
    box[2] = box[3] = -HUGE_VAL;
    for (int corner = 0; corner < 4; corner++) {
        double x = xs[corner & 1], y = ys[corner >> 1];
        double at_x = glyph->x_pt + x * cosine - y * sine;
        double at_y = glyph->y_pt + x * sine + y * cosine;
        box[0] = fmin(box[0], at_x);
        box[1] = fmin(box[1], at_y);
        box[2] = fmax(box[2], at_x);
        box[3] = fmax(box[3], at_y);
    }
    return true;
}

void cor_run_measure_ink(cor_run *run)
{
    double box[4];
    run->ink_x0_pt = run->ink_y0_pt = HUGE_VAL;
    run->ink_x1_pt = run->ink_y1_pt = -HUGE_VAL;
    for (size_t s = 0; s < run->span_count; s++) {
        const cor_run_span *span = &run->spans[s];
        for (size_t i = 0; i < span->glyph_count; i++) {
            if (!cor_glyph_ink(box, span, &run->glyphs[span->first_glyph + i]))
                continue;
            run->ink_x0_pt = fmin(run->ink_x0_pt, box[0]);
            run->ink_y0_pt = fmin(run->ink_y0_pt, box[1]);
            run->ink_x1_pt = fmax(run->ink_x1_pt, box[2]);
            run->ink_y1_pt = fmax(run->ink_y1_pt, box[3]);
        }
    }
    if (run->ink_x0_pt > run->ink_x1_pt)
        run->ink_x0_pt = run->ink_y0_pt = run->ink_x1_pt = run->ink_y1_pt = 0;
}
