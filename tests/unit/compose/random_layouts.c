/*
 * Sheets, parts, places, languages and texts at random: what is drawn of a part never lies on what
 * is drawn of another, on a callout or on a label, or there is an error that says by how many
 * millimetres; and a legend lists the classes that are on the map, all of them and no other. Both
 * are found out from the scene and from the coordinates alone.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compose/compose.h"
#include "scene/ink.h"
#include "unit/check.h"
#include "unit/random.h"

enum { LAYOUTS = 300, AREAS = 24, TOWNS = 20, CLASSES = 6, GROUPS_MAX = 64 };

static int below(int count)
{
    return (int)(number() * count);
}

typedef struct area {
    double west, south, east, north;
    int class;
} area;

static area areas[AREAS];

static void add_areas(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < AREAS; i++) {
        area *a = &areas[i];
        a->west = between(40, 50);
        a->south = between(35, 42);
        a->east = a->west + between(0.05, 0.8);
        a->north = a->south + between(0.05, 0.8);
        a->class = below(CLASSES);
        cor_buf_printf(out,
                       "%s{\"type\":\"Feature\",\"properties\":{\"class\":%d},\"geometry\":{"
                       "\"type\":\"Polygon\",\"coordinates\":[[[%.4f,%.4f],[%.4f,%.4f],[%.4f,%.4f],"
                       "[%.4f,%.4f],[%.4f,%.4f]]]}}",
                       i ? "," : "", a->class, a->west, a->south, a->east, a->south, a->east,
                       a->north, a->west, a->north, a->west, a->south);
    }
    cor_buf_text(out, "]}");
}

static void add_towns(cor_buf *out)
{
    cor_buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < TOWNS; i++)
        cor_buf_printf(out,
                       "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"Town %d\"},\"geometry\":"
                       "{\"type\":\"Point\",\"coordinates\":[%.4f,%.4f]}}",
                       i ? "," : "", i, between(40, 50), between(35, 42));
    cor_buf_text(out, "]}");
}

static void add_words(cor_buf *out, int most)
{
    static const char *const words[] = {
        "map",     "Meghri", "of the",  "1:1000", "ənənəvi",
        "Սյունիք", "نخجوان", "Georgia", "a",      "Verkehrsverbindungen",
        "43 km",   "(2025)"
    };
    int count = 1 + below(most);
    cor_buf_text(out, "\"");
    for (int i = 0; i < count; i++)
        cor_buf_printf(out, "%s%s", i ? " " : "", words[below(12)]);
    cor_buf_text(out, "\"");
}

static void add_place(cor_buf *out)
{
    static const char *const places[] = { "top-left",     "top",         "top-right",
                                          "left",         "right",       "bottom-left",
                                          "bottom",       "centre",      "bottom-right",
                                          "margin-right", "margin-left", "margin-top",
                                          "margin-bottom" };
    int i = below(24);
    if (i < 13)
        cor_buf_printf(out, "\"at\":\"%s\"", places[i]);
    else if (i < 15)
        cor_buf_printf(out, "\"at\":[\"%.1fmm\",\"%.1fmm\"]", between(0, 150), between(0, 100));
    else
        cor_buf_text(out, "\"x-free\":true");
}

static void add_part(cor_buf *out)
{
    int kind = below(8);
    cor_buf_text(out, ",{");
    if (kind == 0) {
        cor_buf_text(out, "\"scale-bar\":{");
        add_place(out);
    } else if (kind == 1) {
        cor_buf_text(out, "\"north\":{");
        add_place(out);
    } else if (kind == 2) {
        cor_buf_printf(out, "\"note\":{\"box\":%s,\"width\":\"%.0fmm\",",
                       below(2) ? "true" : "false", between(15, 60));
        add_place(out);
        cor_buf_text(out, ",\"text\":");
        add_words(out, 14);
    } else if (kind == 3) {
        cor_buf_printf(out, "\"dimension\":{\"from\":[%.3f,%.3f],\"to\":[%.3f,%.3f]",
                       between(40, 50), between(35, 42), between(40, 50), between(35, 42));
    } else {
        cor_buf_printf(out, "\"callout\":{\"lonlat\":[%.3f,%.3f],\"width\":\"%.0fmm\",\"text\":",
                       between(42, 48), between(36, 41), between(15, 40));
        add_words(out, 5);
        if (kind == 7)
            cor_buf_printf(out, ",\"offset\":[\"%.0fmm\",\"%.0fmm\"]", between(-20, 20),
                           between(-20, 20));
    }
    cor_buf_text(out, "}}");
}

static const char layers[] =
    "{\"id\":\"areas\",\"type\":\"fill\",\"source\":\"areas\",\"metadata\":{\"corridor:legend\":{"
    "\"from\":\"fill-color\",\"labels\":[\"class-0\",\"class-1\",\"class-2\",\"class-3\",\"class-"
    "4\""
    ",\"class-5\"]}},\"paint\":{\"fill-color\":[\"match\",[\"get\",\"class\"],0,\"#fdd\",1,\"#"
    "dfd\","
    "2,\"#ddf\",3,\"#ffd\",4,\"#dff\",\"#fdf\"]}},"
    "{\"id\":\"towns\",\"type\":\"circle\",\"source\":\"towns\",\"metadata\":{\"corridor:legend\":"
    "\"Towns\"},\"paint\":{\"circle-radius\":2}},"
    "{\"id\":\"names\",\"type\":\"symbol\",\"source\":\"towns\",\"layout\":{\"text-field\":"
    "[\"get\",\"name\"],\"text-font\":[\"Noto Sans\"],\"text-size\":10,\"text-variable-anchor\":"
    "[\"left\",\"right\",\"top\",\"bottom\"],\"text-radial-offset\":0.5}}";

static void add_figure(cor_buf *out)
{
    static const char *const languages[] = { "en", "az", "fa", "hy" };
    double west = between(40, 46), south = between(35, 39), width = between(0.5, 5);
    cor_buf_text(out, "{\"version\":8,\"name\":");
    add_words(out, 12);
    cor_buf_text(out, ",\"sources\":{\"areas\":{\"type\":\"geojson\",\"data\":");
    add_areas(out);
    cor_buf_text(out, "},\"towns\":{\"type\":\"geojson\",\"attribution\":\"Somebody\",\"data\":");
    add_towns(out);
    cor_buf_printf(out,
                   "}},\"layers\":[%s],\"corridor\":{\"version\":1,\"sheet\":{\"width\":\"%.0fmm\","
                   "\"height\":\"%.0fmm\"},\"language\":{\"order\":[\"%s\"]},\"map\":{\"crs\":"
                   "\"EPSG:4326\",\"extent\":[%.3f,%.3f,%.3f,%.3f]},\"parts\":[{\"title\":{"
                   "\"text\":",
                   layers, between(120, 297), between(100, 210), languages[below(4)], west, south,
                   west + width, south + width * 0.7);
    add_words(out, 12);
    cor_buf_printf(out, "}},{\"legend\":{\"columns\":%d,\"box\":%s,", 1 + below(3),
                   below(2) ? "true" : "false");
    add_place(out);
    cor_buf_text(out, "}},{\"credits\":{}}");
    for (int i = below(6); i > 0; i--)
        add_part(out);
    cor_buf_text(out, "]}}");
}

/* What is drawn of one part, or of one label. */
typedef struct drawn {
    const char *name;
    cor_rect *boxes;
    size_t count, room;
} drawn;

