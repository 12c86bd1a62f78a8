/*
 * property/geojson/generate: GeoJSON texts that RFC 7946 allows, from a seed.
 *
 *   in    a seed
 *   out   a text: any root, all types of geometry, positions with and without heights, properties
 * of every kind, ids, numbers, escapes and space as JSON allows them not   what RFC 7946 advises
 * against (GDAL answers to each in its own way), properties that are of one kind in one feature and
 * of another in the next (GDAL has one type for all)
 */
#ifndef PROPERTY_GEOJSON_GENERATE_H
#define PROPERTY_GEOJSON_GENERATE_H

#include "base/str.h"

void generate_geojson(cor_buf *out, unsigned long long seed);

#endif
