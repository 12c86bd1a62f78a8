#include "draw/pixels.h"

#include <math.h>

#include "base/memory.h"
#include "draw/draw.h"

/* The same scene with fewer marks; the marks themselves are shared. */
static cor_scene without_text(const cor_scene *scene)
{
    cor_scene out = *scene;
    out.marks = cor_alloc(scene->count + 1, sizeof *out.marks);
    out.count = 0;
    for (size_t i = 0; i < scene->count; i++)
        if (scene->marks[i].kind != COR_MARK_GLYPHS)
            out.marks[out.count++] = scene->marks[i];
    return out;
}

bool cor_pixels_without_text(cor_pixels *out, const cor_scene *scene, double dpi,
                             cor_report *report)
{
    static const double area_max_px = 100e6;
    double per_pt = dpi / 72;
    double width = ceil(scene->width_pt * per_pt), height = ceil(scene->height_pt * per_pt);
    if (width * height > area_max_px)
        return cor_fail(report, COR_KIND_LIMIT, COR_NOWHERE, NULL,
                        "the sheet is too large to be looked at");
    cor_pixels made = { .width = (size_t)width, .height = (size_t)height, .per_pt = per_pt };
    made.rgb = cor_alloc_large(made.width * made.height * sizeof *made.rgb);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)made.rgb, CAIRO_FORMAT_RGB24,
                                            (int)width, (int)height, (int)(made.width * 4));
    cairo_t *cr = cairo_create(surface);
    cor_scene ground = without_text(scene);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, per_pt, per_pt);
    bool well = cor_draw_scene(cr, &ground, COR_DRAW_TEXT_OUTLINES, report);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    cor_free(ground.marks);
    if (!well) {
        cor_free(made.rgb);
        return false;
    }
    *out = made;
    return true;
}

void cor_pixels_free(cor_pixels *pixels)
{
    cor_free(pixels->rgb);
    *pixels = (cor_pixels){ 0 };
}
