/*
 * batch/workers: many figures, each in a process of its own.
 *
 *   in    figure files, options, how many at once
 *   out   outputs on the disk; their names on stdout and diagnostics on stderr, in the order of the
 *         figures whatever finishes first; an exit code
 *   not   what a figure is
 *
 * Processes, not threads: a figure that runs out of memory, or a library that crashes on a hostile
 * file, costs that figure and no other. A single figure is drawn in this process.
 *
 * Threads: called once, from the main thread.
 */
#ifndef COR_BATCH_WORKERS_H
#define COR_BATCH_WORKERS_H

#include "batch/figures.h"
#include "batch/render.h"

typedef struct cor_batch_options {
    cor_render_options render;
    int jobs; /* 0: one a processor */
    bool json_diagnostics;
    bool quiet; /* no progress */
} cor_batch_options;

/* Returns the worst exit code of all. */
int cor_batch_run(const cor_figures *figures, const cor_batch_options *options);

#endif
