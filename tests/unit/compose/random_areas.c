/*
 * Names spread along random concave areas with holes, seen through random frames, with a lake to be
 * kept clear: every point of the outline of every letter is on the visible part of the area, and on
 * no lake. What is drawn is looked at: the areas' own paths, and the glyphs' outlines. Names that
 * are moved aside are found.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "compose/window.h"
#include "unit/check.h"
#include "unit/map_drawn.h"
#include "unit/path_holds.h"
#include "unit/random.h"

enum { AREAS = 25, FRAMES = 8, MAPS = AREAS * FRAMES, CORNERS = 17 };

static uint64_t seed = 20261126;

/* A ring about a middle; `rough` 1: its radius varies down to nothing. */
static void add_ring(cor_buf *out, const double middle[2], double radius, double rough)
{
    double first[2] = { 0, 0 };
    cor_buf_text(out, out->ptr[out->len - 1] == '[' ? "[" : ",[");
    for (int i = 0; i < CORNERS; i++) {
        double angle = 2 * M_PI * i / CORNERS, r = radius * between(1 - rough, 1);
        double at[2] = { middle[0] + 1.6 * r * cos(angle), middle[1] + r * sin(angle) };
        for (int k = 0; i == 0 && k < 2; k++)
            first[k] = at[k];
        cor_buf_printf(out, "[%.5f,%.5f],", at[0], at[1]);
    }
    cor_buf_printf(out, "[%.5f,%.5f]]", first[0], first[1]);
}

static void add_sources(cor_buf *out)
{
    static const double middle[2] = { 46, 39.5 };
    cor_buf_text(out,
                 "\"areas\":{\"type\":\"geojson\",\"data\":{\"type\":\"Feature\",\"properties\":{"
                 "\"name\":\"Syunik\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
    add_ring(out, middle, 1, 0.6);
    for (int i = 0; i < 2; i++) {
        const double hole[2] = { 46 + between(-0.3, 0.3), 39.5 + between(-0.2, 0.2) };
        add_ring(out, hole, 0.12, 0.4);
    }
    const double lake[2] = { 46 + between(-0.5, 0.5), 39.5 + between(-0.3, 0.3) };
    cor_buf_text(out, "]}}},\"lakes\":{\"type\":\"geojson\",\"data\":{\"type\":\"Feature\","
                      "\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
    add_ring(out, lake, 0.2, 0.5);
    cor_buf_text(out, "]}}}");
}

static const char layers[] =
    "{\"id\":\"areas\",\"type\":\"fill\",\"source\":\"areas\"},"
    "{\"id\":\"lakes\",\"type\":\"fill\",\"source\":\"lakes\","
    "\"metadata\":{\"corridor:avoid\":true}},"
    "{\"id\":\"names\",\"type\":\"symbol\",\"source\":\"areas\","
    "\"metadata\":{\"corridor:spread\":true},\"layout\":{\"text-field\":[\"get\",\"name\"],"
    "\"text-font\":[\"Noto Sans\"],\"text-size\":11}}";

static cor_plan *open_plan(cor_style **style, cor_report *report)
{
    cor_buf text = { 0 };
    cor_plan *plan = NULL;
    const cor_style_options style_options = { 0 };
    const cor_plan_options options = { 0 };
    cor_buf_text(&text, "{\"version\":8,\"sources\":{");
    add_sources(&text);
    cor_buf_printf(&text,
                   "},\"layers\":[%s],\"corridor\":{\"version\":1,\"map\":{\"crs\":"
                   "\"EPSG:3857\",\"extent\":[44,38,48,41]},\"parts\":[]}}",
                   layers);
    if (cor_style_parse(style, "random.json", (cor_str){ text.ptr, text.len }, &style_options,
                        report) &&
        !cor_plan_new(&plan, *style, &options, report))
        plan = NULL;
    cor_buf_free(&text);
    return plan;
}

static bool is_on(const cor_scene *scene, const char *layer, cor_pt p)
{
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_PATH && strcmp(mark->layer, layer) == 0 &&
            path_holds(&mark->as.path.path, p))
            return true;
    }
    return false;
}

/* Points of outlines are looked at where they lie on the page. */
typedef struct looker {
    const cor_scene *scene;
    const cor_mark *mark;
    const cor_glyph *glyph;
    double size_pt;
    cor_rect frame;
    double aside_pt; /* planted */
    size_t points, faults;
} looker;

