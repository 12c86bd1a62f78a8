/*
 * cli/options: the options that commands share, read with getopt_long. Private to cli.
 */
#ifndef COR_CLI_OPTIONS_H
#define COR_CLI_OPTIONS_H

#include "batch/render.h"
#include "batch/workers.h"
#include "cli/commands.h"
#include "measure/check.h"
#include "measure/locate.h"
#include "measure/measure.h"

typedef struct cor_cli_options {
    cor_batch_options batch;
    cor_render_options render;
    const char **set; /* as many as there are arguments at most */
    const char *stage;
    cor_measure_options measure;
    cor_check_format check_format;
    cor_locate_options locate;
    double at_m; /* what locate.at_m points to */
    bool schema_only, json;
    const char *const *files;
    size_t file_count;
    bool help;
} cor_cli_options;

/* `accepted` lists the short names of the options that this command takes. Prints what is wrong and
 * returns false on a usage error. Free with cor_cli_options_free. */
bool cor_cli_read(cor_cli_options *out, const cor_command *command, const char *accepted, int argc,
                  char **argv);
void cor_cli_options_free(cor_cli_options *options);

/* One line on stderr, "corridor render: error: ...", with where to find help; returns false. */
bool cor_cli_usage(const char *command, const char *format, ...) COR_PRINTF(2, 3);

#endif
