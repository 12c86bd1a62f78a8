/*
 * geo/lon_span: the shortest run of longitudes that holds what lies around the earth.
 *
 *   in    intervals of longitude, in any turn
 *   out   west and east of all but the widest gap between them
 *   not   latitudes
 *
 * Fiji lies from 177 to 182, not from -180 to 180.
 */
#ifndef COR_GEO_LON_SPAN_H
#define COR_GEO_LON_SPAN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cor_lon_interval {
    double west_deg, east_deg;
} cor_lon_interval;

typedef struct cor_lon_span {
    cor_lon_interval *items; /* in [-180, 180] */
    size_t count, capacity;
} cor_lon_span;

/* `east_deg` is not less than `west_deg`. */
void cor_lon_span_add(cor_lon_span *span, double west_deg, double east_deg);
/* West in [-180, 180), east at most 360 more; -180 and 180 where nothing is left out, or nothing
 * was added. Sorts the items. */
cor_lon_interval cor_lon_span_find(cor_lon_span *span);
void cor_lon_span_free(cor_lon_span *span);

#endif
