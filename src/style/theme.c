#include "style/theme.h"

#include <string.h>

#include "base/memory.h"
#include "style/check.h"

static bool check_files(const cor_node *themes, cor_report *report)
{
    bool well = cor_check_kind(themes, COR_NODE_MAP, report);
    for (size_t i = 0; well && i < themes->count; i++) {
        const cor_node *file = themes->entries[i].value;
        if (file->kind != COR_NODE_NULL && !(file->kind == COR_NODE_STRING && file->string.len))
            return cor_fail(report, COR_KIND_BAD_TYPE, file->at,
                            "write a path, or null for the figure as it stands",
                            "expected the path of a file, found %s",
                            file->kind == COR_NODE_STRING ? "an empty string"
                                                          : cor_node_kind_name(file->kind));
    }
    return well;
}

/* What --set says last, else the variable's default; false when neither names a theme. */
static bool chosen(cor_str *name, cor_span *at, const cor_node *root,
                   const cor_style_options *options)
{
    static const char set[] = "theme=";
    const cor_node *variable = cor_node_get(cor_node_get(root, "state"), "theme");
    const cor_node *given = cor_node_get(variable, "default");
    for (size_t i = options ? options->set_count : 0; i-- > 0;) {
        if (strncmp(options->set[i], set, strlen(set)) == 0) {
            *name = cor_str_of(options->set[i] + strlen(set));
            *at = COR_NOWHERE;
            return true;
        }
    }
    if (!given || given->kind != COR_NODE_STRING)
        return false;
    *name = given->string;
    *at = given->at;
    return true;
}

static bool fail_unknown(const cor_node *themes, cor_str name, cor_span at, cor_report *report)
{
    const char **names = cor_alloc(themes->count + 1, sizeof *names);
    cor_arena *arena = cor_arena_new();
    cor_buf hint = { 0 };
    for (size_t i = 0; i < themes->count; i++)
        names[i] = cor_arena_str(arena, themes->entries[i].key).ptr;
    cor_suggest(&hint, name, names, themes->count, "themes are");
    cor_fail(report, COR_KIND_REFERENCE, at, hint.ptr, "there is no theme '%.*s'",
             (int)(name.len < 60 ? name.len : 60), name.ptr);
    cor_buf_free(&hint);
    cor_arena_free(arena);
    cor_free(names);
    return false;
}

bool cor_theme_find(const cor_node **out, const cor_node *root, const cor_style_options *options,
                    cor_report *report)
{
    const cor_node *themes = cor_node_get(cor_node_get(root, "corridor"), "themes");
    cor_str name;
    cor_span at;
    *out = NULL;
    if (!themes)
        return true;
    if (!check_files(themes, report))
        return false;
    if (!chosen(&name, &at, root, options))
        return true;
    for (size_t i = 0; i < themes->count; i++) {
        const cor_node *file = themes->entries[i].value;
        if (!cor_str_equal(themes->entries[i].key, name))
            continue;
        *out = file->kind == COR_NODE_STRING ? file : NULL;
        return true;
    }
    return fail_unknown(themes, name, at, report);
}
