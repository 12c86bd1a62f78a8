#include "measure/sensitivity.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "geo/geodesics.h"

enum { SAMPLES_MAX = 1000000, SAMPLES_A_DISTANCE = 20 };

/* A sample of the route: what it is in and how far the border of each zone is. */
typedef struct sample {
    bool *inside;   /* by zone */
    double *away_m; /* by zone; capped at twice the distance */
    double nearest_m;
} sample;

typedef struct sampler {
    cor_sensitivity *out;
    cor_borders *borders;
    sample before, now;
} sampler;

static const double wgs84_a_m = 6378137, wgs84_e2 = 6.69437999014e-3;

/* Metres a degree north and east at a latitude. */
static void scale_at(double lat_deg, double *north_m, double *east_m)
{
    double s = sin(lat_deg * M_PI / 180), w = 1 - wgs84_e2 * s * s;
    *north_m = wgs84_a_m * (1 - wgs84_e2) / (w * sqrt(w)) * M_PI / 180;
    *east_m = fmax(wgs84_a_m / sqrt(w) * cos(lat_deg * M_PI / 180) * M_PI / 180, 1e-3);
}

static double edge_distance_m(cor_lonlat p, const cor_border_edge *e, double north, double east)
{
    double ax = (e->a.lon_deg - p.lon_deg) * east, ay = (e->a.lat_deg - p.lat_deg) * north;
    double dx = (e->b.lon_deg - e->a.lon_deg) * east, dy = (e->b.lat_deg - e->a.lat_deg) * north;
    double t = fmin(fmax(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0), 1);
    return hypot(ax + t * dx, ay + t * dy);
}

static void find_distances(sampler *s, cor_lonlat p)
{
    double reach_m = 2 * s->out->distance_m, north, east;
    scale_at(p.lat_deg, &north, &east);
    double high = reach_m / north, wide = fmin(reach_m / east, 180);
    for (int turn = -1; turn <= 1; turn++) {
        cor_lonlat at = { p.lon_deg + 360 * turn, p.lat_deg };
        cor_borders_find(s->borders, (cor_bbox){ at.lon_deg - wide, at.lat_deg - high,
                                                 at.lon_deg + wide, at.lat_deg + high });
        for (size_t i = 0; i < s->borders->found_count; i++) {
            const cor_border_edge *e = &s->borders->edges[s->borders->found[i]];
            double away = edge_distance_m(at, e, north, east);
            s->now.away_m[e->zone] = fmin(s->now.away_m[e->zone], away);
        }
    }
}

static void take_sample(sampler *s, cor_lonlat p)
{
    size_t n = s->borders->zone_count;
    s->now.nearest_m = 2 * s->out->distance_m;
    for (size_t i = 0; i < n; i++)
        s->now.away_m[i] = s->now.nearest_m;
    find_distances(s, p);
    for (size_t i = 0; i < n; i++)
        s->now.nearest_m = fmin(s->now.nearest_m, s->now.away_m[i]);
    cor_borders_zones_at(s->borders, p, s->now.inside);
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

static void add_stretch(sampler *s, double length_m)
{
    cor_sensitivity *out = s->out;
    double d = out->distance_m;
    out->within_m += length_m * share_below(s->before.nearest_m - d, s->now.nearest_m - d);
    for (size_t i = 0; i < s->borders->zone_count; i++) {
        double a = depth(&s->before, i), b = depth(&s->now, i);
        out->zones[i].least_m += length_m * share_below(a + d, b + d);
        out->zones[i].most_m += length_m * share_below(a - d, b - d);
    }
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
    take_sample(s, p);
    for (size_t i = 1; i < n; i++) {
        cor_lonlat q = line[i];
        q.lon_deg = p.lon_deg + remainder(q.lon_deg - p.lon_deg, 360);
        double edge_m = cor_geodesic_distance_m(p, q);
        int steps = (int)fmin(ceil(edge_m / s->out->spacing_m), SAMPLES_MAX);
        for (int k = 1; k <= steps; k++) {
            double t = (double)k / steps;
            swap(s);
            take_sample(s, (cor_lonlat){ p.lon_deg + t * (q.lon_deg - p.lon_deg),
                                         p.lat_deg + t * (q.lat_deg - p.lat_deg) });
            add_stretch(s, edge_m / steps);
        }
        p = q;
        p.lon_deg = remainder(p.lon_deg, 360);
    }
}

static sample new_sample(size_t zones)
{
    return (sample){ cor_alloc(zones, sizeof(bool)), cor_alloc(zones, sizeof(double)), 0 };
}

static void free_sample(sample *s)
{
    cor_free(s->inside);
    cor_free(s->away_m);
}

void cor_sensitivity_measure(cor_sensitivity *out, const cor_dataset *data,
                             const cor_feature *feature, cor_borders *borders, double distance_m)
{
    double length_m = 0;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            length_m += cor_geodesic_length_m(data->coords + part->first, part->count);
    }
    *out = (cor_sensitivity){ .distance_m = distance_m,
                              .zones = cor_alloc(borders->zone_count, sizeof *out->zones) };
    out->spacing_m = fmax(distance_m / SAMPLES_A_DISTANCE, length_m / SAMPLES_MAX);
    sampler s = { .out = out, .borders = borders };
    s.before = new_sample(borders->zone_count);
    s.now = new_sample(borders->zone_count);
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            sample_line(&s, data->coords + part->first, part->count);
    }
    free_sample(&s.before);
    free_sample(&s.now);
}

void cor_sensitivity_free(cor_sensitivity *sensitivity)
{
    cor_free(sensitivity->zones);
    *sensitivity = (cor_sensitivity){ 0 };
}
