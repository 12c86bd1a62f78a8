#include "style/node.h"

#include "base/number.h"
#include "style/node_builder.h"

const cor_entry *cor_node_entry(const cor_node *map, const char *key)
{
    if (!map || map->kind != COR_NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (cor_str_is(map->entries[i].key, key))
            return &map->entries[i];
    return NULL;
}

const cor_node *cor_node_get(const cor_node *map, const char *key)
{
    const cor_entry *entry = cor_node_entry(map, key);
    return entry ? entry->value : NULL;
}

const char *cor_node_kind_name(cor_node_kind kind)
{
    static const char *const names[] = {
        [COR_NODE_NULL] = "null",       [COR_NODE_BOOL] = "a boolean",
        [COR_NODE_NUMBER] = "a number", [COR_NODE_STRING] = "a string",
        [COR_NODE_SEQ] = "a list",      [COR_NODE_MAP] = "a map",
    };
    return names[kind];
}

static bool is_json(cor_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\t' && text.ptr[i] != '\r' && text.ptr[i] != '\n')
            return text.ptr[i] == '{';
    return false;
}

bool cor_node_read(cor_node **out, const cor_source *source, cor_arena *arena, cor_report *report)
{
    cor_span whole = { .file = source->file };
    if (source->text.len > COR_NODE_BYTES_MAX)
        return cor_fail(report, COR_KIND_LIMIT, whole, NULL,
                        "the file has %zu bytes, more than the limit of %d", source->text.len,
                        COR_NODE_BYTES_MAX);
    const char *file = cor_arena_strdup(arena, source->file);
    if (is_json(source->text))
        return cor_json_read(out, source, file, arena, report);
    return cor_yaml_read(out, source, file, arena, report);
}

static cor_value list_value(const cor_node *node, cor_arena *arena)
{
    cor_value *items = node->count ? cor_arena_alloc(arena, node->count, sizeof *items) : NULL;
    for (size_t i = 0; i < node->count; i++)
        items[i] = cor_node_value(node->items[i], arena);
    return (cor_value){ .kind = COR_ARRAY, .count = node->count, .as.items = items };
}

static cor_value map_value(const cor_node *node, cor_arena *arena)
{
    cor_member *members = node->count ? cor_arena_alloc(arena, node->count, sizeof *members) : NULL;
    for (size_t i = 0; i < node->count; i++)
        members[i] =
            (cor_member){ node->entries[i].key, cor_node_value(node->entries[i].value, arena) };
    return (cor_value){ .kind = COR_OBJECT, .count = node->count, .as.members = members };
}

cor_value cor_node_value(const cor_node *node, cor_arena *arena)
{
    switch (node->kind) {
    case COR_NODE_BOOL:
        return (cor_value){ .kind = COR_BOOL, .as.boolean = node->boolean };
    case COR_NODE_NUMBER:
        return (cor_value){ .kind = COR_NUMBER, .as.number = node->number };
    case COR_NODE_STRING:
        return (cor_value){ .kind = COR_STRING, .as.string = node->string };
    case COR_NODE_SEQ:
        return list_value(node, arena);
    case COR_NODE_MAP:
        return map_value(node, arena);
    default:
        return (cor_value){ .kind = COR_NULL };
    }
}

static void print_break(cor_buf *out, int indent, int level)
{
    if (!indent)
        return;
    cor_buf_char(out, '\n');
    for (int i = 0; i < indent * level; i++)
        cor_buf_char(out, ' ');
}

/* The number as written when JSON has that form: 0.10 stays 0.10, .5 becomes 0.5. */
static void print_number(cor_buf *out, const cor_node *node)
{
    double value;
    if (node->string.len && cor_number_scan(node->string, &value) == node->string.len)
        cor_buf_str(out, node->string);
    else
        cor_number_shortest(out, node->number);
}

static void print_node(cor_buf *out, const cor_node *node, int indent, int level);

static void print_container(cor_buf *out, const cor_node *node, int indent, int level)
{
    bool map = node->kind == COR_NODE_MAP;
    cor_buf_char(out, map ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i)
            cor_buf_char(out, ',');
        print_break(out, indent, level + 1);
        if (map) {
            cor_buf_json(out, node->entries[i].key);
            cor_buf_text(out, indent ? ": " : ":");
        }
        print_node(out, map ? node->entries[i].value : node->items[i], indent, level + 1);
    }
    if (node->count)
        print_break(out, indent, level);
    cor_buf_char(out, map ? '}' : ']');
}

static void print_node(cor_buf *out, const cor_node *node, int indent, int level)
{
    switch (node->kind) {
    case COR_NODE_NULL:
        cor_buf_text(out, "null");
        break;
    case COR_NODE_BOOL:
        cor_buf_text(out, node->boolean ? "true" : "false");
        break;
    case COR_NODE_NUMBER:
        print_number(out, node);
        break;
    case COR_NODE_STRING:
        cor_buf_json(out, node->string);
        break;
    default:
        print_container(out, node, indent, level);
        break;
    }
}

void cor_node_print_json(cor_buf *out, const cor_node *node, int indent)
{
    print_node(out, node, indent, 0);
}
