#include "furniture/legend_number.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "plan/template.h"

void cor_legend_put_number(cor_buf *out, const cor_language *language, double value)
{
    cor_buf digits = { 0 };
    if (fabs(value) >= 1000 && value == round(value) && fabs(value) < 1e15) {
        cor_template_grouped(out, language, value);
        return;
    }
    cor_number_trimmed(&digits, value, 6);
    const char *dot = memchr(digits.ptr, '.', digits.len);
    cor_language_number(out, language, value, dot ? (int)(digits.ptr + digits.len - dot) - 1 : 0);
    cor_buf_free(&digits);
}

const char *cor_legend_number(const cor_plan *plan, double value)
{
    cor_buf text = { 0 };
    cor_legend_put_number(&text, &plan->figure->language, value);
    const char *out = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}
