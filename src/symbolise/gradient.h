/*
 * symbolise/gradient: a line in the colours of line-gradient. Private to symbolise.
 *
 * The line is parted into runs that are nearly straight; each is stroked with a gradient from its
 * first point to its last. A run reaches a hair around the corner into the next one, which gives
 * the corner its join; the next one is drawn over it. At a translucent corner both runs reach
 * around it and are cut along the line that halves it, or their overlap would be seen.
 */
#ifndef COR_SYMBOLISE_GRADIENT_H
#define COR_SYMBOLISE_GRADIENT_H

#include "symbolise/progress.h"

/* Strokes one contour of `path`; of the stroke's paint its opacity counts. */
void cor_gradient_draw(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                       const cor_path *path, cor_stretch stretch, const cor_stroke *stroke);

#endif
