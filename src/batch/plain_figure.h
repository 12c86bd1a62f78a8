/*
 * batch/plain_figure: a figure for a data file that has none: all that is in it, plainly drawn.
 */
#ifndef COR_BATCH_PLAIN_FIGURE_H
#define COR_BATCH_PLAIN_FIGURE_H

#include "base/str.h"
#include "batch/render.h"

/* Appends the figure as JSON; its paths are relative to the folder of the data file. */
void cor_plain_figure(cor_buf *out, const char *path, const cor_data_options *options);

#endif
