/* Charts of routes that a figure names: what they say is what measure/ measures. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/route.h"
#include "plan/lengths.h"
#include "plan/strip.h"
#include "unit/check.h"
#include "unit/planned.h"

static const char frame[] =
    "{\"version\":8,\"sources\":{"
    "\"line\":{\"type\":\"geojson\",\"data\":%s},"
    "\"points\":{\"type\":\"geojson\",\"data\":%s},"
    "\"lands\":{\"type\":\"geojson\",\"data\":{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"id\":1,\"name\":\"West\",\"name:en\":\"West\",\"name:"
    "az\":\"Qərb\"},"
    "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,-5],[1,-5],[1,5],[0,5],[0,-5]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"id\":2,\"name\":\"East\",\"name:en\":\"East\",\"name:"
    "az\":\"Şərq\"},"
    "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,-5],[3,-5],[3,5],[1,5],[1,-5]]]}}]}}},"
    "\"layers\":[{\"id\":\"ground\",\"type\":\"fill\",\"source\":\"lands\"},"
    "{\"id\":\"route\",\"type\":\"line\",\"source\":\"line\"},"
    "{\"id\":\"dots\",\"type\":\"circle\",\"source\":\"points\"}],"
    "\"corridor\":{\"version\":1,\"map\":{\"extent\":[-1,-2,4,2]},\"language\":{\"order\":[\"en\","
    "\"az\"]},"
    "\"parts\":[{%s}]}}";

static opened open_figure(const char *line, const char *points, const char *language,
                          const char *part)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, frame, line, points, part);
    return open_text(&text, language);
}

static bool says(const opened *o, const char *words)
{
    return o->report.errors == 1 && strstr(o->report.items[o->report.count - 1].message, words);
}

static const char line_json[] = "{\"type\":\"LineString\",\"coordinates\":[[0.2,0],[0.9,0.3],"
                                "[2.4,0.1],[3.4,0]]}";
static const cor_lonlat line[] = { { 0.2, 0 }, { 0.9, 0.3 }, { 2.4, 0.1 }, { 3.4, 0 } };
static const char points_json[] = "{\"type\":\"FeatureCollection\",\"features\":["
                                  "{\"type\":\"Feature\",\"properties\":{\"name\":\"B\",\"name:"
                                  "en\":\"B\",\"name:az\":\"Be\"},\"geometry\":{"
                                  "\"type\":\"Point\",\"coordinates\":[2.4,0.1]}},"
                                  "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\",\"name:"
                                  "en\":\"A\",\"name:az\":\"Aa\"},\"geometry\":{"
                                  "\"type\":\"Point\",\"coordinates\":[0.9,0.31]}}]}";
static const char strip_json[] = "\"strip\":{\"layer\":\"route\",\"stations\":[\"dots\"],"
                                 "\"station-name\":\"name:en\",\"split\":{\"source\":\"lands\","
                                 "\"by\":\"name:en\"}}";

static bool build(cor_strip *strip, opened *o)
{
    return o->plan && cor_strip_build(strip, o->plan, &o->plan->parts[0], 500, &o->report);
}

static void stations_stand_at_their_kilometres_in_the_figure_s_language(void)
{
    opened o = open_figure(line_json, points_json, "az",
                           "\"strip\":{\"layer\":\"route\",\"stations\":[\"points\"],"
                           "\"station-name\":\"name:en\",\"split\":{\"source\":\"lands\"}}");
    cor_strip s;
    CHECK(build(&s, &o));
    double total = cor_geodesic_length_m(line, 4), to_b = cor_geodesic_length_m(line, 3);
    CHECK(s.station_count == 2 && strcmp(s.stations[0].name, "Aa") == 0);
    CHECK(fabs(s.course.length_m - total) < 1e-6);
    CHECK(fabs(s.stations[1].distance_m - to_b) < 1e-3 && s.stations[1].offset_m < 1e-3);
    CHECK(s.stations[0].offset_m > 1000);
    CHECK(fabs(s.labels.items[s.labels.count - 2].anchor_pt - to_b / total * 500) < 1e-6);
    CHECK(s.zoning.piece_count == 3 && s.zoning.pieces[2].zone == COR_PIECE_OUTSIDE);
    CHECK(strcmp(cor_zoning_name(&s.zoning, o.plan, 0), "West") == 0);
    CHECK(strcmp(cor_zoning_name(&s.zoning, o.plan, COR_PIECE_OUTSIDE), "kənarda") == 0);
    double sum = 0;
    for (size_t i = 0; i < s.zoning.piece_count; i++)
        sum += s.zoning.pieces[i].to_m - s.zoning.pieces[i].from_m;
    CHECK(fabs(sum - total) < 1e-3);
    close_figure(&o);
}

static void what_stands_on_the_page_adds_up(void)
{
    opened o = open_figure(line_json, points_json, "en", strip_json);
    cor_strip s;
    CHECK(build(&s, &o));
    double sum = 0;
    for (size_t i = 0; i < s.gaps.count; i++)
        sum += atof(s.gaps.items[i].value);
    CHECK(s.gaps.count == 3);
    CHECK(fabs(sum - round(s.course.length_m / 100) / 10) < 1e-6);
    close_figure(&o);
}

static void the_count_begins_where_the_figure_says(void)
{
    static const char *const parts[] = {
        "\"strip\":{\"layer\":\"route\",\"from\":\"end\"}",
        "\"strip\":{\"layer\":\"route\",\"origin\":\"100km\"}",
        "\"strip\":{\"layer\":\"route\",\"origin\":[2.4,0.1]}",
    };
    const double zeroes[] = { 0, -100e3, cor_geodesic_length_m(line, 3) };
    for (int i = 0; i < 3; i++) {
        opened o = open_figure(line_json, points_json, "en", parts[i]);
        cor_strip s;
        CHECK(build(&s, &o));
        CHECK(fabs(s.course.zero_m - zeroes[i]) < 1e-3);
        CHECK(fabs(s.course.line[0].lon_deg - (i ? 0.2 : 3.4)) < 1e-12);
        for (size_t k = 0; k < s.axis.count; k++)
            CHECK(fabs(s.axis.ticks[k].at_pt -
                       (s.axis.ticks[k].value + zeroes[i]) / s.course.length_m * 500) < 1e-6);
        close_figure(&o);
    }
}

static void lines_are_joined_where_they_touch(void)
{
    const char *pieces = "{\"type\":\"MultiLineString\",\"coordinates\":[[[0.9,0.3],[2.4,0.1]],"
                         "[[0.9,0.3],[0.2,0]],[[3.4,0],[2.4,0.1]]]}";
    opened o = open_figure(pieces, points_json, "en", strip_json);
    cor_strip s;
    CHECK(build(&s, &o));
    CHECK(s.course.count == 4);
    CHECK(fabs(s.course.length_m - cor_geodesic_length_m(line, 4)) < 1e-6);
    close_figure(&o);
    o = open_figure("{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,0]],[[2,0],[3,0]]]}",
                    points_json, "en", strip_json);
    CHECK(!o.plan && says(&o, "the 2 lines of layer 'route' do not join into one"));
    close_figure(&o);
}

static bool is_clear(const cor_tiers *t, size_t a, size_t b)
{
    const cor_tier_label *x = &t->items[a], *y = &t->items[b];
    double wide = t->upright ? x->block.height_pt + y->block.height_pt
                             : x->block.width_pt + y->block.width_pt;
    return x->tier != y->tier || fabs(x->at_pt[x->tier] - y->at_pt[y->tier]) > wide / 2;
}

/* No leader passes through a text, and none crosses another. */
static bool is_passed(const cor_tiers *t, size_t text, size_t leader)
{
    const cor_tier_label *x = &t->items[text], *y = &t->items[leader];
    if (y->tier <= x->tier)
        return true;
    double away = y->at_pt[x->tier] - x->at_pt[x->tier];
    return fabs(away) > x->block.width_pt / 2 && (away > 0) == (leader > text);
}

