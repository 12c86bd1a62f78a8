/*
 * symbolise/offset: a path moved aside, for line-offset and line-gap-width.
 *
 * Each edge is moved along its normal; neighbouring edges meet at their intersection while the turn
 * is mild, and are joined by a bevel where it is sharp. Loops that appear inside tight bends are
 * left in, as in the web renderers.
 */
#ifndef COR_SYMBOLISE_OFFSET_H
#define COR_SYMBOLISE_OFFSET_H

#include "geo/path.h"

/* Positive offsets lie to the right of the line's direction (y is down). */
void cor_path_offset(cor_path *out, const cor_path *in, double offset_pt);

#endif
