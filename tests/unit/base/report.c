#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/report.h"
#include "base/str.h"
#include "unit/check.h"

static const cor_span place = { .file = "report.c.tmp", .line = 2, .column = 5, .length = 3 };

/* The text that a printer writes; to be freed. */
static char *printed(void (*print)(FILE *, const cor_report *), const cor_report *report)
{
    FILE *out = tmpfile();
    CHECK(out != NULL);
    print(out, report);
    long size = ftell(out);
    rewind(out);
    char *text = cor_alloc((size_t)size + 1, 1);
    CHECK(fread(text, 1, (size_t)size, out) == (size_t)size);
    fclose(out);
    return text;
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

static void an_error_is_printed_with_its_line_and_a_caret(void)
{
    write_file(place.file, "one\n\ttwo 2qt\nthree\n");
    cor_report report = { 0 };
    CHECK(!cor_fail(&report, COR_KIND_BAD_VALUE, (cor_span){ place.file, 2, 6, 3 },
                    "units are px, pt", "unknown unit '%s'", "qt"));
    char *text = printed(cor_report_print, &report);
    CHECK(strcmp(text, "report.c.tmp:2:6: error: unknown unit 'qt' [style.bad-value]\n"
                       "      2 |  two 2qt\n"
                       "        |      ^~~\n"
                       "  hint: units are px, pt\n") == 0);
    free(text);
    cor_report_clear(&report);
    remove(place.file);
}

static void a_long_line_is_shown_around_the_fault(void)
{
    cor_buf line = { 0 };
    for (int i = 0; i < 5000; i++)
        cor_buf_text(&line, i == 4000 ? "X" : "\xc3\xa9");
    write_file(place.file, line.ptr);
    cor_buf_free(&line);
    cor_report report = { 0 };
    cor_fail(&report, COR_KIND_JSON, (cor_span){ place.file, 1, 4001, 1 }, NULL, "found X");
    char *text = printed(cor_report_print, &report);
    const char *excerpt = strchr(text, '\n') + 1, *caret = strchr(excerpt, '\n') + 1;
    size_t before = cor_utf8_count((cor_str){ excerpt, (size_t)(strchr(excerpt, 'X') - excerpt) });
    CHECK(before == (size_t)(strchr(caret, '^') - caret));
    CHECK(strlen(text) < 400);
    free(text);
    cor_report_clear(&report);
    remove(place.file);
}

static void a_place_behind_the_file_has_no_excerpt(void)
{
    write_file(place.file, "one\n");
    cor_report report = { 0 };
    cor_fail(&report, COR_KIND_JSON, (cor_span){ place.file, 9, 9, 1 }, NULL, "gone");
    cor_fail(&report, COR_KIND_JSON, (cor_span){ "no/such", 1, 1, 1 }, NULL, "gone");
    cor_fail(&report, COR_KIND_JSON, (cor_span){ place.file, 0, 0, 0 }, NULL, "gone");
    cor_fail(&report, COR_KIND_USAGE, COR_NOWHERE, NULL, "gone");
    char *text = printed(cor_report_print, &report);
    CHECK(strcmp(text, "report.c.tmp:9:9: error: gone [json.syntax]\n"
                       "no/such:1:1: error: gone [json.syntax]\n"
                       "report.c.tmp: error: gone [json.syntax]\n"
                       "error: gone [cli.usage]\n") == 0);
    free(text);
    cor_report_clear(&report);
    remove(place.file);
}

static void messages_cannot_drive_the_terminal(void)
{
    cor_report report = { 0 };
    cor_warn(&report, COR_KIND_DATA, (cor_span){ "a\nb", 0, 0, 0 }, "say\x07", "name '%s'",
             "\x1b[2J\n\xff\xe2\x80\xae");
    CHECK(strcmp(report.items[0].message, "name '\\x1b[2J\\n\\xff\\u202e'") == 0);
    CHECK(strcmp(report.items[0].hint, "say\\x07") == 0);
    char *text = printed(cor_report_print, &report);
    CHECK(strncmp(text, "a\\nb: warning: ", 15) == 0);
    free(text);
    cor_report_clear(&report);
}

static void a_message_does_not_give_megabytes_back(void)
{
    char *huge = cor_alloc(1 << 20, 1);
    memset(huge, 'x', (1 << 20) - 1);
    cor_report report = { 0 };
    cor_fail(&report, COR_KIND_DATA, COR_NOWHERE, NULL, "%s", huge);
    CHECK(strlen(report.items[0].message) < 2100);
    CHECK(cor_str_ends(cor_str_of(report.items[0].message), "..."));
    cor_report_clear(&report);
    cor_free(huge);
}

static void a_flood_of_warnings_hides_no_error(void)
{
    cor_report report = { 0 };
    for (int i = 0; i < COR_REPORT_MAX + 50; i++)
        cor_warn(&report, COR_KIND_LABEL, place, NULL, "dropped %d", i);
    cor_fail(&report, COR_KIND_CRS, place, NULL, "the cause");
    CHECK(report.count == COR_REPORT_MAX + 1 && report.dropped == 50);
    CHECK(report.warnings == COR_REPORT_MAX + 50 && report.errors == 1);
    CHECK(strcmp(report.items[COR_REPORT_MAX].message, "the cause") == 0);
    for (int i = 0; i < COR_REPORT_MAX + 7; i++)
        cor_fail(&report, COR_KIND_CRS, place, NULL, "again");
    CHECK(report.count == 2 * COR_REPORT_MAX && report.errors == COR_REPORT_MAX + 8);
    CHECK(report.dropped == 58);
    cor_report_clear(&report);
    CHECK(report.count == 0 && report.items == NULL);
}

static size_t count_in(const char *text, const char *word)
{
    size_t n = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        n++;
    return n;
}

static void a_flood_is_printed_in_part_and_counted(void)
{
    cor_report report = { 0 };
    for (int i = 0; i < COR_REPORT_MAX + 5; i++)
        cor_warn(&report, COR_KIND_LABEL, COR_NOWHERE, NULL, "label %d", i);
    for (int i = 0; i < 60; i++)
        cor_fail(&report, COR_KIND_LABEL, COR_NOWHERE, NULL, "required %d", i);
    char *text = printed(cor_report_print, &report);
    CHECK(count_in(text, "warning: label") == 50 && count_in(text, "error: required") == 60);
    CHECK(cor_str_ends(cor_str_of(text), "\nnote: 955 more not shown\n"));
    free(text);
    text = printed(cor_report_print_json, &report);
    CHECK(count_in(text, "\"label ") == COR_REPORT_MAX);
    free(text);
    cor_report_clear(&report);
}

static void faults_of_one_line_are_found_in_any_order(void)
{
    static const char *const words[] = { "a", "\xc3\xa9", "\xe2\x82\xac" };
    cor_buf line = { 0 };
    for (int i = 0; i < 999; i++)
        cor_buf_text(&line, words[i % 3]);
    cor_buf_text(&line, "\nlast\n");
    write_file(place.file, line.ptr);
    cor_buf_free(&line);
    cor_report report = { 0 };
    const uint32_t columns[] = { 400, 700, 100, 100, 997, 1 };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        cor_fail(&report, COR_KIND_DATA, (cor_span){ place.file, 1, columns[i], 1 }, NULL, "a");
        cor_fail(&report, COR_KIND_DATA, (cor_span){ place.file, i % 2 ? 2 : 1, 1, 1 }, NULL, "b");
    }
    char *text = printed(cor_report_print, &report);
    for (size_t i = 0; i < report.count; i++) {
        FILE *out = tmpfile();
        cor_diagnostic_print(out, &report.items[i]);
        char alone[2000] = { 0 };
        rewind(out);
        CHECK(fread(alone, 1, sizeof alone - 1, out) > 0 && strstr(text, alone));
        fclose(out);
    }
    free(text);
    cor_report_clear(&report);
    remove(place.file);
}

