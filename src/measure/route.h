/*
 * measure/route: how long the lines of a dataset are.
 *
 *   in    features of a dataset
 *   out   metres along geodesics of WGS 84
 *   not   places along them (measure/stationing), text
 *
 * Every number of length that a figure prints comes from here.
 *
 * Threads: pure functions.
 * Source: Karney 2013, doi:10.1007/s00190-012-0578-z.
 */
#ifndef COR_MEASURE_ROUTE_H
#define COR_MEASURE_ROUTE_H

#include "read/dataset.h"

/* Sum over the line parts of one feature; 0 when it has none. */
double cor_route_length_m(const cor_dataset *dataset, const cor_feature *feature);

#endif
