/*
 * style/tables: the tables by which figure files are checked, for whoever writes about them.
 *
 *   in    -
 *   out   keys, members, operators; properties are in style/property_row
 *   not   what they mean (style/member_docs, style/property_docs)
 *
 * Private to style and to the tools that make the schema and the reference of figure files.
 * Memory: all is static.
 */
#ifndef COR_STYLE_TABLES_H
#define COR_STYLE_TABLES_H

#include "style/fields.h"
#include "style/spec_members.h"

typedef struct cor_key_list {
    const char *const *keys;
    size_t count;
} cor_key_list;

cor_key_list cor_style_root_keys(void);
cor_key_list cor_style_layer_keys(void);

/* A type of source and what may stand in one. */
typedef struct cor_source_keys {
    const char *type;
    const cor_spec_block *block;
} cor_source_keys;

/* A map of members: that of `corridor` or of one of its members, or of a part. */
typedef struct cor_member_block {
    const char *name;
    cor_field_table table;
} cor_member_block;

/* Those members of a layer's `metadata` that are ours. */
cor_field_table cor_metadata_fields(void);
/* Of a claim, and of the features that one names. */
cor_field_table cor_claim_fields(void);
cor_field_table cor_claim_place_fields(void);
/* Each writes at most `max` and returns how many there are. */
size_t cor_style_source_keys(cor_source_keys *out, size_t max);
size_t cor_figure_blocks(cor_member_block *out, size_t max);
size_t cor_part_blocks(cor_member_block *out, size_t max);
size_t cor_expr_names(const char **out, size_t max);
/* The part of that name must have that member. */
bool cor_part_requires(const char *part, const char *key);

#endif
