#include "read/png.h"

#include <png.h>

#include "base/memory.h"

static bool check_size(const png_image *image, const char *file, const cor_png_rules *rules,
                       cor_report *report)
{
    double width = image->width, height = image->height;
    if (width <= rules->side_max && height <= rules->side_max &&
        width * height <= rules->pixels_max)
        return true;
    return cor_fail(report, COR_KIND_LIMIT, rules->at, "scale it down",
                    "'%s' has %.0f x %.0f pixels; at most %.0f a side and %.0f in all are read",
                    file, width, height, rules->side_max, rules->pixels_max);
}

static bool decode(cor_png *out, png_image *image, const char *file, const cor_png_rules *rules,
                   cor_report *report)
{
    if (!check_size(image, file, rules, report))
        return false;
    image->format = PNG_FORMAT_RGBA;
    size_t pixels = (size_t)image->width * image->height;
    uint8_t *rgba =
        rules->arena ? cor_arena_alloc(rules->arena, pixels, 4) : cor_alloc_large(pixels * 4);
    if (!png_image_finish_read(image, NULL, rgba, 0, NULL)) {
        if (!rules->arena)
            cor_free(rgba);
        return cor_fail(report, COR_KIND_DATA, rules->at, NULL, "'%s' is a damaged PNG: %s", file,
                        image->message);
    }
    if (image->warning_or_error)
        cor_warn(report, COR_KIND_DATA, rules->at, NULL, "'%s': %s", file, image->message);
    *out = (cor_png){ rgba, image->width, image->height };
    return true;
}

bool cor_png_read(cor_png *out, const cor_source *source, const cor_png_rules *rules,
                  cor_report *report)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&image, source->text.ptr, source->text.len))
        return cor_fail(report, COR_KIND_DATA, rules->at, NULL, "'%s' is no PNG: %s", source->file,
                        image.message);
    bool well = decode(out, &image, source->file, rules, report);
    png_image_free(&image);
    return well;
}
