#include <math.h>
#include <string.h>

#include "style/expression.h"
#include "style/node_builder.h"
#include "unit/check.h"

/* One expression, compiled and evaluated; `well` false when it did not compile. */
typedef struct trial {
    cor_arena *arena;
    cor_report report;
    const cor_expr *expr;
    cor_failure failure;
    bool compiled, evaluated;
    cor_datum value;
} trial;

static const cor_value *object(cor_arena *arena, const char *json)
{
    cor_report report = { 0 };
    cor_source *source = cor_source_from_memory("object", cor_str_of(json));
    cor_node *node;
    cor_value *value = cor_arena_alloc(arena, 1, sizeof *value);
    bool read = cor_json_read(&node, source, "object", arena, &report);
    CHECK(read);
    if (read)
        *value = cor_node_value(node, arena);
    cor_source_free(source);
    cor_report_clear(&report);
    return value;
}

static trial try_as(const char *json, const cor_expected *expected, const char *properties)
{
    trial t = { .arena = cor_arena_new() };
    cor_source *source = cor_source_from_memory("test", cor_str_of(json));
    cor_node *node;
    if (cor_json_read(&node, source, "test", t.arena, &t.report))
        t.expr = cor_expr_compile(node, expected, t.arena, &t.report);
    t.compiled = t.expr != NULL;
    const cor_eval eval = { .zoom = 5,
                            .properties = object(t.arena, properties),
                            .geometry_type = "Point",
                            .arena = t.arena };
    if (t.compiled)
        t.evaluated = cor_expr_evaluate(t.expr, &eval, &t.value, &t.failure);
    cor_source_free(source);
    return t;
}

static trial try_it(const char *json, const char *properties)
{
    const cor_expected anything = { .typed = false };
    return try_as(json, &anything, properties);
}

static void done(trial *t)
{
    cor_report_clear(&t->report);
    cor_arena_free(t->arena);
}

static bool gives_number(const char *json, const char *properties, double number)
{
    trial t = try_it(json, properties);
    bool well =
        t.evaluated && t.value.kind == COR_T_NUMBER && fabs(t.value.as.number - number) < 1e-12;
    done(&t);
    return well;
}

static bool gives_text(const char *json, const char *properties, const char *text)
{
    trial t = try_it(json, properties);
    bool well = t.evaluated && t.value.kind == COR_T_STRING && cor_str_is(t.value.as.string, text);
    done(&t);
    return well;
}

static bool gives_truth(const char *json, const char *properties, bool truth)
{
    trial t = try_it(json, properties);
    bool well = t.evaluated && t.value.kind == COR_T_BOOLEAN && t.value.as.boolean == truth;
    done(&t);
    return well;
}

/* It does not compile, and the first error stands in that column. */
static bool fails_at(const char *json, unsigned column)
{
    trial t = try_it(json, "{}");
    bool well = !t.compiled && t.report.errors >= 1 && t.report.items[0].at.line == 1 &&
                t.report.items[0].at.column == column;
    done(&t);
    return well;
}

static void arithmetic_is_that_of_the_spec(void)
{
    CHECK(gives_number("[\"+\", 1, 2, 3]", "{}", 6));
    CHECK(gives_number("[\"-\", 5]", "{}", -5));
    CHECK(gives_number("[\"^\", 2, 10]", "{}", 1024));
    CHECK(gives_number("[\"%\", -7, 3]", "{}", -1));
    CHECK(gives_number("[\"max\", 1, [\"get\", \"x\"]]", "{\"x\": 3}", 3));
    CHECK(gives_number("[\"round\", -2.5]", "{}", -3));
}

static void a_missing_property_is_null(void)
{
    CHECK(gives_number("[\"coalesce\", [\"get\", \"x\"], 7]", "{}", 7));
    CHECK(gives_truth("[\"has\", \"x\"]", "{\"x\": null}", true));
    CHECK(gives_truth("[\"has\", \"x\"]", "{}", false));
    CHECK(gives_truth("[\"==\", [\"get\", \"x\"], null]", "{}", true));
}

static void match_finds_its_label_among_many(void)
{
    static const char match[] = "[\"match\", [\"get\", \"x\"], [\"c\", \"a\"], 1, \"b\", 2, 3]";
    CHECK(gives_number(match, "{\"x\": \"a\"}", 1));
    CHECK(gives_number(match, "{\"x\": \"b\"}", 2));
    CHECK(gives_number(match, "{\"x\": \"c\"}", 1));
    CHECK(gives_number(match, "{\"x\": \"d\"}", 3));
    CHECK(gives_number(match, "{\"x\": 1}", 3));
}

