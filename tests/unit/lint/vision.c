/* Contrast and colours as some eyes see them, against published values. */
#include "lint/vision.h"

#include <math.h>

#include "unit/check.h"

static cor_rgb rgb(unsigned hex)
{
    return (cor_rgb){ (hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0 };
}

static double seen_apart(unsigned a, unsigned b, cor_eyes eyes)
{
    return cor_lab_distance(cor_lab_seen(rgb(a), eyes), cor_lab_seen(rgb(b), eyes));
}

static void contrast_is_that_of_wcag(void)
{
    CHECK(fabs(cor_contrast(rgb(0x000000), rgb(0xffffff)) - 21) < 1e-9);
    CHECK(fabs(cor_contrast(rgb(0x123456), rgb(0x123456)) - 1) < 1e-9);
    CHECK(fabs(cor_contrast(rgb(0x777777), rgb(0xffffff)) - 4.48) < 0.005);
    CHECK(fabs(cor_contrast(rgb(0xffffff), rgb(0x0000ff)) - 8.59) < 0.005);
    CHECK(cor_contrast(rgb(0xff0000), rgb(0xffffff)) == cor_contrast(rgb(0xffffff), rgb(0xff0000)));
}

/* A white point that is off by a little would colour greys. */
static void greys_stay_grey_to_all_eyes(void)
{
    for (unsigned v = 0; v < 256; v += 15) {
        cor_lab grey = cor_lab_seen(rgb(v << 16 | v << 8 | v), COR_EYES_GREY);
        CHECK(fabs(grey.a) < 0.05 && fabs(grey.b) < 0.05);
        for (int i = 0; i < COR_EYES_COUNT; i++)
            CHECK(cor_lab_distance(cor_lab_seen(rgb(v << 16 | v << 8 | v), (cor_eyes)i), grey) <
                  0.5);
    }
    CHECK(fabs(cor_lab_seen(rgb(0xffffff), COR_EYES_GREY).l - 100) < 0.01);
    CHECK(fabs(cor_lab_seen(rgb(0x777777), COR_EYES_GREY).l - 50.03) < 0.05);
}

static void red_and_green_meet_where_cones_are_missing(void)
{
    /* Of equal lightness to these eyes, far apart to others. */
    CHECK(seen_apart(0xb5301f, 0x665c1f, COR_EYES_DEUTERANOPIA) <
          seen_apart(0xb5301f, 0x1f5cb5, COR_EYES_DEUTERANOPIA) / 3);
    CHECK(seen_apart(0xff0000, 0x000000, COR_EYES_PROTANOPIA) <
          seen_apart(0xff0000, 0x000000, COR_EYES_DEUTERANOPIA));
    CHECK(seen_apart(0xff0000, 0x7f7f7f, COR_EYES_GREY) < 5);
}

int main(void)
{
    RUN(contrast_is_that_of_wcag);
    RUN(greys_stay_grey_to_all_eyes);
    RUN(red_and_green_meet_where_cones_are_missing);
    return check_result();
}
