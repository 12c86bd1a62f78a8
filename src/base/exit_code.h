/*
 * base/exit_code: what a run of the command comes to, as a number.
 *
 *   in    a report; the codes of the parts of a run
 *   out   one code for the whole
 *   not   ending the process
 *
 * Threads: safe.
 */
#ifndef COR_BASE_EXIT_CODE_H
#define COR_BASE_EXIT_CODE_H

#include "base/report.h"

enum {
    COR_EXIT_FINE = 0,
    COR_EXIT_INPUT = 1,   /* faults in the input */
    COR_EXIT_USAGE = 2,   /* a request that makes no sense */
    COR_EXIT_CLAIM = 3,   /* a claim does not hold */
    COR_EXIT_BUG = 70,    /* a fault of ours */
    COR_EXIT_OUTPUT = 74, /* an output could not be written */
    COR_EXIT_LATER = 75   /* try again, for instance with more memory */
};

/* The code of a run with two parts: that which the user must hear of first. In this order: a bug,
 * an output, later, input, usage, a claim, any other, fine. */
int cor_exit_worse(int a, int b);

/* The worst that the errors of a report ask for; COR_EXIT_FINE without errors. */
int cor_report_exit_code(const cor_report *report);

/* The same of a part that says whether it went well: one that failed without an error is a fault of
 * ours. */
int cor_part_exit_code(bool well, const cor_report *report);

#endif
