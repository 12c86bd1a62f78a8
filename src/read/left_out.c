#include "read/left_out.h"

bool cor_left_out_add(cor_left_out *left, cor_report *fault)
{
    cor_kind kind = fault->items[fault->count - 1].kind;
    if (kind != COR_KIND_GEOJSON && kind != COR_KIND_GEOMETRY)
        return false;
    if (left->count++ == 0)
        cor_report_move(&left->first, fault);
    cor_report_clear(fault);
    return true;
}

bool cor_left_out_tell(cor_left_out *left, size_t read, cor_report *report)
{
    if (!left->count)
        return true;
    const cor_diagnostic *why = &left->first.items[left->first.count - 1];
    const char *here = why->at.line ? " here" : "";
    if (read && left->count == 1)
        cor_warn(report, why->kind, why->at, why->hint, "a feature is left out: %s", why->message);
    else if (read)
        cor_warn(report, why->kind, why->at, why->hint,
                 "%zu features are left out, the first of them%s: %s", left->count, here,
                 why->message);
    else if (left->count > 1)
        cor_fail(report, why->kind, why->at, why->hint,
                 "none of the %zu features can be read, the first of them%s: %s", left->count, here,
                 why->message);
    else
        cor_report_move(report, &left->first);
    return read > 0;
}

void cor_left_out_free(cor_left_out *left)
{
    cor_report_clear(&left->first);
    *left = (cor_left_out){ 0 };
}
