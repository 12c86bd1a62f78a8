/*
 * corridor-validate: what is wrong with a style by the style spec.
 *
 *   in    the path of a style
 *   out   a JSON array of {"line", "message"}, empty when the style is valid
 *
 * What the spec allows and a figure cannot draw (style.unsupported) is left out, and so are paths
 * of files, which are not looked for here.
 */
#include <stdio.h>

#include "style/style.h"

static bool print_fault(cor_buf *out, const cor_diagnostic *fault)
{
    if (fault->severity != COR_ERROR || fault->kind == COR_KIND_UNSUPPORTED)
        return false;
    cor_buf_text(out, out->len ? ",{" : "{");
    if (fault->at.line)
        cor_buf_printf(out, "\"line\":%u,", (unsigned)fault->at.line);
    cor_buf_text(out, "\"message\":");
    cor_buf_json(out, cor_str_of(fault->message));
    cor_buf_char(out, '}');
    return true;
}

int main(int argc, char **argv)
{
    cor_report report = { 0 };
    cor_style *style;
    const cor_style_options options = { .lenient = true };
    if (argc != 2) {
        fputs("corridor-validate STYLE\n", stderr);
        return 2;
    }
    if (cor_style_load(&style, argv[1], &options, &report))
        cor_style_free(style);
    cor_buf out = { 0 };
    bool any = false;
    for (size_t i = 0; i < report.count; i++)
        any = print_fault(&out, &report.items[i]) || any;
    printf("[%s]\n", out.ptr ? out.ptr : "");
    cor_buf_free(&out);
    cor_report_clear(&report);
    return any;
}
