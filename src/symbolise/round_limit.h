/*
 * symbolise/round_limit: line-round-limit. Private to symbolise.
 *
 * Round joins are mitred where the turn is so mild that the miter is shorter than the limit (in
 * line widths). At the spec's 1.05, a turn of 35 degrees, nobody sees which it is, so that limits
 * up to that are not looked at.
 */
#ifndef COR_SYMBOLISE_ROUND_LIMIT_H
#define COR_SYMBOLISE_ROUND_LIMIT_H

#include "geo/path.h"
#include "scene/scene.h"

bool cor_round_limit_counts(const cor_stroke *stroke, double limit);

/* Appends to `out` a dot, which is a line of no length, for each corner that stays round; the rest
 * of the line is then stroked with miters up to the limit. */
void cor_round_limit_dots(cor_path *out, const cor_path *line, double limit);

#endif
