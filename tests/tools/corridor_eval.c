/*
 * corridor-eval: expression tests of the style spec, a line of JSON in, a line out.
 *
 *   in    {"id", "expression", "propertySpec"?, "inputs": [[globals, feature], ...],
 *          "globalState"?}
 *   out   {"id", "compiled": {"result": "success", "isFeatureConstant", "isZoomConstant", "type"},
 *          "outputs": [...]}, an output that failed being {"error": message};
 *         or {"id", "compiled": {"result": "error", "errors": [{"key", "error"}]}}
 *
 * A key is where in the expression the fault stands: "[2][1]".
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "style/expression.h"
#include "style/geometry_node.h"
#include "style/legacy.h"
#include "style/node_builder.h"

typedef struct test_case {
    const cor_node *root, *expression, *spec;
    cor_property_row row; /* made from the spec */
    cor_arena *arena;
    cor_report report;
} test_case;

static const struct {
    const char *name;
    cor_property_type type;
} type_names[] = {
    { "number", COR_PROPERTY_NUMBER },
    { "boolean", COR_PROPERTY_BOOLEAN },
    { "color", COR_PROPERTY_COLOUR },
    { "enum", COR_PROPERTY_WORD },
    { "string", COR_PROPERTY_WORD },
    { "formatted", COR_PROPERTY_TEXT },
    { "resolvedImage", COR_PROPERTY_IMAGE },
    { "padding", COR_PROPERTY_PADDING },
    { "numberArray", COR_PROPERTY_NUMBERS },
    { "colorArray", COR_PROPERTY_COLOURS },
    { "variableAnchorOffsetCollection", COR_PROPERTY_ANCHORS },
};

static bool is_word(const cor_node *node, const char *word)
{
    return node && node->kind == COR_NODE_STRING && cor_str_is(node->string, word);
}

static void read_takes(test_case *t)
{
    static const struct {
        const char *name;
        unsigned takes;
    } parameters[] = {
        { "zoom", COR_TAKES_ZOOM },
        { "feature", COR_TAKES_FEATURE },
    };
    const cor_node *expression = cor_node_get(t->spec, "expression");
    const cor_node *list = cor_node_get(expression, "parameters");
    const cor_node *curves = cor_node_get(expression, "interpolated");
    t->row.takes = expression ? COR_TAKES_DENSITY | COR_TAKES_PROGRESS : ~0U;
    if (curves && curves->boolean)
        t->row.takes |= COR_TAKES_CURVES;
    for (size_t i = 0; list && i < list->count; i++)
        for (size_t p = 0; p < sizeof parameters / sizeof *parameters; p++)
            if (is_word(list->items[i], parameters[p].name))
                t->row.takes |= parameters[p].takes;
}

static void read_fallback(test_case *t)
{
    const cor_node *given = cor_node_get(t->spec, "default");
    cor_buf text = { 0 };
    if (!given)
        return;
    if (given->kind == COR_NODE_STRING)
        cor_buf_str(&text, given->string);
    else
        cor_node_print_json(&text, given, 0);
    t->row.fallback = cor_arena_str(t->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    t->row.fallback_number = given->kind == COR_NODE_BOOL ? given->boolean : given->number;
}

static void read_words(test_case *t)
{
    const cor_node *values = cor_node_get(t->spec, "values");
    size_t count = values ? values->count : 0;
    const char **words = cor_arena_alloc(t->arena, count + 1, sizeof *words);
    for (size_t i = 0; i < count; i++) {
        const cor_str word =
            values->kind == COR_NODE_MAP ? values->entries[i].key : values->items[i]->string;
        words[i] = cor_arena_str(t->arena, word).ptr;
    }
    t->row.words = words;
    t->row.word_count = count;
}

static cor_type expected_type(test_case *t)
{
    const cor_node *type = cor_node_get(t->spec, "type");
    if (is_word(type, "projectionDefinition"))
        return cor_type_of_kind(COR_T_PROJECTION);
    if (is_word(type, "null"))
        return cor_type_of_kind(COR_T_NULL);
    const cor_node *item = cor_node_get(t->spec, "value");
    const cor_node *named = is_word(type, "array") ? item : type;
    for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++)
        if (is_word(named, type_names[i].name))
            t->row.type = type_names[i].type;
    cor_type found = cor_property_expects(&t->row);
    if (named == type)
        return found;
    cor_type list = cor_type_array(named ? cor_type_static(found.kind) : NULL);
    const cor_node *length = cor_node_get(t->spec, "length");
    list.has_length = length != NULL;
    list.length = length ? (size_t)length->number : 0;
    t->row.type = COR_PROPERTY_NUMBER_LIST;
    return list;
}

