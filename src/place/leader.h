/*
 * place/leader: places away from its point for a label that finds none beside it, and the thin line
 * that leads there. Private to place.
 *
 *   in    a label of a point, what else takes room
 *   out   after its candidates those that are free on rings about the point, each with its leader;
 *         the leader drawn
 *   not   which of them it gets (place/settle)
 *
 * Beside those, the places and leaders of a knot (place/knot), whose leaders may have one bend.
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
    bool over_symbols; /* a leader may cross the circles of others */
} cor_leader_room;

/* False when it may not have a leader, has had its places already, or none is free. */
bool cor_label_add_away(cor_label *label, const cor_leader_room *room);

/* A place away from the point, in a knot of labels (place/knot). */
typedef struct cor_led_place {
    cor_pt text; /* the middle of the text's near side, or of another of its sides */
    double h, v; /* which point of the text that is, from left and top */
    cor_pt bend; /* of the leader; `text` where it is straight */
} cor_led_place;

/* Adds the place when text and leader are free there, and while there are fewer than `most`. Its
 * leader passes symbols as closely as a line may. NULL when it is not added. */
cor_candidate *cor_label_add_led(cor_label *label, const cor_led_place *place, size_t most,
                                 const cor_leader_room *room);
/* On the rings, in all directions. */
void cor_label_add_rings(cor_label *label, size_t most, const cor_leader_room *room);
/* Two leaders, or a leader and the text or icon of another label, are too close for one knot. */
bool cor_leaders_meet(const cor_candidate *a, const cor_candidate *b);
double cor_leader_length(const cor_candidate *c);
/* Which part of the circles' widths it covers, all together. */
double cor_leader_covered(const cor_candidate *c, const cor_leader_room *room);

void cor_leader_draw(const cor_label *label, const cor_candidate *c, cor_scene *scene);

#endif
