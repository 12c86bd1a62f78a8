#include "style/style.h"

#include "style/lookups.h"

#include <string.h>

#include "unit/check.h"

#define HEAD                                                                                       \
    "version: 8\nsources:\n  roads: {type: geojson, data: {type: FeatureCollection, "              \
    "features: []}}\n"

typedef struct loaded {
    cor_style *style;
    cor_report report;
    cor_arena *arena;
} loaded;

static loaded load_with(const char *text, const cor_style_options *options)
{
    loaded l = { .arena = cor_arena_new() };
    if (!cor_style_parse(&l.style, "figure.yaml", cor_str_of(text), options, &l.report))
        l.style = NULL;
    return l;
}

static loaded load(const char *text)
{
    return load_with(text, NULL);
}

static void done(loaded *l)
{
    cor_style_free(l->style);
    cor_report_clear(&l->report);
    cor_arena_free(l->arena);
}

static cor_eval eval_of(const loaded *l, const cor_value *properties)
{
    return (cor_eval){ .zoom = 6,
                       .state = &l->style->state,
                       .properties = properties,
                       .geometry_type = "LineString",
                       .arena = l->arena };
}

static cor_value class_of(cor_member *member, const char *word)
{
    *member =
        (cor_member){ COR_STR("class"), { .kind = COR_STRING, .as.string = cor_str_of(word) } };
    return (cor_value){ .kind = COR_OBJECT, .count = 1, .as.members = member };
}

/* One error, there, with that in its message. */
static bool fails(const char *text, unsigned line, unsigned column, const char *message)
{
    loaded l = load(text);
    bool well = !l.style && l.report.errors == 1 && l.report.items[0].at.line == line &&
                l.report.items[0].at.column == column && strstr(l.report.items[0].message, message);
    if (!well)
        cor_report_print(stdout, &l.report);
    done(&l);
    return well;
}

static const char roads[] =
    HEAD "layers:\n"
         "- id: paper\n"
         "  type: background\n"
         "- id: roads\n"
         "  type: line\n"
         "  source: roads\n"
         "  filter: [\"!=\", class, path]\n"
         "  layout: {line-cap: round}\n"
         "  paint:\n"
         "    line-width: {stops: [[5, 1], [7, 3]]}\n"
         "    line-color: [match, [get, class], main, \"#ff0000\", \"#0000ff\"]\n"
         "    line-dasharray: [2, 1, 0.5]\n";

static void values_come_from_the_feature_and_the_zoom(void)
{
    loaded l = load(roads);
    CHECK(l.style && l.style->layer_count == 2);
    if (l.style) {
        const cor_layer *layer = &l.style->layers[1];
        cor_member member;
        const cor_value main_road = class_of(&member, "main");
        cor_eval eval = eval_of(&l, &main_road);
        double dashes[4];
        CHECK(cor_layer_accepts(layer, &eval));
        CHECK(cor_layer_number(layer, COR_P_LINE_WIDTH, &eval) == 2);
        CHECK(cor_layer_colour(layer, COR_P_LINE_COLOR, &eval).r == 1);
        CHECK(cor_str_is(cor_layer_string(layer, COR_P_LINE_CAP, &eval), "round"));
        CHECK(cor_layer_numbers(layer, COR_P_LINE_DASHARRAY, &eval, dashes, 4) == 3);
        CHECK(dashes[2] == 0.5);
        CHECK(cor_layer_is_constant(layer, COR_P_LINE_WIDTH));
        CHECK(!cor_layer_is_constant(layer, COR_P_LINE_COLOR));
        const cor_value path = class_of(&member, "path");
        eval.properties = &path;
        CHECK(!cor_layer_accepts(layer, &eval));
        CHECK(cor_layer_colour(layer, COR_P_LINE_COLOR, &eval).b == 1);
    }
    done(&l);
}

