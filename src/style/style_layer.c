/* The layers of a style: type, source, zoom range, filter. */
#include <string.h>

#include "style/check.h"
#include "style/expression.h"
#include "style/legacy.h"
#include "style/property_row.h"
#include "style/spec_members.h"
#include "style/style_parts.h"
#include "style/tables.h"

static const char *const layer_keys[] = { "id",      "type",     "source", "source-layer",
                                          "minzoom", "maxzoom",  "filter", "layout",
                                          "paint",   "metadata", "ref",    "interactive" };

cor_key_list cor_style_layer_keys(void)
{
    return (cor_key_list){ layer_keys, sizeof layer_keys / sizeof *layer_keys };
}

static const char *const type_words[COR_LAYER_TYPE_COUNT] = {
    [COR_LAYER_BACKGROUND] = "background",
    [COR_LAYER_FILL] = "fill",
    [COR_LAYER_LINE] = "line",
    [COR_LAYER_CIRCLE] = "circle",
    [COR_LAYER_SYMBOL] = "symbol",
    [COR_LAYER_RASTER] = "raster",
    [COR_LAYER_HILLSHADE] = "hillshade",
    [COR_LAYER_HEATMAP] = "heatmap",
};

const char *cor_layer_type_name(cor_layer_type type)
{
    return type_words[type];
}

static bool read_id(const cor_style_reader *reader, size_t index, cor_layer *layer,
                    const cor_node *node)
{
    const cor_node *id = cor_node_get(node, "id");
    layer->at = id ? id->at : node->at;
    layer->id = "";
    if (!id)
        return cor_fail(reader->report, COR_KIND_MISSING_KEY, node->at, NULL,
                        "missing required property \"id\"");
    if (!cor_check_kind(id, COR_NODE_STRING, reader->report))
        return false;
    layer->id = cor_arena_str(reader->style->arena, id->string).ptr;
    for (size_t i = 0; i < index; i++) {
        const cor_layer *other = &reader->style->layers[i];
        if (strcmp(other->id, layer->id) == 0)
            return cor_fail(reader->report, COR_KIND_BAD_VALUE, id->at, NULL,
                            "duplicate layer id \"%.60s\", previously used at line %u", layer->id,
                            (unsigned)other->at.line);
    }
    return true;
}

/* Layers that refer to another are refused, and what is wrong with them is said all the same. */
static bool fail_ref(const cor_style *style, const cor_node *node, const cor_node *ref,
                     cor_report *report)
{
    static const char *const shared[] = { "type", "source", "source-layer", "filter", "layout" };
    const cor_node *layers = cor_node_get(style->root, "layers"), *target = NULL;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        const cor_entry *entry = cor_node_entry(node, shared[i]);
        if (entry)
            cor_fail(report, COR_KIND_REFERENCE, entry->key_at, NULL,
                     "\"%s\" is prohibited for ref layers", shared[i]);
    }
    for (size_t i = 0; i < layers->count && ref->kind == COR_NODE_STRING; i++) {
        const cor_node *id = cor_node_get(layers->items[i], "id");
        if (id && id->kind == COR_NODE_STRING && cor_str_equal(id->string, ref->string))
            target = layers->items[i];
    }
    if (!target || cor_node_get(target, "ref"))
        return cor_fail(
            report, COR_KIND_REFERENCE, ref->at, NULL,
            target ? "ref cannot reference another ref layer" : "ref layer \"%.60s\" not found",
            ref->kind == COR_NODE_STRING ? cor_arena_str(style->arena, ref->string).ptr : "");
    return cor_fail(report, COR_KIND_UNSUPPORTED, ref->at,
                    "write out what the layer shares with the other",
                    "a layer cannot refer to another");
}

typedef struct refusal {
    const char *type, *hint;
} refusal;

/* Why a type of layer that the spec knows is not drawn; NULL when it is, or is of no spec. */
static const refusal *refusal_of(const cor_node *type)
{
    static const refusal not_drawn[] = {
        { "fill-extrusion", "draw the ground plan: type: fill" },
        { "color-relief", "colour the heights in a GeoTIFF and use type: raster" },
        { "sky", "there is no sky on paper: leave the layer out" },
    };
    for (size_t i = 0; i < sizeof not_drawn / sizeof *not_drawn; i++)
        if (type && type->kind == COR_NODE_STRING && cor_str_is(type->string, not_drawn[i].type))
            return &not_drawn[i];
    return NULL;
}

