/*
 * cli/finish: the end of a command: what it has to say, and its exit code. Private to cli.
 */
#ifndef COR_CLI_FINISH_H
#define COR_CLI_FINISH_H

#include "cli/options.h"

/* Prints the report in the form of --diagnostics, clears it, and flushes stdout. Returns the exit
 * code of the report, or worse when stdout takes no more. */
int cor_cli_finish(FILE *messages, cor_report *report, const cor_cli_options *options);

#endif
