/* The functions of corridor.h that draw, and what all of them share. */
#include <stdlib.h>

#include "base/exit_code.h"
#include "batch/library.h"
#include "batch/render.h"
#include "corridor.h"

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

char *cor_messages_of(const cor_report *report)
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
        *messages = cor_messages_of(&report);
    cor_buf_free(&written);
    cor_report_clear(&report);
    return code;
}

void cor_messages_free(char *messages)
{
    free(messages); /* open_memstream's */
}
