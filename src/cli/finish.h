/*
 * cli/finish: the end of a command: what it has to say, and its exit code. Private to cli.
 */
#ifndef COR_CLI_FINISH_H
#define COR_CLI_FINISH_H

#include "cli/options.h"

/* Prints the report in the form of --diagnostics and clears it. Returns its exit code; whether
 * stdout took all results cli/streams says in the end. */
int cor_cli_finish(FILE *messages, cor_report *report, const cor_cli_options *options);

#endif
