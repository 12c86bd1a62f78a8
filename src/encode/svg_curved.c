/*
 * Text on a curve: the letters as outlines, for not every reader of SVG knows textPath or turns
 * single letters; and above them the words themselves as text without ink, to be found and copied.
 */
#include <math.h>

#include "base/number.h"
#include "encode/svg_writer.h"
#include "text/fonts.h"

static const double PI = 3.14159265358979323846;

/* em units of a glyph to the page. */
typedef struct pen {
    cor_buf *out;
    double x_pt, y_pt, cosine, sine; /* scaled by the size */
} pen;

static void put_point(const pen *p, char command, double x, double y)
{
    cor_buf_char(p->out, command);
    cor_number_trimmed(p->out, p->x_pt + x * p->cosine - y * p->sine, 2);
    cor_buf_char(p->out, ' ');
    cor_number_trimmed(p->out, p->y_pt + x * p->sine + y * p->cosine, 2);
}

static void pen_move(void *user, double x, double y)
{
    put_point(user, 'M', x, y);
}

static void pen_line(void *user, double x, double y)
{
    put_point(user, 'L', x, y);
}

/* The sink's shape has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void pen_cubic(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    put_point(user, 'C', x1, y1);
    put_point(user, ' ', x2, y2);
    put_point(user, ' ', x, y);
}

static void pen_close(void *user)
{
    const pen *p = user;
    cor_buf_char(p->out, 'Z');
}

static void put_outlines(cor_buf *out, const cor_mark *mark, const cor_run_span *span)
{
    const cor_run *run = mark->as.glyphs.run;
    pen p = { .out = out };
    cor_outline_sink sink = { .user = &p,
                              .move_to = pen_move,
                              .line_to = pen_line,
                              .cubic_to = pen_cubic,
                              .close = pen_close };
    cor_pt origin = mark->as.glyphs.origin;
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        p.x_pt = origin.x_pt + glyph->x_pt;
        p.y_pt = origin.y_pt + glyph->y_pt;
        p.cosine = cos(glyph->angle_rad) * span->size_pt;
        p.sine = sin(glyph->angle_rad) * span->size_pt;
        cor_face_outline(span->face, glyph->id, &sink);
    }
}

static void put_path(cor_buf *out, const cor_mark *mark, const cor_run_span *span, cor_str look)
{
    cor_buf_text(out, "<path aria-hidden=\"true\" d=\"");
    put_outlines(out, mark, span);
    cor_buf_char(out, '"');
    cor_buf_str(out, look);
    cor_buf_text(out, "/>\n");
}

/* Spans stand in visual order. */
static bool reads_leftwards(const cor_run *run)
{
    const cor_run_span *first = &run->spans[0], *last = &run->spans[run->span_count - 1];
    return run->span_count == 1 ? first->right_to_left : first->first_byte > last->first_byte;
}

/* Along the chord; fitted to it, or about its middle, as svg_text.c does it. */
static void put_words(cor_svg_writer *writer, const cor_mark *mark)
{
    cor_buf *out = writer->out;
    const cor_run *run = mark->as.glyphs.run;
    const cor_glyph *first = &run->glyphs[0], *last = &run->glyphs[run->glyph_count - 1];
    double end_x = last->x_pt + last->advance_pt * cos(last->angle_rad);
    double end_y = last->y_pt + last->advance_pt * sin(last->angle_rad);
    double dx = end_x - first->x_pt, dy = end_y - first->y_pt, chord_pt = hypot(dx, dy);
    cor_pt origin = mark->as.glyphs.origin;
    cor_buf_text(out, "<text fill=\"none\" transform=\"translate(");
    cor_number_trimmed(out, origin.x_pt + first->x_pt, 2);
    cor_buf_char(out, ' ');
    cor_number_trimmed(out, origin.y_pt + first->y_pt, 2);
    cor_buf_text(out, ")rotate(");
    cor_number_trimmed(out, atan2(dy, dx) * 180 / PI, 2);
    cor_buf_text(out, ")\"");
    cor_svg_font(out, run->spans[0].face);
    cor_svg_number(out, "font-size", run->size_pt);
    cor_svg_language(out, writer, run);
    if (reads_leftwards(run)) {
        cor_svg_number(out, "x", chord_pt / 2);
        cor_buf_text(out, " direction=\"rtl\" text-anchor=\"middle\">");
    } else {
        cor_svg_number(out, "textLength", chord_pt);
        cor_buf_text(out, " lengthAdjust=\"spacingAndGlyphs\">");
    }
    cor_svg_escape(out, run->text);
    cor_buf_text(out, "</text>\n");
}

void cor_svg_curved(cor_svg_writer *writer, const cor_mark *mark)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_buf look = { 0 };
    if (mark->as.glyphs.halo.a > 0) {
        cor_svg_paint(&look, "stroke", mark->as.glyphs.halo);
        cor_svg_number(&look, "stroke-width", 2 * mark->as.glyphs.halo_width_pt);
        cor_buf_text(&look, " fill=\"none\" stroke-linejoin=\"round\"");
        for (size_t i = 0; i < run->span_count; i++)
            put_path(writer->out, mark, &run->spans[i], cor_buf_view(&look));
    }
    for (size_t i = 0; i < run->span_count; i++) {
        look.len = 0;
        cor_svg_paint(&look, "fill", cor_mark_span_fill(mark, &run->spans[i]));
        put_path(writer->out, mark, &run->spans[i], cor_buf_view(&look));
    }
    put_words(writer, mark);
    cor_buf_free(&look);
}
