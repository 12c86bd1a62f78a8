#include "cli/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "cli/option_readers.h"
#include "style/language.h"

bool cor_cli_usage(const char *command, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "corridor %s: error: ", command);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, " [cli.usage]\n  see: corridor %s --help\n", command);
    return false;
}

static bool read_folder(const cor_option *r)
{
    r->out->render.folder = r->value;
    return *r->value ? true : cor_cli_usage(r->command->name, "-o needs the name of a folder");
}

static bool read_formats(const cor_option *r)
{
    cor_str bad;
    if (cor_formats_parse(&r->out->render.formats, r->value, &bad))
        return true;
    return cor_cli_usage(r->command->name, "'%.*s' is not a format; formats are png, svg, pdf",
                         (int)bad.len, bad.ptr);
}

static bool read_number(const cor_option *r, const char *name, double min, double max, double *out)
{
    if (cor_number_parse(cor_str_of(r->value), out) && *out >= min && *out <= max)
        return true;
    return cor_cli_usage(r->command->name, "%s needs a number from %g to %g, not '%s'", name, min,
                         max, r->value);
}

static bool read_dpi(const cor_option *r)
{
    return read_number(r, "--dpi", 10, 2400, &r->out->render.dpi);
}

static bool read_jobs(const cor_option *r)
{
    double jobs;
    if (!read_number(r, "-j", 1, 256, &jobs))
        return false;
    r->out->batch.jobs = (int)jobs;
    return jobs == (int)jobs ? true : cor_cli_usage(r->command->name, "-j needs a whole number");
}

static bool read_language(const cor_option *r)
{
    r->out->render.language = r->value;
    return cor_language_is_tag(cor_str_of(r->value))
               ? true
               : cor_cli_usage(r->command->name, "--lang needs a language, as in az");
}

static bool read_set(const cor_option *r)
{
    cor_style_options *style = &r->out->render.style;
    r->out->set[style->set_count++] = r->value;
    style->set = r->out->set;
    return strchr(r->value, '=') > r->value
               ? true
               : cor_cli_usage(r->command->name, "--set needs name=value, not '%s'", r->value);
}

static bool read_stage(const cor_option *r)
{
    r->out->stage = r->value;
    return true;
}

static bool read_diagnostics(const cor_option *r)
{
    r->out->batch.json_diagnostics = strcmp(r->value, "json") == 0;
    return r->out->batch.json_diagnostics || strcmp(r->value, "text") == 0
               ? true
               : cor_cli_usage(r->command->name, "--diagnostics is text or json, not '%s'",
                               r->value);
}

static bool read_lenient(const cor_option *r)
{
    r->out->render.style.lenient = true;
    return true;
}

static bool read_strict(const cor_option *r)
{
    r->out->render.strict = true;
    return true;
}

static bool read_schema_only(const cor_option *r)
{
    r->out->schema_only = true;
    return true;
}

static bool read_flatten(const cor_option *r)
{
    (void)r; /* what `style` does anyway, as YAML and as JSON */
    return true;
}

static bool read_quiet(const cor_option *r)
{
    r->out->batch.quiet = true;
    return true;
}

static bool read_help(const cor_option *r)
{
    r->out->help = true;
    return true;
}

typedef struct option_row {
    char key;
    const char *name;
    bool has_value;
    bool (*read)(const cor_option *r);
} option_row;