static void add_box(drawn *d, cor_arena *arena, cor_rect box)
{
    if (d->count == d->room) {
        cor_rect *larger = cor_arena_alloc(arena, d->room * 2 + 16, sizeof *larger);
        if (d->count)
            memcpy(larger, d->boxes, d->count * sizeof *larger);
        d->boxes = larger;
        d->room = d->room * 2 + 16;
    }
    d->boxes[d->count++] = box;
}

/* Slanted lines as short pieces: their bounds as a whole say little. */
static void add_path(drawn *d, cor_arena *arena, const cor_path *path)
{
    enum { PIECES = 24 };
    for (size_t c = 0; c < path->contour_count; c++) {
        const cor_pt *p = path->points + path->contours[c].first;
        for (size_t i = 1; i < path->contours[c].count; i++)
            for (int k = 0; k < PIECES; k++) {
                double s = (double)k / PIECES, t = (k + 1.0) / PIECES;
                double x0 = p[i - 1].x_pt + (p[i].x_pt - p[i - 1].x_pt) * s;
                double x1 = p[i - 1].x_pt + (p[i].x_pt - p[i - 1].x_pt) * t;
                double y0 = p[i - 1].y_pt + (p[i].y_pt - p[i - 1].y_pt) * s;
                double y1 = p[i - 1].y_pt + (p[i].y_pt - p[i - 1].y_pt) * t;
                add_box(d, arena,
                        (cor_rect){ fmin(x0, x1), fmin(y0, y1), fmax(x0, x1), fmax(y0, y1) });
            }
    }
}

