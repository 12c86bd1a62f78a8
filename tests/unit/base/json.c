#include <string.h>

#include "base/json.h"
#include "unit/check.h"

/* Reads `text` and prints it again; NULL with one error in the report when it is refused. */
static const char *again(cor_str text, cor_arena *arena, cor_report *report)
{
    cor_source *source = cor_source_from_memory("x.json", text);
    cor_value value;
    const char *printed = NULL;
    if (cor_json_document(&value, source, 20, arena, report)) {
        cor_buf buf = { 0 };
        cor_value_print(&buf, &value);
        printed = cor_arena_strdup(arena, buf.ptr);
        cor_buf_free(&buf);
    }
    cor_source_free(source);
    return printed;
}

static void what_the_grammar_has_is_accepted(void)
{
    static const struct {
        const char *text, *again;
    } rows[] = {
        { "null", "null" },
        { " \t\r\n true \n", "true" },
        { "\xef\xbb\xbf[]", "[]" },
        { "[1, -0, 0.5, 1e2, 1E+2, 1e-2]", "[1,0,0.5,100,100,0.01]" },
        { "12345678901234567890123", "1.2345678901234568e+22" },
        { "2.2250738585072011e-308", "2.225073858507201e-308" },
        { "\"\"", "\"\"" },
        { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
        { "\"\\u0041\\u00e9\\ud83d\\ude00\"", "\"A\xc3\xa9\xf0\x9f\x98\x80\"" },
        { "\"\\u0000\"", "\"\\u0000\"" },
        { "\"\x7f\xef\xbf\xbf\"", "\"\\u007f\xef\xbf\xbf\"" },
        { "{\"a\":{\"b\":[{}]},\"\":0}", "{\"a\":{\"b\":[{}]},\"\":0}" },
        { "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cor_arena *arena = cor_arena_new();
        cor_report report = { 0 };
        const char *text = again(cor_str_of(rows[i].text), arena, &report);
        CHECK(text && strcmp(text, rows[i].again) == 0 && report.count == 0);
        if (!text || strcmp(text, rows[i].again) != 0)
            printf("%s gave %s\n", rows[i].text, text ? text : report.items[0].message);
        cor_report_clear(&report);
        cor_arena_free(arena);
    }
}

/* With the place of the fault: a column that moves is seen. */
static const struct {
    cor_str text;
    uint32_t line, column;
} refused[] = {
    { { "", 0 }, 0, 0 },
    { { "  ", 2 }, 0, 0 },
    { { "[1,]", 4 }, 1, 3 },
    { { "[,1]", 4 }, 1, 2 },
    { { "[1 2]", 5 }, 1, 4 },
    { { "{\"a\":1,}", 8 }, 1, 7 },
    { { "{\"a\" 1}", 7 }, 1, 6 },
    { { "{a:1}", 5 }, 1, 2 },
    { { "{1:1}", 5 }, 1, 2 },
    { { "{\"a\":1 \"b\":2}", 13 }, 1, 8 },
    { { "[1]\n]", 5 }, 2, 1 },
    { { "1 2", 3 }, 1, 3 },
    { { "[1}", 3 }, 1, 3 },
    { { "// x\n1", 6 }, 1, 1 },
    { { "'a'", 3 }, 1, 1 },
    { { "tru", 3 }, 1, 1 },
    { { "True", 4 }, 1, 1 },
    { { "NaN", 3 }, 1, 1 },
    { { "-Infinity", 9 }, 1, 1 },
    { { "01", 2 }, 1, 1 },
    { { "-01", 3 }, 1, 1 },
    { { "+1", 2 }, 1, 1 },
    { { ".5", 2 }, 1, 1 },
    { { "5.", 2 }, 1, 1 },
    { { "1e", 2 }, 1, 1 },
    { { "0x10", 4 }, 1, 1 },
    { { "1e400", 5 }, 1, 1 },
    { { "[1,\n 1.2.3]", 11 }, 2, 2 },
    { { "\"\\x\"", 4 }, 1, 2 },
    { { "\"\\u12g4\"", 8 }, 1, 2 },
    { { "\"\\ud800\"", 8 }, 1, 2 },
    { { "\"\\udc00\"", 8 }, 1, 2 },
    { { "\"a\tb\"", 5 }, 1, 3 },
    { { "\"a\nb\"", 5 }, 1, 1 },
    { { "\"\xc3\xa9\xff\"", 5 }, 1, 3 },
    { { "\"\xed\xa0\x80\"", 5 }, 1, 2 },
    { { "\"\xc0\xaf\"", 4 }, 1, 2 },
    { { "[1]\0", 4 }, 1, 4 },
    { { "\0", 1 }, 1, 1 },
    { { "{\"a\":1,\n\"a\":2}", 14 }, 2, 1 },
    { { "{\"a\":1,\"\\u0061\":2}", 18 }, 1, 8 },
    { { "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]", 42 }, 1, 21 },
    { { "\xff\xfe[\0]\0", 6 }, 0, 0 },
};

static void what_it_has_not_is_refused_where_it_stands(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        cor_arena *arena = cor_arena_new();
        cor_report report = { 0 };
        const char *text = again(refused[i].text, arena, &report);
        CHECK(!text && report.errors == 1);
        cor_span at = report.count ? report.items[0].at : COR_NOWHERE;
        bool same =
            !refused[i].line || (at.line == refused[i].line && at.column == refused[i].column);
        CHECK(same);
        if (text || !same)
            printf("row %zu: %s gave %s, %u:%u\n", i, refused[i].text.ptr,
                   text ? text : report.items[0].message, at.line, at.column);
        cor_report_clear(&report);
        cor_arena_free(arena);
    }
}

static void an_unclosed_container_is_refused_at_every_length(void)
{
    static const char whole[] = "{\"a\":[1,2.5e3,\"\\u00e9x\",{\"b\":null,\"c\":[true,false]}]}";
    for (size_t length = 0; length < sizeof whole - 1; length++) {
        cor_arena *arena = cor_arena_new();
        cor_report report = { 0 };
        CHECK(!again((cor_str){ whole, length }, arena, &report) && report.errors == 1);
        cor_report_clear(&report);
        cor_arena_free(arena);
    }
}

static void values_are_compared_deeply(void)
{
    static const char text[] =
        "[{\"a\":1,\"b\":[\"x\",null]},{\"b\":[\"x\",null],\"a\":1},{\"a\":1}]";
    cor_arena *arena = cor_arena_new();
    cor_report report = { 0 };
    cor_source *source = cor_source_from_memory("x", cor_str_of(text));
    cor_value value = { 0 };
    CHECK(cor_json_document(&value, source, 8, arena, &report));
    CHECK(cor_value_equal(&value.as.items[0], &value.as.items[1]));
    CHECK(!cor_value_equal(&value.as.items[0], &value.as.items[2]));
    CHECK(cor_value_get(&value.as.items[2], COR_STR("a"))->as.number == 1);
    CHECK(cor_value_get(&value.as.items[2], COR_STR("b")) == NULL);
    CHECK(cor_value_get(&value, COR_STR("a")) == NULL && cor_value_get(NULL, COR_STR("a")) == NULL);
    cor_source_free(source);
    cor_arena_free(arena);
}

int main(void)
{
    RUN(what_the_grammar_has_is_accepted);
    RUN(what_it_has_not_is_refused_where_it_stands);
    RUN(an_unclosed_container_is_refused_at_every_length);
    RUN(values_are_compared_deeply);
    return check_result();
}
