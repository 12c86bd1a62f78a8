/*
 * measure/feature_eval: what an expression sees of a feature.
 *
 * The one place where a feature's properties, id, geometry and place in its file are given to an
 * evaluation; who knows of a zoom, a language or pictures adds them.
 */
#ifndef COR_MEASURE_FEATURE_EVAL_H
#define COR_MEASURE_FEATURE_EVAL_H

#include "read/dataset.h"
#include "style/style.h"

/* `state` as in cor_style; NULL: none. Everything is borrowed. */
cor_eval cor_feature_eval(const cor_dataset *data, size_t index, const cor_value *state,
                          cor_arena *arena, cor_report *report);

#endif
