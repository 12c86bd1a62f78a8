#include "measure/sensitivity.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/cuts.h"
#include "measure/outline.h"
#include "measure/route.h"

enum { SAMPLES_MAX = 1000000, SAMPLES_A_DISTANCE = 20 };

/* A place on the route: what it is in and how far the border of each zone is. */
typedef struct sample {
    bool *inside;    /* by zone */
    double *away_m;  /* by zone; capped at twice the distance */
    uint32_t *zones; /* those that it is in or near to; of the others nothing is said */
    size_t zone_count;
    bool *is_listed; /* by zone: whether it is among them */
    double nearest_m;
} sample;

typedef struct sampler {
    cor_sensitivity *out;
    cor_borders *borders;
    sample before, now;
    uint32_t *zones; /* at a place */
    uint32_t *near;  /* the edges of a query */
    size_t near_capacity;
} sampler;

static const double wgs84_a_m = 6378137, wgs84_e2 = 6.69437999014e-3;

/* Metres a degree north and east at a latitude. */
static void scale_at(double lat_deg, double *north_m, double *east_m)
{
    double s = sin(lat_deg * M_PI / 180), w = 1 - wgs84_e2 * s * s;
    *north_m = wgs84_a_m * (1 - wgs84_e2) / (w * sqrt(w)) * M_PI / 180;
    *east_m = fmax(wgs84_a_m / sqrt(w) * cos(lat_deg * M_PI / 180) * M_PI / 180, 1e-3);
}

static double edge_distance_m(cor_lonlat p, const cor_border_edge *e, cor_stretch stretch,
                              double north, double east)
{
    double ax = (e->a.lon_deg - p.lon_deg) * east, ay = (e->a.lat_deg - p.lat_deg) * north;
    double dx = (e->b.lon_deg - e->a.lon_deg) * east, dy = (e->b.lat_deg - e->a.lat_deg) * north;
    double foot = -(ax * dx + ay * dy) / (dx * dx + dy * dy);
    double t = fmin(fmax(foot, stretch.from), stretch.to);
    return hypot(ax + t * dx, ay + t * dy);
}

static void list_zone(sample *s, uint32_t zone)
{
    if (!s->is_listed[zone])
        s->zones[s->zone_count++] = zone;
    s->is_listed[zone] = true;
}

static void clear(sample *s, double cap_m)
{
    for (size_t i = 0; i < s->zone_count; i++) {
        uint32_t zone = s->zones[i];
        s->inside[zone] = s->is_listed[zone] = false;
        s->away_m[zone] = cap_m;
    }
    s->zone_count = 0;
    s->nearest_m = cap_m;
}

static void come_near(sampler *s, const cor_border_edge *e, double away_m)
{
    sample *now = &s->now;
    uint32_t zone = cor_border_zone(s->borders, e);
    if (!(away_m < 2 * s->out->distance_m))
        return;
    list_zone(now, zone);
    now->away_m[zone] = fmin(now->away_m[zone], away_m);
    now->nearest_m = fmin(now->nearest_m, away_m);
}

static void find_distances(sampler *s, cor_lonlat p)
{
    static const cor_stretch whole = { 0, 1 };
    double reach_m = 2 * s->out->distance_m, north, east;
    scale_at(p.lat_deg, &north, &east);
    double high = reach_m / north, wide = fmin(reach_m / east, 180);
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat at = { p.lon_deg + 360 * turn, p.lat_deg };
        cor_borders_find(s->borders, (cor_bbox){ at.lon_deg - wide, at.lat_deg - high,
                                                 at.lon_deg + wide, at.lat_deg + high });
        size_t count = 0; /* the outline asks the borders in its turn */
        s->near = cor_grow(s->near, &s->near_capacity, s->borders->found_count, sizeof *s->near);
        for (size_t i = 0; i < s->borders->found_count; i++)
            if (edge_distance_m(at, &s->borders->edges[s->borders->found[i]], whole, north, east) <
                reach_m)
                s->near[count++] = s->borders->found[i];
        for (size_t i = 0; i < count; i++) {
            const cor_border_edge *e = &s->borders->edges[s->near[i]];
            const cor_stretches border = cor_outline_of(s->borders, s->near[i]);
            for (size_t k = 0; k < border.count; k++)
                come_near(s, e, edge_distance_m(at, e, border.items[k], north, east));
        }
    }
}

static void enter(sample *s, uint32_t zone)
{
    list_zone(s, zone);
    s->inside[zone] = true;
}