static const cor_expr *compile(test_case *t)
{
    cor_expected expected = { .typed = t->spec != NULL };
    t->row.name = "some-property";
    t->row.is_paint = true;
    read_takes(t);
    read_fallback(t);
    read_words(t);
    if (t->spec)
        expected.type = expected_type(t);
    const cor_node *node = t->expression;
    expected.coerce =
        is_word(cor_node_get(t->spec, "type"), "string") && node->kind != COR_NODE_MAP;
    if (cor_node_get(t->spec, "tokens"))
        t->row.type = COR_PROPERTY_TEXT;
    bool list = expected.type.kind >= COR_T_PADDING && expected.typed;
    if (node->kind == COR_NODE_MAP)
        node = cor_legacy_function(node, &t->row, t->arena, &t->report);
    else if (cor_node_get(t->spec, "tokens"))
        node = cor_legacy_tokens(node, t->arena);
    else if (list && node->kind == COR_NODE_SEQ && !cor_expr_is(node))
        node = cor_node_new_list(node, t->arena, 2, cor_node_new_text(node, "literal", t->arena),
                                 node);
    const cor_expr *expr = node ? cor_expr_compile(node, &expected, t->arena, &t->report) : NULL;
    if (!expr || !cor_property_check_use(expr, &t->row, &t->report))
        return NULL;
    return expr;
}

/* Those that the spec's own checker finds: it gives up at the first of most. */
static void print_errors(cor_buf *out, const test_case *t)
{
    const char *between = "";
    cor_buf_text(out, ",\"compiled\":{\"result\":\"error\",\"errors\":[");
    for (size_t i = 0; i < t->report.count; i++) {
        const cor_diagnostic *fault = &t->report.items[i];
        if (!fault->key)
            continue;
        cor_buf_printf(out, "%s{\"key\":", between);
        cor_buf_json(out, cor_str_of(fault->key));
        cor_buf_text(out, ",\"error\":");
        cor_buf_json(out, cor_str_of(fault->message));
        cor_buf_char(out, '}');
        between = ",";
    }
    cor_buf_text(out, "]}");
}

