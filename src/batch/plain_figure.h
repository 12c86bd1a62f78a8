/*
 * batch/plain_figure: a figure for a data file that has none: all that is in it, plainly drawn.
 */
#ifndef COR_BATCH_PLAIN_FIGURE_H
#define COR_BATCH_PLAIN_FIGURE_H

#include <stdbool.h>

#include "base/str.h"

/* By its extension: .geojson, .gpkg, .fgb, .shp. */
bool cor_is_data_file(const char *path);

/* Appends the figure as JSON; its paths are relative to the folder of the data file. */
void cor_plain_figure(cor_buf *out, const char *path);

#endif