static void a_label_that_stands_twice_is_refused_where_it_stands(void)
{
    CHECK(fails_at("[\"match\", [\"get\", \"x\"], \"a\", 1, \"a\", 2, 3]", 33));
}

static void step_and_interpolate_keep_to_their_ends(void)
{
    static const char step[] = "[\"step\", [\"get\", \"x\"], 0, 1, 10, 2, 20]";
    CHECK(gives_number(step, "{\"x\": 0.9}", 0));
    CHECK(gives_number(step, "{\"x\": 1}", 10));
    CHECK(gives_number(step, "{\"x\": 99}", 20));
    static const char line[] = "[\"interpolate\", [\"linear\"], [\"get\", \"x\"], 0, 0, 10, 100]";
    CHECK(gives_number(line, "{\"x\": -5}", 0));
    CHECK(gives_number(line, "{\"x\": 2.5}", 25));
    CHECK(gives_number(line, "{\"x\": 11}", 100));
    CHECK(gives_number("[\"interpolate\", [\"exponential\", 2], [\"get\", \"x\"], 0, 0, 2, 3]",
                       "{\"x\": 1}", 1));
    CHECK(gives_number("[\"interpolate\", [\"cubic-bezier\", 0, 0, 1, 1], [\"get\", \"x\"], 0, 0,"
                       " 1, 1]",
                       "{\"x\": 0.25}", 0.25));
}

static void stops_that_fall_are_refused_where_they_stand(void)
{
    CHECK(fails_at("[\"step\", [\"get\", \"x\"], 0, 2, 10, 1, 20]", 34));
}

static void colours_are_mixed_straight(void)
{
    trial t = try_it("[\"interpolate\", [\"linear\"], 0.5, 0, [\"rgba\", 255, 0, 0, 0], 1,"
                     " [\"rgb\", 0, 0, 255]]",
                     "{}");
    CHECK(t.evaluated && t.value.kind == COR_T_COLOUR);
    CHECK(t.value.as.colour.r == 0.5 && t.value.as.colour.b == 0.5);
    CHECK(t.value.as.colour.a == 0.5);
    done(&t);
}

static void a_hue_goes_the_short_way_round(void)
{
    trial t = try_it("[\"interpolate-hcl\", [\"linear\"], 0.5, 0, [\"rgb\", 255, 0, 0], 1,"
                     " [\"rgb\", 255, 0, 255]]",
                     "{}");
    CHECK(t.evaluated && t.value.kind == COR_T_COLOUR);
    CHECK(t.value.as.colour.r > 0.9 && t.value.as.colour.g < 0.2);
    done(&t);
}

static void constants_are_folded(void)
{
    trial t = try_it("[\"let\", \"a\", 2, [\"*\", [\"var\", \"a\"], [\"var\", \"a\"]]]", "{}");
    const cor_datum *folded = t.compiled ? cor_expr_folded(t.expr) : NULL;
    CHECK(folded && folded->as.number == 4);
    done(&t);
    t = try_it("[\"*\", 2, [\"get\", \"x\"]]", "{\"x\": 4}");
    CHECK(t.compiled && !cor_expr_folded(t.expr));
    CHECK(cor_expr_uses(t.expr) == COR_USES_FEATURE);
    done(&t);
}

/* Each variable doubles the one before: 2^14 evaluations if they were not kept. */
static void variables_are_evaluated_once(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "[\"let\", \"a\", [\"number\", [\"get\", \"x\"]], ");
    for (int name = 'b'; name <= 'o'; name++)
        cor_buf_printf(&text, "[\"let\", \"%c\", [\"+\", [\"var\", \"%c\"], [\"var\", \"%c\"]], ",
                       name, name - 1, name - 1);
    cor_buf_text(&text, "[\"var\", \"o\"]");
    for (int name = 'a'; name <= 'o'; name++)
        cor_buf_char(&text, ']');
    CHECK(gives_number(text.ptr, "{\"x\": 1}", 16384));
    cor_buf_free(&text);
}

static void the_type_that_is_asked_for_is_asserted_or_made(void)
{
    const cor_expected number = { .typed = true, .type = { .kind = COR_T_NUMBER } };
    trial t = try_as("[\"get\", \"x\"]", &number, "{\"x\": \"seven\"}");
    CHECK(t.compiled && !t.evaluated);
    CHECK(strstr(t.failure.message, "number") && strstr(t.failure.message, "string"));
    done(&t);
    const cor_expected colour = { .typed = true, .type = { .kind = COR_T_COLOUR } };
    t = try_as("[\"get\", \"x\"]", &colour, "{\"x\": \"#ff0000\"}");
    CHECK(t.evaluated && t.value.kind == COR_T_COLOUR && t.value.as.colour.r == 1);
    done(&t);
    t = try_as("\"no colour\"", &colour, "{}");
    CHECK(!t.compiled && t.report.errors == 1);
    done(&t);
}

