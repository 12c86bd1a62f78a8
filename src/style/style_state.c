/* The variables of a style: `state: {name: {default: value}}`, and --set. */
#include <string.h>

#include "base/memory.h"
#include "style/check.h"
#include "style/node_builder.h"
#include "style/style_parts.h"

static const char *const variable_keys[] = { "default" };

static bool read_variable(cor_style *style, const cor_entry *entry, cor_member *out,
                          cor_report *report)
{
    out->key = cor_arena_str(style->arena, entry->key);
    if (!cor_check_map(entry->value, variable_keys, 1, "in a variable of 'state'", report))
        return false;
    const cor_node *value = cor_node_get(entry->value, "default");
    if (value)
        out->value = cor_node_value(value, style->arena);
    return true;
}

/* JSON when it is JSON, else the text itself: --set route=#b2182b needs no quotes. Printed and read
 * as a node, so that nothing is borrowed from the source. */
static cor_node *typed(cor_style *style, const char *text)
{
    cor_report quiet = { 0 };
    cor_source *source = cor_source_from_memory("--set", cor_str_of(text));
    cor_node *node;
    if (!*text || !cor_json_read(&node, source, "--set", style->arena, &quiet)) {
        node = cor_arena_alloc(style->arena, 1, sizeof *node);
        *node = (cor_node){ .kind = COR_NODE_STRING, .string = cor_str_of(text) };
    }
    cor_source_free(source);
    cor_report_clear(&quiet);
    return node;
}

/* The entry of `key`, in a copy of the map that is made at `map`. */
static cor_entry *copied_entry(cor_node **map, const char *key, cor_arena *arena)
{
    cor_node *copy = cor_arena_copy(arena, *map, 1, sizeof **map);
    copy->entries = cor_arena_alloc(arena, copy->count + 1, sizeof *copy->entries);
    if (copy->count)
        memcpy(copy->entries, (*map)->entries, copy->count * sizeof *copy->entries);
    *map = copy;
    for (size_t i = 0; i < copy->count; i++)
        if (cor_str_is(copy->entries[i].key, key))
            return &copy->entries[i];
    cor_entry *entry = &copy->entries[copy->count++];
    const cor_node empty = { .kind = COR_NODE_MAP, .at = copy->at };
    *entry =
        (cor_entry){ cor_str_of(key), copy->at, cor_arena_copy(arena, &empty, 1, sizeof empty) };
    return entry;
}

/* So that whoever prints the tree sees what counts. */
static void set_in_tree(cor_style *style, const char *name, cor_node *value)
{
    cor_node *root = cor_arena_copy(style->arena, style->root, 1, sizeof *root);
    cor_entry *state = copied_entry(&root, "state", style->arena);
    cor_entry *variable = copied_entry(&state->value, name, style->arena);
    copied_entry(&variable->value, "default", style->arena)->value = value;
    style->root = root;
}

void cor_style_suggest_variable(cor_buf *hint, const cor_style *style, cor_str name)
{
    size_t count = style->state.count;
    const char **names = cor_alloc(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = style->state.as.members[i].key.ptr;
    cor_suggest(hint, name, names, count, "variables are");
    cor_free(names);
}

static bool fail_unknown(const cor_style *style, cor_str name, cor_report *report)
{
    cor_buf hint = { 0 };
    cor_style_suggest_variable(&hint, style, name);
    if (!style->state.count)
        cor_buf_text(&hint, "it has no 'state'");
    cor_fail(report, COR_KIND_REFERENCE, COR_NOWHERE, hint.ptr,
             "the figure has no variable '%.*s' to set", (int)(name.len < 60 ? name.len : 60),
             name.ptr);
    cor_buf_free(&hint);
    return false;
}

static bool set_one(cor_style *style, const char *given, cor_member *members, cor_report *report)
{
    const char *text = cor_arena_strdup(style->arena, given);
    const char *equals = strchr(text, '=');
    if (!equals || equals == text)
        return cor_fail(report, COR_KIND_USAGE, COR_NOWHERE, "--set name=value",
                        "cannot set '%.60s'", given);
    cor_str name = { text, (size_t)(equals - text) };
    for (size_t i = 0; i < style->state.count; i++) {
        if (cor_str_equal(members[i].key, name)) {
            cor_node *value = typed(style, equals + 1);
            members[i].value = cor_node_value(value, style->arena);
            set_in_tree(style, cor_arena_str(style->arena, name).ptr, value);
            return true;
        }
    }
    return fail_unknown(style, name, report);
}

bool cor_style_read_state(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *state = cor_node_get(style->root, "state");
    size_t count = 0;
    bool well = true;
    if (state && !cor_check_kind(state, COR_NODE_MAP, reader->report))
        well = false;
    else if (state)
        count = state->count;
    cor_member *members = cor_arena_alloc(style->arena, count ? count : 1, sizeof *members);
    for (size_t i = 0; i < count; i++)
        well = read_variable(style, &state->entries[i], &members[i], reader->report) && well;
    style->state = (cor_value){ .kind = COR_OBJECT, .count = count, .as.members = members };
    for (size_t i = 0; i < count && style->language; i++)
        if (cor_str_is(members[i].key, "language"))
            members[i].value =
                (cor_value){ .kind = COR_STRING, .as.string = cor_str_of(style->language) };
    for (size_t i = 0; well && i < reader->options->set_count; i++)
        well = set_one(style, reader->options->set[i], members, reader->report);
    return well;
}

static void check_variable(const cor_style *style, const cor_node *name, cor_report *report)
{
    for (size_t i = 0; i < style->state.count; i++)
        if (cor_str_equal(style->state.as.members[i].key, name->string))
            return;
    cor_buf hint = { 0 };
    cor_style_suggest_variable(&hint, style, name->string);
    cor_warn(report, COR_KIND_REFERENCE, name->at, hint.ptr ? hint.ptr : "add it to 'state'",
             "there is no variable '%.*s': its value is null",
             (int)(name->string.len < 60 ? name->string.len : 60), name->string.ptr);
    cor_buf_free(&hint);
}

static bool begins_with(const cor_node *list, const char *name)
{
    return list->count && list->items[0]->kind == COR_NODE_STRING &&
           cor_str_is(list->items[0]->string, name);
}

static void check_expressions(const cor_style *style, const cor_node *node, cor_report *report)
{
    if (node->kind == COR_NODE_SEQ && begins_with(node, "literal"))
        return;
    if (node->kind == COR_NODE_SEQ && node->count == 2 && begins_with(node, "global-state") &&
        node->items[1]->kind == COR_NODE_STRING)
        check_variable(style, node->items[1], report);
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        check_expressions(style, node->items[i], report);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->count; i++)
        if (!cor_str_is(node->entries[i].key, "metadata"))
            check_expressions(style, node->entries[i].value, report);
}

void cor_style_check_variables(const cor_style *style, cor_report *report)
{
    const cor_node *layers = cor_node_get(style->root, "layers");
    if (layers)
        check_expressions(style, layers, report);
}
