/*
 * symbolise/offset: a path moved aside, for line-offset and line-gap-width.
 *
 * Each edge is moved along its normal; neighbouring edges meet at their intersection while the turn
 * is mild, and are joined by a bevel where it is sharp. On the inner side of a bend that is tighter
 * than the offset edges would run backwards: they are left out, and what is beside them meets. The
 * wiggles of a line that are small beside the offset are smoothed beforehand, for the same reason.
 */
#ifndef COR_SYMBOLISE_OFFSET_H
#define COR_SYMBOLISE_OFFSET_H

#include "geo/path.h"

/* Positive offsets lie to the right of the line's direction (y is down). */
void cor_path_offset(cor_path *out, const cor_path *in, double offset_pt);

#endif
