/*
 * plan/translate: what the *-translate properties of a layer move by.
 *
 * Threads: safe.
 */
#ifndef COR_PLAN_TRANSLATE_H
#define COR_PLAN_TRANSLATE_H

#include "plan/plan.h"

/* On the page (x right, y down). Anchored to the map, x goes along the map's own right, which is
 * the page's unless the map is turned. */
cor_pt cor_map_translation(const cor_map *map, const cor_layer *layer, cor_property translate,
                           cor_property anchor, cor_eval *eval);
void cor_path_translate(cor_path *path, cor_pt by);

#endif
