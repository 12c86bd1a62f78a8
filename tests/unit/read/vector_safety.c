/* A vector file is that file, of that format, and nothing else: no other file, no network, no
 * setting from outside. Each of these is refused with a message, and at once. */
#include <sys/stat.h>

#include "read/flatgeobuf.h"
#include "read/geopackage.h"
#include "read/source.h"
#include "read/sql_columns.h"
#include "unit/check.h"
#include "unit/folder.h"
#include "layers/write_layers.h"

/* The message and hint of the only error, or "read" when there is none. Static storage. */
static const char *answer_to(const char *path)
{
    static char text[1000];
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    snprintf(text, sizeof text, "read");
    alarm(20); /* what hangs ends here */
    if (cor_dataset_load(&data, path, NULL, COR_NOWHERE, &report)) {
        cor_dataset_free(data);
    } else {
        const cor_diagnostic *d = &report.items[report.count - 1];
        CHECK(report.errors == 1);
        snprintf(text, sizeof text, "%s [%s]", d->message, cor_kind_slug(d->kind));
    }
    alarm(0);
    cor_report_clear(&report);
    return text;
}

static void expect_answer(const char *path, const char *words)
{
    const char *answer = answer_to(path);
    CHECK(strstr(answer, words) != NULL);
    if (!strstr(answer, words))
        printf("  %s\n  expected: ...%s...\n  got:      %s\n", path, words, answer);
}

static void copy(const char *from, const char *to)
{
    CHECK(link(from, to) == 0);
}

static void a_description_of_another_file_is_no_layer(void)
{
    static const char vrt[] =
        "<OGRVRTDataSource><OGRVRTLayer name=\"plain\"><SrcDataSource relativeToVRT=\"1\">"
        "plain.fgb</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>\n";
    static const char *const names[] = { "vrt.gpkg", "vrt.fgb", "vrt.shp" };
    copy("plain.shx", "vrt.shx");
    copy("plain.shx", "empty.shx");
    for (size_t i = 0; i < 3; i++) {
        folder_write(names[i], vrt);
        expect_answer(names[i], "is a description of other files (VRT)");
    }
    folder_write("json.gpkg", "{\"type\":\"Point\",\"coordinates\":[1,2]}");
    expect_answer("json.gpkg", "'json.gpkg' is GeoJSON");
    folder_write("words.gpkg", "some words");
    expect_answer("words.gpkg", "cannot be read as the format that its extension says");
    folder_write("empty.shp", "");
    expect_answer("empty.shp", "'empty.shp' is empty");
}

static void one_format_under_the_name_of_another_is_refused(void)
{
    CHECK(link("plain.fgb", "other.gpkg") == 0 && link("plain.gpkg", "other.fgb") == 0);
    expect_answer("other.gpkg", "'other.gpkg' is a FlatGeobuf");
    expect_answer("other.fgb", "'other.fgb' is a GeoPackage");
}

