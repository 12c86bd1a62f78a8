#include "batch/render.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "batch/audit.h"
#include "batch/plain_figure.h"
#include "compose/compose.h"
#include "encode/encode.h"
#include "lint/lint.h"
#include "read/source.h"

typedef struct output {
    unsigned bit;
    const char *extension;
} output;

static const output outputs[] = {
    { COR_OUTPUT_PNG, "png" },
    { COR_OUTPUT_SVG, "svg" },
    { COR_OUTPUT_PDF, "pdf" },
};
enum { OUTPUT_COUNT = sizeof outputs / sizeof *outputs };

bool cor_formats_parse(unsigned *out, const char *text, cor_str *bad)
{
    *out = 0;
    for (const char *at = text;; at++) {
        cor_str word = { at, strcspn(at, ",") };
        unsigned bit = 0;
        for (size_t i = 0; i < OUTPUT_COUNT; i++)
            if (cor_str_is(word, outputs[i].extension))
                bit = outputs[i].bit;
        if (!bit) {
            *bad = word;
            return false;
        }
        *out |= bit;
        at += word.len;
        if (!*at)
            return true;
    }
}

static bool load_plain(cor_style **out, const char *file, const cor_render_options *options,
                       cor_report *report)
{
    cor_style_options with = options->style;
    cor_buf text = { 0 };
    with.language = options->language;
    with.lenient = true; /* nobody has chosen its fonts */
    with.plain = true;
    cor_plain_figure(&text, file, &options->data);
    bool ok = cor_style_parse(out, file, cor_buf_view(&text), &with, report);
    cor_buf_free(&text);
    return ok;
}

static bool says_nothing_of_data(const char *figure, const cor_data_options *data,
                                 cor_report *report)
{
    return (!data->layer && !data->crs) ||
           cor_fail(report, COR_KIND_USAGE, (cor_span){ .file = figure },
                    "a figure says them in corridor.sources.NAME",
                    "--layer and --source-crs are for a data file");
}

bool cor_load_style(cor_style **out, const char *figure, const cor_render_options *options,
                    cor_report *report)
{
    cor_style_options with = options->style;
    bool is_data;
    with.language = options->language;
    if (!cor_is_data_file(&is_data, figure, report))
        return false;
    if (is_data)
        return load_plain(out, figure, options, report);
    return says_nothing_of_data(figure, &options->data, report) &&
           cor_style_load(out, figure, &with, report);
}

static bool is_abstract(const cor_style *style)
{
    const cor_node *node = cor_node_get(style->corridor, "abstract");
    return node && node->kind == COR_NODE_BOOL && node->boolean;
}

bool cor_load_figure(cor_style **style, cor_plan **plan, const char *figure,
                     const cor_render_options *options, cor_report *report)
{
    const cor_plan_options planned = { options->dpi };
    if (!cor_load_style(style, figure, options, report))
        return false;
    *plan = NULL;
    if (is_abstract(*style) && options->skip_abstract)
        return true;
    if (is_abstract(*style))
        cor_fail(report, COR_KIND_USAGE, (cor_span){ .file = figure },
                 "name a figure that extends it", "this file only serves to be extended");
    else if (cor_plan_new(plan, *style, &planned, report))
        return true;
    cor_style_free(*style);
    return false;
}

/* FOLDER/NAME.EXTENSION, with the figure's name without its folder and extension. */
static void output_path(cor_buf *out, const char *folder, const char *figure, const char *extension)
{
    cor_str name = cor_path_stem(figure);
    cor_buf_printf(out, "%s/%.*s.%s", folder, (int)name.len, name.ptr, extension);
}

static bool encode(cor_buf *out, unsigned bit, const cor_scene *scene, double dpi,
                   cor_report *report)
{
    switch (bit) {
    case COR_OUTPUT_PNG:
        return cor_encode_png(scene, dpi, out, report);
    case COR_OUTPUT_SVG:
        return cor_encode_svg(scene, out, report);
    default:
        return cor_encode_pdf(scene, out, report);
    }
}

/* Every folder of the path that is not there yet. */
static bool make_folder(const char *folder, cor_report *report)
{
    cor_buf path = { 0 };
    bool well = true;
    for (const char *end = folder; well && *end; end++) {
        if (end[1] && end[1] != '/')
            continue;
        path.len = 0;
        cor_buf_append(&path, folder, (size_t)(end - folder) + 1);
        if (mkdir(path.ptr, 0777) != 0 && errno != EEXIST)
            well = cor_fail(report, COR_KIND_IO_WRITE, (cor_span){ .file = folder }, NULL,
                            "cannot make this folder: %s", strerror(errno));
    }
    cor_buf_free(&path);
    return well;
}