static const option_row rows[] = {
    { 'o', "output", true, read_folder },
    { 'f', "format", true, read_formats },
    { 'd', "dpi", true, read_dpi },
    { 'l', "lang", true, read_language },
    { 's', "set", true, read_set },
    { 'j', "jobs", true, read_jobs },
    { 'S', "stage", true, read_stage },
    { 'D', "diagnostics", true, read_diagnostics },
    { 'L', "lenient", false, read_lenient },
    { 'Z', "strict", false, read_strict },
    { 'q', "quiet", false, read_quiet },
    { 'h', "help", false, read_help },
    { 'Y', "layer", true, cor_read_layer },
    { 'R', "source-crs", true, cor_read_source_crs },
    { 'W', "where", true, cor_read_where },
    { 'P', "split", true, cor_read_split },
    { 'B', "by", true, cor_read_by },
    { 'C', "crs", true, cor_read_crs },
    { 'E', "every", true, cor_read_every },
    { 'T', "detail", false, cor_read_detail },
    { 'U', "unit", true, cor_read_unit },
    { 'J', "json", false, cor_read_json },
    { 'V', "csv", false, cor_read_csv },
    { 'X', "junit", false, cor_read_junit },
    { 'A', "at", true, cor_read_at },
    { 'p', "point", true, cor_read_point },
    { 'H', "dem", true, cor_read_dem },
    { 'e', "events", true, cor_read_events },
    { 'K', "posts", true, cor_read_posts },
    { 'F', "flatten", false, read_flatten },
    { 'c', "schema-only", false, read_schema_only },
    { 't', "time-limit", true, cor_read_time_limit },
    { 'm', "memory-limit", true, cor_read_memory_limit },
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const option_row *row_of(int key)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].key == key)
            return &rows[i];
    return NULL;
}

/* getopt's tables for the accepted rows. Only some options have a documented short form. */
static void make_tables(const char *accepted, struct option *longs, char *shorts)
{
    size_t n = 0;
    *shorts++ = ':';
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!strchr(accepted, rows[i].key))
            continue;
        longs[n++] = (struct option){ rows[i].name, rows[i].has_value ? 1 : 0, NULL, rows[i].key };
        if (strchr("ofjqh", rows[i].key)) {
            *shorts++ = rows[i].key;
            if (rows[i].has_value)
                *shorts++ = ':';
        }
    }
    longs[n] = (struct option){ 0 };
    *shorts = '\0';
}

static bool unknown_option(const cor_command *command, const struct option *longs,
                           const char *written)
{
    const char *names[ROW_COUNT];
    size_t n = 0;
    for (; longs[n].name; n++)
        names[n] = longs[n].name;
    const char *nearest =
        strncmp(written, "--", 2) == 0 ? cor_str_nearest(cor_str_of(written + 2), names, n) : NULL;
    if (nearest)
        return cor_cli_usage(command->name, "unknown option '%s'; did you mean --%s?", written,
                             nearest);
    return cor_cli_usage(command->name, "unknown option '%s'", written);
}

static bool read_options(cor_cli_options *out, const cor_command *command, const char *accepted,
                         int argc, char **argv)
{
    struct option longs[ROW_COUNT + 1];
    char shorts[2 * ROW_COUNT + 2];
    int key;
    make_tables(accepted, longs, shorts);
    opterr = 0;
    while ((key = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (key == ':')
            return cor_cli_usage(command->name, "option '%s' needs a value", argv[optind - 1]);
        if (key == '?')
            return unknown_option(command, longs, argv[optind - 1]);
        const cor_option r = { out, command, optarg };
        if (!row_of(key)->read(&r))
            return false;
    }
    out->files = (const char *const *)argv + optind;
    out->file_count = (size_t)(argc - optind);
    return true;
}

bool cor_cli_read(cor_cli_options *out, const cor_command *command, const char *accepted, int argc,
                  char **argv)
{
    *out = (cor_cli_options){ .render.folder = ".",
                              .batch.limits = { COR_TIME_LIMIT_S, COR_MEMORY_LIMIT_BYTES } };
    out->set = cor_alloc((size_t)argc, sizeof *out->set);
    if (read_options(out, command, accepted, argc, argv) &&
        (out->help || out->file_count > 0 || cor_cli_usage(command->name, "name a file")))
        return true;
    cor_cli_options_free(out);
    return false;
}

void cor_cli_options_free(cor_cli_options *options)
{
    cor_free(options->set);
    options->set = NULL;
}
