#include <string.h>

#include "base/memory.h"
#include "encode/png_file.h"
#include "encode/svg_writer.h"

static void put_base64(cor_buf *out, const cor_buf *bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *from = (const unsigned char *)bytes->ptr;
    for (size_t i = 0; i < bytes->len; i += 3) {
        size_t left = bytes->len - i;
        unsigned group = (unsigned)from[i] << 16;
        group |= left > 1 ? (unsigned)from[i + 1] << 8 : 0;
        group |= left > 2 ? (unsigned)from[i + 2] : 0;
        char four[4] = { digits[group >> 18], digits[group >> 12 & 63],
                         left > 1 ? digits[group >> 6 & 63] : '=',
                         left > 2 ? digits[group & 63] : '=' };
        cor_buf_append(out, four, 4);
    }
}

static void encode_pixels(cor_buf *out, const cor_mark *mark, double dpi)
{
    cor_png_image image = {
        .width = mark->as.image.width, .height = mark->as.image.height, .channels = 4, .dpi = dpi
    };
    size_t size = cor_png_row_size(&image);
    uint8_t *rows = cor_alloc(image.height, size);
    for (size_t y = 0; y < image.height; y++)
        memcpy(rows + y * size + 1, mark->as.image.rgba + y * (size - 1), size - 1);
    image.rows = rows;
    cor_png_file(out, &image);
    cor_free(rows);
}

void cor_svg_image(cor_svg_writer *writer, const cor_mark *mark)
{
    cor_rect at = mark->as.image.at;
    double width_pt = at.x1_pt - at.x0_pt;
    cor_buf png = { 0 };
    encode_pixels(&png, mark, (double)mark->as.image.width / width_pt * 72);
    cor_buf_text(writer->out, "<image");
    cor_svg_number(writer->out, "x", at.x0_pt);
    cor_svg_number(writer->out, "y", at.y0_pt);
    cor_svg_number(writer->out, "width", width_pt);
    cor_svg_number(writer->out, "height", at.y1_pt - at.y0_pt);
    cor_buf_text(writer->out, " preserveAspectRatio=\"none\" href=\"data:image/png;base64,");
    put_base64(writer->out, &png);
    cor_buf_text(writer->out, "\"/>\n");
    cor_buf_free(&png);
}
