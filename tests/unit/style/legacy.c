/* Functions and filters of styles before expressions: what they say, and what replaces them. */
#include <math.h>
#include <string.h>

#include "style/expression.h"
#include "style/legacy.h"
#include "style/node_builder.h"
#include "unit/check.h"

typedef struct trial {
    cor_arena *arena;
    cor_report report;
    cor_datum value;
    bool well;
} trial;

static const cor_node *read(const char *json, trial *t)
{
    cor_source *source = cor_source_from_memory("test", cor_str_of(json));
    cor_node *node;
    bool well = cor_json_read(&node, source, "test", t->arena, &t->report);
    CHECK(well);
    cor_source_free(source);
    return well ? node : NULL;
}

/* An old function of a property, at a zoom, for a feature whose "p" is `p`. */
static trial try_function(const char *json, cor_property property, double zoom, cor_value p)
{
    trial t = { .arena = cor_arena_new() };
    const cor_member member = { { "p", 1 }, p };
    const cor_value properties = { .kind = COR_OBJECT, .count = 1, .as.members = &member };
    const cor_property_row *row = cor_property_find(property);
    const cor_expected expected = { true, cor_property_expects(row), false };
    const cor_eval eval = { .zoom = zoom, .properties = &properties, .arena = t.arena };
    const cor_node *node = read(json, &t);
    const cor_node *modern = node ? cor_legacy_function(node, row, t.arena, &t.report) : NULL;
    const cor_expr *expr = modern ? cor_expr_compile(modern, &expected, t.arena, &t.report) : NULL;
    cor_failure failure;
    t.well = expr && cor_expr_evaluate(expr, &eval, &t.value, &failure);
    return t;
}

static void done(trial *t)
{
    cor_report_clear(&t->report);
    cor_arena_free(t->arena);
}

static cor_value number(double value)
{
    return (cor_value){ .kind = COR_NUMBER, .as.number = value };
}

static cor_value string(const char *text)
{
    return (cor_value){ .kind = COR_STRING, .as.string = cor_str_of(text) };
}

/* NaN: no value. */
static double width(const char *json, double zoom, cor_value p)
{
    trial t = try_function(json, COR_P_LINE_WIDTH, zoom, p);
    double found = t.well && t.value.kind == COR_T_NUMBER ? t.value.as.number : (double)NAN;
    done(&t);
    return found;
}

/* In place of a category that no stop has: the function's default, else the property's, as it is
 * for the spec, but for the black of areas, lines and circles; no fault. */
static void a_category_without_a_stop_has_a_default(void)
{
    static const char stops[] = "\"type\": \"categorical\", \"property\": \"p\", \"stops\": ";
    char json[160];
    snprintf(json, sizeof json, "{%s[[\"x\", 4]]}", stops);
    CHECK(width(json, 0, string("x")) == 4 && width(json, 0, string("y")) == 1);
    CHECK(width(json, 0, (cor_value){ .kind = COR_NULL }) == 1);
    snprintf(json, sizeof json, "{%s[[\"x\", 4]], \"default\": 9}", stops);
    CHECK(width(json, 0, string("y")) == 9);
    snprintf(json, sizeof json, "{%s[[1, \"#f00\"]]}", stops);
    trial t = try_function(json, COR_P_CIRCLE_COLOR, 0, number(2));
    CHECK(t.well && t.value.kind == COR_T_COLOUR && t.value.as.colour.r > 0.7); /* grey */
    done(&t);
    t = try_function(json, COR_P_TEXT_COLOR, 0, number(2));
    CHECK(t.well && t.value.kind == COR_T_COLOUR && t.value.as.colour.r == 0);
    done(&t);
    snprintf(json, sizeof json, "{%s[[1, [0, 2]]]}", stops);
    t = try_function(json, COR_P_TEXT_OFFSET, 0, number(2));
    CHECK(t.well && t.value.count == 2 && t.value.as.items[1].as.number == 0);
    done(&t);
    snprintf(json, sizeof json, "{%s[[true, \"pin\"]]}", stops);
    t = try_function(json, COR_P_ICON_IMAGE, 0, number(2));
    CHECK(t.well);
    done(&t);
}

static void functions_of_zoom_are_curves(void)
{
    CHECK(width("{\"stops\": [[0, 0], [10, 10]]}", 5, number(0)) == 5);
    CHECK(width("{\"stops\": [[5, 1], [10, 4]]}", 2, number(0)) == 1);
    CHECK(width("{\"stops\": [[5, 1], [10, 4]]}", 12, number(0)) == 4);
    CHECK(fabs(width("{\"base\": 2, \"stops\": [[0, 0], [2, 3]]}", 1, number(0)) - 1) < 1e-12);
    CHECK(width("{\"type\": \"interval\", \"stops\": [[0, 1], [5, 2]]}", 4.9, number(0)) == 1);
    CHECK(width("{\"type\": \"interval\", \"stops\": [[0, 1], [5, 2]]}", 5, number(0)) == 2);
    CHECK(width("{\"stops\": [[5, 7]]}", 1, number(0)) == 7);
}

