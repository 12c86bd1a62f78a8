/* The tree: JSON gives the same as YAML, and prints. */
#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void json_and_yaml_give_the_same_tree(void)
{
    static const char *const pairs[][2] = {
        { "{\"a\": [1, 2.50, \"x\"], \"b\": {\"c\": null, \"d\": true}}",
          "a: [1, 2.50, x]\nb:\n  c: null\n  d: true\n" },
        { "\n \t{\"\\u0531\": \"\\ud83d\\ude00\", \"e\": {}}", "\xd4\xb1: \"\\U0001F600\"\ne: {}" },
        { "{\"n\": -1e-3, \"l\": [[], [false]]}", "n: -1e-3\nl:\n- []\n- - false\n" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        reading json = read_text(cor_str_of(pairs[i][0]));
        reading yaml = read_text(cor_str_of(pairs[i][1]));
        cor_buf out = { 0 };
        CHECK(json.root && yaml.root);
        if (json.root)
            cor_node_print_json(&out, json.root, 0);
        CHECK(node_prints(yaml.root, out.ptr ? out.ptr : ""));
        cor_buf_free(&out);
        reading_free(&json);
        reading_free(&yaml);
    }
}

static void json_nodes_know_where_they_stand(void)
{
    reading r = read_text(cor_str_of("{\n  \"\xd5\x80\xd5\xa1\": [12, \"ab\"],\n  \"m\": {}}"));
    const cor_entry *first = &r.root->entries[0];
    CHECK(r.root->at.line == 1 && r.root->at.column == 1 && r.root->at.length == 1);
    CHECK(first->key_at.line == 2 && first->key_at.column == 3 && first->key_at.length == 4);
    CHECK(first->value->at.column == 9 && first->value->at.length == 1);
    CHECK(first->value->items[1]->at.column == 14 && first->value->items[1]->at.length == 4);
    CHECK(cor_node_get(r.root, "m")->at.line == 3);
    reading_free(&r);
}

static void json_faults_say_where_they_are(void)
{
    static const expected_fault faults[] = {
        { "{\"a\": 1, \"a\": 2, \"b\": 3, \"b\": 4}", 1, 10, 3, "duplicate key 'a'", "at 1:2" },
        { "{\"a\": 1, \"a\": 2, \"b\": 3, \"b\": 4}", 1, 26, 3, "duplicate key 'b'", "at 1:18" },
        { "{\"a\": \"x\\u0000\"}", 1, 7, 9, "U+0000", NULL },
        { "{\"a\": 1} x", 1, 10, 1, "", NULL },
        { "{a: 1}", 1, 2, 1, "", NULL },
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        reading r = read_text(cor_str_of(faults[i].text));
        CHECK(!r.root);
        CHECK(said(&r.report, &faults[i]));
        reading_free(&r);
    }
}

static void json_nesting_is_limited_as_in_yaml(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "{\"a\":");
    for (int i = 0; i < 31; i++)
        cor_buf_char(&text, '[');
    size_t inner = text.len;
    for (int i = 0; i < 31; i++)
        cor_buf_char(&text, ']');
    cor_buf_char(&text, '}');
    reading good = read_text(cor_buf_view(&text));
    CHECK(good.root);
    text.len = inner;
    cor_buf_text(&text, "[");
    reading bad = read_text(cor_buf_view(&text));
    CHECK(!bad.root && bad.report.items[0].kind == COR_KIND_LIMIT);
    reading_free(&good);
    reading_free(&bad);
    cor_buf_free(&text);
}

static void a_large_file_is_read_in_linear_time(void)
{
    cor_buf text = { 0 };
    cor_buf_text(&text, "{\"a\": [0");
    while (text.len < COR_NODE_BYTES_MAX - 10)
        cor_buf_text(&text, ",\n1");
    cor_buf_text(&text, "]}");
    reading r = read_text(cor_buf_view(&text));
    CHECK(r.root && r.root->entries[0].value->count > 300000);
    reading_free(&r);
    cor_buf_free(&text);
}

static void looking_up_asks_only_maps(void)
{
    reading r = read_text(COR_STR("a: [1]\nb: {c: 2}"));
    CHECK(cor_node_get(r.root, "a")->kind == COR_NODE_SEQ);
    CHECK(cor_node_get(cor_node_get(r.root, "b"), "c")->number == 2);
    CHECK(!cor_node_get(cor_node_get(r.root, "a"), "c"));
    CHECK(!cor_node_get(NULL, "c") && !cor_node_get(r.root, "c"));
    CHECK(cor_str_is(cor_node_entry(r.root, "b")->key, "b"));
    reading_free(&r);
}

static void values_are_the_same_as_nodes(void)
{
    reading r = read_text(COR_STR("{\"a\": [1, \"x\", null, true], \"b\": {\"c\": {}}}"));
    cor_value value = cor_node_value(r.root, r.arena);
    cor_buf out = { 0 };
    cor_value_print(&out, &value);
    CHECK(node_prints(r.root, out.ptr));
    cor_buf_free(&out);
    reading_free(&r);
}

static void printing_indents(void)
{
    reading r = read_text(COR_STR("a: [1, {b: x}]\nc: {}\nd: []"));
    cor_buf out = { 0 };
    cor_node_print_json(&out, r.root, 2);
    CHECK(strcmp(out.ptr, "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x\"\n    }\n  ],\n"
                          "  \"c\": {},\n  \"d\": []\n}") == 0);
    cor_buf_free(&out);
    reading_free(&r);
}

int main(void)
{
    RUN(json_and_yaml_give_the_same_tree);
    RUN(json_nodes_know_where_they_stand);
    RUN(json_faults_say_where_they_are);
    RUN(json_nesting_is_limited_as_in_yaml);
    RUN(a_large_file_is_read_in_linear_time);
    RUN(looking_up_asks_only_maps);
    RUN(values_are_the_same_as_nodes);
    RUN(printing_indents);
    return check_result();
}
