#include "property/geojson/compare.h"

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "read/geojson.h"

void RegisterOGRGeoJSON(void);

typedef struct comparing {
    const cor_dataset *ours;
    const cor_feature *feature;
    size_t index; /* of the feature */
    size_t part;  /* the next one to compare */
    comparison *result;
} comparing;

static bool differ(comparing *c, const char *format, ...) COR_PRINTF(2, 3);

static bool differ(comparing *c, const char *format, ...)
{
    char *out = c->result->difference;
    size_t size = sizeof c->result->difference;
    int used = snprintf(out, size, "feature %zu: ", c->index + 1);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(out + used, size - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

/* GDAL reads -0 as an integer, which loses the sign. */
static bool same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (a == 0 && b == 0);
}

static bool compare_height(comparing *c, OGRGeometryH geometry, double theirs, size_t at)
{
    double ours = c->ours->heights_m ? c->ours->heights_m[at] : (double)NAN;
    if (!isnan(ours) && !OGR_G_Is3D(geometry))
        return differ(c, "GDAL has no height %g", ours);
    /* GDAL fills up with zeros where a neighbour has a height. */
    if (isnan(ours) ? theirs != 0 : !same_bits(ours, theirs))
        return differ(c, "height %.17g, GDAL has %.17g", ours, theirs);
    return true;
}

static bool compare_part(comparing *c, OGRGeometryH geometry, cor_part_kind kind)
{
    if (c->part == c->feature->first_part + c->feature->part_count)
        return differ(c, "GDAL has more parts");
    const cor_part *part = &c->ours->parts[c->part++];
    if (part->kind != kind)
        return differ(c, "part of kind %d, GDAL has %d", (int)part->kind, (int)kind);
    if (part->count != (size_t)OGR_G_GetPointCount(geometry))
        return differ(c, "%zu positions, GDAL has %d", part->count, OGR_G_GetPointCount(geometry));
    for (size_t i = 0; i < part->count; i++) {
        double x, y, z;
        OGR_G_GetPoint(geometry, (int)i, &x, &y, &z);
        cor_lonlat at = c->ours->coords[part->first + i];
        if (!same_bits(at.lon_deg, x) || !same_bits(at.lat_deg, y))
            return differ(c, "(%.17g, %.17g), GDAL has (%.17g, %.17g)", at.lon_deg, at.lat_deg, x,
                          y);
        if (!compare_height(c, geometry, z, part->first + i))
            return false;
        c->result->compared++;
    }
    return true;
}

static bool compare_geometry(comparing *c, OGRGeometryH geometry);

static bool compare_members(comparing *c, OGRGeometryH geometry)
{
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); i++)
        if (!compare_geometry(c, OGR_G_GetGeometryRef(geometry, i)))
            return false;
    return true;
}

static bool compare_polygon(comparing *c, OGRGeometryH polygon)
{
    for (int i = 0; i < OGR_G_GetGeometryCount(polygon); i++)
        if (!compare_part(c, OGR_G_GetGeometryRef(polygon, i),
                          i ? COR_PART_RING_INNER : COR_PART_RING_OUTER))
            return false;
    return true;
}

static bool compare_geometry(comparing *c, OGRGeometryH geometry)
{
    if (OGR_G_IsEmpty(geometry))
        return true;
    switch (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return compare_part(c, geometry, COR_PART_POINT);
    case wkbLineString:
        return compare_part(c, geometry, COR_PART_LINE);
    case wkbPolygon:
        return compare_polygon(c, geometry);
    default:
        return compare_members(c, geometry);
    }
}

/* The type that expressions see is that of the first part. */
static const char *first_type(OGRGeometryH geometry)
{
    while (geometry && OGR_G_GetGeometryCount(geometry) > 0 &&
           OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) != wkbPolygon) {
        OGRGeometryH next = NULL;
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry) && !next; i++)
            if (!OGR_G_IsEmpty(OGR_G_GetGeometryRef(geometry, i)))
                next = OGR_G_GetGeometryRef(geometry, i);
        geometry = next;
    }
    if (!geometry || OGR_G_IsEmpty(geometry))
        return "Unknown";
    switch (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) {
    case wkbPoint:
        return "Point";
    case wkbLineString:
        return "LineString";
    default:
        return "Polygon";
    }
}

