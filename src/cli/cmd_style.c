#include "batch/check.h"
#include "cli/finish.h"
#include "cli/work.h"

static int print(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_report report = { 0 };
    cor_buf text = { 0 };
    if (cor_print_figure(&text, file->path, &options->render, options->json, &report))
        fwrite(text.ptr, 1, text.len, stdout);
    cor_buf_free(&text);
    return cor_cli_finish(stderr, &report, options);
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_style, "FJsLDtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_FINE;
    if (options.help) {
        fputs(cor_command_style.help, stdout);
    } else if (options.file_count > 1) {
        cor_cli_usage("style", "one figure at a time");
        code = COR_EXIT_USAGE;
    } else {
        code = cor_cli_work_each(&options, print);
    }
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_style = {
    .name = "style",
    .run = run,
    .summary = "print a figure as one file; of data, one to begin from",
    .help =
        "usage: corridor style FIGURE [options]\n"
        "\n"
        "Prints the figure as one file: what it extends is merged, --set applied. For a data\n"
        "file (GeoJSON of any name, .gpkg, .fgb, .shp) it prints the figure that `render` draws\n"
        "of it: a file to begin from. Write it beside the figure or the data: paths stay\n"
        "relative to that folder.\n"
        "\n"
        "A figure that says corridor: {extends: base.yaml} is laid over the file of that name:\n"
        "the one beside it, else the one that comes along with an installed corridor, or in\n"
        "the folder that the variable CORRIDOR_STYLES names.\n"
        "\n"
        "      --flatten          what it extends is merged: the default, also of --json\n"
        "      --json             as JSON by the letter of the style spec, as editors of web\n"
        "                         styles want it; `corridor` stays, which they let pass\n"
        "      --set NAME=VALUE   sets a variable of the style's `state`\n"
        "      --lenient          warnings for errors: texts with letters that no font has are\n"
        "                         left out, projections that tear or fold are drawn\n"
        "      --diagnostics F    text or json\n"
        "      --time-limit S, --memory-limit SIZE   as in render\n"
        "\n"
        "examples: corridor style data.gpkg > map.yaml\n"
        "          corridor style styles/tripp-route.yaml --json > styles/tripp-route.json\n",
};
