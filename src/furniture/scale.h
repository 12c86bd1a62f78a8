/*
 * furniture/scale: how true scale changes over a map, and where a bar of a given length ends.
 *
 * A bar lies level on the page about the middle of the map; it is as long as the geodesic between
 * its own two ends, put there.
 */
#ifndef COR_FURNITURE_SCALE_H
#define COR_FURNITURE_SCALE_H

#include "plan/plan.h"

/* Width on the page of `length_m`, centred at the middle of the map. False when it does not fit
 * into the frame or the middle is off the earth. */
bool cor_scale_width(double *width_pt, const cor_map *map, double length_m);

/* Largest relative difference of the scale at nine places of the frame, level and upright, from the
 * middle's. */
double cor_scale_variation(const cor_map *map);

/* The largest of 1, 2, 5 times a power of ten that is at most `x`. */
double cor_scale_round(double x);

#endif