static void add_mark(drawn *d, cor_arena *arena, const cor_mark *mark)
{
    if (mark->kind == COR_MARK_GLYPHS) {
        const cor_ink ink = cor_ink_of(mark, 0, arena);
        for (size_t i = 0; i < ink.count; i++) {
            const cor_ink_box *b = &ink.boxes[i];
            double w = fabs(b->cosine) * b->half_width_pt + fabs(b->sine) * b->half_height_pt;
            double h = fabs(b->sine) * b->half_width_pt + fabs(b->cosine) * b->half_height_pt;
            add_box(d, arena,
                    (cor_rect){ b->centre.x_pt - w, b->centre.y_pt - h, b->centre.x_pt + w,
                                b->centre.y_pt + h });
        }
    } else if (mark->kind == COR_MARK_PATH) {
        cor_rect bounds;
        if (mark->as.path.fill.a > 0 && cor_path_bounds(&mark->as.path.path, &bounds))
            add_box(d, arena, bounds);
        else
            add_path(d, arena, &mark->as.path.path);
    }
}

static bool is_part(const char *name)
{
    static const char *const names[] = { "title", "legend",  "scale-bar", "north",
                                         "note",  "credits", "callout",   "dimension" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* The groups of parts, and one for all labels, in the order of the scene. */
static size_t collect(drawn *out, const cor_scene *scene, cor_arena *arena)
{
    size_t count = 0, depth = 0, began = 0;
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_GROUP_PUSH) {
            depth++;
            bool begins = is_part(mark->layer) || strcmp(mark->layer, "labels") == 0;
            if (!began && begins && count < GROUPS_MAX) {
                out[count++] = (drawn){ .name = mark->layer };
                began = depth;
            }
        } else if (mark->kind == COR_MARK_GROUP_POP) {
            if (depth-- == began)
                began = 0;
        } else if (began) {
            add_mark(&out[count - 1], arena, mark);
        }
    }
    return count;
}

static bool touch(const drawn *a, const drawn *b)
{
    static const double slack_pt = 0.6;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++) {
            const cor_rect p = a->boxes[i], q = b->boxes[k];
            if (fmin(p.x1_pt, q.x1_pt) - fmax(p.x0_pt, q.x0_pt) > slack_pt &&
                fmin(p.y1_pt, q.y1_pt) - fmax(p.y0_pt, q.y0_pt) > slack_pt)
                return true;
        }
    return false;
}

static size_t overlaps(const cor_scene *scene)
{
    drawn groups[GROUPS_MAX];
    cor_arena *arena = cor_arena_new();
    size_t count = collect(groups, scene, arena), faults = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (touch(&groups[i], &groups[k])) {
                printf("%s lies on %s\n", groups[i].name, groups[k].name);
                faults++;
            }
    cor_arena_free(arena);
    return faults;
}