/* A layer that would be a fault if it were drawn, and is not to be. */
static bool is_left_out(const cor_node *layer)
{
    const cor_node *shown = cor_node_get(cor_node_get(layer, "layout"), "visibility");
    return shown && shown->kind == COR_NODE_STRING && cor_str_is(shown->string, "none") &&
           refusal_of(cor_node_get(layer, "type"));
}

static bool read_type(const cor_style *style, cor_layer *layer, const cor_node *node,
                      cor_report *report)
{
    const cor_node *ref = cor_node_get(node, "ref"), *type = cor_node_get(node, "type");
    if (ref)
        return fail_ref(style, node, ref, report);
    if (!type)
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, NULL,
                        "either \"type\" or \"ref\" is required");
    if (!cor_check_kind(type, COR_NODE_STRING, report))
        return false;
    const refusal *refused = refusal_of(type);
    if (refused)
        return cor_fail(report, COR_KIND_UNSUPPORTED, type->at, refused->hint,
                        "layers of type '%s' are not drawn", refused->type);
    size_t index;
    if (!cor_check_word(type, type_words, COR_LAYER_TYPE_COUNT, &index, report))
        return false;
    layer->type = (cor_layer_type)index;
    return true;
}

/* The types of source that the spec allows for a layer; vector ones are refused elsewhere. */
static bool fits(cor_layer_type layer, const char *source)
{
    switch (layer) {
    case COR_LAYER_RASTER:
        return strcmp(source, "raster") == 0 || strcmp(source, "image") == 0;
    case COR_LAYER_HILLSHADE:
        return strcmp(source, "raster-dem") == 0;
    default:
        return strcmp(source, "geojson") == 0 || strcmp(source, "vector") == 0;
    }
}

static const char *wanted_source(cor_layer_type layer)
{
    return layer == COR_LAYER_RASTER      ? "raster"
           : layer == COR_LAYER_HILLSHADE ? "raster-dem"
                                          : "vector";
}

static bool fail_source(const cor_style *style, const cor_node *node, cor_report *report)
{
    const char **names = cor_arena_alloc(style->arena, style->source_count + 1, sizeof *names);
    for (size_t i = 0; i < style->source_count; i++)
        names[i] = style->sources[i].name;
    cor_buf hint = { 0 };
    cor_suggest(&hint, node->string, names, style->source_count, "sources are");
    cor_fail(report, COR_KIND_REFERENCE, node->at, hint.ptr, "source \"%.*s\" not found",
             (int)(node->string.len < 60 ? node->string.len : 60), node->string.ptr);
    cor_buf_free(&hint);
    return false;
}

static bool read_source(const cor_style *style, cor_layer *layer, const cor_node *node,
                        cor_report *report)
{
    layer->source = -1;
    if (layer->type == COR_LAYER_BACKGROUND)
        return true;
    const cor_node *source = cor_node_get(node, "source");
    if (!source)
        return cor_fail(report, COR_KIND_MISSING_KEY, node->at, NULL,
                        "missing required property \"source\"");
    if (!cor_check_kind(source, COR_NODE_STRING, report))
        return false;
    for (size_t i = 0; i < style->source_count; i++)
        if (cor_str_is(source->string, style->sources[i].name))
            layer->source = (int)i;
    if (layer->source < 0)
        return fail_source(style, source, report);
    const char *type = style->sources[layer->source].type;
    if (!*type || fits(layer->type, type))
        return true;
    const char *wanted = wanted_source(layer->type);
    if (strcmp(type, "raster-dem") == 0)
        return cor_fail(report, COR_KIND_REFERENCE, source->at, NULL,
                        "raster-dem source can only be used with layer type 'hillshade' or "
                        "'color-relief'.");
    return cor_fail(report, COR_KIND_REFERENCE, source->at,
                    strcmp(wanted, "vector") == 0 ? "vector data is given as type: geojson" : NULL,
                    "layer \"%.60s\" requires a %s source", layer->id, wanted);
}

/* Layers of other files than tiles are named in corridor.sources: a word that was left from a style
 * of tiles changes nothing. */
static bool check_source_layer(const cor_style *style, const cor_layer *layer, const cor_node *node,
                               cor_report *report)
{
    const cor_node *part = cor_node_get(node, "source-layer");
    const char *type = layer->source >= 0 ? style->sources[layer->source].type : "";
    if (part && !cor_check_spec_kind(part, COR_NODE_STRING, report))
        return false;
    if (strcmp(type, "vector") == 0)
        return part || cor_fail(report, COR_KIND_MISSING_KEY, node->at, NULL,
                                "layer \"%.60s\" must specify a \"source-layer\"", layer->id);
    if (part)
        cor_note(report, COR_KIND_UNSUPPORTED, part->at,
                 "corridor.sources.<source>.layer names the layer of a file",
                 "layer '%.60s': 'source-layer' says nothing of a source of type '%s'", layer->id,
                 type);
    return true;
}

