/*
 * What is drawn around random maps of twelve projections says the truth: the scene's marks are
 * taken back to the earth with PROJ alone, by nothing of the house but the frame and what of the
 * plane it shows.
 */
#include <geodesic.h>
#include <math.h>
#include <proj.h>
#include <stdlib.h>
#include <string.h>

#include "compose/compose.h"
#include "unit/check.h"
#include "unit/random.h"

enum { MAPS = 200, VERTICES = 6 };

static const double pt_per_m = 72 / 0.0254, mm_per_pt = 25.4 / 72, degree_m = 6378137 * M_PI / 180;

typedef struct zone {
    const char *crs;
    double west, south, east, north;
    bool is_geographic;
} zone;

static const zone zones[] = {
    { "EPSG:3857", -179, -78, 179, 78, false },
    { "EPSG:32638", 42, 1, 48, 83, false },
    { "EPSG:32718", -78, -79, -72, -1, false },
    { "+proj=lcc +lat_1=38 +lat_2=44 +lat_0=41 +lon_0=45 +datum=WGS84 +type=crs", 36, 34, 54, 48,
      false },
    { "+proj=lcc +lat_1=-20 +lat_2=-45 +lat_0=-33 +lon_0=-65 +datum=WGS84 +type=crs", -75, -50, -55,
      -18, false },
    { "EPSG:3995", -179, 62, 179, 89, false },
    { "EPSG:3031", -179, -89, 179, -62, false },
    { "EPSG:3035", -8, 37, 28, 63, false },
    { "EPSG:4326", -179, -60, 179, 60, true },
    { "+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=37.5 +lon_0=-96 +datum=WGS84 +type=crs", -120, 26,
      -70, 48, false },
    { "+proj=ortho +lat_0=35 +lon_0=45 +ellps=WGS84 +type=crs", 25, 15, 65, 55, false },
    { "EPSG:3460", 177, -20, 181, -14, false },
};
enum { ZONES = sizeof zones / sizeof *zones };

static uint64_t seed = 20250311;

static struct geod_geodesic earth;

/* One map, and how to come from its page to the earth. */
typedef struct sheet {
    const zone *zone;
    cor_lonlat centre, route[VERTICES];
    double denominator, every_m;
    bool has_bar, has_north, at_own_place;
    PJ *pj;
    cor_rect frame;
    cor_box box;
    cor_scene *scene;
} sheet;

static bool to_earth(const sheet *s, cor_pt p, cor_lonlat *out)
{
    double x = s->box.x0_m + (p.x_pt - s->frame.x0_pt) / (s->frame.x1_pt - s->frame.x0_pt) *
                                 (s->box.x1_m - s->box.x0_m);
    double y = s->box.y1_m - (p.y_pt - s->frame.y0_pt) / (s->frame.y1_pt - s->frame.y0_pt) *
                                 (s->box.y1_m - s->box.y0_m);
    double unit = s->zone->is_geographic ? degree_m : 1;
    PJ_COORD c = proj_trans(s->pj, PJ_INV, proj_coord(x / unit, y / unit, 0, 0));
    *out = (cor_lonlat){ c.xy.x, c.xy.y };
    return isfinite(c.xy.x) && isfinite(c.xy.y);
}

static cor_pt to_page(const sheet *s, cor_lonlat p)
{
    double unit = s->zone->is_geographic ? degree_m : 1;
    PJ_COORD c = proj_trans(s->pj, PJ_FWD, proj_coord(p.lon_deg, p.lat_deg, 0, 0));
    return (cor_pt){ s->frame.x0_pt + (c.xy.x * unit - s->box.x0_m) / (s->box.x1_m - s->box.x0_m) *
                                          (s->frame.x1_pt - s->frame.x0_pt),
                     s->frame.y0_pt + (s->box.y1_m - c.xy.y * unit) / (s->box.y1_m - s->box.y0_m) *
                                          (s->frame.y1_pt - s->frame.y0_pt) };
}

static double distance_m(cor_lonlat a, cor_lonlat b)
{
    double s12;
    geod_inverse(&earth, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &s12, NULL, NULL);
    return s12;
}

static cor_lonlat direct(cor_lonlat from, double azimuth_deg, double s12)
{
    double lat, lon;
    geod_direct(&earth, from.lat_deg, from.lon_deg, azimuth_deg, s12, &lat, &lon, NULL);
    return (cor_lonlat){ lon, lat };
}

