#include "plan/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stationing.h"
#include "plan/chart_words.h"
#include "plan/feature_name.h"
#include "plan/sheet.h"
#include "style/length.h"

enum { STATIONS_MAX = 2000 };

static const double row_gap_pt = 0.8 * COR_PT_PER_MM;
static const double label_knee_pt = 2.7 * COR_PT_PER_MM;
static const double gap_knee_pt = 0.6 * COR_PT_PER_MM;
static const double line_pt = 0.9 * COR_PT_PER_MM;
static const double tick_pt = 1.1 * COR_PT_PER_MM;
static const double tick_room_pt = 12 * COR_PT_PER_MM;
static const double zone_padding_pt = 1.0 * COR_PT_PER_MM;

typedef struct builder {
    cor_strip *strip;
    const cor_plan *plan;
    const cor_furniture_spec *spec;
    cor_report *report;
    cor_stationing stationing;
    int decimals;
    double pt_per_m;
} builder;

static bool shape(cor_block *out, const builder *b, const char *text)
{
    const cor_wording wording = { .role = COR_TYPE_CHART, .text = text, .at = b->spec->at_span };
    return cor_sheet_text(out, b->plan, &wording, b->report);
}

static const char *name_of(const builder *b, const cor_feature *feature)
{
    const char *key = b->spec->route.station_name ? b->spec->route.station_name : "name";
    return cor_feature_name(b->plan, feature, key, b->spec->at_span, b->report);
}

static bool add_station(builder *b, cor_strip_station station, cor_lonlat p)
{
    cor_strip *s = b->strip;
    if (s->station_count == STATIONS_MAX)
        return cor_fail(b->report, COR_KIND_LIMIT, b->spec->at_span, NULL,
                        "more than %d stations on a strip", STATIONS_MAX);
    station.distance_m = cor_stationing_nearest(&b->stationing, p, &station.offset_m).distance_m;
    s->stations[s->station_count++] = station;
    return true;
}

static bool add_points(builder *b, const cor_dataset *data, size_t feature, const cor_layer *layer)
{
    const cor_feature *f = &data->features[feature];
    const cor_strip_station station = { .name = name_of(b, f), .layer = layer, .feature = feature };
    for (size_t i = 0; i < f->part_count; i++) {
        const cor_part *part = &data->parts[f->first_part + i];
        if (part->kind == COR_PART_POINT && !add_station(b, station, data->coords[part->first]))
            return false;
    }
    return true;
}

/* The points of a layer, or of a source that no layer of that name draws. */
static bool add_stations(builder *b, const char *name)
{
    const cor_plan *plan = b->plan;
    const cor_layer *layer = cor_plan_layer(plan, cor_str_of(name));
    int source = layer ? layer->source : cor_plan_source(plan, name, b->spec->at_span, b->report);
    if (source < 0 && !layer)
        return false;
    const cor_dataset *data = source < 0 ? NULL : plan->datasets[source];
    size_t before = b->strip->station_count;
    for (size_t i = 0; data && i < data->feature_count; i++)
        if ((!layer || cor_plan_accepts(plan, layer, i, b->report)) &&
            !add_points(b, data, i, layer))
            return false;
    return b->strip->station_count > before ||
           cor_fail(b->report, COR_KIND_MEASURE, b->spec->at_span,
                    "name layers or sources of points under stations:",
                    "'%s' has no points for the strip", name);
}

