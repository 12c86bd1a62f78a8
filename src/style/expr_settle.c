/* Evaluation ahead of time: at one zoom, of what no feature decides. */
#include "style/expr.h"

enum {
    PER_FEATURE = COR_USES_FEATURE | COR_USES_DENSITY | COR_USES_PROGRESS | COR_USES_ELEVATION |
                  COR_USES_IMAGES | COR_USES_ELSE
};

typedef struct settler {
    const cor_eval *fixed;
    cor_arena *arena;
    size_t made;                              /* of texts and lists, so far */
    const cor_expr *variables[COR_SLOTS_MAX]; /* settled: one that is used twice stays one */
} settler;

static const cor_expr *settle(settler *s, const cor_expr *expr);

/* An evaluation that fails does so again, and is reported, when a feature asks for it. */
static const cor_expr *work_out(settler *s, const cor_expr *expr)
{
    cor_datum value;
    cor_failure failure;
    if (!cor_expr_evaluate_counted(expr, s->fixed, &value, &failure, &s->made))
        return expr;
    cor_expr *constant = cor_arena_copy(s->arena, expr, 1, sizeof *expr);
    constant->evaluate = NULL;
    constant->count = 0;
    constant->constant = value;
    return constant;
}

static const cor_expr *settle_args(settler *s, const cor_expr *expr)
{
    const cor_expr **args =
        cor_arena_copy(s->arena, expr->args, expr->count, sizeof(const cor_expr *));
    bool changed = false;
    for (size_t i = cor_expr_first_arg(expr); i < expr->count; i++) {
        args[i] = settle(s, expr->args[i]);
        changed = changed || args[i] != expr->args[i];
    }
    if (!changed)
        return expr;
    cor_expr *settled = cor_arena_copy(s->arena, expr, 1, sizeof *expr);
    settled->args = args;
    if (expr->op->prepare)
        expr->op->prepare(settled, s->arena);
    return settled;
}

static const cor_expr *settle_once(settler *s, const cor_expr *expr)
{
    return expr->uses & PER_FEATURE ? settle_args(s, expr) : work_out(s, expr);
}

static const cor_expr *settle(settler *s, const cor_expr *expr)
{
    if (!expr->evaluate)
        return expr;
    size_t slot = cor_expr_slot(expr);
    if (slot == COR_SLOTS_MAX)
        return settle_once(s, expr);
    if (!s->variables[slot])
        s->variables[slot] = settle_once(s, expr);
    return s->variables[slot];
}

const cor_expr *cor_expr_settle(const cor_expr *expr, const cor_eval *fixed, cor_arena *arena)
{
    settler s = { .fixed = fixed, .arena = arena };
    return settle(&s, expr);
}