static bool read_zooms(cor_layer *layer, const cor_node *node, cor_report *report)
{
    const cor_node *min = cor_node_get(node, "minzoom"), *max = cor_node_get(node, "maxzoom");
    layer->minzoom = 0;
    layer->maxzoom = 24;
    bool well = !min || cor_check_number(min, 0, 24, &layer->minzoom, report);
    return (!max || cor_check_number(max, 0, 24, &layer->maxzoom, report)) && well;
}

const cor_expr *cor_style_filter(const cor_node *filter, cor_arena *arena, cor_report *report)
{
    const cor_node *modern = cor_legacy_filter(filter, arena, report);
    if (!modern)
        return NULL;
    const cor_expected boolean = { .typed = true, .type = { .kind = COR_T_BOOLEAN } };
    const cor_expr *expr = cor_expr_compile(modern, &boolean, arena, report);
    if (!expr || !(cor_expr_uses(expr) & COR_USES_FEATURE_STATE))
        return expr;
    cor_fail(report, COR_KIND_BAD_VALUE, filter->at, NULL,
             "\"feature-state\" data expressions are not supported with filters.");
    return NULL;
}

static bool read_filter(const cor_style *style, cor_layer *layer, const cor_node *node,
                        cor_report *report)
{
    const cor_node *filter = cor_node_get(node, "filter");
    if (filter)
        layer->filter = cor_style_filter(filter, style->arena, report);
    return !filter || layer->filter;
}

static bool read_visibility(const cor_style *style, cor_layer *layer, const cor_node *layout,
                            cor_report *report)
{
    static const char *const words[] = { "visible", "none" };
    const cor_node *given = cor_node_get(layout, "visibility");
    layer->visible = true;
    if (!given)
        return true;
    const cor_expected string = { .typed = true, .type = { .kind = COR_T_STRING } };
    const cor_expr *expr = cor_expr_compile(given, &string, style->arena, report);
    if (!expr)
        return false;
    if (cor_expr_uses(expr) & ~(unsigned)COR_USES_STATE)
        return cor_fail(report, COR_KIND_BAD_VALUE, given->at,
                        "'visibility' may depend on global-state only",
                        "%s expressions not supported",
                        cor_expr_uses(expr) & COR_USES_FEATURE ? "data" : "zoom");
    const cor_eval eval = { .state = &style->state, .arena = style->arena };
    cor_datum value;
    cor_failure failure;
    if (!cor_expr_evaluate(expr, &eval, &value, &failure))
        return cor_fail(report, COR_KIND_EXPRESSION, failure.at, NULL, "%s", failure.message);
    if (value.kind == COR_T_NULL && cor_expr_uses(expr))
        return true;
    cor_str text = cor_datum_text(&value, style->arena);
    cor_node word = { .kind = COR_NODE_STRING, .at = given->at, .string = text };
    size_t index;
    if (!cor_check_word(&word, words, 2, &index, report))
        return false;
    layer->visible = index == 0;
    return true;
}

static bool check_resampling(const cor_layer *layer, const cor_node *node, cor_report *report)
{
    if (!layer->properties[COR_P_RESAMPLING] || !layer->properties[COR_P_RASTER_RESAMPLING])
        return true;
    return cor_fail(report, COR_KIND_BAD_VALUE, cor_node_entry(node, "paint")->key_at,
                    "keep 'resampling'",
                    "layer \"%.60s\" redundantly specifies \"resampling\" and "
                    "\"raster-resampling\" paint properties, but only one is allowed. It is "
                    "advised to use \"resampling\".",
                    layer->id);
}

/* The spec wants it said that a line's progress is asked for. */
static bool check_gradient(const cor_style *style, const cor_layer *layer, const cor_node *node,
                           cor_report *report)
{
    if (!layer->properties[COR_P_LINE_GRADIENT] || layer->source < 0)
        return true;
    const cor_node *metrics = cor_node_get(style->sources[layer->source].node, "lineMetrics");
    return (metrics && metrics->boolean) ||
           cor_fail(report, COR_KIND_BAD_VALUE, node->at, "give the source lineMetrics: true",
                    "layer \"%.60s\" specifies a line-gradient, which requires a GeoJSON source "
                    "with `lineMetrics` enabled.",
                    layer->id);
}

