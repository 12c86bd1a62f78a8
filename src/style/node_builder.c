#include "style/node_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

bool cor_node_builder_wants_key(const cor_node_builder *builder)
{
    if (!builder->depth)
        return false;
    const cor_open_node *top = &builder->open[builder->depth - 1];
    if (top->node->kind != COR_NODE_MAP)
        return false;
    return builder->pending_count == top->base ||
           builder->pending[builder->pending_count - 1].value;
}

static cor_entry *push(cor_node_builder *builder)
{
    builder->pending = cor_grow(builder->pending, &builder->pending_capacity,
                                builder->pending_count + 1, sizeof *builder->pending);
    cor_entry *entry = &builder->pending[builder->pending_count++];
    *entry = (cor_entry){ 0 };
    return entry;
}

/* Hangs a node on the open container: as the value of its last key, as its next item, or as the
 * root. */
static void attach(cor_node_builder *builder, cor_node *node)
{
    if (!builder->depth)
        builder->root = node;
    else if (builder->open[builder->depth - 1].node->kind == COR_NODE_MAP)
        builder->pending[builder->pending_count - 1].value = node;
    else
        push(builder)->value = node;
}

bool cor_node_builder_begin(cor_node_builder *builder, cor_node_kind kind, cor_span at)
{
    if (builder->depth == COR_NODE_DEPTH_MAX)
        return cor_fail(builder->report, COR_KIND_LIMIT, at, NULL,
                        "lists and maps are nested deeper than %d", COR_NODE_DEPTH_MAX);
    cor_node *node = cor_arena_alloc(builder->arena, 1, sizeof *node);
    *node = (cor_node){ .kind = kind, .at = at };
    attach(builder, node);
    builder->open[builder->depth++] = (cor_open_node){ node, builder->pending_count };
    return true;
}

/* Names and paths are passed on to libraries as C strings, which would end at the NUL. */
static void check_text(cor_node_builder *builder, cor_str text, cor_span at)
{
    if (text.len && memchr(text.ptr, '\0', text.len))
        cor_fail(builder->report, COR_KIND_ENCODING, at, NULL, "the character U+0000 in a text");
}

void cor_node_builder_key(cor_node_builder *builder, cor_str key, cor_span at)
{
    check_text(builder, key, at);
    cor_entry *entry = push(builder);
    entry->key = key;
    entry->key_at = at;
}

void cor_node_builder_scalar(cor_node_builder *builder, cor_node scalar)
{
    check_text(builder, scalar.string, scalar.at);
    attach(builder, cor_arena_copy(builder->arena, &scalar, 1, sizeof scalar));
}

/* By key, then by place in the map. */
static int by_key(const void *a, const void *b)
{
    const cor_entry *const *left = a, *const *right = b;
    int order = cor_str_compare((*left)->key, (*right)->key);
    return order ? order : (*left > *right) - (*left < *right);
}

static void report_twice(cor_node_builder *builder, const cor_entry *first, const cor_entry *again)
{
    cor_buf hint = { 0 };
    cor_buf_printf(&hint, "it stands in this map already, at %u:%u", (unsigned)first->key_at.line,
                   (unsigned)first->key_at.column);
    cor_fail(builder->report, COR_KIND_DUPLICATE_KEY, again->key_at, hint.ptr,
             "duplicate key '%.*s'", again->key.len < 60 ? (int)again->key.len : 60,
             again->key.ptr);
    cor_buf_free(&hint);
}

/* Marks every entry whose key an earlier one has by taking its value away, and reports them in the
 * order of the file. Sorted, or a map of many thousand keys would take quadratic time. */
static size_t drop_duplicates(cor_node_builder *builder, cor_entry *entries, size_t count)
{
    if (count < 2)
        return count;
    cor_entry **order = cor_alloc(count, sizeof *order);
    const cor_entry **first_of = cor_alloc(count, sizeof *first_of);
    for (size_t i = 0; i < count; i++)
        order[i] = &entries[i];
    qsort(order, count, sizeof *order, by_key);
    const cor_entry *first = order[0];
    for (size_t i = 1; i < count; i++) {
        if (cor_str_equal(order[i]->key, first->key))
            first_of[order[i] - entries] = first;
        else
            first = order[i];
    }
    for (size_t i = 0; i < count; i++)
        if (first_of[i])
            report_twice(builder, first_of[i], &entries[i]);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!first_of[i])
            entries[kept++] = entries[i];
    cor_free(first_of);
    cor_free(order);
    return kept;
}

void cor_node_builder_end(cor_node_builder *builder)
{
    cor_open_node top = builder->open[--builder->depth];
    size_t count = builder->pending_count - top.base;
    cor_entry *entries = count ? builder->pending + top.base : NULL;
    builder->pending_count = top.base;
    if (count > COR_NODE_KEYS_MAX && top.node->kind == COR_NODE_MAP) {
        cor_fail(builder->report, COR_KIND_LIMIT, top.node->at, NULL,
                 "a map with %zu keys, more than the limit of %d", count, COR_NODE_KEYS_MAX);
        return;
    }
    if (top.node->kind == COR_NODE_MAP) {
        top.node->count = drop_duplicates(builder, entries, count);
        if (count)
            top.node->entries =
                cor_arena_copy(builder->arena, entries, top.node->count, sizeof *entries);
        return;
    }
    top.node->count = count;
    if (count)
        top.node->items = cor_arena_alloc(builder->arena, count, sizeof *top.node->items);
    for (size_t i = 0; i < count; i++)
        top.node->items[i] = entries[i].value;
}

void cor_node_builder_close(cor_node_builder *builder)
{
    cor_free(builder->pending);
    builder->pending = NULL;
    builder->pending_count = builder->pending_capacity = 0;
}
