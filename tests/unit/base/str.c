#include <string.h>

#include "base/str.h"
#include "unit/check.h"

static void words_near_enough_are_suggested(void)
{
    const char *const words[] = { "width", "colour", "height" };
    CHECK(strcmp(cor_str_nearest(COR_STR("widht"), words, 3), "width") == 0);
    CHECK(strcmp(cor_str_nearest(COR_STR("color"), words, 3), "colour") == 0);
    CHECK(cor_str_nearest(COR_STR("opacity"), words, 3) == NULL);
    CHECK(cor_str_nearest(COR_STR("x"), words, 3) == NULL);
}

/* Comparing 200,000 letters with as many takes minutes. */
static void nobody_mistypes_a_word_of_a_thousand_letters(void)
{
    cor_buf word = { 0 }, other = { 0 };
    for (int i = 0; i < 200000; i++)
        cor_buf_char(&word, 'a');
    cor_buf_str(&other, cor_buf_view(&word));
    cor_buf_char(&other, 'b');
    const char *const words[] = { other.ptr, "b" };
    CHECK(cor_str_nearest(cor_buf_view(&word), words, 2) == NULL);
    cor_buf_free(&word);
    cor_buf_free(&other);
}

static void a_part_is_found_from_a_place_on(void)
{
    const cor_str text = COR_STR("abcabcd, abcabcabcabcabcabd");
    CHECK(cor_str_find(text, COR_STR("abc"), 0) == 0 && cor_str_find(text, COR_STR("abc"), 1) == 3);
    CHECK(cor_str_find(text, COR_STR("abcabcabcabcabcabd"), 0) == 9);
    CHECK(cor_str_find(text, COR_STR("abcabcabcabcabcabd"), 10) == SIZE_MAX);
    CHECK(cor_str_find(text, COR_STR("abcabcabcabcabcabe"), 0) == SIZE_MAX);
    CHECK(cor_str_find(text, COR_STR(""), 5) == 5 && cor_str_find(text, text, 0) == 0);
    CHECK(cor_str_find(text, COR_STR(""), text.len) == text.len);
    CHECK(cor_str_find(text, COR_STR("a"), text.len + 1) == SIZE_MAX);
}

/* Each place of the text nearly holds the part: half a million times as many comparisons, where
 * each begins again. */
static void a_part_that_is_nearly_everywhere_is_sought_in_one_pass(void)
{
    enum { HALF = 500000 };
    cor_buf text = { 0 }, part = { 0 };
    for (int i = 0; i < 2 * HALF; i++)
        cor_buf_char(i < HALF ? &part : &text, 'a');
    cor_buf_char(&part, 'b');
    cor_buf_str(&text, cor_buf_view(&part));
    CHECK(cor_str_find(cor_buf_view(&text), cor_buf_view(&part), 0) == HALF);
    cor_buf_free(&text);
    cor_buf_free(&part);
}

static void a_transposition_counts_one(void)
{
    CHECK(cor_str_distance(COR_STR("abcd"), COR_STR("abdc")) == 1);
    CHECK(cor_str_distance(COR_STR(""), COR_STR("abc")) == 3);
    CHECK(cor_str_distance(COR_STR("kitten"), COR_STR("sitting")) == 3);
}

static void order_is_by_bytes_and_shorter_first(void)
{
    CHECK(cor_str_compare(COR_STR("ab"), COR_STR("abc")) < 0);
    CHECK(cor_str_compare(COR_STR("b"), COR_STR("abc")) > 0);
    CHECK(cor_str_compare(COR_STR("\xc3\xa9"), COR_STR("z")) > 0);
    CHECK(cor_str_compare(COR_STR(""), (cor_str){ NULL, 0 }) == 0);
}

static void ends_and_starts_do_not_look_past_the_text(void)
{
    CHECK(cor_str_starts(COR_STR("a.geojson"), "a."));
    CHECK(!cor_str_starts((cor_str){ "abc", 1 }, "ab"));
    CHECK(cor_str_ends(COR_STR("a.geojson"), ".geojson"));
    CHECK(!cor_str_ends(COR_STR("json"), ".geojson"));
    CHECK(cor_str_ends((cor_str){ NULL, 0 }, ""));
}

static void a_path_has_a_stem(void)
{
    CHECK(cor_str_is(cor_path_stem("maps/fiji.yaml"), "fiji"));
    CHECK(cor_str_is(cor_path_stem("../maps.v2/fiji"), "fiji"));
    CHECK(cor_str_is(cor_path_stem("fiji.old.json"), "fiji.old"));
    CHECK(cor_str_is(cor_path_stem("maps/.hidden"), ".hidden"));
}

