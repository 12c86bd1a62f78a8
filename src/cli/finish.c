#include "cli/finish.h"

int cor_cli_finish(FILE *messages, cor_report *report, const cor_cli_options *options)
{
    int code = cor_report_exit_code(report);
    cor_report_print_as(messages, report, options->batch.json_diagnostics);
    cor_report_clear(report);
    return fflush(stdout) == 0 ? code : cor_exit_worse(code, COR_EXIT_OUTPUT);
}