static void all_faults_of_an_expression_are_reported(void)
{
    trial t = try_it("[\"+\", [\"gett\", \"x\"], [\"upcase\", 3], [\"sqrt\"]]", "{}");
    CHECK(!t.compiled && t.report.errors == 3);
    CHECK(t.report.items[0].hint && strstr(t.report.items[0].hint, "'get'"));
    CHECK(t.report.items[0].at.column == 8);
    done(&t);
}

static void lists_and_texts_are_counted_in_code_points(void)
{
    CHECK(gives_number("[\"length\", \"Մեղրի\"]", "{}", 5));
    CHECK(gives_text("[\"slice\", \"Մեղրի\", 1, -1]", "{}", "եղր"));
    CHECK(gives_number("[\"index-of\", \"ր\", \"Մեղրի\"]", "{}", 3));
    CHECK(gives_truth("[\"in\", \"b\", [\"literal\", [\"a\", \"b\"]]]", "{}", true));
    CHECK(gives_truth("[\"in\", \"b\", [\"get\", \"x\"]]", "{}", false));
    CHECK(gives_number("[\"at\", 1, [\"literal\", [4, 5]]]", "{}", 5));
    CHECK(fails_at("[\"at\", 2, [\"literal\", [4, 5]]]", 1));
}

static void texts_are_joined_and_cased(void)
{
    CHECK(gives_text("[\"concat\", \"km \", 12, \" \", true, null]", "{}", "km 12 true"));
    CHECK(gives_text("[\"upcase\", \"straße ցուցակ тест\"]", "{}", "STRASSE ՑՈՒՑԱԿ ТЕСТ"));
    CHECK(gives_text("[\"downcase\", \"ÀÉ ŁÓDŹ\"]", "{}", "àé łódź"));
    CHECK(gives_text("[\"to-string\", 1e21]", "{}", "1e+21"));
    CHECK(gives_text("[\"number-format\", 1234567.891, {\"max-fraction-digits\": 1}]", "{}",
                     "1,234,567.9"));
    CHECK(gives_text("[\"number-format\", -42, {}]", "{}", "-42"));
}

static void an_order_of_two_types_fails_and_equality_does_not(void)
{
    trial t = try_it("[\"<\", [\"get\", \"x\"], [\"get\", \"y\"]]", "{\"x\": 1, \"y\": \"2\"}");
    CHECK(t.compiled && !t.evaluated);
    done(&t);
    CHECK(gives_truth("[\"==\", [\"get\", \"x\"], [\"get\", \"y\"]]", "{\"x\": 1, \"y\": \"1\"}",
                      false));
    CHECK(fails_at("[\"==\", 1, \"1\"]", 1));
}

static void a_collator_ignores_what_it_is_told_to(void)
{
    CHECK(gives_truth("[\"==\", \"Ē\", \"e\", [\"collator\", {}]]", "{}", true));
    CHECK(gives_truth("[\"==\", \"Ē\", \"e\", [\"collator\", {\"diacritic-sensitive\": true}]]",
                      "{}", false));
    CHECK(gives_truth("[\"==\", \"ü\", \"ue\", [\"collator\", {\"locale\": \"de\"}]]", "{}", true));
}

static bool zoom_is_well(const char *json)
{
    trial t = try_it(json, "{}");
    bool well = t.compiled && !cor_expr_zoom_fault(t.expr);
    done(&t);
    return well;
}

static void zoom_stands_at_the_top_only(void)
{
    CHECK(zoom_is_well("[\"interpolate\", [\"linear\"], [\"zoom\"], 0, 0, 9, [\"get\", \"x\"]]"));
    CHECK(zoom_is_well("[\"let\", \"a\", 1, [\"step\", [\"zoom\"], 0, 5, [\"var\", \"a\"]]]"));
    CHECK(!zoom_is_well("[\"+\", [\"zoom\"], 1]"));
    CHECK(!zoom_is_well("[\"+\", 1, [\"step\", [\"zoom\"], 0, 5, 1]]"));
    CHECK(!zoom_is_well("[\"step\", [\"zoom\"], 0, 5, [\"step\", [\"zoom\"], 0, 6, 1]]"));
}