static cor_pt turned(double x, double y, double angle, cor_pt from)
{
    return (cor_pt){ from.x_pt + x * cos(angle) - y * sin(angle),
                     from.y_pt + x * sin(angle) + y * cos(angle) };
}

static void look_at(void *user, double x, double y)
{
    looker *l = user;
    const cor_pt origin = { l->glyph->x_pt, l->glyph->y_pt };
    cor_pt in_run = turned(x * l->size_pt, y * l->size_pt, l->glyph->angle_rad, origin);
    cor_pt p =
        turned(in_run.x_pt, in_run.y_pt, l->mark->as.glyphs.angle_rad, l->mark->as.glyphs.origin);
    p.x_pt += l->aside_pt;
    bool in_frame = p.x_pt >= l->frame.x0_pt && p.x_pt <= l->frame.x1_pt &&
                    p.y_pt >= l->frame.y0_pt && p.y_pt <= l->frame.y1_pt;
    l->points++;
    l->faults += !in_frame || !is_on(l->scene, "areas", p) || is_on(l->scene, "lakes", p);
}

/* The sink has seven parameters. NOLINTNEXTLINE(readability-function-size) */
static void look_at_end(void *user, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)x1, (void)y1, (void)x2, (void)y2;
    look_at(user, x, y);
}

static void pass(void *user)
{
    (void)user;
}

/* Level names may stick out where nothing fits; spread ones are curved. */
static void look_at_names(looker *l)
{
    for (size_t i = 0; i < l->scene->count; i++) {
        l->mark = &l->scene->marks[i];
        if (l->mark->kind != COR_MARK_GLYPHS || !l->mark->as.glyphs.run->is_curved)
            continue;
        const cor_run *run = l->mark->as.glyphs.run;
        const cor_outline_sink sink = { l, look_at, look_at, look_at_end, pass };
        for (size_t s = 0; s < run->span_count; s++)
            for (size_t k = 0; k < run->spans[s].glyph_count; k++) {
                l->glyph = &run->glyphs[run->spans[s].first_glyph + k];
                l->size_pt = run->spans[s].size_pt;
                cor_face_outline(run->spans[s].face, l->glyph->id, &sink);
            }
    }
}

typedef struct tally {
    size_t spread, faulty, planted_found;
} tally;

static void look_at_map(cor_plan *plan, tally *t)
{
    cor_report report = { 0 };
    cor_map map;
    cor_map_spec spec = plan->figure->map;
    double x = between(44.2, 46), y = between(38.4, 39.4), size = between(0.8, 2.4);
    spec.extent.bbox = (cor_bbox){ x, y, x + size, y + size };
    const cor_rect frame = { 20, 20, 20 + between(120, 360), 20 + between(120, 360) };
    CHECK(cor_map_open(&map, plan, "main", &spec, frame, &report));
    cor_scene *scene = map_drawn(plan, &map);
    looker kept = { .scene = scene, .frame = map.frame };
    looker moved = { .scene = scene, .frame = map.frame, .aside_pt = 60 };
    look_at_names(&kept);
    look_at_names(&moved);
    t->spread += kept.points > 0;
    t->faulty += kept.faults > 0;
    t->planted_found += moved.faults > 0;
    cor_scene_free(scene);
    cor_map_close(&map);
    cor_report_clear(&report);
}

static void look_at_area(tally *t)
{
    cor_report report = { 0 };
    cor_style *style = NULL;
    cor_plan *plan = open_plan(&style, &report);
    CHECK(plan != NULL);
    if (!plan)
        printf("%s\n", report.count ? report.items[0].message : "");
    for (int i = 0; plan && i < FRAMES; i++) {
        uint64_t before = seed;
        size_t faulty = t->faulty;
        look_at_map(plan, t);
        if (t->faulty > faulty)
            printf("frame of seed %llu\n", (unsigned long long)before);
    }
    cor_plan_free(plan);
    cor_style_free(style);
    cor_report_clear(&report);
}

static void spread_names_are_inside_what_is_seen_of_their_areas(void)
{
    tally t = { 0 };
    for (int i = 0; i < AREAS; i++)
        look_at_area(&t);
    printf("%zu of %d names are spread, %zu stick out when moved\n", t.spread, MAPS,
           t.planted_found);
    CHECK(t.faulty == 0);
    CHECK(t.spread > MAPS / 3);
    CHECK(t.planted_found > t.spread / 3);
}

int main(void)
{
    RUN(spread_names_are_inside_what_is_seen_of_their_areas);
    return check_result();
}
