#include <stdint.h>
#include <strings.h>

#include "read/geojson_reader.h"

static const char *const type_names[] = {
    [COR_GEOJSON_NO_TYPE] = "",
    [COR_GEOJSON_POINT] = "Point",
    [COR_GEOJSON_MULTI_POINT] = "MultiPoint",
    [COR_GEOJSON_LINE_STRING] = "LineString",
    [COR_GEOJSON_MULTI_LINE_STRING] = "MultiLineString",
    [COR_GEOJSON_POLYGON] = "Polygon",
    [COR_GEOJSON_MULTI_POLYGON] = "MultiPolygon",
    [COR_GEOJSON_GEOMETRY_COLLECTION] = "GeometryCollection",
    [COR_GEOJSON_FEATURE] = "Feature",
    [COR_GEOJSON_FEATURE_COLLECTION] = "FeatureCollection",
};

enum { TYPE_COUNT = sizeof type_names / sizeof *type_names };

const char *cor_geojson_type_name(cor_geojson_type type)
{
    return type_names[type];
}

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

/* A known type in the wrong place. */
static bool fail_misplaced(cor_geojson *reader, unsigned allowed)
{
    const char *hint = allowed == 1u << COR_GEOJSON_FEATURE
                           ? "the members of \"features\" are Features; a geometry stands in one"
                           : "a geometry is Point, LineString, Polygon, their Multi kinds or "
                             "GeometryCollection";
    cor_str name = reader->json.token.string;
    return cor_geojson_fail(reader, hint, "the type \"%.*s\" is not allowed here", shown(name),
                            name.ptr);
}

static bool fail_unknown(cor_geojson *reader)
{
    cor_str name = reader->json.token.string;
    const char *near = NULL;
    for (int i = 1; i < TYPE_COUNT && !near; i++)
        if (cor_str_of(type_names[i]).len == name.len &&
            strncasecmp(type_names[i], name.ptr, name.len) == 0)
            near = type_names[i];
    if (!near)
        near = cor_str_nearest(name, type_names + 1, TYPE_COUNT - 1);
    char *hint = NULL;
    if (near)
        hint = cor_arena_printf(reader->json.arena, "did you mean \"%s\"?", near);
    else if (cor_str_is(name, "Topology"))
        hint = cor_arena_strdup(reader->json.arena, "TopoJSON is not read; convert it to GeoJSON");
    return cor_geojson_fail(reader, hint, "unknown GeoJSON type \"%.*s\"", shown(name), name.ptr);
}

bool cor_geojson_read_type(cor_geojson *reader, cor_geojson_type *type, unsigned allowed)
{
    if (reader->json.token.kind != COR_JSON_STRING)
        return cor_geojson_fail(reader, NULL, "expected a string for \"type\", found %s",
                                cor_json_kind_name(reader->json.token.kind));
    for (int i = 1; i < TYPE_COUNT; i++) {
        if (!cor_str_is(reader->json.token.string, type_names[i]))
            continue;
        if (!(allowed >> i & 1))
            return fail_misplaced(reader, allowed);
        *type = (cor_geojson_type)i;
        return true;
    }
    return fail_unknown(reader);
}

static cor_feature *last_feature(cor_geojson *reader)
{
    return &reader->builder.dataset->features[reader->builder.dataset->feature_count - 1];
}

bool cor_geojson_value(cor_geojson *reader, cor_value *out)
{
    cor_json *json = &reader->json;
    bool none = json->token.kind == COR_JSON_NULL && json->token.string.len > 0;
    if (none)
        cor_geojson_found(reader, COR_FOUND_NAN, json->token.offset, json->token.length);
    json->nan_count = 0;
    if (!cor_json_value(json, out))
        return false;
    for (size_t i = 0; i < json->nan_count; i++)
        cor_geojson_found(reader, COR_FOUND_NAN, json->nan_offset, json->nan_length);
    return true;
}

/* Passes over a value that is not what it should be, and which nothing depends on. */
static bool ignore(cor_geojson *reader, cor_finding finding)
{
    size_t offset = reader->json.token.offset;
    if (!cor_json_skip(&reader->json))
        return false;
    size_t behind = reader->json.token.offset + reader->json.token.length;
    cor_geojson_found(reader, finding, offset, behind - offset);
    return true;
}

bool cor_geojson_read_id(cor_geojson *reader)
{
    switch (reader->json.token.kind) {
    case COR_JSON_STRING:
    case COR_JSON_NUMBER:
        return cor_json_value(&reader->json, &last_feature(reader)->id);
    case COR_JSON_NULL:
        return ignore(reader, COR_FOUND_NULL_ID);
    default:
        return ignore(reader, COR_FOUND_ODD_ID);
    }
}

bool cor_geojson_read_properties(cor_geojson *reader)
{
    const cor_json_token *token = &reader->json.token;
    if (token->kind == COR_JSON_NULL)
        return true;
    if (token->kind != COR_JSON_OBJECT)
        return ignore(reader, COR_FOUND_ODD_PROPERTIES);
    size_t offset = token->offset;
    cor_value properties;
    if (!cor_geojson_value(reader, &properties))
        return false;
    /* The span is counted only when needed: it takes a walk through the file. */
    cor_report limits = { 0 };
    bool ok = cor_builder_properties(&reader->builder, &properties, COR_NOWHERE, &limits);
    if (!ok) {
        limits.items[0].at = cor_json_span_at(&reader->json, offset, 1);
        cor_fail(reader->report, limits.items[0].kind, limits.items[0].at, limits.items[0].hint,
                 "%s", limits.items[0].message);
        limits.items[0].at = COR_NOWHERE;
    }
    cor_report_clear(&limits);
    return ok;
}

/* How many numbers the list that the current token begins has; SIZE_MAX in *count when it has
 * anything else. */
static bool count_numbers(cor_json *json, size_t *count)
{
    *count = 0;
    for (;;) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_ARRAY_END)
            return true;
        bool number = json->token.kind == COR_JSON_NUMBER && *count != SIZE_MAX;
        *count = number ? *count + 1 : SIZE_MAX;
        if (!cor_json_skip(json))
            return false;
    }
}

/* Nothing is read from a bbox: one that is none costs a warning. */
bool cor_geojson_read_bbox(cor_geojson *reader)
{
    cor_json *json = &reader->json;
    size_t offset = json->token.offset, count;
    if (json->token.kind != COR_JSON_ARRAY)
        return ignore(reader, COR_FOUND_ODD_BBOX);
    if (!count_numbers(json, &count))
        return false;
    if (count != 4 && count != 6)
        cor_geojson_found(reader, COR_FOUND_ODD_BBOX, offset, json->token.offset + 1 - offset);
    return true;
}
