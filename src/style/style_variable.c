/* [global-state, name] where `corridor` wants a value: so that one variable is the colour of a
 * layer, of a callout and of the paper. */
#include "style/style_parts.h"

static bool names_variable(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->count == 2 &&
           node->items[0]->kind == COR_NODE_STRING &&
           cor_str_is(node->items[0]->string, "global-state") &&
           node->items[1]->kind == COR_NODE_STRING;
}

/* Expressions find the variables themselves. */
static bool is_expression(cor_str key)
{
    return cor_str_is(key, "where") || cor_str_is(key, "filter");
}

static bool fail_unknown(const cor_style *style, const cor_node *name, cor_report *report)
{
    cor_buf hint = { 0 };
    cor_style_suggest_variable(&hint, style, name->string);
    cor_fail(report, COR_KIND_REFERENCE, name->at, hint.ptr ? hint.ptr : "add it to 'state'",
             "there is no variable '%.*s'", (int)(name->string.len < 60 ? name->string.len : 60),
             name->string.ptr);
    cor_buf_free(&hint);
    return false;
}

/* The value stands where its name stood: there its faults are told of. NULL: there is none. */
static cor_node *value_of(const cor_style *style, const cor_node *node, bool *well,
                          cor_report *report)
{
    const cor_node *name = node->items[1], *state = cor_node_get(style->root, "state");
    const cor_node *found = NULL;
    for (size_t i = 0; state && state->kind == COR_NODE_MAP && i < state->count; i++)
        if (cor_str_equal(state->entries[i].key, name->string))
            found = cor_node_get(state->entries[i].value, "default");
    if (!found) {
        *well = fail_unknown(style, name, report);
        return NULL;
    }
    cor_node *out = cor_arena_copy(style->arena, found, 1, sizeof *out);
    out->at = node->at;
    return out;
}

/* What cannot be settled is left out: one fault is enough. */
static cor_node *settled(const cor_style *style, const cor_node *node, bool *well,
                         cor_report *report)
{
    if (names_variable(node))
        return value_of(style, node, well, report);
    bool is_map = node->kind == COR_NODE_MAP, is_list = node->kind == COR_NODE_SEQ;
    cor_node *out = cor_arena_copy(style->arena, node, 1, sizeof *node);
    if (is_map && node->count)
        out->entries = cor_arena_alloc(style->arena, node->count, sizeof *out->entries);
    if (is_list && node->count)
        out->items = cor_arena_alloc(style->arena, node->count, sizeof *out->items);
    out->count = 0;
    for (size_t i = 0; (is_map || is_list) && i < node->count; i++) {
        cor_node *value = is_list ? node->items[i] : node->entries[i].value;
        if (is_list || !is_expression(node->entries[i].key))
            value = settled(style, value, well, report);
        if (value && is_list)
            out->items[out->count++] = value;
        else if (value)
            out->entries[out->count++] =
                (cor_entry){ node->entries[i].key, node->entries[i].key_at, value };
    }
    return out;
}

bool cor_style_read_corridor(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *corridor = cor_node_get(style->root, "corridor");
    bool well = true;
    if (corridor)
        style->corridor = settled(style, corridor, &well, reader->report);
    return well;
}
