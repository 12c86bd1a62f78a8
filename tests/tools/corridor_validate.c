/*
 * corridor-validate: what is wrong with a style by the style spec.
 *
 *   in    the path of a style
 *   out   a JSON array of {"line", "message"}, empty when the style is valid
 *
 * A fault of an expression is given the line on which its property or filter begins, as the
 * spec's own validator does. What the spec allows and a figure cannot draw (style.unsupported) is
 * left out, and so are paths of files, which are not looked for here.
 */
#include <stdio.h>
#include <string.h>

#include "style/style.h"

static bool is_at(cor_span a, cor_span b)
{
    return a.line == b.line && a.column == b.column;
}

static bool is_before(cor_span a, cor_span b)
{
    return a.line < b.line || (a.line == b.line && a.column <= b.column);
}

/* The members of light are named without it there. "layers[0].paint" of what stands at the span;
 * false when nothing does. */
static bool print_path(cor_buf *out, const cor_node *node, cor_span at)
{
    if (is_at(node->at, at))
        return true;
    size_t length = out->len;
    for (size_t i = 0; i < node->count; i++) {
        const cor_entry *entry = node->kind == COR_NODE_MAP ? &node->entries[i] : NULL;
        if (!entry && node->kind != COR_NODE_SEQ)
            return false;
        if (entry &&
            !(length == 0 && cor_str_is(entry->key, "light") && entry->value->kind == COR_NODE_MAP))
            cor_buf_printf(out, "%s%.*s", length ? "." : "", (int)entry->key.len, entry->key.ptr);
        else if (!entry)
            cor_buf_printf(out, "[%zu]", i);
        if ((entry && is_at(entry->key_at, at)) ||
            print_path(out, entry ? entry->value : node->items[i], at))
            return true;
        if (out->len > length) {
            out->len = length;
            out->ptr[length] = '\0';
        }
    }
    return false;
}

/* The value in the map that begins last before the fault. */
static void find_value(const cor_node *map, cor_span at, const cor_node **found)
{
    for (size_t i = 0; map && map->kind == COR_NODE_MAP && i < map->count; i++) {
        const cor_node *value = map->entries[i].value;
        if (is_before(value->at, at) && (!*found || is_before((*found)->at, value->at)))
            *found = value;
    }
}

/* The expressions of a source: its filter, and two for each property of its clusters. */
static void find_in_source(const cor_node *source, cor_span at, const cor_node **found)
{
    const cor_node *pairs = cor_node_get(source, "clusterProperties");
    find_value(source, at, found);
    for (size_t i = 0; pairs && pairs->kind == COR_NODE_MAP && i < pairs->count; i++) {
        const cor_node *pair = pairs->entries[i].value;
        for (size_t k = 0; pair->kind == COR_NODE_SEQ && k < pair->count; k++)
            if (is_before(pair->items[k]->at, at) &&
                (!*found || is_before((*found)->at, pair->items[k]->at)))
                *found = pair->items[k];
    }
}

/* The property or filter that the fault of an expression stands in. */
static const cor_node *value_of(const cor_node *root, const cor_diagnostic *fault)
{
    const cor_node *layers = cor_node_get(root, "layers"), *value = NULL;
    const cor_node *sources = cor_node_get(root, "sources");
    for (size_t i = 0; sources && sources->kind == COR_NODE_MAP && i < sources->count; i++)
        find_in_source(sources->entries[i].value, fault->at, &value);
    for (size_t i = 0; layers && i < layers->count; i++) {
        find_value(layers->items[i], fault->at, &value);
        find_value(cor_node_get(layers->items[i], "paint"), fault->at, &value);
        find_value(cor_node_get(layers->items[i], "layout"), fault->at, &value);
    }
    return value;
}

