#include "draw/glyphs.h"

#include <cairo-ft.h>

#include "base/memory.h"
#include "text/fonts.h"

typedef struct opened_font {
    const cor_face *face;
    cairo_font_face_t *font;
} opened_font;

struct cor_glyph_fonts {
    opened_font *items;
    size_t count, capacity;
};

/* FreeType's side of a font. cairo caches scaled fonts beyond the life of their surface, so each has
 * a library of its own, which goes when cairo lets the font go. */
typedef struct ft_font {
    FT_Library library;
    FT_Face face;
} ft_font;

static const cairo_user_data_key_t FT_FONT_KEY;

static void ft_font_free(void *data)
{
    ft_font *font = data;
    if (font->face)
        FT_Done_Face(font->face);
    if (font->library)
        FT_Done_FreeType(font->library);
    cor_free(font);
}

cor_glyph_fonts *cor_glyph_fonts_new(void)
{
    return cor_alloc(1, sizeof(cor_glyph_fonts));
}

void cor_glyph_fonts_free(cor_glyph_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->count; i++)
        cairo_font_face_destroy(fonts->items[i].font);
    cor_free(fonts->items);
    cor_free(fonts);
}

static cairo_font_face_t *open_font(const cor_face *face)
{
    ft_font *font = cor_alloc(1, sizeof *font);
    if (FT_Init_FreeType(&font->library) != 0 ||
        FT_New_Face(font->library, cor_face_file(face), cor_face_index(face), &font->face) != 0) {
        ft_font_free(font);
        return NULL;
    }
    cairo_font_face_t *made =
        cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(made, &FT_FONT_KEY, font, ft_font_free) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(made);
        ft_font_free(font);
        return NULL;
    }
    return made;
}

/* NULL when the file cannot be opened. */
static cairo_font_face_t *font_of(cor_glyph_fonts *fonts, const cor_face *face)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->items[i].face == face)
            return fonts->items[i].font;
    cairo_font_face_t *font = open_font(face);
    if (!font)
        return NULL;
    fonts->items = cor_grow(fonts->items, &fonts->capacity, fonts->count + 1,
                            sizeof *fonts->items);
    fonts->items[fonts->count++] = (opened_font){ .face = face, .font = font };
    return font;
}

/* Ties bytes to glyphs: `clusters` has room for one per glyph. cairo writes a cluster of several
 * glyphs as ActualText, and one of one glyph into the font's table of characters.
 *
 * The whole span is one cluster when it runs right to left (readers of PDF turn such text around by
 * guesswork, lam-alef ligatures come out reversed; ActualText is taken as it stands), and when the
 * glyphs are not in the order of the text. */
static size_t make_clusters(const cor_run *run, const cor_run_span *span,
                            cairo_text_cluster_t *clusters)
{
    size_t count = 0, last = span->first_byte, end = span->first_byte + span->byte_count;
    for (size_t i = 0; i < span->glyph_count; i++) {
        size_t here = run->glyphs[span->first_glyph + i].cluster;
        if (span->right_to_left || here < last || here >= end) {
            clusters[0] = (cairo_text_cluster_t){ (int)span->byte_count, (int)span->glyph_count };
            return 1;
        }
        if (i == 0 || here > last) {
            if (count > 0)
                clusters[count - 1].num_bytes = (int)(here - last);
            last = i == 0 ? span->first_byte : here;
            clusters[count++] = (cairo_text_cluster_t){ 0, 0 };
        }
        clusters[count - 1].num_glyphs++;
    }
    clusters[count - 1].num_bytes = (int)(end - last);
    return count;
}

static void show_span(cairo_t *cr, const cor_run *run, const cor_run_span *span)
{
    cairo_glyph_t *glyphs = cor_alloc(span->glyph_count, sizeof *glyphs);
    cairo_text_cluster_t *clusters = cor_alloc(span->glyph_count, sizeof *clusters);
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = &run->glyphs[span->first_glyph + i];
        glyphs[i] = (cairo_glyph_t){ glyph->id, glyph->x_pt, glyph->y_pt };
    }
    size_t cluster_count = make_clusters(run, span, clusters);
    cairo_show_text_glyphs(cr, run->text.ptr + span->first_byte, (int)span->byte_count, glyphs,
                           (int)span->glyph_count, clusters, (int)cluster_count, 0);
    cor_free(glyphs);
    cor_free(clusters);
}

static void set_font(cairo_t *cr, cairo_font_face_t *font, double size_pt)
{
    cairo_set_font_face(cr, font);
    cairo_set_font_size(cr, size_pt);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
}

/* The spans of a run in the order of its text, so that what is copied from a PDF reads on. */
static const cor_run_span *next_span(const cor_run *run, const cor_run_span *after)
{
    const cor_run_span *next = NULL;
    for (size_t i = 0; i < run->span_count; i++) {
        const cor_run_span *span = &run->spans[i];
        if (span->glyph_count > 0 && (!after || span->first_byte > after->first_byte) &&
            (!next || span->first_byte < next->first_byte))
            next = span;
    }
    return next;
}

bool cor_draw_glyph_text(cairo_t *cr, const cor_mark *mark, cor_glyph_fonts *fonts,
                         cor_report *report)
{
    const cor_run *run = mark->as.glyphs.run;
    cor_paint fill = mark->as.glyphs.fill;
    cairo_save(cr);
    cairo_translate(cr, mark->as.glyphs.origin.x_pt, mark->as.glyphs.origin.y_pt);
    cairo_rotate(cr, mark->as.glyphs.angle_rad);
    cairo_set_source_rgba(cr, fill.r, fill.g, fill.b, fill.a);
    const cor_run_span *span = next_span(run, NULL);
    for (; span; span = next_span(run, span)) {
        cairo_font_face_t *font = font_of(fonts, span->face);
        if (!font)
            break;
        set_font(cr, font, run->size_pt);
        show_span(cr, run, span);
    }
    cairo_restore(cr);
    if (span)
        return cor_fail(report, COR_KIND_FONT, COR_NOWHERE, "was it moved while drawing?",
                        "font file %s cannot be opened", cor_face_file(span->face));
    return true;
}
