/*
 * style/expr: what the files of style/expr_*.c share. Private to them.
 *
 *   in    an operator's row in one of the tables below
 *   out   a node: an evaluator, its arguments, its type
 *
 * Most operators are a row with a signature and an evaluator. A form that reads its arguments in
 * its own way (case, let, interpolate ...) has a compile function instead.
 */
#ifndef COR_STYLE_EXPR_H
#define COR_STYLE_EXPR_H

#include <stdint.h>

#include "style/expression.h"

enum { COR_SLOTS_MAX = 64, COR_RETRIES_MAX = 64 };

/* Bytes of texts and lists that are made for one value, or while one expression is compiled: parts
 * that are joined with themselves, and the result again, would fill any memory. No map has room for
 * a text as long as that. */
enum { COR_MADE_MAX = 1 << 20 };

/* Where in the expression: item `index` of the list at `parent`; NULL is the whole of it. */
struct cor_key {
    const cor_key *parent;
    size_t index;
};

/* One evaluation of a whole expression. */
typedef struct cor_frame {
    const cor_eval *eval;
    cor_failure *failure;
    size_t made;            /* bytes of texts and lists */
    uint64_t known;         /* which slots hold their variable's value */
    cor_datum *slots;       /* of the variables of `let` */
    const cor_expr *forced; /* a curve whose input is this number, whatever the feature; or NULL */
    double forced_input;
} cor_frame;

typedef bool (*cor_evaluator)(const cor_expr *expr, cor_frame *frame, cor_datum *out);

typedef struct cor_operator cor_operator;

struct cor_expr {
    const cor_operator *op;
    cor_evaluator evaluate; /* NULL: `constant` is the value */
    cor_type type;
    unsigned uses; /* COR_USES_... of it and its arguments */
    cor_span at;
    const cor_key *key;
    size_t count;
    const cor_expr **args;
    const void *data; /* of the form */
    cor_datum constant;
};

typedef struct cor_binding {
    const struct cor_binding *next;
    cor_str name;
    const cor_expr *value;
    size_t slot;
} cor_binding;

typedef struct cor_compiler {
    cor_arena *arena;
    cor_report *report;
    const cor_binding *scope;
    size_t slot_count;
    const cor_key *key; /* of the list being compiled */
    size_t retries;     /* of arguments that fit no signature */
    size_t made;        /* by constants: bytes of texts and lists */
    bool stopped;       /* the spec's checker has given up here: errors get no key any more */
} cor_compiler;

/* How a value of unknown type is made to fit. */
typedef enum cor_annotation {
    COR_ANNOTATE_BY_TYPE, /* as the spec does without saying */
    COR_ANNOTATE_COERCE,
    COR_ANNOTATE_NOT
} cor_annotation;

struct cor_operator {
    const char *name;
    /* NULL: by signature. Returns NULL after an error. */
    const cor_expr *(*compile)(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                               const cor_type *wanted);
    cor_evaluator evaluate;
    cor_evaluator evaluate_fixed; /* where the only argument is constant; NULL: as ever */
    /* Works out what constant arguments allow, once they are there; NULL: nothing. */
    void (*prepare)(cor_expr *expr, cor_arena *arena);
    cor_type result;
    /* A letter per argument: n number, s string, b boolean, c colour, o object, l list of
     * strings, k collator, v any value; a star repeats the last one. Several rows may share a name
     * when their counts differ. */
    const char *params;
    unsigned uses;
    double (*unary)(double);
    int choice; /* which of several that share an evaluator */
};

typedef struct cor_operators {
    const cor_operator *rows;
    size_t count;
} cor_operators;

extern const cor_operators cor_operators_types;
extern const cor_operators cor_operators_choice;
extern const cor_operators cor_operators_match;
extern const cor_operators cor_operators_curve;
extern const cor_operators cor_operators_compare;
extern const cor_operators cor_operators_lookup;
extern const cor_operators cor_operators_place;
extern const cor_operators cor_operators_list;
extern const cor_operators cor_operators_math;
extern const cor_operators cor_operators_text;
extern const cor_operators cor_operators_format;
extern const cor_operators cor_operators_colour;

/* `wanted` NULL: any type. NULL after an error. `index`: which item of the list being compiled the
 * node is, for keys. */
