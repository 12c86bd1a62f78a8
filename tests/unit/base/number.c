/* Run a second time under a German locale, where the C library writes and reads "0,35". */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/number.h"
#include "unit/check.h"

static bool shows(void (*print)(cor_buf *, double, int), double value, int decimals,
                  const char *expected)
{
    cor_buf buf = { 0 };
    print(&buf, value, decimals);
    bool same = cor_str_is(cor_buf_view(&buf), expected);
    if (!same)
        printf("expected %s, got %s\n", expected, buf.ptr);
    cor_buf_free(&buf);
    return same;
}

static void print_shortest(cor_buf *buf, double value, int ignored)
{
    (void)ignored;
    cor_number_shortest(buf, value);
}

static bool shortest_is(double value, const char *expected)
{
    return shows(print_shortest, value, 0, expected);
}

static void the_locale_is_the_one_asked_for(void)
{
    const char *asked = getenv("CORRIDOR_TEST_COMMA");
    char text[8];
    snprintf(text, sizeof text, "%.1f", 0.5);
    CHECK(strcmp(text, asked ? "0,5" : "0.5") == 0);
}

static void numbers_have_their_shortest_form(void)
{
    CHECK(shortest_is(0, "0"));
    CHECK(shortest_is(-0.0, "0"));
    CHECK(shortest_is(0.1, "0.1"));
    CHECK(shortest_is(-46.0123456, "-46.0123456"));
    CHECK(shortest_is(100, "100"));
    CHECK(shortest_is(123456789012345680000.0, "123456789012345680000"));
    CHECK(shortest_is(1e21, "1e+21"));
    CHECK(shortest_is(0.000001, "0.000001"));
    CHECK(shortest_is(1.5e-7, "1.5e-7"));
    CHECK(shortest_is(0.1 + 0.2, "0.30000000000000004"));
    CHECK(shortest_is(5e-324, "5e-324"));
    CHECK(shortest_is(DBL_MAX, "1.7976931348623157e+308"));
    CHECK(shortest_is(9007199254740993.0, "9007199254740992"));
    CHECK(shortest_is((double)NAN, "nan"));
    CHECK(shortest_is(-(double)INFINITY, "-inf"));
}

static void powers_of_two_are_short_too(void)
{
    CHECK(shortest_is(ldexp(1, -44), "5.684341886080802e-14"));
    CHECK(shortest_is(9.5367431640625e-07, "9.5367431640625e-7"));
}

