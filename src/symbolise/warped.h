/*
 * symbolise/warped: a raster as a map shows it. Private to symbolise.
 *
 *   in    a raster, the map, the page's pixels
 *   out   its cells, no finer than the page can show, and for each pixel which of them it covers
 *   not   what is made of their values
 *
 * A pixel takes the mean of the box that it covers in the raster, at least one cell wide: between
 * the cells' centres that is linear interpolation, and where many cells fall into a pixel it is
 * their mean, so nothing aliases.
 */
#ifndef COR_SYMBOLISE_WARPED_H
#define COR_SYMBOLISE_WARPED_H

#include "symbolise/page_grid.h"

typedef struct cor_warped {
    cor_raster *raster; /* borrowed */
    cor_page_grid grid; /* the part of the frame that shows any of it */
    cor_warp warp;      /* its patches count from the grid's first pixel */
    cor_raster_cells cells;
    double columns, rows, period; /* of the raster */
    bool is_cyclic;               /* the last column of cells is beside the first */
} cor_warped;

/* Nothing of it may be in the frame: then `warp.count` is 0. `margin`: so many cells more on all
 * sides. */
COR_MUST_CHECK bool cor_warped_open(cor_warped *out, const cor_symboliser *s, cor_raster *raster,
                                    size_t margin);
void cor_warped_close(cor_warped *warped);

/* How many cells a pixel of the patch covers, across and down. */
typedef struct cor_extent_cells {
    double columns, rows;
} cor_extent_cells;
cor_extent_cells cor_warped_extent(const cor_warped *warped, const cor_warp_patch *patch);

/* One side of a box: cells first ... first + count - 1, the outer ones in part. */
typedef struct cor_taps {
    ptrdiff_t first;
    int count;
    float head, tail;
} cor_taps;

/* Where a pixel lies in the cells, and how much of it lies in the raster, 0 to 1. */
typedef struct cor_warped_spot {
    double column, row; /* of the cells */
    float share;
    cor_taps across, down;
} cor_warped_spot;
void cor_warped_find(const cor_warped *warped, const cor_warp_patch *patch, cor_extent_cells extent,
                     size_t x, size_t y, cor_warped_spot *out);

static inline float cor_tap_weight(const cor_taps *taps, int i)
{
    return i == 0 ? taps->head : i == taps->count - 1 ? taps->tail : 1;
}

/* The index of a cell along one side, or -1 beyond it. */
static inline ptrdiff_t cor_tap_index(ptrdiff_t index, size_t count, bool is_cyclic)
{
    ptrdiff_t n = (ptrdiff_t)count;
    if (index >= 0 && index < n)
        return index;
    if (!is_cyclic)
        return -1;
    ptrdiff_t rest = index % n;
    return rest < 0 ? rest + n : rest;
}

#endif
