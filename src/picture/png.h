/*
 * picture/png: a PNG file as pixels.
 *
 *   in    the bytes of a file
 *   out   straight RGBA, 8 bits a sample, rows from the top; palettes, greys, 16 bits and
 * interlaced files become that not   physical sizes (a picture's size is its pixels)
 *
 * At most COR_PNG_SIDE_MAX pixels a side, which also bounds what a file that unpacks to far more
 * than it weighs can cost.
 */
#ifndef COR_PICTURE_PNG_H
#define COR_PICTURE_PNG_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source_text.h"

enum { COR_PNG_SIDE_MAX = 4096 };

typedef struct cor_png {
    const uint8_t *rgba; /* in the arena */
    size_t width, height;
} cor_png;

/* Fails with COR_KIND_DATA or COR_KIND_LIMIT. */
COR_MUST_CHECK bool cor_png_decode(cor_png *out, const cor_source *source, cor_arena *arena,
                                   cor_report *report);

#endif