/* `step_m` from the sample before; a step over no border changes no zone. */
static void take_sample(sampler *s, cor_lonlat p, double step_m)
{
    const sample *before = &s->before;
    clear(&s->now, 2 * s->out->distance_m);
    find_distances(s, p);
    if (before->nearest_m > 2 * step_m) {
        for (size_t i = 0; i < before->zone_count; i++)
            if (before->inside[before->zones[i]])
                enter(&s->now, before->zones[i]);
        return;
    }
    size_t count = cor_borders_zones_at(s->borders, p, s->zones);
    for (size_t i = 0; i < count; i++)
        enter(&s->now, s->zones[i]);
}

/* The share of the stretch between two samples in which a value that runs from a to b is negative.
 */
static double share_below(double a, double b)
{
    if (a < 0 && b < 0)
        return 1;
    if (a >= 0 && b >= 0)
        return 0;
    return a < 0 ? a / (a - b) : b / (b - a);
}

/* Distance to the zone, negative inside it. */
static double depth(const sample *s, size_t zone)
{
    return s->inside[zone] ? -s->away_m[zone] : s->away_m[zone];
}

static void add_to_zone(sampler *s, uint32_t zone, double length_m)
{
    double a = depth(&s->before, zone), b = depth(&s->now, zone), d = s->out->distance_m;
    s->out->zones[zone].least_m += length_m * share_below(a + d, b + d);
    s->out->zones[zone].most_m += length_m * share_below(a - d, b - d);
}

static void add_stretch(sampler *s, double length_m)
{
    double d = s->out->distance_m;
    s->out->within_m += length_m * share_below(s->before.nearest_m - d, s->now.nearest_m - d);
    for (size_t i = 0; i < s->before.zone_count; i++)
        add_to_zone(s, s->before.zones[i], length_m);
    for (size_t i = 0; i < s->now.zone_count; i++)
        if (!s->before.is_listed[s->now.zones[i]])
            add_to_zone(s, s->now.zones[i], length_m);
}

static void swap(sampler *s)
{
    sample now = s->now;
    s->now = s->before;
    s->before = now;
}

static void sample_line(sampler *s, const cor_lonlat *line, size_t n)
{
    cor_lonlat p = line[0];
    take_sample(s, p, HUGE_VAL);
    for (size_t i = 1; i < n; i++) {
        cor_lonlat q = line[i];
        q.lon_deg = p.lon_deg + remainder(q.lon_deg - p.lon_deg, 360);
        double edge_m = cor_geodesic_distance_m(p, q);
        int steps = (int)fmin(ceil(edge_m / s->out->spacing_m), SAMPLES_MAX);
        for (int k = 1; k <= steps; k++) {
            double t = (double)k / steps;
            swap(s);
            take_sample(s, cor_on_edge(p, q, t), edge_m / steps);
            add_stretch(s, edge_m / steps);
        }
        p = q;
        p.lon_deg = remainder(p.lon_deg, 360);
    }
}

static sample new_sample(size_t zones, double cap_m)
{
    sample s = { .inside = cor_alloc(zones, sizeof(bool)),
                 .away_m = cor_alloc(zones, sizeof(double)),
                 .zones = cor_alloc(zones, sizeof(uint32_t)),
                 .is_listed = cor_alloc(zones, sizeof(bool)) };
    for (size_t i = 0; i < zones; i++)
        s.away_m[i] = cap_m;
    return s;
}

static void free_sample(sample *s)
{
    cor_free(s->inside);
    cor_free(s->away_m);
    cor_free(s->zones);
    cor_free(s->is_listed);
}

static void sample_feature(sampler *s, const cor_dataset *data, const cor_feature *feature)
{
    size_t zones = s->borders->zone_count;
    s->zones = cor_alloc(zones, sizeof *s->zones);
    s->before = new_sample(zones, 2 * s->out->distance_m);
    s->now = new_sample(zones, 2 * s->out->distance_m);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            sample_line(s, data->coords + part->first, part->count);
    }
    free_sample(&s->before);
    free_sample(&s->now);
    cor_free(s->near);
    cor_free(s->zones);
}

void cor_sensitivity_measure(cor_sensitivity *out, const cor_dataset *data,
                             const cor_feature *feature, cor_borders *borders, double distance_m)
{
    *out = (cor_sensitivity){ .distance_m = distance_m,
                              .zones = cor_alloc(borders->zone_count, sizeof *out->zones) };
    out->spacing_m =
        fmax(distance_m / SAMPLES_A_DISTANCE, cor_route_length_m(data, feature) / SAMPLES_MAX);
    sampler s = { .out = out, .borders = borders };
    sample_feature(&s, data, feature);
}

void cor_sensitivity_free(cor_sensitivity *sensitivity)
{
    cor_free(sensitivity->zones);
    *sensitivity = (cor_sensitivity){ 0 };
}