static sheet random_sheet(int i)
{
    const zone *z = &zones[i % ZONES];
    sheet s = { .zone = z, .has_bar = true, .has_north = true, .at_own_place = i / ZONES % 2 };
    s.centre =
        (cor_lonlat){ remainder(between(z->west, z->east), 360), between(z->south, z->north) };
    s.denominator = exp(between(log(2e3), log(2e7)));
    s.every_m = s.denominator * 0.007;
    double heading = between(0, 360);
    s.route[0] = direct(s.centre, heading + 180, s.denominator * 0.02);
    for (int k = 1; k < VERTICES; k++)
        s.route[k] = direct(s.route[k - 1], heading + between(-40, 40), s.denominator * 0.01);
    return s;
}

static void put_figure(cor_buf *out, const sheet *s)
{
    cor_buf_text(out, "{\"version\":8,\"sources\":{\"route\":{\"type\":\"geojson\",\"data\":"
                      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":"
                      "\"LineString\",\"coordinates\":[");
    for (int k = 0; k < VERTICES; k++)
        cor_buf_printf(out, "%s[%.12f,%.12f]", k ? "," : "", s->route[k].lon_deg,
                       s->route[k].lat_deg);
    cor_buf_printf(out,
                   "]}}}},\"layers\":[{\"id\":\"route\",\"type\":\"line\",\"source\":\"route\"}],"
                   "\"corridor\":{\"version\":1,\"sheet\":{\"width\":\"180mm\",\"height\":"
                   "\"130mm\",\"margin\":\"24mm\"},\"map\":{\"crs\":\"%s\",\"extent\":{"
                   "\"scale\":\"1:%.0f\",\"center\":[%.12f,%.12f]},\"graticule\":{\"labels\":"
                   "[\"left\",\"right\",\"top\",\"bottom\"]}},\"parts\":[{\"km-posts\":{"
                   "\"layer\":\"route\",\"every\":\"%.6fm\"}}",
                   s->zone->crs, s->denominator, s->centre.lon_deg, s->centre.lat_deg, s->every_m);
    if (s->has_bar)
        cor_buf_printf(out, ",{\"scale-bar\":{\"at\":\"bottom-left\",\"reference\":\"%s\"}}",
                       s->at_own_place ? "own-place" : "map-centre");
    if (s->has_north)
        cor_buf_text(out, ",{\"north\":{\"at\":\"top-right\"}}");
    cor_buf_text(out, "]}}");
}

/* Draws the figure; false when one of its parts is refused. */
static bool try_to_draw(sheet *s, cor_report *report)
{
    const cor_style_options style_options = { 0 };
    const cor_plan_options options = { 0 };
    cor_style *style = NULL;
    cor_plan *plan = NULL;
    cor_buf text = { 0 };
    put_figure(&text, s);
    bool well =
        cor_style_parse(&style, "random.json", cor_buf_view(&text), &style_options, report) &&
        cor_plan_new(&plan, style, &options, report) &&
        cor_compose(&s->scene, plan, &(cor_compose_options){ 0 }, report);
    if (well) {
        s->frame = plan->main.frame;
        s->box = plan->main.extent;
    }
    cor_buf_free(&text);
    cor_plan_free(plan);
    cor_style_free(style);
    return well;
}

/* Without the parts that cannot be true here. */
static bool draw(sheet *s)
{
    for (int without = 0; without < 4; without++) {
        cor_report report = { 0 };
        s->has_north = !(without & 1);
        s->has_bar = !(without & 2);
        bool well = try_to_draw(s, &report);
        cor_report_clear(&report);
        if (well)
            return true;
    }
    return false;
}

typedef struct worst {
    double value;
    int count;
} worst;

static void see(worst *w, double error)
{
    w->value = fmax(w->value, isfinite(error) ? error : HUGE_VAL);
    w->count++;
}

static const cor_mark *next_mark(const sheet *s, size_t *i, cor_mark_kind kind, const char *layer)
{
    while (*i < s->scene->count) {
        const cor_mark *mark = &s->scene->marks[(*i)++];
        if (mark->kind == kind && strcmp(mark->layer, layer) == 0)
            return mark;
    }
    return NULL;
}

/* The digits and the point of a text, up to the first letter. */
static double digits_of(const char *text)
{
    char kept[64];
    size_t n = 0;
    for (; *text && !(*text >= 'a' && *text <= 'z') && n + 1 < sizeof kept; text++)
        if ((*text >= '0' && *text <= '9') || *text == '.')
            kept[n++] = *text;
    kept[n] = '\0';
    return strtod(kept, NULL);
}

