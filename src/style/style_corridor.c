/* The `corridor` member and what layers say to it in `metadata`: read once to find its faults, and
 * every name in it is that of something. */
#include <string.h>

#include "base/encoding.h"
#include "geo/crs_check.h"
#include "style/boundary.h"
#include "style/check.h"
#include "style/figure.h"
#include "style/legend_spec.h"
#include "style/style_parts.h"
#include "style/tables.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct names {
    const char **items;
    size_t count;
    const char *noun, *those;
} names;

static names layer_names(const cor_style *style)
{
    names n = { cor_arena_alloc(style->arena, style->layer_count + 1, sizeof *n.items), 0, "layer",
                "layers are" };
    for (size_t i = 0; i < style->layer_count; i++)
        n.items[n.count++] = style->layers[i].id;
    return n;
}

static names source_names(const cor_style *style)
{
    names n = { cor_arena_alloc(style->arena, style->source_count + 1, sizeof *n.items), 0,
                "source", "sources are" };
    for (size_t i = 0; i < style->source_count; i++)
        n.items[n.count++] = style->sources[i].name;
    return n;
}

static bool check_name(const names *n, cor_str name, cor_span at, cor_report *report)
{
    for (size_t i = 0; i < n->count; i++)
        if (cor_str_is(name, n->items[i]))
            return true;
    cor_buf hint = { 0 };
    cor_suggest(&hint, name, n->items, n->count, n->those);
    cor_fail(report, COR_KIND_REFERENCE, at, hint.ptr, "there is no %s '%.*s'", n->noun,
             (int)(name.len < 60 ? name.len : 60), name.ptr);
    cor_buf_free(&hint);
    return false;
}

/* One name or a list of them; other kinds are the business of who reads the member. */
static bool check_names(const names *n, const cor_node *node, cor_report *report)
{
    bool well = true;
    if (node && node->kind == COR_NODE_STRING)
        return check_name(n, node->string, node->at, report);
    for (size_t i = 0; node && node->kind == COR_NODE_SEQ && i < node->count; i++)
        if (node->items[i]->kind == COR_NODE_STRING)
            well = check_names(n, node->items[i], report) && well;
    return well;
}

/* The form of a definition; whether there is such a CRS is known when it is opened. */
static bool check_crs(const cor_node *map, cor_report *report)
{
    cor_crs_text text;
    const cor_node *crs = cor_node_get(map, "crs");
    return !crs || crs->kind != COR_NODE_STRING || cor_str_is(crs->string, "auto") ||
           cor_crs_text_check(&text, crs->string, crs->at, report);
}

static bool check_encoding(const cor_node *source, cor_report *report)
{
    const cor_node *word = cor_node_get(source, "encoding");
    if (!word || word->kind != COR_NODE_STRING || cor_encoding_of_word(word->string))
        return true;
    return cor_fail(report, COR_KIND_BAD_VALUE, word->at, cor_encoding_examples,
                    "'%.*s' is no encoding that is known",
                    word->string.len < 40 ? (int)word->string.len : 40, word->string.ptr);
}

static bool check_sources(const cor_style *style, bool named, cor_report *report)
{
    const cor_node *sources = cor_node_get(style->corridor, "sources");
    if (!sources)
        return true;
    if (!cor_check_kind(sources, COR_NODE_MAP, report))
        return false;
    const names known = source_names(style);
    bool well = true;
    for (size_t i = 0; i < sources->count; i++) {
        const cor_entry *entry = &sources->entries[i];
        cor_figure_source options;
        const char *name = cor_arena_str(style->arena, entry->key).ptr;
        well = cor_figure_source_options(&options, style, name, NULL, report) && well;
        well = check_crs(entry->value, report) && well;
        well = check_encoding(entry->value, report) && well;
        if (named && !cor_str_starts(entry->key, "x-"))
            well = check_name(&known, entry->key, entry->key_at, report) && well;
        if (named)
            well = check_names(&known, cor_node_get(entry->value, "station-on"), report) && well;
        if (named)
            well = check_names(&known, cor_node_get(entry->value, "credit-with"), report) && well;
    }
    return well;
}