const cor_expr *cor_compile(cor_compiler *compiler, const cor_node *node, size_t index,
                            const cor_type *wanted, cor_annotation how);
const cor_expr *cor_compile_kind(cor_compiler *compiler, const cor_node *node, size_t index,
                                 cor_type_kind kind);
/* A node of `op` with room for `count` arguments, to be filled in and given to cor_expr_finish. */
cor_expr *cor_expr_new(cor_compiler *compiler, const cor_operator *op, const cor_node *node,
                       size_t count);
/* Sums up what the arguments use. */
const cor_expr *cor_expr_finish(cor_expr *expr);
/* `value` as `type`, by assertion or by conversion. */
const cor_expr *cor_expr_assert(cor_compiler *compiler, const cor_type *type,
                                const cor_expr *value);
const cor_expr *cor_expr_coerce(cor_compiler *compiler, const cor_type *type,
                                const cor_expr *value);
/* Errors at a node, with the key of the list being compiled, or of its item `index`. Always NULL.
 * The messages are those of the spec's reference implementation: people look them up. */
const cor_expr *cor_compile_fail(cor_compiler *compiler, const cor_node *node, const char *hint,
                                 const char *format, ...) COR_PRINTF(4, 5);
const cor_expr *cor_compile_fail_item(cor_compiler *compiler, const cor_node *node, size_t index,
                                      const char *hint, const char *format, ...) COR_PRINTF(5, 6);
/* The error "Expected a but found b instead." unless the type fits. */
bool cor_compile_fits(cor_compiler *compiler, const cor_node *node, size_t index,
                      const cor_type *wanted, const cor_type *found);
/* What ECMAScript calls the kind of a node. */
const char *cor_node_typeof(const cor_node *node);

/* The slot of a variable; COR_SLOTS_MAX of anything else. */
size_t cor_expr_slot(const cor_expr *expr);
/* The first argument that evaluation looks at: the values of "let" are looked at by "var" only. */
size_t cor_expr_first_arg(const cor_expr *expr);
/* The parts, three or four, are no colour; always false. */
bool cor_fail_rgba(const cor_expr *expr, cor_frame *frame, const cor_value *parts, size_t count);

/* The forms that sort features into classes, and the argument that each takes for its value. */
bool cor_expr_is_match(const cor_expr *expr);
bool cor_expr_is_case(const cor_expr *expr);
bool cor_expr_is_step(const cor_expr *expr);
bool cor_expr_is_interpolation(const cor_expr *expr);
bool cor_match_choose(const cor_expr *expr, cor_frame *frame, size_t *arg);
bool cor_case_choose(const cor_expr *expr, cor_frame *frame, size_t *arg);
bool cor_step_choose(const cor_expr *expr, cor_frame *frame, size_t *arg);
bool cor_curve_input(const cor_expr *expr, cor_frame *frame, double *input);
/* A label or a list of them; NULL: all others. */
const cor_node *cor_match_labels(const cor_expr *expr, size_t arg);
/* [count - 1], of the outputs from args[1]; the first of `step` is -infinity. */
const double *cor_curve_stops(const cor_expr *expr);

static inline bool cor_evaluate(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (expr->evaluate)
        return expr->evaluate(expr, frame, out);
    *out = expr->constant;
    return true;
}

static inline bool cor_evaluate_arg(const cor_expr *expr, size_t index, cor_frame *frame,
                                    cor_datum *out)
{
    return cor_evaluate(expr->args[index], frame, out);
}

/* Always false. */
bool cor_evaluate_fail(cor_frame *frame, const cor_expr *expr, const char *format, ...)
    COR_PRINTF(3, 4);
/* Counts what is about to be made; false after the failure that it is too much. */
bool cor_evaluate_room(cor_frame *frame, const cor_expr *expr, size_t bytes);
/* The text of a value that is no text yet, counted. */
bool cor_evaluate_text(cor_frame *frame, const cor_expr *expr, const cor_datum *value,
                       cor_str *text);
/* As cor_expr_evaluate; *made goes on counting. */
bool cor_expr_evaluate_counted(const cor_expr *expr, const cor_eval *eval, cor_datum *out,
                               cor_failure *failure, size_t *made);

/* Lengths of texts in messages: nobody needs more of a long one. */
static inline int cor_shown(cor_str text)
{
    return text.len < 100 ? (int)text.len : 100;
}

#endif
