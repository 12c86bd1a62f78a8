#include <math.h>

#include "text/paragraph.h"

/* A piece of a paragraph behind which a line may end, and what it takes to end one there. */
typedef struct word {
    size_t first, end;       /* characters, without the blanks around them */
    double start_pt, end_pt; /* of the paragraph set on one line, whatever its direction */
    size_t lines;            /* the best way to set the text up to this word: how many lines, ... */
    double raggedness;       /* ... the sum of squares of what they lack to the full width, ... */
    size_t line_first;       /* ... and the first word of the last of them */
    bool is_soft;            /* a soft hyphen follows, ... */
    double hyphen_pt;        /* ... which takes this much where it shows */
    bool is_cut;             /* a line that ends here ends within a word */
} word;

/* Characters of a paragraph, without the blanks at its ends. */
typedef struct stretch {
    size_t first, end;
} stretch;

typedef struct breaker {
    const cor_shaper *shaper;
    cor_paragraph *paragraph;
    double width_pt;
    word *words;
    size_t word_count;
} breaker;

enum { SOFT_HYPHEN = 0xad, HYPHEN = 0x2010 };

static stretch without_blanks(const cor_paragraph *p, size_t first, size_t end)
{
    while (first < end && cor_is_break_space(p->codes[first]))
        first++;
    while (end > first && cor_is_break_space(p->codes[end - 1]))
        end--;
    return (stretch){ first, end };
}

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

/* The word of the characters [first, end), up to where the next line may begin. */
static void add_word(breaker *b, size_t first, size_t end)
{
    const cor_paragraph *p = b->paragraph;
    stretch s = without_blanks(p, first, end);
    bool blank_follows = s.end < end;
    if (s.first == s.end)
        return;
    word w = { .first = s.first, .end = s.end };
    w.is_cut = !blank_follows && cor_is_joint(p->codes[s.end - 1]);
    w.is_soft = !blank_follows && s.end > s.first + 1 && p->codes[s.end - 1] == SOFT_HYPHEN;
    if (w.is_soft)
        w.hyphen_pt = hyphen_width(b, --w.end - 1);
    b->words[b->word_count++] = w;
}

typedef struct line_starts {
    const cor_paragraph *paragraph;
    bool *at; /* [count + 1]: a line may begin with the character */
    size_t next;
} line_starts;

/* What closes an isolate has no bytes of its own and stays with what it closes. */
static void mark_start(void *user, size_t byte)
{
    line_starts *starts = user;
    const cor_paragraph *p = starts->paragraph;
    size_t *i = &starts->next;
    while (*i < p->count && (p->bytes[*i] < byte || cor_is_closing_control(p->codes[*i])))
        ++*i;
    starts->at[*i] = true;
}

static void find_words(breaker *b, stretch all)
{
    const cor_paragraph *p = b->paragraph;
    cor_arena *arena = b->shaper->arena;
    line_starts starts = { p, cor_arena_alloc(arena, p->count + 1, sizeof *starts.at), 0 };
    cor_line_ends_find(b->shaper->line_ends, (cor_str){ p->clean, p->bytes[p->count] }, mark_start,
                       &starts);
    b->words = cor_arena_alloc(arena, all.end - all.first + 1, sizeof *b->words);
    for (size_t first = all.first, end; first < all.end; first = end) {
        for (end = first + 1; end < all.end && !starts.at[end]; end++)
            continue;
        add_word(b, first, end);
    }
}

/* Advances of the characters from the first up to each, in the order of the text. A cluster counts
 * where it begins. */
static double *measure_characters(const breaker *b, const cor_run *whole, stretch all)
{
    const cor_paragraph *p = b->paragraph;
    size_t origin = p->bytes[all.first];
    double *at_byte =
        cor_arena_alloc(b->shaper->arena, p->bytes[all.end] - origin + 1, sizeof *at_byte);
    for (size_t i = 0; i < whole->glyph_count; i++)
        at_byte[whole->glyphs[i].cluster] += whole->glyphs[i].advance_pt;
    double *starts = cor_arena_alloc(b->shaper->arena, all.end + 1, sizeof *starts);
    double sum = 0;
    size_t byte = origin;
    for (size_t i = all.first; i <= all.end; i++) {
        for (; byte < p->bytes[i]; byte++)
            sum += at_byte[byte - origin];
        starts[i] = sum;
    }
    return starts;
}

static void measure_words(const breaker *b, const cor_run *whole, stretch all)
{
    const double *starts = measure_characters(b, whole, all);
    for (size_t i = 0; i < b->word_count; i++) {
        b->words[i].start_pt = starts[b->words[i].first];
        b->words[i].end_pt = starts[b->words[i].end];
    }
}

static double line_width(const breaker *b, size_t first, size_t last)
{
    const word *w = &b->words[last];
    bool ends = last + 1 == b->word_count;
    return w->end_pt - b->words[first].start_pt + (ends ? 0 : w->hyphen_pt);
}