/* A null has no line in the spec's own checker; it is given that of the list it stands in. */
static uint32_t line_of(const cor_node *node, cor_span at, uint32_t around)
{
    if (is_at(node->at, at))
        return node->kind == COR_NODE_NULL ? around : at.line;
    uint32_t found = at.line;
    for (size_t i = 0; i < node->count; i++) {
        const cor_node *child = node->kind == COR_NODE_MAP   ? node->entries[i].value
                                : node->kind == COR_NODE_SEQ ? node->items[i]
                                                             : NULL;
        if (!child)
            return found;
        bool last = i + 1 == node->count;
        const cor_node *next = last                         ? NULL
                               : node->kind == COR_NODE_MAP ? node->entries[i + 1].value
                                                            : node->items[i + 1];
        if (is_before(child->at, at) && (!next || !is_before(next->at, at)))
            return line_of(child, at, node->kind == COR_NODE_SEQ ? node->at.line : 0);
    }
    return found;
}

/* Who refers to what is not there is at fault as a whole. */
static void cut_last(cor_buf *path)
{
    char *point = path->len ? strrchr(path->ptr, '.') : NULL;
    if (!point)
        return;
    *point = '\0';
    path->len = (size_t)(point - path->ptr);
}

static bool print_fault(cor_buf *out, const cor_node *root, const cor_diagnostic *fault)
{
    /* Old filters within expressions are warnings of the spec's checker, too. */
    bool is_fault = fault->severity == COR_ERROR ||
                    (fault->severity == COR_WARNING && fault->kind == COR_KIND_BAD_VALUE);
    if (!is_fault || fault->kind == COR_KIND_UNSUPPORTED ||
        (fault->kind == COR_KIND_EXPRESSION && !fault->key))
        return false;
    cor_buf message = { 0 };
    bool expression = fault->kind == COR_KIND_EXPRESSION && root;
    const cor_node *value = expression ? value_of(root, fault) : NULL;
    cor_span at = value && value->kind == COR_NODE_SEQ ? value->at : fault->at;
    if (root)
        print_path(&message, root, value ? value->at : fault->at);
    if (fault->kind == COR_KIND_REFERENCE)
        cut_last(&message);
    cor_buf_text(&message, fault->key ? fault->key : "");
    cor_buf_printf(&message, "%s%s", message.len ? ": " : "", fault->message);
    cor_buf_text(out, out->len ? ",{" : "{");
    uint32_t line = root && at.line ? line_of(root, at, 0) : at.line;
    if (line)
        cor_buf_printf(out, "\"line\":%u,", (unsigned)line);
    cor_buf_text(out, "\"message\":");
    cor_buf_json(out, cor_buf_view(&message));
    cor_buf_char(out, '}');
    cor_buf_free(&message);
    return true;
}

static cor_node *read_again(const char *path, cor_arena *arena)
{
    cor_report quiet = { 0 };
    cor_source *source;
    cor_node *root = NULL;
    if (cor_source_open(&source, path, COR_NODE_BYTES_MAX, COR_NOWHERE, &quiet)) {
        if (!cor_node_read(&root, source, arena, &quiet))
            root = NULL;
        cor_source_free(source);
    }
    cor_report_clear(&quiet);
    return root;
}

int main(int argc, char **argv)
{
    cor_report report = { 0 };
    cor_style *style;
    const cor_style_options options = { .lenient = true };
    if (argc != 2) {
        fputs("corridor-validate STYLE\n", stderr);
        return 2;
    }
    if (cor_style_load(&style, argv[1], &options, &report))
        cor_style_free(style);
    cor_arena *arena = cor_arena_new();
    cor_node *root = read_again(argv[1], arena);
    cor_buf out = { 0 };
    bool any = false;
    for (size_t i = 0; i < report.count; i++)
        any = print_fault(&out, root, &report.items[i]) || any;
    printf("[%s]\n", out.ptr ? out.ptr : "");
    cor_buf_free(&out);
    cor_arena_free(arena);
    cor_report_clear(&report);
    return any;
}
