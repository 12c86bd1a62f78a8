#include <math.h>
#include <string.h>

#include "base/number.h"
#include "draw/glyphs.h"
#include "encode/svg_writer.h"
#include "text/fonts.h"

static const double PI = 3.14159265358979323846;

/* What comes when the reader's machine has not the font. */
static const char *generic_family(const char *family)
{
    if (strstr(family, "Mono"))
        return "monospace";
    return strstr(family, "Serif") || strstr(family, "Naskh") ? "serif" : "sans-serif";
}

static void put_family(cor_buf *out, const char *family)
{
    cor_buf quoted = { 0 };
    for (const char *at = family; *at; at++)
        if (*at != '\'' && *at != '\\')
            cor_buf_char(&quoted, *at);
    cor_buf_text(out, " font-family=\"'");
    cor_svg_escape(out, cor_buf_view(&quoted));
    cor_buf_printf(out, "',%s\"", generic_family(family));
    cor_buf_free(&quoted);
}

static void put_font(cor_buf *out, const cor_face *face)
{
    put_family(out, cor_face_family(face));
    if (cor_face_weight(face) != 400)
        cor_buf_printf(out, " font-weight=\"%d\"", cor_face_weight(face));
    if (cor_face_is_italic(face))
        cor_buf_text(out, " font-style=\"italic\"");
}

static bool needs_space_kept(cor_str text)
{
    if (text.len == 0)
        return false;
    bool before = true;
    for (size_t i = 0; i < text.len; i++) {
        bool is_space = text.ptr[i] == ' ';
        if (is_space && before)
            return true;
        before = is_space;
    }
    return before;
}

/* The stretch of the baseline that a span takes, from the run's origin. */
typedef struct extent {
    double x_pt, y_pt, advance_pt;
} extent;

static extent span_extent(const cor_run *run, const cor_run_span *span)
{
    const cor_glyph *first = &run->glyphs[span->first_glyph];
    const cor_glyph *last = first + span->glyph_count - 1;
    double end = last->x_pt + last->advance_pt;
    if (span->glyph_count == 1 || end < first->x_pt)
        end = first->x_pt + first->advance_pt;
    return (extent){ first->x_pt, 0, end - first->x_pt };
}

/* A reader's font is fitted to our length: between the letters, but inside them where letters are
 * joined. CSS puts letter spacing also after the last letter. */
static void put_fit(cor_buf *out, const cor_run *run, const cor_run_span *span, double advance_pt)
{
    bool is_spaced = run->letter_spacing_pt != 0 && !span->right_to_left;
    if (is_spaced)
        cor_svg_number(out, "letter-spacing", run->letter_spacing_pt);
    if (span->glyph_count < 2)
        return;
    cor_svg_number(out, "textLength", advance_pt + (is_spaced ? run->letter_spacing_pt : 0));
    if (span->right_to_left)
        cor_buf_text(out, " lengthAdjust=\"spacingAndGlyphs\"");
}

static void put_place(cor_buf *out, const cor_mark *mark, extent at)
{
    cor_pt origin = mark->as.glyphs.origin;
    if (mark->as.glyphs.angle_rad == 0) {
        cor_svg_number(out, "x", origin.x_pt + at.x_pt);
        cor_svg_number(out, "y", origin.y_pt + at.y_pt);
        return;
    }
    cor_buf_text(out, " transform=\"translate(");
    cor_number_trimmed(out, origin.x_pt, 3);
    cor_buf_char(out, ' ');
    cor_number_trimmed(out, origin.y_pt, 3);
    cor_buf_text(out, ")rotate(");
    cor_number_trimmed(out, mark->as.glyphs.angle_rad * 180 / PI, 3);
    cor_buf_text(out, ")\"");
    if (at.x_pt != 0)
        cor_svg_number(out, "x", at.x_pt);
}

/* One span is one <text>: spans stand in visual order, and a reader must not sort them again. The
 * element itself stays left to right, so that x is its left end; only what is in it is turned. */
static void put_span(cor_buf *out, const cor_mark *mark, const cor_run_span *span, cor_str style)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_str text = { run->text.ptr + span->first_byte, span->byte_count };
    extent at = span_extent(run, span);
    cor_buf_text(out, "<text");
    put_place(out, mark, at);
    put_font(out, span->face);
    cor_svg_number(out, "font-size", span->size_pt);
    put_fit(out, run, span, at.advance_pt);
    cor_buf_str(out, style);
    if (needs_space_kept(text))
        cor_buf_text(out, " xml:space=\"preserve\"");
    cor_buf_char(out, '>');
    if (span->right_to_left)
        cor_buf_text(out, "<tspan direction=\"rtl\" unicode-bidi=\"embed\">");
    cor_svg_escape(out, text);
    if (span->right_to_left)
        cor_buf_text(out, "</tspan>");
    cor_buf_text(out, "</text>\n");
}

static void put_halo(cor_buf *out, const cor_mark *mark)
{
    cor_svg_paint(out, "stroke", mark->as.glyphs.halo);
    cor_svg_number(out, "stroke-width", 2 * mark->as.glyphs.halo_width_pt);
    cor_buf_text(out, " stroke-linejoin=\"round\"");
}

static void put_spans(cor_svg_writer *writer, const cor_mark *mark, const cor_buf *style,
                      bool is_filled)
{
    const cor_run *run = mark->as.glyphs.run;
    const cor_run_span *span = cor_glyphs_next_span(run, NULL);
    cor_buf look = { 0 };
    for (; span; span = cor_glyphs_next_span(run, span)) {
        look.len = 0;
        if (is_filled)
            cor_svg_paint(&look, "fill", cor_mark_span_fill(mark, span));
        cor_buf_str(&look, cor_buf_view(style));
        put_span(writer->out, mark, span, cor_buf_view(&look));
    }
    cor_buf_free(&look);
}

void cor_svg_glyphs(cor_svg_writer *writer, const cor_mark *mark)
{
    bool has_halo = mark->as.glyphs.halo.a > 0;
    cor_buf style = { 0 };
    if (mark->as.glyphs.run->is_curved) {
        cor_svg_curved(writer, mark);
        return;
    }
    if (has_halo && mark->as.glyphs.run->span_count > 1) {
        /* All halos first, or that of one span would cover the letters of the one before. */
        cor_buf_text(&style, " fill=\"none\" aria-hidden=\"true\"");
        put_halo(&style, mark);
        put_spans(writer, mark, &style, false);
        style.len = 0;
        has_halo = false;
    }
    if (has_halo) {
        put_halo(&style, mark);
        cor_buf_text(&style, " paint-order=\"stroke\"");
    }
    put_spans(writer, mark, &style, true);
    cor_buf_free(&style);
}
