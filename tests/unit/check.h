/*
 * unit/check: CHECK goes on after a failure; a test program ends with `return check_result();`.
 *
 *     static void lengths_have_units(void) { CHECK(...); }
 *     int main(void) { RUN(lengths_have_units); return check_result(); }
 *
 * Threads: one.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

typedef struct check_counts {
    int passed, failed; /* tests, not conditions */
    int faults;         /* conditions of the running test that did not hold */
} check_counts;

static check_counts check_state;

static inline void check_condition(int holds, const char *text, const char *file, int line)
{
    if (holds)
        return;
    check_state.faults++;
    printf("%s:%d: does not hold: %s\n", file, line, text);
}

static inline void check_run(void (*test)(void), const char *name)
{
    check_state.faults = 0;
    test();
    if (check_state.faults)
        check_state.failed++;
    else
        check_state.passed++;
    printf("%s %s\n", check_state.faults ? "FAILED" : "passed", name);
    fflush(stdout);
}

/* A program that ran no test has not passed. */
static inline int check_result(void)
{
    printf("%d passed, %d failed\n", check_state.passed, check_state.failed);
    return check_state.failed || !check_state.passed;
}

#define CHECK(condition) check_condition(!!(condition), #condition, __FILE__, __LINE__)
#define RUN(test) check_run(test, #test)

#endif
