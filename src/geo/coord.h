/*
 * geo/coord: the three kinds of coordinates. They are never interchangeable.
 */
#ifndef COR_GEO_COORD_H
#define COR_GEO_COORD_H

#include <stdbool.h>

/* Geodetic, WGS 84 unless the CRS says otherwise; degrees; longitude first, east positive. */
typedef struct cor_lonlat {
    double lon_deg, lat_deg;
} cor_lonlat;

/* Projected; metres (whatever unit the CRS states, converted); x east, y north. */
typedef struct cor_xy {
    double x_m, y_m;
} cor_xy;

/* On the page; points of 1/72 inch; origin at the top left corner of the sheet, y down. */
typedef struct cor_pt {
    double x_pt, y_pt;
} cor_pt;

/* A rectangle on the page; x0 <= x1, y0 <= y1. */
typedef struct cor_rect {
    double x0_pt, y0_pt, x1_pt, y1_pt;
} cor_rect;

/* A rectangle in longitude and latitude; west may be larger than east (across the antimeridian). */
typedef struct cor_bbox {
    double west_deg, south_deg, east_deg, north_deg;
} cor_bbox;

/* A rectangle in projected metres. */
typedef struct cor_box {
    double x0_m, y0_m, x1_m, y1_m;
} cor_box;

#endif
