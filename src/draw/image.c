#include "draw/image.h"

static uint32_t premultiplied(const uint8_t *rgba)
{
    uint32_t a = rgba[3];
    uint32_t r = (rgba[0] * a + 127) / 255, g = (rgba[1] * a + 127) / 255;
    uint32_t b = (rgba[2] * a + 127) / 255;
    return a << 24 | r << 16 | g << 8 | b;
}

cairo_surface_t *cor_draw_image_surface(const cor_mark *mark)
{
    size_t width = mark->as.image.width, height = mark->as.image.height;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    for (size_t y = 0; y < height; y++) {
        uint32_t *row = (uint32_t *)(void *)(data + y * stride);
        for (size_t x = 0; x < width; x++)
            row[x] = premultiplied(mark->as.image.rgba + (y * width + x) * 4);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}
