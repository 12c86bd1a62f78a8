/*
 * style/files: where a path that stands in a figure file leads.
 *
 * First relative to the folder of the file in which it is written. When nothing is there: relative
 * to the folder of shared styles, then to the one above it, so that a figure of one's own can say
 * `extends: base.yaml` and `data: geodata/tripp.geojson`. The shared folder is $CORRIDOR_STYLES,
 * else share/corridor/styles beside the folder of the running program, else the one that the build
 * was made for.
 */
#ifndef COR_STYLE_FILES_H
#define COR_STYLE_FILES_H

#include "base/arena.h"
#include "base/str.h"

/* The first of these that exists; when none does, the first of them, for the message. Pass the
 * `file` of the span of the path. In the arena. */
char *cor_resolve_path(const char *written_in_file, cor_str path, cor_arena *arena);

#endif
