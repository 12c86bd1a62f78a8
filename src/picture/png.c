#include "picture/png.h"

#include <png.h>

static cor_span whole_file(const cor_source *source)
{
    return (cor_span){ .file = source->file };
}

static bool read_pixels(cor_png *out, png_image *image, const cor_source *source, cor_arena *arena,
                        cor_report *report)
{
    if (image->width > COR_PNG_SIDE_MAX || image->height > COR_PNG_SIDE_MAX)
        return cor_fail(report, COR_KIND_LIMIT, whole_file(source), "scale it down",
                        "image of %u x %u pixels; an icon has at most %d a side",
                        (unsigned)image->width, (unsigned)image->height, COR_PNG_SIDE_MAX);
    image->format = PNG_FORMAT_RGBA;
    uint8_t *rgba = cor_arena_alloc(arena, (size_t)image->width * image->height, 4);
    if (!png_image_finish_read(image, NULL, rgba, 0, NULL))
        return cor_fail(report, COR_KIND_DATA, whole_file(source), NULL, "not a sound PNG: %s",
                        image->message);
    *out = (cor_png){ rgba, image->width, image->height };
    return true;
}

bool cor_png_decode(cor_png *out, const cor_source *source, cor_arena *arena, cor_report *report)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&image, source->text.ptr, source->text.len))
        return cor_fail(report, COR_KIND_DATA, whole_file(source), NULL, "not a sound PNG: %s",
                        image.message);
    bool well = read_pixels(out, &image, source, arena, report);
    png_image_free(&image);
    return well;
}
