/*
 * geo/lonlat: which numbers are a longitude and a latitude, and which are so but for rounding.
 *
 *   in    degrees as somebody wrote them
 *   out   the same within the limits of the earth; how much was taken off
 *   not   messages; what lies between two positions
 *
 * Data end at -90.00000000000003 and at 180.0000000000001 where a program has calculated them, and
 * at -90.001 where one has cut their digits. Beyond a pole nothing can be meant. Beyond 180 degrees
 * a shape may go on (178 to 182): only a part that ends within a metre of the limit is brought back
 * to it. One rule for data files, inline data and the literals of figures.
 */
#ifndef COR_GEO_LONLAT_H
#define COR_GEO_LONLAT_H

#include <stddef.h>

#include "geo/coord.h"

typedef struct cor_rounding {
    size_t count;    /* positions that were brought back */
    double most_deg; /* how far beyond the limit they were */
} cor_rounding;

/* Within what cor_lonlat_settle brings back, longitudes up to once around either way. */
bool cor_lonlat_is_place(cor_lonlat p);

/* Brings the positions of one part back to the poles, and to 180 or 360 degrees, from beyond. What
 * is farther off than rounding stays as it is. Adds to *found. */
void cor_lonlat_settle(cor_lonlat *part, size_t count, cor_rounding *found);

/* The same of a latitude alone; false when it is beyond rounding, or not a number. */
bool cor_latitude_settle(double *lat_deg);

#endif
