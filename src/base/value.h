/*
 * base/value: a JSON value, as feature properties and expressions use it.
 *
 * Memory: strings, items and members are borrowed from an arena or from the mapped file that made
 * them; a value is passed by value or const pointer and is never freed by itself.
 * Threads: frozen once made; may be shared.
 */
#ifndef COR_BASE_VALUE_H
#define COR_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef enum cor_value_kind {
    COR_NULL,
    COR_BOOL,
    COR_NUMBER,
    COR_STRING,
    COR_ARRAY,
    COR_OBJECT
} cor_value_kind;

typedef struct cor_member cor_member;

typedef struct cor_value {
    cor_value_kind kind;
    size_t count; /* items of an array, members of an object */
    union {
        bool boolean;
        double number;
        cor_str string; /* UTF-8 */
        const struct cor_value *items;
        const cor_member *members; /* in file order, keys unique */
    } as;
} cor_value;

struct cor_member {
    cor_str key;
    cor_value value;
};

/* The member of an object, or NULL; NULL too when `object` is NULL or no object. */
const cor_value *cor_value_get(const cor_value *object, cor_str key);
bool cor_value_equal(const cor_value *a, const cor_value *b); /* deep */
/* As JSON text; numbers in their shortest form. */
void cor_value_print(cor_buf *out, const cor_value *value);

#endif
