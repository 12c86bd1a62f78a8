/*
 * text/paragraph: one bidi paragraph, analysed but not yet cut into lines. Seen by the files of
 * text/ only.
 *
 *   in    UTF-8 without newlines, a cascade of opened faces
 *   out   for each character its level, script and face; any range of it shaped as one line
 *   not   where lines end (text/block)
 *
 * The work goes character by character through parallel arrays, as FriBidi and HarfBuzz want it:
 *
 *     cor_paragraph_decode   code points, offsets; refuses what no label may hold
 *     cor_paragraph_bidi     levels
 *     cor_paragraph_itemise  scripts and faces
 *     cor_paragraph_line     glyphs
 *
 * Bidi controls stay among the code points, as HarfBuzz joins letters by them, but have no bytes.
 *
 * Memory: everything is in the caller's arena. Threads: as cor_fonts.
 */
#ifndef COR_TEXT_PARAGRAPH_H
#define COR_TEXT_PARAGRAPH_H

#include <hb.h>

#include "base/arena.h"
#include "base/report.h"
#include "text/face.h"
#include "text/line_ends.h"
#include "text/shape.h"

/* The style with its faces opened, and whom to tell: made once for all lines of a text. */
typedef struct cor_shaper_section {
    const cor_face **faces;
    size_t face_count;
    double size_pt;
} cor_shaper_section;

typedef struct cor_shaper {
    const cor_text_style *style;
    cor_str whole; /* all lines of the text: sections are counted from its start */
    const cor_shaper_section *sections; /* at least one */
    hb_language_t language;             /* HB_LANGUAGE_INVALID when the style has none */
    cor_line_ends *line_ends;           /* the fonts' own */
    cor_arena *arena;
    cor_span at;
    cor_report *report;
} cor_shaper;

typedef struct cor_paragraph {
    cor_str text;      /* as given */
    char *clean;       /* without bidi controls */
    uint32_t *codes;   /* [count] */
    size_t *bytes;     /* [count + 1] offsets in `clean` */
    int8_t *levels;    /* [count] */
    int8_t base_level; /* 0, or 1 for a paragraph from right to left */
    hb_script_t *scripts;
    const cor_face **faces;
    size_t *sections; /* [count] */
    size_t count;
} cor_paragraph;

COR_MUST_CHECK bool cor_paragraph_decode(cor_paragraph *out, const cor_shaper *shaper,
                                         cor_str text);
void cor_paragraph_bidi(cor_paragraph *paragraph, const cor_shaper *shaper);
COR_MUST_CHECK bool cor_paragraph_itemise(cor_paragraph *paragraph, const cor_shaper *shaper);
/* All of the above. */
COR_MUST_CHECK bool cor_paragraph_read(cor_paragraph *out, const cor_shaper *shaper, cor_str text);

/* The characters [first, end) as one line. */
COR_MUST_CHECK bool cor_paragraph_line(cor_run **out, const cor_paragraph *paragraph,
                                       const cor_shaper *shaper, size_t first, size_t end);

COR_MUST_CHECK bool cor_shaper_open(cor_shaper *out, cor_fonts *fonts, const cor_text_style *style,
                                    cor_str whole, cor_arena *arena, cor_report *report);

/* Bounds of the ink of one glyph where it stands in its run, turned as it is: x0, y0, x1, y1. False
 * for a glyph without ink. */
bool cor_glyph_ink(double box[4], const cor_run_span *span, const cor_glyph *glyph);
void cor_run_measure_ink(cor_run *run);

/* " of layer 'towns'", or nothing: the end of a message about a text. */
const char *cor_shaper_subject(const cor_shaper *shaper);

/* What a character is to the cascade and to line breaking. */
bool cor_is_bidi_control(uint32_t code_point);
bool cor_is_ignorable(uint32_t code_point); /* default ignorable: drawn as nothing */
bool cor_is_mark(uint32_t code_point);      /* combines with the character before it */
bool cor_is_space(uint32_t code_point);     /* any space separator */
bool cor_is_break_space(
    uint32_t code_point); /* no part of a line that ends there: a space, U+200B */
bool cor_is_closing_control(uint32_t code_point); /* closes a bidi embedding or isolate */
bool cor_is_joint(uint32_t code_point); /* joins the parts of a word: a hyphen, a dash, a slash */

/* "U+0416 'Ж'" and whole texts cut to a readable length: for messages, in the arena. */
const char *cor_character_name(cor_arena *arena, uint32_t code_point);
const char *cor_text_excerpt(cor_arena *arena, cor_str text);

#endif
