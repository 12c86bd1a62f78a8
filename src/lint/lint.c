#include "lint/lint.h"

#include "lint/checks.h"

cor_rgb cor_pixel_at(const cor_pixels *pixels, size_t x, size_t y)
{
    uint32_t p = pixels->rgb[y * pixels->width + x];
    return (cor_rgb){ (p >> 16 & 0xff) / 255.0, (p >> 8 & 0xff) / 255.0, (p & 0xff) / 255.0 };
}

bool cor_lint(const cor_scene *scene, const cor_plan *plan, cor_report *report)
{
    static const double dpi = 144; /* strokes of a letter are a pixel or two */
    cor_pixels ground;
    if (!cor_pixels_without_text(&ground, scene, dpi, report))
        return false;
    cor_lint_contrast(scene, &ground, plan, report);
    cor_lint_legend(scene, &ground, plan, report);
    cor_lint_words(plan, report);
    cor_pixels_free(&ground);
    return true;
}