static bool compare_geometries(comparing *c, OGRFeatureH theirs)
{
    OGRGeometryH geometry = OGR_F_GetGeometryRef(theirs);
    c->part = c->feature->first_part;
    if (geometry && !compare_geometry(c, geometry))
        return false;
    if (c->part != c->feature->first_part + c->feature->part_count)
        return differ(c, "GDAL has fewer parts");
    const char *type = cor_feature_geometry_type(c->ours, c->feature);
    if (strcmp(type, first_type(geometry)) != 0)
        return differ(c, "a %s, GDAL has a %s", type, first_type(geometry));
    return true;
}

static bool same_number(const cor_value *ours, double theirs)
{
    return ours->kind == COR_BOOL ? ours->as.boolean == (theirs != 0)
                                  : ours->kind == COR_NUMBER && ours->as.number == theirs;
}

static bool same_json(const cor_value *ours, const char *theirs)
{
    cor_report report = { 0 };
    cor_arena *arena = cor_arena_new();
    cor_source *source = cor_source_from_memory("GDAL", cor_str_of(theirs));
    cor_value value;
    bool same =
        cor_json_document(&value, source, 64, arena, &report) && cor_value_equal(ours, &value);
    cor_source_free(source);
    cor_arena_free(arena);
    cor_report_clear(&report);
    return same;
}

static bool same_text(const cor_value *ours, const char *theirs)
{
    return ours->kind == COR_STRING && cor_str_is(ours->as.string, theirs);
}

static bool same_list(const cor_value *ours, OGRFeatureH feature, int field, OGRFieldType type)
{
    int count = 0;
    const int *small = NULL;
    const GIntBig *big = NULL;
    const double *real = NULL;
    char **text = NULL;
    if (type == OFTIntegerList)
        small = OGR_F_GetFieldAsIntegerList(feature, field, &count);
    else if (type == OFTInteger64List)
        big = OGR_F_GetFieldAsInteger64List(feature, field, &count);
    else if (type == OFTRealList)
        real = OGR_F_GetFieldAsDoubleList(feature, field, &count);
    else
        for (text = OGR_F_GetFieldAsStringList(feature, field); text && text[count];)
            count++;
    bool same = ours->kind == COR_ARRAY && ours->count == (size_t)count;
    for (int i = 0; same && i < count; i++) {
        const cor_value *item = &ours->as.items[i];
        if (text)
            same = same_text(item, text[i]);
        else
            same = same_number(item, small ? small[i] : big ? (double)big[i] : real[i]);
    }
    return same;
}

static bool same_value(const cor_value *ours, OGRFeatureH feature, int field,
                       OGRFieldDefnH definition)
{
    OGRFieldType type = OGR_Fld_GetType(definition);
    if (OGR_F_IsFieldNull(feature, field))
        return ours->kind == COR_NULL;
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
        return same_number(ours, OGR_F_GetFieldAsDouble(feature, field));
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
        return same_list(ours, feature, field, type);
    case OFTString:
        return OGR_Fld_GetSubType(definition) == OFSTJSON
                   ? same_json(ours, OGR_F_GetFieldAsString(feature, field))
                   : same_text(ours, OGR_F_GetFieldAsString(feature, field));
    default:
        return false;
    }
}

/* GDAL makes a field `id` of ids that are texts. */
static const cor_value *our_value(const comparing *c, const char *name)
{
    const cor_value *value = cor_value_get(&c->feature->properties, cor_str_of(name));
    return !value && strcmp(name, "id") == 0 && c->feature->id.kind != COR_NULL ? &c->feature->id
                                                                                : value;
}

