#include "cli/finish.h"
#include "cli/work.h"
#include "measure/locate.h"

static bool is_usable(const cor_cli_options *options)
{
    const cor_locate_options *l = &options->locate;
    int questions = (l->at_m != NULL) + (l->point != NULL) + (l->events != NULL);
    if (options->file_count != 1)
        return cor_cli_usage("locate", "name one file");
    return questions == 1 || cor_cli_usage("locate", "one of --at, --point and --events is needed");
}

static int locate(const cor_figure_file *file, const void *context)
{
    const cor_cli_options *options = context;
    cor_report report = { 0 };
    cor_locate_options how = options->locate;
    cor_buf text = { 0 };
    how.layer = options->measure.layer;
    how.source_crs = options->measure.source_crs;
    how.where = options->measure.where;
    if (cor_locate(&text, file->path, &how, &report) &&
        (!options->render.strict || cor_report_harden(&report)))
        fwrite(text.ptr, 1, text.len, stdout);
    cor_buf_free(&text);
    return cor_cli_finish(stderr, &report, options);
}

static int run(int argc, char **argv)
{
    cor_cli_options options;
    if (!cor_cli_read(&options, &cor_command_locate, "YRWApeKZDtmh", argc, argv))
        return COR_EXIT_USAGE;
    int code = COR_EXIT_USAGE;
    if (options.help) {
        fputs(cor_command_locate.help, stdout);
        code = COR_EXIT_FINE;
    } else if (is_usable(&options)) {
        code = cor_cli_work_each(&options, locate);
    }
    cor_cli_options_free(&options);
    return code;
}

const cor_command cor_command_locate = {
    .name = "locate",
    .run = run,
    .summary = "from a kilometre to a place on a line, and back",
    .help =
        "usage: corridor locate ROUTE (--at LENGTH | --point LON,LAT | --events FILE) [options]\n"
        "\n"
        "Prints CSV: kilometre, longitude, latitude, bearing, and how far a place is from the\n"
        "line. Kilometres are measured along geodesics of WGS 84 from the line's first vertex.\n"
        "\n"
        "      --at LENGTH        the place at this distance, as in 12.3km\n"
        "      --point LON,LAT    the nearest place on the line, and its kilometre\n"
        "      --events FILE      a CSV with a column km, or lon and lat\n"
        "      --posts FILE       a CSV (km,lon,lat) of posts whose kilometre is known, rising or\n"
        "                         falling along the line; differences are shared out between\n"
        "                         neighbours\n"
        "      --where EXPR       the line: an expression of the style spec, as JSON\n"
        "      --layer NAME       the table of a GeoPackage\n"
        "      --source-crs CRS   of the file's coordinates, whatever it says\n"
        "      --strict           warnings are errors: nothing is printed\n"
        "      --diagnostics F    text or json\n"
        "      --time-limit S, --memory-limit SIZE   as in render\n"
        "\n"
        "example: corridor locate geodata/osm/tripp.geojson --at 12.3km\n",
};
