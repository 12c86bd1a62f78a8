#include <math.h>

#include "base/number.h"
#include "encode/svg_writer.h"

/* https://www.w3.org/TR/xml/#charsets, less C0 and C1 controls. */
static bool is_xml_character(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return !(c >= 0x7f && c < 0xa0) && !(c >= 0xd800 && c < 0xe000) && c != 0xfffe && c != 0xffff &&
           c <= 0x10ffff;
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void cor_svg_escape(cor_buf *out, cor_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = cor_utf8_next(text, &at);
        const char *escaped = entity(c);
        if (escaped)
            cor_buf_text(out, escaped);
        else
            cor_buf_code_point(out, is_xml_character(c) ? c : 0xfffd);
    }
}

void cor_svg_number(cor_buf *out, const char *name, double value)
{
    cor_buf_printf(out, " %s=\"", name);
    cor_number_trimmed(out, value, 3);
    cor_buf_char(out, '"');
}

void cor_svg_text_attribute(cor_buf *out, const char *name, const char *value)
{
    cor_buf_printf(out, " %s=\"", name);
    cor_svg_escape(out, cor_str_of(value));
    cor_buf_char(out, '"');
}

static unsigned to_byte(double channel)
{
    return (unsigned)lround(channel * 255);
}

static void put_paint(cor_buf *out, const char *colour, const char *opacity, cor_paint paint)
{
    cor_buf_printf(out, " %s=\"#%02x%02x%02x\"", colour, to_byte(paint.r), to_byte(paint.g),
                   to_byte(paint.b));
    if (paint.a < 1)
        cor_svg_number(out, opacity, paint.a);
}

void cor_svg_paint(cor_buf *out, const char *property, cor_paint paint)
{
    put_paint(out, property, property[0] == 'f' ? "fill-opacity" : "stroke-opacity", paint);
}

void cor_svg_stop_paint(cor_buf *out, cor_paint paint)
{
    put_paint(out, "stop-color", "stop-opacity", paint);
}
