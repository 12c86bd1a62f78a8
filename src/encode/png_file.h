/*
 * encode/png_file: rows of samples into the chunks of a PNG file.
 *
 *   in    8-bit grey, RGB or RGBA rows, top down; words for the text chunks
 *   out   the whole file
 *   not   drawing, sizes in millimetres
 *
 * Written here and compressed by libdeflate, because cairo's own writer takes five times as long
 * and libpng half as long again. Source: PNG specification, third edition (W3C, 2025).
 */
#ifndef COR_ENCODE_PNG_FILE_H
#define COR_ENCODE_PNG_FILE_H

#include <stdint.h>

#include "base/str.h"

typedef struct cor_png_image {
    size_t width, height; /* 1 .. 2^31 - 1 */
    size_t channels;      /* 1, 3 or 4 */
    const uint8_t *rows;  /* a 0 (no filter) and width * channels samples, for each row */
    double dpi;
    const char *title, *description; /* UTF-8 or NULL */
} cor_png_image;

/* Bytes of one row in `rows`. */
size_t cor_png_row_size(const cor_png_image *image);

void cor_png_file(cor_buf *out, const cor_png_image *image);

#endif
