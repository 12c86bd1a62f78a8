/*
 * measure/elevation: the height of the ground at a place.
 *
 *   in    a raster of heights in metres
 *   out   a height between the four nearest cells' centres (bilinear), in the outer half cell that
 *         of the edge; NaN off the raster, and where one of the four that counts has none
 *   not   lines (measure/heights, measure/terrain), hillshade (symbolise)
 *
 * The rim of a raster that goes round the earth has its neighbours on the other side.
 *
 * Memory: cor_elevation_free; cells are read in squares when they are needed, 256 MB of them at
 * most. Threads: one at a time a raster.
 */
#ifndef COR_MEASURE_ELEVATION_H
#define COR_MEASURE_ELEVATION_H

#include "read/raster.h"

typedef struct cor_elevation cor_elevation;

/* Borrows the raster. */
cor_elevation *cor_elevation_new(cor_raster *raster);
void cor_elevation_free(cor_elevation *elevation); /* NULL allowed */

/* False when the raster cannot be read. */
COR_MUST_CHECK bool cor_elevation_at(double *height_m, cor_elevation *elevation, cor_lonlat p,
                                     cor_report *report);

#endif