static void functions_of_a_property_ask_the_feature(void)
{
    static const char curve[] =
        "{\"property\": \"p\", \"stops\": [[0, 0], [10, 20]], \"default\": 9}";
    static const char choice[] = "{\"property\": \"p\", \"type\": \"categorical\","
                                 " \"stops\": [[\"a\", 1], [\"b\", 2]], \"default\": 9}";
    CHECK(width(curve, 0, number(5)) == 10);
    CHECK(width(curve, 0, string("x")) == 9);
    CHECK(width(choice, 0, string("b")) == 2);
    CHECK(width(choice, 0, string("c")) == 9);
    CHECK(width("{\"property\": \"p\", \"type\": \"identity\"}", 0, number(3)) == 3);
    CHECK(width("{\"property\": \"p\", \"type\": \"identity\", \"default\": 4}", 0, string("x")) ==
          4);
    CHECK(isnan(width("{\"property\": \"p\", \"stops\": [[0, 0], [10, 20]]}", 0, string("x"))));
}

static void functions_of_both_are_curves_of_functions(void)
{
    static const char both[] =
        "{\"property\": \"p\", \"stops\": [[{\"zoom\": 0, \"value\": 0}, 0],"
        " [{\"zoom\": 0, \"value\": 10}, 10], [{\"zoom\": 10, \"value\": 0}, 100],"
        " [{\"zoom\": 10, \"value\": 10}, 200]]}";
    CHECK(width(both, 0, number(5)) == 5);
    CHECK(width(both, 10, number(5)) == 150);
    CHECK(width(both, 5, number(10)) == 105);
}

static void a_function_names_the_space_its_colours_are_mixed_in(void)
{
    static const char *const spaces[] = { "rgb", "lab", "hcl" };
    cor_colour mixed[3];
    for (size_t i = 0; i < 3; i++) {
        char json[160];
        snprintf(json, sizeof json,
                 "{\"colorSpace\": \"%s\", \"stops\": [[0, \"#f00\"], [10, \"#00f\"]]}", spaces[i]);
        trial t = try_function(json, COR_P_LINE_COLOR, 5, number(0));
        CHECK(t.well && t.value.kind == COR_T_COLOUR);
        mixed[i] = t.value.as.colour;
        done(&t);
    }
    CHECK(mixed[0].g == 0 && mixed[0].r == 0.5);
    CHECK(mixed[1].r != mixed[0].r && mixed[2].r != mixed[1].r);
}

static bool refuses(const char *json, const char *message)
{
    trial t = try_function(json, COR_P_LINE_WIDTH, 0, number(0));
    bool said = false;
    for (size_t i = 0; i < t.report.count; i++)
        said = said || strstr(t.report.items[i].message, message);
    bool well = !t.well && said;
    done(&t);
    return well;
}

static void faults_of_functions_are_said_in_the_words_of_the_spec(void)
{
    CHECK(refuses("{}", "missing required property \"stops\""));
    CHECK(refuses("{\"stops\": []}", "array must have at least one stop"));
    CHECK(refuses("{\"stops\": [[1]]}", "array length 2 expected, length 1 found"));
    CHECK(refuses("{\"stops\": [[\"a\", 1]]}", "number expected, string found"));
    CHECK(refuses("{\"stops\": [[0, \"a\"]]}", "number expected, string found"));
    CHECK(refuses("{\"stops\": [[5, 1], [3, 2]]}", "must appear in ascending order"));
    CHECK(refuses("{\"stops\": [[5, [\"get\", \"x\"]]]}", "expressions are not allowed"));
    CHECK(refuses("{\"type\": \"categorical\", \"stops\": [[\"a\", 1]]}", "\"property\" property"));
    CHECK(refuses("{\"type\": \"identity\"}", "missing required property \"property\""));
    CHECK(refuses("{\"type\": \"exponentiell\", \"stops\": [[0, 1]]}", "exponentiell"));
}

static bool filter_says(const char *json, const char *faults)
{
    trial t = { .arena = cor_arena_new() };
    cor_buf text = { 0 };
    const cor_node *node = read(json, &t);
    cor_legacy_filter(node, t.arena, &t.report);
    for (size_t i = 0; i < t.report.count; i++)
        cor_buf_printf(&text, "%s%s", text.len ? "|" : "", t.report.items[i].message);
    bool well = cor_str_is(cor_buf_view(&text), faults);
    if (!well)
        printf("%s\n  says %s\n", json, text.ptr ? text.ptr : "nothing");
    cor_buf_free(&text);
    done(&t);
    return well;
}

