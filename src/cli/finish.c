#include "cli/finish.h"

int cor_cli_finish(FILE *messages, cor_report *report, const cor_cli_options *options)
{
    int code = cor_report_exit_code(report);
    cor_report_print_as(messages, report, options->batch.json_diagnostics);
    cor_report_clear(report);
    return code; /* whether stdout took all of it, cli/streams says in the end */
}
