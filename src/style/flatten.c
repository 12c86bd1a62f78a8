#include "style/flatten.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "style/files.h"
#include "style/legacy.h"

typedef struct flattening {
    const char *figure; /* as it was named */
    bool strict;
    cor_arena *arena;
} flattening;

/* What happens to one value; `key` is empty in lists. */
typedef const cor_node *change(const flattening *f, const char *key, const cor_node *value);

static cor_node *copy_container(const flattening *f, const cor_node *node)
{
    cor_node *out = cor_arena_copy(f->arena, node, 1, sizeof *node);
    if (node->kind == COR_NODE_MAP && node->count)
        out->entries = cor_arena_copy(f->arena, node->entries, node->count, sizeof *node->entries);
    else if (node->kind == COR_NODE_SEQ && node->count)
        out->items = cor_arena_copy(f->arena, node->items, node->count, sizeof(cor_node *));
    return out;
}

/* The tree is made anew where it changes; nodes of entries are not const, but nobody writes. */
static cor_node *shared(const flattening *f, const cor_node *node)
{
    return cor_arena_copy(f->arena, node, 1, sizeof *node);
}

static const cor_node *map_children(const flattening *f, const cor_node *node, change *apply)
{
    if (node->kind != COR_NODE_MAP && node->kind != COR_NODE_SEQ)
        return node;
    cor_node *out = copy_container(f, node);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == COR_NODE_SEQ) {
            out->items[i] = shared(f, apply(f, "", node->items[i]));
        } else {
            const char *key = cor_arena_str(f->arena, node->entries[i].key).ptr;
            out->entries[i].value = shared(f, apply(f, key, node->entries[i].value));
        }
    }
    return out;
}

static const cor_node *without_own_keys(const flattening *f, const cor_node *node)
{
    if (!f->strict || node->kind != COR_NODE_MAP)
        return node;
    cor_node *out = copy_container(f, node);
    out->count = 0;
    for (size_t i = 0; i < node->count; i++)
        if (!cor_str_starts(node->entries[i].key, "x-"))
            out->entries[out->count++] = node->entries[i];
    return out;
}

/* The real folder and the name; the folder may be missing, then all is as written. */
static const char *full_path(const char *path, cor_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash == path ? "/"
                         : slash       ? cor_arena_printf(arena, "%.*s", (int)(slash - path), path)
                                       : ".";
    char real[PATH_MAX];
    if (!realpath(folder, real))
        return NULL;
    return cor_arena_printf(arena, "%s/%s", strcmp(real, "/") == 0 ? "" : real,
                            slash ? slash + 1 : path);
}

/* Bytes up to and with the last slash that both have. */
static size_t common_folder(const char *a, const char *b)
{
    size_t common = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            common = i + 1;
    return common;
}

/* `path` as seen from the folder of `figure`; both full. */
static const char *relative_path(const char *path, const char *figure, cor_arena *arena)
{
    size_t common = common_folder(path, figure);
    if (common <= 1)
        return path;
    cor_buf out = { 0 };
    for (const char *at = figure + common; (at = strchr(at, '/')); at++)
        cor_buf_text(&out, "../");
    cor_buf_text(&out, path + common);
    const char *kept = cor_arena_str(arena, cor_buf_view(&out)).ptr;
    cor_buf_free(&out);
    return kept;
}

static bool is_address(cor_str path)
{
    for (size_t i = 0; i + 2 < path.len; i++)
        if (memcmp(path.ptr + i, "://", 3) == 0)
            return true;
    return false;
}

static const cor_node *change_path(const flattening *f, const cor_node *node)
{
    if (node->kind != COR_NODE_STRING || !node->string.len || is_address(node->string))
        return node;
    const char *found = cor_resolve_path(node->at.file, node->string, f->arena);
    const char *meant = cor_resolve_path(f->figure, node->string, f->arena);
    const char *path = full_path(found, f->arena), *figure = full_path(f->figure, f->arena);
    bool own = node->at.file && strcmp(node->at.file, f->figure) == 0;
    const char *lies = full_path(meant, f->arena);
    if (!path || !figure || (lies && strcmp(lies, path) == 0 && (own || found[0] != '/')))
        return node;
    return cor_node_new_text(node, relative_path(path, figure, f->arena), f->arena);
}

static const cor_node *change_source_member(const flattening *f, const char *key,
                                            const cor_node *value)
{
    bool path = strcmp(key, "data") == 0 || strcmp(key, "url") == 0;
    return path ? change_path(f, value) : value;
}

static const cor_node *change_source(const flattening *f, const char *key, const cor_node *value)
{
    (void)key;
    return map_children(f, without_own_keys(f, value), change_source_member);
}

static const cor_node *change_layer_member(const flattening *f, const char *key,
                                           const cor_node *value)
{
    bool block = strcmp(key, "paint") == 0 || strcmp(key, "layout") == 0;
    return block ? without_own_keys(f, value) : value;
}

static const cor_node *change_layer(const flattening *f, const char *key, const cor_node *value)
{
    (void)key;
    return map_children(f, without_own_keys(f, value), change_layer_member);
}

/* One path, or a list of {id, url}. */
static const cor_node *change_sprite(const flattening *f, const char *key, const cor_node *value)
{
    if (value->kind != COR_NODE_STRING)
        return map_children(f, value, change_sprite);
    return !*key || strcmp(key, "url") == 0 || strcmp(key, "sprite") == 0 ? change_path(f, value)
                                                                          : value;
}

/* One path, a list of them, or a map of them. */
static const cor_node *change_paths(const flattening *f, const char *key, const cor_node *value)
{
    (void)key;
    if (value->kind != COR_NODE_STRING)
        return map_children(f, value, change_paths);
    return change_path(f, value);
}

static const cor_node *change_corridor(const flattening *f, const char *key, const cor_node *value)
{
    bool paths = strcmp(key, "icons") == 0 || strcmp(key, "themes") == 0;
    return paths ? change_paths(f, key, value) : value;
}

static const cor_node *change_root(const flattening *f, const char *key, const cor_node *value)
{
    if (strcmp(key, "sources") == 0)
        return map_children(f, value, change_source);
    if (strcmp(key, "layers") == 0)
        return map_children(f, value, change_layer);
    if (strcmp(key, "corridor") == 0)
        return map_children(f, value, change_corridor);
    return strcmp(key, "sprite") == 0 ? change_sprite(f, key, value) : value;
}

const cor_node *cor_style_flatten(const cor_style *style, bool strict, cor_arena *arena)
{
    const flattening f = { style->file, strict, arena };
    return map_children(&f, style->root, change_root);
}