static void the_same_words_are_kept_once(void)
{
    cor_report report = { 0 };
    const cor_span other = { place.file, 7, 1, 1 };
    for (int i = 0; i < 3; i++) {
        cor_warn(&report, COR_KIND_DATA, place, "why", "odd");
        cor_note(&report, COR_KIND_DATA, place, NULL, "by the way");
        cor_fail(&report, COR_KIND_DATA, place, NULL, "wrong");
    }
    cor_warn(&report, COR_KIND_DATA, other, "why", "odd");
    cor_warn(&report, COR_KIND_DATA, place, "otherwise", "odd");
    CHECK(report.count == 7 && report.warnings == 3 && report.errors == 3);
    char *text = printed(cor_report_print_json, &report);
    CHECK(count_in(text, "\"odd\"") == 3);
    CHECK(count_in(text, "\"by the way\"") == 1 && count_in(text, "\"wrong\"") == 3);
    free(text);
    cor_report_clear(&report);
}

static void features_with_one_fault_are_counted(void)
{
    cor_report report = { 0 };
    const int features[300] = { 0 };
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 300; i++)
            cor_warn_of(&report, COR_KIND_EXPRESSION, place,
                        (cor_subject){ &features[i], { "roads", i + 5, 1, 1 } }, "found %u", i);
    CHECK(report.count == 1 && report.warnings == 1);
    char *text = printed(cor_report_print, &report);
    CHECK(strstr(text, "warning: found 0 (300 features, the first at roads:5)") != NULL);
    free(text);
    cor_warn_of(&report, COR_KIND_DATA, place, (cor_subject){ &features[9], { "roads", 14, 1, 1 } },
                "alone");
    text = printed(cor_report_print, &report);
    CHECK(strstr(text, "warning: alone (feature at roads:14)") != NULL);
    free(text);
    cor_report_clear(&report);
}

