/* Every kind of fault in a GeoJSON file, with its line and column. */
#include "unit/read/reading.h"

typedef struct fault {
    const char *text, *said;
} fault;

static void expect_refused(const fault *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        reading r = read_text(rows[i].text);
        CHECK(!r.data);
        expect_said(&r, &rows[i].said, 1, rows[i].text);
        reading_close(&r);
    }
}

#define EXPECT_REFUSED(rows) expect_refused(rows, sizeof rows / sizeof *rows)

/* A geometry as the only thing of a file; its coordinates begin at column 17 plus the type's
 * length. */
#define GEOMETRY(type, coordinates) "{\"type\":\"" type "\",\"coordinates\":" coordinates "}"

static void bad_json_is_refused_where_it_stands(void)
{
    static const fault rows[] = {
        { "", "error 1:1 json.syntax: the file is empty" },
        { "{\n \"type\": \"Point\",\n \"coordinates\": [1, 2",
          "error 3:22 json.syntax: the file ends inside the array that begins at 3:17; expected "
          "',' or ']' after an item" },
        { GEOMETRY("Point", "[1,2]") " x",
          "error 1:38 json.syntax: trailing text after the document" },
        { GEOMETRY("Point", "[1,,2]"), "error 1:34 json.syntax: expected a value, found ','" },
        { GEOMETRY("Point", "[1,2,]"), "error 1:35 json.syntax: trailing comma before ']'" },
        { GEOMETRY("Point", "[NaN,2]"),
          "error 1:32 data.geojson: expected a number in a position, found NaN or an infinity" },
        { GEOMETRY("Point", "[01,2]"),
          "error 1:32 json.syntax: leading zeros are not allowed in a number: 01" },
        { "{'type':'Point'}",
          "error 1:2 json.syntax: expected a key in double quotes or '}', found a single quote" },
    };
    EXPECT_REFUSED(rows);
}

static void numbers_that_are_no_double_are_refused(void)
{
    static const fault rows[] = {
        { GEOMETRY("Point", "[1e400,2]"), "error 1:32 json.syntax: number out of range: 1e400" },
        { GEOMETRY("LineString", "[[0,0],\n[1,-1e999]]"),
          "error 2:4 json.syntax: number out of range: -1e999" },
        { "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"n\":1e400}}",
          "error 1:53 json.syntax: number out of range: 1e400" },
    };
    EXPECT_REFUSED(rows);
}

static void texts_that_are_not_utf8_are_refused(void)
{
    static const fault rows[] = {
        { "{\"type\":\"Point\",\"coordinates\":[1,2],\"a\":\"\xff\"}",
          "error 1:42 text.encoding: byte 0xff in a string is not UTF-8" },
        { "{\"type\":\"Point\",\"coordinates\":[1,2],\"a\":\"\\ud800\"}",
          "error 1:42 json.syntax: half of a surrogate pair" },
        { "{\"type\":\"Point\",\"coordinates\":[1,2],\"a\":\"\x01\"}",
          "error 1:42 json.syntax: raw control character 0x01 in a string" },
    };
    EXPECT_REFUSED(rows);
    reading r = read_bytes_in((cor_str){ "{\"type\":\0\"Point\"}", 17 }, NULL);
    CHECK(!r.data);
    reading_close(&r);
}

static void keys_that_come_twice_are_refused(void)
{
    static const fault rows[] = {
        { "{\"type\":\"Point\",\n\"coordinates\":[1,2],\n\"type\":\"Point\"}",
          "error 3:1 syntax.duplicate-key: duplicate key \"type\"" },
        { "{\"type\":\"Point\",\"coordinates\":[1,2],\"a\":1,\n \"a\":1}",
          "error 2:2 syntax.duplicate-key: duplicate key \"a\"" },
        { "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1,\"a\":2}}",
          "error 1:55 syntax.duplicate-key: duplicate key \"a\"" },
        { "{\"coordinates\":[1,2],\"coordinates\":[1,2],\"type\":\"Point\"}",
          "error 1:22 syntax.duplicate-key: duplicate key \"coordinates\"" },
    };
    EXPECT_REFUSED(rows);
}

