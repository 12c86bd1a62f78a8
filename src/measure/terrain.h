/*
 * measure/terrain: the length of a line over the ground of a height model.
 *
 *   in    a GeoTIFF of heights in metres, a line feature
 *   out   the length over the ground, its lowest and highest place, the climb
 *   not   heights that the line itself has (measure/survey)
 *
 * The line is sampled at its vertices and between them every half cell at most, measured at the
 * raster's centre (measure/elevation). Of each step the geodesic is one side, the difference in
 * height the other: only differences count, so heights above the sea and above the ellipsoid differ
 * by the slope of the geoid alone, some 1e-5 of the length at most, and the line is not raised to
 * its height, which would add 1.6e-4 of the length for each 1000 m. A step with an end that has no
 * height is measured flat, and counted.
 *
 * Memory: cor_terrain_free. Threads: one at a time.
 */
#ifndef COR_MEASURE_TERRAIN_H
#define COR_MEASURE_TERRAIN_H

#include "read/dataset.h"

typedef struct cor_terrain cor_terrain;

typedef struct cor_profile {
    double length_m;
    double spacing_m; /* of the samples, at most */
    double without_m; /* of the line: an end of the step has no height */
    double lowest_m, highest_m;
    double climb_m, descent_m; /* towards the line's end */
} cor_profile;

COR_MUST_CHECK bool cor_terrain_open(cor_terrain **out, const char *path, cor_span at,
                                     cor_report *report);
void cor_terrain_free(cor_terrain *terrain); /* NULL allowed */
const char *cor_terrain_file(const cor_terrain *terrain);

/* Fails when the file cannot be read, or the line is longer than a hundred million samples. What
 * has no height is a warning; lowest and highest are infinite when nothing has. */
COR_MUST_CHECK bool cor_terrain_measure(cor_profile *out, cor_terrain *terrain,
                                        const cor_dataset *data, size_t feature,
                                        cor_report *report);

#endif
