#include "symbolise/blur.h"

#include <math.h>

#include "style/length.h"

/* Steps that cannot be told apart: a quarter of a pixel each, or 1/32 of the opacity. */
static size_t step_count(double ramp_pt)
{
    return (size_t)fmin(fmax(ceil(ramp_pt / (COR_PT_PER_PX / 4)), 4), COR_BLUR_STROKES_MAX - 1);
}

size_t cor_blur_strokes(cor_stroke out[COR_BLUR_STROKES_MAX], const cor_stroke *line,
                        double blur_pt)
{
    out[0] = *line;
    if (!(blur_pt > 0))
        return 1;
    double outside = line->width_pt / 2 + COR_PT_PER_PX / 2, ramp = blur_pt + COR_PT_PER_PX;
    double depth = fmin(ramp, outside); /* how far in the ramp goes before the line's middle */
    size_t n = step_count(depth), count = 0;
    double below = 0; /* the opacity that the strokes so far add up to */
    for (size_t i = 0; i <= n; i++) {
        double reach = outside - depth * (double)i / (double)n;
        double share = fmin((depth * ((double)i + 0.5) / (double)n) / ramp, 1);
        if (i == n && ramp > outside)
            break;
        double opacity = line->paint.a * (i == n ? 1 : share);
        out[count] = *line;
        out[count].width_pt = 2 * reach;
        out[count].paint.a = below < 1 ? (opacity - below) / (1 - below) : 0;
        below = opacity;
        count += out[count].width_pt > 0 && out[count].paint.a > 0;
    }
    return count;
}
