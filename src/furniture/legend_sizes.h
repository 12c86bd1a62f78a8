/*
 * furniture/legend_sizes: circles for round values of the data, whatever curve makes their radius.
 * Private to furniture.
 *
 *   in    a layer of circles whose radius is computed from one property of its features
 *   out   one entry: circles of two or three round numbers within the map's values, each with the
 *         radius that the layer gives to such a feature
 *   not   curves whose input is the property itself (furniture/legend_classes), classes
 */
#ifndef COR_FURNITURE_LEGEND_SIZES_H
#define COR_FURNITURE_LEGEND_SIZES_H

#include "furniture/legend_entries.h"

/* For a layer that cor_legend_has_sizes: adds the entry; nothing when the map shows no value above
 * 0. An error when the radius depends on several properties. */
COR_MUST_CHECK bool cor_legend_sizes_add(cor_legend_entries *out, const cor_legend_entry *base,
                                         cor_plan *plan, cor_report *report);

#endif
