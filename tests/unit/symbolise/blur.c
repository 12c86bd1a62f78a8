#include "symbolise/blur.h"

#include <math.h>

#include "style/length.h"
#include "unit/check.h"

static const cor_stroke line = { .paint = { 0, 0, 0, 1 }, .width_pt = 12, .miter_limit = 2 };

/* What the strokes add up to at a distance from the line's middle. */
static double opacity_at(const cor_stroke *strokes, size_t n, double away_pt)
{
    double clear = 1;
    for (size_t i = 0; i < n; i++)
        if (away_pt < strokes[i].width_pt / 2)
            clear *= 1 - strokes[i].paint.a;
    return 1 - clear;
}

static void without_blur_a_line_is_itself(void)
{
    cor_stroke strokes[COR_BLUR_STROKES_MAX];
    CHECK(cor_blur_strokes(strokes, &line, 0) == 1);
    CHECK(strokes[0].width_pt == 12 && strokes[0].paint.a == 1);
}

static void opacity_rises_evenly_from_the_edge(void)
{
    cor_stroke strokes[COR_BLUR_STROKES_MAX];
    size_t n = cor_blur_strokes(strokes, &line, 3);
    double outside = 6 + COR_PT_PER_PX / 2, ramp = 3 + COR_PT_PER_PX;
    CHECK(n > 8 && n <= COR_BLUR_STROKES_MAX);
    for (double depth = 0.1; depth < ramp; depth += 0.1)
        CHECK(fabs(opacity_at(strokes, n, outside - depth) - depth / ramp) < 0.06);
    CHECK(opacity_at(strokes, n, outside + 0.01) == 0);
    CHECK(fabs(opacity_at(strokes, n, outside - ramp - 0.01) - 1) < 1e-9);
}

static void a_blur_wider_than_the_line_leaves_its_middle_pale(void)
{
    cor_stroke strokes[COR_BLUR_STROKES_MAX];
    size_t n = cor_blur_strokes(strokes, &line, 30);
    double middle = opacity_at(strokes, n, 0);
    CHECK(middle > 0.15 && middle < 0.25);
}

static void a_translucent_line_is_nowhere_more_than_that(void)
{
    cor_stroke strokes[COR_BLUR_STROKES_MAX], pale = line;
    pale.paint.a = 0.5;
    size_t n = cor_blur_strokes(strokes, &pale, 2);
    CHECK(fabs(opacity_at(strokes, n, 0) - 0.5) < 1e-9);
    CHECK(opacity_at(strokes, n, 5.5) < 0.5);
}

int main(void)
{
    RUN(without_blur_a_line_is_itself);
    RUN(opacity_rises_evenly_from_the_edge);
    RUN(a_blur_wider_than_the_line_leaves_its_middle_pale);
    RUN(a_translucent_line_is_nowhere_more_than_that);
    return check_result();
}