static void labels_of_random_strips_do_not_touch(void)
{
    srand(3);
    opened o = open_figure(line_json, points_json, "en", strip_json);
    size_t upright = 0, tiers[COR_TIERS_MAX + 1] = { 0 }, refused = 0;
    for (int round = 0; round < 300; round++) {
        cor_tier_label items[60] = { 0 };
        cor_tiers t = { .items = items, .count = 1 + (size_t)(rand() % (round % 3 ? 12 : 60)) };
        double row = 150 + rand() % 600;
        for (size_t i = 0; i < t.count; i++)
            items[i] = (cor_tier_label){ .anchor_pt = row * ((double)i + 0.5) / (double)t.count,
                                         .name = &"Karchevan / Agarak"[rand() % 18],
                                         .value = "28.8" };
        const cor_tiers_how how = { row, 5, "stations", COR_NOWHERE };
        cor_report report = { 0 };
        bool fits = cor_tiers_set(&t, o.plan, &how, &report);
        CHECK(fits || strstr(report.items[0].message, "mm are missing"));
        for (size_t a = 0; fits && a < t.count; a++)
            for (size_t b = 0; b < t.count; b++)
                CHECK(a == b || (is_clear(&t, a, b) && is_passed(&t, a, b)));
        refused += !fits;
        upright += fits && t.upright;
        tiers[fits && !t.upright ? t.tier_count : 0]++;
        cor_report_clear(&report);
    }
    printf("in 1, 2, 3 tiers: %zu, %zu, %zu; upright %zu; refused %zu\n", tiers[1], tiers[2],
           tiers[3], upright, refused);
    CHECK(tiers[1] > 10 && tiers[2] > 10 && tiers[3] > 2 && upright > 10 && refused > 0);
    close_figure(&o);
}

