#include <string.h>

#include "read/geojson_reader.h"

static const struct {
    cor_severity severity;
    cor_kind kind;
    const char *one;  /* when it was found once */
    const char *many; /* with one %zu, the number of times */
    const char *hint;
} texts[COR_FINDING_COUNT] = {
    [COR_FOUND_EXTRA_ORDINATES] = { COR_WARNING, COR_KIND_GEOMETRY,
                                    "a position has more than three numbers; the others are "
                                    "ignored",
                                    "%zu positions have more than three numbers, the first of them "
                                    "here; the others are ignored",
                                    "RFC 7946 section 3.1.1: longitude, latitude and perhaps a "
                                    "height" },
    [COR_FOUND_OPEN_RING] = { COR_WARNING, COR_KIND_GEOMETRY, "a ring is not closed; closed it",
                              "%zu rings are not closed, the first of them here; closed them",
                              "the last position of a ring repeats the first" },
    [COR_FOUND_HEIGHT_STEP] = { COR_WARNING, COR_KIND_GEOMETRY,
                                "a ring ends at another height than it begins",
                                "%zu rings end at another height than they begin, the first of "
                                "them here",
                                "the last position of a ring repeats the first" },
    [COR_FOUND_WINDING] = { COR_WARNING, COR_KIND_GEOMETRY,
                            "a ring is wound against RFC 7946; taken as it is",
                            "%zu rings are wound against RFC 7946, the first of them here; taken "
                            "as they are",
                            "outer rings go counterclockwise, holes clockwise; no reader may "
                            "insist" },
    [COR_FOUND_EMPTY_PART] = { COR_WARNING, COR_KIND_GEOMETRY,
                               "a part without positions is left out",
                               "%zu parts without positions are left out, the first of them here",
                               "a line has two positions or more, a ring four" },
    [COR_FOUND_EMPTY_GEOMETRY] = { COR_NOTE, COR_KIND_GEOMETRY, "a geometry without positions",
                                   "%zu geometries without positions, the first of them here",
                                   NULL },
    [COR_FOUND_NO_GEOMETRY] = { COR_NOTE, COR_KIND_GEOJSON, "a feature without a geometry",
                                "%zu features without a geometry, the first of them here", NULL },
    [COR_FOUND_MISSING_GEOMETRY] = { COR_WARNING, COR_KIND_GEOJSON,
                                     "a feature without \"geometry\"; taken as null",
                                     "%zu features without \"geometry\", the first of them here; "
                                     "taken as null",
                                     "\"geometry\": null says that there is none" },
    [COR_FOUND_NO_PROPERTIES] = { COR_WARNING, COR_KIND_GEOJSON,
                                  "a feature has no \"properties\"; taken as empty",
                                  "%zu features have no \"properties\", the first of them here; "
                                  "taken as empty",
                                  "\"properties\": null says that there are none" },
    [COR_FOUND_ODD_PROPERTIES] = { COR_WARNING, COR_KIND_GEOJSON,
                                   "the \"properties\" of a feature are no object; taken as none",
                                   "the \"properties\" of %zu features are no object, the first of "
                                   "them here; taken as none",
                                   "\"properties\": {} or null says that there are none" },
    [COR_FOUND_ODD_BBOX] = { COR_WARNING, COR_KIND_GEOJSON,
                             "a \"bbox\" is no list of four or six numbers; ignored",
                             "%zu \"bbox\" are no lists of four or six numbers, the first of them "
                             "here; ignored",
                             "a bbox is [west, south, east, north], with heights six numbers" },
    [COR_FOUND_NAN] = { COR_WARNING, COR_KIND_JSON, "JSON has no such number; taken as null",
                        "%zu numbers that JSON does not have, the first of them here; taken as "
                        "null",
                        "write null for a missing value" },
    [COR_FOUND_NULL_ID] = { COR_WARNING, COR_KIND_GEOJSON, "an \"id\" is null; taken as none",
                            "%zu \"id\"s are null, the first of them here; taken as none",
                            "an id is a string or a number" },
    [COR_FOUND_ODD_ID] = { COR_WARNING, COR_KIND_GEOJSON,
                           "an \"id\" that is no string or number; taken as none",
                           "%zu \"id\"s that are no strings or numbers, the first of them here; "
                           "taken as none",
                           "an id is a string or a number" },
    [COR_FOUND_NESTED_COLLECTION] = { COR_WARNING, COR_KIND_GEOMETRY,
                                      "a GeometryCollection inside another; flattened",
                                      "%zu GeometryCollections inside another, the first of them "
                                      "here; flattened",
                                      NULL },
    [COR_FOUND_SINGLE_COLLECTION] = { COR_WARNING, COR_KIND_GEOMETRY,
                                      "a GeometryCollection of a single geometry",
                                      "%zu GeometryCollections of a single geometry, the first of "
                                      "them here",
                                      NULL },
    [COR_FOUND_RESERVED_MEMBER] = { COR_WARNING, COR_KIND_GEOJSON,
                                    "this member means nothing in an object of this type; ignored",
                                    "%zu members mean nothing in objects of their type, the first "
                                    "of them here; ignored",
                                    "RFC 7946 section 7.1 reserves the names of GeoJSON's own "
                                    "members" },
    [COR_FOUND_FOREIGN_MEMBER] = { COR_NOTE, COR_KIND_GEOJSON,
                                   "a member that GeoJSON does not know is left out",
                                   "%zu members that GeoJSON does not know are left out, the first "
                                   "of them here",
                                   "values for styles belong into \"properties\"" },
    [COR_FOUND_CRS_NULL] = { COR_NOTE, COR_KIND_CRS,
                             "\"crs\" is null; coordinates are taken as WGS 84 longitude and "
                             "latitude",
                             "%zu \"crs\" are null, the first of them here; "
                             "coordinates are taken as WGS 84 longitude and latitude",
                             NULL },
    [COR_FOUND_CRS_SAME] = { COR_NOTE, COR_KIND_CRS,
                             "\"crs\" says WGS 84, as RFC 7946 does without it",
                             "%zu \"crs\" say WGS 84, as RFC 7946 does without them; the first of "
                             "them here",
                             NULL },
    [COR_FOUND_CRS_OVERRIDDEN] = { COR_NOTE, COR_KIND_CRS, "the \"crs\" of the file is overridden",
                                   "%zu \"crs\" of the file are overridden, the first of them here",
                                   NULL },
};

