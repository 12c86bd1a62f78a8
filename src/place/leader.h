/*
 * place/leader: places away from its point for a label that finds none beside it, and the thin line
 * that leads there. Private to place.
 *
 *   in    a label of a point, what else takes room
 *   out   after its candidates those that are free on rings about the point, each with its leader;
 *         the leader drawn
 *   not   which of them it gets (place/settle)
 *
 * A leader is straight, from the edge of the feature's own symbol to the middle of the text's
 * nearest side, and takes room like a label: nothing else crosses it, and it crosses no label, no
 * other leader, no symbol of another feature and no line that is to be avoided. On each ring the
 * layer's own order of preference comes first (text-variable-anchor), then the directions between.
 */
#ifndef COR_PLACE_LEADER_H
#define COR_PLACE_LEADER_H

#include "place/label.h"

typedef struct cor_leader_room {
    const cor_collide *taken;
    cor_rect frame;
    cor_owner self;
    cor_arena *arena;
} cor_leader_room;

/* False when it may not have a leader, has had its places already, or none is free. */
bool cor_label_add_away(cor_label *label, const cor_leader_room *room);

void cor_leader_draw(const cor_label *label, const cor_candidate *c, cor_scene *scene);

#endif
