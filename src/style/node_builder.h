/*
 * style/node_builder: puts a tree of nodes together from the events of a parser. Private to the
 * readers of style/node.
 *
 *   in    begin, key, scalar, end, in the order of the text
 *   out   the tree
 *   not   syntax
 *
 * Duplicate keys are reported when their map ends and the first is kept.
 *
 * Memory: nodes in the arena; cor_node_builder_close frees the scratch.
 */
#ifndef COR_STYLE_NODE_BUILDER_H
#define COR_STYLE_NODE_BUILDER_H

#include "style/node.h"

typedef struct cor_open_node {
    cor_node *node;
    size_t base; /* its first entry in `pending` */
} cor_open_node;

typedef struct cor_node_builder {
    cor_arena *arena;
    cor_report *report;
    cor_node *root; /* NULL until there is one */
    cor_open_node open[COR_NODE_DEPTH_MAX];
    size_t depth;
    cor_entry *pending; /* of all open containers; items of lists have no key */
    size_t pending_count, pending_capacity;
} cor_node_builder;

/* Opens a list or a map. Fails past the limit of nesting. */
COR_MUST_CHECK bool cor_node_builder_begin(cor_node_builder *builder, cor_node_kind kind,
                                           cor_span at);
void cor_node_builder_end(cor_node_builder *builder);
void cor_node_builder_key(cor_node_builder *builder, cor_str key, cor_span at);
void cor_node_builder_scalar(cor_node_builder *builder, cor_node scalar);
/* A map is open and its next scalar is a key. */
bool cor_node_builder_wants_key(const cor_node_builder *builder);
void cor_node_builder_close(cor_node_builder *builder);

/* The readers. `file` lives in the arena. False means that at least one error was reported. */
COR_MUST_CHECK bool cor_yaml_read(cor_node **out, const cor_source *source, const char *file,
                                  cor_arena *arena, cor_report *report);
COR_MUST_CHECK bool cor_json_read(cor_node **out, const cor_source *source, const char *file,
                                  cor_arena *arena, cor_report *report);

#endif
