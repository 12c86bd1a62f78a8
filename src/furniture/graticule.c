#include "furniture/graticule.h"

#include <math.h>

#include "furniture/words.h"
#include "geo/path.h"
#include "plan/template.h"
#include "style/length.h"

static const double side_gap_pt = 1.0 * COR_PT_PER_MM;

typedef struct graticule {
    cor_bbox bounds; /* west <= east < west + 360 */
    double step_deg;
    bool seen;
} graticule;

/* About five lines across the longer side of the map. */
static double step_for(cor_bbox b)
{
    static const double steps[] = { 1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 15.0 / 60, 0.5,
                                    1,        2,        5,        10,        15,        30 };
    double range = fmax(b.east_deg - b.west_deg, b.north_deg - b.south_deg);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (range / steps[i] <= 7)
            return steps[i];
    return 30;
}

enum { MAX_LINES = 500 };

static bool measure(graticule *g, const cor_map *map, cor_report *report)
{
    *g = (graticule){ .step_deg = map->spec->graticule.step_deg };
    g->seen = map->spec->graticule.shown && cor_view_bounds(map->view, &g->bounds);
    if (g->bounds.east_deg < g->bounds.west_deg)
        g->bounds.east_deg += 360;
    if (!(g->step_deg > 0))
        g->step_deg = step_for(g->bounds);
    double range =
        fmax(g->bounds.east_deg - g->bounds.west_deg, g->bounds.north_deg - g->bounds.south_deg);
    if (range / g->step_deg <= MAX_LINES)
        return true;
    return cor_fail(report, COR_KIND_LIMIT, map->spec->at, "make step: larger, or leave it out",
                    "a graticule of more than %d lines", MAX_LINES);
}

/* Multiples of the step inside [from, to], by their whole number, so that no error adds up. */
static long first_line(double from, double step)
{
    return (long)ceil(from / step - 1e-9);
}

static long last_line(double to, double step)
{
    return (long)floor(to / step + 1e-9);
}

/* Meridians stop short of the poles, where they would all meet in a blot. */
static void meridian(const graticule *g, const cor_map *map, long i, cor_path *out)
{
    double pole = 90 - fmin(g->step_deg, 10);
    double whole = 90 / g->step_deg;
    bool every = fabs((double)i - round((double)i / whole) * whole) < 1e-6;
    double south = every ? -90 : fmax(g->bounds.south_deg - g->step_deg, -pole);
    double north = every ? 90 : fmin(g->bounds.north_deg + g->step_deg, pole);
    cor_view_meridian(map->view, (double)i * g->step_deg, fmax(south, -90), fmin(north, 90), out);
}

static void parallel(const graticule *g, const cor_map *map, long i, cor_path *out)
{
    double margin = fmin(g->step_deg, (360 - (g->bounds.east_deg - g->bounds.west_deg)) / 2);
    cor_view_parallel(map->view, (double)i * g->step_deg, g->bounds.west_deg - margin,
                      g->bounds.east_deg + margin, out);
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
    for (long i = first_line(g.bounds.west_deg, g.step_deg);
         i <= last_line(g.bounds.east_deg, g.step_deg); i++)
        if ((double)i * g.step_deg < g.bounds.west_deg + 360 - 1e-9)
            meridian(&g, map, i, &path);
    for (long i = first_line(fmax(g.bounds.south_deg, -89.9), g.step_deg);
         i <= last_line(fmin(g.bounds.north_deg, 89.9), g.step_deg); i++)
        parallel(&g, map, i, &path);
    cor_stroke stroke = cor_hairline(spec->colour, spec->width_pt);
    cor_scene_path(page->scene, "graticule", -1, &path, (cor_paint){ 0 }, &stroke);
    cor_path_free(&path);
    return true;
}

/* "38°54′N", "0°", "12°30′30″E"; without the side when it is `bare`. */
static const char *angle_text(double deg, bool latitude, bool bare, const cor_language *language,
                              cor_arena *arena)
{
    if (!latitude)
        deg = remainder(deg, 360);
    long seconds = lround(fabs(deg) * 3600);
    const char *const *sides = cor_language_locale(language)->sides;
    const char *side =
        sides[latitude ? (deg < 0 ? COR_SOUTH : COR_NORTH) : (deg < 0 ? COR_WEST : COR_EAST)];
    if (bare || seconds == 0 || (!latitude && seconds == 180L * 3600))
        side = "";
    cor_buf digits = { 0 }, text = { 0 };
    cor_buf_printf(&digits, "%ld\xc2\xb0", seconds / 3600);
    if (seconds % 3600)
        cor_buf_printf(&digits, "%02ld\xe2\x80\xb2", seconds % 3600 / 60);
    if (seconds % 60)
        cor_buf_printf(&digits, "%02ld\xe2\x80\xb3", seconds % 60);
    cor_language_digits(&text, language, cor_buf_view(&digits));
    cor_buf_text(&text, side);
    cor_buf_free(&digits);
    const char *out = cor_arena_str(arena, cor_buf_view(&text)).ptr;
    cor_buf_free(&text);
    return out;
}

/* One side of a frame; along it the labels stand in order. */
typedef struct side {
    unsigned bit;
    bool level; /* top and bottom */
    double at_pt;
    double taken_pt; /* up to where labels have been set along it */
    bool bare;       /* there is no room for the words of the language's sides of the earth */
} side;

