/*
 * read/keep: fewer features of a dataset.
 *
 *   in    a dataset that nobody shares yet; for each feature whether it stays
 *   out   the dataset as if the others had never been in its file: their parts and coordinates are
 *         gone, too
 *   not   who stays (measure/source_features)
 */
#ifndef COR_READ_KEEP_H
#define COR_READ_KEEP_H

#include "read/dataset.h"

void cor_dataset_keep(cor_dataset *dataset, const bool *stays);

#endif
