/*
 * symbolise/slope: the steepness of heights, in metres of rise to a metre of ground. Private to
 * symbolise.
 *
 *   in    cells of heights, and where their raster lies on the earth
 *   out   for each cell the rise along its row (towards higher columns) and across it (towards
 *         higher rows); NaN where there is none
 *   not   the map's projection
 *
 * Ground is the ellipsoid's, measured at the cell: a cell of a degree raster is narrower in the
 * north, one of a Mercator raster smaller than its CRS says. The two directions are at right angles
 * on the ground, also where the raster's own are not.
 *
 * Source: Horn 1981, doi:10.1109/PROC.1981.11918 (weights of the eight neighbours).
 */
#ifndef COR_SYMBOLISE_SLOPE_H
#define COR_SYMBOLISE_SLOPE_H

#include "read/raster.h"

typedef struct cor_slope {
    float along, across;
} cor_slope;

/* As many as there are cells; cor_free. */
cor_slope *cor_slopes(const cor_raster_cells *cells, cor_raster *raster);

#endif
