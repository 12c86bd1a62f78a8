#include "cli/finish.h"
#include "cli/work.h"
#include "measure/check.h"

static int check(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_report report = { 0 };
    cor_buf text = { 0 };
    bool surprised = false;
    if (cor_check_file(&text, &surprised, file->path, &options->render.style, options->check_format,
                       &report))
        fwrite(text.ptr, 1, text.len, stdout);
    cor_buf_free(&text);
    int code = cor_cli_finish(stderr, &report, options);
    return surprised ? cor_exit_worse(code, COR_EXIT_CLAIM) : code;
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_check, "sLJXDtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_FINE;
    if (options.measure.format == COR_AS_JSON)
        options.check_format = COR_CHECK_JSON;
    if (options.help) {
        fputs(cor_command_check.help, stdout);
    } else if (options.check_format != COR_CHECK_TEXT && options.file_count > 1) {
        cor_cli_usage("check", "--json and --junit take one file");
        code = COR_EXIT_USAGE;
    } else {
        code = cor_cli_work_each(&options, check);
    }
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_check = {
    .name = "check",
    .run = run,
    .summary = "hold published lengths against the geometry",
    .help =
        "usage: corridor check FIGURE... [options]\n"
        "\n"
        "Measures what the claims of figure files (corridor.claims) are about, and prints each\n"
        "with what was measured, how surely, the tolerance, the verdict and the source.\n"
        "\n"
        "A claim holds when its interval meets that of the measurement. Its tolerance is what\n"
        "it says, or half of the last digit that was published: '43 km' is 42.5 to 43.5 km.\n"
        "The measurement is as sure as the data says it was drawn (precision_m). Where it does\n"
        "not say, a claim that differs is undecidable, unless it is more than twice as long as\n"
        "the line, or less than half. styles/README.md has the rules.\n"
        "\n"
        "      --json             metres to the millimetre\n"
        "      --junit            for test runners\n"
        "      --set NAME=VALUE, --lenient, --diagnostics F, --time-limit S, --memory-limit SIZE\n"
        "                         as in render\n"
        "\n"
        "Exit codes: 0 fine, 1 faults in the input, 2 usage, 3 a claim fails that is not\n"
        "marked `expect: fails`, or one holds that is.\n"
        "\n"
        "example: corridor check geodata/claims.yaml\n",
};
