#include "plan/template_value.h"

static const char first_strong_isolate[] = "\xe2\x81\xa8";
static const char pop_directional_isolate[] = "\xe2\x81\xa9";
static const char no_break_space[] = "\xc2\xa0";

void cor_template_record(const cor_template *t, cor_number_entry *entry, size_t begin)
{
    entry->printed = t->out->ptr + begin;
    entry->at = t->at;
    cor_ledger_number(t->plan->ledger, entry);
}

void cor_template_put(const cor_template *t, const cor_written_length *how, cor_number_entry *entry)
{
    const cor_language *language = &t->language;
    double value = entry->value / cor_ground_unit_metres(how->unit);
    size_t begin = t->out->len;
    cor_buf_text(t->out, first_strong_isolate);
    if (entry->kind == COR_NUMBER_DIFFERENCE)
        cor_language_signed(t->out, language, value, how->decimals);
    else
        cor_language_number(t->out, language, value, how->decimals);
    cor_buf_text(t->out, no_break_space);
    cor_buf_text(t->out, cor_language_unit_of(language, how->unit, value, how->decimals));
    cor_buf_text(t->out, pop_directional_isolate);
    cor_template_record(t, entry, begin);
}

void cor_template_put_text(const cor_template *t, const char *text, cor_number_entry *entry)
{
    size_t begin = t->out->len;
    cor_buf_text(t->out, first_strong_isolate);
    cor_buf_text(t->out, text);
    cor_buf_text(t->out, pop_directional_isolate);
    cor_template_record(t, entry, begin);
}

/* ".1f km" */
static bool read_format(cor_written_length *out, const cor_template *t, cor_str format)
{
    if (format.len < 5 || format.ptr[0] != '.' || format.ptr[1] < '0' || format.ptr[1] > '9' ||
        format.ptr[2] != 'f' || format.ptr[3] != ' ')
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "write {length:.1f km}",
                        "'%.*s' is not a number format", (int)format.len, format.ptr);
    cor_str unit = { format.ptr + 4, format.len - 4 };
    out->decimals = format.ptr[1] - '0';
    return cor_ground_unit_named(&out->unit, unit) ||
           cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "units are m, km, mi, nmi",
                    "unknown unit '%.*s' in a number format", (int)unit.len, unit.ptr);
}

bool cor_template_put_length(const cor_template *t, cor_str format, cor_number_entry *entry)
{
    cor_written_length how = { .decimals = 1, .unit = COR_UNIT_KM };
    if (format.len && !read_format(&how, t, format))
        return false;
    cor_template_put(t, &how, entry);
    return true;
}

bool cor_template_stated(const cor_template *t, cor_str written)
{
    cor_written_length how;
    if (!cor_written_length_read(&how, written))
        return cor_fail(t->report, COR_KIND_BAD_VALUE, t->at, "units are m, km, mi, nmi: {200 m}",
                        "'%.*s' is no length", (int)written.len, written.ptr);
    cor_number_entry entry = { .kind = COR_NUMBER_STATED, .value = how.metres };
    cor_template_put(t, &how, &entry);
    return true;
}