static bool check_part_layers(const names *layers, const cor_node *part, cor_report *report)
{
    const cor_node *value = part->count ? part->entries[0].value : NULL;
    bool well = check_names(layers, cor_node_get(value, "layer"), report);
    return check_names(layers, cor_node_get(cor_node_get(value, "extent"), "layers"), report) &&
           well;
}

static bool check_maps(const cor_style *style, cor_report *report)
{
    const cor_node *parts = cor_node_get(style->corridor, "parts");
    bool well = check_crs(cor_node_get(style->corridor, "map"), report);
    for (size_t i = 0; parts && parts->kind == COR_NODE_SEQ && i < parts->count; i++)
        well = check_crs(cor_node_get(parts->items[i], "inset"), report) && well;
    return well;
}

static bool check_claims(const cor_style *style, const names *layers, cor_report *report)
{
    const cor_node *claims = cor_node_get(style->corridor, "claims");
    const names sources = source_names(style);
    bool well = true;
    for (size_t i = 0; claims && claims->kind == COR_NODE_SEQ && i < claims->count; i++) {
        const cor_node *claim = claims->items[i];
        const cor_node *route = cor_node_get(claim, "route"), *in = cor_node_get(claim, "within");
        well = check_names(layers, cor_node_get(claim, "layer"), report) && well;
        well = check_names(&sources, cor_node_get(route, "source"), report) && well;
        well = check_names(&sources, cor_node_get(in, "source"), report) && well;
    }
    return well;
}

static bool check_layers(const cor_style *style, const names *layers, cor_report *report)
{
    const cor_node *map = cor_node_get(style->corridor, "map");
    const cor_node *parts = cor_node_get(style->corridor, "parts");
    bool well = check_names(layers, cor_node_get(cor_node_get(map, "extent"), "layers"), report);
    for (size_t i = 0; parts && parts->kind == COR_NODE_SEQ && i < parts->count; i++)
        if (parts->items[i]->kind == COR_NODE_MAP)
            well = check_part_layers(layers, parts->items[i], report) && well;
    return well;
}

/* The maps of the figure: the main one and the insets by their names. */
static names map_names(const cor_style *style)
{
    const cor_node *parts = cor_node_get(style->corridor, "parts");
    size_t most = parts && parts->kind == COR_NODE_SEQ ? parts->count : 0;
    names n = { cor_arena_alloc(style->arena, most + 1, sizeof *n.items), 0, "map", "maps are" };
    n.items[n.count++] = "main";
    for (size_t i = 0; i < most; i++) {
        const cor_node *name = cor_node_get(cor_node_get(parts->items[i], "inset"), "name");
        if (name && name->kind == COR_NODE_STRING)
            n.items[n.count++] = cor_arena_str(style->arena, name->string).ptr;
    }
    return n;
}

static bool check_legend_from(const cor_layer *layer, const cor_legend_spec *spec, cor_arena *arena,
                              cor_report *report)
{
    cor_classes classes;
    cor_str field;
    bool is_radius = cor_legend_property(layer, spec->from) == COR_P_CIRCLE_RADIUS;
    if (is_radius && !spec->labels && cor_legend_has_sizes(layer, arena))
        return cor_legend_size_field(&field, layer, spec->at, report);
    return cor_legend_classes(&classes, layer, spec, arena, report);
}

static bool check_legend(const cor_layer *layer, const cor_node *node, const names *layers,
                         cor_arena *arena, cor_report *report)
{
    bool well = true;
    if (node->kind != COR_NODE_SEQ) {
        cor_legend_spec spec;
        well = cor_legend_spec_read(&spec, node, NULL, arena, report) &&
               (!spec.from || check_legend_from(layer, &spec, arena, report));
        return check_names(layers, cor_node_get(node, "with"), report) && well;
    }
    for (size_t i = 0; i < node->count; i++)
        well = check_legend(layer, node->items[i], layers, arena, report) && well;
    return well;
}

typedef struct metadata_members {
    cor_string_list maps;
    bool avoid, leader, spread;
    int boundary;
} metadata_members;