static void types_are_the_nine_of_the_rfc_in_their_places(void)
{
    static const fault rows[] = {
        { "[]", "error 1:1 data.geojson: expected a GeoJSON object (an object), found an array" },
        { "null", "error 1:1 data.geojson: expected a GeoJSON object (an object), found null" },
        { "{}", "error 1:1 data.geojson: a GeoJSON object without \"type\"" },
        { "{\"type\":3}",
          "error 1:9 data.geojson: expected a string for \"type\", found a number" },
        { "{\"type\":\"Pointy\",\"coordinates\":[1,2]}",
          "error 1:9 data.geojson: unknown GeoJSON type \"Pointy\"" },
        { "{\"type\":\"point\",\"coordinates\":[1,2]}",
          "error 1:9 data.geojson: unknown GeoJSON type \"point\"" },
        { "{\"type\":\"Topology\"}", "error 1:9 data.geojson: unknown GeoJSON type \"Topology\"" },
        { "{\"type\":\"FeatureCollection\",\"features\":[\n" GEOMETRY("Point", "[1,2]") "]}",
          "error 2:9 data.geojson: the type \"Point\" is not allowed here" },
        { "{\"type\":\"FeatureCollection\",\"features\":[null]}",
          "error 1:41 data.geojson: expected a Feature (an object), found null" },
        { "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"Feature\"}}",
          "error 1:56 data.geojson: the type \"Feature\" is not allowed here" },
        { "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"FeatureCollection\"}]}",
          "error 1:52 data.geojson: the type \"FeatureCollection\" is not allowed here" },
        { "{\"type\":\"GeometryCollection\",\"geometries\":[null]}",
          "error 1:44 data.geojson: expected a geometry (an object), found null" },
    };
    EXPECT_REFUSED(rows);
}

static void what_a_type_needs_is_missed(void)
{
    static const fault rows[] = {
        { "{\"type\":\"FeatureCollection\"}",
          "error 1:1 data.geojson: FeatureCollection without \"features\"" },
        { "{\"type\":\"FeatureCollection\",\"features\":{}}",
          "error 1:40 data.geojson: expected a list for \"features\", found an object" },
        { "{\"type\":\"Point\"}", "error 1:1 data.geojson: Point without \"coordinates\"" },
        { "{\"type\":\"GeometryCollection\"}",
          "error 1:1 data.geojson: GeometryCollection without \"geometries\"" },
        { "{\"type\":\"GeometryCollection\",\"geometries\":3}",
          "error 1:43 data.geojson: expected a list for \"geometries\", found a number" },
        { "{\"coordinates\":[1,2]}", "error 1:1 data.geojson: a GeoJSON object without \"type\"" },
        { "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"coordinates\":[1,2]}}",
          "error 1:46 data.geojson: a geometry without \"type\"" },
        { "{\"type\":\"Feature\",\"properties\":{},\"geometry\":[1,2]}",
          "error 1:46 data.geojson: expected a geometry (an object), found an array" },
    };
    EXPECT_REFUSED(rows);
}

static void positions_are_two_numbers_or_more(void)
{
    static const fault rows[] = {
        { GEOMETRY("Point", "[1]"), "error 1:31 data.geometry: a position of one number" },
        { GEOMETRY("Point", "null"),
          "error 1:31 data.geojson: expected a list of positions in \"coordinates\", found null" },
        { GEOMETRY("Point", "\"1,2\""), "error 1:31 data.geojson: expected a list of positions in "
                                        "\"coordinates\", found a string" },
        { GEOMETRY("Point", "[\"1\",2]"),
          "error 1:32 data.geojson: expected a number in a position, found a string" },
        { GEOMETRY("Point", "[1,null]"),
          "error 1:34 data.geojson: expected a number in a position, found null" },
        { GEOMETRY("Point", "[1,true]"),
          "error 1:34 data.geojson: expected a number in a position, found true" },
        { GEOMETRY("Point", "[1,2,\"3\"]"),
          "error 1:36 data.geojson: expected a number in a position, found a string" },
        { GEOMETRY("MultiPoint", "[[1,2],[]]"),
          "error 1:43 data.geometry: a position without numbers" },
        { GEOMETRY("LineString", "[[1,2],[]]"),
          "error 1:43 data.geometry: a position without numbers" },
        { GEOMETRY("LineString", "[[1,2],\n null]"),
          "error 2:2 data.geojson: expected a position, found null" },
    };
    EXPECT_REFUSED(rows);
}

