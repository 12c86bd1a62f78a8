#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
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

static void put_image(cor_svg_writer *writer, const cor_mark *mark, const char *id, cor_rect at)
{
    cor_buf png = { 0 };
    cor_rect on_page = mark->as.image.at;
    double width_pt = on_page.x1_pt - on_page.x0_pt;
    encode_pixels(&png, mark, (double)mark->as.image.width / width_pt * 72);
    cor_buf_text(writer->out, "<image");
    if (id)
        cor_buf_printf(writer->out, " id=\"%s\"", id);
    cor_svg_number(writer->out, "x", at.x0_pt);
    cor_svg_number(writer->out, "y", at.y0_pt);
    cor_svg_number(writer->out, "width", at.x1_pt - at.x0_pt);
    cor_svg_number(writer->out, "height", at.y1_pt - at.y0_pt);
    /* Once: a second href beside it would double the file, and all who read href read this. */
    cor_buf_text(writer->out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,");
    put_base64(writer->out, &png);
    cor_buf_text(writer->out, "\"/>\n");
    cor_buf_free(&png);
}

/* An icon's pixels are written once, a pixel a unit, and laid where they are wanted. */
static void put_icon(cor_svg_writer *writer, const cor_mark *mark)
{
    static const cor_tiling none = { 0 };
    cor_rect at = mark->as.image.at;
    double width = (double)mark->as.image.width, height = (double)mark->as.image.height;
    double sx = (at.x1_pt - at.x0_pt) / width, sy = (at.y1_pt - at.y0_pt) / height;
    bool is_new;
    const char *id = cor_svg_keep(writer, mark->as.image.rgba, &none, "icon", &is_new);
    if (is_new) {
        cor_buf_text(writer->out, "<defs>");
        put_image(writer, mark, id, (cor_rect){ 0, 0, width, height });
        cor_buf_text(writer->out, "</defs>\n");
    }
    cor_buf_text(writer->out, "<use");
    cor_svg_reference(writer->out, id);
    cor_buf_text(writer->out, " transform=\"translate(");
    cor_number_trimmed(writer->out, (at.x0_pt + at.x1_pt) / 2, 3);
    cor_buf_char(writer->out, ' ');
    cor_number_trimmed(writer->out, (at.y0_pt + at.y1_pt) / 2, 3);
    cor_buf_text(writer->out, ")rotate(");
    cor_number_trimmed(writer->out, mark->as.image.angle_rad * 180 / M_PI, 3);
    cor_buf_text(writer->out, ")scale(");
    cor_number_trimmed(writer->out, sx, 5);
    cor_buf_char(writer->out, ' ');
    cor_number_trimmed(writer->out, sy, 5);
    cor_buf_text(writer->out, ")translate(");
    cor_number_trimmed(writer->out, -width / 2, 1);
    cor_buf_char(writer->out, ' ');
    cor_number_trimmed(writer->out, -height / 2, 1);
    cor_buf_text(writer->out, ")\"/>\n");
}

void cor_svg_image(cor_svg_writer *writer, const cor_mark *mark)
{
    if (mark->feature >= 0 || mark->as.image.angle_rad != 0)
        put_icon(writer, mark);
    else
        put_image(writer, mark, NULL, mark->as.image.at);
}
