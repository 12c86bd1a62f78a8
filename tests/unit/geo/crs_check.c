#include "geo/crs_check.h"

#include <string.h>

#include "geo/crs.h"
#include "geo/crs_context.h"
#include "unit/check.h"

static const cor_span here = { .file = "figure.yaml", .line = 4, .column = 10, .length = 3 };

/* Refused with one error where it stands, whose message or hint has `word` in it. */
static bool is_refused(const char *definition, const char *word)
{
    cor_report report = { 0 };
    cor_crs *crs = NULL;
    bool refused = !cor_crs_open(&crs, definition, here, &report);
    refused = refused && crs == NULL && report.count == 1 && report.errors == 1 &&
              report.items[0].at.line == 4 && report.items[0].at.column == 10 &&
              (strstr(report.items[0].message, word) ||
               (report.items[0].hint && strstr(report.items[0].hint, word)));
    if (!refused)
        cor_report_print(stdout, &report);
    cor_crs_free(crs);
    cor_report_clear(&report);
    return refused;
}

static void what_names_a_file_is_refused(void)
{
    static const char *const definitions[] = {
        "+proj=utm +zone=38 +nadgrids=/etc/passwd",
        "+proj=utm +zone=38 +nadgrids=@null,/etc/passwd",
        "+proj=utm +zone=38 +geoidgrids=../../etc/hosts",
        "+proj=lcc +lat_1=40 +grids=/dev/zero",
        "+proj=lcc +lat_1=40 +file=x.json",
        "+proj=lcc +lat_1=40 +model=/etc/passwd",
        "+init=epsg:4326",
        "+init=/etc/passwd:x",
        "proj=merc init=/etc/passwd:x",
        "PROJCS[\"x\",GEOGCS[\"y\"],EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=/etc/passwd\"]]",
        "GEOGCS[\"x\",EXTENSION[\"PROJ4_GRIDS\",\"/etc/passwd\"]]",
        "PROJCRS[\"x\",CONVERSION[\"y\",METHOD[\"PROJ hgridshift grids=/etc/passwd\"]]]",
        "BOUNDCRS[ABRIDGEDTRANSFORMATION[PARAMETERFILE[\"z\",\"/dev/zero\"]]]",
    };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
        CHECK(is_refused(definitions[i], "names a file"));
}

