#include "style/lookups.h"

#include <string.h>

#include "style/expr.h"

typedef struct search {
    cor_lookup *found;
    size_t count;
    cor_str excused[COR_LOOKUPS_MAX]; /* the expression asks whether they are there */
    size_t excused_count;
    bool takes_all;    /* also what the expression can do without */
    uint64_t searched; /* a bit for each variable that was looked into */
} search;

static bool is_called(const cor_expr *expr, const char *name)
{
    return expr->op && strcmp(expr->op->name, name) == 0;
}

/* The name in ["get", name] or ["has", name]; ptr NULL otherwise. */
static cor_str name_in(const cor_expr *expr)
{
    bool is_fixed = expr->count == 1 && !expr->args[0]->evaluate &&
                    expr->args[0]->constant.kind == COR_T_STRING;
    return is_fixed ? expr->args[0]->constant.as.string : (cor_str){ NULL, 0 };
}

static bool is_null(const cor_expr *expr)
{
    return !expr->evaluate && expr->constant.kind == COR_T_NULL;
}

/* Whether the expression has an answer where its arguments have no value. */
static bool does_without(const cor_expr *expr)
{
    static const char *const with_fallback[] = { "coalesce", "to-number", "to-color", "number",
                                                 "string",   "boolean",   "object",   "array" };
    if (is_called(expr, "typeof") || is_called(expr, "!=") || is_called(expr, "!"))
        return true;
    if (is_called(expr, "==") && expr->count >= 2)
        return is_null(expr->args[0]) || is_null(expr->args[1]);
    for (size_t i = 0; i < sizeof with_fallback / sizeof *with_fallback; i++)
        if (is_called(expr, with_fallback[i]))
            return expr->count > 1;
    return false;
}

static void note(search *s, const cor_expr *get)
{
    const cor_str name = name_in(get);
    for (size_t i = 0; i < s->count; i++)
        if (cor_str_equal(s->found[i].name, name))
            return;
    if (name.ptr && s->count < COR_LOOKUPS_MAX)
        s->found[s->count++] = (cor_lookup){ name, get->at };
}

static void excuse(search *s, cor_str name)
{
    if (name.ptr && s->excused_count < COR_LOOKUPS_MAX)
        s->excused[s->excused_count++] = name;
}

static void look(search *s, const cor_expr *expr, bool is_optional)
{
    if (!expr->evaluate || !(expr->uses & COR_USES_FEATURE))
        return;
    size_t slot = cor_expr_slot(expr);
    uint64_t bit = slot < COR_SLOTS_MAX ? (uint64_t)1 << slot : 0;
    if (s->searched & bit)
        return;
    s->searched |= bit;
    if (is_called(expr, "has"))
        excuse(s, name_in(expr));
    else if (is_called(expr, "get") && is_optional && !s->takes_all)
        excuse(s, name_in(expr));
    else if (is_called(expr, "get"))
        note(s, expr);
    is_optional = is_optional || does_without(expr);
    for (size_t i = cor_expr_first_arg(expr); i < expr->count; i++)
        look(s, expr->args[i], is_optional);
}

static bool is_excused(const search *s, cor_str name)
{
    for (size_t i = 0; i < s->excused_count; i++)
        if (cor_str_equal(s->excused[i], name))
            return true;
    return false;
}

size_t cor_expr_lookups(const cor_expr *expr, cor_lookup out[COR_LOOKUPS_MAX])
{
    search s = { .found = out };
    size_t kept = 0;
    look(&s, expr, false);
    for (size_t i = 0; i < s.count; i++)
        if (!is_excused(&s, out[i].name))
            out[kept++] = out[i];
    return kept;
}

size_t cor_expr_fields(const cor_expr *expr, cor_lookup out[COR_LOOKUPS_MAX])
{
    search s = { .found = out, .takes_all = true };
    look(&s, expr, false);
    return s.count;
}

static bool asks_for_values(const cor_expr *expr, uint64_t *searched)
{
    static const char *const operators[] = { "get", "has", "properties", "id" };
    if (!expr->evaluate || !(expr->uses & COR_USES_FEATURE))
        return false;
    size_t slot = cor_expr_slot(expr);
    uint64_t bit = slot < COR_SLOTS_MAX ? (uint64_t)1 << slot : 0;
    if (*searched & bit)
        return false;
    *searched |= bit;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (is_called(expr, operators[i]))
            return true;
    bool found = false;
    for (size_t i = cor_expr_first_arg(expr); i < expr->count && !found; i++)
        found = asks_for_values(expr->args[i], searched);
    return found;
}

bool cor_expr_asks_for_values(const cor_expr *expr)
{
    uint64_t searched = 0;
    return asks_for_values(expr, &searched);
}
