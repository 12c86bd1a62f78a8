/* PNG, whole: such images are small, and their rows come in no other order. */
#include <png.h>

#include "base/memory.h"
#include "base/source_text.h"
#include "read/raster_file.h"

static const size_t max_file_bytes = (size_t)256 << 20;
static const double max_pixels = 64e6;

static bool decode(cor_raster *raster, png_image *image, cor_report *report)
{
    if (!cor_raster_check_size(raster, image->width, image->height, report))
        return false;
    if ((double)image->width * image->height > max_pixels)
        return cor_fail(report, COR_KIND_LIMIT, raster->at, "make it smaller",
                        "'%s' has more than 64 million pixels", raster->path);
    image->format = PNG_FORMAT_RGBA;
    raster->width = image->width;
    raster->height = image->height;
    raster->rgba = cor_alloc_large(raster->width * raster->height * 4);
    if (!png_image_finish_read(image, NULL, raster->rgba, 0, NULL))
        return cor_fail(report, COR_KIND_DATA, raster->at, NULL, "'%s' is a damaged PNG: %s",
                        raster->path, image->message);
    if (image->warning_or_error)
        cor_warn(report, COR_KIND_DATA, raster->at, NULL, "'%s': %s", raster->path, image->message);
    return true;
}

bool cor_raster_open_png(cor_raster *raster, cor_report *report)
{
    cor_source *source;
    if (!cor_source_open(&source, raster->path, max_file_bytes, raster->at, report))
        return false;
    png_image image = { .version = PNG_IMAGE_VERSION };
    bool well = png_image_begin_read_from_memory(&image, source->text.ptr, source->text.len)
                    ? decode(raster, &image, report)
                    : cor_fail(report, COR_KIND_DATA, raster->at, NULL, "'%s' is no PNG: %s",
                               raster->path, image.message);
    png_image_free(&image);
    cor_source_free(source);
    return well;
}