static void names_that_gdal_opens_in_its_own_way_are_refused(void)
{
    static const char *const names[] = {
        "/vsicurl/http://127.0.0.1:9/x.gpkg", "/vsimem/x.fgb",           "/vsizip/x.zip/x.shp",
        "http://127.0.0.1:9/x.gpkg",          "https://127.0.0.1/x.fgb", "/vsistdin/x.shp",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect_answer(names[i], "is not the name of a file [io.read]");
    expect_answer("GPKG:plain.gpkg", "cannot read 'GPKG:plain.gpkg'");
    expect_answer("/vsicurl/http://127.0.0.1:9/x.geojson", "[io.read]");
    expect_answer("http://127.0.0.1:9/x.geojson", "[io.read]");
}

static void what_is_no_regular_file_is_refused(void)
{
    static const char *const names[] = { "fifo.gpkg", "fifo.fgb", "fifo.shp", "fifo.geojson" };
    for (size_t i = 0; i < 4; i++) {
        CHECK(mkfifo(names[i], 0600) == 0);
        expect_answer(names[i], "not a regular file [io.read]");
    }
    CHECK(mkdir("folder.shp", 0700) == 0);
    expect_answer("folder.shp", "'folder.shp' is a folder");
    CHECK(mkdir("roads.gdb", 0700) == 0);
    expect_answer("roads.gdb", "'roads.gdb' is a file geodatabase");
    expect_answer("missing.gpkg", "[io.read]");
}

static void a_sidecar_that_is_no_regular_file_is_refused(void)
{
    static const char *const sidecars[] = { "dbf", "shx", "prj", "cpg" };
    static const char *const parts[] = { "shp", "shx", "dbf", "prj", "cpg" };
    for (size_t i = 0; i < 4; i++) {
        char from[40], to[40];
        for (size_t k = 0; k < 5; k++) {
            snprintf(from, sizeof from, "plain.%s", parts[k]);
            snprintf(to, sizeof to, "piped%zu.%s", i, parts[k]);
            if (strcmp(parts[k], sidecars[i]) == 0)
                CHECK(mkfifo(to, 0600) == 0);
            else if (strcmp(parts[k], "cpg") != 0)
                copy(from, to);
        }
        snprintf(to, sizeof to, "piped%zu.shp", i);
        expect_answer(to, "not a regular file [io.read]");
    }
}

static void what_a_shapefile_misses_is_named(void)
{
    copy("plain.shp", "alone.shp");
    expect_answer("alone.shp", "'alone.shx' is missing [io.read]");
    copy("plain.shp", "bare.shp");
    copy("plain.shx", "bare.shx");
    copy("plain.prj", "bare.prj");
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    CHECK(cor_dataset_load(&data, "bare.shp", NULL, COR_NOWHERE, &report));
    CHECK(data && data->feature_count == 2 && report.warnings >= 1);
    CHECK(report.count && strstr(report.items[0].message, "'bare.dbf' is missing"));
    cor_dataset_free(data);
    cor_report_clear(&report);
    CHECK(access("alone.shx", F_OK) != 0); /* nothing is written */
}

static void what_is_computed_is_not_run(void)
{
    static const char *const names[] = { "seen", "made", "hollow", "shapes" };
    for (size_t i = 0; i < 4; i++) {
        cor_report report = { 0 };
        cor_dataset *data = NULL;
        const cor_source_options options = { .layer = names[i] };
        bool read = cor_dataset_load(&data, "computed.gpkg", &options, COR_NOWHERE, &report);
        CHECK(read == (strcmp(names[i], "shapes") == 0));
        CHECK(read || strstr(report.items[report.count - 1].message, "only tables are read"));
        if (!read && report.count)
            printf("  %s\n", report.items[report.count - 1].message);
        cor_dataset_free(data);
        cor_report_clear(&report);
    }
}

static void a_list_of_layers_that_has_no_end_is_refused(void)
{
    expect_answer("endless.gpkg", "'GPKG_contents' of 'endless.gpkg' is a view or computed");
}

/* The generated column of one takes 800 MB a row. */
static void a_list_of_layers_that_is_computed_is_refused(void)
{
    static const char *const names[] = { "generated.gpkg", "short.gpkg" };
    for (size_t i = 0; i < 2; i++)
        expect_answer(names[i], "'gpkg_contents' of '");
}

static void a_crs_that_names_another_file_is_refused(void)
{
    static const char *const names[] = { "grid.gpkg", "long.gpkg", "init.gpkg", "spelled.gpkg",
                                         "blob.gpkg" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect_answer(names[i], "names another file: it is refused [crs.invalid]");
    expect_answer("known.gpkg", "read");
    static const char *const projections[] = {
        "BOUNDCRS[ABRIDGEDTRANSFORMATION[PARAMETERFILE[\"z\",\"/etc/passwd\"]]]",
        "GEOGCS[\"x\",EXTENSION[\"PROJ4\",\"+proj=longlat +nadgrids=/etc/passwd\"]]",
        "+proj=longlat +geoidgrids=/etc/passwd",
        "+init=/etc/passwd:x",
        "{\"type\":\"BoundCRS\"}",
    };
    copy("plain.shp", "shift.shp");
    copy("plain.shx", "shift.shx");
    copy("plain.dbf", "shift.dbf");
    for (size_t i = 0; i < sizeof projections / sizeof *projections; i++) {
        folder_write("shift.prj", projections[i]);
        expect_answer("shift.shp", "the CRS in 'shift.prj' names another file: it is refused");
    }
    folder_write("shift.prj",
                 "GEOGCS[\"x\",EXTENSION[\"PROJ4\",\"+proj=longlat +nadgrids=@null\"]]");
    expect_answer("shift.shp", "'shift.shp'");
}

static void columns_are_found_in_the_sql_of_a_table(void)
{
    static const char sql[] = "CREATE TABLE t (\"a,(\" TEXT DEFAULT ', b (', b/* , c */INTEGER "
                              "CHECK (b IN (1, 2)), -- , d\n"
                              "[e f] TEXT NOT NULL,`g` REAL,CONSTRAINT k UNIQUE (b))";
    CHECK(cor_sql_column(cor_str_of(sql), "a,(") == 0);
    CHECK(cor_sql_column(cor_str_of(sql), "B") == 1);
    CHECK(cor_sql_column(cor_str_of(sql), "e f") == 2);
    CHECK(cor_sql_column(cor_str_of(sql), "g") == 3);
    CHECK(cor_sql_column(cor_str_of(sql), "c") == -1 && cor_sql_column(cor_str_of(sql), "d") == -1);
    static const char *const computed[] = {
        "CREATE TABLE t (a, b AS (a + 1))",
        "CREATE TABLE t (a, b GENERATED ALWAYS as(a)STORED)",
        "create table t(a,b/* x */AS/* y */(a))",
    };
    static const char *const plain[] = {
        "CREATE TABLE t (\"as\" TEXT, 'as' TEXT, [as] TEXT, c DEFAULT 'x as y')",
        "CREATE TABLE t (a CHECK (CAST(a AS INTEGER) = 1), asset TEXT, has TEXT) -- as",
        "CREATE TABLE \"x AS (\" (a)",
        "CREATE TABLE t (a, b \"as",
        "",
    };
    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++)
        CHECK(cor_sql_has_computed_column(cor_str_of(computed[i])));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        CHECK(!cor_sql_has_computed_column(cor_str_of(plain[i])));
}

/* Put into the file's own text, which keeps its length. */
static void a_crs_of_a_flatgeobuf_that_names_another_file_is_refused(void)
{
    static const char shift[] = "BOUNDCRS[PARAMETERFILE[\"x\",\"/etc/passwd\"]]";
    static char bytes[1 << 16];
    FILE *in = fopen("plain.fgb", "rb");
    size_t size = in ? fread(bytes, 1, sizeof bytes, in) : 0, at = 0;
    CHECK(in && size && fclose(in) == 0);
    while (at + 8 < size && memcmp(bytes + at, "GEOGCRS[", 8) != 0)
        at++;
    CHECK(at + 8 < size);
    memcpy(bytes + at, shift, sizeof shift - 1);
    FILE *out = fopen("shift.fgb", "wb");
    CHECK(out && fwrite(bytes, 1, size, out) == size && fclose(out) == 0);
    expect_answer("shift.fgb", "the CRS of 'shift.fgb' names another file: it is refused");
    unsigned long long state = 7;
    for (int i = 0; i < 300; i++) { /* damaged anywhere, it does no harm */
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        size_t place = (state >> 33) % 400;
        char old = bytes[place];
        bytes[place] = (char)(state >> 20);
        out = fopen("broken.fgb", "wb");
        CHECK(out && fwrite(bytes, 1, i % 5 ? size : place, out) <= size && fclose(out) == 0);
        bytes[place] = old;
        cor_report report = { 0 };
        CHECK(cor_flatgeobuf_check("broken.fgb", COR_NOWHERE, &report) == (report.errors == 0));
        cor_report_clear(&report);
    }
}

/* Cut or changed anywhere, a database is read, refused or fails; the reader of its list is ours. */
static void break_database(const char *name)
{
    static char bytes[1 << 20];
    FILE *in = fopen(name, "rb");
    size_t size = in ? fread(bytes, 1, sizeof bytes, in) : 0;
    CHECK(in && size > 4096 && fclose(in) == 0);
    unsigned long long state = 5;
    for (int i = 0; i < 300; i++) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        size_t at = (state >> 33) % (i % 2 ? 4096 : size);
        char old = bytes[at];
        bytes[at] = (char)(state >> 20);
        FILE *out = fopen("broken.gpkg", "wb");
        CHECK(out && fwrite(bytes, 1, i % 5 ? size : at, out) <= size && fclose(out) == 0);
        bytes[at] = old;
        cor_report report = { 0 };
        CHECK(cor_geopackage_check("broken.gpkg", COR_NOWHERE, &report) == (report.errors == 0));
        CHECK(report.errors <= 1);
        cor_report_clear(&report);
    }
}

