/*
 * batch/workers: work on files, on each in a process of its own.
 *
 *   in    files, what to do with one, limits, how many at once
 *   out   what the work prints on stdout and stderr, in the order of the files whatever finishes
 *         first; an exit code
 *   not   what a figure is
 *
 * Processes, not threads: a figure that runs out of memory, or a library that crashes on a hostile
 * file, costs that figure and no other.
 *
 * What asks this program to end is passed on; it ends when its children have.
 *
 * Threads: called once, from the main thread.
 */
#ifndef COR_BATCH_WORKERS_H
#define COR_BATCH_WORKERS_H

#include "batch/figures.h"
#include "batch/process.h"

typedef struct cor_batch_options {
    cor_limits limits; /* of each process */
    int jobs;          /* 0: one a processor */
    bool json_diagnostics;
    bool quiet;      /* no progress */
    bool is_inquiry; /* messages are the result: they go to stdout, as JSON in one array */
} cor_batch_options;

/* Works on one file: prints, and returns its exit code. */
typedef int cor_batch_work(const cor_figure_file *file, const void *context);

/* Returns the worst exit code of all. */
int cor_batch_run(const cor_figures *figures, const cor_batch_options *options,
                  cor_batch_work *work, const void *context);

#endif