static bool place_gives(const char *json, const char *wanted)
{
    static const cor_lonlat coords[] = { { 46.2, 38.9 } };
    static const cor_part part = { COR_PART_POINT, 0, 1 };
    trial t = try_it(json, "{}");
    const cor_eval eval = { .geometry = { &part, 1, coords }, .arena = t.arena };
    cor_buf text = { 0 };
    if (t.compiled && cor_expr_evaluate(t.expr, &eval, &t.value, &t.failure))
        cor_buf_str(&text, cor_datum_text(&t.value, t.arena));
    bool well = cor_str_is(cor_buf_view(&text), wanted);
    cor_buf_free(&text);
    done(&t);
    return well;
}

#define SQUARE(w, e)                                                                               \
    "{\"type\": \"Polygon\", \"coordinates\": [[[" w ", 38], [" e ", 38], [" e ", 39], [" w        \
    ", 39], [" w ", 38]]]}"

static void a_feature_knows_where_it_is(void)
{
    CHECK(place_gives("[\"within\", " SQUARE("46", "47") "]", "true"));
    CHECK(place_gives("[\"within\", " SQUARE("47", "48") "]", "false"));
    CHECK(place_gives("[\"within\", {\"type\": \"Feature\", \"geometry\": " SQUARE("46", "47") "}]",
                      "true"));
    CHECK(place_gives("[\"distance\", " SQUARE("46", "47") "]", "0"));
    CHECK(place_gives("[\"round\", [\"/\", [\"distance\", {\"type\": \"Point\", \"coordinates\": "
                      "[46.2, 39]}], 100]]",
                      "111"));
    CHECK(place_gives("[\"distance\", {\"type\": \"Point\", \"coordinates\": [46.2]}]", ""));
    CHECK(place_gives("[\"within\", {\"type\": \"Polygon\", \"coordinates\": [[[0, 91]]]}]", ""));
    CHECK(place_gives("[\"within\", {\"type\": \"Point\", \"coordinates\": [1, 2]}]", ""));
}

static void numbers_are_read_as_ecmascript_reads_them(void)
{
    CHECK(gives_number("[\"to-number\", \" 0x1F\\n\"]", "{}", 31));
    CHECK(gives_number("[\"to-number\", \"5.\"]", "{}", 5));
    CHECK(gives_number("[\"to-number\", \"-.5e1\"]", "{}", -5));
    CHECK(gives_number("[\"to-number\", [\"literal\", []]]", "{}", 0));
    CHECK(gives_number("[\"to-number\", [\"literal\", [\"7\"]]]", "{}", 7));
    CHECK(gives_number("[\"to-number\", \"1_000\", 3]", "{}", 3));
    CHECK(gives_number("[\"to-number\", \".\", 3]", "{}", 3));
    CHECK(gives_number("[\"to-number\", \"0xg\", \"0x\", 3]", "{}", 3));
}

static void state_that_is_not_there_is_nothing(void)
{
    CHECK(gives_number("[\"coalesce\", [\"feature-state\", \"hover\"], 4]", "{}", 4));
    CHECK(gives_number("[\"coalesce\", [\"global-state\", \"none\"], 4]", "{}", 4));
    CHECK(gives_text("[\"typeof\", [\"feature-state\", \"hover\"]]", "{}", "null"));
}

/* A list this long is not searched item by item. */
#define LONG_LIST                                                                                  \
    "[\"literal\", [3, \"b\", null, true, \"a\", -0, 1, \"b\", false, [1], {\"a\": 1}, 3, \"\", "  \
    "3]]"

static void a_long_list_knows_where_its_items_stand(void)
{
    static const char in[] = "[\"in\", [\"get\", \"x\"], " LONG_LIST "]";
    static const char place[] = "[\"index-of\", [\"get\", \"x\"], " LONG_LIST "]";
    static const char behind[] = "[\"index-of\", [\"get\", \"x\"], " LONG_LIST ", 4]";
    static const struct {
        const char *properties;
        double first, next; /* from the fifth place on; -1: nowhere */
    } cases[] = {
        { "{\"x\": 3}", 0, 11 },    { "{\"x\": \"b\"}", 1, 7 },  { "{}", 2, -1 },
        { "{\"x\": true}", 3, -1 }, { "{\"x\": \"a\"}", 4, 4 },  { "{\"x\": 0}", 5, 5 },
        { "{\"x\": false}", 8, 8 }, { "{\"x\": \"\"}", 12, 12 }, { "{\"x\": \"1\"}", -1, -1 },
        { "{\"x\": 2}", -1, -1 }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(gives_truth(in, cases[i].properties, cases[i].first >= 0));
        CHECK(gives_number(place, cases[i].properties, cases[i].first));
        CHECK(gives_number(behind, cases[i].properties, cases[i].next));
    }
    trial t = try_it(in, "{\"x\": [1]}");
    CHECK(t.compiled && !t.evaluated && strstr(t.failure.message, "array"));
    done(&t);
}

