/*
 * property/geojson/compare: one GeoJSON text read by us and by GDAL's driver.
 *
 *   in    a text that RFC 7946 allows
 *   out   the first thing in which the two differ
 *   not   texts that either of them refuses: GDAL knows no faults where we do
 *
 * Compared are the number and order of features, the kinds of parts and every coordinate of them
 * bit by bit, heights, ids and every property. GDAL has one type for a property in all features and
 * holds what is no list of one type as JSON; that is read again and compared as a value.
 *
 * Threads: one.
 */
#ifndef PROPERTY_GEOJSON_COMPARE_H
#define PROPERTY_GEOJSON_COMPARE_H

#include "base/str.h"

typedef struct comparison {
    bool read;            /* we take the text; else `difference` is our message */
    size_t compared;      /* coordinates and properties */
    char difference[400]; /* empty: none */
} comparison;

void compare_open(void);
void compare_close(void);

comparison compare_readings(const char *name, cor_str text);

#endif
