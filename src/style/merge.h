/*
 * style/merge: one tree laid over another.
 *
 *   in    two figure files as trees: the one below is extended by the one above
 *   out   a tree in which maps are merged deeply and `layers` by id; lists and scalars replace
 *   not   reading files, the meaning of members
 *
 * A layer of the upper file whose id is in the lower one changes it where it stands; other layers
 * come last. `before: id` moves or places it, `remove: true` takes it away. Each source is replaced
 * member by member (its inline data as a whole), and an extent that says its own bbox, layers or
 * scale drops the lower one's.
 *
 * Memory: nodes of both trees are shared, never changed; new ones live in the arena.
 */
#ifndef COR_STYLE_MERGE_H
#define COR_STYLE_MERGE_H

#include "style/node.h"

/* *out is set in any case: after faults of layers without those, to find what else is wrong. */
COR_MUST_CHECK bool cor_node_merge(cor_node **out, const cor_node *below, const cor_node *above,
                                   cor_arena *arena, cor_report *report);

/* What others get of a file: all but its `corridor.abstract`. */
cor_node *cor_node_inherited(const cor_node *root, cor_arena *arena);

#endif
