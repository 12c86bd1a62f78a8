/*
 * style/lookups: the properties of features that an expression cannot do without. Private to style
 * and plan.
 *
 *   in    a compiled expression
 *   out   the names in its "get", with their places
 *   not   names that are computed, or looked up in other objects
 *
 * A name is left out where the expression has an answer for a feature without it: under "has",
 * "typeof", "!" and "!=", beside null in "==", or where another value follows in "coalesce" and the
 * assertions and conversions of types.
 *
 * Memory: borrowed from the expression. Threads: safe.
 */
#ifndef COR_STYLE_LOOKUPS_H
#define COR_STYLE_LOOKUPS_H

#include "style/expression.h"

typedef struct cor_lookup {
    cor_str name;
    cor_span at;
} cor_lookup;

enum { COR_LOOKUPS_MAX = 64 };

/* Of each name the first place; returns how many are written. What is beyond COR_LOOKUPS_MAX is
 * left out. */
size_t cor_expr_lookups(const cor_expr *expr, cor_lookup out[COR_LOOKUPS_MAX]);

/* The same with those that it can do without. */
size_t cor_expr_fields(const cor_expr *expr, cor_lookup out[COR_LOOKUPS_MAX]);

/* Whether it depends on what a feature says, not only on the kind of its geometry. */
bool cor_expr_asks_for_values(const cor_expr *expr);

#endif
