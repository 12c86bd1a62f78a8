/*
 * symbolise/overlap: a translucent line that runs over itself. Private to symbolise.
 *
 * As the style spec has it, line-opacity accumulates where lines overlap (line-layer-opacity is for
 * those who want one surface). So the lines of a feature are strokes of their own, and a line that
 * turns back by 120 degrees or more is parted there; both parts reach a hair around the corner,
 * which gives each the corner's join.
 */
#ifndef COR_SYMBOLISE_OVERLAP_H
#define COR_SYMBOLISE_OVERLAP_H

#include "geo/path.h"

typedef void cor_part_drawer(void *user, const cor_path *part);

/* Calls `draw` for each part, in order. Rings are not parted. */
void cor_overlap_parts(const cor_path *path, cor_part_drawer *draw, void *user);

#endif