static void utf8_survives_every_length(void)
{
    static const uint32_t points[] = { 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        char bytes[4];
        size_t length = cor_utf8_encode(points[i], bytes), at = 0;
        CHECK(cor_utf8_next((cor_str){ bytes, length }, &at) == points[i]);
        CHECK(at == length);
        CHECK(cor_utf8_invalid((cor_str){ bytes, length }) == length);
    }
}

static void overlong_surrogate_and_cut_sequences_are_no_utf8(void)
{
    static const char *const wrong[] = {
        "\xc0\xaf",
        "\xc1\xbf",
        "\xe0\x9f\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xed\xa0\x80",
        "\xf4\x90\x80\x80",
        "\x80",
        "\xe2\x82",
        "\xff",
        "\xfe",
        "\xf8\x88\x80\x80",
        "\xc3",
        "\xf0\x9f\x98\x28",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cor_str text = cor_str_of(wrong[i]);
        size_t at = 0;
        CHECK(cor_utf8_invalid(text) == 0);
        CHECK(cor_utf8_next(text, &at) == 0xfffd && at == 1);
    }
    CHECK(cor_utf8_invalid(COR_STR("ab\xff")) == 2);
}

static void what_cannot_be_encoded_becomes_the_replacement(void)
{
    char bytes[4];
    CHECK(cor_utf8_encode(0xd800, bytes) == 3 && memcmp(bytes, "\xef\xbf\xbd", 3) == 0);
    CHECK(cor_utf8_encode(0x110000, bytes) == 3 && memcmp(bytes, "\xef\xbf\xbd", 3) == 0);
}

static void code_points_are_counted(void)
{
    CHECK(cor_utf8_count(COR_STR("\xd5\x84\xd5\xa5\xd5\xb2\xd6\x80\xd5\xab")) == 5);
    CHECK(cor_utf8_count(COR_STR("a\xff\xff")) == 3);
}

static void json_strings_are_valid_whatever_goes_in(void)
{
    cor_buf buf = { 0 };
    cor_buf_json(&buf, (cor_str){ "\"\\\n\x01\x7f\0\xff/\xc3\xa9", 10 });
    CHECK(strcmp(buf.ptr, "\"\\\"\\\\\\n\\u0001\\u007f\\u0000\xef\xbf\xbd/\xc3\xa9\"") == 0);
    cor_buf_free(&buf);
}

static void printable_text_stays_on_its_line(void)
{
    cor_buf buf = { 0 };
    cor_buf_printable(&buf, COR_STR("a\n\x1b[31m\xe2\x80\xae\xff \xc3\xa9 \\"));
    CHECK(strcmp(buf.ptr, "a\\n\\x1b[31m\\u202e\\xff \xc3\xa9 \\") == 0);
    cor_buf_free(&buf);
}

static void a_buffer_grows_and_stays_terminated(void)
{
    cor_buf buf = { 0 };
    CHECK(cor_buf_view(&buf).len == 0 && cor_buf_view(&buf).ptr != NULL);
    for (int i = 0; i < 1000; i++)
        cor_buf_printf(&buf, "%03d", i);
    CHECK(buf.len == 3000 && strlen(buf.ptr) == 3000);
    CHECK(strcmp(buf.ptr + 2997, "999") == 0);
    cor_buf_free(&buf);
    CHECK(buf.ptr == NULL && buf.len == 0 && buf.capacity == 0);
}

int main(void)
{
    RUN(words_near_enough_are_suggested);
    RUN(nobody_mistypes_a_word_of_a_thousand_letters);
    RUN(a_part_is_found_from_a_place_on);
    RUN(a_part_that_is_nearly_everywhere_is_sought_in_one_pass);
    RUN(a_transposition_counts_one);
    RUN(order_is_by_bytes_and_shorter_first);
    RUN(ends_and_starts_do_not_look_past_the_text);
    RUN(a_path_has_a_stem);
    RUN(utf8_survives_every_length);
    RUN(overlong_surrogate_and_cut_sequences_are_no_utf8);
    RUN(what_cannot_be_encoded_becomes_the_replacement);
    RUN(code_points_are_counted);
    RUN(json_strings_are_valid_whatever_goes_in);
    RUN(printable_text_stays_on_its_line);
    RUN(a_buffer_grows_and_stays_terminated);
    return check_result();
}
