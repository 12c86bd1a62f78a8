/* The sources of a style: what there is to draw, and where. */
#include <math.h>
#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/files.h"
#include "style/style_parts.h"
#include "style/tables.h"
#include "style/tables.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const schemes[] = { "xyz", "tms" };
static const char *const formats[] = { "mvt", "mlt" };
static const char *const empty[] = { "blank", "missing" };
static const char *const packings[] = { "terrarium", "mapbox", "custom" };

/* What steers tiles, caches and clicks says nothing on paper: its form alone is looked at. */
static const cor_spec_member geojson_members[] = {
    { "type", .kind = COR_SPEC_ANY },
    { "data", .kind = COR_SPEC_ANY },
    { "attribution", .kind = COR_SPEC_TEXT },
    { "maxzoom", .kind = COR_SPEC_NUMBER },
    { "buffer", COR_SPEC_NUMBER, .max = 512 },
    { "tolerance", .kind = COR_SPEC_NUMBER },
    { "lineMetrics", .kind = COR_SPEC_BOOLEAN },
    { "generateId", .kind = COR_SPEC_BOOLEAN },
    { "promoteId", .kind = COR_SPEC_NAMES },
    { "filter", .kind = COR_SPEC_ANY },
    { "cluster", .kind = COR_SPEC_BOOLEAN },
    { "clusterRadius", COR_SPEC_NUMBER, .max = HUGE_VAL },
    { "clusterMaxZoom", .kind = COR_SPEC_NUMBER },
    { "clusterMinPoints", .kind = COR_SPEC_NUMBER },
    { "clusterProperties", .kind = COR_SPEC_MAP },
};

#define TILES                                                                                      \
    { "type", .kind = COR_SPEC_ANY }, { "url", .kind = COR_SPEC_TEXT },                            \
        { "tiles", .kind = COR_SPEC_TEXTS }, { "attribution", .kind = COR_SPEC_TEXT },             \
        { "bounds", COR_SPEC_NUMBERS, .count = 4 }, { "minzoom", .kind = COR_SPEC_NUMBER },        \
        { "maxzoom", .kind = COR_SPEC_NUMBER }, { "volatile", .kind = COR_SPEC_BOOLEAN },          \
    {                                                                                              \
        "emptyResponse", COR_SPEC_WORD, .words = empty, .word_count = COUNT(empty)                 \
    }

static const cor_spec_member raster_members[] = {
    TILES,
    { "tileSize", .kind = COR_SPEC_NUMBER },
    { "scheme", COR_SPEC_WORD, .words = schemes, .word_count = COUNT(schemes) },
};
static const cor_spec_member dem_members[] = {
    TILES,
    { "tileSize", .kind = COR_SPEC_NUMBER },
    { "encoding", COR_SPEC_WORD, .words = packings, .word_count = COUNT(packings) },
    { "redFactor", .kind = COR_SPEC_NUMBER },
    { "greenFactor", .kind = COR_SPEC_NUMBER },
    { "blueFactor", .kind = COR_SPEC_NUMBER },
    { "baseShift", .kind = COR_SPEC_NUMBER },
};
static const cor_spec_member vector_members[] = {
    TILES,
    { "scheme", COR_SPEC_WORD, .words = schemes, .word_count = COUNT(schemes) },
    { "promoteId", .kind = COR_SPEC_NAMES },
    { "encoding", COR_SPEC_WORD, .words = formats, .word_count = COUNT(formats) },
};
static const cor_spec_member image_members[] = {
    { "type", .kind = COR_SPEC_ANY },
    { "url", .kind = COR_SPEC_TEXT },
    { "coordinates", COR_SPEC_CORNERS, .required = true },
    { "attribution", .kind = COR_SPEC_TEXT }, /* not of the spec, which credits no images */
};
static const cor_spec_member video_members[] = {
    { "type", .kind = COR_SPEC_ANY },
    { "urls", COR_SPEC_TEXTS, .required = true },
    { "coordinates", COR_SPEC_CORNERS, .required = true },
};

typedef struct source_type {
    const char *name;
    cor_spec_block block;
    const char *path_key; /* NULL: known to the spec, not drawn on paper */
    const char *instead;  /* of that */
} source_type;

#define SOURCE(name, members, open)                                                                \
    name,                                                                                          \
    {                                                                                              \
        "in a " name " source", members, COUNT(members), .is_open = (open)                         \
    }