static void lengths_are_those_of_the_split(void)
{
    opened o = open_figure(line_json, points_json, "en",
                           "\"lengths\":{\"layer\":\"route\",\"split\":{\"source\":\"lands\","
                           "\"where\":[\"==\",[\"get\",\"id\"],2]}}");
    cor_lengths l;
    CHECK(o.plan && cor_lengths_build(&l, o.plan, &o.plan->parts[0], 300, &o.report));
    CHECK(l.count == 2 && l.rows[0].zone == 0 && l.rows[1].zone == COR_PIECE_OUTSIDE);
    CHECK(fabs(l.rows[0].share + l.rows[1].share - 1) < 1e-9);
    CHECK(fabs(l.zoning.total_m - cor_geodesic_length_m(line, 4)) < 1e-6);
    close_figure(&o);
}

static void a_line_along_a_border_is_told_apart(void)
{
    opened o = open_figure("{\"type\":\"LineString\",\"coordinates\":[[1,0],[1,0.5],[1.5,0.5]]}",
                           points_json, "en",
                           "\"lengths\":{\"layer\":\"route\",\"split\":{\"source\":\"lands\"}}");
    cor_lengths l;
    const cor_lonlat border[] = { { 1, 0 }, { 1, 0.5 } };
    CHECK(o.plan && cor_lengths_build(&l, o.plan, &o.plan->parts[0], 300, &o.report));
    CHECK(l.count == 2 && l.rows[1].zone == COR_PIECE_BORDER);
    CHECK(fabs(l.rows[1].length_m - cor_geodesic_length_m(border, 2)) < 1e-3);
    close_figure(&o);
}

static void what_cannot_be_charted_is_refused(void)
{
    static const struct {
        const char *part, *message;
    } rows[] = {
        { "\"strip\":{\"layer\":\"rote\"}", "there is no layer 'rote'" },
        { "\"strip\":{\"layer\":\"ground\"}", "layer 'ground' has no line" },
        { "\"strip\":{\"layer\":\"route\",\"stations\":[\"dot\"]}", "there is no source 'dot'" },
        { "\"strip\":{\"layer\":\"route\",\"stations\":[\"ground\"]}", "'ground' has no points" },
        { "\"strip\":{\"layer\":\"route\",\"stations\":[\"dots\"],\"station-name\":\"nme\"}",
          "none of the strip's stations has a text 'nme'" },
        { "\"strip\":{\"layer\":\"route\",\"split\":{\"source\":\"land\"}}",
          "there is no source 'land'" },
        { "\"strip\":{\"layer\":\"route\",\"split\":{\"source\":\"points\"}}",
          "source 'points' has no polygon to split by" },
        { "\"strip\":{\"layer\":\"route\",\"split\":{\"source\":\"lands\",\"by\":\"iso\"}}",
          "this polygon has no 'iso'" },
        { "\"strip\":{\"layer\":\"route\",\"scale\":\"1:1000\"}", "mm too long" },
        { "\"strip\":{\"layer\":\"route\",\"every\":\"0.1m\"}", "more than 10000 ticks" },
        { "\"profile\":{\"layer\":\"route\"}", "has no heights" },
        { "\"profile\":{\"layer\":\"route\",\"dem\":\"lands\"}", "source 'lands' has no heights" },
        { "\"lengths\":{\"layer\":\"dots\",\"split\":{\"source\":\"lands\"}}",
          "layer 'dots' has no line to split" },
        { "\"lengths\":{\"layer\":\"route\",\"width\":\"20mm\",\"split\":{\"source\":\"lands\"}}",
          "too little for the bars" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        opened o = open_figure(line_json, points_json, "en", rows[i].part);
        bool told =
            !o.plan && says(&o, rows[i].message) && o.report.items[o.report.count - 1].at.line > 0;
        if (!told)
            printf("  %s: %s\n", rows[i].part,
                   o.report.count ? o.report.items[o.report.count - 1].message : "nothing");
        CHECK(told);
        close_figure(&o);
    }
}

int main(void)
{
    RUN(stations_stand_at_their_kilometres_in_the_figure_s_language);
    RUN(what_stands_on_the_page_adds_up);
    RUN(the_count_begins_where_the_figure_says);
    RUN(lines_are_joined_where_they_touch);
    RUN(labels_of_random_strips_do_not_touch);
    RUN(lengths_are_those_of_the_split);
    RUN(a_line_along_a_border_is_told_apart);
    RUN(what_cannot_be_charted_is_refused);
    return check_result();
}
