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
    static const char *const said = "note 2:7 crs.invalid: the \"crs\" of the file is overridden";
    r = read_bytes_in(cor_str_of("{\"type\":\"Point\",\n\"crs\":3,\n"
                                 "\"coordinates\":[500000,4427757]}"),
                      "EPSG:32638");
    CHECK(r.data && fabs(r.data->coords[0].lon_deg - 45) < 1e-9);
    CHECK(r.data && fabs(r.data->coords[0].lat_deg - 40) < 1e-5);
    expect_said(&r, &said, 1, "crs 3");
    reading_close(&r);
}

#define FEATURE(members, geometry)                                                                 \
    "{\"type\":\"Feature\",\"properties\":{}," members "\"geometry\":" geometry "}"
#define FEATURES(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "\n]}"
#define LINE GEOMETRY("LineString", "[[1,2],[3,4]]")

static void what_no_picture_needs_is_ignored_and_told(void)
{
#define WITH_BBOX(bbox)                                                                            \
    "{\"type\":\"Feature\",\"bbox\":" bbox ",\"properties\":{},\"geometry\":" LINE "}"
#define WITH_PROPERTIES(p) "{\"type\":\"Feature\",\"properties\":" p ",\"geometry\":" LINE "}"
    static const finding rows[] = {
        { WITH_BBOX("null"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { WITH_BBOX("[1,2,3]"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { WITH_BBOX("[]"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { WITH_BBOX("[1,2,1,\"2\"]"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { WITH_BBOX("[1,2,[3],4]"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { WITH_BBOX("{\"a\":[]}"),
          "warning 1:26 data.geojson: a \"bbox\" is no list of four or six numbers; ignored" },
        { FEATURES(WITH_BBOX("null") ",\n" WITH_BBOX("[1]")),
          "warning 2:26 data.geojson: 2 \"bbox\" are no lists of four or six numbers, the first of "
          "them here; ignored" },
        { WITH_PROPERTIES("[]"),
          "warning 1:32 data.geojson: the \"properties\" of a feature are no "
          "object; taken as none" },
        { FEATURES(WITH_PROPERTIES("[1]") ",\n" WITH_PROPERTIES("\"none\"")),
          "warning 2:32 data.geojson: the \"properties\" of 2 features are no object, the first of "
          "them here; taken as none" },
        { FEATURES("{\"type\":\"Feature\",\"properties\":{}},\n" FEATURE("", LINE)),
          "warning 2:1 data.geojson: a feature without \"geometry\"; taken as null" },
        { FEATURE("\"id\":{\"a\":1},", LINE),
          "warning 1:40 data.geojson: an \"id\" that is no string or number; taken as none" },
        { FEATURE("\"id\":true,", LINE),
          "warning 1:40 data.geojson: an \"id\" that is no string or number; taken as none" },
    };
    EXPECT_TOLD(rows);
}

/* All of them are read as a line and the line alone. */
static void a_feature_that_cannot_be_read_is_left_out_and_told(void)
{
#define AMONG_GOOD(bad) FEATURES(bad ",\n" FEATURE("", LINE))
#define BAD(type, coordinates) AMONG_GOOD(FEATURE("", GEOMETRY(type, coordinates)))
    static const finding rows[] = {
        { BAD("LineString", "[[1,2]]"),
          "warning 2:81 data.geometry: a feature is left out: a line of one position" },
        { BAD("Polygon", "[[[0,0],[1,0]]]"),
          "warning 2:79 data.geometry: a feature is left out: a ring of 2 positions" },
        { BAD("MultiPolygon", "[[[[0,0],[1,0],[1,1]]],[[[0,0],[0,0]]]]"),
          "warning 2:107 data.geometry: a feature is left out: a ring of 2 positions" },
        { BAD("LineString", "[[1,2],[null,4]]"), "warning 2:89 data.geojson: a feature is left "
                                                 "out: expected a number in a position, found "
                                                 "null" },
        { BAD("LineString", "[[1,2],[\"3\",4]]"), "warning 2:89 data.geojson: a feature is left "
                                                  "out: expected a number in a position, found "
                                                  "a string" },
        { BAD("LineString", "[[1,2],[3,-Infinity]]"),
          "warning 2:91 data.geojson: a feature is left out: expected a number in a position, "
          "found "
          "NaN or an infinity" },
        { BAD("Polygon", "[[0,0],[1,0],[1,1],[0,0]]"),
          "warning 2:80 data.geojson: a feature is left out: expected a position, found a number" },
        { BAD("Point", "[[1,2]]"), "warning 2:77 data.geojson: a feature is left out: expected a "
                                   "number in a position, found "
                                   "an array" },
        { BAD("Circle", "[1,2]"),
          "warning 2:54 data.geojson: a feature is left out: unknown GeoJSON type \"Circle\"" },
        { AMONG_GOOD("null"),
          "warning 2:1 data.geojson: a feature is left out: expected a Feature (an "
          "object), found null" },
        { AMONG_GOOD(LINE),
          "warning 2:9 data.geojson: a feature is left out: the type \"LineString\" is not allowed "
          "here" },
        { AMONG_GOOD("{\"properties\":{},\"geometry\":" LINE "}"),
          "warning 2:1 data.geojson: a feature is left out: a Feature without \"type\"" },
        { AMONG_GOOD(FEATURE("", "{\"type\":\"Point\"}")),
          "warning 2:46 data.geojson: a feature is left out: Point without \"coordinates\"" },
        { AMONG_GOOD(FEATURE("", "[1,2]") ",\n{}"),
          "warning 2:46 data.geojson: 2 features are left out, the first of them here: expected a "
          "geometry (an object), found an array" },
        { GEOMETRY("LineString", "[[1,2]]") "\n" FEATURE("", LINE) "\n" GEOMETRY("Point", "[1]"),
          "warning 1:36 data.geometry: 2 features are left out, the first of them here: a line of "
          "one "
          "position" },
    };
    EXPECT_TOLD(rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading r = read_text(rows[i].text);
        CHECK(r.data && r.data->feature_count == 1 && r.data->part_count == 1);
        CHECK(r.data && r.data->coord_count == 2 && r.data->coords[1].lat_deg == 4);
        reading_close(&r);
    }
}

/* Neither what was found in them nor their heights. */
static void nothing_stays_of_a_feature_that_is_left_out(void)
{
    reading r =
        read_text(FEATURES(FEATURE("", GEOMETRY("MultiPolygon", "[[[[0,0,7],[1,0,7],[1,1,7]]],[[[0,"
                                                                "0]]]]")) ",\n" FEATURE(
            "\"a\":1,", GEOMETRY("LineString", "[[1,2],[3,4]]")) ",\n" FEATURE("", LINE)));
    CHECK(r.data && r.report.warnings == 1 && r.data->feature_count == 2);
    CHECK(r.data && r.data->features[0].line == 3 && r.data->features[1].line == 4);
    for (size_t i = 0; r.data && r.data->heights_m && i < r.data->coord_count; i++)
        CHECK(isnan(r.data->heights_m[i]));
    reading_close(&r);
}

static void many_features_that_are_left_out_cost_no_more_than_others(void)
{
    enum { COUNT = 60000 };
    cor_buf text = { 0 };
    cor_buf_text(&text, "{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int i = 0; i < COUNT; i++)
        cor_buf_text(&text, FEATURE("", GEOMETRY("Point", "[1]")) ",\n");
    cor_buf_text(&text, FEATURE("", LINE) "]}");
    reading r = read_text(text.ptr);
    CHECK(r.data && r.data->feature_count == 1 && r.data->features[0].line == COUNT + 2);
    CHECK(r.report.count == 1 && strstr(r.report.items[0].message, "60000 features are left out"));
    reading_close(&r);
    cor_buf_free(&text);
}

static void what_is_no_number_in_properties_is_null_and_told(void)
{
#define VALUE(v) "{\"type\":\"Feature\",\"properties\":{\"v\":" v "},\"geometry\":" LINE "}"
    static const char *const one =
        "warning 1:37 json.syntax: JSON has no such number; taken as null";
    static const char *const words[] = { "NaN", "Infinity", "-Infinity", "nan", "-nan", "-inf" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cor_buf text = { 0 };
        cor_buf_printf(&text, VALUE("%s"), words[i]);
        reading r = read_text(text.ptr);
        expect_said(&r, &one, 1, text.ptr);
        const cor_value *v =
            r.data ? cor_value_get(&r.data->features[0].properties, COR_STR("v")) : NULL;
        CHECK(v && v->kind == COR_NULL);
        reading_close(&r);
        cor_buf_free(&text);
    }
    static const finding rows[] = {
        { FEATURES(VALUE("[1,NaN,{\"w\":Infinity}]") ",\n" VALUE("NaN")),
          "warning 2:40 json.syntax: 3 numbers that JSON does not have, the first of them here; "
          "taken "
          "as null" },
        { GEOMETRY("LineString", "[[1,2,NaN],[3,4,5]]"),
          "warning 1:42 json.syntax: JSON has no such number; taken as null" },
        { "{\"precision_m\":NaN,\"type\":\"FeatureCollection\",\"features\":[]}",
          "warning 1:16 json.syntax: JSON has no such number; taken as null" },
    };
    EXPECT_TOLD(rows);
    reading r = read_text(VALUE("NaNa"));
    CHECK(!r.data && r.report.errors == 1);
    reading_close(&r);
}

/* As the same CRS in a Shapefile is. */
static void a_crs_of_the_file_is_taken_at_its_word(void)
{
#define IN(crs, position)                                                                          \
    "{\"type\":\"FeatureCollection\",\"crs\":" crs                                                 \
    ",\"features\":[\n" FEATURE("", GEOMETRY("Point", position)) "]}"
#define CALLED(name) "{\"type\":\"name\",\"properties\":{\"name\":\"" name "\"}}"
    static const struct {
        const char *text;
        double lon_deg, lat_deg;
    } rows[] = {
        { IN(CALLED("urn:ogc:def:crs:EPSG::4269"), "[-100,40]"), -100, 40 },
        { IN(CALLED("urn:ogc:def:crs:EPSG:6.9:4269"), "[-100,40]"), -100, 40 },
        { IN(CALLED("urn:ogc:def:crs:OGC::CRS83"), "[-100,40]"), -100, 40 },
        { IN(CALLED("http://www.opengis.net/def/crs/EPSG/0/4258"), "[10,40]"), 10, 40 },
        { IN(CALLED("urn:ogc:def:crs:EPSG::3857"), "[2226389.8158654715,6446275.841017161]"), 20,
          50 },
        { IN(CALLED("EPSG:3857"), "[2226389.8158654715,6446275.841017161]"), 20, 50 },
        { IN(CALLED("EPSG:900913"), "[2226389.8158654715,6446275.841017161]"), 20, 50 },
        { IN(CALLED("epsg:32638"), "[500000,4427757.21874]"), 45, 40 },
        { IN(CALLED("+proj=utm +zone=38 +datum=WGS84"), "[500000,4427757.21874]"), 45, 40 },
        { IN("{\"type\":\"EPSG\",\"properties\":{\"code\":32638}}", "[500000,4427757.21874]"), 45,
          40 },
        { "{\"type\":\"FeatureCollection\",\"features\":[\n" FEATURE(
              "",
              GEOMETRY("Point", "[500000,4427757.21874]")) "],\"crs\":" CALLED("EPSG:32638") "}",
          45, 40 },
        { FEATURES(FEATURE("", "{\"type\":\"Point\",\"crs\":" CALLED(
                                   "EPSG:32638") ",\"coordinates\":[500000,4427757.21874]}")),
          45, 40 },
        { FEATURE(
              "\"crs\":" CALLED("EPSG:32638") ",",
              GEOMETRY("Point",
                       "[500000,4427757.21874]")) "\n" FEATURE("\"crs\":" CALLED("urn:ogc:def:crs:"
                                                                                 "EPSG::32638") ",",
                                                               GEOMETRY("Point",
                                                                        "[500000,4427757.21874]")),
          45, 40 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading r = read_text(rows[i].text);
        bool well = r.data && fabs(r.data->coords[0].lon_deg - rows[i].lon_deg) < 1e-8 &&
                    fabs(r.data->coords[0].lat_deg - rows[i].lat_deg) < 1e-7;
        CHECK(well && r.report.count == 1 && r.report.items[0].severity == COR_NOTE);
        if (!well)
            printf("  %s\n", rows[i].text);
        reading_close(&r);
    }
}

/* Natural Earth ends at -90.00000000000003 and at 180.0000000000001; others at three decimals. */
static void what_rounding_puts_beyond_the_earth_is_brought_back_and_told(void)
{
    static const finding rows[] = {
        { GEOMETRY("Polygon", "[[[-180,-90.00000000000003],[180.00000000000014,-90.00000000000003],"
                              "[180,-80],[-180,-80],[-180,-90.00000000000003]]]"),
          "note 1:1 data.geometry: 3 positions lie beyond 90 or 180 degrees by up to 1.4e-13 "
          "degrees, "
          "the first in this feature: brought back as rounding" },
        { FEATURES(
              FEATURE("", LINE) ",\n" FEATURE("", GEOMETRY("LineString", "[[0,90.001],[0,0]]"))),
          "note 3:1 data.geometry: 1 position lies beyond 90 or 180 degrees by up to 0.001 "
          "degrees, "
          "the first in this feature: brought back as rounding" },
        { GEOMETRY("LineString", "[[-180.0000076,0],[-179,0]]"),
          "note 1:1 data.geometry: 1 position lies beyond 90 or 180 degrees by up to 7.6e-06 "
          "degrees, "
          "the first in this feature: brought back as rounding" },
        { GEOMETRY("MultiPoint", "[[360.0000001,0],[0,0]]"),
          "note 1:1 data.geometry: 1 position lies beyond 90 or 180 degrees by up to 1e-07 "
          "degrees, "
          "the first in this feature: brought back as rounding" },
    };
    EXPECT_TOLD(rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading r = read_text(rows[i].text);
        for (size_t k = 0; r.data && k < r.data->coord_count; k++) {
            double lon_deg = fabs(r.data->coords[k].lon_deg);
            CHECK(fabs(r.data->coords[k].lat_deg) <= 90 && (lon_deg <= 180 || lon_deg == 360));
        }
        reading_close(&r);
    }
}

static void a_shape_that_goes_on_beyond_180_degrees_is_not_rounded(void)
{
    reading r = read_text(GEOMETRY("LineString", "[[179,0],[180.000001,0],[182,0]]"));
    CHECK(r.data && r.report.count == 0 && r.data->coords[1].lon_deg == 180.000001);
    reading_close(&r);
    r = read_bytes_in(cor_str_of(GEOMETRY("LineString", "[[179,0],[182,0]]")), "EPSG:4269");
    CHECK(r.data && r.report.count == 0 && fabs(r.data->coords[1].lon_deg - 182) < 1e-9);
    reading_close(&r);
    r = read_bytes_in(cor_str_of(GEOMETRY("LineString", "[[179,0],[180.0000000000001,0]]")),
                      "EPSG:4258");
    CHECK(r.data && r.report.count == 1 && r.data->coords[1].lon_deg == 180);
    reading_close(&r);
}

static void edges_across_the_antimeridian_are_told(void)
{
#define BOX(west, east)                                                                            \
    "[[[" west ",-19],[" east ",-19],[" east ",-16],[" west ",-16],[" west ",-19]]]"
    static const finding rows[] = {
        { GEOMETRY("LineString", "[[179,-17.5],[-179,-17.5]]"),
          "warning 1:1 data.geometry: 1 edge spans more than 180 degrees of longitude, from 179 to "
          "-179: a map with planar edges goes the long way round the earth" },
        { FEATURES(FEATURE("", LINE) ",\n" FEATURE("", GEOMETRY("Polygon", BOX("-178", "178")))),
          "warning 3:1 data.geometry: 2 edges span more than 180 degrees of longitude, the first "
          "from "
          "-178 to 178: a map with planar edges goes the long way round the earth" },
    };
    expect_told(&rows[0], 1);
    expect_told(&rows[1], 1);
    static const char *const silent[] = {
        GEOMETRY("Polygon", BOX("178", "182")),
        GEOMETRY("Polygon", BOX("-180", "180")), /* a parallel as a whole */
        GEOMETRY("Polygon", "[[[-179,-90],[179,-90],[90,-60],[0,-60],[-90,-60],[-179,-90]]]"),
        GEOMETRY("MultiPoint", "[[-179,0],[179,0]]"),
    };
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        reading r = read_text(silent[i]);
        CHECK(r.data);
        expect_said(&r, NULL, 0, silent[i]);
        reading_close(&r);
    }
}

static void documents_come_a_line_each_or_behind_a_separator(void)
{
    static const char *const texts[] = {
        FEATURE("", LINE) "\n" FEATURE("", LINE) "\n",
        FEATURE("", LINE) "\r\n\r\n" LINE "\r\n",
        "\n\n" FEATURE("", LINE) "\n  \n" FEATURES(FEATURE("", LINE)),
        "\x1e" FEATURE("", LINE) "\n\x1e" FEATURE("", LINE) "\n",
        "\x1e" FEATURE("", LINE) "\x1e" FEATURE("", LINE),
        "\xef\xbb\xbf" FEATURE("", LINE) "\n" FEATURE("", LINE),
        "{\"type\":\n\"Point\",\n\"coordinates\":[1,2]}\n{\n\"type\":\"Point\",\"coordinates\":[1,"
        "2]}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = read_text(texts[i]);
        CHECK(r.data && r.data->feature_count == 2 && r.report.count == 0);
        if (!r.data)
            printf("  %s\n", texts[i]);
        reading_close(&r);
    }
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
    RUN(what_no_picture_needs_is_ignored_and_told);
    RUN(a_feature_that_cannot_be_read_is_left_out_and_told);
    RUN(nothing_stays_of_a_feature_that_is_left_out);
    RUN(many_features_that_are_left_out_cost_no_more_than_others);
    RUN(what_is_no_number_in_properties_is_null_and_told);
    RUN(a_crs_of_the_file_is_taken_at_its_word);
    RUN(what_rounding_puts_beyond_the_earth_is_brought_back_and_told);
    RUN(a_shape_that_goes_on_beyond_180_degrees_is_not_rounded);
    RUN(edges_across_the_antimeridian_are_told);
    RUN(documents_come_a_line_each_or_behind_a_separator);
    RUN(nothing_is_said_of_a_file_as_the_rfc_wants_it);
    return check_result();
}
