/*
 * place/anchors: where the symbols of a feature stand that have an icon, or repeat along a line.
 * Private to place.
 *
 *   in    a prototype with text and icon, the feature, symbol-placement and symbol-spacing
 *   out   a label for each anchor, with its candidates
 *   not   texts alone: they choose a place in an area or along a line (place/collect)
 *
 * Points: each of a point feature, the first vertex of a line, the middle of an area. Lines: every
 * symbol-spacing along each line and boundary, or the middle of each.
 */
#ifndef COR_PLACE_ANCHORS_H
#define COR_PLACE_ANCHORS_H

#include "place/collect.h"

typedef struct cor_symbol_place {
    const cor_plan *plan;
    const cor_map *map;
    size_t feature;
    cor_eval *eval;
} cor_symbol_place;

/* How far a text or an icon at a point is turned clockwise by its rotation alignment: one that is
 * aligned with the map has true north up, on a turned map and under a projection that turns it. */
double cor_symbol_turn(const cor_map *map, cor_pt p, const cor_layer *layer, cor_property alignment,
                       cor_eval *eval);
/* Whether the symbols of a layer are placed here. */
bool cor_symbol_has_anchors(const cor_label *prototype, cor_eval *eval);
void cor_symbol_add_anchors(cor_labels *labels, const cor_label *prototype,
                            const cor_symbol_place *place);

#endif
