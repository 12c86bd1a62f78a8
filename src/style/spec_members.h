/*
 * style/spec_members: objects of the style spec whose members are plain values: their form. Private
 * to style/.
 *
 *   in    a map as it is written, and a table of what may stand in it
 *   out   each fault where it stands, in the words of the spec's own checker
 *   not   what the members mean
 */
#ifndef COR_STYLE_SPEC_MEMBERS_H
#define COR_STYLE_SPEC_MEMBERS_H

#include "base/report.h"
#include "style/node.h"

typedef enum cor_spec_kind {
    COR_SPEC_ANY,
    COR_SPEC_NUMBER,
    COR_SPEC_NUMBERS, /* `count` of them */
    COR_SPEC_TEXT,
    COR_SPEC_TEXTS, /* any number */
    COR_SPEC_BOOLEAN,
    COR_SPEC_COLOUR,
    COR_SPEC_WORD,
    COR_SPEC_MAP,
    COR_SPEC_CORNERS, /* four places */
    COR_SPEC_NAMES,   /* a text, or a map of texts */
    COR_SPEC_PROJECTION
} cor_spec_kind;

typedef struct cor_spec_member {
    const char *key;
    cor_spec_kind kind;
    double min, max; /* both 0: unbounded */
    size_t count;
    const char *const *words;
    size_t word_count;
    bool changes; /* KEY-transition may stand beside it */
    bool required;
} cor_spec_member;

typedef struct cor_spec_block {
    const char *name;
    const cor_spec_member *members;
    size_t count;
    bool is_open;           /* other members may stand in it: a note says that they are unknown */
    bool takes_expressions; /* of the zoom, in place of any value */
} cor_spec_block;

bool cor_spec_block_check(const cor_node *map, const cor_spec_block *block, cor_report *report);
/* The members of the table that are there. */
bool cor_spec_members_check(const cor_node *map, const cor_spec_block *block, cor_report *report);
/* {duration, delay} */
bool cor_spec_transition_check(const cor_node *node, cor_report *report);
/* A note about a member that nobody knows where anyone may add some, with what may be meant. */
void cor_spec_note_unknown(const cor_entry *entry, const char *const *known, size_t count,
                           const char *where, cor_report *report);

#endif
