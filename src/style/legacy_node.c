#include <stdarg.h>

#include "style/legacy.h"

const char *cor_legacy_type(const cor_node *node)
{
    static const char *const names[] = {
        [COR_NODE_NULL] = "null",     [COR_NODE_BOOL] = "boolean", [COR_NODE_NUMBER] = "number",
        [COR_NODE_STRING] = "string", [COR_NODE_SEQ] = "array",    [COR_NODE_MAP] = "object",
    };
    return names[node->kind];
}

cor_node *cor_node_new_text(const cor_node *like, const char *text, cor_arena *arena)
{
    cor_node *node = cor_arena_alloc(arena, 1, sizeof *node);
    *node = (cor_node){ .kind = COR_NODE_STRING,
                        .at = like->at,
                        .string = cor_arena_str(arena, cor_str_of(text)) };
    return node;
}

cor_node *cor_node_new_room(const cor_node *like, size_t count, cor_arena *arena)
{
    cor_node *node = cor_arena_alloc(arena, 1, sizeof *node);
    *node = (cor_node){ .kind = COR_NODE_SEQ, .at = like->at };
    node->items = cor_arena_alloc(arena, count ? count : 1, sizeof(cor_node *));
    return node;
}

cor_node *cor_node_new_list(const cor_node *like, cor_arena *arena, size_t count, ...)
{
    cor_node *node = cor_node_new_room(like, count, arena);
    va_list items;
    va_start(items, count);
    for (size_t i = 0; i < count; i++)
        node->items[i] = va_arg(items, cor_node *);
    va_end(items);
    node->count = count;
    return node;
}
