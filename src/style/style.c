#include "style/style.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "style/check.h"
#include "style/document.h"
#include "style/style_parts.h"
#include "style/tables.h"

/* What the spec has for screens (cameras, light, sky, tiles' fonts and sprites) and what editors
 * leave (id, owner, dates) says nothing on paper; style/style_screen.c checks its form. */
static const char *const root_keys[] = {
    "version", "name",           "metadata",   "state",    "sources", "layers",     "corridor",
    "center",  "centerAltitude", "zoom",       "bearing",  "pitch",   "roll",       "light",
    "sky",     "terrain",        "projection", "sprite",   "glyphs",  "font-faces", "transition",
    "id",      "owner",          "created",    "modified",
};

/* What other dialects of the language have at the root. */
static const struct foreign_key {
    const char *key, *hint;
} foreign_keys[] = {
    { "fog", "there is no fog on paper: leave it out" },
    { "lights", "there is no light on paper: leave it out" },
    { "snow", "there is no weather on paper: leave it out" },
    { "rain", "there is no weather on paper: leave it out" },
    { "imports", "extend a file of your own: corridor: {extends: base.yaml}" },
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

static bool check_keys(const cor_node *root, cor_report *report)
{
    const char *known[sizeof root_keys / sizeof *root_keys + FOREIGN_COUNT + 1];
    const cor_entry *constants = cor_node_entry(root, "constants");
    size_t count = sizeof root_keys / sizeof *root_keys;
    bool well = true;
    memcpy(known, root_keys, sizeof root_keys);
    for (size_t i = 0; i < FOREIGN_COUNT; i++) {
        const cor_entry *entry = cor_node_entry(root, foreign_keys[i].key);
        if (!entry)
            continue;
        known[count++] = foreign_keys[i].key;
        well = cor_fail(report, COR_KIND_UNSUPPORTED, entry->key_at, foreign_keys[i].hint,
                        "'%s' is not of the style spec", foreign_keys[i].key);
    }
    known[count++] = "constants";
    if (constants)
        well = cor_fail(report, COR_KIND_UNKNOWN_KEY, constants->key_at,
                        "write [global-state, name] and give the name in 'state'",
                        "constants have been deprecated as of v8");
    return cor_check_map(root, known, count, "in a style", report) && well;
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