/* What bar and numbers say: metres, and 1:n. */
static void read_bar(const sheet *s, double *length_m, double *denominator, cor_rect *bar)
{
    const cor_mark *mark;
    *length_m = *denominator = 0;
    for (size_t i = 0; (mark = next_mark(s, &i, COR_MARK_GLYPHS, "scale-bar"));) {
        cor_str text = mark->as.glyphs.run->text;
        const char *one = strstr(text.ptr, "1:");
        if (one)
            *denominator = digits_of(one + 2);
        else if (cor_str_ends(text, "km"))
            *length_m = digits_of(text.ptr) * 1000;
        else if (cor_str_ends(text, "m"))
            *length_m = digits_of(text.ptr);
    }
    for (size_t i = 0; (mark = next_mark(s, &i, COR_MARK_PATH, "scale-bar"));)
        if (!(mark->as.path.fill.a > 0))
            cor_path_bounds(&mark->as.path.path, bar);
}

static double bar_error_mm(const sheet *s, double *disagreement)
{
    double length, denominator;
    cor_rect bar = { 0 };
    cor_lonlat a, b;
    read_bar(s, &length, &denominator, &bar);
    double width = bar.x1_pt - bar.x0_pt, x = (s->frame.x0_pt + s->frame.x1_pt) / 2;
    double y = (s->frame.y0_pt + s->frame.y1_pt) / 2;
    if (s->at_own_place) {
        x = (bar.x0_pt + bar.x1_pt) / 2;
        y = (bar.y0_pt + bar.y1_pt) / 2;
    }
    if (!(length > 0) || !to_earth(s, (cor_pt){ x - width / 2, y }, &a) ||
        !to_earth(s, (cor_pt){ x + width / 2, y }, &b))
        return HUGE_VAL;
    *disagreement = fabs(length / (width / pt_per_m) / denominator - 1);
    return fabs(distance_m(a, b) / length - 1) * width * mm_per_pt;
}

/* "12°30′07.5″ E" in degrees; *is_lat where it says so. */
static double angle_of(const char *text, bool *is_lat)
{
    static const char *const marks[] = { "\xc2\xb0", "\xe2\x80\xb2", "\xe2\x80\xb3" };
    double deg = 0, part = 1;
    for (int i = 0; i < 3; i++, part /= 60) {
        const char *mark = strstr(text, marks[i]);
        if (!mark)
            break;
        deg += strtod(text, NULL) * part;
        text = mark + strlen(marks[i]);
    }
    if (strncmp(text, "\xc2\xa0", 2) == 0)
        text += 2;
    *is_lat = strchr("NS", *text) && *text;
    return strchr("SW", *text) && *text ? -deg : deg;
}

/* How far along its side the line crosses the frame beside the place `at` on it. */
static double crossing_error_pt(const sheet *s, cor_pt at, bool level, double deg, bool is_lat)
{
    static const double step_pt = 0.01;
    double moved = 0;
    for (int i = 0; i < 12; i++) {
        cor_lonlat p, q;
        cor_pt a = { at.x_pt + (level ? moved : 0), at.y_pt + (level ? 0 : moved) };
        cor_pt b = { a.x_pt + (level ? step_pt : 0), a.y_pt + (level ? 0 : step_pt) };
        if (!to_earth(s, a, &p) || !to_earth(s, b, &q))
            return HUGE_VAL;
        double f = is_lat ? p.lat_deg - deg : remainder(p.lon_deg - deg, 360);
        double g = is_lat ? q.lat_deg - deg : remainder(q.lon_deg - deg, 360);
        if (g == f)
            return HUGE_VAL;
        moved -= fmax(-40, fmin(40, f * step_pt / (g - f)));
    }
    return fabs(moved);
}

/* The place on a side of the frame beside the label; where the map ends inside the frame, some way
 * inwards from the label. */
static cor_pt beside(const sheet *s, cor_pt c, double width_pt, bool *level)
{
    const cor_rect f = s->frame;
    bool left = c.x_pt < (f.x0_pt + f.x1_pt) / 2, above = c.y_pt < (f.y0_pt + f.y1_pt) / 2;
    bool between_sides = c.x_pt > f.x0_pt && c.x_pt < f.x1_pt;
    *level = between_sides && (c.y_pt < f.y0_pt || c.y_pt > f.y1_pt);
    if (*level)
        return (cor_pt){ c.x_pt, above ? f.y0_pt : f.y1_pt };
    double inwards = (width_pt / 2 + 6) * (left ? 1 : -1);
    return (cor_pt){ between_sides ? c.x_pt + inwards : left ? f.x0_pt : f.x1_pt, c.y_pt };
}

