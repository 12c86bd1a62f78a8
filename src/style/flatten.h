/*
 * style/flatten: a checked style as one tree that stands for itself.
 *
 *   in    a style: what it extends merged, --set applied
 *   out   a tree that means the same when it is written beside the figure file
 *   not   text: style/print_yaml and cor_node_print_json
 *
 * A path that the figure file itself says stays as it is. One that comes from another file, or was
 * found among the shared styles, is written relative to the folder of the figure where both are
 * under one folder, else in full. With `strict`, keys that begin with "x-" are left out where the
 * style spec does not allow them.
 *
 * Memory: new nodes in the arena; the others are the style's.
 */
#ifndef COR_STYLE_FLATTEN_H
#define COR_STYLE_FLATTEN_H

#include "style/style.h"

const cor_node *cor_style_flatten(const cor_style *style, bool strict, cor_arena *arena);

#endif
