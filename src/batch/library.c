/* The functions of corridor.h. */
#include <stdlib.h>

#include "base/exit_code.h"
#include "base/memory.h"
#include "batch/render.h"
#include "corridor.h"
#include "measure/survey.h"
#include "read/source.h"

const char *cor_version(void)
{
    return CORRIDOR_VERSION;
}

static bool read_formats(unsigned *out, const char *text, cor_report *report)
{
    cor_str bad;
    if (!text || cor_formats_parse(out, text, &bad))
        return true;
    return cor_fail(report, COR_KIND_USAGE, COR_NOWHERE, "formats are png, svg, pdf",
                    "'%.*s' is not a format", (int)bad.len, bad.ptr);
}

static char *text_of(const cor_report *report)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    if (!file)
        return NULL;
    cor_report_print(file, report);
    fclose(file);
    return text;
}

int cor_render(const cor_request *request, char **messages)
{
    cor_report report = { 0 };
    cor_buf written = { 0 };
    cor_render_options options = { .folder = request->folder ? request->folder : ".",
                                   .dpi = request->dpi,
                                   .language = request->language };
    int code = COR_EXIT_USAGE;
    if (request->figure && read_formats(&options.formats, request->formats, &report)) {
        bool well = cor_render_figure(request->figure, &options, &written, &report);
        code = cor_part_exit_code(well, &report);
    }
    if (messages)
        *messages = text_of(&report);
    cor_buf_free(&written);
    cor_report_clear(&report);
    return code;
}

void cor_messages_free(char *messages)
{
    free(messages); /* open_memstream's */
}

static char *name_of(const cor_feature *feature)
{
    const cor_value *name = cor_value_get(&feature->properties, COR_STR("name:en"));
    if (!name || name->kind != COR_STRING)
        name = cor_value_get(&feature->properties, COR_STR("name"));
    bool has_name = name && name->kind == COR_STRING;
    return has_name ? cor_strndup(name->as.string.ptr, name->as.string.len) : cor_strdup("");
}

static void measure_all(cor_routes *out, const cor_dataset *data)
{
    const cor_survey_options options = { 0 };
    size_t capacity = 0;
    for (size_t i = 0; i < data->feature_count; i++) {
        cor_survey survey;
        if (!cor_survey_feature(&survey, data, i, &options))
            continue;
        out->items = cor_grow(out->items, &capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] = (cor_route){ .feature = i,
                                                .name = name_of(&data->features[i]),
                                                .length_m = survey.length_m,
                                                .end_to_end_m = survey.end_to_end_m,
                                                .precision_m = survey.precision_m,
                                                .vertices = survey.vertices };
        cor_survey_free(&survey);
    }
}

int cor_measure(cor_routes *out, const char *file, char **messages)
{
    cor_report report = { 0 };
    cor_dataset *data;
    const cor_source_options how = { 0 };
    *out = (cor_routes){ 0 };
    if (cor_dataset_load(&data, file, &how, COR_NOWHERE, &report)) {
        measure_all(out, data);
        cor_dataset_free(data);
        if (!out->count)
            cor_fail(&report, COR_KIND_MEASURE, (cor_span){ .file = file }, NULL,
                     "there is no line to measure");
    }
    int code = cor_report_exit_code(&report);
    if (messages)
        *messages = text_of(&report);
    cor_report_clear(&report);
    return code;
}

void cor_routes_free(cor_routes *routes)
{
    for (size_t i = 0; i < routes->count; i++)
        cor_free((char *)(uintptr_t)routes->items[i].name);
    cor_free(routes->items);
    *routes = (cor_routes){ 0 };
}