static void see_graticule(worst *w, const sheet *s)
{
    const cor_mark *mark;
    for (size_t i = 0; (mark = next_mark(s, &i, COR_MARK_GLYPHS, "graticule"));) {
        const cor_run *run = mark->as.glyphs.run;
        cor_pt c = { mark->as.glyphs.origin.x_pt + run->advance_pt / 2,
                     mark->as.glyphs.origin.y_pt + (run->ink_y0_pt + run->ink_y1_pt) / 2 };
        bool is_lat, level;
        cor_pt at = beside(s, c, run->advance_pt, &level);
        double deg = angle_of(run->text.ptr, &is_lat);
        double error = crossing_error_pt(s, at, level, deg, is_lat);
        if (mark->as.glyphs.halo.a > 0) /* on the line itself, inside the map */
            error = fmin(crossing_error_pt(s, c, true, deg, is_lat),
                         crossing_error_pt(s, c, false, deg, is_lat));
        else if (deg == 0) /* the equator, or Greenwich */
            error = fmin(error, crossing_error_pt(s, at, level, deg, true));
        see(w, error * mm_per_pt);
    }
}

static double north_error_deg(const sheet *s)
{
    size_t i = 0;
    const cor_mark *mark = next_mark(s, &i, COR_MARK_PATH, "north");
    if (!mark)
        return HUGE_VAL;
    const cor_pt *p = mark->as.path.path.points;
    cor_pt from = { (s->frame.x0_pt + s->frame.x1_pt) / 2, (s->frame.y0_pt + s->frame.y1_pt) / 2 };
    cor_lonlat here;
    if (!to_earth(s, from, &here))
        return HUGE_VAL;
    cor_pt to = to_page(s, direct(here, 0, 1000));
    double drawn = atan2(p[0].x_pt - p[2].x_pt, p[2].y_pt - p[0].y_pt);
    double wanted = atan2(to.x_pt - from.x_pt, from.y_pt - to.y_pt);
    return fabs(remainder(drawn - wanted, 2 * M_PI)) * 180 / M_PI;
}

/* The point so far along the route's edges as geodesics. */
static cor_lonlat station(const sheet *s, double along_m)
{
    int k = 0;
    for (; k + 2 < VERTICES && along_m > distance_m(s->route[k], s->route[k + 1]); k++)
        along_m -= distance_m(s->route[k], s->route[k + 1]);
    double azimuth;
    geod_inverse(&earth, s->route[k].lat_deg, s->route[k].lon_deg, s->route[k + 1].lat_deg,
                 s->route[k + 1].lon_deg, NULL, &azimuth, NULL);
    return direct(s->route[k], azimuth, along_m);
}

static void see_posts(worst *w, const sheet *s)
{
    const cor_mark *mark;
    for (size_t i = 0; (mark = next_mark(s, &i, COR_MARK_PATH, "km-posts"));) {
        const cor_pt *p = mark->as.path.path.points;
        double nearest = HUGE_VAL;
        for (int k = 1; k <= 8; k++) {
            cor_pt at = to_page(s, station(s, k * s->every_m));
            nearest = fmin(nearest, hypot((p[0].x_pt + p[1].x_pt) / 2 - at.x_pt,
                                          (p[0].y_pt + p[1].y_pt) / 2 - at.y_pt));
        }
        see(w, nearest * mm_per_pt);
    }
}

/* Makes every bar of a scene longer by `share`. */
static void stretch_bars(sheet *s, double share)
{
    for (size_t i = 0; i < s->scene->count; i++) {
        cor_mark *mark = &s->scene->marks[i];
        if (mark->kind != COR_MARK_PATH || strcmp(mark->layer, "scale-bar") != 0)
            continue;
        for (size_t k = 0; k < mark->as.path.path.point_count; k++)
            mark->as.path.path.points[k].x_pt *= 1 + share;
    }
}

