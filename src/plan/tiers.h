/*
 * plan/tiers: labels of places along an axis, in as few tiers as they need.
 *
 *   in    places along a row, each with a name and a number, and the row's length
 *   out   the texts, shaped; the tier of each, and where its leader passes through the tiers before
 *   not   drawing; which way the tiers are stacked (furniture/chart)
 *
 * Labels keep their order. Level texts stand in one to three tiers by turns, each above or below
 * its place; where their leaders would have to go far aside the texts are set upright instead, in
 * one tier, closely packed. Labels that do not fit then are an error that says by how many
 * millimetres.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_TIERS_H
#define COR_PLAN_TIERS_H

#include "plan/plan.h"

enum { COR_TIERS_MAX = 3 };

typedef struct cor_tier_label {
    double anchor_pt;            /* along the row */
    double room_pt;              /* of cor_tiers_set_between: around the anchor, between marks */
    const char *name, *value;    /* either may be NULL */
    cor_block block;             /* name over value; in one line when upright */
    int tier;                    /* 0 is next to the axis */
    double at_pt[COR_TIERS_MAX]; /* where its leader passes; in its own tier the text's middle */
} cor_tier_label;

typedef struct cor_tiers {
    cor_tier_label *items; /* by anchor, ascending */
    size_t count;
    int tier_count;
    bool upright;
    double text_pt; /* height of a tier's texts */
    double knee_pt; /* before each tier: room in which leaders bend */
} cor_tiers;

typedef struct cor_tiers_how {
    double row_pt;
    double knee_pt;   /* the least */
    const char *what; /* for the error: "stations" */
    cor_span at;
} cor_tiers_how;

/* Sets everything but `items` with their anchors and texts, which the caller gives, and `count`. */
COR_MUST_CHECK bool cor_tiers_set(cor_tiers *tiers, const cor_plan *plan, const cor_tiers_how *how,
                                  cor_report *report);

/* For labels between marks: each stands in the middle of its room, or where that is too narrow in a
 * second tier. */
COR_MUST_CHECK bool cor_tiers_set_between(cor_tiers *tiers, const cor_plan *plan,
                                          const cor_tiers_how *how, cor_report *report);

/* From the axis to the far side of the last tier; 0 without labels. */
double cor_tiers_height_pt(const cor_tiers *tiers);

#endif
