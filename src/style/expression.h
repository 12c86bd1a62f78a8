/*
 * style/expression: expressions of the style spec, typed and compiled.
 *
 *   in    a node, the type that is asked for
 *   out   a tree of typed nodes that evaluates without parsing; constants are folded
 *   not   which properties there are (style/property), legacy syntax (style/legacy)
 *
 * Types, coercions and assertions follow the MapLibre Style Spec. All faults of an expression that
 * can be found without evaluating it are reported, each where it stands. A variable of `let` is
 * evaluated at most once per evaluation: nested doubling cannot explode.
 *
 * Memory: the tree lives in the arena. Threads: frozen; one cor_eval per thread.
 */
#ifndef COR_STYLE_EXPRESSION_H
#define COR_STYLE_EXPRESSION_H

#include "style/datum.h"
#include "style/style.h"

/* What is not known before evaluation. */
enum {
    COR_USES_FEATURE = 1,
    COR_USES_ZOOM = 2,
    COR_USES_STATE = 4,
    COR_USES_DENSITY = 8,
    COR_USES_PROGRESS = 16,
    COR_USES_FEATURE_STATE = 64,
    COR_USES_ELSE =
        32, /* the figure's language, and that of the name looked up last; collators, scripts */
    COR_USES_IMAGES = 128,
    COR_USES_ELEVATION = 256
};

typedef struct cor_expected {
    bool typed;
    cor_type type;
    bool coerce; /* values of unknown type are converted, not asserted */
} cor_expected;

/* NULL after at least one error. */
const cor_expr *cor_expr_compile(const cor_node *node, const cor_expected *expected,
                                 cor_arena *arena, cor_report *report);
/* A node of a literal that is taken as it is. */
const cor_expr *cor_expr_constant(const cor_datum *datum, const cor_node *node, cor_arena *arena);

/* The node is a list that begins with the name of an operator. */
bool cor_expr_is(const cor_node *node);
cor_type cor_expr_type(const cor_expr *expr);
unsigned cor_expr_uses(const cor_expr *expr);
cor_span cor_expr_at(const cor_expr *expr);
/* NULL when it has to be evaluated. */
const cor_datum *cor_expr_folded(const cor_expr *expr);

/* "zoom" stands only as the input of one step or interpolate at the top (under let and coalesce),
 * as the spec demands of properties: NULL, or what is wrong. */
const char *cor_expr_zoom_fault(const cor_expr *expr);

typedef struct cor_key cor_key;

/* As the spec's reference implementation writes it: "[2][1]", empty for the whole expression. */
void cor_key_print(cor_buf *out, const cor_key *key);

enum { COR_MESSAGE_MAX = 240 };
typedef struct cor_failure {
    char message[COR_MESSAGE_MAX];
    cor_span at;
    const cor_key *key; /* borrowed from the expression */
} cor_failure;

/* False when evaluation failed; `failure` then says why. */
bool cor_expr_evaluate(const cor_expr *expr, const cor_eval *eval, cor_datum *out,
                       cor_failure *failure);

/* The expression where zoom, state and what else `fixed` has are known: parts that depend on no
 * feature are worked out. New nodes in the arena; others are shared with the old. */
const cor_expr *cor_expr_settle(const cor_expr *expr, const cor_eval *fixed, cor_arena *arena);

#endif
