/*
 * place/record: the labels of a map into the plan's ledger. Private to place.
 *
 *   in    labels that are settled
 *   out   an entry for each, with its box or with what blocks it; the measured numbers that the
 *         placed ones show: kilometre posts, corridor:km and corridor:length_km of features
 *   not   warnings (place/dropped)
 */
#ifndef COR_PLACE_RECORD_H
#define COR_PLACE_RECORD_H

#include "place/collect.h"

void cor_labels_record(const cor_labels *labels, const cor_plan *plan, const cor_map *map);

#endif
