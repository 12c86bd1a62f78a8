#include "furniture/graticule.h"

#include <math.h>

#include "base/number.h"
#include "furniture/words.h"
#include "geo/path.h"
#include "style/length.h"

typedef struct graticule {
    const cor_map *map;
    cor_bbox bounds; /* west <= east < west + 360 */
    double lon_step_deg, lat_step_deg;
    bool seen;
    bool meets_in_point; /* meridians, at a pole that the map shows */
} graticule;

static const double steps_deg[] = { 0.1 / 3600, 0.2 / 3600,  0.5 / 3600,  1.0 / 3600,  2.0 / 3600,
                                    5.0 / 3600, 10.0 / 3600, 15.0 / 3600, 30.0 / 3600, 1.0 / 60,
                                    2.0 / 60,   5.0 / 60,    10.0 / 60,   15.0 / 60,   0.5,
                                    1,          2,           5,           10,          15,
                                    30 };
enum { STEPS = sizeof steps_deg / sizeof *steps_deg, MAX_LINES = 500 };

/* Multiples of the step inside [from, to], by their whole number, so that no error adds up. */
static long first_line(double from, double step)
{
    return (long)ceil(from / step - 1e-9);
}

static long last_line(double to, double step)
{
    return (long)floor(to / step + 1e-9);
}

/* About five lines across the longer side of the map, but two lines at least between these, where
 * anything lies between them: a map within the gap around a pole has no parallels. */
static double step_for(double range, double from, double to)
{
    size_t i = 0;
    while (i + 1 < STEPS && range / steps_deg[i] > 7)
        i++;
    while (i > 0 && from < to && last_line(to, steps_deg[i]) - first_line(from, steps_deg[i]) < 1)
        i--;
    return steps_deg[i];
}

static const double least_pole_gap_deg = 0.1; /* no parallel is drawn that is nearer to one */

static double south_of(const graticule *g)
{
    return fmax(g->bounds.south_deg, -90 + least_pole_gap_deg);
}

static double north_of(const graticule *g)
{
    return fmin(g->bounds.north_deg, 90 - least_pole_gap_deg);
}

/* The images of a pole from two sides are one. */
static bool is_point(const cor_map *map, double lat_deg)
{
    cor_pt a, b;
    double lon = cor_crs_central_lon_deg(map->crs);
    return cor_view_point_anywhere(map->view, (cor_lonlat){ lon, lat_deg }, &a) &&
           cor_view_point_anywhere(map->view, (cor_lonlat){ lon + 60, lat_deg }, &b) &&
           hypot(a.x_pt - b.x_pt, a.y_pt - b.y_pt) < 1;
}

static bool measure(graticule *g, const cor_map *map, cor_report *report)
{
    *g = (graticule){ .map = map };
    g->seen = map->spec->graticule.shown && cor_view_bounds(map->view, &g->bounds);
    if (!g->seen)
        return true;
    if (g->bounds.east_deg < g->bounds.west_deg)
        g->bounds.east_deg += 360;
    double width = g->bounds.east_deg - g->bounds.west_deg;
    double height = g->bounds.north_deg - g->bounds.south_deg, range = fmax(width, height);
    g->lon_step_deg = g->lat_step_deg = map->spec->graticule.step_deg;
    if (!(g->lon_step_deg > 0)) {
        g->lon_step_deg = step_for(range, g->bounds.west_deg, g->bounds.east_deg);
        g->lat_step_deg = step_for(range, south_of(g), north_of(g));
    }
    g->meets_in_point = is_point(map, 90) || is_point(map, -90);
    if (fmax(width / g->lon_step_deg, height / g->lat_step_deg) <= MAX_LINES)
        return true;
    return cor_fail(report, COR_KIND_LIMIT, map->spec->at, "make step: larger, or leave it out",
                    "a graticule of more than %d lines", MAX_LINES);
}

/* Meridians stop short of a pole where they would all meet in a blot. */
static double meridian_end_deg(const graticule *g, long i)
{
    double whole = 90 / g->lon_step_deg;
    bool every = fabs((double)i - round((double)i / whole) * whole) < 1e-6;
    return every || !g->meets_in_point ? 90 : 90 - fmin(g->lon_step_deg, 10);
}

static void meridian(const graticule *g, long i, cor_path *out)
{
    double pole = meridian_end_deg(g, i);
    double from = fmax(g->bounds.south_deg - g->lat_step_deg, -pole);
    double to = fmin(g->bounds.north_deg + g->lat_step_deg, pole);
    if (from < to) /* else it ends before it comes to the map */
        cor_view_meridian(g->map->view, (double)i * g->lon_step_deg, from, to, out);
}

