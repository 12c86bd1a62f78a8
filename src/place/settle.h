/*
 * place/settle: gives labels their places. Private to place.
 *
 *   in    labels in the order of their importance, with candidates; what else takes room
 *   out   for each label the chosen candidate, or none and what stands in its way
 *
 * Labels of a layer with the same symbol-sort-key are equals: as many of them as can be are placed.
 * A further name along a line comes after all of these. No number of less important labels drives
 * out a more important one. A candidate costs the more the later it stands in the order of
 * preference, and the more of the map's lines it covers. A label that may have a leader and finds
 * no place beside its point, or loses them all to others, takes part with its places away from it.
 */
#ifndef COR_PLACE_SETTLE_H
#define COR_PLACE_SETTLE_H

#include "place/collect.h"

/* < 0, 0, > 0 as a is more, as, less important than b. */
int cor_label_compare(const cor_label *a, const cor_label *b);

/* The chosen candidates are added to `taken`. */
void cor_labels_settle(cor_labels *labels, const cor_plan *plan, const cor_map *map,
                       cor_collide *taken, cor_report *report);

#endif
