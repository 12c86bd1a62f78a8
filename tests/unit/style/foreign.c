/* Styles that others made: what a figure does not draw, or does not know, is said where it matters.
 */
#include <string.h>

#include "style/style.h"
#include "unit/check.h"

#define POINTS "p: {type: geojson, data: {type: FeatureCollection, features: []}}"

typedef struct loaded {
    cor_style *style;
    cor_report report;
} loaded;

static loaded load(const char *text)
{
    loaded l = { .style = NULL };
    if (!cor_style_parse(&l.style, "f.yaml", cor_str_of(text), NULL, &l.report))
        l.style = NULL;
    return l;
}

static void done(loaded *l)
{
    cor_style_free(l->style);
    cor_report_clear(&l->report);
}

/* So many notes, warnings and errors, and one of them with these words. */
static bool says(const char *text, size_t notes, size_t warnings, size_t errors, const char *words)
{
    loaded l = load(text);
    bool found = !words;
    for (size_t i = 0; words && i < l.report.count; i++)
        found = found || strstr(l.report.items[i].message, words);
    bool ok = found && l.report.count == notes + warnings + errors &&
              l.report.warnings == warnings && l.report.errors == errors &&
              !l.style == (errors > 0);
    if (!ok)
        cor_report_print(stdout, &l.report);
    done(&l);
    return ok;
}

static bool source_says(const char *source, const char *layers, size_t errors, const char *words)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, "version: 8\nsources:\n  s: {%s}\n  " POINTS "\nlayers: [%s]\n", source,
                   layers);
    bool ok = says(text.ptr, 0, 0, errors, words);
    cor_buf_free(&text);
    return ok;
}

#define HIDDEN "layout: {visibility: none}"

