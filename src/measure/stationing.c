#include "measure/stationing.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"

cor_stationing cor_stationing_new(const cor_lonlat *line, size_t count)
{
    cor_stationing out = { line, count, cor_alloc(count, sizeof *out.before_m), 0 };
    double lost_m = 0; /* Kahan's sum, as in geo/geodesics */
    for (size_t i = 1; i < count; i++) {
        double edge_m = cor_geodesic_distance_m(line[i - 1], line[i]) - lost_m;
        out.before_m[i] = out.before_m[i - 1] + edge_m;
        lost_m = (out.before_m[i] - out.before_m[i - 1]) - edge_m;
    }
    out.length_m = out.before_m[count - 1];
    return out;
}

void cor_stationing_free(cor_stationing *stationing)
{
    cor_free(stationing->before_m);
    *stationing = (cor_stationing){ 0 };
}

/* The first vertex that is not before the distance, nor at the start. */
static size_t vertex_from(const cor_stationing *s, double distance_m)
{
    size_t low = 1, high = s->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->before_m[middle] >= distance_m && s->before_m[middle] > 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static cor_station on_edge(const cor_stationing *s, size_t end, double along_m)
{
    cor_lonlat a = s->line[end - 1];
    double azimuth = cor_geodesic_azimuth_deg(a, s->line[end]);
    return (cor_station){ .distance_m = s->before_m[end - 1] + along_m,
                          .at = cor_geodesic_direct(a, azimuth, along_m),
                          .azimuth_deg = azimuth };
}

cor_station cor_stationing_at(const cor_stationing *s, double distance_m)
{
    double at_m = fmin(fmax(distance_m, 0), s->length_m);
    size_t end = vertex_from(s, at_m);
    return on_edge(s, end, at_m - s->before_m[end - 1]);
}

static cor_xyz minus(cor_xyz a, cor_xyz b)
{
    return (cor_xyz){ a.x_m - b.x_m, a.y_m - b.y_m, a.z_m - b.z_m };
}

static double dot(cor_xyz a, cor_xyz b)
{
    return a.x_m * b.x_m + a.y_m * b.y_m + a.z_m * b.z_m;
}

typedef struct chord {
    double share;   /* of the edge: the foot of the point, on the chord */
    double least_m; /* no place on the geodesic is nearer */
} chord;

static chord chord_of(cor_xyz a, cor_xyz b, cor_xyz p)
{
    static const double least_radius_m = 6.33e6; /* of curvature: the meridian's at the equator */
    cor_xyz along = minus(b, a), to = minus(p, a);
    double square = dot(along, along), radius2 = least_radius_m * least_radius_m;
    double share = square > 0 ? fmin(fmax(dot(to, along) / square, 0), 1) : 0;
    cor_xyz off = { to.x_m - share * along.x_m, to.y_m - share * along.y_m,
                    to.z_m - share * along.z_m };
    double bulge_m = least_radius_m - sqrt(fmax(radius2 - square / 4, 0));
    return (chord){ share, sqrt(dot(off, off)) - bulge_m };
}

/* Towards the end of the edge, at a place on it; seen from the farther end. */
static double azimuth_at(const cor_stationing *s, size_t end, const cor_station *at)
{
    cor_lonlat a = s->line[end - 1], b = s->line[end];
    double to_start = at->distance_m - s->before_m[end - 1];
    if (2 * to_start < s->before_m[end] - s->before_m[end - 1])
        return cor_geodesic_azimuth_deg(at->at, b);
    return cor_geodesic_azimuth_deg(at->at, a) + 180;
}

/* The foot of p on the edge's geodesic, from a first guess. */
static cor_station foot_on(const cor_stationing *s, size_t end, cor_lonlat p, double share)
{
    static const double radius_m = 6371000, enough_m = 1e-7;
    enum { STEPS_MAX = 32 };
    double edge_m = s->before_m[end] - s->before_m[end - 1], along_m = share * edge_m;
    cor_station at = on_edge(s, end, along_m);
    for (int i = 0; i < STEPS_MAX; i++) {
        double away = cor_geodesic_distance_m(at.at, p) / radius_m;
        double turn = (cor_geodesic_azimuth_deg(at.at, p) - azimuth_at(s, end, &at)) * M_PI / 180;
        double step = radius_m * atan2(sin(away) * cos(turn), cos(away));
        double next_m = fmin(fmax(along_m + step, 0), edge_m);
        bool done = fabs(next_m - along_m) < enough_m;
        along_m = next_m;
        at = on_edge(s, end, along_m);
        if (done)
            break;
    }
    return at;
}

cor_station cor_stationing_nearest(const cor_stationing *s, cor_lonlat p, double *offset_m)
{
    double best_m = HUGE_VAL;
    cor_station out = { .at = s->line[0] };
    cor_xyz to = cor_geodesic_in_space(p), a = cor_geodesic_in_space(s->line[0]);
    for (size_t i = 1; i < s->count; i++) {
        cor_xyz b = cor_geodesic_in_space(s->line[i]);
        chord c = chord_of(a, b, to);
        a = b;
        if (c.least_m >= best_m)
            continue;
        cor_station foot = foot_on(s, i, p, c.share);
        double away_m = cor_geodesic_distance_m(p, foot.at);
        if (away_m < best_m) {
            best_m = away_m;
            out = foot;
        }
    }
    if (offset_m)
        *offset_m = best_m;
    return out;
}

double cor_bearing_deg(double azimuth_deg, int decimals)
{
    double steps = pow(10, decimals), turn = 360 * steps;
    return fmod(fmod(round(azimuth_deg * steps), turn) + turn, turn) / steps;
}
