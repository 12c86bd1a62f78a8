/*
 * place/area: candidates for the name of an area. Private to place.
 *
 *   in    a label, the visible area, what parts of the page lie over it
 *   out   candidates: spread along the area's axis where the layer asks for that, then level ones
 *   not   labels and symbols in the way
 *
 * Threads: one per map.
 */
#ifndef COR_PLACE_AREA_H
#define COR_PLACE_AREA_H

#include "place/label.h"
#include "place/room.h"

/* Candidates inside an area on the page. */
void cor_label_inside_area(cor_label *label, const cor_path *area, const cor_collide *taken,
                           cor_eval *eval, cor_arena *arena);

/* Along the axes of the room, spaced out to span a good part of them; every letter is inside, and
 * on nothing of what is already `taken` (may be NULL). Adds none when the label has no line to
 * spread or nothing fits. */
void cor_label_spread(cor_label *label, const cor_room *room, const cor_collide *taken,
                      cor_arena *arena);

#endif