static void what_is_not_given_is_the_default_of_the_spec(void)
{
    loaded l = load(roads);
    CHECK(l.style != NULL);
    if (l.style) {
        const cor_layer *layer = &l.style->layers[1];
        cor_eval eval = eval_of(&l, NULL);
        double pair[2] = { 9, 9 };
        CHECK(cor_layer_number(layer, COR_P_LINE_OPACITY, &eval) == 1);
        CHECK(cor_layer_number(layer, COR_P_LINE_MITER_LIMIT, &eval) == 2);
        CHECK(cor_str_is(cor_layer_string(layer, COR_P_LINE_JOIN, &eval), "miter"));
        CHECK(cor_layer_numbers(layer, COR_P_LINE_TRANSLATE, &eval, pair, 2) == 2);
        CHECK(pair[0] == 0 && pair[1] == 0);
        CHECK(!cor_layer_has(layer, COR_P_LINE_OPACITY));
        CHECK(layer->minzoom == 0 && layer->maxzoom == 24 && layer->visible);
        CHECK(l.style->layers[0].source == -1 && layer->source == 0);
    }
    done(&l);
}

static void a_failing_value_warns_and_the_default_counts(void)
{
    loaded l = load(HEAD "layers:\n- id: a\n  type: line\n  source: roads\n  paint:\n"
                         "    line-width: [get, class]\n");
    CHECK(l.style != NULL);
    if (l.style) {
        cor_member member;
        const cor_value properties = class_of(&member, "wide");
        cor_eval eval = eval_of(&l, &properties);
        eval.report = &l.report;
        CHECK(cor_layer_number(&l.style->layers[0], COR_P_LINE_WIDTH, &eval) == 1);
        CHECK(l.report.warnings == 1 && l.report.items[0].at.line == 9);
    }
    done(&l);
}

static void data_cannot_leave_the_range(void)
{
    loaded l = load(HEAD "layers:\n- id: a\n  type: line\n  source: roads\n  paint:\n"
                         "    line-opacity: [\"+\", 5, [length, [get, class]]]\n");
    CHECK(l.style != NULL);
    if (l.style) {
        cor_member member;
        const cor_value properties = class_of(&member, "wide");
        cor_eval eval = eval_of(&l, &properties);
        CHECK(cor_layer_number(&l.style->layers[0], COR_P_LINE_OPACITY, &eval) == 1);
    }
    done(&l);
}

static void a_single_stop_still_asks_for_a_number(void)
{
    loaded l = load(HEAD "layers:\n- id: a\n  type: line\n  source: roads\n  paint:\n"
                         "    line-color: {type: interval, property: class, stops: [[0, red]]}\n");
    CHECK(l.style != NULL);
    if (l.style) {
        cor_member member;
        const cor_value properties = class_of(&member, "wide");
        cor_eval eval = eval_of(&l, &properties);
        cor_colour found = cor_layer_colour(&l.style->layers[0], COR_P_LINE_COLOR, &eval);
        CHECK(found.r > 0.7 && found.r == found.g && found.g == found.b);
    }
    done(&l);
}

static void put_needs(cor_buf *out, const cor_expr *expr)
{
    cor_lookup found[COR_LOOKUPS_MAX];
    size_t count = cor_expr_lookups(expr, found);
    for (size_t i = 0; i < count; i++)
        cor_buf_printf(out, "%s%.*s", i ? " " : "", (int)found[i].name.len, found[i].name.ptr);
}