static void print_number(cor_buf *out, double number)
{
    cor_value value = { .kind = COR_NUMBER, .as.number = number };
    if (isfinite(number))
        cor_value_print(out, &value);
    else
        cor_buf_text(out, isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
}

static void print_colour(cor_buf *out, cor_colour colour)
{
    const double part[] = { colour.r * colour.a, colour.g * colour.a, colour.b * colour.a,
                            colour.a };
    for (size_t i = 0; i < 4; i++) {
        cor_buf_char(out, i ? ',' : '[');
        print_number(out, part[i]);
    }
    cor_buf_char(out, ']');
}

static void print_channels(cor_buf *out, cor_colour c)
{
    static const char *const names[] = { "{\"r\":", ",\"g\":", ",\"b\":", ",\"a\":" };
    const double part[] = { c.r * c.a, c.g * c.a, c.b * c.a, c.a };
    for (size_t i = 0; i < 4; i++) {
        cor_buf_text(out, names[i]);
        print_number(out, part[i]);
    }
    cor_buf_char(out, '}');
}

static void print_text(cor_buf *out, const char *key, cor_str text)
{
    cor_buf_printf(out, "\"%s\":", key);
    if (text.ptr)
        cor_buf_json(out, text);
    else
        cor_buf_text(out, "null");
}

static void print_image(cor_buf *out, const cor_image *image)
{
    cor_buf_char(out, '{');
    print_text(out, "name", image->name);
    cor_buf_printf(out, ",\"available\":%s}", image->available ? "true" : "false");
}

static void print_section(cor_buf *out, const cor_section *section)
{
    cor_buf_char(out, '{');
    print_text(out, "text", section->text);
    cor_buf_text(out, ",\"image\":");
    if (section->image)
        print_image(out, section->image);
    else
        cor_buf_text(out, "null");
    cor_buf_text(out, ",\"scale\":");
    if (section->has_scale)
        print_number(out, section->scale);
    else
        cor_buf_text(out, "null");
    cor_buf_char(out, ',');
    print_text(out, "fontStack", section->font);
    cor_buf_text(out, ",\"textColor\":");
    if (section->has_colour)
        print_channels(out, section->colour);
    else
        cor_buf_text(out, "null");
    cor_buf_char(out, ',');
    print_text(out, "verticalAlign", section->valign);
    cor_buf_char(out, '}');
}

static void print_colours(cor_buf *out, const cor_datum *datum)
{
    cor_buf_text(out, "{\"values\":[");
    for (size_t i = 0; i < datum->count; i++) {
        cor_buf_text(out, i ? "," : "");
        print_channels(out, datum->as.colours[i]);
    }
    cor_buf_text(out, "]}");
}

static void print_datum(cor_buf *out, const cor_datum *datum)
{
    cor_value value;
    switch (datum->kind) {
    case COR_T_NUMBER:
        print_number(out, datum->as.number);
        return;
    case COR_T_COLOUR:
        print_colour(out, datum->as.colour);
        return;
    case COR_T_IMAGE:
        print_image(out, datum->as.image);
        return;
    case COR_T_FORMATTED:
        cor_buf_text(out, "{\"sections\":[");
        for (size_t i = 0; i < datum->count; i++) {
            cor_buf_text(out, i ? "," : "");
            print_section(out, &datum->as.sections[i]);
        }
        cor_buf_text(out, "]}");
        return;
    case COR_T_COLOURS:
        print_colours(out, datum);
        return;
    case COR_T_PADDING:
    case COR_T_NUMBERS:
    case COR_T_ANCHORS:
        cor_buf_text(out, "{\"values\":");
        if (cor_datum_value(datum, &value))
            cor_value_print(out, &value);
        cor_buf_char(out, '}');
        return;
    default:
        if (cor_datum_value(datum, &value))
            cor_value_print(out, &value);
        else
            cor_buf_text(out, "null");
    }
}

static cor_value member_value(const test_case *t, const cor_node *map, const char *key)
{
    const cor_node *node = cor_node_get(map, key);
    return node ? cor_node_value(node, t->arena) : (cor_value){ .kind = COR_NULL };
}

static bool has_word(const cor_node *node, const char *word)
{
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->count; i++)
        if (is_word(node->items[i], word) || has_word(node->items[i], word))
            return true;
    return false;
}

/* Half way between two places of the grid counts up, as ECMAScript rounds. */
static double snap(double share, double places)
{
    return floor(share * places + 0.5) / places;
}

/* To the whole units of a tile, 8192 across: the tests' features have been through tiles. */
static cor_lonlat to_tile(cor_lonlat c, double zoom)
{
    double places = 8192 * exp2(zoom), lat = c.lat_deg * M_PI / 180;
    double x = snap(0.5 + c.lon_deg / 360, places);
    double y = snap(0.5 - log(tan(M_PI / 4 + lat / 2)) / (2 * M_PI), places);
    return (cor_lonlat){ (x - 0.5) * 360, atan(sinh((0.5 - y) * 2 * M_PI)) * 180 / M_PI };
}

/* Where both sides of a comparison have been rounded alike ("within"), neither is here. */
static cor_geometry read_geometry(const test_case *t, const cor_node *globals,
                                  const cor_node *feature)
{
    const cor_node *given = cor_node_get(feature, "geometry"), *at;
    const cor_node *zoom = cor_node_get(cor_node_get(globals, "canonicalID"), "z");
    cor_geometry geometry = { 0 };
    if (!given || cor_geometry_from_node(&geometry, given, t->arena, &at))
        return (cor_geometry){ 0 };
    const cor_part *last = geometry.part_count ? &geometry.parts[geometry.part_count - 1] : NULL;
    size_t count = last ? last->first + last->count : 0;
    cor_lonlat *coords = cor_arena_copy(t->arena, geometry.coords, count, sizeof *coords);
    for (size_t i = 0; zoom && has_word(t->expression, "distance") && i < count; i++)
        coords[i] = to_tile(coords[i], zoom->number);
    geometry.coords = coords;
    return geometry;
}

