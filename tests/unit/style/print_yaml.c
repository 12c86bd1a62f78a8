/* A tree printed as YAML reads back as the same tree. */
#include "style/print_yaml.h"

#include <stdlib.h>

#include "unit/style/reading.h"

static int comes_back(const char *json)
{
    reading first = read_text(cor_str_of(json));
    cor_buf yaml = { 0 }, wanted = { 0 };
    if (!first.root) {
        cor_report_print(stdout, &first.report);
        reading_free(&first);
        return 0;
    }
    cor_node_print_yaml(&yaml, first.root);
    cor_node_print_json(&wanted, first.root, 0);
    reading second = read_text(cor_buf_view(&yaml));
    int same = second.root && node_prints(second.root, wanted.ptr);
    if (!same) {
        printf("as YAML:\n%s", yaml.ptr);
        cor_report_print(stdout, &second.report);
    }
    cor_buf_free(&yaml);
    cor_buf_free(&wanted);
    reading_free(&first);
    reading_free(&second);
    return same;
}

static int prints(const char *json, const char *yaml)
{
    reading r = read_text(cor_str_of(json));
    cor_buf out = { 0 };
    cor_node_print_yaml(&out, r.root);
    int same = strcmp(out.ptr, yaml) == 0;
    if (!same)
        printf("printed:\n%s", out.ptr);
    cor_buf_free(&out);
    reading_free(&r);
    return same;
}

static void scalars_keep_their_type(void)
{
    CHECK(
        comes_back("{\"a\": [null, true, false, 0, -1.50, 1e3, 0.10, \"null\", \"true\", \"~\"]}"));
    CHECK(comes_back(
        "{\"a\": [\"012\", \"1\", \"1e3\", \"-\", \"\", \" \", \"x \", \" x\", \"NO\"]}"));
    CHECK(comes_back("{\"true\": 1, \"1\": 2, \"\": 3, \"a: b\": 4, \"a #b\": 5, \"- c\": 6}"));
}

static void texts_keep_every_character(void)
{
    CHECK(comes_back(
        "{\"a\": \"line\\nline\\ttab\\u0001 \\u0085 \\u2028 \\u2029 \\ufeff \\ufffe\"}"));
    CHECK(comes_back("{\"a\": \"\\\"quoted\\\" \\\\ back\", \"b\": \"\\u202eturned \\u200f\"}"));
    CHECK(comes_back("{\"a\": \"Նախիջևան نخجوان 𝄞 \\udbff\\udfff\"}"));
    CHECK(comes_back(
        "{\"a\": [\"!=\", \"&a\", \"*a\", \"@x\", \"`\", \"%\", \"a, b\", \"[\", \"{}\"]}"));
    CHECK(comes_back(
        "{\"a\": [\"x:\", \":x\", \"corridor:legend\", \"a:1\", \"?\", \"? x\", \"---\"]}"));
    CHECK(comes_back("{\"a\": \"---\", \"b\": \"...\", \"...\": 1, \"---\": 2, \"<<\": 3}"));
}

static void shapes_stay(void)
{
    CHECK(comes_back("{}"));
    CHECK(comes_back("{\"a\": {}, \"b\": [], \"c\": [[]], \"d\": [{}], \"e\": [[[[1]], []]]}"));
    CHECK(comes_back(
        "{\"layers\": [{\"id\": \"a\", \"filter\": [\"all\", [\"==\", [\"get\", "
        "\"a long name of a property\"], \"another long text\"], [\"!=\", [\"get\", "
        "\"a long name of a property\"], {\"a\": [1, {\"b\": \"some more text\"}]}]]}]}"));
}

/* Readers look for the colon of a key within a kilobyte. */
static void long_keys_and_texts_come_back(void)
{
    for (size_t length = 100; length < 3000; length += 300) {
        cor_buf json = { 0 };
        cor_buf_text(&json, "{\"a\": [[{\"");
        for (size_t i = 0; i < length; i++)
            cor_buf_text(&json, i % 7 ? "k" : "\\u0001");
        cor_buf_text(&json, "\": {\"b\": \"");
        for (size_t i = 0; i < length; i++)
            cor_buf_text(&json, i % 5 ? "word" : " ");
        cor_buf_text(&json, "\"}, \"c\": 1}]]}");
        CHECK(comes_back(json.ptr));
        cor_buf_free(&json);
    }
}

static void what_fits_a_line_is_written_in_one(void)
{
    CHECK(prints("{\"version\":8,\"center\":[1,2],\"sources\":{\"a\":{\"type\":\"geojson\"}},"
                 "\"layers\":[{\"id\":\"b\"}]}",
                 "version: 8\ncenter: [1, 2]\nsources:\n  a: {type: geojson}\n"
                 "layers:\n  - {id: b}\n"));
}

int main(void)
{
    RUN(scalars_keep_their_type);
    RUN(texts_keep_every_character);
    RUN(shapes_stay);
    RUN(long_keys_and_texts_come_back);
    RUN(what_fits_a_line_is_written_in_one);
    return check_result();
}
