#include "style/literal_outputs.h"

/* Where the outputs of an operator stand among its items: from `first` on every `step`th; and,
 * where `last` says so, the last. No first: none but the last. */
typedef struct place {
    const char *name;
    size_t first, step;
    bool last;
} place;

static const place places[] = {
    { "case", 2, 2, true },         { "match", 3, 2, true },     { "step", 2, 2, false },
    { "interpolate", 4, 2, false }, { "coalesce", 1, 1, false }, { "let", 0, 0, true },
    { "array", 0, 0, true },        { "string", 1, 1, false },   { "to-string", 1, 1, false },
};

static const place *place_of(cor_str name)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (cor_str_is(name, places[i].name))
            return &places[i];
    return NULL;
}

bool cor_expr_outputs_are_literal(const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || !node->count || node->items[0]->kind != COR_NODE_STRING)
        return true;
    cor_str name = node->items[0]->string;
    if (cor_str_is(name, "literal") || cor_str_is(name, "global-state"))
        return true;
    const place *p = place_of(name);
    bool ok = p && (!p->last || cor_expr_outputs_are_literal(node->items[node->count - 1]));
    for (size_t i = p ? p->first : 0; ok && i && i < node->count; i += p->step)
        ok = cor_expr_outputs_are_literal(node->items[i]);
    return ok;
}