static void a_broken_database_does_no_harm(void)
{
    break_database("endless.gpkg");
    break_database("long.gpkg");
}

static void sidecars_with_statistics_are_not_opened(void)
{
    CHECK(mkfifo("plain.gpkg.aux.xml", 0600) == 0 && mkfifo("plain.fgb.aux.xml", 0600) == 0);
    expect_answer("plain.gpkg", "read");
    expect_answer("plain.fgb", "read");
}

static void a_database_with_a_journal_is_refused(void)
{
    copy("plain.gpkg", "busy.gpkg");
    CHECK(mkfifo("busy.gpkg-journal", 0600) == 0);
    expect_answer("busy.gpkg", "has changes in 'busy.gpkg-journal'");
    copy("plain.gpkg", "wal.gpkg");
    folder_write("wal.gpkg-wal", "x");
    expect_answer("wal.gpkg", "has changes in 'wal.gpkg-wal'");
}

static void a_journal_without_content_is_no_change(void)
{
    copy("plain.gpkg", "calm.gpkg");
    folder_write("calm.gpkg-wal", "");
    expect_answer("calm.gpkg", "read");
    folder_write("calm.gpkg-journal", "");
    expect_answer("calm.gpkg", "read");
    CHECK(truncate("calm.gpkg-journal", 512) == 0); /* blotted out, as "persist" leaves it */
    expect_answer("calm.gpkg", "read");
    CHECK(truncate("calm.gpkg-wal", 32) == 0);
    expect_answer("calm.gpkg", "has changes in 'calm.gpkg-wal'");
}

