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

void cor_svg_font(cor_buf *out, const cor_face *face)
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

/* Letters of a span that stand together: all of them, or those of one cluster. */
typedef struct piece {
    const cor_run *run;
    const cor_run_span *span;
    size_t first_glyph, glyph_count;
    size_t first_byte, byte_count;
} piece;

static cor_str piece_text(const piece *p)
{
    return (cor_str){ p->run->text.ptr + p->first_byte, p->byte_count };
}

/* Programs do not agree on whether spaces at the ends of what is centred count. From right to left
 * the first letter is the last glyph. */
static void trim(piece *p)
{
    const char *text = p->run->text.ptr;
    while (p->byte_count > 0 && p->glyph_count > 0 && text[p->first_byte] == ' ') {
        p->first_byte++;
        p->byte_count--;
        p->glyph_count--;
    }
    while (p->byte_count > 0 && p->glyph_count > 0 &&
           text[p->first_byte + p->byte_count - 1] == ' ') {
        p->byte_count--;
        p->first_glyph++;
        p->glyph_count--;
    }
}

static piece whole_span(const cor_run *run, const cor_run_span *span)
{
    piece p = {
        run, span, span->first_glyph, span->glyph_count, span->first_byte, span->byte_count
    };
    if (span->right_to_left)
        trim(&p);
    return p;
}

static double spacing_pt(const piece *p)
{
    return p->span->is_joined ? 0 : p->run->letter_spacing_pt;
}

/* From the run's origin; without the room behind the last letter. */
typedef struct extent {
    double x_pt, width_pt;
} extent;

static extent piece_extent(const piece *p)
{
    extent at = { 0 };
    size_t end = p->first_glyph + p->glyph_count;
    for (size_t i = 0; i < p->first_glyph; i++)
        at.x_pt += p->run->glyphs[i].advance_pt;
    for (size_t i = p->first_glyph; i < end; i++)
        at.width_pt += p->run->glyphs[i].advance_pt;
    if (end < p->run->glyph_count)
        at.width_pt -= spacing_pt(p);
    return at;
}

/* From right to left the middle is the one place that all programs agree on. */
static double anchor_x(const piece *p)
{
    extent at = piece_extent(p);
    return at.x_pt + (p->span->right_to_left ? at.width_pt / 2 : 0);
}

/* The next cluster in the order of the text; begins with an empty one at either end of the span. */
static bool next_letter(piece *letter, const piece *of)
{
    const cor_glyph *glyphs = of->run->glyphs;
    bool rtl = of->span->right_to_left;
    size_t low = of->first_glyph, high = low + of->glyph_count; /* those that are left */
    low = rtl ? low : letter->first_glyph + letter->glyph_count;
    high = rtl ? letter->first_glyph : high;
    if (low >= high)
        return false;
    size_t first = rtl ? high - 1 : low, last = first;
    while (rtl && first > low && glyphs[first - 1].cluster == glyphs[last].cluster)
        first--;
    while (!rtl && last + 1 < high && glyphs[last + 1].cluster == glyphs[first].cluster)
        last++;
    letter->first_glyph = first;
    letter->glyph_count = last + 1 - first;
    letter->first_byte = glyphs[first].cluster;
    bool is_final = rtl ? first == low : last + 1 == high;
    size_t end =
        is_final ? of->first_byte + of->byte_count : glyphs[rtl ? first - 1 : last + 1].cluster;
    letter->byte_count = end - letter->first_byte;
    return true;
}

static piece before_first_letter(const piece *p)
{
    piece letter = *p;
    letter.first_glyph += p->span->right_to_left ? p->glyph_count : 0;
    letter.glyph_count = 0;
    return letter;
}

/* Programs put the room to one side of a letter, to the other, or half to each; from left to right
 * they agree, but not on what a letter is. */
static bool is_set_by_letter(const piece *p)
{
    if (spacing_pt(p) == 0)
        return false;
    piece letter = before_first_letter(p);
    bool is_plain = !p->span->right_to_left;
    while (is_plain && next_letter(&letter, p)) {
        size_t at = 0;
        cor_utf8_next(piece_text(&letter), &at);
        is_plain = at == letter.byte_count && letter.glyph_count == 1;
    }
    return !is_plain;
}

