#include "style/document.h"

#include <stdlib.h>
#include <string.h>

#include "style/files.h"
#include "style/merge.h"
#include "style/theme.h"

/* Files that extend one another, and files in one figure: a person needs three, a loop that links
 * make (each name new) needs an end. */
enum { CHAIN_MAX = 16, FILES_MAX = 64 };

typedef struct loader {
    cor_arena *arena;
    cor_report *report;
    const char *chain[CHAIN_MAX]; /* from the figure to the file being read, as opened */
    char *real[CHAIN_MAX];        /* the same without links and dots */
    size_t depth;
    const char *files[FILES_MAX], *real_files[FILES_MAX];
    size_t file_count, reads;
    bool faulty; /* something could not be merged; the rest is there */
} loader;

static bool load(cor_node **out, loader *l, const char *path, cor_span at);

/* The file on top of the chain, unless it was read before by this or another name. */
static void remember(loader *l)
{
    const char *path = l->chain[l->depth - 1], *real = l->real[l->depth - 1];
    const char *name = cor_arena_strdup(l->arena, real ? real : path);
    for (size_t i = 0; i < l->file_count; i++)
        if (strcmp(l->real_files[i], name) == 0)
            return;
    l->real_files[l->file_count] = name;
    l->files[l->file_count++] = cor_arena_strdup(l->arena, path);
}

static bool fail_cycle(const loader *l, size_t first, const char *path, cor_span at)
{
    cor_buf chain = { 0 };
    for (size_t i = first; i < l->depth; i++)
        cor_buf_printf(&chain, "%s -> ", l->chain[i]);
    cor_buf_text(&chain, path);
    cor_fail(l->report, COR_KIND_REFERENCE, at, "a file cannot extend itself",
             "extends comes back to where it began: %s", chain.ptr);
    cor_buf_free(&chain);
    return false;
}

static bool check_chain(const loader *l, const char *path, const char *real, cor_span at)
{
    for (size_t i = 0; i < l->depth; i++)
        if (strcmp(l->real[i] ? l->real[i] : l->chain[i], real ? real : path) == 0)
            return fail_cycle(l, i, path, at);
    if (l->depth == CHAIN_MAX)
        return cor_fail(l->report, COR_KIND_LIMIT, at, NULL,
                        "a chain of more than %d files that extend one another", CHAIN_MAX);
    if (l->reads == FILES_MAX)
        return cor_fail(l->report, COR_KIND_LIMIT, at, NULL,
                        "the figure extends more than %d files", FILES_MAX);
    return true;
}

static void merge(cor_node **out, loader *l, const cor_node *below, const cor_node *above)
{
    if (!cor_node_merge(out, below, above, l->arena, l->report))
        l->faulty = true;
}

/* What stands under another file must be what it seems: the merge lays maps over maps and lists of
 * layers over lists, and in the place of anything else, in silence, what stands above it. The
 * figure itself is checked when all is merged. */
static bool check_parts(const cor_node *root, const char *hint, cor_report *report)
{
    static const struct {
        const char *key;
        cor_node_kind kind;
    } parts[] = { { "sources", COR_NODE_MAP },
                  { "layers", COR_NODE_SEQ },
                  { "state", COR_NODE_MAP },
                  { "corridor", COR_NODE_MAP } };
    bool ok = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const cor_node *part = cor_node_get(root, parts[i].key);
        if (part && part->kind != parts[i].kind)
            ok = cor_fail(report, COR_KIND_BAD_TYPE, part->at, hint, "'%s' is %s, found %s",
                          parts[i].key, cor_node_kind_name(parts[i].kind),
                          cor_node_kind_name(part->kind));
    }
    return ok;
}

/* A file that the figure extends, or its theme: `at` is where it is named. */
static bool load_below(cor_node **out, loader *l, const char *path, cor_span at)
{
    cor_node *root;
    if (!load(&root, l, path, at))
        return false;
    const char *hint = cor_arena_printf(l->arena, "the file is named in %s:%u:%u", at.file,
                                        (unsigned)at.line, (unsigned)at.column);
    *out = root;
    if (root->kind != COR_NODE_MAP)
        return cor_fail(l->report, COR_KIND_BAD_TYPE, root->at, hint,
                        "a figure file is a map, found %s", cor_node_kind_name(root->kind));
    return check_parts(root, hint, l->report);
}

/* Lays the file over what one entry of its `extends` gives. */
static bool extend_by(cor_node **below, loader *l, const cor_node *entry)
{
    if (entry->kind != COR_NODE_STRING || !entry->string.len)
        return cor_fail(l->report, COR_KIND_BAD_TYPE, entry->at, "write extends: base.yaml",
                        "expected the path of a file, found %s",
                        entry->kind == COR_NODE_STRING ? "an empty string"
                                                       : cor_node_kind_name(entry->kind));
    const char *path = cor_resolve_path(entry->at.file, entry->string, l->arena);
    cor_node *loaded;
    if (!load_below(&loaded, l, path, entry->at))
        return false;
    if (!*below) {
        *below = loaded;
        return true;
    }
    merge(below, l, cor_node_inherited(*below, l->arena), loaded);
    return true;
}

