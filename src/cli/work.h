/*
 * cli/work: what a command does with its files, within their limits. Private to cli.
 *
 *   in    files; what is done with one of them, which has the options for its context
 *   out   an exit code
 *   not   the work
 *
 * Each of several files has a process of its own (batch/workers). A single one has this process,
 * which keeps to the limits itself: a process more would cost it a tenth of its time.
 */
#ifndef COR_CLI_WORK_H
#define COR_CLI_WORK_H

#include "cli/options.h"

/* As many at once as --jobs says. Returns the worst exit code of all. */
int cor_cli_work(const cor_figures *files, const cor_cli_options *options, cor_batch_work *work);

/* On the files that the options name, one after the other. */
int cor_cli_work_each(const cor_cli_options *options, cor_batch_work *work);

#endif