/* From left to right a reader's font is fitted to our length. From right to left it is not: some
 * programs tear letters apart that are joined, or squeeze them. CSS puts letter spacing also after
 * the last letter. */
static void put_fit(cor_buf *out, const piece *p, bool by_letter)
{
    bool is_spaced = spacing_pt(p) != 0 && !by_letter;
    if (is_spaced)
        cor_svg_number(out, "letter-spacing", spacing_pt(p));
    if (p->span->right_to_left)
        cor_buf_text(out, " direction=\"rtl\" text-anchor=\"middle\"");
    else if (p->glyph_count > 1 && !by_letter)
        cor_svg_number(out, "textLength", piece_extent(p).width_pt + spacing_pt(p));
}

static bool is_turned(const cor_mark *mark)
{
    return mark->as.glyphs.angle_rad != 0;
}

static void put_place(cor_buf *out, const cor_mark *mark, double x_pt)
{
    cor_pt origin = mark->as.glyphs.origin;
    if (!is_turned(mark)) {
        cor_svg_number(out, "x", origin.x_pt + x_pt);
        cor_svg_number(out, "y", origin.y_pt);
        return;
    }
    cor_buf_text(out, " transform=\"translate(");
    cor_number_trimmed(out, origin.x_pt, 3);
    cor_buf_char(out, ' ');
    cor_number_trimmed(out, origin.y_pt, 3);
    cor_buf_text(out, ")rotate(");
    cor_number_trimmed(out, mark->as.glyphs.angle_rad * 180 / PI, 3);
    cor_buf_text(out, ")\"");
    if (x_pt != 0)
        cor_svg_number(out, "x", x_pt);
}

static void put_letters(cor_buf *out, const cor_mark *mark, const piece *p)
{
    double origin_x = is_turned(mark) ? 0 : mark->as.glyphs.origin.x_pt;
    piece letter = before_first_letter(p);
    while (next_letter(&letter, p)) {
        cor_buf_text(out, "<tspan");
        cor_svg_number(out, "x", origin_x + anchor_x(&letter));
        cor_buf_char(out, '>');
        cor_svg_escape(out, piece_text(&letter));
        cor_buf_text(out, "</tspan>");
    }
}

/* One span is one <text>: spans stand in visual order, and a reader must not sort them again. */
static void put_span(cor_buf *out, const cor_mark *mark, const cor_run_span *span, cor_str style)
{
    const piece p = whole_span(mark->as.glyphs.run, span);
    if (p.glyph_count == 0)
        return;
    bool by_letter = is_set_by_letter(&p);
    cor_buf_text(out, "<text");
    put_place(out, mark, anchor_x(&p));
    cor_svg_font(out, span->face);
    cor_svg_number(out, "font-size", span->size_pt);
    put_fit(out, &p, by_letter);
    cor_buf_str(out, style);
    if (needs_space_kept(piece_text(&p)))
        cor_buf_text(out, " xml:space=\"preserve\"");
    cor_buf_char(out, '>');
    if (by_letter)
        put_letters(out, mark, &p);
    else
        cor_svg_escape(out, piece_text(&p));
    cor_buf_text(out, "</text>\n");
}

static void put_halo(cor_buf *out, const cor_mark *mark)
{
    cor_svg_paint(out, "stroke", mark->as.glyphs.halo);
    cor_svg_number(out, "stroke-width", 2 * mark->as.glyphs.halo_width_pt);
    cor_buf_text(out, " stroke-linejoin=\"round\"");
}

void cor_svg_language(cor_buf *out, const cor_svg_writer *writer, const cor_run *run)
{
    if (run->language && (!writer->language || strcmp(run->language, writer->language) != 0))
        cor_svg_text_attribute(out, "xml:lang", run->language);
}

static void put_spans(cor_svg_writer *writer, const cor_mark *mark, const cor_buf *style,
                      bool is_filled)
{
    const cor_run *run = mark->as.glyphs.run;
    const cor_run_span *span = cor_glyphs_next_span(run, NULL);
    cor_buf look = { 0 };
    for (; span; span = cor_glyphs_next_span(run, span)) {
        look.len = 0;
        cor_svg_language(&look, writer, run);
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