/* "Über" as the two letters that its bytes are in Latin-1, when somebody else decides. */
static void expect_own_settings(const char *why)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    CHECK(cor_dataset_load(&data, "plain.shp", NULL, COR_NOWHERE, &report));
    const cor_value *name =
        data ? cor_value_get(&data->features[0].properties, COR_STR("name")) : NULL;
    bool same = name && name->kind == COR_STRING &&
                cor_str_is(name->as.string, "\xc3\x9c"
                                            "ber");
    CHECK(same);
    if (!same)
        printf("  changed by %s\n", why);
    cor_dataset_free(data);
    cor_report_clear(&report);
    CHECK(access("log.txt", F_OK) != 0);
    CHECK(access("plain.qix", F_OK) != 0);
}

static void settings_of_the_environment_do_not_count(void)
{
    CHECK(setenv("SHAPE_ENCODING", "ISO-8859-1", 1) == 0);
    CHECK(setenv("CPL_LOG", "log.txt", 1) == 0 && setenv("CPL_DEBUG", "ON", 1) == 0);
    CHECK(setenv("GDAL_PAM_ENABLED", "YES", 1) == 0);
    CHECK(setenv("GDAL_DRIVER_PATH", ".", 1) == 0);
    expect_own_settings("the environment");
}

static void settings_of_the_home_do_not_count(void)
{
    CHECK(mkdir(".gdal", 0700) == 0);
    folder_write(".gdal/gdalrc", "[configoptions]\nSHAPE_ENCODING=ISO-8859-1\n"
                                 "CPL_LOG=log.txt\nCPL_DEBUG=ON\n");
    CHECK(setenv("HOME", folder_path, 1) == 0);
    CHECK(setenv("GDAL_CONFIG_FILE", ".gdal/gdalrc", 1) == 0);
    expect_own_settings("~/.gdal/gdalrc");
}

int main(void)
{
    folder_enter();
    write_layers(".");
    /* First: GDAL looks at these when it is first used. */
    RUN(settings_of_the_home_do_not_count);
    RUN(settings_of_the_environment_do_not_count);
    RUN(a_description_of_another_file_is_no_layer);
    RUN(one_format_under_the_name_of_another_is_refused);
    RUN(names_that_gdal_opens_in_its_own_way_are_refused);
    RUN(what_is_no_regular_file_is_refused);
    RUN(a_sidecar_that_is_no_regular_file_is_refused);
    RUN(what_a_shapefile_misses_is_named);
    RUN(what_is_computed_is_not_run);
    RUN(a_list_of_layers_that_has_no_end_is_refused);
    RUN(a_list_of_layers_that_is_computed_is_refused);
    RUN(a_crs_that_names_another_file_is_refused);
    RUN(columns_are_found_in_the_sql_of_a_table);
    RUN(a_crs_of_a_flatgeobuf_that_names_another_file_is_refused);
    RUN(a_broken_database_does_no_harm);
    RUN(sidecars_with_statistics_are_not_opened);
    RUN(a_database_with_a_journal_is_refused);
    RUN(a_journal_without_content_is_no_change);
    folder_leave();
    return check_result();
}