static void what_is_no_map_projection_is_refused(void)
{
    static const struct {
        const char *definition, *word;
    } cases[] = {
        { "+proj=pipeline +step +proj=utm +zone=38", "not a map projection" },
        { "+proj=hgridshift +towgs84=0,0,0", "not a map projection" },
        { "+proj=merk", "did you mean '+proj=merc'?" },
        { "+proj=geocent +datum=WGS84", "geocentric" },
        { "+proj=ob_tran +o_proj=tinshift", "not a map projection" },
        { "+proj=", "name of a projection" },
        { "+zone=38", "without '+proj'" },
        { "+proj=utm +zone=99", "zone" },
        { "EPSG:4978", "geocentric" },
        { "EPSG:5773", "heights" },
        { "ESRI:104905", "celestial body" }, /* Mars */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(is_refused(cases[i].definition, cases[i].word));
}

static void bad_keys_and_values_are_refused(void)
{
    static const struct {
        const char *definition, *word;
    } cases[] = {
        { "+proj=lcc +latts=40", "did you mean '+lat_ts'?" },
        { "+proj=lcc +lat_1=abc", "bad value in '+lat_1=abc'" },
        { "+proj=lcc +lat_1=", "takes an angle" },
        { "+proj=lcc +lat_1", "takes an angle" },
        { "+proj=merc +x_0=1,5", "takes a number" },
        { "+proj=merc +x_0=1e999", "takes a number" },
        { "+proj=merc +x_0=nan", "takes a number" },
        { "+proj=merc +towgs84=1,2,x", "numbers with commas" },
        { "+proj=merc +ellps=../x", "takes one word" },
        { "+proj=merc +south=maybe", "takes no value" },
        { "+proj=merc +units=parsec", "units" },
        { "+proj=merc +lon_0=1 +lon_0=2", "stands twice" },
        { "+proj=merc +over", "leave it out" },
        { "+proj=merc +vunits=m", "heights" },
        { "+proj=merc +a=6378137 +b=0.2", "is no ellipsoid" },
        { "+proj=merc ; rm", "unknown key" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(is_refused(cases[i].definition, cases[i].word));
}

static void other_texts_are_refused(void)
{
    static const struct {
        const char *definition, *word;
    } cases[] = {
        { "", "empty" },
        { " \t\n", "empty" },
        { "WGS 84", "EPSG:32638" },
        { "4326", "EPSG:32638" },
        { "EPSG:", "EPSG:32638" },
        { "EPSG:4326+5773", "EPSG:32638" },
        { "EPSG:43 26", "EPSG:32638" },
        { "FOO:1", "authorities" },
        { "EPSG:999999", "epsg.org" },
        { "/etc/passwd", "EPSG:32638" },
        { "http://example.com/x.prj", "EPSG:32638" },
        { "{\"type\": \"GeographicCRS\"}", "EPSG:32638" },
        { "PROJCS[\"x\"", "missing" },
        { "+proj=merc\x01", "U+0001" },
        { "+proj=merc \xff", "UTF-8" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(is_refused(cases[i].definition, cases[i].word));
}

static void huge_texts_are_refused(void)
{
    static char text[80000];
    memset(text, ' ', sizeof text - 1);
    memcpy(text, "+proj=merc", 10);
    text[sizeof text - 2] = '+';
    CHECK(is_refused(text, "bytes"));
    memset(text, '[', sizeof text - 1);
    memcpy(text, "PROJCS", 6);
    CHECK(is_refused(text, "bytes"));
    text[60000] = '\0';
    CHECK(is_refused(text, "not a coordinate reference system"));
    for (int i = 0; i < 100; i++)
        memcpy(text + 11 * i, "+proj=merc ", 12);
    CHECK(is_refused(text, "more than 64 words"));
    memset(text, 0, sizeof text);
    strcpy(text, "PROJCS");
    for (int i = 0; i < 10000; i++)
        memcpy(text + 6 + 4 * i, "[A[B", 4);
    CHECK(is_refused(text, "PROJ"));
}

/* Whatever gets past the white list: the context itself opens nothing. */
static void the_context_opens_no_file(void)
{
    cor_crs_context *context = cor_crs_context_new();
    PJ_CONTEXT *proj = cor_crs_context_proj(context);
    static const char *const definitions[] = {
        "+proj=hgridshift +grids=/etc/passwd",
        "+proj=vgridshift +grids=/dev/zero",
        "+proj=tinshift +file=/etc/passwd",
        "+proj=defmodel +model=/etc/passwd",
        "+init=/etc/passwd:x",
        "EPSG:4326", /* the database has not been allowed */
    };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        cor_crs_context_clear_message(context);
        PJ *made = proj_create(proj, definitions[i]);
        CHECK(made == NULL);
        CHECK(cor_crs_context_message(context)[0] != '\0');
        proj_destroy(made);
    }
    CHECK(!proj_context_is_network_enabled(proj));
    cor_crs_context_allow_database(context);
    PJ *made = proj_create(proj, "EPSG:4326");
    CHECK(made != NULL);
    proj_destroy(made);
    CHECK(proj_create(proj, "+proj=hgridshift +grids=/etc/passwd") == NULL);
    cor_crs_context_free(context);
}

static void harmless_spellings_are_taken(void)
{
    static const char *const definitions[] = {
        " EPSG:32638\n",
        "epsg:32638",
        "http://www.opengis.net/def/crs/EPSG/0/32638",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "proj=utm zone=38",
        "+proj=utm +zone=38 +no_defs=True +wktext +type=crs",
        "+proj=merc +a=6378137 +b=6378137 +nadgrids=@null +wktext +no_defs",
        "+proj=lcc\n  +lat_1=38d30'N +lat_2=39.8\n  +lon_0=46",
        "+proj=utm +zone=33 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7",
        "+proj=merc +to_meter=1/3",
    };
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        cor_report report = { 0 };
        cor_crs *crs = NULL;
        CHECK(cor_crs_open(&crs, definitions[i], here, &report) && report.count == 0);
        cor_crs_free(crs);
        cor_report_clear(&report);
    }
}

/* For the texts of data files, which another PROJ reads: whether or not they are a CRS. */
static void what_may_open_a_file_is_told_from_what_cannot(void)
{
    static const char *const harmless[] = {
        "",
        "undefined",
        "WGS 84 / Pseudo-Mercator",
        "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid",
        "EPSG:4326",
        "+proj=utm +zone=38 +datum=WGS84",
        "GEOGCS[\"x\",DATUM[\"y\",SPHEROID[\"z\",6378137,298.25]],EXTENSION[\"PROJ4\",\"+proj="
        "longlat "
        "+nadgrids=@null\"]]",
        "Projection UTM\nZone 38\nDatum WGS84",
    };
    static const char *const harmful[] = {
        "+proj=longlat +nadgrids=/etc/passwd",
        "proj=pipeline step proj=hgridshift grids=/etc/passwd",
        "proj=pipeline step proj=merc",
        "title=x init=/etc/passwd:x",
        "+init=epsg:4326",
        "ESRI::PROJCS[\"x\",EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=/etc/passwd\"]]",
        "  boundcrs [parameterfile[\"x\",\"/etc/passwd\"]]",
        "{\"type\":\"GeographicCRS\",\"name\":\"\\u0050ARAMETERFILE\"}",
        " \n{}",
    };
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        CHECK(cor_crs_text_is_harmless(cor_str_of(harmless[i])));
    for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++)
        CHECK(!cor_crs_text_is_harmless(cor_str_of(harmful[i])));
}

int main(void)
{
    RUN(what_names_a_file_is_refused);
    RUN(what_is_no_map_projection_is_refused);
    RUN(bad_keys_and_values_are_refused);
    RUN(other_texts_are_refused);
    RUN(huge_texts_are_refused);
    RUN(the_context_opens_no_file);
    RUN(harmless_spellings_are_taken);
    RUN(what_may_open_a_file_is_told_from_what_cannot);
    return check_result();
}
