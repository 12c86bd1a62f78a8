/* One rule for every command: what a run of several parts comes to. */
#include "base/exit_code.h"
#include "unit/check.h"

static void the_worse_code_is_the_same_in_either_order(void)
{
    static const int order[] = { 70, 74, 75, 1, 2, 3, 0 };
    enum { COUNT = sizeof order / sizeof *order };
    for (int i = 0; i < COUNT; i++)
        for (int k = i; k < COUNT; k++) {
            CHECK(cor_exit_worse(order[i], order[k]) == order[i]);
            CHECK(cor_exit_worse(order[k], order[i]) == order[i]);
        }
}

static void codes_of_others_are_worse_than_fine_only(void)
{
    CHECK(cor_exit_worse(0, 134) == 134 && cor_exit_worse(134, 0) == 134);
    CHECK(cor_exit_worse(134, 3) == 3);
}

static int code_of_two(cor_kind first, cor_kind second)
{
    cor_report report = { 0 };
    cor_warn(&report, COR_KIND_BUG, COR_NOWHERE, NULL, "a warning");
    cor_fail(&report, first, COR_NOWHERE, NULL, "one");
    cor_fail(&report, second, COR_NOWHERE, NULL, "another");
    int code = cor_report_exit_code(&report);
    cor_report_clear(&report);
    return code;
}

static void a_report_asks_for_the_worst_of_its_errors(void)
{
    CHECK(code_of_two(COR_KIND_USAGE, COR_KIND_USAGE) == COR_EXIT_USAGE);
    CHECK(code_of_two(COR_KIND_USAGE, COR_KIND_YAML) == COR_EXIT_INPUT);
    CHECK(code_of_two(COR_KIND_YAML, COR_KIND_USAGE) == COR_EXIT_INPUT);
    CHECK(code_of_two(COR_KIND_IO_WRITE, COR_KIND_YAML) == COR_EXIT_OUTPUT);
    CHECK(code_of_two(COR_KIND_IO_WRITE, COR_KIND_BUG) == COR_EXIT_BUG);
}

static void warnings_and_notes_are_fine(void)
{
    cor_report report = { 0 };
    cor_warn(&report, COR_KIND_BUG, COR_NOWHERE, NULL, "a warning");
    cor_note(&report, COR_KIND_USAGE, COR_NOWHERE, NULL, "a note");
    CHECK(cor_report_exit_code(&report) == COR_EXIT_FINE);
    cor_report_clear(&report);
}

static void a_failure_without_an_error_is_a_bug(void)
{
    cor_report report = { 0 };
    CHECK(cor_part_exit_code(true, &report) == COR_EXIT_FINE);
    CHECK(cor_part_exit_code(false, &report) == COR_EXIT_BUG);
    cor_fail(&report, COR_KIND_YAML, COR_NOWHERE, NULL, "one");
    CHECK(cor_part_exit_code(false, &report) == COR_EXIT_INPUT);
    CHECK(cor_part_exit_code(true, &report) == COR_EXIT_INPUT);
    cor_report_clear(&report);
}

int main(void)
{
    RUN(the_worse_code_is_the_same_in_either_order);
    RUN(codes_of_others_are_worse_than_fine_only);
    RUN(a_report_asks_for_the_worst_of_its_errors);
    RUN(warnings_and_notes_are_fine);
    RUN(a_failure_without_an_error_is_a_bug);
    return check_result();
}
