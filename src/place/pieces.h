/*
 * place/pieces: the room that a candidate's text and icon ask for. Private to place.
 *
 *   in    a label, one of its candidates, the room that is taken
 *   out   whether it is free; the room taken
 *   not   which label goes first (place/place)
 *
 * Text and icon have rules of their own: each may be allowed to lie over others, to lie over those
 * that cooperate, or to leave its room to them.
 */
#ifndef COR_PLACE_PIECES_H
#define COR_PLACE_PIECES_H

#include "place/label.h"

/* When it is not free, *blocker is who stands in the way. */
bool cor_candidate_is_free(const cor_candidate *c, const cor_label *label, const cor_collide *taken,
                           cor_rect frame, cor_owner self, cor_owner *blocker);
void cor_candidate_occupy(const cor_candidate *c, const cor_label *label, cor_collide *taken,
                          cor_owner self);

#endif
