/* The command: finds the word that says what to do, and does it. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "cli/commands.h"
#include "cli/streams.h"
#include "corridor.h"

static const cor_command *const commands[] = {
    &cor_command_render, &cor_command_measure, &cor_command_locate, &cor_command_check,
    &cor_command_lint,   &cor_command_style,   &cor_command_dump,
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const cor_command *command_named(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static void print_help(FILE *out)
{
    fputs("usage: corridor COMMAND ...\n\nPrint-ready maps from geodata and a style file.\n\n",
          out);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fputs("  help     what a command does: corridor help render\n"
          "  version  the version\n",
          out);
    fputs("\n"
          "With data of your own (.geojson, .gpkg, .fgb, .shp):\n"
          "  corridor render data.gpkg              draws it as it is\n"
          "  corridor style data.gpkg > map.yaml    the figure file of that, to begin from\n"
          "  corridor measure data.gpkg             how long its lines are\n"
          "\n"
          "A figure that says corridor: {extends: base.yaml} takes fonts, sizes and colours from\n"
          "the styles that come along. Data that says how precisely it is drawn, with precision_m\n"
          "(metres) in its features or in the file, is measured with that uncertainty: claims\n"
          "about it hold, fail, or are undecidable.\n"
          "\n"
          "example: corridor render styles/tripp-route.yaml -o output\n",
          out);
}

static int help(const char *name)
{
    const cor_command *command = name ? command_named(name) : NULL;
    if (name && !command) {
        fprintf(stderr, "corridor: error: there is no command '%s' [cli.usage]\n", name);
        return COR_EXIT_USAGE;
    }
    if (command)
        fputs(command->help, stdout);
    else
        print_help(stdout);
    return COR_EXIT_FINE;
}

static int unknown(const char *word)
{
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i]->name;
    const char *nearest = cor_str_nearest(cor_str_of(word), names, COMMAND_COUNT);
    fprintf(stderr, "corridor: error: there is no command '%s' [cli.usage]\n", word);
    if (nearest)
        fprintf(stderr, "  did you mean '%s'?\n", nearest);
    else
        fputs("  see: corridor --help\n", stderr);
    return COR_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return COR_EXIT_USAGE;
    }
    const char *word = argv[1];
    const cor_command *command = command_named(word);
    if (command)
        return command->run(argc - 1, argv + 1);
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help(argc > 2 ? argv[2] : NULL);
    if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
        printf("corridor %s\n", cor_version());
        return COR_EXIT_FINE;
    }
    return unknown(word);
}

int main(int argc, char **argv)
{
    cor_heap_prepare();
    cor_streams_open();
    return cor_streams_close(run(argc, argv));
}
