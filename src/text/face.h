/*
 * text/face: one open font face. Seen by the files of text/ only.
 *
 *   in    a file and a face index
 *   out   HarfBuzz's font (scaled to font units), FreeType's face (outlines), metrics per em
 *   not   finding files (text/catalogue), caching (text/fonts)
 *
 * Memory: cor_face_open gives, cor_face_free takes. Threads: one face per thread, as the FT_Face
 * has one glyph slot.
 */
#ifndef COR_TEXT_FACE_H
#define COR_TEXT_FACE_H

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "text/catalogue.h"
#include "text/fonts.h"

struct cor_face {
    const cor_font_entry *entry;
    int number;
    FT_Face ft;
    hb_font_t *hb;
    double units_per_em;
    /* in em, > 0 */
    double ascent, descent, cap_height, x_height;
};

/* `library` outlives the face, and so does `entry`. */
COR_MUST_CHECK bool cor_face_open(cor_face **out, FT_Library library, const cor_font_entry *entry,
                                  cor_span at, cor_report *report);
void cor_face_free(cor_face *face);

/* The face draws this one character by itself. */
bool cor_face_has(const cor_face *face, uint32_t code_point);

#endif