static const source_type types[] = {
    { SOURCE("geojson", geojson_members, false), "data", NULL },
    { SOURCE("raster", raster_members, true), "url", NULL },
    { SOURCE("raster-dem", dem_members, false), "url", NULL },
    { SOURCE("image", image_members, false), "url", NULL },
    { SOURCE("vector", vector_members, true), NULL,
      "vector tiles are not read: export the layer as GeoJSON or GeoPackage and use type: "
      "geojson" },
    { SOURCE("video", video_members, false), NULL,
      "a figure does not move: save a frame and use type: image" },
};

enum { TYPE_COUNT = COUNT(types), DRAWN_COUNT = 4 };

size_t cor_style_source_keys(cor_source_keys *out, size_t max)
{
    for (size_t i = 0; i < TYPE_COUNT && i < max; i++)
        out[i] = (cor_source_keys){ types[i].name, &types[i].block };
    return TYPE_COUNT;
}

/* Nothing is wrong with the style, but the source cannot be drawn: an error for whoever draws it.
 */
static void refuse(cor_style *style, cor_style_source *source, cor_source_refusal refusal)
{
    cor_source_refusal *kept = cor_arena_copy(style->arena, &refusal, 1, sizeof refusal);
    cor_source_refusal **last = &source->refusals;
    while (*last)
        last = &(*last)->next;
    *last = kept;
}

bool cor_style_source_check(const cor_style_source *source, cor_report *report)
{
    for (const cor_source_refusal *r = source->refusals; r; r = r->next)
        cor_fail(report, COR_KIND_UNSUPPORTED, r->at, r->hint, "%s", r->message);
    return !source->refusals;
}

/* Those that can be drawn come first among the words that a misspelt one is held against. */
static const source_type *find_type(const cor_node *node, cor_report *report)
{
    const char *words[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++)
        words[i] = types[i].name;
    if (!cor_check_kind(node, COR_NODE_STRING, report))
        return NULL;
    for (size_t i = DRAWN_COUNT; i < TYPE_COUNT; i++)
        if (cor_str_is(node->string, words[i]))
            return &types[i];
    size_t index;
    return cor_check_word(node, words, DRAWN_COUNT, &index, report) ? &types[index] : NULL;
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
    source->path_at = path->at;
    if (is_address(path->string))
        refuse(style, source,
               (cor_source_refusal){ .at = path->at,
                                     .message = "nothing is fetched from the network",
                                     .hint = "download it and give the path of the file" });
    else
        source->path = cor_resolve_path(path->at.file, path->string, style->arena);
    return true;
}

/* One file may stand in `tiles` as well as in `url`. */
static const cor_node *raster_path(cor_style *style, cor_style_source *source)
{
    const cor_node *url = cor_node_get(source->node, "url");
    const cor_node *tiles = cor_node_get(source->node, "tiles");
    if (url || !tiles || tiles->kind != COR_NODE_SEQ)
        return url;
    const cor_node *only = tiles->count == 1 ? tiles->items[0] : NULL;
    if (only && only->kind == COR_NODE_STRING && !memchr(only->string.ptr, '{', only->string.len))
        return only;
    refuse(style, source,
           (cor_source_refusal){ .at = tiles->at,
                                 .message = "tiles are not read",
                                 .hint = "make one GeoTIFF of them (gdalbuildvrt, then "
                                         "gdal_translate) and give it as 'url'" });
    return NULL;
}

static bool read_data(cor_style *style, cor_style_source *source, const source_type *type,
                      cor_report *report)
{
    bool is_raster = type != &types[0];
    const cor_node *data =
        is_raster ? raster_path(style, source) : cor_node_get(source->node, type->path_key);
    if (!data)
        return source->refusals ||
               cor_fail(report, COR_KIND_MISSING_KEY, source->at, NULL, "source '%s' has no '%s'",
                        source->name, type->path_key);
    if (data->kind != COR_NODE_MAP || is_raster)
        return read_path(style, source, data, report);
    source->inline_data = data;
    source->path_at = data->at;
    return true;
}

static bool read_filter(cor_style *style, cor_style_source *source, cor_report *report)
{
    const cor_node *filter = cor_node_get(source->node, "filter");
    if (!filter)
        return true;
    source->filter = cor_style_filter(filter, style->arena, report);
    if (source->filter && cor_expr_uses(source->filter) & COR_USES_ZOOM)
        refuse(style, source,
               (cor_source_refusal){ .at = filter->at,
                                     .message = "what a source holds cannot depend on the zoom",
                                     .hint = "say it as the 'filter' of the layers" });
    return source->filter != NULL;
}