static void positions_are_longitude_and_latitude(void)
{
    static const fault rows[] = {
        { GEOMETRY("Point", "[0,90.0011]"),
          "error 1:31 data.geometry: latitude 90.0011 is outside -90..90" },
        { GEOMETRY("Point", "[-360.5,0]"),
          "error 1:31 data.geometry: longitude -360.5 is outside -360..360" },
        { GEOMETRY("LineString", "[[0,0],[1,1],\n  [500000,4400000]]"),
          "error 2:3 data.geometry: latitude 4400000 is outside -90..90" },
        { GEOMETRY("LineString", "[[0,0],[361,1]]"),
          "error 1:43 data.geometry: longitude 361 is outside -360..360" },
        { GEOMETRY("Point", "[0,-90.00100002]"),
          "error 1:31 data.geometry: latitude -90.00100002 is outside -90..90" },
        { GEOMETRY("Point", "[360.00002,0]"),
          "error 1:31 data.geometry: longitude 360.00002 is outside -360..360" },
    };
    EXPECT_REFUSED(rows);
}

static void lists_are_nested_as_their_type_says(void)
{
    static const fault rows[] = {
        { GEOMETRY("Point", "[[1,2]]"),
          "error 1:32 data.geojson: expected a number in a position, found an array" },
        { GEOMETRY("MultiPoint", "[1,2]"),
          "error 1:37 data.geojson: expected a position, found a number" },
        { GEOMETRY("LineString", "[1,2]"),
          "error 1:37 data.geojson: expected a position, found a number" },
        { GEOMETRY("LineString", "[[[1,2],[3,4]]]"),
          "error 1:38 data.geojson: expected a number in a position, found an array" },
        { GEOMETRY("MultiLineString", "[[1,2],[3,4]]"),
          "error 1:43 data.geojson: expected a position, found a number" },
        { GEOMETRY("Polygon", "[[0,0],[1,0],[1,1],[0,0]]"),
          "error 1:35 data.geojson: expected a position, found a number" },
        { GEOMETRY("Polygon", "[null]"),
          "error 1:34 data.geojson: expected a list of positions in \"coordinates\", found null" },
        { GEOMETRY("MultiPolygon", "[[[0,0],[1,0],[1,1],[0,0]]]"),
          "error 1:41 data.geojson: expected a position, found a number" },
        { GEOMETRY("MultiPolygon", "[[[[[0,0],[1,0],[1,1],[0,0]]]]]"),
          "error 1:42 data.geojson: expected a number in a position, found an array" },
    };
    EXPECT_REFUSED(rows);
}

static void lines_and_rings_have_enough_positions(void)
{
    static const fault rows[] = {
        { GEOMETRY("LineString", "[[1,2]]"), "error 1:36 data.geometry: a line of one position" },
        { GEOMETRY("MultiLineString", "[[[1,2],[3,4]],[[1,2]]]"),
          "error 1:56 data.geometry: a line of one position" },
        { GEOMETRY("Polygon", "[[[0,0]]]"), "error 1:34 data.geometry: a ring of 1 position" },
        { GEOMETRY("Polygon", "[[[0,0],[1,0],[0,0]]]"),
          "error 1:34 data.geometry: a ring of 3 positions" },
        { GEOMETRY("Polygon", "[[[0,0],[1,0]]]"),
          "error 1:34 data.geometry: a ring of 2 positions" },
        { GEOMETRY("Polygon", "[[],\n [[0,0],[1,0],[1,1],[0,0]]]"),
          "error 2:2 data.geometry: a hole in a polygon whose outer ring is empty" },
    };
    EXPECT_REFUSED(rows);
}

