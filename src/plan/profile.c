#include "plan/profile.h"

#include <math.h>
#include <string.h>

#include "plan/chart_words.h"
#include "plan/sheet.h"
#include "style/length.h"

static const double tick_pt = 1.1 * COR_PT_PER_MM;
static const double number_gap_pt = 0.8 * COR_PT_PER_MM; /* between a tick and its number */
static const double head_gap_pt = 1.8 * COR_PT_PER_MM;
static const double default_height_pt = 25 * COR_PT_PER_MM;
static const double height_least_pt = 5 * COR_PT_PER_MM;
static const double height_most_pt = 14400;
static const double level_m = 10; /* what the axis of a level route spans */

typedef struct builder {
    cor_profile_chart *profile;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    cor_report *report;
    cor_heights heights;
    double base_m, top_m; /* of the upright axis */
} builder;

static bool sample(builder *b)
{
    const cor_course *course = &b->profile->course;
    const char *dem = b->spec->route.dem;
    if (!dem) {
        cor_heights_of_line(&b->heights, course->line, course->heights_m, course->count);
        return true;
    }
    int source = cor_plan_source(b->plan, dem, b->spec->at_span, b->report);
    if (source < 0)
        return false;
    cor_raster *raster = b->plan->rasters[source];
    if (!raster || strcmp(b->plan->style->sources[source].type, "raster-dem") != 0)
        return cor_fail(b->report, COR_KIND_REFERENCE, b->spec->at_span,
                        "dem: names a source of type raster-dem", "source '%s' has no heights",
                        dem);
    return cor_heights_along(&b->heights, raster, course->line, course->count, 0, b->report);
}

static bool measure(builder *b)
{
    b->profile->range = cor_heights_range(&b->heights);
    return !isnan(b->profile->range.least_m) ||
           cor_fail(b->report, COR_KIND_MEASURE, b->spec->at_span,
                    b->spec->route.dem ? "does the raster cover the line?"
                                       : "add dem: the name of a source of type raster-dem",
                    "the line of layer '%s' has no heights", b->spec->layer);
}

static double plot_height(const builder *b, double range_m)
{
    double pt_per_m = b->profile->plot_width_pt / b->profile->course.length_m;
    if (b->spec->route.exaggeration > 0)
        return b->spec->route.exaggeration * range_m * pt_per_m;
    return b->spec->height_pt > 0 ? b->spec->height_pt : default_height_pt;
}

/* The axis begins and ends at a number: the steps are round, and so are its ends. */
static bool set_up(builder *b)
{
    static const double room_pt = 5 * COR_PT_PER_MM;
    cor_profile_chart *p = b->profile;
    double range = fmax(p->range.most_m - p->range.least_m, 1e-3);
    range = range < 1 ? level_m : range;
    double pt_per_m = plot_height(b, range) / range;
    double step = cor_axis_round_up(room_pt / pt_per_m);
    b->base_m = floor(p->range.least_m / step + 1e-9) * step;
    b->top_m =
        fmax(ceil(p->range.most_m / step - 1e-9), floor(p->range.least_m / step + 1e-9) + 1) * step;
    p->plot_height_pt = plot_height(b, b->top_m - b->base_m);
    if (p->plot_height_pt < height_least_pt || p->plot_height_pt > height_most_pt)
        return cor_fail(b->report, COR_KIND_LAYOUT, b->spec->at_span,
                        "choose another exaggeration:, or give a height: instead",
                        "heights exaggerated %g times make a profile %.1f mm high",
                        b->spec->route.exaggeration, p->plot_height_pt / COR_PT_PER_MM);
    const cor_axis_how how = { .from = b->base_m,
                               .to = b->top_m,
                               .length_pt = p->plot_height_pt,
                               .step = step,
                               .unit = COR_UNIT_M,
                               .upright = true,
                               .at = b->spec->at_span };
    return cor_axis_set(&p->up, b->plan, &how, b->report);
}