static bool check_cluster_expression(const cor_node *node, cor_arena *arena, cor_report *report)
{
    static const cor_expected any = { .typed = false };
    const cor_expr *expr = cor_expr_compile(node, &any, arena, report);
    if (!expr || !(cor_expr_uses(expr) & (COR_USES_ZOOM | COR_USES_FEATURE_STATE)))
        return expr != NULL;
    return cor_fail(report, COR_KIND_BAD_VALUE, node->at, NULL,
                    "\"zoom\" and \"feature-state\" expressions are not supported with cluster "
                    "properties.");
}

/* What a cluster makes of a property: [operator or expression, expression]. Nothing of it is
 * drawn. */
static bool check_cluster_property(const cor_entry *entry, cor_arena *arena, cor_report *report)
{
    const cor_node *pair = entry->value;
    if (!cor_check_spec_kind(pair, COR_NODE_SEQ, report))
        return false;
    if (pair->count < 2)
        return cor_fail(report, COR_KIND_BAD_VALUE, pair->at, "[\"+\", [get, name]]",
                        "array length 2 expected, length %zu found", pair->count);
    bool ok = check_cluster_expression(pair->items[1], arena, report);
    return (pair->items[0]->kind != COR_NODE_SEQ ||
            check_cluster_expression(pair->items[0], arena, report)) &&
           ok;
}

static bool read_cluster(cor_style *style, cor_style_source *source, cor_report *report)
{
    const cor_node *cluster = cor_node_get(source->node, "cluster");
    const cor_node *properties = cor_node_get(source->node, "clusterProperties");
    bool ok = true;
    if (!cluster || cluster->kind != COR_NODE_BOOL || !cluster->boolean)
        return true;
    refuse(style, source,
           (cor_source_refusal){ .at = cluster->at,
                                 .message = "points are not clustered on paper",
                                 .hint = "draw fewer points with a 'filter', or their density "
                                         "with a heatmap layer" });
    for (size_t i = 0; properties && properties->kind == COR_NODE_MAP && i < properties->count; i++)
        ok = check_cluster_property(&properties->entries[i], style->arena, report) && ok;
    return ok;
}

static void read_ids(cor_style *style, cor_style_source *source)
{
    const cor_node *id = cor_node_get(source->node, "promoteId");
    const cor_node *generate = cor_node_get(source->node, "generateId");
    source->generate_id = generate && generate->boolean;
    if (id && id->kind == COR_NODE_MAP)
        refuse(style, source,
               (cor_source_refusal){ .at = id->at,
                                     .message = "the layers of a file of features have no names "
                                                "to promote ids by",
                                     .hint = "write promoteId: name" });
    else if (id && id->kind == COR_NODE_STRING)
        source->promote_id = cor_arena_str(style->arena, id->string).ptr;
}

static bool read_drawn(cor_style *style, cor_style_source *source, const source_type *type,
                       cor_report *report)
{
    bool ok = read_data(style, source, type, report);
    if (type == &types[0]) {
        ok = read_filter(style, source, report) && ok;
        ok = read_cluster(style, source, report) && ok;
        read_ids(style, source);
    }
    return ok;
}

static void refuse_type(cor_style *style, cor_style_source *source, const cor_node *node,
                        const source_type *type)
{
    refuse(style, source,
           (cor_source_refusal){ .at = node->at,
                                 .message = cor_arena_printf(style->arena,
                                                             "sources of type '%s' cannot be drawn",
                                                             type->name),
                                 .hint = type->instead });
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
    const source_type *type = find_type(type_node, report);
    if (!type)
        return false;
    source->type = type->name;
    const cor_node *attribution = cor_node_get(entry->value, "attribution");
    if (attribution && attribution->kind == COR_NODE_STRING)
        source->attribution = cor_arena_str(style->arena, attribution->string).ptr;
    bool ok = cor_spec_block_check(entry->value, &type->block, report);
    if (!type->path_key)
        refuse_type(style, source, type_node, type);
    else
        ok = read_drawn(style, source, type, report) && ok && cor_style_read_raster(source, report);
    return ok;
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
