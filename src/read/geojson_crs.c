/* The "crs" member of GeoJSON as it was before RFC 7946: of a collection, or of each feature. */
#include <string.h>

#include "geo/crs_check.h"
#include "read/geojson_reader.h"

static const char *const advice = "RFC 7946 has WGS 84 longitude and latitude: ogr2ogr -t_srs "
                                  "OGC:CRS84 new.geojson old.geojson";

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

/* {"type": "EPSG", "properties": {"code": 4326}}, of drafts before 2008. */
static bool read_code(cor_geojson *reader, const cor_value *crs, cor_span at, cor_str *out)
{
    const cor_value *code =
        cor_value_get(cor_value_get(crs, COR_STR("properties")), COR_STR("code"));
    if (!code || code->kind != COR_NUMBER)
        return cor_fail(reader->report, COR_KIND_CRS, at, advice, "a \"crs\" without a code");
    *out = cor_str_of(cor_arena_printf(reader->json.arena, "EPSG:%.0f", code->as.number));
    return true;
}

static bool read_words(cor_geojson *reader, const cor_value *crs, cor_span at, cor_str *out)
{
    const cor_value *type = cor_value_get(crs, COR_STR("type"));
    if (!type || type->kind != COR_STRING)
        return cor_fail(reader->report, COR_KIND_CRS, at, advice,
                        "a \"crs\" that is no object with a \"type\"");
    if (cor_str_is(type->as.string, "EPSG"))
        return read_code(reader, crs, at, out);
    if (!cor_str_is(type->as.string, "name"))
        return cor_fail(reader->report, COR_KIND_CRS, at, advice,
                        "a \"crs\" of type \"%.*s\"; links are never followed",
                        shown(type->as.string), type->as.string.ptr);
    const cor_value *name =
        cor_value_get(cor_value_get(crs, COR_STR("properties")), COR_STR("name"));
    if (!name || name->kind != COR_STRING)
        return cor_fail(reader->report, COR_KIND_CRS, at, advice, "a \"crs\" without a name");
    *out = name->as.string;
    return true;
}

static bool is_wgs84_name(cor_str words)
{
    static const char *const names[] = { "CRS84", "WGS84", "WGS 84", "WGS_84" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cor_str_is(words, names[i]))
            return true;
    return false;
}

/* In words that geo/crs takes, "" for WGS 84: one CRS in two spellings is one. */
static bool read_definition(cor_geojson *reader, const cor_value *crs, cor_span at,
                            const char **out)
{
    cor_str words = { "", 0 };
    cor_crs_text text = { .kind = COR_CRS_CODE };
    if (!read_words(reader, crs, at, &words) ||
        (!is_wgs84_name(words) && !cor_crs_text_check(&text, words, at, reader->report)))
        return false;
    cor_str code = cor_str_of(text.code);
    bool is_wgs84 = text.kind == COR_CRS_CODE &&
                    (!code.len || cor_str_is(code, "EPSG:4326") || cor_str_is(code, "OGC:CRS84"));
    *out = is_wgs84 ? "" : cor_arena_str(reader->json.arena, code.len ? code : words).ptr;
    return true;
}

/* A text that has not been seen before in this file. */
static bool take(cor_geojson *reader, const cor_value *crs, size_t offset, size_t length)
{
    cor_geojson_crs *named = &reader->named;
    cor_span at = cor_json_span_at(&reader->json, offset, length);
    const char *words;
    if (!read_definition(reader, crs, at, &words))
        return false;
    if (named->words && !cor_str_is(cor_str_of(named->words), words))
        return cor_fail(reader->report, COR_KIND_CRS, at,
                        "a file has one CRS: write the features into a file for each",
                        "another \"crs\" than that of features before");
    if (!named->words)
        *named = (cor_geojson_crs){ .words = words, .offset = offset, .length = length };
    return true;
}

static bool is_known(const cor_geojson *reader, size_t offset, size_t length)
{
    const char *text = reader->json.source->text.ptr;
    const cor_geojson_crs *named = &reader->named;
    return named->words && named->length == length &&
           memcmp(text + offset, text + named->offset, length) == 0;
}

bool cor_geojson_read_crs(cor_geojson *reader, bool of_document)
{
    size_t offset = reader->json.token.offset;
    cor_value crs;
    if (!cor_geojson_value(reader, &crs))
        return false;
    size_t length = reader->json.token.offset + reader->json.token.length - offset;
    if (reader->options->crs || crs.kind == COR_NULL) {
        cor_geojson_found(reader,
                          reader->options->crs ? COR_FOUND_CRS_OVERRIDDEN : COR_FOUND_CRS_NULL,
                          offset, length);
        return true;
    }
    if (!is_known(reader, offset, length) && !take(reader, &crs, offset, length))
        return false;
    if (!*reader->named.words)
        cor_geojson_found(reader, COR_FOUND_CRS_SAME, offset, length);
    reader->named.of_document |= of_document;
    reader->named.features += !of_document;
    return true;
}

void cor_geojson_end_crs(cor_geojson *reader, size_t features_before)
{
    cor_geojson_crs *named = &reader->named;
    size_t own = named->of_document ? reader->builder.dataset->feature_count - features_before
                                    : named->features;
    named->covered += own;
    named->of_document = false;
    named->features = 0;
}

static size_t count_placed(const cor_dataset *dataset)
{
    size_t count = 0;
    for (size_t i = 0; i < dataset->feature_count; i++)
        count += dataset->features[i].part_count > 0;
    return count;
}

bool cor_geojson_open_crs(cor_geojson *reader, cor_crs **out, cor_span override_at)
{
    const cor_geojson_crs *named = &reader->named;
    if (reader->options->crs)
        return cor_crs_open(out, reader->options->crs, override_at, reader->report);
    *out = NULL;
    if (!named->words || !*named->words)
        return true;
    cor_span at = cor_json_span_at(&reader->json, named->offset, named->length);
    if (named->covered < count_placed(reader->builder.dataset))
        return cor_fail(reader->report, COR_KIND_CRS, at, "give the collection the \"crs\"",
                        "some features have a \"crs\" and others have none");
    if (!cor_crs_open(out, named->words, at, reader->report))
        return false;
    cor_note(reader->report, COR_KIND_CRS, at, NULL,
             "coordinates are read as %s, as \"crs\" says; RFC 7946 knows only WGS 84",
             cor_crs_name(*out));
    return true;
}
