/*
 * style/node: a YAML or JSON document as a tree with positions.
 *
 *   in    style/yaml_reader (libyaml events) and style/json_reader (base/json)
 *   out   one and the same tree for both syntaxes, every key and value with its span
 *   not   meaning
 *
 * The span of a list or a map is its first character.
 *
 * Memory: nodes live in the arena of the style, also the file name of their spans: the source may
 * be freed once read. Frozen then.
 */
#ifndef COR_STYLE_NODE_H
#define COR_STYLE_NODE_H

#include "base/arena.h"
#include "base/report.h"
#include "base/source_text.h"
#include "base/value.h"

typedef enum cor_node_kind {
    COR_NODE_NULL,
    COR_NODE_BOOL,
    COR_NODE_NUMBER,
    COR_NODE_STRING,
    COR_NODE_SEQ,
    COR_NODE_MAP
} cor_node_kind;

typedef struct cor_node cor_node;

typedef struct cor_entry {
    cor_str key;
    cor_span key_at;
    cor_node *value;
} cor_entry;

struct cor_node {
    cor_node_kind kind;
    cor_span at;
    bool boolean;
    double number;
    cor_str string;     /* the text; for numbers the text as written */
    cor_node **items;   /* SEQ */
    cor_entry *entries; /* MAP, in file order, keys unique */
    size_t count;
};

enum {
    COR_NODE_BYTES_MAX = 1024 * 1024,
    COR_NODE_DEPTH_MAX = 32,
    COR_NODE_KEYS_MAX = 10000, /* of one map: they are looked up one by one */
    COR_NODE_FAULTS_MAX = 100
};

/* Reads a document: JSON when the first byte that is not blank is '{', else YAML 1.2 core types.
 * All faults that a parser can go on after are reported, up to a hundred. */
COR_MUST_CHECK bool cor_node_read(cor_node **out, const cor_source *source, cor_arena *arena,
                                  cor_report *report);

/* The value at a key of a map, or NULL (also when `map` is NULL or not a map). */
const cor_node *cor_node_get(const cor_node *map, const char *key);
const cor_entry *cor_node_entry(const cor_node *map, const char *key);
const char *cor_node_kind_name(cor_node_kind kind); /* "a number", "a map", ... */
/* The same as a plain value (for expressions' literals and for dumps). */
cor_value cor_node_value(const cor_node *node, cor_arena *arena);
/* Prints as JSON: on one line when indent is 0, else by so many spaces a level. Numbers as they
 * were written when that is JSON. */
void cor_node_print_json(cor_buf *out, const cor_node *node, int indent);

#endif
