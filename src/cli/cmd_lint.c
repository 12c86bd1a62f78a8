#include "batch/check.h"
#include "cli/finish.h"
#include "cli/work.h"

static int lint_one(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_render_options render = options->render;
    cor_report report = { 0 };
    render.skip_abstract = file->from_folder;
    bool ok = options->schema_only ? cor_check_schema(file->path, &render, &report)
                                   : cor_check_figure(file->path, &render, &report);
    int code = cor_part_exit_code(ok, &report);
    return cor_exit_worse(code, cor_cli_finish(stdout, &report, options));
}

static int lint(const cor_cli_options *options)
{
    cor_report report = { 0 };
    cor_figures figures;
    if (!cor_figures_find(&figures, options->files, options->file_count, &report))
        return cor_cli_finish(stdout, &report, options);
    int code = cor_cli_work(&figures, options, lint_one);
    cor_figures_free(&figures);
    return code;
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_lint, "cJDfdlsLYRtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_FINE;
    options.batch.json_diagnostics |= options.json;
    options.batch.is_inquiry = options.batch.quiet = true;
    if (options.help)
        fputs(cor_command_lint.help, stdout);
    else
        code = lint(&options);
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_lint = {
    .name = "lint",
    .run = run,
    .summary = "say what is wrong with figures, and write nothing",
    .help =
        "usage: corridor lint FIGURE... [options]\n"
        "\n"
        "Reports all that drawing the figures would (faults of the files with line and column,\n"
        "data that cannot be read, labels without a place), labels that break their own rules,\n"
        "and what readers would miss: text\n"
        "that its ground swallows, classes of the legend that the colour-blind cannot tell\n"
        "apart, lengths typed into texts (\"42 km\"), no alt text, sources that are not credited.\n"
        "Figures are named as in render.\n"
        "\n"
        "      --schema-only      the figure files only; data files are not read\n"
        "      --json             one array of {file, line, column, severity, kind, message,\n"
        "                         hint}, empty when all is well\n"
        "      --diagnostics F    text, or json: the same as --json\n"
        "  -f, --format LIST, --dpi N, --lang L, --set NAME=VALUE, --lenient, --layer NAME,\n"
        "      --source-crs CRS, --time-limit S, --memory-limit SIZE   as in render\n"
        "\n"
        "What is found goes to stdout. Exit codes: 0 no faults (there may be warnings), 1\n"
        "faults, 2 usage.\n"
        "\n"
        "example: corridor lint styles --schema-only\n",
};
