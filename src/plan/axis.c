#include "plan/axis.h"

#include <math.h>

#include "plan/chart_words.h"
#include "plan/sheet.h"
#include "style/length.h"

enum { TICKS_MAX = 10000 };

static const double number_gap_pt = 1.2 * COR_PT_PER_MM; /* between two numbers in a row */
static const double minor_pt = 1.5 * COR_PT_PER_MM;      /* the least between two small ticks */

double cor_axis_round_up(double x)
{
    double power = pow(10, floor(log10(x)));
    static const double digits[] = { 1, 2, 5 };
    for (size_t i = 0; i < 3; i++)
        if (x <= digits[i] * power * (1 + 1e-9))
            return digits[i] * power;
    return 10 * power;
}

/* Digits after the mark that a multiple of the step needs. */
static int decimals_of(double step)
{
    int n = 0;
    while (n < 6 && fabs(step - round(step)) > 1e-6 * step) {
        step *= 10;
        n++;
    }
    return n;
}

static const char *number(const cor_plan *plan, const cor_axis_how *how, const cor_axis *axis,
                          double value_m, bool is_last)
{
    double metres = cor_ground_unit_metres(how->unit), value = value_m / metres;
    int decimals = decimals_of(axis->step / metres);
    const char *text = cor_chart_number(plan, value, decimals);
    if (!is_last)
        return text;
    return cor_arena_printf(
        plan->arena, "\xe2\x81\xa8%s\xc2\xa0%s\xe2\x81\xa9", text,
        cor_language_unit_of(&plan->figure->language, how->unit, value, decimals));
}

/* Fifths of 1, 5 and 10, quarters of 2: small ticks are round too. */
static double minor_of(double step, double pt_per_unit)
{
    double digit = step / pow(10, floor(log10(step) + 1e-9));
    double minor = step / (fabs(digit - 2) < 1e-6 ? 4 : 5);
    return minor * pt_per_unit >= minor_pt ? minor : 0;
}

static bool add_ticks(cor_axis *out, const cor_plan *plan, const cor_axis_how *how, double step,
                      bool minor, cor_report *report)
{
    double scale = how->length_pt / (how->to - how->from), slack = 1e-9 * (how->to - how->from);
    double last_pt = -HUGE_VAL;
    long long first = (long long)ceil((how->from - slack) / step);
    long long end = (long long)floor((how->to + slack) / step);
    for (long long k = first; k <= end; k++) {
        double value = (double)k * step, whole = round(value / out->step) * out->step;
        cor_tick tick = { .at_pt = (value - how->from) * scale, .value = value, .is_minor = minor };
        if (minor && fabs(value - whole) < 1e-6 * step)
            continue;
        const cor_wording wording = { .role = COR_TYPE_CHART,
                                      .text = number(plan, how, out, value, k == end),
                                      .at = how->at };
        if (!minor && !cor_sheet_text(&tick.text, plan, &wording, report))
            return false;
        double half = (how->upright ? tick.text.height_pt : tick.text.width_pt) / 2;
        double apart_pt = how->upright ? 0 : number_gap_pt;
        if (!minor && tick.at_pt - half < last_pt + apart_pt)
            tick.text = (cor_block){ 0 };
        else if (!minor)
            last_pt = tick.at_pt + half;
        out->ascent_pt = fmax(out->ascent_pt, tick.text.ascent_pt);
        out->text_pt = fmax(out->text_pt, tick.text.height_pt);
        out->ticks[out->count++] = tick;
    }
    return true;
}

bool cor_axis_set(cor_axis *out, const cor_plan *plan, const cor_axis_how *how, cor_report *report)
{
    double range = how->to - how->from, scale = how->length_pt / range;
    double step = how->step > 0 ? how->step : cor_axis_round_up(how->room_pt / scale);
    double minor = how->minor > 0 ? how->minor : minor_of(step, scale);
    double least = minor > 0 ? fmin(step, minor) : step;
    if (!(range / least < TICKS_MAX))
        return cor_fail(report, COR_KIND_LIMIT, how->at, "make every: or minor: larger",
                        "more than %d ticks on an axis", TICKS_MAX);
    size_t most = (size_t)(range / step) + (minor > 0 ? (size_t)(range / minor) : 0) + 4;
    *out = (cor_axis){ cor_arena_alloc(plan->arena, most, sizeof *out->ticks), 0, step, 0, 0 };
    return add_ticks(out, plan, how, step, false, report) &&
           (!(minor > 0) || add_ticks(out, plan, how, minor, true, report));
}
