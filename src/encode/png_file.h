/*
 * encode/png_file: rows of samples into the chunks of a PNG file.
 *
 *   in    8-bit RGB or RGBA rows, top down, without gaps; words for the text chunks
 *   out   the whole file
 *   not   drawing, sizes in millimetres
 *
 * Written here and compressed by libdeflate, because cairo's own writer takes five times as long and
 * libpng half as long again. Source: PNG specification, third edition (W3C, 2025).
 */
#ifndef COR_ENCODE_PNG_FILE_H
#define COR_ENCODE_PNG_FILE_H

#include <stdint.h>

#include "base/str.h"

typedef struct cor_png_image {
    size_t width, height; /* 1 .. 2^31 - 1 */
    size_t channels;      /* 3 or 4 */
    const uint8_t *samples;
    double dpi;
    const char *title, *description; /* UTF-8 or NULL */
} cor_png_image;

void cor_png_file(cor_buf *out, const cor_png_image *image);

#endif