/* The classes whose areas reach into the frame; those that only graze it may count or not. */
static void classes_on_map(const cor_plan *plan, bool surely[CLASSES], bool perhaps[CLASSES])
{
    static const double graze_deg = 1e-3;
    const cor_rect f = plan->main.frame;
    cor_lonlat a, b;
    CHECK(cor_view_unproject(plan->main.view, (cor_pt){ f.x0_pt, f.y1_pt }, &a));
    CHECK(cor_view_unproject(plan->main.view, (cor_pt){ f.x1_pt, f.y0_pt }, &b));
    for (int i = 0; i < AREAS; i++) {
        const area *r = &areas[i];
        double w = fmin(r->east, b.lon_deg) - fmax(r->west, a.lon_deg);
        double h = fmin(r->north, b.lat_deg) - fmax(r->south, a.lat_deg);
        surely[r->class] |= w > graze_deg && h > graze_deg;
        perhaps[r->class] |= w > -graze_deg && h > -graze_deg;
    }
}

static void classes_in_legend(const cor_scene *scene, bool listed[CLASSES])
{
    for (size_t i = 0; i < scene->count; i++) {
        const cor_mark *mark = &scene->marks[i];
        if (mark->kind == COR_MARK_GLYPHS && strcmp(mark->layer, "legend") == 0 &&
            strncmp(mark->as.glyphs.run->text.ptr, "class-", 6) == 0)
            listed[mark->as.glyphs.run->text.ptr[6] - '0'] = true;
    }
}

static bool has_right_classes(const cor_scene *scene, const cor_plan *plan)
{
    bool surely[CLASSES] = { 0 }, perhaps[CLASSES] = { 0 }, listed[CLASSES] = { 0 };
    classes_on_map(plan, surely, perhaps);
    classes_in_legend(scene, listed);
    for (int i = 0; i < CLASSES; i++)
        if ((listed[i] && !perhaps[i]) || (surely[i] && !listed[i]))
            return false;
    return true;
}

/* The first error is about the layout and names a number of millimetres; a map may also be such
 * that no scale bar holds on it. */
static bool is_told(const cor_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].severity == COR_ERROR)
            return report->items[i].kind == COR_KIND_LAYOUT &&
                   (strstr(report->items[i].message, " mm") != NULL ||
                    strstr(report->items[i].message, "no scale bar can be true") != NULL);
    return false;
}

static void print_first_error(const cor_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].severity == COR_ERROR) {
            printf("  %s\n", report->items[i].message);
            return;
        }
}

typedef enum outcome { DRAWN, REFUSED, BROKEN } outcome;

static outcome try_layout(cor_str text)
{
    const cor_style_options style_options = { 0 };
    const cor_plan_options options = { 0 };
    cor_report report = { 0 };
    cor_style *style = NULL;
    cor_plan *plan = NULL;
    cor_scene *scene = NULL;
    outcome out = BROKEN;
    if (cor_style_parse(&style, "random.json", text, &style_options, &report) &&
        cor_plan_new(&plan, style, &options, &report) &&
        cor_compose(&scene, plan, &(cor_compose_options){ 0 }, &report))
        out = !overlaps(scene) && has_right_classes(scene, plan) ? DRAWN : BROKEN;
    else
        out = is_told(&report) ? REFUSED : BROKEN;
    if (out == BROKEN)
        print_first_error(&report);
    cor_scene_free(scene);
    cor_plan_free(plan);
    cor_style_free(style);
    cor_report_clear(&report);
    return out;
}

static void parts_callouts_and_labels_keep_clear_of_each_other(void)
{
    int counts[3] = { 0 };
    for (int i = 0; i < LAYOUTS; i++) {
        cor_buf text = { 0 };
        seed = UINT64_C(20250807) + (uint64_t)i * 7919;
        add_figure(&text);
        outcome out = try_layout(cor_buf_view(&text));
        if (out == BROKEN)
            printf("layout %d:\n%.*s\n", i, (int)text.len, text.ptr);
        counts[out]++;
        cor_buf_free(&text);
    }
    printf("%d drawn, %d refused\n", counts[DRAWN], counts[REFUSED]);
    CHECK(counts[BROKEN] == 0);
    CHECK(counts[DRAWN] > LAYOUTS / 4);
    CHECK(counts[REFUSED] > 0);
}

int main(void)
{
    RUN(parts_callouts_and_labels_keep_clear_of_each_other);
    return check_result();
}
