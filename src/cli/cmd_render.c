#include "cli/finish.h"
#include "cli/work.h"

static int render_one(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_render_options render = options->render;
    cor_report report = { 0 };
    cor_buf written = { 0 };
    render.skip_abstract = file->from_folder;
    bool ok = cor_render_figure(file->path, &render, &written, &report);
    fwrite(written.ptr ? written.ptr : "", 1, written.len, stdout);
    cor_buf_free(&written);
    int code = cor_part_exit_code(ok, &report);
    return cor_exit_worse(code, cor_cli_finish(stderr, &report, options));
}

static int render(const cor_cli_options *options)
{
    cor_report report = { 0 };
    cor_figures figures;
    int code = COR_EXIT_FINE;
    if (!cor_figures_find(&figures, options->files, options->file_count, &report))
        return cor_cli_finish(stderr, &report, options);
    if (cor_figures_check_outputs(&figures, &report))
        code = cor_cli_work(&figures, options, render_one);
    else
        code = cor_cli_finish(stderr, &report, options);
    cor_figures_free(&figures);
    return code;
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_render, "ofdlsjDLZqYRtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_FINE;
    if (options.help)
        fputs(cor_command_render.help, stdout);
    else
        code = render(&options);
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_render = {
    .name = "render",
    .run = run,
    .summary = "draw figures as PNG, SVG and PDF",
    .help =
        "usage: corridor render FIGURE... [options]\n"
        "\n"
        "Draws figure files (YAML or JSON), all figures of a folder, or a data file as it is\n"
        "(GeoJSON, also a document a line; .gpkg, .fgb, .shp). Beside each stands\n"
        "NAME.audit.json: where its numbers come from.\n"
        "\n"
        "  -o, --output DIR       where the outputs go (default: this folder)\n"
        "  -f, --format LIST      png, svg, pdf; default: as the figure says\n"
        "      --dpi N            pixels an inch of the PNG\n"
        "      --lang L           language of the figure, as az, hy, en\n"
        "      --set NAME=VALUE   sets a variable of the style's `state`\n"
        "      --layer NAME       of a data file: the table of a GeoPackage\n"
        "      --source-crs CRS   of a data file: its coordinates', whatever it says\n"
        "  -j, --jobs N           figures at once (default: one a processor)\n"
        "      --lenient          warnings for errors: texts with letters that no font has are\n"
        "                         left out, projections that tear or fold are drawn\n"
        "      --strict           warnings are errors: a figure with one is not written\n"
        "      --diagnostics F    text, or json: an array for each figure\n"
        "      --time-limit S     seconds of processor time for a figure (default: 600; 0: any)\n"
        "      --memory-limit SIZE  memory for a figure, as in 500M (default: 8G; 0: all)\n"
        "  -q, --quiet            no progress\n"
        "\n"
        "Names of the files written go to stdout, messages to stderr. Exit codes: 0 fine, 1 "
        "faults\n"
        "in the input, 2 usage, 70 a bug, 74 an output could not be written, 75 try again later:\n"
        "a limit was reached, or an input changed while it was read.\n"
        "\n"
        "example: corridor render styles -o output -f png,pdf\n",
};