static int by_distance(const void *a, const void *b)
{
    const cor_strip_station *x = a, *y = b;
    if (x->distance_m != y->distance_m)
        return x->distance_m < y->distance_m ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* One point without a name has its kilometre; when none has one the property is misspelt. */
static bool check_names(const builder *b)
{
    const cor_strip *s = b->strip;
    for (size_t i = 0; i < s->station_count; i++)
        if (s->stations[i].name)
            return true;
    return !b->spec->route.station_name ||
           cor_fail(b->report, COR_KIND_REFERENCE, b->spec->at_span,
                    "station-name: names a property of the points",
                    "none of the strip's stations has a text '%s'", b->spec->route.station_name);
}

static bool find_stations(builder *b)
{
    const cor_string_list *names = &b->spec->route.stations;
    cor_strip *s = b->strip;
    if (!names->count)
        return true;
    s->stations = cor_arena_alloc(b->plan->arena, STATIONS_MAX, sizeof *s->stations);
    b->stationing = cor_stationing_new(s->course.line, s->course.count);
    bool well = true;
    for (size_t i = 0; well && i < names->count; i++)
        well = add_stations(b, names->items[i]);
    cor_stationing_free(&b->stationing);
    if (!well)
        return false;
    qsort(s->stations, s->station_count, sizeof *s->stations, by_distance);
    return check_names(b);
}

static bool find_zones(builder *b)
{
    cor_course_data made;
    cor_course_as_data(&made, &b->strip->course);
    return cor_zoning_measure(&b->strip->zoning, b->plan, b->spec, &made.data, NULL, b->report);
}

static bool set_scale(builder *b, double width_pt)
{
    double length = b->strip->course.length_m, wanted = b->spec->route.scale_denominator;
    b->strip->bar_pt = wanted > 0 ? length / wanted / 0.0254 * 72 : width_pt;
    b->pt_per_m = b->strip->bar_pt / length;
    double over = b->strip->bar_pt - width_pt;
    return over <= 0.01 ||
           cor_fail(b->report, COR_KIND_LAYOUT, b->spec->at_span,
                    "make the scale smaller, or leave it out: the strip then fills its width",
                    "the strip at 1:%.0f is %.1f mm too long", wanted, over / COR_PT_PER_MM);
}

/* Where the route passes from one zone into another and no station says so already. */
static bool is_crossing(const builder *b, size_t piece)
{
    static const double near_pt = 1 * COR_PT_PER_MM;
    const cor_piece *p = &b->strip->zoning.pieces[piece];
    bool is_at_end = p->from_m * b->pt_per_m < near_pt ||
                     (b->strip->course.length_m - p->from_m) * b->pt_per_m < near_pt;
    for (size_t i = 0; i < b->strip->station_count; i++)
        if (fabs(b->strip->stations[i].distance_m - p->from_m) * b->pt_per_m < near_pt)
            return false;
    return piece > 0 && !is_at_end;
}

static const char *counted(const builder *b, double distance_m)
{
    return cor_chart_number(b->plan, (distance_m - b->strip->course.zero_m) / 1000, b->decimals);
}

static bool label_places(builder *b)
{
    cor_strip *s = b->strip;
    size_t most = s->station_count + s->zoning.piece_count + 1, next = 0;
    cor_tier_label *items = cor_arena_alloc(b->plan->arena, most, sizeof *items);
    s->labels = (cor_tiers){ .items = items };
    for (size_t p = 0; p <= s->zoning.piece_count; p++) {
        bool is_last = p == s->zoning.piece_count;
        double from = is_last ? HUGE_VAL : s->zoning.pieces[p].from_m;
        for (; next < s->station_count && s->stations[next].distance_m <= from; next++)
            items[s->labels.count++] =
                (cor_tier_label){ .anchor_pt = s->stations[next].distance_m * b->pt_per_m,
                                  .name = s->stations[next].name,
                                  .value = counted(b, s->stations[next].distance_m) };
        if (!is_last && is_crossing(b, p))
            items[s->labels.count++] =
                (cor_tier_label){ .anchor_pt = from * b->pt_per_m, .value = counted(b, from) };
    }
    const cor_tiers_how how = { s->bar_pt, label_knee_pt, "stations", b->spec->at_span };
    return !s->labels.count || cor_tiers_set(&s->labels, b->plan, &how, b->report);
}

/* Between the kilometres that are printed, so that what stands on the page adds up. */
static void add_gap(builder *b, double from_m, double to_m)
{
    cor_tiers *gaps = &b->strip->gaps;
    double digit = pow(10, b->decimals), zero = b->strip->course.zero_m;
    double gap = round((to_m - zero) / 1000 * digit) - round((from_m - zero) / 1000 * digit);
    if (gap > 0)
        gaps->items[gaps->count++] =
            (cor_tier_label){ .anchor_pt = (from_m + to_m) / 2 * b->pt_per_m,
                              .room_pt = (to_m - from_m) * b->pt_per_m,
                              .value = cor_chart_number(b->plan, gap / digit, b->decimals) };
}

static bool label_gaps(builder *b)
{
    cor_strip *s = b->strip;
    double from = 0;
    s->gaps = (cor_tiers){ .items = cor_arena_alloc(b->plan->arena, s->station_count + 1,
                                                    sizeof *s->gaps.items) };
    for (size_t i = 0; i < s->station_count; i++) {
        add_gap(b, from, s->stations[i].distance_m);
        from = s->stations[i].distance_m;
    }
    if (s->station_count)
        add_gap(b, from, s->course.length_m);
    const cor_tiers_how how = { s->bar_pt, gap_knee_pt, "distances", b->spec->at_span };
    return !s->gaps.count || cor_tiers_set_between(&s->gaps, b->plan, &how, b->report);
}

/* The fullest text that its stretch of the bar has room for. */
static bool label_zone(builder *b, size_t piece)
{
    const cor_piece *p = &b->strip->zoning.pieces[piece];
    const char *name = cor_zoning_name(&b->strip->zoning, b->plan, p->zone);
    const char *km = cor_chart_km(b->plan, p->to_m - p->from_m, b->decimals);
    const char *texts[] = { cor_arena_printf(b->plan->arena, "%s  %s", name, km), name, km };
    double room = (p->to_m - p->from_m) * b->pt_per_m - 2 * zone_padding_pt;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cor_block block;
        if (!shape(&block, b, texts[i]))
            return false;
        if (block.width_pt > room)
            continue;
        b->strip->zone_texts[piece] = block;
        return true;
    }
    return true;
}