/* Sets words [first, last] as one line behind the best lines before them. A line that ends in a
 * hyphen or a slash reads worse, as if it lacked a fifth of the width more. */
static void try_line(breaker *b, size_t first, size_t last)
{
    static const double cut_share = 0.2;
    word *w = &b->words[last];
    double lack = fmax(0, b->width_pt - line_width(b, first, last));
    double cut = w->is_cut && last + 1 < b->word_count ? cut_share * b->width_pt : 0;
    size_t lines = 1;
    double raggedness = lack * lack + cut * cut;
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

/* The size of the largest letters of a stretch: that of the style when it is empty. */
static double size_of(const breaker *b, stretch s)
{
    double size_pt = s.first < s.end ? 0 : b->shaper->style->size_pt;
    for (size_t i = s.first; i < s.end; i++)
        size_pt = fmax(size_pt, b->shaper->sections[b->paragraph->sections[i]].size_pt);
    return size_pt;
}

static void add_run(cor_block *block, const breaker *b, cor_run *run, stretch s)
{
    block->sizes_pt[block->line_count] = size_of(b, s);
    block->lines[block->line_count++] = run;
    block->width_pt = fmax(block->width_pt, run->advance_pt);
}

/* The words [first, end) as a line. */
static bool add_line(cor_block *block, const breaker *b, size_t first, size_t end)
{
    cor_run *run;
    cor_paragraph *p = b->paragraph;
    stretch s = { b->words[first].first, b->words[end - 1].end };
    bool is_soft = end < b->word_count && b->words[end - 1].is_soft;
    const cor_face *face = is_soft ? p->faces[s.end] : NULL;
    if (is_soft) { /* it shows at the end of a line only */
        p->codes[s.end] = hyphen_after(b, s.end - 1);
        p->faces[s.end] = p->faces[s.end - 1];
    }
    bool ok = cor_paragraph_line(&run, p, b->shaper, s.first, s.end + is_soft);
    if (is_soft) {
        p->codes[s.end] = SOFT_HYPHEN;
        p->faces[s.end] = face;
    }
    if (ok)
        add_run(block, b, run, s);
    return ok;
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
        if (!add_line(block, b, first, end))
            return false;
    }
    return true;
}

static bool add_paragraph(cor_block *block, const cor_shaper *shaper, cor_str text,
                          double max_width_pt)
{
    cor_paragraph paragraph;
    cor_run *whole;
    if (!cor_paragraph_read(&paragraph, shaper, text))
        return false;
    breaker b = { .shaper = shaper, .paragraph = &paragraph, .width_pt = max_width_pt };
    stretch all = without_blanks(&paragraph, 0, paragraph.count);
    if (!cor_paragraph_line(&whole, &paragraph, shaper, all.first, all.end))
        return false;
    if (max_width_pt > 0 && whole->advance_pt > max_width_pt)
        find_words(&b, all);
    if (b.word_count < 2) {
        add_run(block, &b, whole, all);
        return true;
    }
    measure_words(&b, whole, all);
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

/* What is set: without the blanks and line breaks at its end, which nobody sees and which would
 * move the rest. Breaks at its beginning stay, as in web renderers. */
static cor_str without_tail(cor_str text)
{
    size_t end = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = cor_utf8_next(text, &at);
        if (code != '\n' && !cor_is_break_space(code))
            end = at;
    }
    return (cor_str){ text.ptr, end };
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

/* Lines of larger and smaller letters have room of their own: each is as many of its ems high as
 * the style says. */
static void set_drops(cor_block *block, double line_height_em)
{
    double top_pt = 0, first_pt = 0;
    for (size_t i = 0; i < block->line_count; i++) {
        double size_pt = block->sizes_pt[i];
        double baseline_pt = top_pt + (line_height_em / 2 + COR_BASELINE_EM) * size_pt;
        first_pt = i ? first_pt : baseline_pt;
        block->drops_pt[i] = baseline_pt - first_pt;
        top_pt += line_height_em * size_pt;
    }
    block->lines_height_pt = top_pt;
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
    cor_block block = { .line_height_pt = line_height_em * style->size_pt };
    cor_str shown = without_tail(text);
    size_t most = cor_utf8_count(shown) + count_newlines(shown) + 1;
    block.lines = cor_arena_alloc(arena, most, sizeof *block.lines);
    block.sizes_pt = cor_arena_alloc(arena, most, sizeof *block.sizes_pt);
    block.drops_pt = cor_arena_alloc(arena, most, sizeof *block.drops_pt);
    if (!add_paragraphs(&block, &shaper, shown, style->max_width_pt))
        return false;
    set_heights(&block, &shaper);
    set_drops(&block, line_height_em);
    block.height_pt = block.ascent_pt + block.drops_pt[block.line_count - 1] + block.descent_pt;
    *out = block;
    return true;
}
