/*
 * text/fonts: the fonts that are installed, and one cascade of them.
 *
 *   in    family names with an optional style ("Noto Sans", "Noto Sans Bold", "Noto Sans Bold
 *         Italic", as MapLibre's text-font and Pango write them)
 *   out   faces: file, index, metrics, outlines, and which characters they have
 *   not   shaping (text/shape), drawing
 *
 * A family or style that is not installed is an error that names what is near it. fontconfig is
 * asked for the list of files only, once; nothing is ever substituted. Variable fonts are
 * refused: PDF embedding knows only their default instance. HarfBuzz and FriBidi instead of
 * Pango: the cascade is explicit, so Pango's fallback would only be in the way, and there is no
 * process-wide state that one hostile figure could spoil for the next.
 *
 * Memory: a cor_fonts owns its faces; a cor_face lives as long as it.
 * Threads: one cor_fonts per thread.
 */
#ifndef COR_TEXT_FONTS_H
#define COR_TEXT_FONTS_H

#include "base/report.h"
#include "base/str.h"
#include "text/run.h"

typedef struct cor_fonts cor_fonts;

COR_MUST_CHECK bool cor_fonts_new(cor_fonts **out, cor_report *report);
void cor_fonts_free(cor_fonts *fonts);

/* Opens one entry of a cascade; case does not matter. Metrics are per em. Fails with
 * COR_KIND_FONT. Faces are cached: the same name gives the same pointer. */
COR_MUST_CHECK bool cor_fonts_face(cor_fonts *fonts, const char *name, cor_span at,
                                   const cor_face **out, cor_report *report);

/* What draw/ and encode/ need to know of a face. */
const char *cor_face_file(const cor_face *face);
int cor_face_index(const cor_face *face);
const char *cor_face_family(const cor_face *face); /* "Noto Sans" */
bool cor_face_is_bold(const cor_face *face);       /* weight >= 600 */
int cor_face_weight(const cor_face *face);         /* CSS: 400, 700 */
bool cor_face_is_italic(const cor_face *face);
/* A small number that is the same in every run for the same order of opening. */
int cor_face_number(const cor_face *face);
double cor_face_cap_height(const cor_face *face); /* em fractions, > 0 */
double cor_face_x_height(const cor_face *face);

/* The outline of one glyph, y down, in em units (multiply by size_pt). Quadratic curves are raised
 * to cubics. */
typedef struct cor_outline_sink {
    void *user;
    void (*move_to)(void *user, double x, double y);
    void (*line_to)(void *user, double x, double y);
    void (*cubic_to)(void *user, double x1, double y1, double x2, double y2, double x, double y);
    void (*close)(void *user);
} cor_outline_sink;
void cor_face_outline(const cor_face *face, uint32_t glyph, const cor_outline_sink *sink);

#endif
