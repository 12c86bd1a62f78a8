/* The sources of a style: what there is to draw, and where. */
#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/files.h"
#include "style/style_parts.h"
#include "style/tables.h"

typedef struct source_type {
    const char *name;
    const char *const *keys;
    size_t key_count;
    const char *path_key;
} source_type;

/* What steers tiles, caches and clicks says nothing on paper and is only known. */
static const char *const geojson_keys[] = {
    "type",      "data",          "attribution",    "maxzoom",          "buffer",
    "tolerance", "lineMetrics",   "generateId",     "promoteId",        "filter",
    "cluster",   "clusterRadius", "clusterMaxZoom", "clusterMinPoints", "clusterProperties"
};
static const char *const raster_keys[] = { "type",   "url",     "tiles",   "attribution",
                                           "bounds", "minzoom", "maxzoom", "tileSize",
                                           "scheme", "volatile" };
static const char *const dem_keys[] = { "type",       "url",      "tiles",     "attribution",
                                        "bounds",     "minzoom",  "maxzoom",   "tileSize",
                                        "volatile",   "encoding", "redFactor", "greenFactor",
                                        "blueFactor", "baseShift" };
static const char *const image_keys[] = { "type", "url", "coordinates", "attribution" };

static const source_type types[] = {
    { "geojson", geojson_keys, sizeof geojson_keys / sizeof *geojson_keys, "data" },
    { "raster", raster_keys, sizeof raster_keys / sizeof *raster_keys, "url" },
    { "raster-dem", dem_keys, sizeof dem_keys / sizeof *dem_keys, "url" },
    { "image", image_keys, sizeof image_keys / sizeof *image_keys, "url" },
};

enum { TYPE_COUNT = sizeof types / sizeof *types };

size_t cor_style_source_keys(cor_source_keys *out, size_t max)
{
    for (size_t i = 0; i < TYPE_COUNT && i < max; i++)
        out[i] = (cor_source_keys){ types[i].name, { types[i].keys, types[i].key_count } };
    return TYPE_COUNT;
}

/* Known to the spec, not drawn on paper. */
static const struct refusal {
    const char *type, *hint;
} refusals[] = {
    { "vector", "vector tiles are not read: export the layer as GeoJSON or GeoPackage and use "
                "type: geojson" },
    { "video", "a figure does not move: save a frame and use type: image" },
};

static bool find_type(const cor_node *node, const source_type **out, const char **refused,
                      cor_report *report)
{
    const char *words[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++)
        words[i] = types[i].name;
    if (!cor_check_kind(node, COR_NODE_STRING, report))
        return false;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        if (!cor_str_is(node->string, refusals[i].type))
            continue;
        *refused = refusals[i].type;
        return cor_fail(report, COR_KIND_UNSUPPORTED, node->at, refusals[i].hint,
                        "sources of type '%s' cannot be drawn", refusals[i].type);
    }
    size_t index;
    if (!cor_check_word(node, words, TYPE_COUNT, &index, report))
        return false;
    *out = &types[index];
    return true;
}

static bool is_address(cor_str path)
{
    for (size_t i = 0; i + 2 < path.len; i++)
        if (memcmp(path.ptr + i, "://", 3) == 0)
            return true;
    return false;
}

static bool read_path(cor_style *style, cor_style_source *source, const cor_node *path,
                      cor_report *report)
{
    if (!cor_check_kind(path, COR_NODE_STRING, report))
        return false;
    if (!path->string.len)
        return cor_fail(report, COR_KIND_BAD_VALUE, path->at, NULL, "an empty path");
    if (is_address(path->string))
        return cor_fail(report, COR_KIND_UNSUPPORTED, path->at,
                        "download it and give the path of the file",
                        "nothing is fetched from the network");
    source->path = cor_resolve_path(path->at.file, path->string, style->arena);
    source->path_at = path->at;
    return true;
}

static bool read_data(cor_style *style, cor_style_source *source, const source_type *type,
                      cor_report *report)
{
    bool is_raster = type != &types[0];
    size_t before = report->errors;
    const cor_node *data = is_raster ? cor_style_raster_path(source->node, report)
                                     : cor_node_get(source->node, type->path_key);
    if (report->errors > before)
        return false;
    if (!data)
        return cor_fail(report, COR_KIND_MISSING_KEY, source->at, NULL, "source '%s' has no '%s'",
                        source->name, type->path_key);
    if (data->kind != COR_NODE_MAP || is_raster)
        return read_path(style, source, data, report);
    source->inline_data = data;
    source->path_at = data->at;
    return true;
}

