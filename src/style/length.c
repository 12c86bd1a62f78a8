#include "style/length.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

typedef struct unit {
    const char *name;
    double factor;
} unit;

/* One kind of measure: what it is called, its units, how an example looks. */
typedef struct measure {
    const char *noun;
    const char *units_hint, *missing_hint;
    const unit *units;
    size_t unit_count;
} measure;

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const unit paper_units[] = {
    { "px", COR_PT_PER_PX },      { "pt", 1 },  { "mm", COR_PT_PER_MM },
    { "cm", 10 * COR_PT_PER_MM }, { "in", 72 },
};
static const unit ground_units[COR_GROUND_UNIT_COUNT] = {
    [COR_UNIT_M] = { "m", 1 },
    [COR_UNIT_KM] = { "km", 1000 },
    [COR_UNIT_MI] = { "mi", 1609.344 },
    [COR_UNIT_NMI] = { "nmi", 1852 },
};
static const unit angle_units[] = { { "deg", 1 }, { "min", 1.0 / 60 } };
static const unit percent_units[] = { { "%", 0.01 } };

static const measure paper = { "length", "units are px, pt, mm, cm, in",
                               "write its unit: px, pt, mm, cm or in", paper_units,
                               COUNT(paper_units) };
static const measure ground = { "distance", "units are m, km, mi, nmi",
                                "write its unit: m, km, mi or nmi", ground_units,
                                COUNT(ground_units) };
static const measure angle = { "angle", "units are deg, min", "write its unit: deg or min",
                               angle_units, COUNT(angle_units) };
static const measure percent = { "share", "write it in percent, like 5%",
                                 "write it in percent, like 5%", percent_units,
                                 COUNT(percent_units) };

static int shown(cor_str text)
{
    return text.len < 60 ? (int)text.len : 60;
}

static bool is_number_part(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-';
}

/* Bytes of the number in front. An exponent belongs to it when digits follow its e: in "2em" the e
 * is the unit's. */
static size_t number_length(cor_str text)
{
    size_t end = 0;
    while (end < text.len && is_number_part(text.ptr[end]))
        end++;
    if (end == 0 || end + 1 >= text.len || (text.ptr[end] != 'e' && text.ptr[end] != 'E'))
        return end;
    size_t behind = end + 1;
    while (behind < text.len && is_number_part(text.ptr[behind]))
        behind++;
    return behind > end + 1 ? behind : end;
}

static cor_str unit_behind(cor_str text, size_t number)
{
    while (number < text.len && text.ptr[number] == ' ')
        number++;
    return (cor_str){ text.ptr + number, text.len - number };
}

static const unit *find_unit(const measure *m, cor_str name)
{
    for (size_t i = 0; i < m->unit_count; i++)
        if (cor_str_is(name, m->units[i].name))
            return &m->units[i];
    return NULL;
}

static bool parse(double *out, const measure *m, cor_str text, cor_span at, cor_report *report)
{
    if (!text.len)
        return cor_fail(report, COR_KIND_BAD_VALUE, at, m->units_hint,
                        "expected a number with its unit");
    double value;
    size_t length = number_length(text);
    if (!cor_number_parse((cor_str){ text.ptr, length }, &value))
        return cor_fail(report, COR_KIND_BAD_VALUE, at, m->units_hint, "'%.*s' is no %s",
                        shown(text), text.ptr, m->noun);
    cor_str name = unit_behind(text, length);
    if (!name.len)
        return cor_fail(report, COR_KIND_BAD_VALUE, at, m->missing_hint,
                        "the %s '%.*s' has no unit", m->noun, shown(text), text.ptr);
    const unit *found = find_unit(m, name);
    if (!found)
        return cor_fail(report, COR_KIND_BAD_VALUE, at, m->units_hint,
                        "unknown unit '%.*s' in %s '%.*s'", shown(name), name.ptr, m->noun,
                        shown(text), text.ptr);
    if (!isfinite(value * found->factor))
        return cor_fail(report, COR_KIND_BAD_VALUE, at, NULL, "the %s '%.*s' is too large", m->noun,
                        shown(text), text.ptr);
    *out = value * found->factor;
    return true;
}

bool cor_length_parse(double *pt, cor_str text, cor_span at, cor_report *report)
{
    return parse(pt, &paper, text, at, report);
}

bool cor_ground_length_parse(double *m, cor_str text, cor_span at, cor_report *report)
{
    return parse(m, &ground, text, at, report);
}

bool cor_ground_unit_named(cor_ground_unit *out, cor_str name)
{
    const unit *found = find_unit(&ground, name);
    if (found)
        *out = (cor_ground_unit)(found - ground_units);
    return found != NULL;
}

double cor_ground_unit_metres(cor_ground_unit of)
{
    return ground_units[of].factor;
}

bool cor_written_length_read(cor_written_length *out, cor_str text)
{
    size_t length = number_length(text);
    cor_ground_unit found;
    double value;
    if (!length || !cor_number_parse((cor_str){ text.ptr, length }, &value) ||
        !cor_ground_unit_named(&found, unit_behind(text, length)))
        return false;
    const char *point = memchr(text.ptr, '.', length);
    size_t digits = point ? strspn(point + 1, "0123456789") : 0;
    *out = (cor_written_length){ value * ground_units[found].factor, (int)(digits < 9 ? digits : 9),
                                 found };
    return isfinite(out->metres);
}

bool cor_angle_parse(double *deg, cor_str text, cor_span at, cor_report *report)
{
    return parse(deg, &angle, text, at, report);
}

bool cor_percent_parse(double *share, cor_str text, cor_span at, cor_report *report)
{
    return parse(share, &percent, text, at, report);
}
