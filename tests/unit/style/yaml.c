/* Hostile and unlucky YAML: what is refused says where and what to do. */
#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct resolved {
    const char *yaml, *json;
} resolved;

static void plain_scalars_have_the_core_types_of_yaml_1_2(void)
{
    static const resolved rows[] = {
        { "[true, false, null, ~]", "[true,false,null,null]" },
        { "[NO, no, Yes, on, OFF, y]", "[\"NO\",\"no\",\"Yes\",\"on\",\"OFF\",\"y\"]" },
        { "[True, FALSE, Null]", "[\"True\",\"FALSE\",\"Null\"]" },
        { "[012, 0o14, 0x1F, 1_000, 00]",
          "[\"012\",\"0o14\",\"0x1F\",\"1_000\",\"00\"]" },
        { "[0, -1, 2.50, 1e3, -0.5, +7, .5, 1., 1.e2]", "[0,-1,2.50,1e3,-0.5,7,0.5,1,100]" },
        { "[1:30, 1:250000, 12:30:45, 2025-08-08]",
          "[\"1:30\",\"1:250000\",\"12:30:45\",\"2025-08-08\"]" },
        { "[.inf, .nan, -.inf, 1e, e3, '-', +, .]",
          "[\".inf\",\".nan\",\"-.inf\",\"1e\",\"e3\",\"-\",\"+\",\".\"]" },
        { "['12', \"true\", 'null', \"\"]", "[\"12\",\"true\",\"null\",\"\"]" },
        { "a:\nb: ~\nc: ''", "{\"a\":null,\"b\":null,\"c\":\"\"}" },
        { "[42km, 5%, 180mm, 38mm x 30mm]", "[\"42km\",\"5%\",\"180mm\",\"38mm x 30mm\"]" },
        { "[==, <, <=, -, /, ^, \"!=\", \"*\"]",
          "[\"==\",\"<\",\"<=\",\"-\",\"/\",\"^\",\"!=\",\"*\"]" },
        { "1: a\ntrue: b\nnull: c", "{\"1\":\"a\",\"true\":\"b\",\"null\":\"c\"}" },
        { "a: |\n  one\n  two\nb: >-\n  three\n  four",
          "{\"a\":\"one\\ntwo\\n\",\"b\":\"three four\"}" },
        { "[\"\\u0531\", \"\\x41\", 'it''s']", "[\"\xd4\xb1\",\"A\",\"it's\"]" },
        { "%YAML 1.2\n---\na: 1\n...\n", "{\"a\":1}" },
        { "a: 1\r\nb:\r\n  - 2\r\n", "{\"a\":1,\"b\":[2]}" },
        { "a: # a note\nb: 1", "{\"a\":null,\"b\":1}" },
        { "a: x#fff\nb: '#fff'", "{\"a\":\"x#fff\",\"b\":\"#fff\"}" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        reading r = read_text(cor_str_of(rows[i].yaml));
        CHECK(node_prints(r.root, rows[i].json));
        CHECK(r.report.count == 0);
        reading_free(&r);
    }
}

static const expected_fault faults[] = {
    { "a: *x", 1, 4, 2, "alias '*x'", "extends" },
    { "a: &x 1", 1, 4, 2, "anchor '&x'", "extends" },
    { "a: &x [1]\nb: *x", 1, 4, 2, "anchor '&x'", NULL },
    { "a: &x [1]\nb: *x", 2, 4, 2, "alias '*x'", NULL },
    { "a: {<<: {b: 1}}", 1, 5, 2, "merge keys", "extends" },
    { "a: !!str 12", 1, 4, 5, "'!!str' is a tag", NULL },
    { "a: !thing {}", 1, 4, 6, "'!thing' is a tag", "quote text" },
    { "f: [!=, [get, x], 1]", 1, 5, 2, "'!=' is a tag", "quote the operator: \"!=\"" },
    { "f: [!, x]", 1, 5, 1, "'!' is a tag", "quote the operator: \"!\"" },
    { "f: [!has, x]", 1, 5, 4, "'!has' is a tag", "\"!has\"" },
    { "f: [*, 2, 3]", 1, 5, 1, "a name is missing after '*'", "\"*\"" },
    { "f: [>=, 2, 3]", 1, 5, 1, "cannot start any token", "quote" },
    { "f: [%, 2, 3]", 1, 5, 1, "cannot start any token", "quote" },
    { "a: 1\nb: 2\na: 3\nb: 4", 3, 1, 1, "duplicate key 'a'", "at 1:1" },
    { "a: 1\nb: 2\na: 3\nb: 4", 4, 1, 1, "duplicate key 'b'", "at 2:1" },
    { "a: {x: 1, x: 2, x: 3}", 1, 11, 1, "duplicate key 'x'", "at 1:5" },
    { "a: {x: 1, x: 2, x: 3}", 1, 17, 1, "duplicate key 'x'", "at 1:5" },
    { "1: a\n\"1\": b", 2, 1, 3, "duplicate key '1'", NULL },
    { "a: 1\n---\nb: 2", 2, 1, 3, "a second document", "one figure" },
    { "%TAG ! tag:x,2000:\n---\na: 1", 1, 1, 1, "no tags", NULL },
    { "a: 1e999", 1, 4, 5, "'1e999' is too large", "quote" },
    { "? [a, b]\n: 1", 1, 3, 1, "expected a key", NULL },
    { "[a]: 2", 1, 1, 1, "expected a key", NULL },
    { "a: {'': 1, : 2}", 1, 12, 1, "expected a value", NULL },
    { "? \n: 1", 1, 2, 0, "a key is missing", NULL },
    { "color: #fff", 1, 8, 4, "'#fff' is a comment here", "quote colours" },
    { "a: 1\r\n\xd5\x80\xf0\x9f\x98\x80: #ffff\r\n", 2, 5, 5, "'#ffff' is a comment here", NULL },
    { "a: [#fff]\nb: 1\n", 1, 4, 1, "this list is not closed", "'#fff' in line 1" },
    { "a:\n  - #b2182b\n", 2, 5, 7, "'#b2182b' is a comment here", NULL },
    { "l:\n  - {a: #fff}\n  - {b: 1}\n", 3, 3, 1, "expected a value", "'#fff' in line 2" },
    { "a: [1, 2", 1, 4, 1, "this list is not closed", NULL },
    { "a: [1,\n 2\nb: 3\n", 3, 2, 1, "expected ',' or ']' in the list that begins at 1:4", NULL },
    { "a: {b: 1\n", 1, 4, 1, "this map is not closed", NULL },
    { "a: 'open", 1, 4, 1, "quote is not closed", NULL },
    { "a: \"\\q\"", 1, 5, 1, "unknown escape", "single quotes" },
    { "a: \"\\ud800\"", 1, 7, 1, "invalid Unicode", NULL },
    { "a: 1\n b: 2", 2, 3, 1, "a key cannot stand here", "same column" },
    { "a:\n  b: 1\n c: 2", 3, 2, 1, "expected a key in the map that begins at 1:1", "same column" },
    { "a: b: c", 1, 5, 1, "a key cannot stand here", "quote text" },
    { "a:\n\tb: 1", 2, 1, 1, "cannot start any token", "not with tabs" },
    { "a: 1\nb", 2, 1, 1, "expected ': ' after a key", NULL },
    { "a: - 1", 1, 4, 1, "a list entry cannot stand here", "line of its own" },
    { "\xd4\xb1\xd4\xb2: [\xd4\xb3, *x]", 1, 9, 2, "alias '*x'", NULL },
    { "a: \xff", 1, 4, 1, "the byte 0xff is not UTF-8", "UTF-8" },
    { "a: 1\nb: \xc3(", 2, 4, 1, "the byte 0xc3", NULL },
    { "a: \xed\xa0\x80", 1, 4, 1, "the byte 0xed", NULL },
    { "a: \x01", 1, 4, 1, "U+0001 cannot stand", "escape" },
    { "a: x\xc2\x85y", 1, 5, 1, "U+0085", NULL },
    { "a: x\xe2\x80\xa8y", 1, 5, 1, "U+2028", NULL },
    { "a: 1\rb: 2", 1, 5, 1, "U+000D", "LF" },
    { "a: x\xef\xbb\xbfy", 1, 5, 1, "U+FEFF", NULL },
    { "a: \"x\\0y\"", 1, 4, 6, "U+0000", NULL },
    { "\"a\\0\": 1", 1, 1, 5, "U+0000", NULL },
    { "", 1, 1, 0, "the file is empty", NULL },
    { "# only a comment\n", 1, 1, 0, "the file is empty", NULL },
};

static void faults_say_where_they_are_and_what_to_do(void)
{
    for (size_t i = 0; i < COUNT(faults); i++) {
        reading r = read_text(cor_str_of(faults[i].text));
        CHECK(!r.root);
        CHECK(said(&r.report, &faults[i]));
        reading_free(&r);
    }
}

static void a_syntax_error_is_reported_once(void)
{
    static const char *const texts[] = { "a: [1, 2", "a:\n  b: 1\n c: 2", "a: 'open", "a: - 1" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        reading r = read_text(cor_str_of(texts[i]));
        CHECK(r.report.errors == 1);
        reading_free(&r);
    }
}

static void a_nul_byte_is_refused_where_it_stands(void)
{
    reading r = read_text(COR_STR("a: 1\nb: x\0y"));
    CHECK(said(&r.report, &(expected_fault){ "b: x<NUL>y", 2, 5, 1, "U+0000 cannot", NULL }));
    reading_free(&r);
}

static reading read_repeated(const char *piece, size_t count, const char *tail)
{
    cor_buf text = { 0 };
    for (size_t i = 0; i < count; i++)
        cor_buf_text(&text, piece);
    cor_buf_text(&text, tail);
    reading r = read_text(cor_buf_view(&text));
    cor_buf_free(&text);
    return r;
}

static void nesting_past_the_limit_is_refused_at_once(void)
{
    reading deep = read_repeated("[", 100000, "");
    CHECK(said(&deep.report, &(expected_fault){ "[[[...", 1, 33, 1, "deeper than 32", NULL }));
    CHECK(deep.report.errors == 1);
    reading_free(&deep);
    reading entries = read_repeated("- ", 200, "x");
    CHECK(said(&entries.report, &(expected_fault){ "- - ...", 1, 65, 1, "deeper than 32", NULL }));
    reading_free(&entries);
    reading maps = read_repeated("{a: ", 10000, "");
    CHECK(maps.report.errors == 1);
    reading_free(&maps);
}

static void nesting_up_to_the_limit_is_read(void)
{
    reading r = read_repeated("[", 32, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
    CHECK(r.root && r.report.count == 0);
    reading_free(&r);
}

static void a_file_past_the_size_limit_is_refused(void)
{
    reading r = read_repeated("# 123456789abcde\n", 1024 * 64, "a: 1");
    CHECK(!r.root && r.report.errors == 1 && r.report.items[0].kind == COR_KIND_LIMIT);
    reading_free(&r);
}

static void a_flood_of_faults_ends_at_a_hundred(void)
{
    reading r = read_repeated("- *a\n", 5000, "");
    CHECK(r.report.errors == 100);
    reading_free(&r);
}

static void a_map_of_too_many_keys_is_refused(void)
{
    cor_buf text = { 0 };
    for (int i = 0; i < 10001; i++)
        cor_buf_printf(&text, "k%d: 1\n", i);
    reading r = read_text(cor_buf_view(&text));
    CHECK(!r.root && r.report.errors == 1 && r.report.items[0].kind == COR_KIND_LIMIT);
    reading_free(&r);
    cor_buf_free(&text);
}

static void spans_count_code_points(void)
{
    reading r = read_text(cor_str_of("\xd5\x80\xd5\xa1\xd5\xb5: \"\xd4\xb5\xd6\x80\"\nb: [1, 22]"));
    const cor_entry *first = &r.root->entries[0];
    CHECK(first->key_at.line == 1 && first->key_at.column == 1 && first->key_at.length == 3);
    CHECK(first->value->at.column == 6 && first->value->at.length == 4);
    const cor_node *list = cor_node_get(r.root, "b");
    CHECK(list->at.line == 2 && list->at.column == 4 && list->at.length == 1);
    CHECK(list->items[1]->at.column == 8 && list->items[1]->at.length == 2);
    CHECK(strcmp(list->at.file, "t.yaml") == 0);
    reading_free(&r);
}

int main(void)
{
    RUN(plain_scalars_have_the_core_types_of_yaml_1_2);
    RUN(faults_say_where_they_are_and_what_to_do);
    RUN(a_syntax_error_is_reported_once);
    RUN(a_nul_byte_is_refused_where_it_stands);
    RUN(nesting_past_the_limit_is_refused_at_once);
    RUN(nesting_up_to_the_limit_is_read);
    RUN(a_file_past_the_size_limit_is_refused);
    RUN(a_flood_of_faults_ends_at_a_hundred);
    RUN(a_map_of_too_many_keys_is_refused);
    RUN(spans_count_code_points);
    return check_result();
}