/* What kind of value a member has that is not read further. */
static const struct form {
    const char *key;
    cor_node_kind kind;
} forms[] = {
    { "maxzoom", COR_NODE_NUMBER },
    { "minzoom", COR_NODE_NUMBER },
    { "buffer", COR_NODE_NUMBER },
    { "tolerance", COR_NODE_NUMBER },
    { "tileSize", COR_NODE_NUMBER },
    { "clusterRadius", COR_NODE_NUMBER },
    { "clusterMaxZoom", COR_NODE_NUMBER },
    { "clusterMinPoints", COR_NODE_NUMBER },
    { "clusterProperties", COR_NODE_MAP },
    { "lineMetrics", COR_NODE_BOOL },
    { "generateId", COR_NODE_BOOL },
    { "cluster", COR_NODE_BOOL },
    { "bounds", COR_NODE_SEQ },
    { "attribution", COR_NODE_STRING },
};

static bool check_forms(const cor_node *node, cor_report *report)
{
    bool well = true;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const cor_node *member = cor_node_get(node, forms[i].key);
        if (member)
            well = cor_check_kind(member, forms[i].kind, report) && well;
    }
    return well;
}

static bool read_filter(cor_style *style, cor_style_source *source, cor_report *report)
{
    const cor_node *filter = cor_node_get(source->node, "filter");
    if (!filter)
        return true;
    source->filter = cor_style_filter(filter, style->arena, report);
    if (source->filter && cor_expr_uses(source->filter) & COR_USES_ZOOM)
        return cor_fail(report, COR_KIND_UNSUPPORTED, filter->at,
                        "say it as the 'filter' of the layers",
                        "what a source holds cannot depend on the zoom");
    return source->filter != NULL;
}

/* Options of geojson sources that change what is drawn. */
static bool read_feature_options(cor_style *style, cor_style_source *source, cor_report *report)
{
    const cor_node *cluster = cor_node_get(source->node, "cluster");
    const cor_node *id = cor_node_get(source->node, "promoteId");
    const cor_node *generate = cor_node_get(source->node, "generateId");
    bool well = read_filter(style, source, report);
    if (cluster && cluster->boolean)
        well = cor_fail(report, COR_KIND_UNSUPPORTED, cluster->at,
                        "draw fewer points with a 'filter', or their density with a heatmap layer",
                        "points are not clustered on paper");
    source->generate_id = generate && generate->boolean;
    if (id && id->kind == COR_NODE_MAP)
        return cor_fail(report, COR_KIND_UNSUPPORTED, id->at, "write promoteId: name",
                        "the layers of a file of features have no names to promote ids by");
    if (id && !cor_check_kind(id, COR_NODE_STRING, report))
        return false;
    source->promote_id = id ? cor_arena_str(style->arena, id->string).ptr : NULL;
    return well;
}

static bool read_source(const cor_style_reader *reader, const cor_entry *entry,
                        cor_style_source *source)
{
    cor_style *style = reader->style;
    cor_report *report = reader->report;
    source->name = cor_arena_str(style->arena, entry->key).ptr;
    source->node = entry->value;
    source->at = entry->key_at;
    source->type = "";
    if (!cor_check_kind(entry->value, COR_NODE_MAP, report))
        return false;
    const cor_node *type_node = cor_node_get(entry->value, "type");
    if (!type_node)
        return cor_fail(report, COR_KIND_MISSING_KEY, entry->key_at,
                        "type: geojson, raster, raster-dem or image", "source '%s' has no 'type'",
                        source->name);
    const source_type *type = NULL;
    if (!find_type(type_node, &type, &source->type, report))
        return false;
    source->type = type->name;
    bool well = cor_check_map(entry->value, type->keys, type->key_count, "in a source", report);
    well = read_data(style, source, type, report) && well;
    well = check_forms(entry->value, report) && well;
    well = read_feature_options(style, source, report) && well;
    well = cor_style_read_raster(source, report) && well;
    const cor_node *attribution = cor_node_get(entry->value, "attribution");
    if (attribution)
        source->attribution = cor_arena_str(style->arena, attribution->string).ptr;
    return well;
}

bool cor_style_read_sources(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *sources = cor_node_get(style->root, "sources");
    if (!sources)
        return cor_fail(reader->report, COR_KIND_MISSING_KEY, style->root->at, "sources: {}",
                        "missing required property \"sources\"");
    if (!cor_check_spec_kind(sources, COR_NODE_MAP, reader->report))
        return false;
    size_t count = sources->count;
    style->sources = cor_arena_alloc(style->arena, count ? count : 1, sizeof *style->sources);
    style->source_count = count;
    bool well = true;
    for (size_t i = 0; i < count; i++)
        well = read_source(reader, &sources->entries[i], &style->sources[i]) && well;
    return well;
}
