#include <math.h>

#include "read/vector_layer.h"

/* Beyond this a double has no odd numbers. */
static const GIntBig exact_integers = (GIntBig)1 << 53;

static cor_value number(cor_vector *vector, double value)
{
    if (isfinite(value))
        return (cor_value){ .kind = COR_NUMBER, .as.number = value };
    vector->found.lost_numbers++;
    return (cor_value){ .kind = COR_NULL };
}

static cor_value integer(cor_vector *vector, GIntBig value)
{
    if (value > exact_integers || value < -exact_integers)
        vector->found.rounded_integers++;
    return number(vector, (double)value);
}

/* A letter of several bytes that the width of its field has cut. */
static cor_str without_cut_letter(cor_vector *vector, cor_str text)
{
    size_t good = cor_utf8_invalid(text), left = text.len - good;
    unsigned char first = left ? (unsigned char)text.ptr[good] : 0;
    size_t whole = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (left == 0 || left >= whole)
        return text;
    vector->found.cut_texts++;
    return (cor_str){ text.ptr, good };
}

static cor_value text(cor_vector *vector, const char *value)
{
    cor_str whole = without_cut_letter(vector, cor_str_of(value));
    cor_str copy = cor_arena_str(vector->builder.dataset->arena, whole);
    return (cor_value){ .kind = COR_STRING, .as.string = copy };
}

static cor_value list(const cor_value *items, int count)
{
    return (cor_value){ .kind = COR_ARRAY, .count = (size_t)count, .as.items = items };
}

static cor_value *new_list(cor_vector *vector, int count)
{
    size_t room = count > 0 ? (size_t)count : 1;
    return cor_arena_alloc(vector->builder.dataset->arena, room, sizeof(cor_value));
}

static cor_value integer_list(cor_vector *vector, OGRFeatureH feature, int field)
{
    int count = 0;
    const int *values = vector->gdal.OGR_F_GetFieldAsIntegerList(feature, field, &count);
    cor_value *items = new_list(vector, count);
    for (int i = 0; i < count; i++)
        items[i] = number(vector, values[i]);
    return list(items, count);
}

static cor_value integer64_list(cor_vector *vector, OGRFeatureH feature, int field)
{
    int count = 0;
    const GIntBig *values = vector->gdal.OGR_F_GetFieldAsInteger64List(feature, field, &count);
    cor_value *items = new_list(vector, count);
    for (int i = 0; i < count; i++)
        items[i] = integer(vector, values[i]);
    return list(items, count);
}

static cor_value real_list(cor_vector *vector, OGRFeatureH feature, int field)
{
    int count = 0;
    const double *values = vector->gdal.OGR_F_GetFieldAsDoubleList(feature, field, &count);
    cor_value *items = new_list(vector, count);
    for (int i = 0; i < count; i++)
        items[i] = number(vector, values[i]);
    return list(items, count);
}

static cor_value string_list(cor_vector *vector, OGRFeatureH feature, int field)
{
    char **values = vector->gdal.OGR_F_GetFieldAsStringList(feature, field);
    int count = 0;
    while (values && values[count])
        count++;
    cor_value *items = new_list(vector, count);
    for (int i = 0; i < count; i++)
        items[i] = text(vector, values[i]);
    return list(items, count);
}

