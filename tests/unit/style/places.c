/* Where the faults of an expression are said to stand, and in which words. */
#include <string.h>

#include "style/expression.h"
#include "style/node_builder.h"
#include "unit/check.h"

typedef struct compiled {
    cor_arena *arena;
    cor_report report;
    const cor_expr *expr;
} compiled;

static compiled compile(const char *json, cor_type_kind wanted)
{
    compiled c = { .arena = cor_arena_new() };
    cor_source *source = cor_source_from_memory("test", cor_str_of(json));
    cor_expected expected = { .typed = wanted != COR_T_VALUE, .type = cor_type_of_kind(wanted) };
    cor_node *node;
    if (cor_json_read(&node, source, "test", c.arena, &c.report))
        c.expr = cor_expr_compile(node, &expected, c.arena, &c.report);
    cor_source_free(source);
    return c;
}

static void done(compiled *c)
{
    cor_report_clear(&c->report);
    cor_arena_free(c->arena);
}

/* Each fault with a key as "key message", joined with a bar. */
static bool says(const char *json, cor_type_kind wanted, const char *faults)
{
    compiled c = compile(json, wanted);
    cor_buf text = { 0 };
    for (size_t i = 0; i < c.report.count; i++)
        if (c.report.items[i].key)
            cor_buf_printf(&text, "%s%s %s", text.len ? "|" : "", c.report.items[i].key,
                           c.report.items[i].message);
    bool well = cor_str_is(cor_buf_view(&text), faults);
    if (!well)
        printf("%s\n  says %s\n", json, text.ptr ? text.ptr : "nothing");
    cor_buf_free(&text);
    done(&c);
    return well;
}

static void a_fault_is_named_by_its_place_in_the_expression(void)
{
    CHECK(says("[\"+\", 1, [\"abs\", \"x\"]]", COR_T_VALUE,
               "[2][1] Expected number but found string instead."));
    CHECK(says("[\"case\", true, 1, [\"gett\", \"x\"]]", COR_T_VALUE,
               "[3][0] Unknown expression \"gett\". If you wanted a literal array, use "
               "[\"literal\", [...]]."));
    CHECK(says("\"x\"", COR_T_NUMBER, " Expected number but found string instead."));
    CHECK(says("[\"format\", \"a\", {\"font-scale\": \"b\"}]", COR_T_VALUE,
               "[1] Expected number but found string instead."));
    CHECK(says("[\"match\", 1, [1, \"a\"], 2, 3]", COR_T_VALUE,
               "[2] Expected number but found string instead."));
}

static void only_the_first_fault_of_a_list_has_a_key_but_all_are_reported(void)
{
    compiled c = compile("[\"+\", \"a\", \"b\"]", COR_T_VALUE);
    CHECK(c.report.errors == 2 && c.report.items[0].key && !c.report.items[1].key);
    done(&c);
    CHECK(says("[\"in\", [\"x\"], [\"y\"]]", COR_T_VALUE,
               "[1][0] Unknown expression \"x\". If you wanted a literal array, use "
               "[\"literal\", [...]].|[2][0] Unknown expression \"y\". If you wanted a literal "
               "array, use [\"literal\", [...]]."));
}

static void what_fits_no_signature_is_told_all_of_them(void)
{
    CHECK(says("[\"-\", 1, 2, 3]", COR_T_VALUE,
               " Expected arguments of type (number, number) | (number), but found (number, "
               "number, number) instead."));
    CHECK(says("[\"all\", true, \"a\"]", COR_T_VALUE,
               " Expected arguments of type (boolean, boolean) | (boolean...), but found (boolean, "
               "string) instead."));
    CHECK(says("[\"join\", 1]", COR_T_VALUE,
               " Expected arguments of type (array<string>, string), but found (number) instead."));
}

/* Each level of "all" is tried twice when it fails: that must not double with every level. */
static void a_deep_nest_of_overloads_ends(void)
{
    cor_buf text = { 0 };
    for (int i = 0; i < 28; i++)
        cor_buf_text(&text, "[\"all\", true, ");
    cor_buf_text(&text, "[\"abs\", \"x\"]");
    for (int i = 0; i < 28; i++)
        cor_buf_char(&text, ']');
    compiled c = compile(text.ptr, COR_T_VALUE);
    CHECK(!c.expr && c.report.errors > 0);
    done(&c);
    cor_buf_free(&text);
}