/* A name that the style can do without is no fault of data that lack it. */
static void names_that_a_style_needs_are_found(void)
{
    static const struct row {
        const char *expression, *needs;
    } rows[] = {
        { "[get, a]", "a" },
        { "[concat, [get, a], [get, b], [get, a]]", "a b" },
        { "[coalesce, [get, a], [get, b]]", "" },
        { "[coalesce, [get, a]]", "a" },
        { "[case, [has, a], [get, a], [get, b]]", "b" },
        { "[case, ['==', [get, a], null], x, [get, a]]", "" },
        { "[case, ['!=', [get, a], x], x, [get, b]]", "b" },
        { "[to-string, [to-number, [get, a], 0]]", "" },
        { "[let, v, [get, a], [concat, [var, v], [var, v]]]", "a" },
        { "[get, a, [get, b]]", "b" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_buf text = { 0 }, names = { 0 };
        cor_buf_printf(&text,
                       HEAD "layers:\n- {id: a, type: symbol, source: roads, layout: "
                            "{text-field: %s, text-font: [Noto Sans]}}\n",
                       rows[i].expression);
        loaded l = load(text.ptr);
        if (l.style)
            put_needs(&names, l.style->layers[0].properties[COR_P_TEXT_FIELD]);
        CHECK(l.style && cor_str_is(cor_buf_view(&names), rows[i].needs));
        done(&l);
        cor_buf_free(&names);
        cor_buf_free(&text);
    }
}

static void tokens_are_read_from_the_feature(void)
{
    loaded l = load(HEAD "layers:\n- id: a\n  type: symbol\n  source: roads\n  layout:\n"
                         "    text-field: \"{class} road {ref}\"\n");
    CHECK(l.style != NULL);
    if (l.style) {
        cor_member member;
        const cor_value properties = class_of(&member, "main");
        cor_eval eval = eval_of(&l, &properties);
        CHECK(cor_str_is(cor_layer_string(&l.style->layers[0], COR_P_TEXT_FIELD, &eval),
                         "main road "));
    }
    done(&l);
}

static const char coloured[] =
    "version: 8\nstate: {route-red: {default: \"#b2182b\"}, wide: {default: 2}}\nsources: {}\n"
    "layers:\n- {id: a, type: background, paint: {background-color: [global-state, route-red],"
    " background-opacity: [global-state, wide]}}\n";

static void state_is_set_as_json_or_as_text(void)
{
    static const char *const set[] = { "route-red=#0000ff", "wide=0.5" };
    const cor_style_options options = { .set = set, .set_count = 2 };
    loaded l = load_with(coloured, &options);
    CHECK(l.style != NULL);
    if (l.style) {
        cor_eval eval = eval_of(&l, NULL);
        CHECK(cor_layer_colour(&l.style->layers[0], COR_P_BACKGROUND_COLOR, &eval).b == 1);
        CHECK(cor_layer_number(&l.style->layers[0], COR_P_BACKGROUND_OPACITY, &eval) == 0.5);
    }
    done(&l);
}

static void setting_what_is_not_there_names_what_is(void)
{
    static const struct {
        const char *set, *hint;
    } rows[] = {
        { "rout-red=1", "did you mean 'route-red'" },
        { "height=1", "variables are route-red, wide" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const cor_style_options options = { .set = &rows[i].set, .set_count = 1 };
        loaded l = load_with(coloured, &options);
        CHECK(!l.style && l.report.errors == 1);
        CHECK(l.report.errors && strstr(l.report.items[0].hint, rows[i].hint));
        done(&l);
    }
}

static void faults_are_reported_where_they_stand(void)
{
    CHECK(fails("version: 7\nsources: {}\nlayers: []\n", 1, 10, "expected one of [8], 7 found"));
    CHECK(fails("sources: {}\nlayers: []\n", 1, 1, "version"));
    CHECK(fails(HEAD "layers:\n- {id: a, type: line, source: road}\n", 5, 31, "\"road\""));
    CHECK(fails(HEAD "layers:\n- {id: a, type: lin, source: roads}\n", 5, 17, "lin"));
    CHECK(fails(HEAD "layers:\n- {id: a, type: line}\n", 5, 3, "\"source\""));
    CHECK(fails(HEAD "layers:\n- {id: a, type: background}\n- {id: a, type: background}\n", 6, 8,
                "line 5"));
    CHECK(fails(HEAD "layers:\n- {id: a, type: raster, source: roads}\n", 5, 33, "raster"));
}

static bool paint_fails(const char *paint, unsigned column, const char *message)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, HEAD "layers:\n- id: a\n  type: line\n  source: roads\n  paint: {%s}\n",
                   paint);
    bool well = fails(text.ptr, 8, column, message);
    cor_buf_free(&text);
    return well;
}

static void properties_are_checked_by_type_range_and_word(void)
{
    CHECK(paint_fails("line-widht: 2", 11, "line-widht"));
    CHECK(paint_fails("line-cap: round", 11, "line-cap"));
    CHECK(paint_fails("line-width: -1", 23, "less than the minimum value 0"));
    CHECK(paint_fails("line-opacity: 1.5", 25, "greater than the maximum value 1"));
    CHECK(paint_fails("line-width: wide", 23, "number expected, string found"));
    CHECK(paint_fails("line-color: reddish", 23, "reddish"));
    CHECK(paint_fails("line-width: [gett, x]", 24, "gett"));
    CHECK(paint_fails("line-translate: [1, 2, 3]", 27, "array length 2 expected"));
    CHECK(paint_fails("line-translate: [get, x]", 27, "data expressions"));
    CHECK(paint_fails("line-width: [\"+\", 1, [zoom]]", 23, "\"zoom\" expression"));
}

