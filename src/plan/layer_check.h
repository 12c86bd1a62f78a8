/*
 * plan/layer_check: layers that come to nothing with their data.
 *
 *   in    the layers that a map shows, their data
 *   out   warnings: properties that no feature has, filters that pass nothing, features of kinds
 * that the layer does not draw, properties without a value for any feature not   what lies outside
 * the map (compose/shown), expressions that fail (style/style_values)
 *
 * Each question ends with the first feature that answers it, so that sound layers cost little.
 */
#ifndef COR_PLAN_LAYER_CHECK_H
#define COR_PLAN_LAYER_CHECK_H

#include "plan/plan.h"

/* Whether the layer is looked at with this map: with the main map when that shows it, else with the
 * insets that do. */
bool cor_layer_is_checked_in(const cor_plan *plan, const cor_map *map, const cor_layer *layer);

/* Whether the layer has a feature that its filter passes and its type draws, wherever it lies. */
bool cor_layer_has_features(const cor_plan *plan, const cor_map *map, const cor_layer *layer);

/* The layers of the main map; of another map those that the main map does not show. */
void cor_layers_check(const cor_plan *plan, const cor_map *map, cor_report *report);

#endif
