#include "read/recognise_text.h"

#include <string.h>
#include <strings.h>

#include "base/json.h"

static const cor_recognised unknown = { .format = COR_FORMAT_UNKNOWN };

static cor_recognised other(const char *words, const char *advice)
{
    return (cor_recognised){ .format = COR_FORMAT_OTHER, .words = words, .advice = advice };
}

/* Elements at the root of XML, without their prefix. */
static const struct {
    const char *element, *words, *advice;
} roots[] = {
    { "gpx", "a GPX file", "convert it: ogr2ogr #.gpkg @ tracks" },
    { "kml", "a KML file", "convert it: ogr2ogr #.gpkg @" },
    { "osm", "OpenStreetMap data (XML)", "convert it: ogr2ogr #.gpkg @ lines" },
    { "FeatureCollection", "a GML file", "convert it: ogr2ogr #.gpkg @" },
    { "TrainingCenterDatabase", "a track of Garmin (TCX)", NULL },
    { "html", "a web page", "the download may have failed: look at it in a browser" },
    { "svg", "an SVG picture", NULL },
    { "qgis", "a QGIS project", "export the layer from QGIS as GeoPackage" },
    { "OGRVRTDataSource", "a description of other files (VRT)", "convert it: ogr2ogr #.gpkg @" },
    { "VRTDataset", "a description of other files (VRT)", "convert it: gdal_translate @ #.tif" },
    { "ExceptionReport", "an error message of a server", NULL },
    { "ServiceExceptionReport", "an error message of a server", NULL },
    { "WFS_Capabilities", "what a server says of itself, no data", NULL },
};

static cor_str skip(cor_str text, size_t count)
{
    count = count < text.len ? count : text.len;
    return (cor_str){ text.ptr + count, text.len - count };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Record separators of RFC 8142, too. */
static cor_str skip_space(cor_str text)
{
    size_t at = 0;
    while (at < text.len && (is_blank(text.ptr[at]) || text.ptr[at] == '\x1e'))
        at++;
    return skip(text, at);
}

static cor_str skip_behind(cor_str text, const char *end)
{
    size_t length = strlen(end);
    for (; text.len >= length; text = skip(text, 1))
        if (memcmp(text.ptr, end, length) == 0)
            return skip(text, length);
    return skip(text, text.len);
}

/* Behind declarations and comments: at the root's bracket, or at a DOCTYPE. */
static cor_str skip_prolog(cor_str text)
{
    for (;; text = skip_space(text)) {
        if (cor_str_starts(text, "<?"))
            text = skip_behind(text, "?>");
        else if (cor_str_starts(text, "<!--"))
            text = skip_behind(text, "-->");
        else
            return text;
    }
}

static cor_str element_name(cor_str text)
{
    cor_str name = { text.ptr, 0 };
    while (name.len < text.len && !is_blank(text.ptr[name.len]) && text.ptr[name.len] != '/' &&
           text.ptr[name.len] != '>')
        name.len++;
    const char *colon = memchr(name.ptr, ':', name.len);
    return colon ? skip(name, (size_t)(colon + 1 - name.ptr)) : name;
}

static bool is_name(cor_str name, const char *wanted)
{
    return name.len == strlen(wanted) && strncasecmp(name.ptr, wanted, name.len) == 0;
}

static cor_recognised recognise_xml(cor_str text)
{
    text = skip_prolog(text);
    bool doctype = text.len > 9 && strncasecmp(text.ptr, "<!DOCTYPE", 9) == 0;
    cor_str name = element_name(doctype ? skip_space(skip(text, 9)) : skip(text, 1));
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (is_name(name, roots[i].element))
            return other(roots[i].words, roots[i].advice);
    return other("an XML file", "ogr2ogr converts what GDAL knows: ogr2ogr #.gpkg @");
}

/* The first of these members that is met decides what an object is. */
static const struct {
    const char *key, *value; /* value NULL: any */
    cor_format format;
    const char *words, *advice;
} members[] = {
    { "type", "Feature", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "FeatureCollection", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "Point", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "MultiPoint", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "LineString", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "MultiLineString", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "Polygon", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "MultiPolygon", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "GeometryCollection", COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "type", "Topology", COR_FORMAT_OTHER, "TopoJSON", "convert it: ogr2ogr #.geojson @" },
    { "features", NULL, COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "geometry", NULL, COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "geometries", NULL, COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "coordinates", NULL, COR_FORMAT_GEOJSON, "GeoJSON", NULL },
    { "layers", NULL, COR_FORMAT_FIGURE, "a figure file", "name a data file" },
    { "sources", NULL, COR_FORMAT_FIGURE, "a figure file", "name a data file" },
    { "corridor", NULL, COR_FORMAT_FIGURE, "a figure file", "name a data file" },
    { "arcs", NULL, COR_FORMAT_OTHER, "TopoJSON", "convert it: ogr2ogr #.geojson @" },
    { "elements", NULL, COR_FORMAT_OTHER, "OpenStreetMap data (JSON of Overpass)",
      "convert it: osmtogeojson @ > #.geojson" },
    { "displayFieldName", NULL, COR_FORMAT_OTHER, "JSON of Esri",
      "convert it: ogr2ogr #.geojson @" },
    { "spatialReference", NULL, COR_FORMAT_OTHER, "JSON of Esri",
      "convert it: ogr2ogr #.geojson @" },
    { "geometryType", NULL, COR_FORMAT_OTHER, "JSON of Esri", "convert it: ogr2ogr #.geojson @" },
    { "tilejson", NULL, COR_FORMAT_OTHER, "a description of tiles (TileJSON)", NULL },
};

/* `value` may be the beginning of an object or a list. */
static cor_recognised of_member(cor_str key, const cor_json_token *value)
{
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        bool any = !members[i].value;
        if (cor_str_is(key, members[i].key) &&
            (any ||
             (value->kind == COR_JSON_STRING && cor_str_is(value->string, members[i].value))))
            return (cor_recognised){ .format = members[i].format,
                                     .words = members[i].words,
                                     .advice = members[i].advice };
    }
    return unknown;
}

static cor_recognised read_members(cor_json *json)
{
    cor_recognised found = unknown;
    while (found.format == COR_FORMAT_UNKNOWN && cor_json_next(json) &&
           json->token.kind == COR_JSON_KEY) {
        cor_str key = json->token.string;
        if (!cor_json_next(json))
            break;
        found = of_member(key, &json->token);
        if (!cor_json_skip(json))
            break;
    }
    return found;
}

/* An object of which the end may be missing: faults end the search, and are nobody's. */
static cor_recognised recognise_object(cor_str text)
{
    cor_report ignored = { 0 };
    cor_source *source = cor_source_from_memory("", text);
    cor_arena *arena = cor_arena_new();
    cor_recognised found = unknown;
    cor_json json;
    if (cor_json_open(&json, source, COR_JSON_DEPTH_MAX, arena, &ignored)) {
        json.takes_nan = json.without_places = true;
        if (cor_json_next(&json) && json.token.kind == COR_JSON_OBJECT)
            found = read_members(&json);
    }
    cor_json_close(&json);
    cor_arena_free(arena);
    cor_source_free(source);
    cor_report_clear(&ignored);
    return found;
}

cor_recognised cor_recognise_text(cor_str head)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (cor_str_starts(head, mark))
        head = skip(head, strlen(mark));
    head = skip_space(head);
    if (cor_str_starts(head, "<"))
        return recognise_xml(head);
    return cor_str_starts(head, "{") ? recognise_object(head) : unknown;
}
