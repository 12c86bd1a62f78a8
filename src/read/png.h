/*
 * read/png: a PNG file as pixels.
 *
 *   in    the bytes of a file, and how large it may be
 *   out   straight RGBA, 8 bits a sample, rows from the top; palettes, greys, 16 bits and
 * interlaced files become that not   physical sizes (a picture's size is its pixels); writing
 * (encode)
 *
 * The limits are looked at before memory is asked for: a file may unpack to far more than it
 * weighs.
 */
#ifndef COR_READ_PNG_H
#define COR_READ_PNG_H

#include <stdint.h>

#include "base/arena.h"
#include "base/source_text.h"

typedef struct cor_png {
    uint8_t *rgba;
    size_t width, height;
} cor_png;

typedef struct cor_png_rules {
    double side_max, pixels_max;
    cor_span at;      /* where the file is named */
    cor_arena *arena; /* for the pixels; NULL: cor_free frees them */
} cor_png_rules;

/* Fails with COR_KIND_DATA or COR_KIND_LIMIT; what libpng warns of is a warning. */
COR_MUST_CHECK bool cor_png_read(cor_png *out, const cor_source *source, const cor_png_rules *rules,
                                 cor_report *report);

#endif
