/* Labels that find no place beside their point, and the lines that lead to where they go. */
#include "place/leader.h"

#include <math.h>
#include <string.h>

#include "place/collect.h"
#include "scene/label_check.h"
#include "unit/check.h"

typedef struct drawn {
    cor_style *style;
    cor_plan *plan;
    cor_collide *taken;
    cor_labels *labels; /* NULL: a required one was dropped */
    cor_report report;
} drawn;

/* `points`: the features; `metadata`: of the names. */
static void place(drawn *out, const char *points, const char *metadata, const char *layout)
{
    cor_buf text = { 0 };
    const cor_style_options style_options = { 0 };
    const cor_plan_options options = { 0 };
    *out = (drawn){ 0 };
    cor_buf_printf(
        &text,
        "{\"version\":8,\"sources\":{\"towns\":{\"type\":\"geojson\",\"data\":{\"type\":"
        "\"FeatureCollection\",\"features\":[%s]}}},\"layers\":[{\"id\":\"dots\",\"type\":"
        "\"circle\",\"source\":\"towns\",\"paint\":{\"circle-radius\":3}},{\"id\":\"names\","
        "\"type\":\"symbol\",\"source\":\"towns\",\"metadata\":{%s},\"layout\":{\"text-field\":"
        "[\"get\",\"name\"],\"text-size\":10,\"text-font\":[\"Noto Sans\"],%s}}],\"corridor\":"
        "{\"version\":1,\"sheet\":{\"width\":\"100mm\",\"height\":\"80mm\"},\"map\":{\"crs\":"
        "\"EPSG:4326\",\"extent\":[0,0,10,8]},\"parts\":[]}}",
        points, metadata, layout);
    CHECK(
        cor_style_parse(&out->style, "t.json", cor_buf_view(&text), &style_options, &out->report));
    CHECK(out->style && cor_plan_new(&out->plan, out->style, &options, &out->report));
    cor_buf_free(&text);
    if (!out->plan)
        return;
    out->taken = cor_collide_new(out->plan->main.frame);
    if (!cor_labels_place(&out->labels, out->plan, &out->plan->main, out->taken, &out->report))
        out->labels = NULL;
}

static void done(drawn *d)
{
    cor_labels_free(d->labels);
    cor_collide_free(d->taken);
    cor_plan_free(d->plan);
    cor_style_free(d->style);
    cor_report_clear(&d->report);
}

static const char *town(cor_buf *out, int rank, double x, double y)
{
    cor_buf_printf(out,
                   "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"Town %d\",\"rank\":%d},"
                   "\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.3f,%.3f]}}",
                   out->len ? "," : "", rank, rank, x, y);
    return out->ptr;
}

enum { KNOT = 9 };

/* Towns in a knot: far too close for names beside all of them. */
static const char *knot(cor_buf *out)
{
    for (int i = 0; i < KNOT; i++)
        town(out, i, 5 + 0.7 * cos(i * 2.4) * sqrt(i / 8.0),
             4 + 0.7 * sin(i * 2.4) * sqrt(i / 8.0));
    return out->ptr;
}

static size_t count_led(const drawn *d)
{
    size_t n = 0;
    for (size_t i = 0; d->labels && i < d->labels->count; i++) {
        const cor_label *label = &d->labels->items[i];
        n += label->chosen >= 0 && label->candidates[label->chosen].leader_piece_count > 0;
    }
    return n;
}

/* The names and their leaders by the code of the certificate, around the towns' circles. */
static size_t count_faults(const drawn *d)
{
    const cor_check_layer layers[] = {
        { .id = "names", .source = 0, .padding_pt = 1.5 },
        { .id = "dots", .source = 0, .symbols = true },
    };
    const cor_rect f = d->plan->main.frame;
    const cor_check_map map = { "main", f, layers, 2 };
    const cor_check_rules rules = { &map, 1, 0 };
    cor_scene *scene = cor_scene_new(d->plan->width_pt, d->plan->height_pt);
    cor_path frame = { 0 };
    cor_path_begin(&frame, true);
    cor_path_add(&frame, (cor_pt){ f.x0_pt, f.y0_pt });
    cor_path_add(&frame, (cor_pt){ f.x1_pt, f.y0_pt });
    cor_path_add(&frame, (cor_pt){ f.x1_pt, f.y1_pt });
    cor_path_add(&frame, (cor_pt){ f.x0_pt, f.y1_pt });
    cor_path_end(&frame);
    cor_scene_clip_push(scene, "main", &frame);
    for (size_t i = 0; i < d->labels->count; i++) {
        const cor_label *label = &d->labels->items[i];
        cor_path dot = { 0 };
        cor_path_begin(&dot, true);
        for (int k = 0; k < 12; k++)
            cor_path_add(&dot, (cor_pt){ label->anchor.x_pt + 2.2 * cos(k * M_PI / 6),
                                         label->anchor.y_pt + 2.2 * sin(k * M_PI / 6) });
        cor_path_end(&dot);
        cor_scene_path(scene, "dots", (int64_t)label->feature, &dot, (cor_paint){ 0, 0, 0, 1 },
                       NULL);
        cor_path_free(&dot);
    }
    cor_scene_group_push(scene, "labels", 1, "labels", NULL);
    cor_labels_draw(d->labels, &d->style->layers[1], scene);
    cor_scene_group_pop(scene);
    cor_scene_clip_pop(scene);
    cor_report report = { 0 };
    cor_check_count count;
    CHECK(cor_scene_check_labels(&count, scene, &rules, &report) == (report.errors == 0));
    size_t faults = report.errors;
    if (faults)
        printf("%s\n", report.items[0].message);
    cor_report_clear(&report);
    cor_scene_free(scene);
    cor_path_free(&frame);
    return faults;
}

