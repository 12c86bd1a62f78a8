/*
 * layers/write_layers: small GeoPackages, FlatGeobufs and Shapefiles for tests, written by GDAL.
 *
 *   in    a folder that is empty
 *   out   the files that the tests of read/vector name
 *
 * They are written by a child process: what GDAL keeps for a process must not reach the reader.
 * Threads: one.
 */
#ifndef LAYERS_WRITE_LAYERS_H
#define LAYERS_WRITE_LAYERS_H

#include <stdbool.h>

/* Ends the program when a file cannot be written. */
void write_layers(const char *folder);

#endif
