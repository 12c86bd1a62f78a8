#include "furniture/grid.h"

#include <math.h>

#include "furniture/scale.h"
#include "furniture/words.h"
#include "geo/path.h"
#include "plan/template.h"
#include "style/length.h"

enum { NET = 33, STEPS = 200, MAX_LINES = 500, MAX_CROSSES = 20000, MAX_CROSSINGS = 16 };

static const double cross_pt = 1.0 * COR_PT_PER_MM; /* each arm */
static const double tick_pt = 1.5 * COR_PT_PER_MM;

typedef struct grid {
    const cor_map *map;
    cor_crs *crs;
    cor_box box; /* what the frame shows */
    double step_m;
} grid;

static cor_pt at_net(cor_rect f, int i)
{
    const int column = i % NET, row = i / NET;
    return (cor_pt){ f.x0_pt + (f.x1_pt - f.x0_pt) * column / (NET - 1),
                     f.y0_pt + (f.y1_pt - f.y0_pt) * row / (NET - 1) };
}

static bool bounds(grid *g)
{
    cor_box b = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (int i = 0; i < NET * NET; i++) {
        cor_lonlat p;
        cor_xy xy;
        if (!cor_view_unproject(g->map->view, at_net(g->map->frame, i), &p) ||
            !cor_crs_image(g->crs, p, &xy))
            continue;
        b = (cor_box){ fmin(b.x0_m, xy.x_m), fmin(b.y0_m, xy.y_m), fmax(b.x1_m, xy.x_m),
                       fmax(b.y1_m, xy.y_m) };
    }
    g->box = b;
    return b.x0_m < b.x1_m && b.y0_m < b.y1_m;
}

static long first_line(const grid *g, int family)
{
    return (long)ceil((family ? g->box.y0_m : g->box.x0_m) / g->step_m - 1e-9);
}

static long last_line(const grid *g, int family)
{
    return (long)floor((family ? g->box.y1_m : g->box.x1_m) / g->step_m + 1e-9);
}

static bool measure(grid *g, const cor_map *map, cor_report *report)
{
    const cor_grid_spec *spec = &map->spec->grid;
    const char *crs = spec->crs ? spec->crs : cor_crs_definition(map->crs);
    *g = (grid){ .map = map, .step_m = spec->step_m };
    if (!cor_crs_open(&g->crs, crs, spec->crs_at, report))
        return false;
    bool well = true;
    if (cor_crs_is_geographic(g->crs))
        well = cor_fail(report, COR_KIND_PROJECTION, spec->crs_at,
                        "name a projected crs:, such as that of a UTM zone, or show a graticule",
                        "a geographic CRS has no grid of metres");
    else if (!bounds(g))
        well = cor_fail(report, COR_KIND_PROJECTION, spec->crs_at, "choose another crs: for it",
                        "the map has no image in the grid's projection");
    double width = g->box.x1_m - g->box.x0_m, height = g->box.y1_m - g->box.y0_m;
    if (well && !(g->step_m > 0))
        g->step_m = cor_scale_round(fmax(width, height) / 4, false);
    if (well && fmax(width, height) / g->step_m > MAX_LINES)
        well = cor_fail(report, COR_KIND_LIMIT, spec->at, "make step: larger, or leave it out",
                        "a grid of more than %d lines", MAX_LINES);
    if (!well)
        cor_crs_free(g->crs);
    return well;
}

/* Line `i` of a family, x = i * step (0) or y = i * step (1), a little past the frame. */
static void line(const grid *g, int family, long i, cor_path *out)
{
    cor_lonlat run[STEPS + 1];
    size_t n = 0;
    double low = family ? g->box.x0_m : g->box.y0_m, high = family ? g->box.x1_m : g->box.y1_m;
    double past = (high - low) / 20;
    for (int k = 0; k <= STEPS; k++) {
        double along = low - past + (high - low + 2 * past) * k / STEPS;
        double fixed = (double)i * g->step_m;
        cor_xy xy = family ? (cor_xy){ along, fixed } : (cor_xy){ fixed, along }, again;
        run[n] = cor_crs_inverse(g->crs, xy);
        bool on_earth = isfinite(run[n].lon_deg) && isfinite(run[n].lat_deg) &&
                        cor_crs_image(g->crs, run[n], &again) &&
                        hypot(again.x_m - xy.x_m, again.y_m - xy.y_m) < 1;
        /* A step is short: a jump in longitude is the antimeridian, not a long way. */
        if (on_earth && n > 0 && fabs(run[n].lon_deg - run[n - 1].lon_deg) > 180)
            run[n].lon_deg += run[n].lon_deg < run[n - 1].lon_deg ? 360 : -360;
        n += on_earth;
        if (n > 1 && (!on_earth || k == STEPS))
            cor_view_line(g->map->view, run, n, out);
        if (!on_earth)
            n = 0;
    }
}

static bool place(const grid *g, double x_m, double y_m, cor_pt *out)
{
    cor_lonlat p = cor_crs_inverse(g->crs, (cor_xy){ x_m, y_m });
    return isfinite(p.lon_deg) && cor_view_point(g->map->view, p, out);
}