static void a_failure_says_where_it_happened(void)
{
    compiled c = compile("[\"concat\", \"a\", [\"number\", [\"get\", \"x\"]]]", COR_T_STRING);
    cor_eval eval = { .arena = c.arena };
    cor_datum value;
    cor_failure failure;
    cor_buf key = { 0 };
    CHECK(c.expr && !cor_expr_evaluate(c.expr, &eval, &value, &failure));
    CHECK(strcmp(failure.message, "Expected value to be of type number, but found null instead.") ==
          0);
    cor_key_print(&key, failure.key);
    CHECK(cor_str_is(cor_buf_view(&key), "[2]"));
    cor_buf_free(&key);
    done(&c);
}

static double number_of(const cor_expr *expr, const cor_eval *eval)
{
    cor_datum value = { .kind = COR_T_NULL };
    cor_failure failure;
    CHECK(cor_expr_evaluate(expr, eval, &value, &failure) && value.kind == COR_T_NUMBER);
    return value.kind == COR_T_NUMBER ? value.as.number : -1;
}

static void what_no_feature_decides_is_worked_out_once(void)
{
    compiled c =
        compile("[\"interpolate\", [\"linear\"], [\"zoom\"], 0, 0, 10, 100]", COR_T_NUMBER);
    cor_eval eval = { .zoom = 5, .arena = c.arena };
    const cor_expr *settled = cor_expr_settle(c.expr, &eval, c.arena);
    CHECK(!cor_expr_folded(c.expr));
    CHECK(cor_expr_folded(settled) && number_of(settled, &eval) == 50);
    done(&c);
}

static void a_settled_expression_still_asks_the_feature(void)
{
    static const cor_member members[] = {
        { { "x", 1 }, { .kind = COR_NUMBER, .as.number = 7 } },
    };
    const cor_value properties = { .kind = COR_OBJECT, .count = 1, .as.members = members };
    compiled c = compile("[\"let\", \"a\", [\"+\", [\"zoom\"], [\"number\", [\"get\", \"x\"]]],"
                         " [\"*\", [\"var\", \"a\"], [\"var\", \"a\"], [\"zoom\"]]]",
                         COR_T_NUMBER);
    cor_eval eval = { .zoom = 3, .arena = c.arena };
    const cor_expr *settled = cor_expr_settle(c.expr, &eval, c.arena);
    eval.properties = &properties;
    CHECK(settled != c.expr && !cor_expr_folded(settled));
    CHECK(number_of(settled, &eval) == 300 && number_of(c.expr, &eval) == 300);
    done(&c);
}

static void a_chain_of_variables_is_settled_once_each(void)
{
    cor_buf text = { 0 };
    for (int i = 0; i < 20; i++)
        cor_buf_printf(&text, "[\"let\", \"v%d\", %s%d%s, ", i, i ? "[\"+\", [\"var\", \"v" : "",
                       i ? i - 1 : 0, i ? "\"], [\"get\", \"x\"]]" : "");
    cor_buf_text(&text, "[\"var\", \"v19\"]");
    for (int i = 0; i < 20; i++)
        cor_buf_char(&text, ']');
    compiled c = compile(text.ptr, COR_T_NUMBER);
    const cor_eval eval = { .zoom = 3, .arena = c.arena };
    CHECK(c.expr && cor_expr_settle(c.expr, &eval, c.arena));
    done(&c);
    cor_buf_free(&text);
}

int main(void)
{
    RUN(a_fault_is_named_by_its_place_in_the_expression);
    RUN(only_the_first_fault_of_a_list_has_a_key_but_all_are_reported);
    RUN(what_fits_no_signature_is_told_all_of_them);
    RUN(a_deep_nest_of_overloads_ends);
    RUN(a_failure_says_where_it_happened);
    RUN(what_no_feature_decides_is_worked_out_once);
    RUN(a_settled_expression_still_asks_the_feature);
    RUN(a_chain_of_variables_is_settled_once_each);
    return check_result();
}