static void what_changes_nothing_may_be_said(void)
{
    loaded l = load(HEAD "layers:\n- id: a\n  type: line\n  source: roads\n"
                         "  paint: {line-blur: 0, line-width-transition: {duration: 3}}\n");
    CHECK(l.style && !l.report.warnings);
    done(&l);
}

static void a_heatmap_has_the_ramp_of_the_spec(void)
{
    loaded l = load(HEAD "layers:\n- {id: a, type: heatmap, source: roads}\n");
    cor_eval eval = { .heatmap_density = 1, .arena = l.arena, .report = &l.report };
    CHECK(l.style != NULL);
    if (l.style) {
        cor_colour full = cor_layer_colour(&l.style->layers[0], COR_P_HEATMAP_COLOR, &eval);
        eval.heatmap_density = 0;
        cor_colour none = cor_layer_colour(&l.style->layers[0], COR_P_HEATMAP_COLOR, &eval);
        CHECK(full.r == 1 && full.g == 0 && full.b == 0 && full.a == 1 && none.a == 0);
    }
    done(&l);
}

#define RASTER(rest) "version: 8\nlayers: []\nsources:\n  r: {" rest "}\n"

static void sources_of_pictures_and_heights_are_checked(void)
{
    CHECK(fails(RASTER("type: raster"), 4, 3, "has no 'url'"));
    CHECK(fails(RASTER("type: raster-dem, url: a.tif, encoding: tera"), 4, 47,
                "expected one of [terrarium, mapbox, custom], \"tera\" found"));
    CHECK(fails(RASTER("type: raster-dem, url: a.tif, redFactor: 2"), 4, 48,
                "only valid when \"encoding\" is set to \"custom\". Default encoding found"));
    CHECK(fails(RASTER("type: raster-dem, url: a.tif, encodng: mapbox"), 4, 37, "\"encodng\""));
    CHECK(fails(RASTER("type: image, url: a.png"), 4, 6, "\"coordinates\""));
    CHECK(fails(RASTER("type: image, url: a.png, coordinates: [[1, 2]]"), 4, 45,
                "array length 4 expected, length 1 found"));
    CHECK(fails(RASTER("type: image, url: a.png, coordinates: [[1, 2], [3], [3, 1], [1, 1]]"), 4,
                54, "array length 2 expected"));
    CHECK(fails(RASTER("type: image, url: a.png, coordinates: [[1, 2], [3, 95], [3, 1], [1, 1]]"),
                4, 58, "out of range"));
}

static void one_file_may_stand_in_tiles(void)
{
    loaded l = load(RASTER("type: raster-dem, tiles: [a.tif], encoding: terrarium"));
    CHECK(l.style && strcmp(l.style->sources[0].path, "a.tif") == 0);
    const double *unpack = l.style ? l.style->sources[0].unpack : NULL;
    CHECK(unpack && unpack[0] == 256 && unpack[3] == 32768);
    done(&l);
}

static void all_faults_of_a_file_are_reported_in_one_run(void)
{
    loaded l = load(HEAD "layers:\n- {id: a, type: line, source: rods, paint: {line-width: x}}\n"
                         "- {id: b, type: fill, source: roads, filter: [\"=\", a, 1]}\n"
                         "center: red\n");
    CHECK(!l.style && l.report.errors == 4);
    done(&l);
}

static bool filter_says(const char *filter, const char *word, bool verdict)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, HEAD "layers:\n- {id: a, type: line, source: roads, filter: %s}\n",
                   filter);
    loaded l = load(text.ptr);
    bool well = l.style != NULL;
    if (well) {
        cor_member member;
        const cor_value properties = class_of(&member, word);
        cor_eval eval = eval_of(&l, &properties);
        eval.report = &l.report;
        well = cor_layer_accepts(&l.style->layers[0], &eval) == verdict && !l.report.warnings;
    }
    done(&l);
    cor_buf_free(&text);
    return well;
}

