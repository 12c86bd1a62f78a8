/*
 * text/run: a piece of text shaped into glyphs of one or more fonts, on one straight baseline.
 *
 *   in    UTF-8, a font cascade, a size
 *   out   glyph ids with positions, and what is needed to draw, embed and search them
 *   not   line breaking (text/block), placement, colours
 *
 * A run is a list of spans, each with one font face; glyphs are in visual order, positions in
 * points from the run's origin (baseline start), y down. Clusters tie glyphs to the UTF-8 they
 * came from, for PDF text and SVG <text>.
 */
#ifndef COR_TEXT_RUN_H
#define COR_TEXT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct cor_face cor_face; /* one font face of one file; see text/fonts.h */

typedef struct cor_glyph {
    uint32_t id;       /* glyph index in the face */
    uint32_t cluster;  /* byte offset in run->text of the first byte it stands for */
    double x_pt, y_pt; /* of the glyph origin, from the run's origin; y down */
    double advance_pt;
    double angle_rad; /* clockwise about its origin; 0 but on a curve */
} cor_glyph;

typedef struct cor_run_span {
    const cor_face *face;
    size_t first_glyph, glyph_count; /* run of run->glyphs */
    size_t first_byte, byte_count;   /* run of run->text (logical) */
    bool right_to_left;
    bool is_joined; /* letters of its script touch: no room between them */
    double size_pt;
    size_t section; /* of a formatted text; 0 when there is one */
} cor_run_span;

typedef struct cor_run {
    cor_str text;             /* the UTF-8, NUL-terminated, without bidi controls */
    const char *language;     /* BCP 47, that of the style, borrowed; NULL: it has none */
    double size_pt;           /* of the text; spans of formatted text have their own */
    bool is_curved;           /* glyphs have angles: text/along_line */
    double letter_spacing_pt; /* already in the positions; told for SVG */
    cor_glyph *glyphs;
    size_t glyph_count;
    cor_run_span *spans; /* visual order */
    size_t span_count;
    double advance_pt; /* total */
    double ascent_pt;  /* of the fonts used: baseline to top, > 0 */
    double descent_pt; /* > 0 */
    /* bounds of the ink from the origin, y down; empty text: all 0 */
    double ink_x0_pt, ink_y0_pt, ink_x1_pt, ink_y1_pt;
} cor_run;

#endif
