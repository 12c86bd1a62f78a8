/* What is mended or left out in a GeoJSON file is told, once with its number and first place. */
#include <math.h>

#include "unit/read/reading.h"

typedef struct finding {
    const char *text, *said;
} finding;

static void expect_told(const finding *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        reading r = read_text(rows[i].text);
        CHECK(r.data);
        expect_said(&r, &rows[i].said, 1, rows[i].text);
        reading_close(&r);
    }
}

#define EXPECT_TOLD(rows) expect_told(rows, sizeof rows / sizeof *rows)

#define GEOMETRY(type, coordinates) "{\"type\":\"" type "\",\"coordinates\":" coordinates "}"
#define RING "[[0,0],[1,0],[1,1],[0,0]]"

static void what_is_mended_in_a_geometry_is_told(void)
{
    static const finding rows[] = {
        { GEOMETRY("Point", "[1,2,3,4]"), "warning 1:31 data.geometry: a position has more than "
                                          "three numbers; the others are ignored" },
        { GEOMETRY("LineString", "[[1,2],[1,2,3,4,5],\n[0,0,0,0]]"),
          "warning 1:43 data.geometry: 2 positions have more than three numbers, the first of them "
          "here; the others are ignored" },
        { GEOMETRY("Polygon", "[[[0,0],[1,0],[1,1]]]"),
          "warning 1:34 data.geometry: a ring is not closed; closed it" },
        { GEOMETRY("Polygon", "[[[0,0],[1,0],[1,1],[0,1]],\n[[0,0],[0,1],[1,1]]]"),
          "warning 1:34 data.geometry: 2 rings are not closed, the first of them here; closed "
          "them" },
        { GEOMETRY("Polygon", "[[[0,0],[1,1],[1,0],[0,0]]]"),
          "warning 1:34 data.geometry: a ring is wound against RFC 7946; taken as it is" },
        { GEOMETRY("Polygon", "[" RING ",\n[[0,0],[1,0],[1,1],[0,0]]]"),
          "warning 2:1 data.geometry: a ring is wound against RFC 7946; taken as it is" },
        { GEOMETRY("MultiPolygon", "[[[[0,0],[1,1],[1,0],[0,0]]],[[[0,0],[1,1],[1,0],[0,0]]]]"),
          "warning 1:40 data.geometry: 2 rings are wound against RFC 7946, the first of them here; "
          "taken as they are" },
        { GEOMETRY("Polygon", "[[[0,0,1],[1,0,1],[1,1,1],[0,0,2]]]"),
          "warning 1:34 data.geometry: a ring ends at another height than it begins" },
    };
    EXPECT_TOLD(rows);
}

static void what_is_empty_is_told(void)
{
    static const finding rows[] = {
        { GEOMETRY("Point", "[]"), "note 1:31 data.geometry: a geometry without positions" },
        { GEOMETRY("MultiPoint", "[]"), "note 1:36 data.geometry: a geometry without positions" },
        { GEOMETRY("LineString", "[]"), "note 1:36 data.geometry: a geometry without positions" },
        { GEOMETRY("MultiLineString", "[]"),
          "note 1:41 data.geometry: a geometry without positions" },
        { GEOMETRY("Polygon", "[]"), "note 1:33 data.geometry: a geometry without positions" },
        { GEOMETRY("MultiPolygon", "[]"), "note 1:38 data.geometry: a geometry without positions" },
        { "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
          "note 1:1 data.geometry: a geometry without positions" },
        { GEOMETRY("MultiLineString", "[[[0,0],[1,1]],\n[]]"),
          "warning 2:1 data.geometry: a part without positions is left out" },
        { GEOMETRY("Polygon", "[" RING ",\n[]]"),
          "warning 2:1 data.geometry: a part without positions is left out" },
        { GEOMETRY("MultiPolygon", "[[" RING "],\n[[]],[]]"),
          "warning 2:2 data.geometry: 2 parts without positions are left out, the first of them "
          "here" },
        { "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}",
          "note 1:1 data.geojson: a feature without a geometry" },
    };
    EXPECT_TOLD(rows);
}

