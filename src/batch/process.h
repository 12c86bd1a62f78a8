/*
 * batch/process: a process for one piece of work.
 *
 *   in    limits
 *   out   a process that keeps to them and ends with its parent; what ended it, as an error
 *   not   the work (batch/workers)
 *
 * A hostile file costs its own figure a stated amount of time and memory, and no other anything.
 * Signals that ask the program to end come to the parent one at a time, when it asks for them, and
 * are passed on.
 *
 * Threads: called from the main thread of a program that has no others.
 */
#ifndef COR_BATCH_PROCESS_H
#define COR_BATCH_PROCESS_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/report.h"

/* 0: no limit. */
typedef struct cor_limits {
    uint64_t time_s;       /* of the processor */
    uint64_t memory_bytes; /* of address space; a build with a sanitizer needs more than there is,
                              and sets no limit */
} cor_limits;

/* Sets them for this process, and for good. */
void cor_limits_apply(const cor_limits *limits);
/* That work on the file at `path` came to the end of its time, its memory, or of a file that became
 * shorter while it was read: errors whose code is 75. */
void cor_fail_time(const cor_limits *limits, const char *path, cor_report *report);
void cor_fail_memory(const cor_limits *limits, const char *path, cor_report *report);
void cor_fail_shrunk(const char *path, cor_report *report);
/* A report as text or JSON, for those who will not be able to print one; freed with free. */
char *cor_words_of(const cor_report *report, bool json);

/* Far above what a figure for print needs: a world map of ten million vertices takes some twenty
 * seconds and two gigabytes. */
enum { COR_TIME_LIMIT_S = 600 };
#define COR_MEMORY_LIMIT_BYTES ((uint64_t)8 << 30)

/* The signals of before, to be given back. */
typedef struct cor_signals {
    sigset_t before, held;
} cor_signals;

/* From now on the end of a child and what asks this program to end waits for cor_signals_next. */
void cor_signals_hold(cor_signals *out);
void cor_signals_release(const cor_signals *signals);
/* Waits for the next signal; SIGCHLD may stand for several children. */
int cor_signals_next(const cor_signals *signals);
/* Ends this process by the signal that asked for it, as if it had never been held. */
void cor_signals_obey(const cor_signals *signals, int signal);

/* As fork: 0 in the child, -1 with errno. The child has its own signals again, dies with its
 * parent, and keeps to the limits; when memory runs out it says so of `path`, as JSON if asked, on
 * standard error, and ends with code 75. */
pid_t cor_process_start(const cor_signals *signals, const cor_limits *limits, const char *path,
                        bool json);

/* One that has ended: its number, its code, and, when it did not end by itself, an error about
 * `path`. */
typedef struct cor_ending {
    pid_t pid; /* 0: none has ended */
    int status;
    double time_s; /* of the processor */
} cor_ending;

/* Does not wait; false with errno when there is no child. */
COR_MUST_CHECK bool cor_process_wait(cor_ending *out);
int cor_process_code(const cor_ending *ending, const cor_limits *limits, const char *path,
                     cor_report *report);

#endif
