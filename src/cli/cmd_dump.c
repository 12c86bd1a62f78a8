#include "batch/dump.h"
#include "cli/finish.h"
#include "cli/work.h"

static int dump(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_report report = { 0 };
    cor_buf text = { 0 };
    /* The list of labels is wanted most when one finds no place: the report has the error. */
    if (cor_dump(&text, options->stage, file->path, &options->render, &report) || text.len)
        fwrite(text.ptr, 1, text.len, stdout);
    cor_buf_free(&text);
    return cor_cli_finish(stderr, &report, options);
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_dump, "SdlsLDYRtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_FINE;
    if (options.help) {
        fputs(cor_command_dump.help, stdout);
    } else if (!options.stage) {
        cor_cli_usage("dump", "--stage=data, style, plan, scene or labels is needed");
        code = COR_EXIT_USAGE;
    } else {
        code = cor_cli_work_each(&options, dump);
    }
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_dump = {
    .name = "dump",
    .run = run,
    .summary = "print a stage of a figure as text",
    .help = "usage: corridor dump --stage=STAGE FIGURE... [options]\n"
            "\n"
            "Prints what corridor makes of a figure, for developers and tests.\n"
            "\n"
            "  --stage=data     sources: features, parts, coordinates\n"
            "  --stage=style    the merged figure as JSON\n"
            "  --stage=plan     sheet, frame, projection, scale, places of the parts\n"
            "  --stage=scene    every mark in drawing order\n"
            "  --stage=labels   every label with its place in mm, or what is in its way; then the\n"
            "                   certificate that none of them is in another's way\n"
            "  --lang L, --set NAME=VALUE, --dpi N, --lenient, --diagnostics F, --layer NAME,\n"
            "  --source-crs CRS, --time-limit S, --memory-limit SIZE   as in render\n"
            "\n"
            "example: corridor dump --stage=plan styles/tripp-route.yaml\n",
};