static bool set_across(builder *b)
{
    static const double room_pt = 12 * COR_PT_PER_MM;
    cor_profile_chart *p = b->profile;
    const cor_axis_how how = { .from = -p->course.zero_m,
                               .to = p->course.length_m - p->course.zero_m,
                               .length_pt = p->plot_width_pt,
                               .step = b->spec->every_m,
                               .minor = b->spec->route.minor_m,
                               .room_pt = room_pt,
                               .unit = COR_UNIT_KM,
                               .at = b->spec->at_span };
    return cor_axis_set(&p->across, b->plan, &how, b->report);
}

/* The numbers of the upright axis take their room from the plot, whose height they do not change
 * unless heights are exaggerated by a stated factor: then the plot is laid out again. */
static bool set_axes(builder *b, double width_pt)
{
    cor_profile_chart *p = b->profile;
    p->plot_width_pt = width_pt;
    for (int round = 0; round < 2; round++) {
        if (!set_up(b))
            return false;
        double widest = 0;
        for (size_t i = 0; i < p->up.count; i++)
            widest = fmax(widest, p->up.ticks[i].text.width_pt);
        p->left_pt = widest + number_gap_pt + tick_pt;
        p->plot_width_pt = width_pt - p->left_pt;
        if (!(p->plot_width_pt > p->left_pt))
            return cor_fail(b->report, COR_KIND_LAYOUT, b->spec->at_span, "give it a larger width:",
                            "the numbers of the axis leave no room for the profile");
    }
    double pt_per_m = p->plot_width_pt / p->course.length_m;
    p->exaggeration = p->plot_height_pt / (b->top_m - b->base_m) / pt_per_m;
    return set_across(b);
}

static void set_points(builder *b)
{
    cor_profile_chart *p = b->profile;
    double across = p->plot_width_pt / p->course.length_m;
    double up = p->plot_height_pt / (b->top_m - b->base_m);
    p->count = b->heights.count;
    p->points = cor_arena_alloc(b->plan->arena, p->count + 1, sizeof *p->points);
    for (size_t i = 0; i < p->count; i++) {
        const cor_height *h = &b->heights.items[i];
        p->points[i] = (cor_pt){ h->distance_m * across, (h->height_m - b->base_m) * up };
    }
}

/* "vertical exaggeration 12x", and what has no heights. */
static const char *aside(const builder *b)
{
    const cor_profile_chart *p = b->profile;
    const cor_plan *plan = b->plan;
    int decimals = p->exaggeration < 9.95 ? 1 : 0;
    const char *text = cor_arena_printf(plan->arena, "%s \xe2\x81\xa8%s\xc3\x97\xe2\x81\xa9",
                                        cor_chart_word_of(plan, COR_WORD_EXAGGERATION),
                                        cor_chart_number(plan, p->exaggeration, decimals));
    if (!(p->range.missing_m > 0))
        return text;
    return cor_arena_printf(
        plan->arena, "%s; %s: %s", text, cor_chart_word_of(plan, COR_WORD_NO_HEIGHTS),
        cor_chart_km(plan, p->range.missing_m, cor_chart_decimals(b->spec, p->course.length_m)));
}

static bool lay_out(builder *b, const cor_planned_part *part, double width_pt)
{
    cor_profile_chart *p = b->profile;
    if (!measure(b) || !set_axes(b, width_pt) ||
        !cor_chart_head_set(&p->head, b->plan, part, aside(b), width_pt, b->report))
        return false;
    set_points(b);
    p->tick_pt = tick_pt;
    p->head_pt = p->head.height_pt + head_gap_pt;
    p->height_pt = p->head_pt + p->plot_height_pt + tick_pt + p->across.text_pt;
    return true;
}

bool cor_profile_build(cor_profile_chart *out, const cor_plan *plan, const cor_planned_part *part,
                       double width_pt, cor_report *report)
{
    builder b = { .profile = out, .plan = plan, .spec = part->spec, .report = report };
    *out = (cor_profile_chart){ 0 };
    if (!cor_course_find(&out->course, plan, b.spec, plan->arena, report) || !sample(&b))
        return false;
    bool well = lay_out(&b, part, width_pt);
    cor_heights_free(&b.heights);
    return well;
}