/* xorshift64*, so that every machine tries the same numbers. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

static void every_double_comes_back(void)
{
    uint64_t seed = 20260131;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&seed);
        double value, back = 0;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        cor_buf buf = { 0 };
        cor_number_shortest(&buf, value);
        CHECK(cor_number_scan(cor_buf_view(&buf), &back) == buf.len && back == value);
        CHECK(cor_number_parse(cor_buf_view(&buf), &back) && back == value);
        cor_buf_free(&buf);
    }
}

static void halves_go_away_from_zero(void)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        { 0.25, 1, "0.3" },      { 0.35, 1, "0.4" },        { -0.25, 1, "-0.3" },
        { 2.675, 2, "2.68" },    { 1.005, 2, "1.01" },      { 0.5, 0, "1" },
        { 1.5, 0, "2" },         { 2.5, 0, "3" },           { 0.05, 1, "0.1" },
        { 0.04999, 1, "0.0" },   { -0.04, 1, "0.0" },       { 9.995, 2, "10.00" },
        { 999.95, 1, "1000.0" }, { 42.503, 1, "42.5" },     { 1e21, 1, "1000000000000000000000.0" },
        { 1e-300, 3, "0.000" },  { 12345.678, 0, "12346" }, { 0, 2, "0.00" },
        { 0.00049, 3, "0.000" }, { 0.0005, 3, "0.001" },    { 123456789.125, 2, "123456789.13" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK(shows(cor_number_fixed, rows[i].value, rows[i].decimals, rows[i].text));
}

static void trailing_zeros_are_cut(void)
{
    CHECK(shows(cor_number_trimmed, 1.5, 3, "1.5"));
    CHECK(shows(cor_number_trimmed, 2, 3, "2"));
    CHECK(shows(cor_number_trimmed, 100, 0, "100"));
    CHECK(shows(cor_number_trimmed, -0.0001, 3, "0"));
    CHECK(shows(cor_number_trimmed, 0.125, 2, "0.13"));
    CHECK(shows(cor_number_trimmed, 1e15, 3, "1000000000000000"));
}

static void both_ways_of_rounding_agree(void)
{
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        double value = (double)(next_random(&seed) >> 40) / 4096;
        cor_buf fixed = { 0 }, trimmed = { 0 };
        cor_number_fixed(&fixed, value, 3);
        cor_number_trimmed(&trimmed, value, 3);
        CHECK(cor_str_starts(cor_buf_view(&fixed), trimmed.ptr));
        double back = 0;
        CHECK(cor_number_parse(cor_buf_view(&fixed), &back) && fabs(back - value) <= 0.00050001);
        cor_buf_free(&fixed);
        cor_buf_free(&trimmed);
    }
}

static void scanning_takes_what_json_allows(void)
{
    static const struct {
        const char *text;
        size_t length;
        double value;
    } rows[] = {
        { "0.35mm", 4, 0.35 },
        { "-0", 2, -0.0 },
        { "01", 1, 0 },
        { "1.e5", 1, 1 },
        { "1e", 1, 1 },
        { "1e+", 1, 1 },
        { "1.5E-3x", 6, 0.0015 },
        { "0x10", 1, 0 },
        { "1,5", 1, 1 },
        { "", 0, 0 },
        { "-", 0, 0 },
        { ".5", 0, 0 },
        { "+1", 0, 0 },
        { "inf", 0, 0 },
        { "nan", 0, 0 },
        { " 1", 0, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = 0;
        CHECK(cor_number_scan(cor_str_of(rows[i].text), &value) == rows[i].length);
        CHECK(value == rows[i].value);
    }
    double huge = 0;
    CHECK(cor_number_scan(COR_STR("1e400"), &huge) == 5 && isinf(huge));
    CHECK(cor_number_scan(COR_STR("1e99999999999999999999"), &huge) == 22 && isinf(huge));
    CHECK(cor_number_scan(COR_STR("1e-99999999999999999999"), &huge) == 23 && huge == 0);
}

static void parsing_wants_the_whole_text(void)
{
    double value = 7;
    CHECK(cor_number_parse(COR_STR("+.5"), &value) && value == 0.5);
    CHECK(cor_number_parse(COR_STR("-12e-1"), &value) && value == -1.2);
    value = 7;
    static const char *const wrong[] = { "",   ".",   "+",   "1 ",  " 1",  "1,5",   "1.",
                                         "1e", "0x1", "--1", "inf", "nan", "1e400", "e5" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK(!cor_number_parse(cor_str_of(wrong[i]), &value));
    CHECK(value == 7); /* untouched on failure */
}

static void long_numbers_round_correctly(void)
{
    cor_buf text = { 0 };
    double value = 0;
    cor_buf_text(&text,
                 "1.00000000000000011102230246251565404236316680908203125"); /* 1 + half ulp */
    CHECK(cor_number_parse(cor_buf_view(&text), &value) && value == 1);
    for (int i = 0; i < 500; i++)
        cor_buf_char(&text, '0');
    cor_buf_char(&text, '1'); /* a hair more */
    CHECK(cor_number_parse(cor_buf_view(&text), &value) && value == 1 + DBL_EPSILON);
    cor_buf_free(&text);
}

static void the_fast_decimal_equals_the_slow_one(void)
{
    uint64_t seed = 99;
    int taken = 0;
    for (int i = 0; i < 50000; i++) {
        char text[48];
        uint64_t digits = next_random(&seed) >> (next_random(&seed) % 60);
        int places = (int)(next_random(&seed) % 19) + 1;
        uint64_t whole = digits % 100000;
        snprintf(text, sizeof text, "%llu.%0*llu", (unsigned long long)whole, places,
                 (unsigned long long)(next_random(&seed) % 1000000000u));
        double fast = 0, slow = 0;
        const char *behind = cor_decimal_scan(text, &fast);
        if (!behind)
            continue;
        taken++;
        CHECK(cor_number_scan(cor_str_of(text), &slow) == (size_t)(behind - text));
        CHECK(fast == slow);
    }
    CHECK(taken > 25000);
}

int main(void)
{
    setlocale(LC_ALL, "");
    RUN(the_locale_is_the_one_asked_for);
    RUN(numbers_have_their_shortest_form);
    RUN(powers_of_two_are_short_too);
    RUN(every_double_comes_back);
    RUN(halves_go_away_from_zero);
    RUN(trailing_zeros_are_cut);
    RUN(both_ways_of_rounding_agree);
    RUN(scanning_takes_what_json_allows);
    RUN(parsing_wants_the_whole_text);
    RUN(long_numbers_round_correctly);
    RUN(the_fast_decimal_equals_the_slow_one);
    return check_result();
}
