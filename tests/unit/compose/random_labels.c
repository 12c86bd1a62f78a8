/*
 * Maps at random places of one random country: towns, lines and lakes to be avoided, other lines,
 * rivers and districts, all with names; those of the capitals may have leaders. The certificate
 * finds no fault in any of them, and finds the one that is planted.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compose/certify.h"
#include "compose/window.h"
#include "unit/check.h"
#include "unit/map_drawn.h"
#include "unit/random.h"

enum { MAPS = 500, TOWNS = 1600, LINES = 240, DISTRICTS = 80 };

static uint64_t seed = 20240807;

static void add_name(cor_buf *out)
{
    static const char *const parts[] = { "Me", "gh",  "ri", "Aga", "rak", "Jul", "fa",  "Or",
                                         "du", "bad", "Ka", "pan", " ",   "y",   "Sha", "q" };
    int n = 1 + (int)(number() * 5);
    cor_buf_text(out, "\"");
    cor_buf_text(out, "N");
    for (int i = 0; i < n; i++)
        cor_buf_text(out, parts[(int)(number() * 16)]);
    cor_buf_text(out, "\"");
}

static void add_feature(cor_buf *out, const char *type)
{
    cor_buf_text(out, out->ptr[out->len - 1] == '[' ? "" : ",");
    cor_buf_text(out, "{\"type\":\"Feature\",\"properties\":{\"name\":");
    add_name(out);
    cor_buf_printf(out, ",\"rank\":%d,\"size\":%d},\"geometry\":{\"type\":\"%s\",\"coordinates\":",
                   (int)(number() * 4), 8 + (int)(number() * 8), type);
}

static void add_towns(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < TOWNS; i++) {
        add_feature(out, "Point");
        cor_buf_printf(out, "[%.5f,%.5f]}}", between(44, 48), between(38, 41));
    }
    cor_buf_text(out, "]}");
}

static void add_lines(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < LINES; i++) {
        double x = between(44, 48), y = between(38, 41), heading = between(0, 6.28);
        add_feature(out, "LineString");
        for (int k = 0; k < 12; k++) {
            cor_buf_printf(out, "%s[%.5f,%.5f]", k ? "," : "[", x, y);
            heading += between(-0.4, 0.4);
            x += 0.03 * cos(heading);
            y += 0.03 * sin(heading);
        }
        cor_buf_text(out, "]}}");
    }
    cor_buf_text(out, "]}");
}

static void add_districts(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < DISTRICTS; i++) {
        double x = between(44, 48), y = between(38, 41), w = between(0.05, 0.4);
        add_feature(out, "Polygon");
        cor_buf_printf(out, "[[[%.5f,%.5f],[%.5f,%.5f],[%.5f,%.5f],[%.5f,%.5f]]]}}", x, y, x + w, y,
                       x + w / 2, y + w / 2, x, y);
    }
    cor_buf_text(out, "]}");
}

static const char layers[] =
    "{\"id\":\"roads\",\"type\":\"line\",\"source\":\"lines\",\"filter\":[\"<\",[\"get\",\"rank\"],"
    "2],"
    "\"metadata\":{\"corridor:avoid\":true},\"paint\":{\"line-width\":2}},"
    "{\"id\":\"borders\",\"type\":\"line\",\"source\":\"lines\",\"filter\":[\">\",[\"get\","
    "\"rank\"],1]},"
    "{\"id\":\"lakes\",\"type\":\"fill\",\"source\":\"districts\",\"filter\":[\"==\",[\"get\","
    "\"rank\"],0],\"metadata\":{\"corridor:avoid\":true},\"paint\":{\"fill-translate\":[2,3],"
    "\"fill-outline-color\":\"#000\"}},"
    "{\"id\":\"dots\",\"type\":\"circle\",\"source\":\"towns\",\"paint\":{\"circle-radius\":2.5,"
    "\"circle-stroke-width\":1,\"circle-stroke-color\":\"#fff\"}},"
    "{\"id\":\"districts\",\"type\":\"symbol\",\"source\":\"districts\",\"layout\":{\"text-field\":"
    "[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"text-letter-spacing\":0.2}},"
    "{\"id\":\"rivers\",\"type\":\"symbol\",\"source\":\"lines\",\"layout\":{\"text-field\":"
    "[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"symbol-placement\":\"line-center\","
    "\"text-offset\":[0,-0.8]}},"
    "{\"id\":\"names\",\"type\":\"symbol\",\"source\":\"towns\",\"filter\":"
    "[\">\",[\"get\",\"rank\"],0],\"layout\":{\"text-field\":"
    "[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"text-size\":[\"get\",\"size\"],"
    "\"symbol-sort-key\":[\"get\",\"rank\"],\"text-max-width\":5,\"text-padding\":1.5,"
    "\"text-variable-anchor\":[\"left\",\"right\",\"top\",\"bottom\",\"top-left\",\"bottom-right\"]"
    ","
    "\"text-radial-offset\":0.5}},"
    "{\"id\":\"capitals\",\"type\":\"symbol\",\"source\":\"towns\",\"filter\":"
    "[\"==\",[\"get\",\"rank\"],0],\"metadata\":{\"corridor:leader\":true},\"layout\":{"
    "\"text-field\":[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"text-size\":13,"
    "\"text-variable-anchor\":[\"left\",\"right\"],\"text-radial-offset\":0.5}}";

static cor_style *style;

static cor_plan *open_plan(cor_report *report)
{
    cor_buf text = { 0 };
    cor_plan *plan = NULL;
    const cor_style_options style_options = { 0 };
    const cor_plan_options options = { 0 };
    cor_buf_text(&text, "{\"version\":8,\"sources\":{\"towns\":{\"type\":\"geojson\",\"data\":");
    add_towns(&text);
    cor_buf_text(&text, "},\"lines\":{\"type\":\"geojson\",\"data\":");
    add_lines(&text);
    cor_buf_text(&text, "},\"districts\":{\"type\":\"geojson\",\"data\":");
    add_districts(&text);
    cor_buf_printf(&text,
                   "}},\"layers\":[%s],\"corridor\":{\"version\":1,\"map\":{\"crs\":"
                   "\"EPSG:3857\",\"extent\":[44,38,48,41]},\"parts\":[]}}",
                   layers);
    if (cor_style_parse(&style, "random.json", (cor_str){ text.ptr, text.len }, &style_options,
                        report) &&
        !cor_plan_new(&plan, style, &options, report))
        plan = NULL;
    cor_buf_free(&text);
    return plan;
}

static size_t count_runs(const cor_scene *scene)
{
    size_t n = 0;
    for (size_t i = 0; i < scene->count; i++)
        n += scene->marks[i].kind == COR_MARK_GLYPHS;
    return n;
}

static size_t count_leaders(const cor_scene *scene)
{
    size_t n = 0;
    for (size_t i = 0; i < scene->count; i++)
        n += scene->marks[i].kind == COR_MARK_GROUP_PUSH &&
             strcmp(scene->marks[i].layer, "leader") == 0;
    return n;
}

/* Moves the first label onto the second; of those that stand straight, as a bent one has its place
 * in its glyphs. */
