#include "measure/check.h"

#include "measure/claim.h"
#include "measure/print_findings.h"
#include "read/source.h"
#include "style/figure.h"

static void print(cor_buf *out, const cor_findings *findings, const char *path,
                  cor_check_format format)
{
    if (format == COR_CHECK_JSON)
        cor_findings_print_json(out, findings);
    else if (format == COR_CHECK_JUNIT)
        cor_findings_print_junit(out, findings, path);
    else
        cor_findings_print(out, findings);
}

static bool check_style(cor_buf *out, bool *surprised, const cor_style *style,
                        cor_check_format format, cor_report *report)
{
    cor_figure *figure;
    cor_findings findings;
    if (!cor_figure_read(&figure, style, report))
        return false;
    if (!figure->claims.count)
        return cor_fail(report, COR_KIND_MEASURE, (cor_span){ .file = style->file },
                        "write them under corridor.claims", "the file makes no claims");
    if (!cor_claims_check(&findings, style, &figure->claims, NULL, report))
        return false;
    cor_findings_warn(&findings, report);
    print(out, &findings, style->file, format);
    for (size_t i = 0; i < findings.count; i++)
        *surprised |= cor_finding_surprises(&findings.items[i]);
    cor_findings_free(&findings);
    return true;
}

bool cor_check_file(cor_buf *out, bool *surprised, const char *path,
                    const cor_style_options *options, cor_check_format format, cor_report *report)
{
    cor_style *style;
    bool is_data;
    if (!cor_is_data_file(&is_data, path, report))
        return false;
    if (is_data)
        return cor_fail(report, COR_KIND_MEASURE, (cor_span){ .file = path },
                        "claims stand in a figure file that names its data: corridor help check",
                        "a data file makes no claims");
    if (!cor_style_load(&style, path, options, report))
        return false;
    bool well = check_style(out, surprised, style, format, report);
    cor_style_free(style);
    return well;
}
