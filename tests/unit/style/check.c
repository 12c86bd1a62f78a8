/* The questions of the checker: what is wrong, where, and what was meant. */
#include "style/check.h"

#include <math.h>

#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const keys[] = { "width", "height", "dpi", "min-text" };

static void unknown_keys_are_all_reported_with_what_was_meant(void)
{
    static const char text[] = "widht: 1\nheight: 2\nzzz: 3\nx-mine: 4\nDPI: 5";
    static const expected_fault faults[] = {
        { text, 1, 1, 5, "unknown key 'widht' in 'sheet'", "did you mean 'width'?" },
        { text, 3, 1, 3, "unknown key 'zzz' in 'sheet'",
          "known keys are width, height, dpi, min-text" },
        { text, 5, 1, 3, "unknown key 'DPI' in 'sheet'", NULL },
    };
    reading r = read_text(cor_str_of(text));
    CHECK(!cor_check_map(r.root, keys, COUNT(keys), "in 'sheet'", &r.report));
    CHECK(r.report.errors == COUNT(faults));
    for (size_t i = 0; i < COUNT(faults); i++)
        CHECK(said(&r.report, &faults[i]));
    reading_free(&r);
}

static void known_keys_and_those_of_others_pass(void)
{
    reading r = read_text(COR_STR("{\"dpi\": 1, \"x-y\": 2, \"width\": 3}"));
    CHECK(cor_check_map(r.root, keys, COUNT(keys), "in 'sheet'", &r.report));
    CHECK(r.report.count == 0);
    reading_free(&r);
}

static void kinds_are_named(void)
{
    static const char text[] = "- 12\n- x\n- [1]\n- {a: b}\n- null\n- true";
    static const expected_fault faults[] = {
        { text, 1, 3, 2, "expected a string, found a number", "quotes" },
        { text, 3, 3, 1, "expected a string, found a list", NULL },
        { text, 4, 3, 1, "expected a string, found a map", NULL },
        { text, 5, 3, 4, "expected a string, found null", NULL },
        { text, 6, 3, 4, "expected a string, found a boolean", NULL },
    };
    reading r = read_text(cor_str_of(text));
    for (size_t i = 0; i < r.root->count; i++)
        CHECK(cor_check_kind(r.root->items[i], COR_NODE_STRING, &r.report) == (i == 1));
    CHECK(r.report.errors == COUNT(faults));
    for (size_t i = 0; i < COUNT(faults); i++)
        CHECK(said(&r.report, &faults[i]));
    CHECK(!cor_check_map(r.root->items[2], keys, COUNT(keys), "in 'sheet'", &r.report));
    CHECK(said(&r.report, &(expected_fault){ text, 3, 3, 1,
                                             "expected a map in 'sheet', found a list", NULL }));
    reading_free(&r);
}

static void words_are_found_or_suggested(void)
{
    static const char *const words[] = { "butt", "round", "square" };
    static const char text[] = "[square, ruond, xyzxyz, 3]";
    static const expected_fault faults[] = {
        { text, 1, 10, 5, "unknown value 'ruond'", "did you mean 'round'?" },
        { text, 1, 17, 6, "unknown value 'xyzxyz'", "write one of butt, round, square" },
        { text, 1, 25, 1, "expected a string, found a number", NULL },
    };
    reading r = read_text(cor_str_of(text));
    size_t index = 99;
    CHECK(cor_check_word(r.root->items[0], words, COUNT(words), &index, &r.report) && index == 2);
    for (size_t i = 1; i < 4; i++)
        CHECK(!cor_check_word(r.root->items[i], words, COUNT(words), &index, &r.report));
    CHECK(r.report.errors == 3 && index == 2);
    for (size_t i = 0; i < COUNT(faults); i++)
        CHECK(said(&r.report, &faults[i]));
    reading_free(&r);
}

static void numbers_stay_in_their_range(void)
{
    static const char text[] = "[0.5, 2, -1, '1']";
    static const expected_fault faults[] = {
        { text, 1, 7, 1, "2 is out of range, it must be between 0 and 1", NULL },
        { text, 1, 10, 2, "-1 is out of range, it must be at least 0", NULL },
        { text, 1, 7, 1, "2 is out of range, it must be at most 1", NULL },
        { text, 1, 14, 3, "expected a number, found a string", NULL },
    };
    reading r = read_text(cor_str_of(text));
    cor_node *const *items = r.root->items;
    double value = 17;
    CHECK(!cor_check_number(items[1], 0, 1, &value, &r.report));
    CHECK(!cor_check_number(items[2], 0, HUGE_VAL, &value, &r.report));
    CHECK(!cor_check_number(items[1], -HUGE_VAL, 1, &value, &r.report));
    CHECK(!cor_check_number(items[3], 0, 1, &value, &r.report) && value == 17);
    for (size_t i = 0; i < COUNT(faults); i++)
        CHECK(said(&r.report, &faults[i]));
    CHECK(cor_check_number(items[0], 0, 1, &value, &r.report) && value == 0.5);
    reading_free(&r);
}

int main(void)
{
    RUN(unknown_keys_are_all_reported_with_what_was_meant);
    RUN(known_keys_and_those_of_others_pass);
    RUN(kinds_are_named);
    RUN(words_are_found_or_suggested);
    RUN(numbers_stay_in_their_range);
    return check_result();
}
