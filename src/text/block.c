#include <math.h>

#include "text/paragraph.h"

/* A word of a paragraph and what it takes to break behind it. */
typedef struct word {
    size_t first, end;       /* characters */
    double start_pt, end_pt; /* of the paragraph set on one line, whatever its direction */
    size_t lines;            /* the best way to set the text up to this word: how many lines, ... */
    double raggedness;       /* ... the sum of squares of what they lack to the full width, ... */
    size_t line_first;       /* ... and the first word of the last of them */
    double hyphen_pt;        /* what it takes to end a line in a soft hyphen here; else 0 */
} word;

typedef struct breaker {
    const cor_shaper *shaper;
    cor_paragraph *paragraph;
    double width_pt;
    word *words;
    size_t word_count;
} breaker;

enum { SOFT_HYPHEN = 0xad, HYPHEN = 0x2010 };

/* The hyphen as the font of the letter before it has it. */
static uint32_t hyphen_after(const breaker *b, size_t i)
{
    return cor_face_has(b->paragraph->faces[i], HYPHEN) ? HYPHEN : '-';
}

static double hyphen_width(const breaker *b, size_t i)
{
    const cor_face *face = b->paragraph->faces[i];
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(face->hb, hyphen_after(b, i), &glyph))
        return 0;
    double size_pt = b->shaper->sections[b->paragraph->sections[i]].size_pt;
    return hb_font_get_glyph_h_advance(face->hb, glyph) / face->units_per_em * size_pt;
}

static void find_words(breaker *b)
{
    const cor_paragraph *p = b->paragraph;
    b->words = cor_arena_alloc(b->shaper->arena, p->count + 1, sizeof *b->words);
    for (size_t i = 0; i < p->count; i++) {
        if (cor_is_break_space(p->codes[i]))
            continue;
        size_t first = i;
        while (i < p->count && !cor_is_break_space(p->codes[i]) &&
               !(p->codes[i] == SOFT_HYPHEN && i > first))
            i++;
        bool is_soft = i + 1 < p->count && p->codes[i] == SOFT_HYPHEN;
        b->words[b->word_count++] =
            (word){ .first = first, .end = i, .hyphen_pt = is_soft ? hyphen_width(b, i - 1) : 0 };
    }
}

/* Advances of the characters up to each, in the order of the text. A cluster counts where it
 * begins. */
static double *measure_characters(const breaker *b, const cor_run *whole)
{
    const cor_paragraph *p = b->paragraph;
    size_t bytes = p->bytes[p->count];
    double *at_byte = cor_arena_alloc(b->shaper->arena, bytes + 1, sizeof *at_byte);
    for (size_t i = 0; i < whole->glyph_count; i++)
        at_byte[whole->glyphs[i].cluster] += whole->glyphs[i].advance_pt;
    double *starts = cor_arena_alloc(b->shaper->arena, p->count + 1, sizeof *starts);
    double sum = 0;
    size_t byte = 0;
    for (size_t i = 0; i <= p->count; i++) {
        for (; byte < p->bytes[i]; byte++)
            sum += at_byte[byte];
        starts[i] = sum;
    }
    return starts;
}

static bool measure_words(breaker *b)
{
    cor_run *whole;
    if (!cor_paragraph_line(&whole, b->paragraph, b->shaper, 0, b->paragraph->count))
        return false;
    const double *starts = measure_characters(b, whole);
    for (size_t i = 0; i < b->word_count; i++) {
        b->words[i].start_pt = starts[b->words[i].first];
        b->words[i].end_pt = starts[b->words[i].end];
    }
    return true;
}

static double line_width(const breaker *b, size_t first, size_t last)
{
    const word *w = &b->words[last];
    bool ends = last + 1 == b->word_count;
    return w->end_pt - b->words[first].start_pt + (ends ? 0 : w->hyphen_pt);
}

/* Sets words [first, last] as one line behind the best lines before them. */
static void try_line(breaker *b, size_t first, size_t last)
{
    word *w = &b->words[last];
    double lack = fmax(0, b->width_pt - line_width(b, first, last));
    size_t lines = 1;
    double raggedness = lack * lack;
    if (first > 0) {
        lines += b->words[first - 1].lines;
        raggedness += b->words[first - 1].raggedness;
    }
    if (w->lines > 0 && (lines > w->lines || (lines == w->lines && raggedness >= w->raggedness)))
        return;
    w->lines = lines;
    w->raggedness = raggedness;
    w->line_first = first;
}

/* As few lines as fit, then the least raggedness, the last line included: after Knuth & Plass 1981
 * (doi:10.1002/spe.4380111102), whose paragraphs end where they like. */
static void choose_breaks(breaker *b)
{
    static const double rounding_pt = 1e-6;
    for (size_t last = 0; last < b->word_count; last++) {
        try_line(b, last, last);
        for (size_t first = last; first-- > 0;) {
            double hyphen = last + 1 == b->word_count ? 0 : b->words[last].hyphen_pt;
            double width = line_width(b, first, last);
            if (width - hyphen > b->width_pt + rounding_pt)
                break;
            if (width <= b->width_pt + rounding_pt)
                try_line(b, first, last);
        }
    }
}