/* A cross that the neat line would cut is no cross. */
static bool is_whole(const cor_map *map, cor_pt at)
{
    const cor_rect f = map->frame;
    double reach = cross_pt + map->spec->neat_line_pt / 2;
    return at.x_pt >= f.x0_pt + reach && at.x_pt <= f.x1_pt - reach && at.y_pt >= f.y0_pt + reach &&
           at.y_pt <= f.y1_pt - reach;
}

/* One arm each way along a line of the grid, whose direction a small step tells. */
static void cross_arm(const grid *g, cor_pt at, cor_xy of, cor_xy step, cor_path *out)
{
    cor_pt ahead;
    if (!place(g, of.x_m + step.x_m, of.y_m + step.y_m, &ahead))
        return;
    double dx = ahead.x_pt - at.x_pt, dy = ahead.y_pt - at.y_pt, length = hypot(dx, dy);
    if (!(length > 0))
        return;
    cor_path_begin(out, false);
    for (int sign = -1; sign <= 1; sign += 2)
        cor_path_add(out, (cor_pt){ at.x_pt + sign * cross_pt * dx / length,
                                    at.y_pt + sign * cross_pt * dy / length });
    cor_path_end(out);
}

static bool crosses(const grid *g, cor_path *out, cor_report *report)
{
    const double part = g->step_m / 1000;
    if ((double)(last_line(g, 0) - first_line(g, 0)) *
            (double)(last_line(g, 1) - first_line(g, 1)) >
        MAX_CROSSES)
        return cor_fail(report, COR_KIND_LIMIT, g->map->spec->grid.at,
                        "make step: larger, or leave it out", "a grid of more than %d crosses",
                        MAX_CROSSES);
    for (long i = first_line(g, 0); i <= last_line(g, 0); i++)
        for (long k = first_line(g, 1); k <= last_line(g, 1); k++) {
            cor_pt at;
            const cor_xy of = { (double)i * g->step_m, (double)k * g->step_m };
            if (!place(g, of.x_m, of.y_m, &at) || !is_whole(g->map, at))
                continue;
            cross_arm(g, at, of, (cor_xy){ part, 0 }, out);
            cross_arm(g, at, of, (cor_xy){ 0, part }, out);
        }
    return true;
}

static void ticks(const grid *g, const cor_path *of, cor_path *out)
{
    cor_frame_crossing found[MAX_CROSSINGS];
    size_t n = cor_frame_crossings(found, MAX_CROSSINGS, of, g->map->frame);
    for (size_t i = 0; i < n; i++) {
        cor_path_begin(out, false);
        cor_path_add(out, found[i].at);
        cor_path_add(out, (cor_pt){ found[i].at.x_pt - tick_pt * found[i].along.x_pt,
                                    found[i].at.y_pt - tick_pt * found[i].along.y_pt });
        cor_path_end(out);
    }
}

static void lines(const grid *g, bool as_ticks, cor_path *out)
{
    for (int family = 0; family < 2; family++)
        for (long i = first_line(g, family); i <= last_line(g, family); i++) {
            cor_path path = { 0 };
            line(g, family, i, &path);
            if (as_ticks)
                ticks(g, &path, out);
            else
                cor_path_append(out, &path);
            cor_path_free(&path);
        }
}

bool cor_grid_draw_lines(const cor_page *page, const cor_map *map)
{
    const cor_grid_spec *spec = &map->spec->grid;
    grid g;
    cor_path path = { 0 };
    if (!spec->shown)
        return true;
    if (!measure(&g, map, page->report))
        return false;
    bool well = true;
    if (spec->style == COR_GRID_CROSSES)
        well = crosses(&g, &path, page->report);
    else
        lines(&g, spec->style == COR_GRID_TICKS, &path);
    cor_stroke stroke = cor_hairline(spec->colour, spec->width_pt);
    if (well)
        cor_scene_path(page->scene, "grid", -1, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
    cor_crs_free(g.crs);
    return well;
}

/* "4310", and with its unit "4310 km": kilometres where the step is whole ones. */
static const char *metres_text(double m, bool in_km, bool with_unit, const cor_plan *plan)
{
    const cor_language *language = &plan->figure->language;
    cor_buf text = { 0 };
    cor_scale_put_length(&text, language, m, in_km ? COR_UNIT_KM : COR_UNIT_M, with_unit);
    const char *out = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}

bool cor_grid_add_labels(cor_frame_labels *labels)
{
    const cor_grid_spec *spec = &labels->map->spec->grid;
    const cor_plan *plan = labels->page->plan;
    grid g;
    if (!spec->shown || !spec->sides)
        return true;
    if (!measure(&g, labels->map, labels->page->report))
        return false;
    bool in_km = fabs(remainder(g.step_m, 1000)) < 1e-6;
    for (int family = 0; family < 2; family++)
        for (long i = first_line(&g, family); i <= last_line(&g, family); i++) {
            cor_path path = { 0 };
            double m = (double)i * g.step_m;
            line(&g, family, i, &path);
            cor_frame_labels_add(labels, &path,
                                 (cor_line_name){ .part = "grid",
                                                  .text = metres_text(m, in_km, true, plan),
                                                  .bare = metres_text(m, in_km, false, plan),
                                                  .family = family,
                                                  .index = i,
                                                  .once = true },
                                 spec->sides);
            cor_path_free(&path);
        }
    cor_crs_free(g.crs);
    return true;
}