static const char around[] = "\"text-variable-anchor\":[\"left\",\"right\"],"
                             "\"text-radial-offset\":0.5,\"text-padding\":2";

static void labels_of_a_knot_are_dropped_without_leaders_and_all_stand_with_them(void)
{
    cor_buf text = { 0 };
    drawn without, with;
    place(&without, knot(&text), "", around);
    place(&with, text.ptr, "\"corridor:leader\":true", around);
    CHECK(without.report.warnings == 1 && strstr(without.report.items[0].message, " dropped: '"));
    CHECK(count_led(&without) == 0);
    CHECK(with.report.count == 0);
    for (size_t i = 0; i < with.report.count; i++)
        printf("%s\n", with.report.items[i].message);
    CHECK(with.labels && with.labels->count == KNOT);
    CHECK(count_led(&with) > 3 && count_led(&with) < KNOT);
    CHECK(count_faults(&with) == 0);
    done(&without);
    done(&with);
    cor_buf_free(&text);
}

static void a_label_that_has_room_beside_its_point_gets_no_leader(void)
{
    cor_buf text = { 0 };
    drawn d;
    town(&text, 1, 2, 2);
    place(&d, town(&text, 2, 8, 6), "\"corridor:leader\":true", around);
    CHECK(d.labels && d.labels->items[0].chosen == 0);
    CHECK(count_led(&d) == 0);
    done(&d);
    cor_buf_free(&text);
}

/* The text on the right only, and no room there. */
static void a_required_label_at_the_edge_moves_away_and_one_that_is_not_is_dropped(void)
{
    cor_buf text = { 0 };
    drawn d;
    town(&text, 1, 9.7, 4);
    town(&text, 2, 9.7, 6);
    place(&d, text.ptr, "\"corridor:required\":[\"==\",[\"get\",\"rank\"],1]",
          "\"text-anchor\":\"left\"");
    CHECK(d.labels && d.labels->items[0].required && d.labels->items[0].chosen >= 0);
    CHECK(d.labels && !d.labels->items[1].required && d.labels->items[1].chosen < 0);
    CHECK(count_led(&d) == 1);
    CHECK(d.report.warnings == 1 && d.report.errors == 0);
    CHECK(d.report.count && strstr(d.report.items[0].message, "blocked by the edge of the map"));
    done(&d);
    cor_buf_free(&text);
}

static void a_leader_begins_at_its_symbol_and_ends_at_the_side_of_its_text(void)
{
    cor_buf text = { 0 };
    drawn d;
    place(&d, town(&text, 1, 9.7, 4), "\"corridor:required\":true", "\"text-anchor\":\"left\"");
    CHECK(count_led(&d) == 1);
    const cor_label *label = d.labels ? &d.labels->items[0] : NULL;
    if (label && label->chosen >= 0) {
        const cor_candidate *c = &label->candidates[label->chosen];
        cor_pt p = label->anchor, a = c->leader[0], b = c->leader[1];
        double radius = 3 * 0.75;
        CHECK(fabs(hypot(a.x_pt - p.x_pt, a.y_pt - p.y_pt) - radius - 0.4) < 0.3);
        double dx = fmax(fmax(c->box.x0_pt - b.x_pt, b.x_pt - c->box.x1_pt), 0);
        double dy = fmax(fmax(c->box.y0_pt - b.y_pt, b.y_pt - c->box.y1_pt), 0);
        CHECK(hypot(dx, dy) < 2.5);
        CHECK(hypot(b.x_pt - p.x_pt, b.y_pt - p.y_pt) <= 15 * 72 / 25.4);
    }
    done(&d);
    cor_buf_free(&text);
}

int main(void)
{
    RUN(labels_of_a_knot_are_dropped_without_leaders_and_all_stand_with_them);
    RUN(a_label_that_has_room_beside_its_point_gets_no_leader);
    RUN(a_required_label_at_the_edge_moves_away_and_one_that_is_not_is_dropped);
    RUN(a_leader_begins_at_its_symbol_and_ends_at_the_side_of_its_text);
    return check_result();
}
