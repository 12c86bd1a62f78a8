/*
 * cli/commands: the commands, one function each. Private to cli.
 *
 * Each gets its own arguments (argv[0] is the command's name) and returns the exit code.
 */
#ifndef COR_CLI_COMMANDS_H
#define COR_CLI_COMMANDS_H

#include "base/exit_code.h"

typedef struct cor_command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
    const char *help; /* fits a screen, with an example */
} cor_command;

extern const cor_command cor_command_render, cor_command_measure, cor_command_locate,
    cor_command_check, cor_command_lint, cor_command_style, cor_command_dump;

#endif