static void a_source_that_cannot_be_drawn_is_a_fault_only_when_it_is(void)
{
    static const struct {
        const char *source, *layer, *words;
    } rows[] = {
        { "type: vector, url: 'https://a.b/t.json'", "type: fill, source-layer: w",
          "sources of type 'vector' cannot be drawn" },
        { "type: raster, tiles: ['https://a.b/{z}/{x}/{y}.png'], tileSize: 256", "type: raster",
          "tiles are not read" },
        { "type: raster, url: 'https://a.b/c.tif'", "type: raster", "nothing is fetched" },
        { "type: geojson, data: 'https://a.b/c.json'", "type: line", "nothing is fetched" },
        { "type: geojson, data: a.geojson, cluster: true", "type: circle", "not clustered" },
        { "type: geojson, data: a.geojson, filter: ['>', [zoom], 3]", "type: circle",
          "cannot depend on the zoom" },
        { "type: geojson, data: a.geojson, promoteId: {a: b}", "type: circle", "promote ids" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char drawn[160], hidden[160];
        snprintf(drawn, sizeof drawn, "{id: a, source: s, %s}", rows[i].layer);
        snprintf(hidden, sizeof hidden, "{id: a, source: s, %s, " HIDDEN "}", rows[i].layer);
        CHECK(source_says(rows[i].source, "", 0, NULL));
        CHECK(source_says(rows[i].source, hidden, 0, NULL));
        CHECK(source_says(rows[i].source, drawn, 1, rows[i].words));
    }
}

static void a_layer_that_cannot_be_drawn_may_be_hidden(void)
{
    static const char source[] = "type: geojson, data: a.geojson";
    CHECK(source_says(source, "{id: a, type: fill-extrusion, source: s}", 1, "are not drawn"));
    CHECK(source_says(source,
                      "{id: a, type: fill-extrusion, source: s, " HIDDEN "}, {id: b, type: line, "
                      "source: s}",
                      0, NULL));
}

static void faults_of_sources_are_found_whether_they_are_drawn_or_not(void)
{
    CHECK(source_says("type: video, urls: [a.mp4]", "", 1, "property \"coordinates\""));
    CHECK(source_says("type: video, coordinates: [[0, 0], [1, 0], [1, 1], [0, 1]]", "", 1,
                      "property \"urls\""));
    CHECK(source_says("type: image, url: a.png, coordinates: [[0, 0], [1, 0], [1, x], 5]", "", 2,
                      "number expected, string found"));
    CHECK(source_says("type: vector, url: x, encoding: pbf", "", 1,
                      "expected one of [mvt, mlt], \"pbf\" found"));
    CHECK(source_says("type: vector, tiles: [3], bounds: [0, 0, 1]", "", 2,
                      "array length 4 expected, length 3 found"));
    CHECK(source_says("type: raster, url: a.tif, scheme: wms", "", 1, "[xyz, tms]"));
    CHECK(source_says("type: geojson, data: a.geojson, buffer: 600", "", 1, "maximum value 512"));
    CHECK(source_says("type: geojson, data: a.geojson, lineMetric: true", "", 1, "\"lineMetric\""));
    CHECK(source_says("type: geojson, data: a.geojson, cluster: true, clusterProperties: {n: ["
                      "'+', [zoom]], m: [max, [feature-state, h]], o: [max, [get, h]], p: [['+', "
                      "[accumulated], [get, p]], [get, h]]}",
                      "", 2, "not supported with cluster properties"));
    CHECK(source_says("type: geojson, data: a.geojson, clusterProperties: {n: ['+', [zoom]]}", "",
                      0, NULL)); /* there are no clusters */
}

static void what_anyone_may_add_is_a_note(void)
{
    CHECK(says("version: 8\nsources: {}\nlayers: []\nsprites: []\n", 1, 0, 0, "'sprites'"));
    CHECK(says("version: 8\nsources: {}\nlayers: []\nfog: {range: [0, 1]}\n", 1, 0, 0, "'fog'"));
    CHECK(says("version: 8\nsources: {}\nlayers: []\nid: a\nowner: o\nvisibility: private\n"
               "draft: false\nprotected: false\ncreated: now\nmodified: now\n",
               0, 0, 0, NULL));
    CHECK(says("version: 8\nsources: {" POINTS "}\nlayers: [{id: a, type: line, source: p, Z: 3, "
               "interactive: true}]\n",
               1, 0, 0, "'Z'"));
    CHECK(says("version: 8\nsources: {r: {type: raster, url: a.tif, description: tiles}}\n"
               "layers: []\n",
               1, 0, 0, "'description'"));
    CHECK(says("version: 8\nsources: {" POINTS "}\nlayers: [{id: a, type: line, source: p, "
               "source-layer: roads}]\n",
               1, 0, 0, "'source-layer' says nothing"));
}

/* The figure would be another than was meant. */
static void a_misspelt_corridor_is_a_warning(void)
{
    CHECK(says("version: 8\nsources: {}\nlayers: []\ncoridor: {}\n", 0, 1, 0, "'coridor'"));
}

#define CIRCLE(paint)                                                                              \
    "version: 8\nsources: {" POINTS "}\nlayers: [{id: a, type: circle, source: p, paint: {" paint  \
    "}}]\n"

/* Nothing of it is drawn; the spec lets it depend on the zoom. */
static void what_steers_a_screen_is_looked_into(void)
{
    static const char head[] = "version: 8\nsources: {}\nlayers: []\n";
    static const struct {
        const char *members, *words; /* NULL: nothing is wrong */
    } rows[] = {
        { "projection: {type: [interpolate, [linear], [zoom], 2, mercator, 4, globe]}", NULL },
        { "projection: {type: [mercator, globe, 0.5]}", NULL },
        { "projection: {type: 3}", "invalid type \"number\" found" },
        { "light: {position: {stops: [[0, [1, 2, 3]], [5, [2, 3, 4]]]}}", NULL },
        { "light: {position: {stops: [[0, 1]]}}", "array expected, number found" },
        { "light: {intensity: [step, [zoom], 0.1, 5, 1]}", NULL },
        { "light: {color: [get, c]}", "data expressions not supported" },
        { "bearing: {stops: [[0, 1]]}", "number expected, object found" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_buf text = { 0 };
        cor_buf_printf(&text, "%s%s\n", head, rows[i].members);
        CHECK(says(text.ptr, 0, 0, rows[i].words ? 1 : 0, rows[i].words));
        cor_buf_free(&text);
    }
}

static void transitions_are_looked_into(void)
{
    CHECK(says(CIRCLE("circle-opacity-transition: {duration: 300, delay: 0}"), 0, 0, 0, NULL));
    CHECK(says(CIRCLE("circle-opacity-transition: {duration: -5, pause: 3}"), 0, 0, 2,
               "-5 is less than the minimum value 0"));
    CHECK(says(CIRCLE("circle-color-transition: 7"), 0, 0, 1, "object expected, number found"));
    CHECK(says(CIRCLE("circle-pitch-scale-transition: {duration: 4}"), 0, 0, 1,
               "circle-pitch-scale-transition"));
    CHECK(says("version: 8\nsources: {}\nlayers: []\nlight: {intensity-transition: {delay: x}}\n",
               0, 0, 1, "number expected, string found"));
    CHECK(says("version: 8\nsources: {}\nlayers: []\nlight: {anchor-transition: {delay: 1}}\n", 0,
               0, 1, "\"anchor-transition\""));
}

#define FONT(value)                                                                                \
    "version: 8\nsources: {" POINTS                                                                \
    "}\nstate: {f: {default: [Noto Sans]}}\nlayers: [{id: a, type: "                               \
    "symbol, source: p, layout: {text-font: " value "}}]\n"
#define SERIF "[literal, [Noto Serif]]"

static void fonts_stand_in_the_style(void)
{
    CHECK(says(FONT("[Noto Sans]"), 0, 0, 0, NULL));
    CHECK(says(FONT("[case, [has, a], " SERIF ", [global-state, f]]"), 0, 0, 0, NULL));
    CHECK(says(FONT("[step, [zoom], " SERIF ", 5, [match, [get, a], x, " SERIF ", " SERIF "]]"), 0,
               0, 0, NULL));
    CHECK(says(FONT("[array, string, [get, face]]"), 0, 0, 1, "contained as literals"));
    CHECK(says(FONT("[case, [has, a], " SERIF ", [array, string, [get, face]]]"), 0, 0, 1,
               "contained as literals"));
    CHECK(says(FONT("[let, f, " SERIF ", [var, f]]"), 0, 0, 1, "contained as literals"));
    CHECK(says(FONT("{type: identity, property: face}"), 0, 0, 1, "identity functions"));
}

int main(void)
{
    RUN(a_source_that_cannot_be_drawn_is_a_fault_only_when_it_is);
    RUN(a_layer_that_cannot_be_drawn_may_be_hidden);
    RUN(faults_of_sources_are_found_whether_they_are_drawn_or_not);
    RUN(what_anyone_may_add_is_a_note);
    RUN(a_misspelt_corridor_is_a_warning);
    RUN(what_steers_a_screen_is_looked_into);
    RUN(transitions_are_looked_into);
    RUN(fonts_stand_in_the_style);
    return check_result();
}