/* A file that is to be written. */
typedef struct product {
    cor_buf path, bytes;
} product;

static void free_products(product *products, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cor_buf_free(&products[i].path);
        cor_buf_free(&products[i].bytes);
    }
}

static bool encode_all(product *products, size_t *count, const cor_scene *scene,
                       const cor_plan *plan, unsigned formats, cor_report *report)
{
    for (size_t i = 0; i < OUTPUT_COUNT; i++)
        if ((formats & outputs[i].bit) &&
            !encode(&products[(*count)++].bytes, outputs[i].bit, scene, plan->dpi, report))
            return false;
    return true;
}

static void name_all(product *products, unsigned formats, const char *folder, const char *figure)
{
    for (size_t i = 0, k = 0; i < OUTPUT_COUNT; i++)
        if (formats & outputs[i].bit)
            output_path(&products[k++].path, folder, figure, outputs[i].extension);
}

static bool add_audit(product *products, size_t *count, const cor_plan *plan, const char *folder,
                      cor_report *report)
{
    cor_audit_inputs inputs;
    cor_audit_output audited[OUTPUT_COUNT];
    if (!cor_audit_inputs_collect(&inputs, plan, report))
        return false;
    for (size_t i = 0; i < *count; i++)
        audited[i] = (cor_audit_output){ strrchr(products[i].path.ptr, '/') + 1,
                                         cor_checksum_of(cor_buf_view(&products[i].bytes)) };
    output_path(&products[*count].path, folder, plan->style->file, "audit.json");
    cor_audit_print(&products[*count].bytes, plan, &inputs, audited, *count);
    cor_audit_inputs_free(&inputs);
    (*count)++;
    return true;
}

/* All or none: a picture beside the one of last week would tell of another figure. */
static bool write_all(const product *products, size_t count, cor_buf *written, cor_report *report)
{
    cor_new_file files[OUTPUT_COUNT + 1];
    for (size_t i = 0; i < count; i++)
        files[i] = (cor_new_file){ products[i].path.ptr, cor_buf_view(&products[i].bytes) };
    if (!cor_write_files(files, count, report))
        return false;
    for (size_t i = 0; i < count; i++)
        cor_buf_printf(written, "%s\n", files[i].path);
    return true;
}

static bool put_out(const cor_scene *scene, const cor_plan *plan, const char *figure,
                    const cor_render_options *options, cor_buf *written, cor_report *report)
{
    product products[OUTPUT_COUNT + 1] = { 0 };
    size_t count = 0;
    unsigned formats = options->formats ? options->formats : plan->figure->outputs;
    bool well = encode_all(products, &count, scene, plan, formats, report) &&
                (!options->strict || cor_report_harden(report));
    if (well && !options->dry) {
        name_all(products, formats, options->folder, figure);
        well = add_audit(products, &count, plan, options->folder, report) &&
               make_folder(options->folder, report) && write_all(products, count, written, report);
    }
    free_products(products, OUTPUT_COUNT + 1);
    return well;
}

static bool load_and_put_out(const char *figure, const cor_render_options *options,
                             cor_buf *written, cor_report *report)
{
    cor_style *style;
    cor_plan *plan;
    cor_scene *scene;
    if (!cor_load_figure(&style, &plan, figure, options, report))
        return false;
    const cor_compose_options composed = { .certify = options->dry };
    bool well = !plan || cor_compose(&scene, plan, &composed, report);
    if (well && plan) {
        well = (!options->lint || cor_lint(scene, plan, report)) &&
               put_out(scene, plan, figure, options, written, report);
        cor_scene_free(scene);
    }
    cor_plan_free(plan);
    cor_style_free(style);
    return well;
}

/* In a folder of figures a fault without a name is nobody's. */
bool cor_render_figure(const char *figure, const cor_render_options *options, cor_buf *written,
                       cor_report *report)
{
    size_t first = report->count;
    cor_input_log log;
    cor_input_log_init(&log);
    report->inputs = options->dry ? NULL : &log.inputs;
    bool well = load_and_put_out(figure, options, written, report);
    report->inputs = NULL;
    cor_input_log_free(&log);
    cor_report_name_file(report, first, figure);
    return well;
}
