/*
 * measure/source_features: what a source's own options make of the features of its file.
 *
 *   in    a dataset as it was read; `filter`, `promoteId` and `generateId` of the source
 *   out   the features that the filter accepts, with their ids
 *   not   filters of layers
 *
 * A filter sees the ids of the file; generated ids count what it leaves, from 0; a promoted id
 * comes before a generated one. A feature for which the filter fails is left out, with a warning.
 */
#ifndef COR_MEASURE_SOURCE_FEATURES_H
#define COR_MEASURE_SOURCE_FEATURES_H

#include "read/dataset.h"
#include "style/style.h"

void cor_source_features(cor_dataset *dataset, const cor_style *style,
                         const cor_style_source *source, cor_report *report);

#endif