static bool add_line(cor_block *block, const breaker *b, size_t first, size_t end)
{
    cor_run *run;
    cor_paragraph *p = b->paragraph;
    bool is_soft = end > first && end < p->count && p->codes[end] == SOFT_HYPHEN;
    const cor_face *face = is_soft ? p->faces[end] : NULL;
    if (is_soft) { /* it shows at the end of a line only */
        p->codes[end] = hyphen_after(b, end - 1);
        p->faces[end] = p->faces[end - 1];
    }
    bool well = cor_paragraph_line(&run, p, b->shaper, first, end + is_soft);
    if (is_soft) {
        p->codes[end] = SOFT_HYPHEN;
        p->faces[end] = face;
    }
    if (!well)
        return false;
    block->lines[block->line_count++] = run;
    block->width_pt = fmax(block->width_pt, run->advance_pt);
    return true;
}

/* Lines end where the chain from the last word says: marked first, then set from the top. */
static bool add_lines(cor_block *block, const breaker *b)
{
    bool *begins = cor_arena_alloc(b->shaper->arena, b->word_count + 1, sizeof *begins);
    for (size_t next = b->word_count; next > 0; next = b->words[next - 1].line_first)
        begins[b->words[next - 1].line_first] = true;
    begins[b->word_count] = true;
    for (size_t first = 0, end; first < b->word_count; first = end) {
        for (end = first + 1; !begins[end]; end++)
            continue;
        if (!add_line(block, b, b->words[first].first, b->words[end - 1].end))
            return false;
    }
    return true;
}

static bool add_paragraph(cor_block *block, const cor_shaper *shaper, cor_str text,
                          double max_width_pt)
{
    cor_paragraph paragraph;
    if (!cor_paragraph_read(&paragraph, shaper, text))
        return false;
    breaker b = { .shaper = shaper, .paragraph = &paragraph, .width_pt = max_width_pt };
    if (!(max_width_pt > 0))
        return add_line(block, &b, 0, paragraph.count);
    find_words(&b);
    if (b.word_count == 0)
        return add_line(block, &b, 0, 0);
    if (b.word_count == 1)
        return add_line(block, &b, b.words[0].first, b.words[0].end);
    if (!measure_words(&b))
        return false;
    choose_breaks(&b);
    return add_lines(block, &b);
}

static size_t count_newlines(cor_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

/* The limit holds for all lines together. */
static bool check_length(const cor_shaper *shaper, cor_str text)
{
    size_t count = cor_utf8_count(text);
    if (count <= COR_TEXT_MAX_CODE_POINTS)
        return true;
    return cor_fail(shaper->report, COR_KIND_LIMIT, shaper->at, NULL,
                    "text '%s' has %zu characters; the limit is %d",
                    cor_text_excerpt(shaper->arena, text), count, COR_TEXT_MAX_CODE_POINTS);
}

static bool add_paragraphs(cor_block *block, const cor_shaper *shaper, cor_str text,
                           double max_width_pt)
{
    for (size_t first = 0; first <= text.len;) {
        cor_str part = { text.len ? text.ptr + first : "", 0 };
        while (first + part.len < text.len && part.ptr[part.len] != '\n')
            part.len++;
        if (!add_paragraph(block, shaper, part, max_width_pt))
            return false;
        first += part.len + 1;
    }
    return true;
}

/* A text has the heights of the first font of its cascade, unless its ink needs more: fonts of
 * other scripts leave up to twice the room above and below, and a page would be laid out anew for
 * each language. */
static void set_heights(cor_block *block, const cor_shaper *shaper)
{
    const cor_run *first = block->lines[0], *last = block->lines[block->line_count - 1];
    const cor_shaper_section *plain = &shaper->sections[shaper->style->section_count];
    block->ascent_pt = first->ascent_pt;
    block->descent_pt = last->descent_pt;
    if (shaper->style->section_count || !plain->face_count)
        return;
    const cor_face *face = plain->faces[0];
    block->ascent_pt =
        fmin(block->ascent_pt, fmax(face->ascent * plain->size_pt, -first->ink_y0_pt));
    block->descent_pt =
        fmin(block->descent_pt, fmax(face->descent * plain->size_pt, last->ink_y1_pt));
}

bool cor_shape_block(cor_block *out, cor_fonts *fonts, const cor_text_style *style, cor_str text,
                     cor_arena *arena, cor_report *report)
{
    cor_shaper shaper;
    if (!cor_shaper_open(&shaper, fonts, style, text, arena, report) ||
        !check_length(&shaper, text))
        return false;
    double line_height_em = style->line_height_em > 0 ? style->line_height_em : 1.2;
    double largest_pt = style->section_count ? 0 : style->size_pt;
    for (size_t i = 0; i < style->section_count; i++)
        largest_pt = fmax(largest_pt, shaper.sections[i].size_pt);
    cor_block block = { .line_height_pt = line_height_em * largest_pt };
    size_t most = cor_utf8_count(text) + count_newlines(text) + 1;
    block.lines = cor_arena_alloc(arena, most, sizeof *block.lines);
    if (!add_paragraphs(&block, &shaper, text, style->max_width_pt))
        return false;
    set_heights(&block, &shaper);
    block.height_pt =
        block.ascent_pt + (double)(block.line_count - 1) * block.line_height_pt + block.descent_pt;
    *out = block;
    return true;
}