/* The root without corridor.extends. */
static cor_node *without_extends(const cor_node *root, cor_arena *arena)
{
    cor_node *out = cor_arena_copy(arena, root, 1, sizeof *root);
    out->entries = cor_arena_copy(arena, root->entries, root->count, sizeof *root->entries);
    for (size_t i = 0; i < out->count; i++) {
        if (!cor_str_is(out->entries[i].key, "corridor"))
            continue;
        const cor_node *old = out->entries[i].value;
        cor_node *corridor = cor_arena_copy(arena, old, 1, sizeof *old);
        corridor->entries = cor_arena_alloc(arena, old->count, sizeof *old->entries);
        corridor->count = 0;
        for (size_t k = 0; k < old->count; k++)
            if (!cor_str_is(old->entries[k].key, "extends"))
                corridor->entries[corridor->count++] = old->entries[k];
        out->entries[i].value = corridor;
    }
    return out;
}

static bool extend(cor_node **root, loader *l)
{
    const cor_node *extends = cor_node_get(cor_node_get(*root, "corridor"), "extends");
    if (!extends)
        return true;
    cor_node *below = NULL;
    bool list = extends->kind == COR_NODE_SEQ, well = true;
    size_t count = list ? extends->count : 1;
    for (size_t i = 0; i < count; i++)
        well = extend_by(&below, l, list ? extends->items[i] : extends) && well;
    if (!well)
        return false;
    cor_node *above = without_extends(*root, l->arena);
    if (!below) {
        *root = above;
        return true;
    }
    merge(root, l, cor_node_inherited(below, l->arena), above);
    return true;
}

static bool read_source(cor_node **out, loader *l, const cor_source *source)
{
    l->reads++;
    remember(l);
    return cor_node_read(out, source, l->arena, l->report) && extend(out, l);
}

static bool load(cor_node **out, loader *l, const char *path, cor_span at)
{
    char *real = realpath(path, NULL);
    cor_source *source = NULL;
    bool well = check_chain(l, path, real, at) &&
                cor_source_open(&source, path, COR_NODE_BYTES_MAX, at, l->report);
    if (well) {
        l->chain[l->depth] = path;
        l->real[l->depth++] = real;
        well = read_source(out, l, source);
        l->depth--;
    }
    cor_source_free(source);
    free(real);
    return well;
}

/* Lays the figure's theme over it. */
static bool dress(cor_node **root, loader *l, const cor_style_options *options)
{
    const cor_node *file;
    cor_node *theme;
    if (!cor_theme_find(&file, *root, options, l->report))
        return false;
    if (!file)
        return true;
    const char *path = cor_resolve_path(file->at.file, file->string, l->arena);
    if (!load_below(&theme, l, path, file->at))
        return false;
    merge(root, l, *root, cor_node_inherited(theme, l->arena));
    return true;
}

static void finish(cor_document *out, const loader *l, cor_node *root)
{
    *out = (cor_document){
        .root = root,
        .files = cor_arena_copy(l->arena, l->files, l->file_count, sizeof *l->files),
        .file_count = l->file_count,
    };
}

bool cor_document_load(cor_document *out, const char *path, const cor_style_options *options,
                       cor_arena *arena, cor_report *report)
{
    loader l = { .arena = arena, .report = report };
    cor_node *root;
    if (!load(&root, &l, path, COR_NOWHERE) || !dress(&root, &l, options))
        return false;
    finish(out, &l, root);
    return !l.faulty;
}

/* What is said of them is said of the file. */
static void forget_places(cor_node *node)
{
    node->at = (cor_span){ .file = node->at.file };
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        forget_places(node->items[i]);
    for (size_t i = 0; node->kind == COR_NODE_MAP && i < node->count; i++) {
        node->entries[i].key_at = (cor_span){ .file = node->at.file };
        forget_places(node->entries[i].value);
    }
}

bool cor_document_parse(cor_document *out, const char *name, cor_str text,
                        const cor_style_options *options, cor_arena *arena, cor_report *report)
{
    loader l = { .arena = arena, .report = report };
    cor_source *source = cor_source_from_memory(name, text);
    char *real = realpath(name, NULL);
    l.chain[0] = name;
    l.real[0] = real;
    l.depth = 1;
    cor_node *root;
    bool well = read_source(&root, &l, source) && dress(&root, &l, options);
    cor_source_free(source);
    free(real);
    if (well && options && options->plain)
        forget_places(root);
    if (well)
        finish(out, &l, root);
    return well && !l.faulty;
}
