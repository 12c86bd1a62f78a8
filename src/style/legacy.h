/*
 * style/legacy: what styles said before expressions, said in expressions. Private to style/.
 *
 *   in    filters such as ["==", "class", "road"], functions {stops: [...]}, texts with {tokens}
 *   out   the same as a tree of nodes that style/expression compiles; spans are those of the old
 *   not   evaluation
 *
 * Memory: new nodes in the arena.
 */
#ifndef COR_STYLE_LEGACY_H
#define COR_STYLE_LEGACY_H

#include "style/property_row.h"

/* NULL after at least one error; an expression comes back as it is, after a warning when an old
 * filter stands within it. */
const cor_node *cor_legacy_filter(const cor_node *filter, cor_arena *arena, cor_report *report);
/* `function` is a map; `row` says what the outputs are. */
const cor_node *cor_legacy_function(const cor_node *function, const cor_property_row *row,
                                    cor_arena *arena, cor_report *report);
/* "{name} km" as ["concat", ["to-string", ["get", "name"]], " km"]; other texts as they are. */
const cor_node *cor_legacy_tokens(const cor_node *text, cor_arena *arena);

typedef struct cor_stops_rule {
    bool categorical; /* inputs are categories, else numbers that ascend */
} cor_stops_rule;

/* All faults of the stops of a function. */
bool cor_legacy_check_stops(const cor_node *stops, const cor_stops_rule *rule, cor_report *report);

/* ---- for the files of style/legacy_*.c: nodes that nobody wrote, with the span of `like`. */

/* What the messages of the spec's checker call the kind of a node: "array", "object" ... */
const char *cor_legacy_type(const cor_node *node);
cor_node *cor_node_new_text(const cor_node *like, const char *text, cor_arena *arena);
/* `count` items follow. */
cor_node *cor_node_new_list(const cor_node *like, cor_arena *arena, size_t count, ...);
/* An empty list with room for `count` items. */
cor_node *cor_node_new_room(const cor_node *like, size_t count, cor_arena *arena);

#endif