/* A projection on its way to another; one that is written as a list stays a list. */
static void print_mixture(cor_buf *out, const cor_datum *datum)
{
    static const char *const names[] = { "{\"from\":", ",\"to\":", ",\"transition\":" };
    for (size_t i = 0; i < datum->count && i < 3; i++) {
        cor_buf_text(out, names[i]);
        cor_value_print(out, &datum->as.items[i]);
    }
    cor_buf_char(out, '}');
}

static void print_output(cor_buf *out, const test_case *t, const cor_expr *expr,
                         const cor_node *input)
{
    const cor_node *globals = input->items[0], *feature = input->items[1];
    const cor_node *zoom = cor_node_get(globals, "zoom");
    const cor_node *density = cor_node_get(globals, "heatmapDensity");
    const cor_node *type = cor_node_get(cor_node_get(feature, "geometry"), "type");
    cor_value properties = member_value(t, feature, "properties");
    cor_value id = member_value(t, feature, "id"), state = member_value(t, t->root, "globalState");
    cor_value images = member_value(t, globals, "availableImages");
    cor_value feature_state = member_value(t, feature, "featureState");
    const cor_node *elevation = cor_node_get(globals, "elevation");
    cor_eval eval = { .zoom = zoom ? zoom->number : 0,
                      .state = &state,
                      .properties = &properties,
                      .id = &id,
                      .images = &images,
                      .arena = t->arena,
                      .geometry_type = type ? cor_arena_str(t->arena, type->string).ptr : NULL,
                      .geometry = read_geometry(t, globals, feature),
                      .feature_state = &feature_state,
                      .elevation = elevation ? elevation->number : 0,
                      .heatmap_density = density ? density->number : 0 };
    cor_datum datum;
    cor_failure failure;
    if (cor_expr_evaluate(expr, &eval, &datum, &failure)) {
        if (datum.kind == COR_T_PROJECTION && datum.count && has_word(t->expression, "interpolate"))
            print_mixture(out, &datum);
        else
            print_datum(out, &datum);
        return;
    }
    cor_buf message = { 0 };
    cor_buf_text(&message, "layers[0].paint.some-property");
    cor_key_print(&message, failure.key);
    cor_buf_printf(&message, ": %s", failure.message);
    cor_buf_text(out, "{\"error\":");
    cor_buf_json(out, cor_buf_view(&message));
    cor_buf_char(out, '}');
    cor_buf_free(&message);
}

static void print_outputs(cor_buf *out, const test_case *t, const cor_expr *expr)
{
    cor_type type = cor_expr_type(expr);
    unsigned uses = cor_expr_uses(expr);
    cor_buf_printf(out,
                   ",\"compiled\":{\"result\":\"success\",\"isFeatureConstant\":%s,"
                   "\"isZoomConstant\":%s,\"type\":\"%s\"},\"outputs\":[",
                   uses & COR_USES_FEATURE ? "false" : "true",
                   uses & COR_USES_ZOOM ? "false" : "true", cor_type_print(&type).text);
    const cor_node *inputs = cor_node_get(t->root, "inputs");
    for (size_t i = 0; inputs && i < inputs->count; i++) {
        cor_buf_text(out, i ? "," : "");
        print_output(out, t, expr, inputs->items[i]);
    }
    cor_buf_char(out, ']');
}

static void run_line(cor_str line, cor_buf *out)
{
    test_case t = { .arena = cor_arena_new() };
    cor_source *source = cor_source_from_memory("test", line);
    cor_node *root;
    if (cor_json_read(&root, source, "test", t.arena, &t.report) &&
        cor_node_get(root, "expression") && cor_node_get(root, "id")) {
        t.root = root;
        t.expression = cor_node_get(root, "expression");
        t.spec = cor_node_get(root, "propertySpec");
        cor_buf_text(out, "{\"id\":");
        cor_buf_json(out, cor_node_get(root, "id")->string);
        const cor_expr *expr = compile(&t);
        if (expr)
            print_outputs(out, &t, expr);
        else
            print_errors(out, &t);
        cor_buf_text(out, "}\n");
    } else {
        cor_report_print(stderr, &t.report);
    }
    cor_source_free(source);
    cor_report_clear(&t.report);
    cor_arena_free(t.arena);
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, stdin)) > 0) {
        cor_buf out = { 0 };
        run_line((cor_str){ line, (size_t)length }, &out);
        if (out.ptr)
            fputs(out.ptr, stdout);
        cor_buf_free(&out);
    }
    free(line);
    return 0;
}