static bool compare_properties(comparing *c, OGRFeatureH theirs, OGRFeatureDefnH definition)
{
    size_t found = 0;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const char *name = OGR_Fld_GetNameRef(field);
        const cor_value *ours = our_value(c, name);
        if (!OGR_F_IsFieldSet(theirs, i) && !ours)
            continue;
        if (!OGR_F_IsFieldSet(theirs, i) || !ours)
            return differ(c, "only %s the property \"%s\"", ours ? "we have" : "GDAL has", name);
        if (!same_value(ours, theirs, i, field))
            return differ(c, "the property \"%s\" is %s in GDAL (type %d)", name,
                          OGR_F_GetFieldAsString(theirs, i), (int)OGR_Fld_GetType(field));
        found += ours != &c->feature->id;
        c->result->compared++;
    }
    return found == c->feature->properties.count ||
           differ(c, "%zu properties, GDAL has %zu", c->feature->properties.count, found);
}

static bool compare_id(comparing *c, OGRFeatureH theirs)
{
    const cor_value *id = &c->feature->id;
    bool whole = id->kind == COR_NUMBER && id->as.number == floor(id->as.number);
    return !whole || (double)OGR_F_GetFID(theirs) == id->as.number ||
           differ(c, "id %.17g, GDAL has %lld", id->as.number, (long long)OGR_F_GetFID(theirs));
}

static bool compare_feature(comparing *c, OGRFeatureH theirs, OGRFeatureDefnH definition)
{
    return compare_id(c, theirs) && compare_properties(c, theirs, definition) &&
           compare_geometries(c, theirs);
}

static void compare_layer(comparing *c, OGRLayerH layer)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    bool same = true;
    for (OGRFeatureH theirs; same && (theirs = OGR_L_GetNextFeature(layer)); c->index++) {
        if (c->index == c->ours->feature_count) {
            same = differ(c, "GDAL has it, we have not");
        } else {
            c->feature = &c->ours->features[c->index];
            same = compare_feature(c, theirs, definition);
        }
        OGR_F_Destroy(theirs);
    }
    if (same && c->index != c->ours->feature_count)
        differ(c, "GDAL has no such feature");
}

static void compare_datasets(const cor_dataset *ours, cor_str text, comparison *result)
{
    static const char name[] = "/vsimem/x.geojson";
    static const char *const drivers[] = { "GeoJSON", NULL };
    static const char *const options[] = { "DATE_AS_STRING=YES", NULL };
    comparing c = { .ours = ours, .result = result };
    GByte *bytes = VSIMalloc(text.len + 1);
    memcpy(bytes, text.ptr, text.len);
    VSIFCloseL(VSIFileFromMemBuffer(name, bytes, text.len, TRUE));
    GDALDatasetH theirs = GDALOpenEx(name, GDAL_OF_VECTOR, drivers, options, NULL);
    if (!theirs)
        differ(&c, "GDAL: %s", CPLGetLastErrorMsg());
    else if (GDALDatasetGetLayerCount(theirs) != 1)
        differ(&c, "GDAL has %d layers", GDALDatasetGetLayerCount(theirs));
    else
        compare_layer(&c, GDALDatasetGetLayer(theirs, 0));
    if (theirs)
        GDALClose(theirs);
    VSIUnlink(name);
}

comparison compare_readings(const char *name, cor_str text)
{
    comparison result = { 0 };
    cor_report report = { 0 };
    cor_dataset *ours;
    cor_source *source = cor_source_from_memory(name, text);
    result.read = cor_geojson_read(&ours, source, &report);
    if (result.read) {
        compare_datasets(ours, source->text, &result);
        cor_dataset_free(ours);
    } else {
        const cor_diagnostic *d = &report.items[report.count - 1];
        snprintf(result.difference, sizeof result.difference, "%u:%u: %s", d->at.line, d->at.column,
                 d->message);
        cor_source_free(source);
    }
    cor_report_clear(&report);
    return result;
}

void compare_open(void)
{
    CPLPushErrorHandler(CPLQuietErrorHandler);
    RegisterOGRGeoJSON();
}

void compare_close(void)
{
    CPLPopErrorHandler();
    GDALDestroyDriverManager();
}
