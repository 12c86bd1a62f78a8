/* What a GeoJSON file holds comes out as it stands there. */
#include <math.h>

#include "unit/read/reading.h"

#define GEOMETRY(type, coordinates) "{\"type\":\"" type "\",\"coordinates\":" coordinates "}"
#define RING "[[0,0],[1,0],[1,1],[0,0]]"
#define HOLE "[[0.1,0.1],[0.2,0.2],[0.2,0.1],[0.1,0.1]]"

/* The parts of all features as letters: P point, L line, O outer ring, I inner ring, with counts;
 * "|" between features. */
static void describe_parts(char *out, size_t size, const cor_dataset *data)
{
    static const char letters[] = { [COR_PART_POINT] = 'P',
                                    [COR_PART_LINE] = 'L',
                                    [COR_PART_RING_OUTER] = 'O',
                                    [COR_PART_RING_INNER] = 'I' };
    size_t used = 0;
    out[0] = 0;
    for (size_t i = 0; i < data->feature_count; i++) {
        const cor_feature *f = &data->features[i];
        if (i)
            used += (size_t)snprintf(out + used, size - used, "|");
        for (size_t p = f->first_part; p < f->first_part + f->part_count; p++)
            used += (size_t)snprintf(out + used, size - used, "%c%zu", letters[data->parts[p].kind],
                                     data->parts[p].count);
    }
}

static void every_type_becomes_its_parts(void)
{
    static const struct {
        const char *text, *parts, *type;
    } rows[] = {
        { GEOMETRY("Point", "[1,2]"), "P1", "Point" },
        { GEOMETRY("MultiPoint", "[[1,2],[3,4]]"), "P1P1", "Point" },
        { GEOMETRY("LineString", "[[1,2],[3,4],[3,4]]"), "L3", "LineString" },
        { GEOMETRY("MultiLineString", "[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]"), "L2L3",
          "LineString" },
        { GEOMETRY("Polygon", "[" RING "," HOLE "]"), "O4I4", "Polygon" },
        { GEOMETRY("Polygon", "[[[0,0],[1,0],[1,1]]]"), "O4", "Polygon" },
        { GEOMETRY("MultiPolygon", "[[" RING "," HOLE "],[],[[]],[" RING "]]"), "O4I4O4",
          "Polygon" },
        { GEOMETRY("LineString", "[]"), "", "Unknown" },
        { "{\"geometries\":[" GEOMETRY("Point", "[1,2]") "," GEOMETRY(
              "Polygon", "[" RING "]") "],\"type\":\"GeometryCollection\"}",
          "P1O4", "Point" },
        { "{\"coordinates\":[[1,2],[3,4]],\"type\":\"LineString\"}", "L2", "LineString" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading r = read_text(rows[i].text);
        char parts[100] = "refused";
        if (r.data)
            describe_parts(parts, sizeof parts, r.data);
        CHECK(r.data && strcmp(parts, rows[i].parts) == 0);
        if (strcmp(parts, rows[i].parts) != 0)
            printf("  %s: %s\n", rows[i].text, parts);
        CHECK(r.data &&
              strcmp(cor_feature_geometry_type(r.data, r.data->features), rows[i].type) == 0);
        reading_close(&r);
    }
}

static void coordinates_are_the_nearest_doubles(void)
{
    reading r = read_text(GEOMETRY("LineString", "[[46.123456789012345,-0.1],[ 1e-7 , 3.6E+2e]]"));
    CHECK(!r.data);
    reading_close(&r);
    r = read_text(GEOMETRY("LineString",
                           "[[46.123456789012345,-0.1],[ 1e-7 ,\n8.9E+1],[-0,0.30000000000000004],"
                           "[179.99999999999999999999,2.2250738585072011e-308]]"));
    static const cor_lonlat expected[] = {
        { 46.123456789012345, -0.1 },
        { 1e-7, 89 },
        { -0.0, 0.30000000000000004 },
        { 179.99999999999999999999, 2.2250738585072011e-308 },
    };
    CHECK(r.data && r.data->coord_count == 4);
    CHECK(r.data && memcmp(r.data->coords, expected, sizeof expected) == 0);
    reading_close(&r);
}

static void heights_are_kept_where_there_are_some(void)
{
    reading r = read_text(GEOMETRY("LineString", "[[1,2],[3,4]]"));
    CHECK(r.data && !r.data->heights_m);
    reading_close(&r);
    r = read_text(GEOMETRY("LineString", "[[1,2],[3,4,-5.5],[5,6],[7,8,1e3,9]]"));
    const double *heights = r.data ? r.data->heights_m : NULL;
    CHECK(heights && isnan(heights[0]) && heights[1] == -5.5 && isnan(heights[2]) &&
          heights[3] == 1000);
    reading_close(&r);
    r = read_text(GEOMETRY("Polygon", "[[[0,0,7],[1,0,8],[1,1,9]]]"));
    heights = r.data ? r.data->heights_m : NULL;
    CHECK(heights && heights[0] == 7 && heights[2] == 9 && heights[3] == 7);
    reading_close(&r);
}

/* The height of a feature far behind the last that had one. */
static void heights_end_before_the_coordinates_do(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "{\"type\":\"MultiPoint\",\"coordinates\":[[0,0,5]");
    for (int i = 0; i < 1000; i++)
        cor_buf_printf(&text, ",[%d,%d]", i % 180, i % 90);
    cor_buf_text(&text, "]}");
    reading r = read_text(text.ptr);
    bool missing = r.data && r.data->heights_m && r.data->heights_m[0] == 5;
    for (size_t i = 1; r.data && i < r.data->coord_count; i++)
        missing = missing && isnan(r.data->heights_m[i]);
    CHECK(missing && r.data->coord_count == 1001);
    reading_close(&r);
    cor_buf_free(&text);
}

