#include "style/style.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "style/check.h"
#include "style/document.h"
#include "style/spec_members.h"
#include "style/style_parts.h"
#include "style/tables.h"

/* What the spec has for screens (cameras, light, sky, tiles' fonts and sprites) and what editors
 * leave (id, owner, dates) says nothing on paper; style/style_screen.c checks its form. */
static const char *const root_keys[] = {
    "version", "name",           "metadata",   "state",    "sources",    "layers",     "corridor",
    "center",  "centerAltitude", "zoom",       "bearing",  "pitch",      "roll",       "light",
    "sky",     "terrain",        "projection", "sprite",   "glyphs",     "font-faces", "transition",
    "id",      "owner",          "created",    "modified", "visibility", "protected",  "draft",
};

/* What other dialects of the language have at the root, which says nothing here. */
static const struct foreign_key {
    const char *key, *why;
} foreign_keys[] = {
    { "fog", "there is no fog on paper" },
    { "lights", "there is no light on paper" },
    { "snow", "there is no weather on paper" },
    { "rain", "there is no weather on paper" },
    { "imports", "corridor: {extends: base.yaml} extends a file of your own" },
    { "models", "nothing is drawn in three dimensions" },
};
enum { FOREIGN_COUNT = sizeof foreign_keys / sizeof *foreign_keys };

cor_key_list cor_style_root_keys(void)
{
    return (cor_key_list){ root_keys, sizeof root_keys / sizeof *root_keys };
}

static const cor_style_options no_options = { 0 };

static bool check_version(const cor_style *style, cor_report *report)
{
    static const char hint[] = "the first line of a figure file is: version: 8";
    const cor_node *version = cor_node_get(style->root, "version");
    if (!version)
        return cor_fail(report, COR_KIND_MISSING_KEY, style->root->at, hint,
                        "missing required property \"version\"");
    if (version->kind == COR_NODE_NUMBER && version->number == 8)
        return true;
    cor_buf found = { 0 };
    cor_node_print_json(&found, version, 0);
    cor_fail(report, COR_KIND_BAD_VALUE, version->at, hint, "expected one of [8], %.*s found",
             (int)(found.len < 60 ? found.len : 60), found.ptr);
    cor_buf_free(&found);
    return false;
}

static bool read_name(cor_style *style, cor_report *report)
{
    const cor_node *name = cor_node_get(style->root, "name");
    if (!name)
        return true;
    if (!cor_check_kind(name, COR_NODE_STRING, report))
        return false;
    style->name = cor_arena_str(style->arena, name->string).ptr;
    return true;
}

static const char *why_foreign(cor_str key)
{
    for (size_t i = 0; i < FOREIGN_COUNT; i++)
        if (cor_str_is(key, foreign_keys[i].key))
            return foreign_keys[i].why;
    return NULL;
}

/* Editors and other dialects keep what they like at the root, and the spec lets them: it is noted.
 * A misspelt `corridor` would be a figure that is not the one that was meant. */
static void note_unknown(const cor_entry *entry, cor_report *report)
{
    enum { COUNT = sizeof root_keys / sizeof *root_keys };
    const char *why = why_foreign(entry->key);
    const char *nearest = why ? NULL : cor_str_nearest(entry->key, root_keys, COUNT);
    int shown = (int)(entry->key.len < 60 ? entry->key.len : 60);
    if (why)
        cor_note(report, COR_KIND_UNSUPPORTED, entry->key_at, why,
                 "'%.*s' is not of the style spec", shown, entry->key.ptr);
    else if (nearest && strcmp(nearest, "corridor") == 0)
        cor_warn(report, COR_KIND_UNKNOWN_KEY, entry->key_at, "did you mean 'corridor'?",
                 "'%.*s' says nothing in a style", shown, entry->key.ptr);
    else
        cor_spec_note_unknown(entry, root_keys, COUNT, "in a style", report);
}

static bool check_keys(const cor_node *root, cor_report *report)
{
    const cor_entry *constants = cor_node_entry(root, "constants");
    for (size_t i = 0; i < root->count; i++)
        if (&root->entries[i] != constants &&
            !cor_check_is_known(root->entries[i].key, root_keys,
                                sizeof root_keys / sizeof *root_keys))
            note_unknown(&root->entries[i], report);
    return !constants || cor_fail(report, COR_KIND_UNKNOWN_KEY, constants->key_at,
                                  "write [global-state, name] and give the name in 'state'",
                                  "constants have been deprecated as of v8");
}

static bool read_root(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    if (style->root->kind != COR_NODE_MAP)
        return cor_fail(reader->report, COR_KIND_BAD_TYPE, style->root->at, NULL,
                        "a figure file is a map, found %s", cor_node_kind_name(style->root->kind));
    bool well = check_keys(style->root, reader->report);
    well = check_version(style, reader->report) && well;
    well = read_name(style, reader->report) && well;
    well = cor_style_check_screen(style->root, reader->report) && well;
    well = cor_style_read_state(reader) && well;
    well = cor_style_read_corridor(reader) && well;
    well = cor_style_read_sources(reader) && well;
    well = cor_style_read_sprites(reader) && well;
    well = cor_style_read_layers(reader) && well;
    return cor_style_check_corridor(style, reader->report) && well;
}

/* `document` has been read into the arena, or has failed to: `well` says it. */
static bool finish(cor_style **out, cor_style *style, const cor_document *document, bool well,
                   const cor_style_reader *reader)
{
    style->lenient = reader->options->lenient;
    style->plain = reader->options->plain;
    style->language = reader->options->language;
    style->root = document->root;
    style->files = document->files;
    style->file_count = document->file_count;
    if (!style->root || !read_root(reader) || !well) {
        cor_style_free(style);
        return false;
    }
    *out = style;
    return true;
}

static cor_style *style_new(const char *file)
{
    cor_arena *arena = cor_arena_new();
    cor_style *style = cor_arena_alloc(arena, 1, sizeof *style);
    style->arena = arena;
    style->file = cor_arena_strdup(arena, file);
    return style;
}

bool cor_style_load(cor_style **out, const char *path, const cor_style_options *options,
                    cor_report *report)
{
    cor_style *style = style_new(path);
    cor_document document = { 0 };
    const cor_style_reader reader = { style, options ? options : &no_options, report };
    bool well = cor_document_load(&document, path, options, style->arena, report);
    return finish(out, style, &document, well, &reader);
}

bool cor_style_parse(cor_style **out, const char *name, cor_str text,
                     const cor_style_options *options, cor_report *report)
{
    cor_style *style = style_new(name);
    cor_document document = { 0 };
    const cor_style_reader reader = { style, options ? options : &no_options, report };
    bool well = cor_document_parse(&document, name, text, options, style->arena, report);
    return finish(out, style, &document, well, &reader);
}

void cor_style_free(cor_style *style)
{
    if (style)
        cor_arena_free(style->arena);
}
