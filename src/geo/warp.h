/*
 * geo/warp: where each pixel of an image on the page comes from in a raster.
 *
 *   in    a function from the image to the raster (exact, slow), the sizes of both
 *   out   patches of the image in which the function is bilinear, within a bounded error
 *   not   the raster's values, projections
 *
 * Squares of the image are quartered until the exact places of their edges' middles and of their
 * centre lie within a twentieth of an image pixel of the bilinear ones. Where that never comes
 * about (the edge of the earth, a pole, a seam) single pixels are left, each of them exact. What
 * has no image, or lies beside the raster, is in no patch.
 *
 * A raster that goes around the earth has a period: columns that differ by it are the same place.
 * The columns of a patch are continuous and may lie a period aside.
 *
 * Memory: cor_warp_free. Threads: the function's.
 */
#ifndef COR_GEO_WARP_H
#define COR_GEO_WARP_H

#include <stdbool.h>
#include <stddef.h>

/* A place in a raster; the top left corner of its first cell is 0, 0. */
typedef struct cor_pixel {
    double column, row;
} cor_pixel;

/* Image coordinates likewise: the first pixel's centre is at 0.5, 0.5. False: no image. */
typedef bool cor_warp_function(void *user, double x, double y, cor_pixel *out);

typedef struct cor_warp_task {
    cor_warp_function *locate;
    void *user;
    size_t width, height;         /* of the image */
    double columns, rows, period; /* of the raster; 0: no period */
} cor_warp_task;

/* The centre of the pixel (x + i, y + j) comes from
 * origin + i * along_x + j * along_y + i * j * across. */
typedef struct cor_warp_patch {
    size_t x, y, width, height;
    cor_pixel origin, along_x, along_y, across;
} cor_warp_patch;

typedef struct cor_warp {
    cor_warp_patch *patches;
    size_t count, capacity;
    size_t x0, y0, x1, y1;               /* of the image: what the patches cover */
    double column0, row0, column1, row1; /* of the raster: what they need */
    double least_columns, least_rows;    /* the smallest extent of an image pixel in the raster */
} cor_warp;

void cor_warp_run(cor_warp *out, const cor_warp_task *task);
void cor_warp_free(cor_warp *warp);

/* How far one pixel of the image reaches in the raster, in columns and rows. */
cor_pixel cor_warp_reach(const cor_warp_patch *patch);

/* The column that is the same place, nearest to the middle of the raster. */
double cor_warp_column(double column, double columns, double period);

#endif