static void a_crs_that_is_none_is_refused(void)
{
#define WITH_CRS(crs) "{\"type\":\"Point\",\n\"crs\":" crs ",\n\"coordinates\":[1,2]}"
#define NAMED(name) WITH_CRS("{\"type\":\"name\",\"properties\":{\"name\":\"" name "\"}}")
    static const fault rows[] = {
        { WITH_CRS("{\"type\":\"link\",\"properties\":{\"href\":\"http://127.0.0.1/\"}}"),
          "error 2:7 crs.invalid: a \"crs\" of type \"link\"; links are never followed" },
        { WITH_CRS("{\"type\":\"url\",\"properties\":{\"url\":\"file:///etc/passwd\"}}"),
          "error 2:7 crs.invalid: a \"crs\" of type \"url\"; links are never followed" },
        { NAMED("+proj=longlat +nadgrids=/etc/passwd"),
          "error 2:7 crs.invalid: '+nadgrids' in a PROJ string names a file: it is refused" },
        { NAMED("urn:ogc:def:crs:EPSG::999999"), "error 2:7 crs.invalid: 'EPSG:999999' is not a "
                                                 "coordinate reference system that PROJ knows "
                                                 "(PROJ: crs not found)" },
        { NAMED("http://127.0.0.1/crs.wkt"), "error 2:7 crs.invalid: 'http://127.0.0.1/crs.wkt' is "
                                             "not a coordinate reference system" },
        { NAMED("EPSG:5773"), "error 2:7 crs.invalid: 'EPSG:5773' is of heights only" },
        { WITH_CRS("{\"type\":\"name\"}"), "error 2:7 crs.invalid: a \"crs\" without a name" },
        { WITH_CRS("{\"type\":\"EPSG\",\"properties\":{}}"),
          "error 2:7 crs.invalid: a \"crs\" without a code" },
        { WITH_CRS("\"EPSG:4326\""),
          "error 2:7 crs.invalid: a \"crs\" that is no object with a \"type\"" },
    };
    EXPECT_REFUSED(rows);
}

#define FEATURE(members, geometry)                                                                 \
    "{\"type\":\"Feature\",\"properties\":{}," members "\"geometry\":" geometry "}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "\n]}"
#define POINT GEOMETRY("Point", "[1,2]")
#define CRS(name) "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" name "\"}},"

static void a_file_has_one_crs(void)
{
    static const fault rows[] = {
        { COLLECTION(FEATURE(CRS("EPSG:3857"), POINT) ",\n" FEATURE(CRS("EPSG:3035"), POINT)),
          "error 3:41 crs.invalid: another \"crs\" than that of features before" },
        { COLLECTION(FEATURE(CRS("EPSG:3857"), POINT) ",\n" FEATURE("", POINT)),
          "error 2:41 crs.invalid: some features have a \"crs\" and others have none" },
    };
    EXPECT_REFUSED(rows);
}

/* Among good features, too: the next is not drawn somewhere else, or the file read in part. */
static void what_concerns_the_file_is_no_fault_of_one_feature(void)
{
    static const fault rows[] = {
        { COLLECTION(FEATURE("", POINT) ",\n" FEATURE("", GEOMETRY("Point", "[1,2")) "]}"),
          "error 3:80 json.syntax: expected ',' or ']' after an item, found '}'" },
        { COLLECTION(FEATURE("", POINT) ",\n" FEATURE("", GEOMETRY("Point", "[1,95.5]"))),
          "error 3:76 data.geometry: latitude 95.5 is outside -90..90" },
        { COLLECTION(FEATURE("", POINT) ",\n" FEATURE("\"a\":1,\"a\":2,", POINT)),
          "error 3:41 syntax.duplicate-key: duplicate key \"a\"" },
        { COLLECTION(FEATURE("", GEOMETRY("LineString", "[[1,2]]")) ",\n" FEATURE(
              "", POINT) ",\n" FEATURE("", GEOMETRY("Point", "[1,2")) "]}"),
          "error 4:80 json.syntax: expected ',' or ']' after an item, found '}'" },
    };
    EXPECT_REFUSED(rows);
}

static void a_fault_in_a_line_of_many_documents_has_its_line(void)
{
    static const fault rows[] = {
        { POINT "\n" POINT "\n\n" GEOMETRY("Point", "[1,,2]") "\n",
          "error 4:34 json.syntax: expected a value, found ','" },
        { "\x1e" POINT "\n\x1e" GEOMETRY("Point", "[1,2") "\n",
          "error 2:36 json.syntax: expected ',' or ']' after an item, found '}'" },
        { POINT " " POINT, "error 1:38 json.syntax: trailing text after the document" },
        { POINT "\n]", "error 2:1 json.syntax: trailing text after the document" },
        { POINT "\n" GEOMETRY("Point", "[1,91]"),
          "error 2:31 data.geometry: latitude 91 is outside -90..90" },
    };
    EXPECT_REFUSED(rows);
}

