#include "cli/finish.h"
#include "cli/work.h"
#include "measure/measure.h"

/* JSON is one document: one file. */
static bool is_usable(const cor_cli_options *options)
{
    const cor_measure_options *m = &options->measure;
    if (m->by && !m->split)
        return cor_cli_usage("measure", "--by needs --split FILE");
    if (m->format == COR_AS_CSV && (m->every_m > 0) + (m->split != NULL) > 1)
        return cor_cli_usage("measure", "--csv is one table: of --every or of --split");
    bool has_parts = m->split || m->every_m > 0;
    const char *odd = m->detail             ? "--detail"
                      : m->crs && has_parts ? "--crs"
                      : m->dem && has_parts ? "--dem"
                                            : NULL;
    if (m->format == COR_AS_CSV && odd)
        return cor_cli_usage("measure", "--csv has no column for %s here", odd);
    if (m->format != COR_AS_TEXT && options->file_count > 1)
        return cor_cli_usage("measure", "--json and --csv take one file");
    return true;
}

static int measure(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_report report = { 0 };
    cor_buf text = { 0 };
    if (cor_measure_file(&text, file->path, &options->measure, &report) &&
        (!options->render.strict || cor_report_harden(&report)))
        fwrite(text.ptr, 1, text.len, stdout);
    cor_buf_free(&text);
    return cor_cli_finish(stderr, &report, options);
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_measure, "YRWPBCHETUJVZDtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_USAGE;
    if (options.help) {
        fputs(cor_command_measure.help, stdout);
        code = COR_EXIT_FINE;
    } else if (is_usable(&options)) {
        code = cor_cli_work_each(&options, measure);
    }
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_measure = {
    .name = "measure",
    .run = run,
    .summary = "lengths of the lines in a data file",
    .help =
        "usage: corridor measure DATA... [options]\n"
        "\n"
        "Measures every line feature along geodesics of WGS 84.\n"
        "\n"
        "      --where EXPR       only these features: an expression of the style spec, as JSON\n"
        "      --layer NAME       the table of a GeoPackage\n"
        "      --source-crs CRS   of the file's coordinates, whatever it says\n"
        "      --split FILE       how much lies in which polygon of FILE, where the borders are\n"
        "                         crossed, and how far that depends on the borders\n"
        "      --by FIELD         the property that names the polygons (default: name)\n"
        "      --every LENGTH     stations along the line, as in 5km\n"
        "      --crs CRS          the length in a projection, too, and what explains it\n"
        "      --dem FILE.tif     the length over the ground, too: heights between the cells of a\n"
        "                         GeoTIFF, every half cell. Only their differences count, above\n"
        "                         the sea or the ellipsoid; what has no height is measured flat,\n"
        "                         and said\n"
        "      --detail           the length of the line simplified by 10 to 500 m\n"
        "      --unit U           km (default), m, mi, nmi\n"
        "      --json, --csv      for programs: metres to the millimetre\n"
        "      --strict           warnings are errors: nothing is printed\n"
        "      --diagnostics F    text or json\n"
        "      --time-limit S, --memory-limit SIZE   as in render\n"
        "\n"
        "example: corridor measure geodata/osm/tripp.geojson \\\n"
        "             --split geodata/osm/syunik.geojson --by name:en --every 10km\n",
};