/* "Z", "+04:00", or nothing when GDAL knows no zone (0) or calls it local (1). */
static const char *zone_text(cor_arena *arena, int zone)
{
    if (zone < 2)
        return "";
    if (zone == 100)
        return "Z";
    int minutes = (zone - 100) * 15;
    int size = minutes < 0 ? -minutes : minutes;
    return cor_arena_printf(arena, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/* Dates and times as ISO 8601 writes them. */
static cor_value moment(cor_vector *vector, OGRFeatureH feature, int field, OGRFieldType type)
{
    cor_arena *arena = vector->builder.dataset->arena;
    int year, month, day, hour, minute, zone;
    float second;
    if (!vector->gdal.OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour,
                                                 &minute, &second, &zone))
        return (cor_value){ .kind = COR_NULL };
    long ms = lround((double)second * 1000);
    const char *fraction = ms % 1000 ? cor_arena_printf(arena, ".%03ld", ms % 1000) : "";
    const char *date = cor_arena_printf(arena, "%04d-%02d-%02d", year, month, day);
    const char *time =
        cor_arena_printf(arena, "%02d:%02d:%02ld%s", hour, minute, ms / 1000, fraction);
    const char *whole = date;
    if (type == OFTTime)
        whole = time;
    else if (type == OFTDateTime)
        whole = cor_arena_printf(arena, "%sT%s%s", date, time, zone_text(arena, zone));
    return (cor_value){ .kind = COR_STRING, .as.string = cor_str_of(whole) };
}

static cor_value field_value(cor_vector *vector, OGRFeatureH feature, int field,
                             OGRFieldDefnH definition)
{
    const cor_gdal *gdal = &vector->gdal;
    OGRFieldType type = gdal->OGR_Fld_GetType(definition);
    if (!gdal->OGR_F_IsFieldSetAndNotNull(feature, field))
        return (cor_value){ .kind = COR_NULL };
    switch (type) {
    case OFTInteger:
        if (gdal->OGR_Fld_GetSubType(definition) == OFSTBoolean)
            return (cor_value){ .kind = COR_BOOL,
                                .as.boolean = gdal->OGR_F_GetFieldAsInteger(feature, field) != 0 };
        return number(vector, gdal->OGR_F_GetFieldAsInteger(feature, field));
    case OFTInteger64:
        return integer(vector, gdal->OGR_F_GetFieldAsInteger64(feature, field));
    case OFTReal:
        return number(vector, gdal->OGR_F_GetFieldAsDouble(feature, field));
    case OFTIntegerList:
        return integer_list(vector, feature, field);
    case OFTInteger64List:
        return integer64_list(vector, feature, field);
    case OFTRealList:
        return real_list(vector, feature, field);
    case OFTStringList:
        return string_list(vector, feature, field);
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        return moment(vector, feature, field, type);
    default:
        return text(vector, gdal->OGR_F_GetFieldAsString(feature, field));
    }
}

/* The first text in a value that is not UTF-8: a Shapefile whose .cpg lies. */
static bool is_utf8(const cor_value *value)
{
    if (value->kind == COR_STRING)
        return cor_utf8_invalid(value->as.string) == value->as.string.len;
    for (size_t i = 0; value->kind == COR_ARRAY && i < value->count; i++)
        if (!is_utf8(&value->as.items[i]))
            return false;
    return true;
}

static bool fail_encoding(cor_vector *vector, cor_str field)
{
    const char *say = vector->options->names.encoding;
    cor_buf hint = { 0 };
    cor_buf_printf(&hint, "a Shapefile names the encoding of its texts in a .cpg file%s%s",
                   say ? "; another one is named " : "", say ? say : "");
    cor_fail(vector->report, COR_KIND_ENCODING, cor_vector_span(vector), hint.ptr,
             "the field \"%.60s\" of feature %lld is not UTF-8", field.ptr, vector->fid);
    cor_buf_free(&hint);
    return false;
}

bool cor_vector_fields(cor_vector *vector, OGRFeatureH feature, OGRFeatureDefnH definition)
{
    const cor_gdal *gdal = &vector->gdal;
    cor_arena *arena = vector->builder.dataset->arena;
    int count = gdal->OGR_FD_GetFieldCount(definition);
    size_t kept = 0;
    cor_member *members = cor_arena_alloc(arena, (size_t)count + 1, sizeof *members);
    for (int i = 0; i < count; i++) {
        OGRFieldDefnH field = gdal->OGR_FD_GetFieldDefn(definition, i);
        if (gdal->OGR_Fld_GetType(field) == OFTBinary) {
            vector->found.binary_fields++;
            continue;
        }
        cor_str name = cor_arena_str(arena, cor_str_of(gdal->OGR_Fld_GetNameRef(field)));
        cor_value value = field_value(vector, feature, i, field);
        if (!is_utf8(&value) || cor_utf8_invalid(name) != name.len)
            return fail_encoding(vector, name);
        members[kept++] = (cor_member){ .key = name, .value = value };
    }
    cor_value properties = { .kind = COR_OBJECT, .count = kept, .as.members = members };
    return cor_builder_properties(&vector->builder, &properties, cor_vector_span(vector),
                                  vector->report);
}
