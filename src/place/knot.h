/*
 * place/knot: required labels whose points stand so close together that a contest leaves some of
 * them without a place. Private to place.
 *
 *   in    labels in the order of their importance, where they stand after a contest, what else
 *         takes room
 *   out   one candidate for each label of a knot (in_knot), no two of them in conflict
 *   not   the other labels: a contest beside those candidates follows (place/settle)
 *
 * A knot is what a cartographer would see as one: the labels left over and the required ones near
 * them. Its names stand beside their points where they can, or in a column at either side, one
 * under the other, with leaders that are straight or have one bend (boundary labelling: Bekos,
 * Kaufmann, Symvonis and Wolff 2007, doi:10.1016/j.comgeo.2006.05.003), or around their points.
 * All are chosen together (place/exchange). Less important labels give way, but a place where none
 * must is better.
 *
 * Memory: the labels' arena. Threads: one map per thread.
 */
#ifndef COR_PLACE_KNOT_H
#define COR_PLACE_KNOT_H

#include "place/collect.h"

/* How often the knots may be tied anew, with columns further out and more labels. */
enum { COR_KNOT_ROUNDS = 6 };

/* Of the labels [first, end); standing[i]: where label first + i stands, or -1. */
typedef struct cor_knot_labels {
    cor_labels *labels;
    size_t first, end;
    const int *standing;
    const cor_collide *taken; /* without them */
} cor_knot_labels;

/* False when no required label is left over. */
bool cor_knots_untie(const cor_knot_labels *all, int round);

#endif
