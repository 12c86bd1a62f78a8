#include "measure/where.h"

#include "base/memory.h"
#include "measure/feature_eval.h"
#include "style/expression.h"

struct cor_where {
    cor_arena *arena, *scratch;
    cor_source *text; /* NULL: the node is another's */
    const cor_expr *expr;
    const cor_value *state; /* of the style; NULL: none */
};

static bool compile(cor_where *where, const cor_node *node, cor_report *report)
{
    const cor_expected wanted = { .typed = true, .type = cor_type_of_kind(COR_T_BOOLEAN) };
    where->expr = cor_expr_compile(node, &wanted, where->arena, report);
    return where->expr != NULL;
}

static cor_where *new_where(void)
{
    cor_where *where = cor_alloc(1, sizeof *where);
    where->arena = cor_arena_new();
    where->scratch = cor_arena_new();
    return where;
}

bool cor_where_parse(cor_where **out, const char *name, const char *text, cor_report *report)
{
    cor_where *where = new_where();
    cor_node *node;
    /* A list alone is JSON as well as YAML. */
    where->text = cor_source_from_memory(name, cor_str_of(text));
    if (!cor_node_read(&node, where->text, where->arena, report) || !compile(where, node, report)) {
        cor_where_free(where);
        return false;
    }
    *out = where;
    return true;
}

bool cor_where_compile(cor_where **out, const cor_node *node, const cor_value *state,
                       cor_report *report)
{
    cor_where *where = new_where();
    where->state = state;
    if (!compile(where, node, report)) {
        cor_where_free(where);
        return false;
    }
    *out = where;
    return true;
}

void cor_where_free(cor_where *where)
{
    if (!where)
        return;
    cor_arena_free(where->arena);
    cor_arena_free(where->scratch);
    cor_source_free(where->text);
    cor_free(where);
}

bool cor_where_accepts(cor_where *where, const cor_dataset *data, size_t feature,
                       cor_report *report)
{
    cor_failure failure;
    cor_datum answer;
    if (!where)
        return true;
    cor_arena_clear(where->scratch);
    const cor_eval eval = cor_feature_eval(data, feature, where->state, where->scratch, report);
    if (cor_expr_evaluate(where->expr, &eval, &answer, &failure))
        return answer.as.boolean;
    cor_warn(report, COR_KIND_EXPRESSION, cor_feature_span(data, feature),
             "the feature is left out", "the expression fails here: %s", failure.message);
    return false;
}
