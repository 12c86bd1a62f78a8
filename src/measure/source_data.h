/*
 * measure/source_data: the data of a style's source, from its file or from the style itself, with
 * what the source's own options make of it (measure/source_features).
 */
#ifndef COR_MEASURE_SOURCE_DATA_H
#define COR_MEASURE_SOURCE_DATA_H

#include "read/dataset.h"
#include "style/style.h"

COR_MUST_CHECK bool cor_source_data_load(cor_dataset **out, const cor_style *style,
                                         const cor_style_source *source, cor_report *report);

#endif
