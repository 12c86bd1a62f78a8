/*
 * symbolise/pattern: areas and lines drawn with a picture again and again. Private to symbolise.
 *
 *   in    the picture that a *-pattern names
 *   out   pattern marks
 *
 * A tile has the picture's own size in px. Areas are tiled in one grid for the whole map, so that
 * neighbours fit together; along a line the picture is as high as the
 * line is wide, and follows it with its upper edge to the right, as on web maps.
 */
#ifndef COR_SYMBOLISE_PATTERN_H
#define COR_SYMBOLISE_PATTERN_H

#include "symbolise/symbolise.h"

/* False when the layer has no such pattern; true when the path needs no other paint, also when its
 * picture is missing. */
bool cor_pattern_fill(const cor_symboliser *s, cor_eval *eval, cor_property property,
                      int64_t feature, const cor_path *area, double opacity);
bool cor_pattern_line(const cor_symboliser *s, cor_eval *eval, int64_t feature,
                      const cor_path *path);

#endif
