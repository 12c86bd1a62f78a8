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

bool cor_geojson_read_id(cor_geojson *reader)
{
    const cor_json_token *token = &reader->json.token;
    switch (token->kind) {
    case COR_JSON_STRING:
    case COR_JSON_NUMBER:
        return cor_json_value(&reader->json, &last_feature(reader)->id);
    case COR_JSON_NULL:
        cor_geojson_found(reader, COR_FOUND_NULL_ID, token->offset, token->length);
        return true;
    default:
        return cor_geojson_fail(reader, "an id is a string or a number",
                                "expected a string or a number for \"id\", found %s",
                                cor_json_kind_name(token->kind));
    }
}

bool cor_geojson_read_properties(cor_geojson *reader)
{
    const cor_json_token *token = &reader->json.token;
    if (token->kind == COR_JSON_NULL)
        return true;
    if (token->kind != COR_JSON_OBJECT)
        return cor_geojson_fail(reader, NULL,
                                "expected an object or null for \"properties\", found %s",
                                cor_json_kind_name(token->kind));
    size_t offset = token->offset;
    cor_value properties;
    if (!cor_json_value(&reader->json, &properties))
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

bool cor_geojson_read_bbox(cor_geojson *reader)
{
    static const char *const hint =
        "a bbox is [west, south, east, north], with heights six numbers";
    cor_json *json = &reader->json;
    if (json->token.kind != COR_JSON_ARRAY)
        return cor_geojson_fail(reader, hint, "expected a list for \"bbox\", found %s",
                                cor_json_kind_name(json->token.kind));
    size_t offset = json->token.offset;
    size_t count = 0;
    for (;; count++) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_ARRAY_END)
            break;
        if (json->token.kind != COR_JSON_NUMBER)
            return cor_geojson_fail(reader, hint, "expected a number in \"bbox\", found %s",
                                    cor_json_kind_name(json->token.kind));
    }
    if (count == 4 || count == 6)
        return true;
    cor_span at = cor_json_span_at(json, offset, json->token.offset + 1 - offset);
    return cor_fail(reader->report, COR_KIND_GEOJSON, at, hint, "a bbox of %zu number%s", count,
                    count == 1 ? "" : "s");
}

static bool is_wgs84(cor_str name)
{
    static const char *const names[] = {
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "OGC:CRS84",
        "CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cor_str_is(name, names[i]))
            return true;
    return false;
}

static const char *const crs_hint =
    "name it in corridor.sources.<name>.crs, or convert the file: ogr2ogr -t_srs OGC:CRS84";

static bool check_crs(cor_geojson *reader, const cor_value *crs, size_t offset, size_t length)
{
    const cor_value *type = cor_value_get(crs, COR_STR("type"));
    cor_span at = cor_json_span_at(&reader->json, offset, length);
    if (!type || type->kind != COR_STRING)
        return cor_fail(reader->report, COR_KIND_CRS, at, crs_hint,
                        "a \"crs\" that is no object with a \"type\"");
    if (!cor_str_is(type->as.string, "name"))
        return cor_fail(reader->report, COR_KIND_CRS, at, crs_hint,
                        "a \"crs\" of type \"%.*s\"; links are never followed",
                        shown(type->as.string), type->as.string.ptr);
    const cor_value *name =
        cor_value_get(cor_value_get(crs, COR_STR("properties")), COR_STR("name"));
    if (!name || name->kind != COR_STRING)
        return cor_fail(reader->report, COR_KIND_CRS, at, crs_hint, "a \"crs\" without a name");
    if (!is_wgs84(name->as.string))
        return cor_fail(reader->report, COR_KIND_CRS, at, crs_hint,
                        "the coordinates are in \"%.*s\"; GeoJSON is WGS 84 longitude and latitude",
                        shown(name->as.string), name->as.string.ptr);
    cor_geojson_found(reader, COR_FOUND_CRS_SAME, offset, length);
    return true;
}

bool cor_geojson_read_crs(cor_geojson *reader)
{
    size_t offset = reader->json.token.offset;
    cor_value crs;
    if (!cor_json_value(&reader->json, &crs))
        return false;
    size_t length = reader->json.token.offset + reader->json.token.length - offset;
    if (!reader->crs && crs.kind != COR_NULL)
        return check_crs(reader, &crs, offset, length);
    cor_geojson_found(reader, reader->crs ? COR_FOUND_CRS_OVERRIDDEN : COR_FOUND_CRS_NULL, offset,
                      length);
    return true;
}