static void a_file_whose_features_are_all_left_out_is_refused(void)
{
    static const fault rows[] = {
        { COLLECTION(FEATURE("", GEOMETRY("LineString", "[[1,2]]"))),
          "error 2:81 data.geometry: a line of one position" },
        { COLLECTION(FEATURE("", GEOMETRY("LineString", "[[1,2]]")) ",\nnull"),
          "error 2:81 data.geometry: none of the 2 features can be read, the first of them here: a "
          "line of one position" },
        { GEOMETRY("LineString", "[[1,2]]") "\n" GEOMETRY("Lines", "[[1,2]]"),
          "error 1:36 data.geometry: none of the 2 features can be read, the first of them here: a "
          "line of one position" },
    };
    EXPECT_REFUSED(rows);
}

/* `count` copies of `one`, `end` and `count` of `other`. Freed with free. */
static char *repeated(const char *one, size_t count, const char *end, const char *other)
{
    size_t size = (strlen(one) + strlen(other)) * count + strlen(end) + 1;
    char *text = malloc(size), *at = text;
    if (!text)
        abort();
    for (size_t i = 0; i < count; i++)
        at = stpcpy(at, one);
    at = stpcpy(at, end);
    for (size_t i = 0; i < count; i++)
        at = stpcpy(at, other);
    return text;
}

static void nesting_has_a_limit(void)
{
    static const char collection[] = "{\"type\":\"GeometryCollection\",\"geometries\":[";
    char *deep = repeated(collection, 2000, GEOMETRY("Point", "[1,2]"), "]}");
    reading r = read_text(deep);
    CHECK(!r.data && r.report.items[0].kind == COR_KIND_LIMIT);
    reading_close(&r);
    free(deep);
    char *shallow = repeated(collection, 8, GEOMETRY("Point", "[1,2]"), "]}");
    r = read_text(shallow);
    CHECK(r.data && r.data->part_count == 1);
    reading_close(&r);
    free(shallow);
}

static void names_and_texts_of_properties_have_a_limit(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "{\"type\":\"Feature\",\"geometry\":null,\n \"properties\":{");
    for (int i = 0; i < 1025; i++)
        cor_buf_printf(&text, "%s\"n%d\":1", i ? "," : "", i);
    cor_buf_text(&text, "}}");
    static const char *const many =
        "error 2:15 limit.exceeded: the features have more than 1024 different properties";
    reading r = read_text(text.ptr);
    expect_said(&r, &many, 1, "1025 names");
    reading_close(&r);
    cor_buf_free(&text);
    char *filler = repeated("x", 65537, "", "");
    cor_buf_printf(&text, "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"t\":\"%s\"}}",
                   filler);
    static const char *const wide = "error 1:48 limit.exceeded: the property \"t\" holds a text of "
                                    "more than 65536 bytes";
    r = read_text(text.ptr);
    expect_said(&r, &wide, 1, "65537 bytes");
    reading_close(&r);
    cor_buf_free(&text);
    free(filler);
}

int main(void)
{
    RUN(bad_json_is_refused_where_it_stands);
    RUN(numbers_that_are_no_double_are_refused);
    RUN(texts_that_are_not_utf8_are_refused);
    RUN(keys_that_come_twice_are_refused);
    RUN(types_are_the_nine_of_the_rfc_in_their_places);
    RUN(what_a_type_needs_is_missed);
    RUN(positions_are_two_numbers_or_more);
    RUN(positions_are_longitude_and_latitude);
    RUN(lists_are_nested_as_their_type_says);
    RUN(lines_and_rings_have_enough_positions);
    RUN(a_crs_that_is_none_is_refused);
    RUN(a_file_has_one_crs);
    RUN(what_concerns_the_file_is_no_fault_of_one_feature);
    RUN(a_fault_in_a_line_of_many_documents_has_its_line);
    RUN(a_file_whose_features_are_all_left_out_is_refused);
    RUN(nesting_has_a_limit);
    RUN(names_and_texts_of_properties_have_a_limit);
    return check_result();
}
