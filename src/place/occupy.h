/*
 * place/occupy: the room that a layer's own marks take: circles, lines and areas that labels are to
 * keep clear of. Private to place.
 *
 *   in    a layer that the map shows
 *   out   boxes; each feature's circles and areas are its own, and no obstacle to its own labels
 *   not   symbols (place/settle)
 *
 * Threads: one per map.
 */
#ifndef COR_PLACE_OCCUPY_H
#define COR_PLACE_OCCUPY_H

#include "place/collide.h"
#include "plan/plan.h"

/* Nothing for a layer that labels may cover: lines and areas unless its metadata says
 * `corridor:avoid: true`, circles where it says `corridor:avoid: false`. */
void cor_layer_occupy(const cor_layer *layer, const cor_plan *plan, const cor_map *map,
                      cor_collide *taken, cor_report *report);

/* What the layer's metadata says of the key: true, false, or nothing. */
bool cor_layer_flag(const cor_layer *layer, const char *key, bool otherwise);

#endif
