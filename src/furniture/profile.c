/*
 * The profile: heights along a route over its kilometres, open where there are none.
 */
#include <math.h>

#include "furniture/chart.h"
#include "plan/chart.h"
#include "plan/profile.h"
#include "style/length.h"

static const double hairline_mm = 0.15;
static const double grid_mm = 0.1;
static const double line_mm = 0.3;
static const double apart_pt = 0.05; /* points of the line that are nearer than this are one */

bool cor_profile_measure(cor_size *out, cor_plan *plan, cor_planned_part *part, cor_report *report)
{
    out->width_pt = cor_chart_width(plan, part->spec);
    return cor_chart_height(&out->height_pt, plan, part, out->width_pt, report);
}

typedef struct plot {
    cor_chart chart; /* of the plot alone */
    const cor_profile_chart *profile;
    double base_pt; /* the lower axis on the page */
} plot;

static cor_pt on_page(const plot *p, size_t i)
{
    const cor_pt at = p->profile->points[i];
    return (cor_pt){ cor_chart_x(&p->chart, at.x_pt), p->base_pt - at.y_pt };
}

/* The line from one point to another, and closed along the lower axis when it is an area. */
static void add_stretch(cor_path *out, const plot *p, size_t first, size_t end, bool is_area)
{
    cor_pt last = on_page(p, first);
    cor_path_begin(out, is_area);
    if (is_area)
        cor_path_add(out, (cor_pt){ last.x_pt, p->base_pt });
    cor_path_add(out, last);
    for (size_t i = first + 1; i < end; i++) {
        cor_pt at = on_page(p, i);
        if (i + 1 < end && hypot(at.x_pt - last.x_pt, at.y_pt - last.y_pt) < apart_pt)
            continue;
        cor_path_add(out, at);
        last = at;
    }
    if (is_area)
        cor_path_add(out, (cor_pt){ last.x_pt, p->base_pt });
    cor_path_end(out);
}

static void draw_ground(const plot *p, bool is_area)
{
    const cor_theme *theme = &p->chart.page->plan->figure->theme;
    cor_path path = { 0 };
    cor_stroke stroke = cor_hairline(theme->text, line_mm * COR_PT_PER_MM);
    cor_paint fill = cor_paint_from(theme->quiet);
    stroke.join = COR_JOIN_ROUND;
    fill.a = is_area ? 0.18 : 0;
    for (size_t i = 0; i < p->profile->count;) {
        size_t first = i;
        while (i < p->profile->count && !isnan(p->profile->points[i].y_pt))
            i++;
        if (i - first > 1)
            add_stretch(&path, p, first, i, is_area);
        i += i == first;
    }
    cor_scene_path(p->chart.page->scene, p->chart.name, -1, &path, fill, is_area ? NULL : &stroke);
    cor_path_free(&path);
}

/* Level lines under the ground, numbers at the side where the count begins on the page's left. */
static void draw_up(const plot *p, bool numbers)
{
    const cor_theme *theme = &p->chart.page->plan->figure->theme;
    double x0 = p->chart.x0_pt, x1 = x0 + p->chart.row_pt;
    for (size_t i = 0; i < p->profile->up.count; i++) {
        const cor_tick *tick = &p->profile->up.ticks[i];
        double y = p->base_pt - tick->at_pt, long_pt = p->profile->tick_pt;
        if (tick->is_minor)
            continue;
        if (!numbers) {
            cor_colour faint = theme->line;
            faint.a *= 0.4;
            cor_chart_line(&p->chart, (cor_pt){ x0, y }, (cor_pt){ x1, y }, grid_mm, faint);
            continue;
        }
        cor_chart_line(&p->chart, (cor_pt){ x0 - long_pt, y }, (cor_pt){ x0, y }, hairline_mm,
                       theme->text);
        cor_chart_text(
            &p->chart, &tick->text,
            (cor_words_at){ x0 - long_pt - 0.6 * COR_PT_PER_MM, y - tick->text.height_pt / 2, 1 },
            theme->text);
    }
}

static void draw_axes(const plot *p)
{
    const cor_theme *theme = &p->chart.page->plan->figure->theme;
    double x0 = p->chart.x0_pt, x1 = x0 + p->chart.row_pt;
    cor_chart_line(&p->chart, (cor_pt){ x0, p->base_pt }, (cor_pt){ x1, p->base_pt }, hairline_mm,
                   theme->text);
    cor_chart_line(&p->chart, (cor_pt){ x0, p->base_pt - p->profile->plot_height_pt },
                   (cor_pt){ x0, p->base_pt }, hairline_mm, theme->text);
    cor_chart_axis(&p->chart, &p->profile->across, p->base_pt, p->profile->tick_pt);
}

bool cor_profile_draw(const cor_page *page, cor_planned_part *part)
{
    cor_profile_chart profile;
    plot p = { .profile = &profile };
    cor_rect inner = cor_chart_open(&p.chart, page, part);
    if (!cor_profile_build(&profile, page->plan, part, p.chart.row_pt, page->report))
        return false;
    cor_chart_draw_head(&p.chart, inner, &profile.head);
    p.chart.is_mirrored = cor_chart_is_mirrored(page, &part->spec->route, &profile.course);
    p.chart.x0_pt += profile.left_pt;
    p.chart.row_pt = profile.plot_width_pt;
    p.base_pt = inner.y0_pt + profile.head_pt + profile.plot_height_pt;
    draw_up(&p, false);
    draw_ground(&p, true);
    draw_ground(&p, false);
    draw_axes(&p);
    draw_up(&p, true);
    return true;
}