static void what_is_drawn_says_the_truth(void)
{
    worst bars[2] = { 0 }, numbers = { 0 }, labels = { 0 }, north = { 0 }, posts = { 0 };
    int planted = 0, found = 0;
    for (int i = 0; i < MAPS; i++) {
        double disagreement = HUGE_VAL;
        sheet s = random_sheet(i);
        CHECK(draw(&s));
        if (!s.scene)
            continue;
        PJ *pj = proj_create_crs_to_crs(NULL, "EPSG:4326", s.zone->crs, NULL);
        s.pj = proj_normalize_for_visualization(NULL, pj);
        proj_destroy(pj);
        if (s.has_bar) {
            see(&bars[s.at_own_place], bar_error_mm(&s, &disagreement));
            see(&numbers, disagreement);
        }
        if (s.has_north)
            see(&north, north_error_deg(&s));
        see_graticule(&labels, &s);
        see_posts(&posts, &s);
        if (s.has_bar) {
            stretch_bars(&s, 0.02);
            planted++;
            found += bar_error_mm(&s, &disagreement) > 0.05;
        }
        proj_destroy(s.pj);
        cor_scene_free(s.scene);
    }
    printf("scale bars at the map's centre: %d, worst %.2e mm\n", bars[0].count, bars[0].value);
    printf("scale bars at their own place: %d, worst %.2e mm\n", bars[1].count, bars[1].value);
    printf("numeric scales: %d, off the bar by %.2f %% at most\n", numbers.count,
           numbers.value * 100);
    printf("graticule labels: %d, worst %.3f mm\n", labels.count, labels.value);
    printf("north arrows: %d, worst %.2e degrees, %.2e mm at the tip\n", north.count, north.value,
           8 * sin(north.value * M_PI / 180));
    printf("km posts: %d, worst %.2e mm\n", posts.count, posts.value);
    CHECK(bars[0].count + bars[1].count >= MAPS * 4 / 5 && bars[0].value < 1e-3);
    CHECK(bars[1].value < 1e-3);
    CHECK(numbers.value < 0.0051);
    CHECK(labels.count > 8 * MAPS && labels.value < 0.12);
    CHECK(north.count > MAPS / 2 && north.value < 0.01);
    CHECK(posts.count > 4 * MAPS && posts.value < 1e-3);
    CHECK(planted > 0 && found == planted);
}

/* A level line of two points, as a row of a fan is; NULL when there is no more. */
static const cor_mark *next_row(const sheet *s, size_t *i)
{
    const cor_mark *mark;
    while ((mark = next_mark(s, i, COR_MARK_PATH, "scale-bar"))) {
        const cor_pt *p = mark->as.path.path.points;
        if (mark->as.path.path.point_count == 2 && p[0].y_pt == p[1].y_pt)
            break;
    }
    return mark;
}

/* The next label of a row: a latitude and nothing more. */
static bool next_latitude(const sheet *s, size_t *i, double *lat_deg)
{
    const cor_mark *mark;
    while ((mark = next_mark(s, i, COR_MARK_GLYPHS, "scale-bar"))) {
        cor_str text = mark->as.glyphs.run->text;
        bool is_lat;
        *lat_deg = angle_of(text.ptr, &is_lat);
        if (cor_str_ends(text, "\xc2\xb0") && !strstr(text.ptr, "1:"))
            return true;
    }
    return false;
}

static void each_row_of_a_fan_is_as_long_as_its_length_at_its_latitude(void)
{
    static const zone world = { "EPSG:3857", 0, 0, 0, 0, false };
    sheet s = {
        .zone = &world, .denominator = 2.2e8, .centre = { 12, 20 }, .has_bar = true, .every_m = 1e6
    };
    worst rows = { 0 };
    double length, denominator, lat;
    cor_rect bar = { 0 };
    cor_report report = { 0 };
    for (int k = 0; k < VERTICES; k++)
        s.route[k] = (cor_lonlat){ k * 5, 10 };
    CHECK(try_to_draw(&s, &report));
    cor_report_clear(&report);
    if (!s.scene)
        return;
    PJ *pj = proj_create_crs_to_crs(NULL, "EPSG:4326", world.crs, NULL);
    s.pj = proj_normalize_for_visualization(NULL, pj);
    proj_destroy(pj);
    read_bar(&s, &length, &denominator, &bar);
    size_t at_row = 0, at_text = 0;
    for (const cor_mark *row; (row = next_row(&s, &at_row));) {
        const cor_pt *p = row->as.path.path.points;
        cor_lonlat a, b;
        if (!next_latitude(&s, &at_text, &lat))
            break;
        cor_pt on = to_page(&s, (cor_lonlat){ s.centre.lon_deg, lat });
        double width = p[1].x_pt - p[0].x_pt;
        CHECK(to_earth(&s, (cor_pt){ on.x_pt - width / 2, on.y_pt }, &a));
        CHECK(to_earth(&s, (cor_pt){ on.x_pt + width / 2, on.y_pt }, &b));
        see(&rows, fabs(distance_m(a, b) / length - 1) * width * mm_per_pt);
    }
    printf("rows of a fan: %d, worst %.2e mm\n", rows.count, rows.value);
    CHECK(rows.count >= 4 && rows.value < 1e-3);
    proj_destroy(s.pj);
    cor_scene_free(s.scene);
}

int main(void)
{
    geod_init(&earth, 6378137, 1 / 298.257223563);
    RUN(what_is_drawn_says_the_truth);
    RUN(each_row_of_a_fan_is_as_long_as_its_length_at_its_latitude);
    return check_result();
}