void cor_geojson_found(cor_geojson *reader, cor_finding finding, size_t offset, size_t length)
{
    if (reader->findings[finding].count++ == 0) {
        reader->findings[finding].offset = offset;
        reader->findings[finding].length = length;
    }
}

static void tell(cor_geojson *reader, cor_finding finding)
{
    size_t count = reader->findings[finding].count;
    cor_span at = cor_json_span_at(&reader->json, reader->findings[finding].offset,
                                   reader->findings[finding].length);
    cor_buf text = { 0 };
    const char *many = texts[finding].many;
    if (count == 1) {
        cor_buf_text(&text, texts[finding].one);
    } else {
        const char *number = strstr(many, "%zu");
        cor_buf_printf(&text, "%.*s%zu%s", (int)(number - many), many, count, number + 3);
    }
    bool warning = texts[finding].severity == COR_WARNING;
    void (*say)(cor_report *, cor_kind, cor_span, const char *, const char *, ...)
        COR_PRINTF(5, 6) = warning ? cor_warn : cor_note;
    say(reader->report, texts[finding].kind, at, texts[finding].hint, "%s", text.ptr);
    cor_buf_free(&text);
}

void cor_geojson_tell_findings(cor_geojson *reader)
{
    for (cor_finding finding = 0; finding < COR_FINDING_COUNT; finding++)
        if (reader->findings[finding].count)
            tell(reader, finding);
}
