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

#include "style/style.h"

/* The value in the map that begins last before the fault. */
static void find_value(const cor_node *map, cor_span at, const cor_node **found)
{
    for (size_t i = 0; map && map->kind == COR_NODE_MAP && i < map->count; i++) {
        const cor_node *value = map->entries[i].value;
        bool before = value->at.line < at.line ||
                      (value->at.line == at.line && value->at.column <= at.column);
        if (before && (!*found || value->at.line > (*found)->at.line ||
                       (value->at.line == (*found)->at.line &&
                        value->at.column > (*found)->at.column)))
            *found = value;
    }
}

static uint32_t line_of(const cor_node *root, const cor_diagnostic *fault)
{
    const cor_node *layers = cor_node_get(root, "layers"), *value = NULL;
    if (fault->kind != COR_KIND_EXPRESSION || !layers)
        return fault->at.line;
    for (size_t i = 0; i < layers->count; i++) {
        find_value(layers->items[i], fault->at, &value);
        find_value(cor_node_get(layers->items[i], "paint"), fault->at, &value);
        find_value(cor_node_get(layers->items[i], "layout"), fault->at, &value);
    }
    return value && value->kind == COR_NODE_SEQ ? value->at.line : fault->at.line;
}

static bool print_fault(cor_buf *out, const cor_node *root, const cor_diagnostic *fault)
{
    if (fault->severity != COR_ERROR || fault->kind == COR_KIND_UNSUPPORTED)
        return false;
    cor_buf_text(out, out->len ? ",{" : "{");
    if (fault->at.line)
        cor_buf_printf(out, "\"line\":%u,", (unsigned)line_of(root, fault));
    cor_buf_text(out, "\"message\":");
    cor_buf_json(out, cor_str_of(fault->message));
    cor_buf_char(out, '}');
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