static const cor_field metadata_fields[] = {
    { "corridor:legend", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "corridor:map", COR_FIELD_LIST, offsetof(metadata_members, maps), 0, 0, NULL, 0 },
    { "corridor:avoid", COR_FIELD_BOOL, offsetof(metadata_members, avoid), 0, 0, NULL, 0 },
    { "corridor:required", COR_FIELD_CUSTOM, 0, 0, 0, NULL, 0 },
    { "corridor:leader", COR_FIELD_BOOL, offsetof(metadata_members, leader), 0, 0, NULL, 0 },
    { "corridor:spread", COR_FIELD_BOOL, offsetof(metadata_members, spread), 0, 0, NULL, 0 },
    { "corridor:boundary", COR_FIELD_WORD, offsetof(metadata_members, boundary), 0, 0,
      cor_boundary_words, COR_BOUNDARY_COUNT },
};

cor_field_table cor_metadata_fields(void)
{
    return COR_FIELD_TABLE(metadata_fields, "in 'metadata'");
}

/* Other metadata is nobody's business here; a key of ours that we do not know is a mistake. */
static bool check_metadata(const cor_style *style, const cor_node *metadata, cor_report *report)
{
    if (!metadata || metadata->kind != COR_NODE_MAP)
        return true;
    cor_node own = *metadata;
    own.entries = cor_arena_alloc(style->arena, metadata->count + 1, sizeof *own.entries);
    own.count = 0;
    for (size_t i = 0; i < metadata->count; i++)
        if (cor_str_starts(metadata->entries[i].key, "corridor:"))
            own.entries[own.count++] = metadata->entries[i];
    metadata_members members = { 0 };
    return cor_fields_read(&members, &own, cor_metadata_fields(), style->arena, report);
}

/* true, false, or for which features. */
static bool read_required(const cor_style *style, cor_layer *layer, cor_report *report)
{
    const cor_node *node = cor_node_get(layer->metadata, "corridor:required");
    if (!node)
        return true;
    if (node->kind != COR_NODE_BOOL && node->kind != COR_NODE_SEQ)
        return cor_fail(report, COR_KIND_BAD_TYPE, node->at,
                        "write true, or an expression: [\"<=\", [get, rank], 2]",
                        "'corridor:required' is neither a boolean nor an expression");
    if (node->kind == COR_NODE_SEQ || node->boolean)
        layer->required = cor_style_filter(node, style->arena, report);
    return layer->required || (node->kind == COR_NODE_BOOL && !node->boolean);
}

static bool check_boundary(const cor_layer *layer, cor_report *report)
{
    const cor_node *node = cor_node_get(layer->metadata, "corridor:boundary");
    return !node || layer->type == COR_LAYER_LINE ||
           cor_fail(report, COR_KIND_BAD_VALUE, node->at, "say it of the layer of the lines",
                    "'corridor:boundary' stands in a layer of type '%s'",
                    cor_layer_type_name(layer->type));
}

typedef struct known_names {
    names layers, maps;
} known_names;

static bool check_metadata_names(const cor_style *style, const cor_layer *layer,
                                 const known_names *known, cor_report *report)
{
    const cor_node *legend = cor_node_get(layer->metadata, "corridor:legend");
    bool well = check_names(&known->maps, cor_node_get(layer->metadata, "corridor:map"), report);
    if (!legend || (legend->kind == COR_NODE_BOOL && !legend->boolean))
        return well;
    return check_legend(layer, legend, &known->layers, style->arena, report) && well;
}

bool cor_style_check_corridor(const cor_style *style, cor_report *report)
{
    cor_figure *figure;
    bool well = cor_figure_read(&figure, style, report);
    /* A file that is only to be extended may name what others bring. */
    const cor_node *abstract = cor_node_get(style->corridor, "abstract");
    bool named = !(abstract && abstract->kind == COR_NODE_BOOL && abstract->boolean);
    const known_names known = { layer_names(style), map_names(style) };
    well = check_maps(style, report) && well;
    well = check_sources(style, named, report) && well;
    if (named)
        cor_style_check_variables(style, report);
    if (named)
        well = check_layers(style, &known.layers, report) && well;
    if (named)
        well = check_claims(style, &known.layers, report) && well;
    for (size_t i = 0; i < style->layer_count; i++) {
        const cor_node *metadata = style->layers[i].metadata;
        well = check_metadata(style, metadata, report) && well;
        well = read_required(style, &style->layers[i], report) && well;
        well = check_boundary(&style->layers[i], report) && well;
        if (metadata && named)
            well = check_metadata_names(style, &style->layers[i], &known, report) && well;
    }
    return well;
}
