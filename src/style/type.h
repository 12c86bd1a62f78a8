/*
 * style/type: the types of style expressions. Private to style/.
 *
 *   in    what the spec calls them: number, array<string, 3>, color ...
 *   out   their names, and which can stand for which
 *
 * Memory: item types are static or live in the arena of the style. Threads: safe.
 */
#ifndef COR_STYLE_TYPE_H
#define COR_STYLE_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef enum cor_type_kind {
    COR_T_NULL,
    COR_T_NUMBER,
    COR_T_STRING,
    COR_T_BOOLEAN,
    COR_T_COLOUR,
    COR_T_OBJECT,
    COR_T_VALUE, /* not known before evaluation */
    COR_T_NEVER, /* an expression that only fails */
    COR_T_COLLATOR,
    COR_T_FORMATTED,
    COR_T_IMAGE,
    COR_T_PADDING,
    COR_T_NUMBERS, /* "numberArray": one number or a list of them */
    COR_T_COLOURS,
    COR_T_ANCHORS, /* "variableAnchorOffsetCollection" */
    COR_T_PROJECTION,
    COR_T_ARRAY,
    COR_T_KIND_COUNT
} cor_type_kind;

typedef struct cor_type {
    cor_type_kind kind;
    const struct cor_type *item; /* of an array; NULL: value */
    bool has_length;
    size_t length; /* of an array, when it has one */
} cor_type;

/* The type without members of a kind; for COR_T_ARRAY an array of anything. */
cor_type cor_type_of_kind(cor_type_kind kind);
const cor_type *cor_type_static(cor_type_kind kind);
cor_type cor_type_array(const cor_type *item);
cor_type_kind cor_type_item_kind(const cor_type *array);
bool cor_type_equal(const cor_type *a, const cor_type *b);
/* A value of type `found` may stand where `wanted` is asked for. */
bool cor_type_fits(const cor_type *wanted, const cor_type *found);
/* "array<string, 3>"; the buffer is NUL-terminated, cut when too small. */
enum { COR_TYPE_NAME_MAX = 80 };
typedef struct cor_type_name {
    char text[COR_TYPE_NAME_MAX];
} cor_type_name;
cor_type_name cor_type_print(const cor_type *type);

#endif