static void expect_printed(const cor_value *value, const char *expected)
{
    cor_buf text = { 0 };
    cor_value_print(&text, value);
    CHECK(strcmp(text.ptr, expected) == 0);
    if (strcmp(text.ptr, expected) != 0)
        printf("  expected: %s\n  got:      %s\n", expected, text.ptr);
    cor_buf_free(&text);
}

static void properties_keep_their_kinds_and_their_order(void)
{
    static const char properties[] =
        "{\"z\":null,\"a\":true,\"n\":-1.5e-3,\"t\":\"\\u0531\\n\\ud83d\\ude00\","
        "\"o\":{\"k\":[1,[],{}]},\"\":\"\",\"big\":12345678901234567890}";
    char text[400];
    snprintf(text, sizeof text, "{\"type\":\"Feature\",\"geometry\":null,\"properties\":%s}",
             properties);
    reading r = read_text(text);
    CHECK(r.data && r.data->feature_count == 1);
    if (r.data)
        expect_printed(&r.data->features[0].properties,
                       "{\"z\":null,\"a\":true,\"n\":-0.0015,\"t\":\"\xd4\xb1\\n\xf0\x9f\x98\x80\","
                       "\"o\":{\"k\":[1,[],{}]},\"\":\"\",\"big\":12345678901234567000}");
    reading_close(&r);
}

static void ids_are_texts_or_numbers(void)
{
    static const char text[] =
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
        "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":null,\"properties\":null},\n"
        "  {\"type\":\"Feature\",\"id\":7.5,\"geometry\":null,\"properties\":null},\n"
        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":3}}]}";
    reading r = read_text(text);
    CHECK(r.data && r.data->feature_count == 3);
    if (r.data) {
        const cor_feature *f = r.data->features;
        expect_printed(&f[0].id, "\"a\"");
        expect_printed(&f[1].id, "7.5");
        expect_printed(&f[2].id, "null");
        expect_printed(&f[2].properties, "{\"id\":3}");
        CHECK(f[0].line == 2 && f[0].column == 1 && f[1].line == 3 && f[1].column == 3);
        cor_span at = cor_feature_span(r.data, 2);
        CHECK(at.line == 4 && at.column == 1 && strcmp(at.file, "x.geojson") == 0);
    }
    reading_close(&r);
}

static void foreign_members_of_the_file_are_kept(void)
{
    reading r = read_text("{\"licence\":\"ODbL\",\"type\":\"FeatureCollection\",\"features\":[],"
                          "\"id\":4,\"source\":{\"date\":\"2025-08-08\"}}");
    CHECK(r.data && r.report.count == 0);
    if (r.data)
        expect_printed(&r.data->members, "{\"licence\":\"ODbL\",\"id\":4,"
                                         "\"source\":{\"date\":\"2025-08-08\"}}");
    reading_close(&r);
}

static void bounds_are_those_of_the_coordinates_whatever_bbox_says(void)
{
    reading r = read_text("{\"type\":\"Feature\",\"bbox\":[0,0,1,1],\"properties\":{},\"geometry\":"
                          "{\"type\":\"LineString\",\"bbox\":[-9,-9,-9,9,9,9],"
                          "\"coordinates\":[[70,-5],[-70,8],[20,3]]}}");
    CHECK(r.data && r.report.count == 0);
    if (r.data) {
        cor_bbox b = r.data->features[0].bounds;
        CHECK(b.west_deg == -70 && b.east_deg == 70 && b.south_deg == -5 && b.north_deg == 8);
    }
    reading_close(&r);
}

static void data_across_the_antimeridian_stay_as_written(void)
{
    reading r =
        read_text(GEOMETRY("MultiPolygon", "[[[[179,-17],[180,-17],[180,-16],[179,-17]]],"
                                           "[[[-180,-17],[-179,-17],[-180,-16],[-180,-17]]]]"));
    CHECK(r.data && r.data->part_count == 2 && r.report.count == 0);
    CHECK(r.data && r.data->coords[4].lon_deg == -180);
    reading_close(&r);
    r = read_text(GEOMETRY("LineString", "[[179,0],[181,0],[360,90],[-360,-90]]"));
    CHECK(r.data && r.report.count == 0 && r.data->coords[1].lon_deg == 181);
    reading_close(&r);
}

static void a_byte_order_mark_is_no_fault(void)
{
    reading r = read_text("\xef\xbb\xbf" GEOMETRY("Point", "[1,2]"));
    CHECK(r.data && r.data->feature_count == 1 && r.data->features[0].column == 1);
    reading_close(&r);
}

int main(void)
{
    RUN(every_type_becomes_its_parts);
    RUN(coordinates_are_the_nearest_doubles);
    RUN(heights_are_kept_where_there_are_some);
    RUN(heights_end_before_the_coordinates_do);
    RUN(properties_keep_their_kinds_and_their_order);
    RUN(ids_are_texts_or_numbers);
    RUN(foreign_members_of_the_file_are_kept);
    RUN(bounds_are_those_of_the_coordinates_whatever_bbox_says);
    RUN(data_across_the_antimeridian_stay_as_written);
    RUN(a_byte_order_mark_is_no_fault);
    return check_result();
}
