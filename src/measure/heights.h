/*
 * measure/heights: the ground's height along a line.
 *
 *   in    a line, and a raster of heights or the line's own third ordinates
 *   out   samples with their distance from the start; what they add up to
 *   not   rounding, text, axes
 *
 * Between two samples the ground is taken to be straight: climbs grow as samples come closer, so
 * that `spacing_m` belongs to every one that is told.
 *
 * Memory: cor_heights_free. Threads: one at a time a raster.
 */
#ifndef COR_MEASURE_HEIGHTS_H
#define COR_MEASURE_HEIGHTS_H

#include "read/raster.h"

typedef struct cor_height {
    double distance_m; /* from the start of the line */
    double height_m;   /* NaN: none */
    cor_lonlat at;
} cor_height;

typedef struct cor_heights {
    cor_height *items;
    size_t count;
    double spacing_m; /* of the samples; 0: one a vertex */
} cor_heights;

typedef struct cor_height_range {
    double least_m, most_m;    /* NaN when nothing has a height */
    double climb_m, descent_m; /* over the stretches that have heights */
    double missing_m;          /* length of those that have none */
} cor_height_range;

/* Samples every `spacing_m` (0: a cell of the raster, but no more than 20000 samples) of a line of
 * n >= 2 coordinates, and its end. */
COR_MUST_CHECK bool cor_heights_along(cor_heights *out, cor_raster *dem, const cor_lonlat *line,
                                      size_t n, double spacing_m, cor_report *report);

/* The line's own: a sample a vertex. */
void cor_heights_of_line(cor_heights *out, const cor_lonlat *line, const double *heights_m,
                         size_t n);
void cor_heights_free(cor_heights *heights);

cor_height_range cor_heights_range(const cor_heights *heights);

#endif
