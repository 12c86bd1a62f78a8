#include "draw/glyphs.h"

#include <cairo-ft.h>
#include <math.h>

#include "base/memory.h"
#include "text/fonts.h"

typedef struct opened_font {
    const cor_face *face;
    cairo_font_face_t *font;
    unsigned long blank; /* glyph of the space; 0: none */
} opened_font;

struct cor_glyph_fonts {
    opened_font *items;
    size_t count, capacity;
};

/* FreeType's side of a font. cairo caches scaled fonts beyond the life of their surface, so each
 * has a library of its own, which goes when cairo lets the font go. */
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

static bool open_font(opened_font *out, const cor_face *face)
{
    ft_font *font = cor_alloc(1, sizeof *font);
    if (FT_Init_FreeType(&font->library) != 0 ||
        FT_New_Face(font->library, cor_face_file(face), cor_face_index(face), &font->face) != 0) {
        ft_font_free(font);
        return false;
    }
    cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(font->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(made, &FT_FONT_KEY, font, ft_font_free) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(made);
        ft_font_free(font);
        return false;
    }
    *out = (opened_font){ face, made, FT_Get_Char_Index(font->face, ' ') };
    return true;
}

/* NULL when the file cannot be opened. */
static const opened_font *font_of(cor_glyph_fonts *fonts, const cor_face *face)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->items[i].face == face)
            return &fonts->items[i];
    opened_font opened;
    if (!open_font(&opened, face))
        return NULL;
    fonts->items = cor_grow(fonts->items, &fonts->capacity, fonts->count + 1, sizeof *fonts->items);
    fonts->items[fonts->count] = opened;
    return &fonts->items[fonts->count++];
}

/* A span as cairo takes it: glyphs and clusters in the order of the text, also when that runs from
 * right to left. */
typedef struct shown {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_count, cluster_count;
} shown;

static const cor_glyph *logical_glyph(const cor_run *run, const cor_run_span *span, size_t i)
{
    size_t at = span->right_to_left ? span->glyph_count - 1 - i : i;
    return &run->glyphs[span->first_glyph + at];
}

static bool is_in_order(const cor_run *run, const cor_run_span *span)
{
    size_t last = span->first_byte;
    for (size_t i = 0; i < span->glyph_count; i++) {
        size_t here = logical_glyph(run, span, i)->cluster;
        if (here < last || here >= span->first_byte + span->byte_count)
            return false;
        last = here;
    }
    return true;
}

/* Glyphs from `first` on that stand for the same bytes; the next cluster begins at *end_byte. */
static size_t cluster_length(const cor_run *run, const cor_run_span *span, size_t first,
                             size_t *end_byte)
{
    uint32_t cluster = logical_glyph(run, span, first)->cluster;
    size_t i = first + 1;
    while (i < span->glyph_count && logical_glyph(run, span, i)->cluster == cluster)
        i++;
    *end_byte = i < span->glyph_count ? logical_glyph(run, span, i)->cluster
                                      : span->first_byte + span->byte_count;
    return i - first;
}

static void add_cluster(shown *to, size_t bytes, size_t glyphs)
{
    to->clusters[to->cluster_count++] = (cairo_text_cluster_t){ (int)bytes, (int)glyphs };
}

/* A ligature that runs from right to left, lam-alef above all. Readers on poppler turn the letters
 * of one glyph around (it takes them to be in the order of the page), so the glyph keeps the first,
 * and each other gets a blank at its left. */
static void add_ligature(shown *to, cor_str letters, unsigned long blank, double step_pt)
{
    cairo_glyph_t glyph = to->glyphs[to->glyph_count - 1];
    size_t at = 0;
    cor_utf8_next(letters, &at);
    add_cluster(to, at, 1);
    while (at < letters.len) {
        size_t start = at;
        cor_utf8_next(letters, &at);
        glyph = (cairo_glyph_t){ blank, glyph.x - step_pt, glyph.y };
        to->glyphs[to->glyph_count++] = glyph;
        add_cluster(to, at - start, 1);
    }
}

/* Glyphs up to the next space, with what they stand for: readers take letters that stand far apart,
 * or on a slope, for words of one letter, but believe the text of a whole cluster. */
static void add_words(shown *to, const cor_run *run, const cor_run_span *span)
{
    size_t end = span->first_byte + span->byte_count;
    for (size_t i = 0, next; i < span->glyph_count; i = next) {
        size_t start = run->glyphs[span->first_glyph + i].cluster;
        for (next = i; next < span->glyph_count; next++) {
            const cor_glyph *glyph = &run->glyphs[span->first_glyph + next];
            bool is_space = run->text.ptr[glyph->cluster] == ' ';
            if (is_space && next > i)
                break;
            to->glyphs[to->glyph_count++] = (cairo_glyph_t){ glyph->id, glyph->x_pt, glyph->y_pt };
            if (is_space) {
                next++;
                break;
            }
        }
        size_t stop =
            next < span->glyph_count ? run->glyphs[span->first_glyph + next].cluster : end;
        add_cluster(to, stop - start, next - i);
    }
}