static bool plant(cor_scene *scene)
{
    cor_mark *first = NULL;
    for (size_t i = 0; i < scene->count; i++) {
        cor_mark *mark = &scene->marks[i];
        if (mark->kind != COR_MARK_GLYPHS || mark->as.glyphs.run->is_curved)
            continue;
        if (first && mark->feature != first->feature) {
            first->as.glyphs.origin = mark->as.glyphs.origin;
            first->as.glyphs.angle_rad = mark->as.glyphs.angle_rad;
            return true;
        }
        first = first ? first : mark;
    }
    return false;
}

static bool is_certified(const cor_scene *scene, const cor_plan *plan, const cor_map *map)
{
    cor_report report = { 0 };
    cor_check_count count;
    bool well = cor_certify_labels(&count, scene, plan, &map, 1, &report);
    if (!well)
        printf("%s\n", report.items[0].message);
    cor_report_clear(&report);
    return well;
}

static cor_plan *plan;

static void random_maps_have_no_conflict_and_a_planted_one_is_found(void)
{
    size_t labels = 0, leaders = 0, faulty = 0, missed = 0, planted = 0;
    for (int i = 0; i < MAPS; i++) {
        cor_report report = { 0 };
        cor_map map;
        cor_map_spec spec = plan->figure->map;
        double x = between(44.2, 47.5), y = between(38.2, 40.6), size = between(0.06, 0.3);
        spec.extent.bbox = (cor_bbox){ x, y, x + size, y + size };
        const cor_rect frame = { 20, 20, 20 + between(100, 360), 20 + between(100, 360) };
        CHECK(cor_map_open(&map, plan, "main", &spec, frame, &report));
        cor_scene *scene = map_drawn(plan, &map);
        labels += count_runs(scene);
        leaders += count_leaders(scene);
        faulty += !is_certified(scene, plan, &map);
        if (i % 10 == 0 && plant(scene)) {
            cor_report found = { 0 };
            planted++;
            cor_check_count count;
            const cor_map *maps[] = { &map };
            missed += cor_certify_labels(&count, scene, plan, maps, 1, &found);
            cor_report_clear(&found);
        }
        cor_scene_free(scene);
        cor_map_close(&map);
        cor_report_clear(&report);
    }
    printf("%zu lines of labels and %zu leaders on %d maps\n", labels, leaders, MAPS);
    CHECK(faulty == 0);
    CHECK(labels > 5 * MAPS);
    CHECK(leaders > MAPS / 4);
    CHECK(planted > MAPS / 20 && missed == 0);
}

int main(void)
{
    cor_report report = { 0 };
    plan = open_plan(&report);
    CHECK(plan != NULL);
    if (!plan) {
        printf("%s\n", report.count ? report.items[0].message : "");
        return 1;
    }
    RUN(random_maps_have_no_conflict_and_a_planted_one_is_found);
    cor_plan_free(plan);
    cor_style_free(style);
    cor_report_clear(&report);
    return check_result();
}