static bool read_blocks(const cor_style_reader *reader, cor_layer *layer, const cor_node *node)
{
    const cor_node *layout = cor_node_get(node, "layout"), *paint = cor_node_get(node, "paint");
    bool well = true;
    layer->visible = true;
    layer->layout = layout;
    if (layout)
        well = cor_style_read_properties(reader, layer, layout, false) &&
               read_visibility(reader->style, layer, layout, reader->report);
    if (paint)
        well = cor_style_read_properties(reader, layer, paint, true) && well;
    well = check_resampling(layer, node, reader->report) && well;
    return check_gradient(reader->style, layer, node, reader->report) && well;
}

/* The spec's own ramp is an expression; a layer that gives none has it all the same. */
static bool add_ramp(const cor_style *style, cor_layer *layer, cor_report *report)
{
    if (layer->type != COR_LAYER_HEATMAP || layer->properties[COR_P_HEATMAP_COLOR])
        return true;
    layer->properties[COR_P_HEATMAP_COLOR] =
        cor_property_default(COR_P_HEATMAP_COLOR, style->arena, report);
    layer->property_at[COR_P_HEATMAP_COLOR] = layer->at;
    return layer->properties[COR_P_HEATMAP_COLOR] != NULL;
}

static bool check_keys(const cor_node *node, cor_report *report)
{
    static const char *const changes[] = { "before", "remove" };
    enum { KEY_COUNT = sizeof layer_keys / sizeof *layer_keys, CHANGE_COUNT = 2 };
    const char *known[KEY_COUNT + CHANGE_COUNT];
    if (!cor_check_spec_kind(node, COR_NODE_MAP, report))
        return false;
    bool well = true;
    memcpy(known, layer_keys, sizeof layer_keys);
    memcpy(known + KEY_COUNT, changes, sizeof changes);
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        const cor_entry *entry = cor_node_entry(node, changes[i]);
        if (entry)
            well = cor_fail(report, COR_KIND_UNKNOWN_KEY, entry->key_at,
                            "name the other file: corridor: {extends: base.yaml}",
                            "'%s' changes layers of another file, and this one extends none",
                            changes[i]);
    }
    for (size_t i = 0; i < node->count; i++)
        if (!cor_check_is_known(node->entries[i].key, known, KEY_COUNT + CHANGE_COUNT))
            cor_spec_note_unknown(&node->entries[i], known, KEY_COUNT, "in a layer", report);
    return well;
}

static bool read_layer(const cor_style_reader *reader, size_t index, const cor_node *node)
{
    cor_layer *layer = &reader->style->layers[index];
    cor_report *report = reader->report;
    layer->index = index;
    layer->source = -1;
    layer->at = node->at;
    layer->id = "";
    size_t before = report->errors;
    if (!check_keys(node, report) && node->kind != COR_NODE_MAP)
        return false;
    read_id(reader, index, layer, node);
    layer->metadata = cor_node_get(node, "metadata");
    if (!read_type(reader->style, layer, node, report))
        return false;
    bool well = read_source(reader->style, layer, node, report);
    well = check_source_layer(reader->style, layer, node, report) && well;
    well = read_zooms(layer, node, report) && well;
    well = read_filter(reader->style, layer, node, report) && well;
    well = read_blocks(reader, layer, node) && well && report->errors == before;
    return well && add_ramp(reader->style, layer, report);
}

static bool is_drawn(const cor_style *style, size_t source)
{
    for (size_t i = 0; i < style->layer_count; i++)
        if (style->layers[i].visible && style->layers[i].source == (int)source)
            return true;
    return false;
}

/* Only who draws a source is told that it cannot be drawn. */
static bool check_sources_drawn(const cor_style *style, cor_report *report)
{
    bool ok = true;
    for (size_t i = 0; i < style->source_count; i++)
        if (is_drawn(style, i))
            ok = cor_style_source_check(&style->sources[i], report) && ok;
    return ok;
}

bool cor_style_read_layers(const cor_style_reader *reader)
{
    cor_style *style = reader->style;
    const cor_node *layers = cor_node_get(style->root, "layers");
    if (!layers)
        return cor_fail(reader->report, COR_KIND_MISSING_KEY, style->root->at, "layers: []",
                        "missing required property \"layers\"");
    if (!cor_check_spec_kind(layers, COR_NODE_SEQ, reader->report))
        return false;
    size_t count = layers->count, before = reader->report->errors;
    style->layers = cor_arena_alloc(style->arena, count ? count : 1, sizeof *style->layers);
    bool well = true;
    for (size_t i = 0; i < count; i++)
        if (!is_left_out(layers->items[i]))
            well = read_layer(reader, style->layer_count++, layers->items[i]) && well;
    return check_sources_drawn(style, reader->report) && well && reader->report->errors == before;
}
