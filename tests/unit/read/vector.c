/* What GDAL wrote into a GeoPackage, a FlatGeobuf and a Shapefile comes out again. */
#include <math.h>

#include "base/encoding.h"
#include "read/source.h"
#include "unit/check.h"
#include "unit/folder.h"
#include "layers/write_layers.h"

typedef struct loading {
    cor_dataset *data; /* NULL when it was refused */
    cor_report report;
} loading;

static loading load_with(const char *path, const cor_source_options *options)
{
    loading l = { 0 };
    bool well = cor_dataset_load(&l.data, path, options, COR_NOWHERE, &l.report);
    CHECK(well == (l.report.errors == 0));
    CHECK(well == (l.data != NULL));
    if (l.report.errors)
        printf("  %s: %s\n", path, l.report.items[l.report.count - 1].message);
    return l;
}

static loading load(const char *path, const char *layer, const char *crs)
{
    const cor_source_options options = { .layer = layer,
                                         .crs = crs,
                                         .names = cor_command_option_names };
    return load_with(path, &options);
}

static void unload(loading *l)
{
    cor_dataset_free(l->data);
    cor_report_clear(&l->report);
}

static bool says(const loading *l, const char *words)
{
    for (size_t i = 0; i < l->report.count; i++)
        if (strstr(l->report.items[i].message, words) ||
            (l->report.items[i].hint && strstr(l->report.items[i].hint, words)))
            return true;
    printf("  nothing says '%s'\n", words);
    return false;
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

/* The Shapefile winds outer rings clockwise and so the others. */
static void polygons_and_fields_are_the_same_in_all_formats(void)
{
    static const char *const files[] = { "plain.gpkg", "plain.fgb", "plain.shp" };
    static const cor_part_kind kinds[] = { COR_PART_RING_OUTER, COR_PART_RING_INNER,
                                           COR_PART_RING_OUTER };
    for (size_t i = 0; i < 3; i++) {
        loading l = load(files[i], NULL, NULL);
        const cor_dataset *data = l.data;
        CHECK(data && data->feature_count == 2 && data->part_count == 3);
        CHECK(data && data->coord_count == 14 && !data->heights_m);
        for (size_t k = 0; data && k < 3; k++) {
            CHECK(data->parts[k].kind == kinds[k]);
            CHECK(data->parts[k].count == (k < 2 ? 5 : 4));
        }
        if (data) {
            /* FlatGeobuf orders features by place. */
            size_t first = data->features[0].bounds.west_deg == 40 ? 0 : 1;
            expect_printed(&data->features[first].properties, "{\"name\":\"\xc3\x9c"
                                                              "ber\",\"count\":42}");
            expect_printed(&data->features[1 - first].properties,
                           "{\"name\":\"second\",\"count\":null}");
            cor_bbox b = data->features[first].bounds;
            CHECK(b.west_deg == 40 && b.east_deg == 44 && b.south_deg == 30 && b.north_deg == 34);
        }
        unload(&l);
    }
}

static void fields_keep_their_types(void)
{
    loading l = load("many.gpkg", "fields", NULL);
    CHECK(l.data && l.data->feature_count == 1);
    if (l.data) {
        expect_printed(&l.data->features[0].properties,
                       "{\"count\":-7,\"big\":9007199254740992,\"ratio\":0.1,"
                       "\"name\":\"\xd5\x84\xd5\xa5\xd5\xb2\xd6\x80\xd5\xab\",\"open\":true,"
                       "\"day\":\"2025-08-08\",\"moment\":\"2025-08-08T14:05:09.500Z\","
                       "\"none\":null}");
        expect_printed(&l.data->features[0].id, "1");
        CHECK(l.data->coords[0].lon_deg == 46.25 && l.data->coords[0].lat_deg == 38.9);
    }
    CHECK(says(&l, "1 binary values are left out"));
    CHECK(says(&l, "1 integers beyond 2^53 are rounded"));
    unload(&l);
}

static void every_type_of_geometry_becomes_its_parts(void)
{
    loading l = load("many.gpkg", "shapes", NULL);
    CHECK(l.data && l.data->feature_count == 7);
    if (l.data) {
        static const size_t parts[] = { 2, 2, 1, 2, 1, 0, 0 };
        static const char *const types[] = { "Polygon",    "LineString", "LineString", "Point",
                                             "LineString", "Unknown",    "Unknown" };
        for (size_t i = 0; i < 7; i++) {
            const cor_feature *f = &l.data->features[i];
            CHECK(f->part_count == parts[i]);
            CHECK(strcmp(cor_feature_geometry_type(l.data, f), types[i]) == 0);
        }
        const cor_part *high = &l.data->parts[l.data->features[2].first_part];
        CHECK(l.data->heights_m && l.data->heights_m[high->first + 1] == 50);
        CHECK(l.data->heights_m && isnan(l.data->heights_m[0]));
        CHECK(l.data->parts[l.data->features[4].first_part].count > 10); /* an arc */
    }
    CHECK(says(&l, "2 features have no geometry"));
    unload(&l);
}

static void what_is_left_out_or_mended_is_told(void)
{
    loading l = load("many.gpkg", "odd", NULL);
    CHECK(l.data && l.data->feature_count == 3 && l.data->part_count == 3);
    CHECK(says(&l, "2 parts without positions are left out"));
    CHECK(says(&l, "1 rings are not closed; closed them"));
    CHECK(says(&l, "1 numbers that are not finite are taken as null"));
    if (l.data) {
        const cor_part *ring = &l.data->parts[2];
        CHECK(ring->count == 4 && l.data->coords[ring->first + 3].lon_deg == 1);
        expect_printed(&l.data->features[2].properties, "{\"ratio\":null}");
    }
    unload(&l);
}

static void planar_layers_become_longitude_and_latitude(void)
{
    loading l = load("many.gpkg", "planar", NULL);
    CHECK(l.data && fabs(l.data->coords[0].lon_deg - 45) < 1e-9);
    CHECK(l.data && fabs(l.data->coords[0].lat_deg - 40) < 1e-8);
    unload(&l);
    l = load("many.gpkg", "planar", "EPSG:32639");
    CHECK(l.data && fabs(l.data->coords[0].lon_deg - 51) < 1e-9);
    unload(&l);
}

/* As its CRS counts, not in metres: US survey feet, and the degrees of another datum. */
static void layers_are_read_in_the_units_of_their_crs(void)
{
    static const char *const layers[] = { "feet", "nad83" };
    for (size_t i = 0; i < 2; i++) {
        loading l = load("many.gpkg", layers[i], NULL);
        CHECK(l.data && fabs(l.data->coords[0].lon_deg + 73.9) < 1e-9);
        CHECK(l.data && fabs(l.data->coords[0].lat_deg - 40.7) < 1e-9);
        unload(&l);
    }
}

static void a_layer_whose_crs_lies_is_refused(void)
{
    loading l = load("many.gpkg", "far", NULL);
    CHECK(!l.data && says(&l, "no longitude and latitude"));
    unload(&l);
    l = load("many.gpkg", "far", "EPSG:32638");
    CHECK(l.data && fabs(l.data->coords[0].lon_deg - 45) < 1e-9);
    unload(&l);
}

static void the_layer_is_chosen_when_there_are_several(void)
{
    loading l = load("many.gpkg", NULL, NULL);
    CHECK(!l.data && says(&l, "has several layers"));
    CHECK(says(&l, "choose one with --layer"));
    CHECK(says(&l, "shapes, fields, odd, planar, feet, nad83, rounded, "));
    unload(&l);
    l = load("many.gpkg", "roads", NULL);
    CHECK(!l.data && says(&l, "no layer 'roads'"));
    unload(&l);
}

static void what_rounding_puts_beyond_the_earth_is_brought_back(void)
{
    loading l = load("many.gpkg", "rounded", NULL);
    CHECK(l.data && says(&l, "3 positions lie beyond 90 or 180 degrees by up to 0.001 degrees"));
    for (size_t i = 0; l.data && i < l.data->coord_count; i++)
        CHECK(fabs(l.data->coords[i].lon_deg) == 180 && fabs(l.data->coords[i].lat_deg) <= 90);
    unload(&l);
    l = load("many.gpkg", "rounded83", NULL);
    CHECK(l.data && says(&l, "1 position lies beyond 90 or 180 degrees"));
    CHECK(l.data && l.data->coords[1].lon_deg == 180 && l.data->coords[1].lat_deg == -90);
    unload(&l);
}

static void features_that_cannot_be_read_are_left_out(void)
{
    loading l = load("many.gpkg", "bad", NULL);
    CHECK(l.data && l.data->feature_count == 2 && l.data->coord_count == 4);
    CHECK(says(&l, "4 features are left out, the first of them: feature 2 has a coordinate that is "
                   "not a finite number"));
    CHECK(l.report.count == 1);
    CHECK(l.data && l.data->features[1].id.as.number == 5);
    unload(&l);
}

static void of_a_crs_with_heights_the_plane_counts(void)
{
    static const char *const layers[] = { "compound", "plane", "bound" };
    for (size_t i = 0; i < 3; i++) {
        loading l = load("many.gpkg", layers[i], NULL);
        CHECK(l.data && fabs(l.data->coords[0].lon_deg - 5.38720621) < 1e-5);
        CHECK(l.data && fabs(l.data->coords[0].lat_deg - 52.15517440) < 1e-5);
        CHECK(l.data && (i || (l.data->heights_m && l.data->heights_m[0] == 5)));
        unload(&l);
    }
    loading l = load("many.gpkg", "degrees", NULL);
    CHECK(l.data && fabs(l.data->coords[0].lon_deg + 73.9) < 1e-9);
    unload(&l);
}

/* In the plane around a pole an edge may be short and cross the antimeridian all the same. */
static void edges_across_the_antimeridian_are_told(void)
{
    loading l = load("many.gpkg", "antarctic", NULL);
    CHECK(l.data && says(&l, "1 edge spans more than 180 degrees of longitude"));
    CHECK(says(&l, "(feature 1)"));
    unload(&l);
}

static void rename_to(const char *name, const char *text)
{
    CHECK(unlink(name) == 0 || access(name, F_OK) != 0);
    if (text)
        folder_write(name, text);
}

static bool is_named(const loading *l, const char *name)
{
    const cor_value *value =
        l->data ? cor_value_get(&l->data->features[0].properties, COR_STR("name")) : NULL;
    bool same = value && value->kind == COR_STRING && cor_str_is(value->as.string, name);
    if (!same && value && value->kind == COR_STRING)
        printf("  got the name '%.*s'\n", (int)value->as.string.len, value->as.string.ptr);
    return same;
}

#define YEREVAN "\xd0\x95\xd1\x80\xd0\xb5\xd0\xb2\xd0\xb0\xd0\xbd"

static void texts_are_read_in_the_encoding_that_is_stated(void)
{
    static const char *const words[] = { "1251",        "CP1251",   "windows-1251", "Windows 1251",
                                         "ANSI 1251\n", "win-1251", "LDID/201",     "cp1251\r\nx" };
    const cor_source_options in_degrees = { .crs = "EPSG:4326" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        rename_to("russian.cpg", words[i]);
        loading l = load_with("russian.shp", &in_degrees);
        CHECK(is_named(&l, YEREVAN) && l.report.count == 0);
        unload(&l);
    }
    rename_to("russian.cpg", "ISO-8859-1");
    const cor_source_options told = { .crs = "EPSG:4326", .encoding = "Windows-1251" };
    loading l = load_with("russian.shp", &told);
    CHECK(is_named(&l, YEREVAN) && l.report.count == 0);
    unload(&l);
    const cor_source_options wrong = { .crs = "EPSG:4326", .encoding = "latin-99" };
    l = load_with("russian.shp", &wrong);
    CHECK(!l.data && says(&l, "'latin-99' is no encoding that is known"));
    unload(&l);
    l = load_with("plain.gpkg", &(cor_source_options){ .encoding = "UTF-8" });
    CHECK(!l.data && says(&l, "only a Shapefile may have another encoding"));
    unload(&l);
}

/* The byte in the head of the .dbf that names a code page. */
static void set_driver(const char *path, int number)
{
    FILE *file = fopen(path, "r+b");
    CHECK(file && fseek(file, 29, SEEK_SET) == 0 && fputc(number, file) == number &&
          fclose(file) == 0);
}

static void an_encoding_that_nobody_states_is_guessed_and_told(void)
{
    const cor_source_options options = {
        .crs = "EPSG:4326", .names = { .encoding = "in corridor.sources.s.encoding" }
    };
    rename_to("russian.cpg", NULL);
    set_driver("russian.dbf", 201);
    loading l = load_with("russian.shp", &options);
    CHECK(is_named(&l, YEREVAN) && l.report.count == 0);
    unload(&l);
    static const int silent[] = { 0, 87 };
    for (size_t i = 0; i < 2; i++) {
        set_driver("russian.dbf", silent[i]);
        l = load_with("russian.shp", &options);
        CHECK(l.data && says(&l, "does not say how its texts are encoded: they are read as "
                                 "windows-1252"));
        CHECK(says(&l, "in corridor.sources.s.encoding, or in a file 'russian.cpg'"));
        unload(&l);
    }
    rename_to("russian.cpg", "KOI-99");
    l = load_with("russian.shp", &options);
    CHECK(l.data && says(&l, "'KOI-99' is no encoding that is known"));
    unload(&l);
    rename_to("russian.cpg", "UTF-8");
    l = load_with("russian.shp", &options);
    CHECK(!l.data && says(&l, "is not UTF-8"));
    CHECK(says(&l, "in corridor.sources.s.encoding"));
    unload(&l);
}

static void encodings_have_many_names(void)
{
    static const char *const names[][2] = {
        { "UTF8", "UTF-8" },
        { "utf-8", "UTF-8" },
        { "65001", "UTF-8" },
        { "866", "CP866" },
        { "OEM 866", "CP866" },
        { "IBM866", "CP866" },
        { "ISO-8859-1", "ISO-8859-1" },
        { "88591", "ISO-8859-1" },
        { "ISO 8859-15", "ISO-8859-15" },
        { "8859-5", "ISO-8859-5" },
        { "28592", "ISO-8859-2" },
        { "Big5", "CP950" },
        { "GBK", "CP936" },
        { "Shift_JIS", "CP932" },
        { "KOI8-R", "KOI8-R" },
        { "LDID/38", "CP866" },
        { "ANSI1253", "CP1253" },
    };
    static const char *const none[] = { "",
                                        "12",
                                        "CP12",
                                        "ISO-8859-12",
                                        "ISO-8859-17",
                                        "LDID/87",
                                        "LDID/999",
                                        "a word that is much too long to be the name" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *found = cor_encoding_of_word(cor_str_of(names[i][0]));
        CHECK(found && strcmp(found, names[i][1]) == 0);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(!cor_encoding_of_word(cor_str_of(none[i])));
    CHECK(!cor_encoding_of_driver(0) && !cor_encoding_of_driver(0x57));
    CHECK(strcmp(cor_encoding_of_driver(0xc9), "CP1251") == 0);
}

static void the_same_file_reads_the_same_twice(void)
{
    loading a = load("many.gpkg", "shapes", NULL), b = load("many.gpkg", "shapes", NULL);
    CHECK(a.data && b.data && a.data->coord_count == b.data->coord_count);
    CHECK(a.data && b.data &&
          memcmp(a.data->coords, b.data->coords, a.data->coord_count * sizeof *a.data->coords) ==
              0);
    unload(&a);
    unload(&b);
}

int main(void)
{
    folder_enter();
    write_layers(".");
    RUN(polygons_and_fields_are_the_same_in_all_formats);
    RUN(fields_keep_their_types);
    RUN(every_type_of_geometry_becomes_its_parts);
    RUN(what_is_left_out_or_mended_is_told);
    RUN(planar_layers_become_longitude_and_latitude);
    RUN(layers_are_read_in_the_units_of_their_crs);
    RUN(a_layer_whose_crs_lies_is_refused);
    RUN(the_layer_is_chosen_when_there_are_several);
    RUN(what_rounding_puts_beyond_the_earth_is_brought_back);
    RUN(features_that_cannot_be_read_are_left_out);
    RUN(of_a_crs_with_heights_the_plane_counts);
    RUN(edges_across_the_antimeridian_are_told);
    RUN(texts_are_read_in_the_encoding_that_is_stated);
    RUN(an_encoding_that_nobody_states_is_guessed_and_told);
    RUN(encodings_have_many_names);
    RUN(the_same_file_reads_the_same_twice);
    folder_leave();
    return check_result();
}