/* Where a line crosses the straight side; the first crossing counts. */
static bool crossing(const cor_path *path, const side *s, cor_rect frame, cor_pt *out)
{
    double from = s->level ? frame.x0_pt : frame.y0_pt, to = s->level ? frame.x1_pt : frame.y1_pt;
    for (size_t i = 0; i < path->contour_count; i++) {
        const cor_pt *p = path->points + path->contours[i].first;
        for (size_t k = 1; k < path->contours[i].count; k++) {
            double a = s->level ? p[k - 1].y_pt : p[k - 1].x_pt;
            double b = s->level ? p[k].y_pt : p[k].x_pt;
            if ((a < s->at_pt) == (b < s->at_pt))
                continue;
            double t = (s->at_pt - a) / (b - a);
            *out = (cor_pt){ p[k - 1].x_pt + t * (p[k].x_pt - p[k - 1].x_pt),
                             p[k - 1].y_pt + t * (p[k].y_pt - p[k - 1].y_pt) };
            double along = s->level ? out->x_pt : out->y_pt;
            if (along >= from && along <= to)
                return true;
        }
    }
    return false;
}

static bool draw_label(const cor_page *page, side *s, cor_pt at, const char *text)
{
    cor_words words;
    if (!cor_words_shape(&words, page->plan,
                         &(cor_wording){ .role = COR_TYPE_GRATICULE, .text = text }, page->report))
        return false;
    double w = words.block.width_pt, h = words.block.height_pt;
    double along = s->level ? at.x_pt : at.y_pt, half = (s->level ? w : h) / 2;
    double x = s->level                  ? at.x_pt - w / 2
               : s->bit == COR_SIDE_LEFT ? s->at_pt - side_gap_pt - w
                                         : s->at_pt + side_gap_pt;
    double y = !s->level                ? at.y_pt - h / 2
               : s->bit == COR_SIDE_TOP ? s->at_pt - side_gap_pt / 2 - h
                                        : s->at_pt + side_gap_pt / 2;
    bool off_sheet =
        x < 0 || y < 0 || x + w > page->plan->width_pt || y + h > page->plan->height_pt;
    if (off_sheet || along - half < s->taken_pt)
        return true;
    s->taken_pt = along + half + 2;
    cor_words_draw(page, "graticule", &words, (cor_words_at){ x, y, 0 },
                   page->plan->figure->theme.quiet);
    return true;
}

/* Whether the longest label beside an upright side is wider than the margin. */
static bool measure_side(const cor_page *page, const graticule *g, side *s)
{
    double room = s->bit == COR_SIDE_LEFT ? s->at_pt : page->plan->width_pt - s->at_pt;
    long last = last_line(fmin(g->bounds.north_deg, 89.9), g->step_deg);
    for (long i = first_line(fmax(g->bounds.south_deg, -89.9), g->step_deg); i <= last; i++) {
        const cor_wording wording = {
            .role = COR_TYPE_GRATICULE,
            .text = angle_text((double)i * g->step_deg, true, false, &page->plan->figure->language,
                               page->plan->arena),
        };
        cor_words words;
        if (!cor_words_shape(&words, page->plan, &wording, page->report))
            return false;
        s->bare = s->bare || words.block.width_pt + side_gap_pt > room;
    }
    return true;
}

/* Level sides run with growing longitude, upright ones down the page against latitude: in either
 * case labels come in order along the side, unless the map is turned over, and then the rule about
 * `taken` only drops some. */
static bool label_side(const cor_page *page, const cor_map *map, const graticule *g, side *s)
{
    double from = s->level ? g->bounds.west_deg : fmax(g->bounds.south_deg, -89.9);
    double to = s->level ? g->bounds.east_deg : fmin(g->bounds.north_deg, 89.9);
    long first = first_line(from, g->step_deg), last = last_line(to, g->step_deg);
    cor_path path = { 0 };
    bool well = s->level || measure_side(page, g, s);
    for (long n = 0; well && n <= last - first; n++) {
        long i = s->level ? first + n : last - n;
        cor_pt at;
        cor_path_clear(&path);
        if (s->level)
            meridian(g, map, i, &path);
        else
            parallel(g, map, i, &path);
        if (crossing(&path, s, map->frame, &at))
            well = draw_label(page, s, at,
                              angle_text((double)i * g->step_deg, !s->level, s->bare,
                                         &page->plan->figure->language, page->plan->arena));
    }
    cor_path_free(&path);
    return well;
}

bool cor_graticule_draw_labels(const cor_page *page, const cor_map *map)
{
    const cor_graticule_spec *spec = &map->spec->graticule;
    graticule g;
    if (!measure(&g, map, page->report))
        return false;
    if (!g.seen)
        return true;
    side sides[] = {
        { COR_SIDE_LEFT, false, map->frame.x0_pt, -HUGE_VAL, false },
        { COR_SIDE_RIGHT, false, map->frame.x1_pt, -HUGE_VAL, false },
        { COR_SIDE_TOP, true, map->frame.y0_pt, -HUGE_VAL, false },
        { COR_SIDE_BOTTOM, true, map->frame.y1_pt, -HUGE_VAL, false },
    };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if ((spec->sides & sides[i].bit) && !label_side(page, map, &g, &sides[i]))
            return false;
    return true;
}
