#include "base/exit_code.h"

int cor_exit_worse(int a, int b)
{
    static const int order[] = { COR_EXIT_BUG,   COR_EXIT_OUTPUT, COR_EXIT_LATER,
                                 COR_EXIT_INPUT, COR_EXIT_USAGE,  COR_EXIT_CLAIM };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return a ? a : b;
}

static int code_of(cor_kind kind)
{
    switch (kind) {
    case COR_KIND_BUG:
        return COR_EXIT_BUG;
    case COR_KIND_IO_WRITE:
        return COR_EXIT_OUTPUT;
    case COR_KIND_USAGE:
        return COR_EXIT_USAGE;
    case COR_KIND_CHANGED:
        return COR_EXIT_LATER;
    default:
        return COR_EXIT_INPUT;
    }
}

int cor_report_exit_code(const cor_report *report)
{
    int code = COR_EXIT_FINE;
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].severity == COR_ERROR)
            code = cor_exit_worse(code, code_of(report->items[i].kind));
    return code;
}

int cor_part_exit_code(bool well, const cor_report *report)
{
    int code = cor_report_exit_code(report);
    return well || code != COR_EXIT_FINE ? code : COR_EXIT_BUG;
}
