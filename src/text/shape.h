/*
 * text/shape: UTF-8 into runs of glyphs.
 *
 * Bidi by FriBidi (base direction from the first strong character; a number behind a comma goes
 * with what follows it, text/bidi), itemised by direction, script and face, shaped by HarfBuzz; for
 * each character the first face of the cascade that has it. A character that none has is an error
 * that names it, never a box. C0/C1 controls, line separators, bidi overrides and unpaired bidi
 * controls in the text are an error; isolates are honoured.
 *
 *   in    UTF-8, a style, the faces of a cor_fonts
 *   out   runs (text/run) in the caller's arena
 *   not   placement, colours, where words may be hyphenated, upper and lower case
 *
 * Threads: as cor_fonts, one per thread.
 */
#ifndef COR_TEXT_SHAPE_H
#define COR_TEXT_SHAPE_H

#include "base/arena.h"
#include "base/report.h"
#include "text/fonts.h"
#include "text/run.h"

/* A stretch of a formatted text, from where the one before it ends. */
typedef struct cor_text_section {
    size_t byte_count;
    const char *const *fonts; /* NULL: those of the style */
    size_t font_count;
    double scale; /* of the style's size, > 0 */
} cor_text_section;

typedef struct cor_text_style {
    const char *const *fonts; /* the cascade: names as in text/fonts.h */
    size_t font_count;        /* >= 1 */
    double size_pt;           /* in (0, 2000] */
    double letter_spacing_pt; /* added after each cluster but the last; joined scripts get none */
    const char *language;     /* BCP 47 or NULL */
    bool right_to_left;       /* paragraphs with a letter from right to left begin at the right */
    const cor_text_section *sections; /* NULL: the text is of one piece */
    size_t section_count;
    const char *subject;   /* whose text it is, for faults: "layer 'towns'"; or NULL */
    double max_width_pt;   /* of a block's lines; 0: broken at newlines only; however small: broken
                              wherever a line may end */
    double line_height_em; /* of a block, baseline to baseline; 0: 1.2 */
    cor_span at;           /* where the text stands, for faults */
} cor_text_style;

enum { COR_TEXT_MAX_CODE_POINTS = 1000, COR_TEXT_MAX_MARKS = 8 };

/* One line of text (no newlines; cor_shape_block breaks lines). The run lives in `arena`. Fails
 * with COR_KIND_ENCODING (bytes and characters that are refused), COR_KIND_FONT, COR_KIND_GLYPH
 * or COR_KIND_LIMIT. Empty text gives a run without spans, as high as the first font. */
COR_MUST_CHECK bool cor_shape_line(cor_run **out, cor_fonts *fonts, const cor_text_style *style,
                                   cor_str text, cor_arena *arena, cor_report *report);

/* How far below the middle of a line's height its letters stand. Web renderers take between 0.375
 * em (letters of a font server) and 0.4375 em (letters of the browser). */
#define COR_BASELINE_EM 0.4

/* Several lines: broken at newlines and, where max_width_pt > 0, where Unicode allows (text/
 * line_ends) and soft hyphens show, into as few lines as fit, of balanced length; hyphens and
 * slashes come after spaces. What cannot be broken and is wider has a line of its own and sticks
 * out. Each part between newlines is a bidi paragraph of its own. Blanks at the ends of lines, and
 * line breaks at the end of the text, are left out. */
typedef struct cor_block {
    cor_run **lines;
    size_t line_count;
    double width_pt;        /* widest advance */
    double line_height_pt;  /* baseline to baseline, of lines of the style's size */
    double *sizes_pt;       /* of each line's largest letters */
    double *drops_pt;       /* of each line's baseline below the first */
    double lines_height_pt; /* of all lines, each as high as the style says */
    double ascent_pt;       /* of the first line: the first font's, or as its ink needs */
    double descent_pt;      /* of the last line */
    double height_pt;       /* ascent, the last line's drop, descent */
} cor_block;

COR_MUST_CHECK bool cor_shape_block(cor_block *out, cor_fonts *fonts, const cor_text_style *style,
                                    cor_str text, cor_arena *arena, cor_report *report);

/* Whether it has letters of scripts that are also written from top to bottom. */
bool cor_text_may_stand(cor_str text);

#endif
