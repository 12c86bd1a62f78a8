/*
 * draw/pixels: a scene, or what is under its text, as pixels to look at.
 *
 *   in    a frozen scene, a resolution
 *   out   opaque sRGB pixels; what nothing covers is white
 *   not   files (encode/png)
 *
 * Memory: the caller frees with cor_pixels_free. Threads: as draw/draw.
 */
#ifndef COR_DRAW_PIXELS_H
#define COR_DRAW_PIXELS_H

#include "base/report.h"
#include "scene/scene.h"

typedef struct cor_pixels {
    uint32_t *rgb; /* 0xffrrggbb, rows from the top */
    size_t width, height;
    double per_pt;
} cor_pixels;

COR_MUST_CHECK bool cor_pixels_without_text(cor_pixels *out, const cor_scene *scene, double dpi,
                                            cor_report *report);
void cor_pixels_free(cor_pixels *pixels);

#endif