static void add_span(shown *to, const cor_run *run, const cor_run_span *span, unsigned long blank)
{
    size_t start = span->first_byte, length, end = start + span->byte_count;
    bool is_ordered = is_in_order(run, span);
    for (size_t i = 0; i < span->glyph_count; i += length, start = end) {
        length = is_ordered ? cluster_length(run, span, i, &end) : span->glyph_count;
        for (size_t j = i; j < i + length; j++) {
            const cor_glyph *glyph = logical_glyph(run, span, j);
            to->glyphs[to->glyph_count++] = (cairo_glyph_t){ glyph->id, glyph->x_pt, glyph->y_pt };
        }
        cor_str letters = { run->text.ptr + start, end - start };
        if (span->right_to_left && length == 1 && blank != 0)
            add_ligature(to, letters, blank, run->size_pt / 50);
        else
            add_cluster(to, letters.len, length);
    }
}

/* Neither level nor upright. */
static bool is_slanted(const cor_mark *mark)
{
    return fabs(sin(2 * mark->as.glyphs.angle_rad)) > 1e-9;
}

static void show_span(cairo_t *cr, const cor_mark *mark, const cor_run_span *span,
                      unsigned long blank)
{
    const cor_run *run = mark->as.glyphs.run;
    bool by_word = run->letter_spacing_pt != 0 || is_slanted(mark);
    size_t room = span->glyph_count + span->byte_count;
    shown s = { .glyphs = cor_alloc(room, sizeof *s.glyphs),
                .clusters = cor_alloc(room, sizeof *s.clusters) };
    if (by_word && !span->right_to_left && is_in_order(run, span))
        add_words(&s, run, span);
    else
        add_span(&s, run, span, blank);
    cairo_show_text_glyphs(cr, run->text.ptr + span->first_byte, (int)span->byte_count, s.glyphs,
                           s.glyph_count, s.clusters, s.cluster_count, 0);
    cor_free(s.glyphs);
    cor_free(s.clusters);
}

/* One turned glyph, standing for `text`: with a blank before it, so that the font keeps what it
 * stands for apart from the letter. From right to left the first letter is the glyph's and each
 * other a blank's, as with ligatures. */
static void show_turned(cairo_t *cr, const cor_glyph *glyph, cor_str text, unsigned long blank,
                        double step_pt)
{
    shown s = { .glyphs = cor_alloc(text.len + 2, sizeof *s.glyphs),
                .clusters = cor_alloc(text.len + 2, sizeof *s.clusters) };
    if (step_pt > 0 && text.len > 0 && blank != 0) {
        s.glyphs[s.glyph_count++] = (cairo_glyph_t){ glyph->id, 0, 0 };
        add_ligature(&s, text, blank, step_pt);
    } else {
        if (blank != 0)
            s.glyphs[s.glyph_count++] = (cairo_glyph_t){ blank, 0, 0 };
        s.glyphs[s.glyph_count++] = (cairo_glyph_t){ glyph->id, 0, 0 };
        add_cluster(&s, text.len, (size_t)s.glyph_count);
    }
    cairo_save(cr);
    cairo_translate(cr, glyph->x_pt, glyph->y_pt);
    cairo_rotate(cr, glyph->angle_rad);
    cairo_show_text_glyphs(cr, text.ptr, (int)text.len, s.glyphs, s.glyph_count, s.clusters,
                           s.cluster_count, 0);
    cairo_restore(cr);
    cor_free(s.glyphs);
    cor_free(s.clusters);
}

/* The glyphs of a word on a curve are shown one by one, as each has its own slope. The first of
 * them stands for the whole word, the others for nothing. */
static void show_curved(cairo_t *cr, const cor_run *run, const cor_run_span *span,
                        unsigned long blank)
{
    size_t end = span->first_byte + span->byte_count, until = span->first_byte;
    double step_pt = span->right_to_left ? span->size_pt / 50 : 0;
    for (size_t i = 0; i < span->glyph_count; i++) {
        const cor_glyph *glyph = logical_glyph(run, span, i);
        size_t from = until;
        if (glyph->cluster >= until) { /* a new word, or the space between two */
            until = glyph->cluster + 1;
            while (until < end && run->text.ptr[glyph->cluster] != ' ' &&
                   run->text.ptr[until] != ' ')
                until++;
        }
        show_turned(cr, glyph, (cor_str){ run->text.ptr + from, until - from }, blank, step_pt);
    }
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

bool cor_draw_glyph_text(cairo_t *cr, const cor_mark *mark, cor_glyph_fonts *fonts,
                         cor_report *report)
{
    const cor_run *run = mark->as.glyphs.run;
    cairo_save(cr);
    cairo_translate(cr, mark->as.glyphs.origin.x_pt, mark->as.glyphs.origin.y_pt);
    cairo_rotate(cr, mark->as.glyphs.angle_rad);
    const cor_run_span *span = cor_glyphs_next_span(run, NULL);
    for (; span; span = cor_glyphs_next_span(run, span)) {
        const opened_font *font = font_of(fonts, span->face);
        if (!font)
            break;
        cor_paint fill = cor_mark_span_fill(mark, span);
        cairo_set_source_rgba(cr, fill.r, fill.g, fill.b, fill.a);
        set_font(cr, font->font, span->size_pt);
        if (run->is_curved || (span->right_to_left && is_slanted(mark)))
            show_curved(cr, run, span, font->blank);
        else
            show_span(cr, mark, span, font->blank);
    }
    cairo_restore(cr);
    if (span)
        return cor_fail(report, COR_KIND_FONT, COR_NOWHERE, "was it moved while drawing?",
                        "font file %s cannot be opened", cor_face_file(span->face));
    return true;
}
