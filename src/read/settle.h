/*
 * read/settle: the coordinates of a dataset, once all of them are there.
 *
 *   in    positions as their file has them
 *   out   the same, within the limits of longitude and latitude where only rounding was beyond;
 * bounds of the features; a note and a warning, each once, with its number and first place not
 * positions that are off by more (the readers refuse them); what is drawn or measured
 *
 * Private to read.
 */
#ifndef COR_READ_SETTLE_H
#define COR_READ_SETTLE_H

#include "read/dataset.h"

/* Finds the bounds of all features. */
void cor_settle_bounds(cor_dataset *dataset);

/* Brings back what rounding has put beyond a limit (geo/lonlat), with a note. */
void cor_settle_rounding(cor_dataset *dataset, cor_report *report);

/* Warns of edges that span more than 180 degrees of longitude: a map goes the long way round the
 * earth on them, a length the short one. They stay as they are. */
void cor_settle_edges(const cor_dataset *dataset, cor_report *report);

#endif