static void what_is_strange_in_a_feature_is_told(void)
{
    static const finding rows[] = {
        { "{\"type\":\"Feature\",\"geometry\":" GEOMETRY("Point", "[1,2]") "}",
          "warning 1:1 data.geojson: a feature has no \"properties\"; taken as empty" },
        { "{\"type\":\"Feature\",\"id\":null,\"properties\":{},\"geometry\":" GEOMETRY("Point",
                                                                                       "[1,2]") "}",
          "warning 1:24 data.geojson: an \"id\" is null; taken as none" },
        { "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" GEOMETRY(
              "Point", "[1,2]") ",\"features\":[]}",
          "warning 1:83 data.geojson: this member means nothing in an object of this type; "
          "ignored" },
        { "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
          "\"style\":{},\"geometry\":" GEOMETRY("Point", "[1,2]") "}]}",
          "note 1:75 data.geojson: a member that GeoJSON does not know is left out" },
        { "{\"type\":\"GeometryCollection\",\"geometries\":[" GEOMETRY("Point", "[1,2]") "]}",
          "warning 1:1 data.geometry: a GeometryCollection of a single geometry" },
    };
    EXPECT_TOLD(rows);
}

static void collections_inside_another_are_flattened_and_told(void)
{
#define POINT GEOMETRY("Point", "[1,2]")
#define COLLECTION(members) "{\"type\":\"GeometryCollection\",\"geometries\":[" members "]}"
    static const finding row = {
        COLLECTION(POINT ",\n" COLLECTION(POINT "," GEOMETRY("LineString", "[[0,0],[1,1]]"))),
        "warning 2:1 data.geometry: a GeometryCollection inside another; flattened"
    };
    expect_told(&row, 1);
}

static void a_crs_that_changes_nothing_is_told(void)
{
#define WITH_CRS(crs) "{\"type\":\"Point\",\n\"crs\":" crs ",\n\"coordinates\":[1,2]}"
#define NAMED(name) WITH_CRS("{\"type\":\"name\",\"properties\":{\"name\":\"" name "\"}}")
    static const finding rows[] = {
        { WITH_CRS("null"), "note 2:7 crs.invalid: \"crs\" is null; coordinates are taken as WGS "
                            "84 longitude and latitude" },
        { NAMED("urn:ogc:def:crs:OGC:1.3:CRS84"),
          "note 2:7 crs.invalid: \"crs\" says WGS 84, as RFC 7946 does without it" },
        { NAMED("EPSG:4326"),
          "note 2:7 crs.invalid: \"crs\" says WGS 84, as RFC 7946 does without it" },
    };
    EXPECT_TOLD(rows);
}

static void a_crs_that_is_overridden_is_told(void)
{
    static const char *const far = "error 1:1 crs.projection: feature 1 has a coordinate that has "
                                   "no place on earth in WGS 84 / UTM zone 38N";
    reading r = read_bytes_in(cor_str_of(GEOMETRY("Point", "[1e30,2]")), "EPSG:32638");
    CHECK(!r.data);
    expect_said(&r, &far, 1, "[1e30,2]");
    reading_close(&r);
    static const char *const said =
        "note 2:7 crs.invalid: the \"crs\" of the file is overridden by corridor.sources";
    r = read_bytes_in(cor_str_of("{\"type\":\"Point\",\n\"crs\":3,\n"
                                 "\"coordinates\":[500000,4427757]}"),
                      "EPSG:32638");
    CHECK(r.data && fabs(r.data->coords[0].lon_deg - 45) < 1e-9);
    CHECK(r.data && fabs(r.data->coords[0].lat_deg - 40) < 1e-5);
    expect_said(&r, &said, 1, "crs 3");
    reading_close(&r);
}

static void nothing_is_said_of_a_file_as_the_rfc_wants_it(void)
{
    static const char *const texts[] = {
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"FeatureCollection\",\"licence\":\"CC0\",\"features\":[{\"type\":\"Feature\","
        "\"id\":1,\"properties\":{\"a\":[1,{\"b\":null}]},\"bbox\":[0,0,1,1],"
        "\"geometry\":" GEOMETRY("Polygon", "[" RING ",[[0,0],[1,1],[1,0],[0,0]]]") "}]}",
        GEOMETRY("MultiPoint", "[[180,90],[-180,-90],[0,0,1e3]]"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = read_text(texts[i]);
        CHECK(r.data);
        expect_said(&r, NULL, 0, texts[i]);
        reading_close(&r);
    }
}

int main(void)
{
    RUN(what_is_mended_in_a_geometry_is_told);
    RUN(what_is_empty_is_told);
    RUN(what_is_strange_in_a_feature_is_told);
    RUN(collections_inside_another_are_flattened_and_told);
    RUN(a_crs_that_changes_nothing_is_told);
    RUN(a_crs_that_is_overridden_is_told);
    RUN(nothing_is_said_of_a_file_as_the_rfc_wants_it);
    return check_result();
}