static void parallel(const graticule *g, long i, cor_path *out)
{
    double margin = fmin(g->lon_step_deg, (360 - (g->bounds.east_deg - g->bounds.west_deg)) / 2);
    cor_view_parallel(g->map->view, (double)i * g->lat_step_deg, g->bounds.west_deg - margin,
                      g->bounds.east_deg + margin, out);
}

static bool is_first_turn(const graticule *g, long i)
{
    return (double)i * g->lon_step_deg < g->bounds.west_deg + 360 - 1e-9;
}

/* The lines of a family by their numbers, each meridian once. */
static long family_first(const graticule *g, bool latitude)
{
    return latitude ? first_line(south_of(g), g->lat_step_deg)
                    : first_line(g->bounds.west_deg, g->lon_step_deg);
}

static long family_last(const graticule *g, bool latitude)
{
    long last = latitude ? last_line(north_of(g), g->lat_step_deg)
                         : last_line(g->bounds.east_deg, g->lon_step_deg);
    while (!latitude && last >= family_first(g, false) && !is_first_turn(g, last))
        last--;
    return last;
}

bool cor_graticule_draw_lines(const cor_page *page, const cor_map *map)
{
    const cor_graticule_spec *spec = &map->spec->graticule;
    graticule g;
    cor_path path = { 0 };
    if (!measure(&g, map, page->report))
        return false;
    if (!g.seen)
        return true;
    for (long i = family_first(&g, false); i <= family_last(&g, false); i++)
        meridian(&g, i, &path);
    for (long i = family_first(&g, true); i <= family_last(&g, true); i++)
        parallel(&g, i, &path);
    cor_stroke stroke = cor_hairline(spec->colour, spec->width_pt);
    cor_scene_path(page->scene, "graticule", -1, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
    return true;
}

/* "07.5″": as many decimals as the angle has, up to a thousandth. */
static void put_seconds(cor_buf *digits, double seconds)
{
    cor_buf_text(digits, seconds < 10 ? "0" : "");
    cor_number_trimmed(digits, seconds, 3);
    cor_buf_text(digits, "\xe2\x80\xb3");
}

/* "38°54′ N", "0°", "12°30′30″ E"; without the side when it is `bare`. */
static const char *angle_text(double deg, bool latitude, bool bare, const cor_plan *plan)
{
    if (!latitude)
        deg = remainder(deg, 360);
    const cor_language *language = &plan->figure->language;
    long long thousandths = llround(fabs(deg) * 3600e3);
    long long seconds = thousandths / 1000;
    const char *const *sides = cor_language_locale(language)->sides;
    const char *side =
        sides[latitude ? (deg < 0 ? COR_SOUTH : COR_NORTH) : (deg < 0 ? COR_WEST : COR_EAST)];
    if (bare || thousandths == 0 || (!latitude && thousandths == 180LL * 3600000))
        side = "";
    cor_buf digits = { 0 }, text = { 0 };
    cor_buf_printf(&digits, "%lld\xc2\xb0", seconds / 3600);
    if (thousandths % 3600000)
        cor_buf_printf(&digits, "%02lld\xe2\x80\xb2", seconds % 3600 / 60);
    if (thousandths % 60000)
        put_seconds(&digits, (double)(thousandths % 60000) / 1000);
    cor_language_digits(&text, language, cor_buf_view(&digits));
    cor_buf_text(&text, side);
    cor_buf_free(&digits);
    const char *out = cor_arena_str(plan->arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}

/* The pole is a point for the meridian and one of its neighbours: not all of them need have an
 * image there, beyond a horizon or in another lobe of the map. */
static bool meets_at(const graticule *g, double lon_deg, double lat_deg)
{
    static const double near_pt = 1;
    cor_pt pole, beside;
    for (int side = -1; side <= 1; side += 2)
        if (cor_view_point_anywhere(g->map->view, (cor_lonlat){ lon_deg, lat_deg }, &pole) &&
            cor_view_point_anywhere(
                g->map->view, (cor_lonlat){ lon_deg + side * g->lon_step_deg, lat_deg }, &beside) &&
            hypot(pole.x_pt - beside.x_pt, pole.y_pt - beside.y_pt) < near_pt)
            return true;
    return false;
}

/* Where the meridian ends at such a pole, or short of it: such an end is not the map's, and tells
 * nothing. */
static void find_meeting(cor_line_name *name, const graticule *g, long i)
{
    static const double nearly_deg = 89.99; /* on a horizon 90 may have no image */
    double lon = (double)i * g->lon_step_deg, end = fmin(meridian_end_deg(g, i), nearly_deg);
    for (int sign = -1; sign <= 1; sign += 2) {
        cor_pt at;
        if (meets_at(g, lon, sign * nearly_deg) &&
            cor_view_point_anywhere(g->map->view, (cor_lonlat){ lon, sign * end }, &at))
            name->meet[name->meet_count++] = at;
    }
}

static cor_line_name name_of(const graticule *g, long i, bool latitude, const cor_plan *plan)
{
    double deg = (double)i * (latitude ? g->lat_step_deg : g->lon_step_deg);
    cor_line_name name = { .part = "graticule",
                           .text = angle_text(deg, latitude, false, plan),
                           .bare = angle_text(deg, latitude, true, plan),
                           .family = latitude,
                           .index = i };
    if (!latitude)
        find_meeting(&name, g, i);
    return name;
}

static void add_line(cor_frame_labels *labels, const cor_path *path, const graticule *g, long i,
                     bool latitude)
{
    cor_frame_labels_add(labels, path, name_of(g, i, latitude, labels->page->plan),
                         labels->map->spec->graticule.sides);
}

/* 10 degrees north and south, or east and west, both in view. */
static void note_sides(cor_frame_labels *labels, const graticule *g)
{
    const cor_bbox b = g->bounds;
    labels->needs_side[true] = b.south_deg < 0 && b.north_deg > 0;
    labels->needs_side[false] = (b.west_deg < 0 && b.east_deg > 0) || b.east_deg > 180;
}

bool cor_graticule_add_labels(cor_frame_labels *labels)
{
    graticule g;
    cor_path path = { 0 };
    if (!measure(&g, labels->map, labels->page->report))
        return false;
    if (!g.seen)
        return true;
    note_sides(labels, &g);
    for (long i = family_first(&g, false); i <= family_last(&g, false); i++) {
        cor_path_clear(&path);
        meridian(&g, i, &path);
        add_line(labels, &path, &g, i, false);
    }
    for (long i = family_first(&g, true); i <= family_last(&g, true); i++) {
        cor_path_clear(&path);
        parallel(&g, i, &path);
        add_line(labels, &path, &g, i, true);
    }
    cor_path_free(&path);
    return true;
}

/* Neither the frame nor the earth's edge has a place for its name. */
static bool is_inner(const graticule *g, long i, bool latitude, const cor_line_name *name)
{
    const unsigned all = COR_SIDE_LEFT | COR_SIDE_RIGHT | COR_SIDE_TOP | COR_SIDE_BOTTOM;
    cor_frame_labels found = { .map = g->map };
    cor_path path = { 0 };
    if (latitude)
        parallel(g, i, &path);
    else
        meridian(g, i, &path);
    cor_frame_labels_add(&found, &path, *name, all);
    bool has_no_end = path.point_count > 0 && found.count == 0;
    cor_frame_labels_free(&found);
    cor_path_free(&path);
    return has_no_end;
}

static bool name_family(cor_inner_lines *out, const graticule *g, bool latitude,
                        const cor_plan *plan, cor_report *report)
{
    long first = family_first(g, latitude), last = family_last(g, latitude);
    double step = latitude ? g->lat_step_deg : g->lon_step_deg;
    out->latitude = latitude;
    if (last < first) /* a map within the gap around a pole */
        return true;
    out->items = cor_arena_alloc(plan->arena, (size_t)(last - first + 2), sizeof *out->items);
    for (long i = first; i <= last; i++) {
        const cor_line_name name = name_of(g, i, latitude, plan);
        if (is_inner(g, i, latitude, &name))
            out->items[out->count++] =
                (cor_inner_line){ .deg = (double)i * step, .index = i, .text = name.text };
    }
    const cor_along along = { family_first(g, !latitude), family_last(g, !latitude),
                              latitude ? g->lon_step_deg : g->lat_step_deg };
    return cor_inner_lines_name(out, plan, g->map, along, report);
}

bool cor_graticule_name_inner(cor_inner_lines out[2], const cor_plan *plan, const cor_map *map,
                              cor_report *report)
{
    graticule g;
    out[0] = out[1] = (cor_inner_lines){ 0 };
    if (!measure(&g, map, report))
        return false;
    if (!g.seen || !map->spec->graticule.sides)
        return true;
    return name_family(&out[0], &g, true, plan, report) &&
           name_family(&out[1], &g, false, plan, report);
}