/* ["let", "a", first, ["let", "b", DOUBLING of a, ...]] to the letter `last`. */
static void print_doubled(cor_buf *out, const char *first, const char *doubling, char last)
{
    cor_buf_printf(out, "[\"let\", \"a\", %s, ", first);
    for (int name = 'b'; name <= last; name++) {
        cor_buf_printf(out, "[\"let\", \"%c\", ", name);
        for (const char *at = doubling; *at; at++)
            if (*at == '?')
                cor_buf_printf(out, "[\"var\", \"%c\"]", name - 1);
            else
                cor_buf_char(out, *at);
        cor_buf_text(out, ", ");
    }
    cor_buf_printf(out, "[\"var\", \"%c\"]", last);
    for (int name = 'a'; name <= last; name++)
        cor_buf_char(out, ']');
}

static bool is_too_much(const char *first, const char *doubling, char last)
{
    cor_buf text = { 0 };
    print_doubled(&text, first, doubling, last);
    trial t = try_it(text.ptr, "{\"x\": \"0123456789\", \"n\": 7}");
    const char *message = t.compiled             ? t.failure.message
                          : t.report.errors == 1 ? t.report.items[0].message
                                                 : "";
    bool well = !t.evaluated && strstr(message, "more than 1048576 bytes are made");
    done(&t);
    cor_buf_free(&text);
    return well;
}

static void what_doubles_with_each_variable_ends_with_a_message(void)
{
    static const char constant[] = "\"0123456789\"", own[] = "[\"get\", \"x\"]";
    static const char *const doublings[] = {
        "[\"concat\", ?, ?]",
        "[\"upcase\", [\"concat\", ?, ?]]",
        "[\"join\", [\"split\", ?, \"\"], ?]",
        "[\"semiliteral\", [?, ?]]",
        "[\"to-string\", [\"format\", ?, {}, ?, {}]]",
        "[\"concat\", [\"number-format\", 1, {\"unit\": [\"to-string\", ?]}], ?]",
    };
    for (size_t i = 0; i < sizeof doublings / sizeof *doublings; i++) {
        CHECK(is_too_much(constant, doublings[i], 'w'));
        CHECK(is_too_much(own, doublings[i], 'w'));
    }
    CHECK(!is_too_much(own, "[\"concat\", ?, ?]", 'm'));
}

/* 21,000 bytes of commas: a list of views, no table of all places. */
static void a_text_is_split_into_as_many_pieces_as_it_has(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "[\"length\", [\"split\", \"");
    for (int i = 0; i < 7000; i++)
        cor_buf_text(&text, "ab,");
    cor_buf_text(&text, "\", \",\"]]");
    CHECK(gives_number(text.ptr, "{}", 7001));
    cor_buf_free(&text);
    CHECK(gives_number("[\"length\", [\"split\", \"\", \"\"]]", "{}", 0));
    CHECK(gives_number("[\"length\", [\"split\", \"\", \",\"]]", "{}", 1));
}

int main(void)
{
    RUN(a_long_list_knows_where_its_items_stand);
    RUN(what_doubles_with_each_variable_ends_with_a_message);
    RUN(a_text_is_split_into_as_many_pieces_as_it_has);
    RUN(a_feature_knows_where_it_is);
    RUN(numbers_are_read_as_ecmascript_reads_them);
    RUN(state_that_is_not_there_is_nothing);
    RUN(arithmetic_is_that_of_the_spec);
    RUN(a_missing_property_is_null);
    RUN(match_finds_its_label_among_many);
    RUN(a_label_that_stands_twice_is_refused_where_it_stands);
    RUN(step_and_interpolate_keep_to_their_ends);
    RUN(stops_that_fall_are_refused_where_they_stand);
    RUN(colours_are_mixed_straight);
    RUN(a_hue_goes_the_short_way_round);
    RUN(constants_are_folded);
    RUN(variables_are_evaluated_once);
    RUN(the_type_that_is_asked_for_is_asserted_or_made);
    RUN(all_faults_of_an_expression_are_reported);
    RUN(lists_and_texts_are_counted_in_code_points);
    RUN(texts_are_joined_and_cased);
    RUN(an_order_of_two_types_fails_and_equality_does_not);
    RUN(a_collator_ignores_what_it_is_told_to);
    RUN(zoom_stands_at_the_top_only);
    return check_result();
}