static bool label_zones(builder *b)
{
    size_t n = b->strip->zoning.piece_count;
    b->strip->zone_texts = cor_arena_alloc(b->plan->arena, n + 1, sizeof *b->strip->zone_texts);
    for (size_t i = 0; i < n; i++)
        if (!label_zone(b, i))
            return false;
    return true;
}

static bool set_axis(builder *b)
{
    const cor_course *course = &b->strip->course;
    const cor_axis_how how = { .from = -course->zero_m,
                               .to = course->length_m - course->zero_m,
                               .length_pt = b->strip->bar_pt,
                               .step = b->spec->every_m,
                               .minor = b->spec->route.minor_m,
                               .room_pt = tick_room_pt,
                               .unit = COR_UNIT_KM,
                               .at = b->spec->at_span };
    return cor_axis_set(&b->strip->axis, b->plan, &how, b->report);
}

static bool set_texts(builder *b, const cor_planned_part *part, double width_pt)
{
    double metres_a_pt = 0.0254 / 72;
    const char *scale = cor_chart_scale(b->plan, 1 / (b->pt_per_m * metres_a_pt));
    return cor_chart_head_set(&b->strip->head, b->plan, part, scale, width_pt, b->report) &&
           shape(&b->strip->total, b,
                 cor_chart_km(b->plan, b->strip->course.length_m, b->decimals));
}

static void add_heights(cor_strip *s)
{
    double text = s->total.height_pt;
    s->line_pt = line_pt;
    s->bar_height_pt = line_pt + (s->zoning.piece_count ? text * 1.15 : 0);
    s->tick_pt = tick_pt;
    s->gap_pt = row_gap_pt;
    s->height_pt = s->head.height_pt + 2 * s->gap_pt + cor_tiers_height_pt(&s->labels) +
                   s->bar_height_pt + s->tick_pt + s->axis.text_pt + cor_tiers_height_pt(&s->gaps) +
                   text;
}

bool cor_strip_build(cor_strip *out, const cor_plan *plan, const cor_planned_part *part,
                     double width_pt, cor_report *report)
{
    builder b = { .strip = out, .plan = plan, .spec = part->spec, .report = report };
    *out = (cor_strip){ 0 };
    if (!cor_course_find(&out->course, plan, b.spec, plan->arena, report))
        return false;
    b.decimals = cor_chart_decimals(b.spec, out->course.length_m);
    if (!find_stations(&b) || !find_zones(&b) || !set_scale(&b, width_pt) || !label_places(&b) ||
        !label_gaps(&b) || !label_zones(&b) || !set_axis(&b) || !set_texts(&b, part, width_pt))
        return false;
    add_heights(out);
    return true;
}
