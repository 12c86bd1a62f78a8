#include "place/pieces.h"

static bool leaves(cor_rect box, cor_rect frame)
{
    return box.x0_pt < frame.x0_pt || box.y0_pt < frame.y0_pt || box.x1_pt > frame.x1_pt ||
           box.y1_pt > frame.y1_pt;
}

bool cor_candidate_is_free(const cor_candidate *c, const cor_label *label, const cor_collide *taken,
                           cor_rect frame, cor_owner self, cor_owner *blocker)
{
    /* A text must be read; an icon may be cut like any other mark. */
    if (c->shows_text && !label->allow_overlap && leaves(c->box, frame)) {
        *blocker = (cor_owner){ -1, -1, -1, "the edge of the map" };
        return false;
    }
    size_t own_rules = c->piece_count - c->leader_piece_count; /* a leader crosses nothing */
    for (size_t i = 0; i < c->piece_count; i++) {
        bool is_text = i < c->text_piece_count, is_leader = i >= own_rules;
        if (!is_leader && (is_text ? label->allow_overlap : label->icon.allow_overlap))
            continue;
        bool cooperates = !is_leader && (is_text ? label->cooperates : label->icon.cooperates);
        const cor_owner *owner = cooperates
                                     ? cor_collide_find_cooperating(taken, c->pieces[i], self)
                                     : cor_collide_find(taken, c->pieces[i], self);
        if (owner) {
            *blocker = *owner;
            return false;
        }
    }
    return true;
}

void cor_candidate_occupy(const cor_candidate *c, const cor_label *label, cor_collide *taken,
                          cor_owner self)
{
    size_t own_rules = c->piece_count - c->leader_piece_count;
    for (size_t i = 0; i < c->piece_count; i++) {
        bool is_text = i < c->text_piece_count, is_leader = i >= own_rules;
        if (!is_leader && (is_text ? label->ignore_placement : label->icon.ignore_placement))
            continue;
        if (!is_leader && (is_text ? label->cooperates : label->icon.cooperates))
            cor_collide_add_cooperating(taken, c->pieces[i], self);
        else
            cor_collide_add(taken, c->pieces[i], self);
    }
}