#define MIXED "Mixing deprecated filter syntax with expression syntax is not supported. "

static void a_mixed_filter_is_told_what_replaces_its_old_part(void)
{
    CHECK(filter_says("[\"!\", [\"!has\", \"a\"]]",
                      MIXED "Replace [\"!has\",\"a\"] with [\"!\",[\"has\",\"a\"]]."));
    CHECK(filter_says("[\"all\", [\"!in\", \"a\", 1, 2], [\"case\", true, true, false]]",
                      MIXED "Replace [\"!in\",\"a\",1,2] with "
                            "[\"!\",[\"in\",[\"get\",\"a\"],[\"literal\",[1,2]]]]."));
    CHECK(filter_says("[\"all\", [\"==\", \"$id\", 7], [\"boolean\", [\"get\", \"b\"]]]",
                      MIXED "Replace [\"==\",\"$id\",7] with [\"==\",[\"id\"],7]."));
    CHECK(filter_says("[\"!\", [\"none\", [\"==\", \"a\", 1]]]",
                      MIXED "Convert [\"none\",[\"==\",\"a\",1]] to expression syntax."));
}

static void old_filters_are_checked_as_such(void)
{
    CHECK(filter_says("[\"in\", \"$type\", \"Point\", \"Ring\"]",
                      "expected one of [Point, LineString, Polygon], \"Ring\" found"));
    CHECK(filter_says("[\"<\", \"$type\", \"Point\"]",
                      "\"$type\" cannot be use with operator \"<\""));
    CHECK(filter_says("[\"none\", [\"has\", 1]]", "string expected, number found"));
    CHECK(filter_says("[\"none\", [\"case\", 1]]",
                      "expected one of [==, !=, >, >=, <, <=, in, !in, all, any, none, has, !has], "
                      "\"case\" found"));
    CHECK(filter_says("[\"none\", []]", "filter array must have at least 1 element"));
    CHECK(filter_says("[\"all\", [\"==\", \"a\", 1], [\"has\", \"b\"]]", ""));
}

/* Whether an old filter lets a feature pass whose "p" is `p`; no type of value makes it fail. */
static bool passes(const char *json, cor_value p)
{
    trial t = { .arena = cor_arena_new() };
    const cor_member member = { { "p", 1 }, p };
    const cor_value properties = { .kind = COR_OBJECT, .count = 1, .as.members = &member };
    const cor_expected expected = { true, { .kind = COR_T_BOOLEAN }, false };
    const cor_eval eval = { .properties = &properties, .geometry_type = "Point", .arena = t.arena };
    const cor_node *filter = cor_legacy_filter(read(json, &t), t.arena, &t.report);
    const cor_expr *expr = filter ? cor_expr_compile(filter, &expected, t.arena, &t.report) : NULL;
    cor_failure failure;
    CHECK(expr && cor_expr_evaluate(expr, &eval, &t.value, &failure));
    bool passed = t.value.as.boolean;
    done(&t);
    return passed;
}

static void an_old_in_takes_any_value_for_an_answer(void)
{
    static const char in[] = "[\"in\", \"p\", 1, \"a\", true, \"c\", 2, 3, 4, 5, 6]";
    static const char few[] = "[\"in\", \"p\", 1, \"a\", true]";
    static const char not_in[] = "[\"!in\", \"p\", 1, \"a\", true, \"c\", 2, 3, 4, 5, 6]";
    const cor_value list = { .kind = COR_ARRAY }, map = { .kind = COR_OBJECT };
    const cor_value yes = { .kind = COR_BOOL, .as.boolean = true };
    const cor_value inside[] = { number(1), string("a"), yes };
    const cor_value outside[] = {
        number(7), string("1"), { .kind = COR_BOOL }, { .kind = COR_NULL }, list, map
    };
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        CHECK(passes(in, inside[i]) && passes(few, inside[i]) && !passes(not_in, inside[i]));
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        CHECK(!passes(in, outside[i]) && !passes(few, outside[i]) && passes(not_in, outside[i]));
    CHECK(passes("[\"in\", \"$type\", \"Polygon\", \"Point\"]", number(1)));
    CHECK(!passes("[\"in\", \"p\"]", number(1)));
}

int main(void)
{
    RUN(an_old_in_takes_any_value_for_an_answer);
    RUN(a_category_without_a_stop_has_a_default);
    RUN(functions_of_zoom_are_curves);
    RUN(functions_of_a_property_ask_the_feature);
    RUN(functions_of_both_are_curves_of_functions);
    RUN(a_function_names_the_space_its_colours_are_mixed_in);
    RUN(faults_of_functions_are_said_in_the_words_of_the_spec);
    RUN(a_mixed_filter_is_told_what_replaces_its_old_part);
    RUN(old_filters_are_checked_as_such);
    return check_result();
}