static void a_sample_is_no_feature(void)
{
    cor_report report = { 0 };
    const int features[2] = { 0 };
    cor_warn_of(&report, COR_KIND_EXPRESSION, place, (cor_subject){ NULL, COR_NOWHERE }, "found");
    for (uint32_t i = 0; i < 2; i++)
        cor_warn_of(&report, COR_KIND_EXPRESSION, place,
                    (cor_subject){ &features[i], { "roads", i + 5, 1, 1 } }, "found");
    char *text = printed(cor_report_print, &report);
    CHECK(strstr(text, "found (2 features, the first at roads:5)") != NULL);
    free(text);
    CHECK(!cor_report_harden(&report));
    text = printed(cor_report_print, &report);
    CHECK(strstr(text, "error: found (2 features, the first at roads:5)") != NULL);
    free(text);
    cor_report_clear(&report);
}

static void a_report_moves_whole(void)
{
    cor_report from = { 0 }, to = { 0 };
    cor_note(&to, COR_KIND_DATA, place, NULL, "first");
    cor_fail(&from, COR_KIND_DATA, place, NULL, "second");
    cor_warn(&from, COR_KIND_DATA, place, "why", "third");
    from.dropped = 4;
    cor_report_move(&to, &from);
    CHECK(to.count == 3 && to.errors == 1 && to.warnings == 1 && to.dropped == 4);
    CHECK(strcmp(to.items[2].message, "third") == 0);
    CHECK(from.count == 0 && from.items == NULL && from.errors == 0);
    cor_report_clear(&to);
}

static void tools_get_json(void)
{
    cor_report report = { 0 };
    char *empty = printed(cor_report_print_json, &report);
    CHECK(strcmp(empty, "[]\n") == 0);
    free(empty);
    cor_fail(&report, COR_KIND_BAD_VALUE, (cor_span){ "a\"b", 3, 7, 1 }, NULL, "say \"%s\"", "no");
    cor_note(&report, COR_KIND_FONT, COR_NOWHERE, "install it", "font");
    char *text = printed(cor_report_print_json, &report);
    CHECK(strcmp(text,
                 "[\n {\"file\":\"a\\\"b\",\"line\":3,\"column\":7,\"severity\":\"error\","
                 "\"kind\":\"style.bad-value\",\"message\":\"say \\\"no\\\"\",\"hint\":null},"
                 "\n {\"file\":null,\"line\":0,\"column\":0,\"severity\":\"note\","
                 "\"kind\":\"text.font\",\"message\":\"font\",\"hint\":\"install it\"}\n]\n") == 0);
    free(text);
    cor_report_clear(&report);
}

static void every_kind_has_its_own_slug(void)
{
    for (int i = 0; i <= COR_KIND_BUG; i++)
        for (int j = 0; j < i; j++)
            CHECK(strcmp(cor_kind_slug((cor_kind)i), cor_kind_slug((cor_kind)j)) != 0);
}

int main(void)
{
    RUN(an_error_is_printed_with_its_line_and_a_caret);
    RUN(a_long_line_is_shown_around_the_fault);
    RUN(a_place_behind_the_file_has_no_excerpt);
    RUN(messages_cannot_drive_the_terminal);
    RUN(a_message_does_not_give_megabytes_back);
    RUN(a_flood_of_warnings_hides_no_error);
    RUN(a_flood_is_printed_in_part_and_counted);
    RUN(faults_of_one_line_are_found_in_any_order);
    RUN(the_same_words_are_kept_once);
    RUN(features_with_one_fault_are_counted);
    RUN(a_sample_is_no_feature);
    RUN(a_report_moves_whole);
    RUN(tools_get_json);
    RUN(every_kind_has_its_own_slug);
    return check_result();
}