/* As the newest version of the spec has it: what an old filter says within an expression. */
static void a_mixed_filter_is_an_expression_and_a_warning(void)
{
    static const struct {
        const char *filter, *says;
        bool verdict;
    } rows[] = {
        { "[all, [\"==\", [get, class], x], [\"==\", class, x]]",
          "Replace [\"==\",\"class\",\"x\"] with [\"==\",[\"get\",\"class\"],\"x\"].", false },
        { "[\"!\", [\"==\", $type, Point]]", "with [\"==\",[\"geometry-type\"],\"Point\"].", true },
        { "[any, [in, as, class], [\"==\", [get, class], y]]",
          "with [\"in\",[\"get\",\"as\"],[\"literal\",[\"class\"]]].", true },
        { "[case, [\"!=\", class, x], true, false]", "Replace [\"!=\"", true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_buf text = { 0 };
        cor_buf_printf(&text, HEAD "layers:\n- {id: a, type: line, source: roads, filter: %s}\n",
                       rows[i].filter);
        loaded l = load(text.ptr);
        CHECK(l.style && l.report.errors == 0 && l.report.warnings == 1);
        CHECK(l.report.count && strstr(l.report.items[0].message, rows[i].says));
        cor_member member;
        const cor_value properties = class_of(&member, "x");
        if (l.style) {
            cor_eval eval = eval_of(&l, &properties);
            CHECK(cor_layer_accepts(&l.style->layers[0], &eval) == rows[i].verdict);
        }
        done(&l);
        cor_buf_free(&text);
    }
    /* What reads the same either way is no mixture, and words that no expression has are faults. */
    CHECK(filter_says("[all, [has, class], [\"==\", [get, class], x]]", "x", true));
    CHECK(filter_says("[all, [has, class], [\"==\", class, x]]", "x", true));
    CHECK(filter_says("[all, true, [has, class]]", "x", true));
    loaded l = load(HEAD "layers:\n- {id: a, type: line, source: roads, filter: [all, [\"!has\", "
                         "class], [\"==\", [get, a], 1]]}\n");
    CHECK(!l.style && l.report.warnings == 1 && l.report.errors == 1);
    CHECK(l.report.count == 2 && strstr(l.report.items[1].message, "Unknown expression \"!has\""));
    done(&l);
}

static void old_filters_say_what_they_said(void)
{
    CHECK(filter_says("[in, class, main, path]", "path", true));
    CHECK(filter_says("[\"!in\", class, main, path]", "path", false));
    CHECK(filter_says("[all, [has, class], [\"!has\", ref]]", "x", true));
    CHECK(filter_says("[none, [\"==\", class, x]]", "x", false));
    CHECK(filter_says("[\"==\", $type, LineString]", "x", true));
    CHECK(filter_says("[\">\", class, 5]", "x", false));
    CHECK(filter_says("[none, [\">\", class, 5]]", "x", true));
    CHECK(filter_says("[\">=\", class, true]", "x", false));
    CHECK(filter_says("[has, $type]", "x", true) && filter_says("[\"!has\", $type]", "x", false));
    CHECK(fails(HEAD "layers:\n- {id: a, type: line, source: roads, filter: [\"!has\", a, b]}\n", 5,
                46, "must have 2 elements"));
    CHECK(filter_says("[\"==\", [get, class], x]", "x", true));
}

int main(void)
{
    RUN(values_come_from_the_feature_and_the_zoom);
    RUN(what_is_not_given_is_the_default_of_the_spec);
    RUN(a_failing_value_warns_and_the_default_counts);
    RUN(data_cannot_leave_the_range);
    RUN(a_single_stop_still_asks_for_a_number);
    RUN(names_that_a_style_needs_are_found);
    RUN(tokens_are_read_from_the_feature);
    RUN(state_is_set_as_json_or_as_text);
    RUN(setting_what_is_not_there_names_what_is);
    RUN(faults_are_reported_where_they_stand);
    RUN(properties_are_checked_by_type_range_and_word);
    RUN(what_changes_nothing_may_be_said);
    RUN(a_heatmap_has_the_ramp_of_the_spec);
    RUN(sources_of_pictures_and_heights_are_checked);
    RUN(one_file_may_stand_in_tiles);
    RUN(all_faults_of_a_file_are_reported_in_one_run);
    RUN(old_filters_say_what_they_said);
    RUN(a_mixed_filter_is_an_expression_and_a_warning);
    return check_result();
}
