#include "measure/route.h"

#include <math.h>

#include "geo/geodesics.h"

double cor_route_length_m(const cor_dataset *dataset, const cor_feature *feature)
{
    double sum = 0;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &dataset->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            sum += cor_geodesic_length_m(dataset->coords + part->first, part->count);
    }
    return sum;
}

double cor_bearing_deg(double azimuth_deg, int decimals)
{
    double steps = pow(10, decimals), turn = 360 * steps;
    return fmod(fmod(round(azimuth_deg * steps), turn) + turn, turn) / steps;
}

cor_station cor_station_at(const cor_lonlat *line, size_t n, double distance_m)
{
    double before = 0;
    for (size_t i = 1; i < n; i++) {
        double edge = cor_geodesic_distance_m(line[i - 1], line[i]);
        bool last = i + 1 == n;
        if (edge > 0 && (distance_m <= before + edge || last)) {
            double along = fmin(fmax(distance_m - before, 0), edge);
            double azimuth = cor_geodesic_azimuth_deg(line[i - 1], line[i]);
            return (cor_station){ .distance_m = before + along,
                                  .at = cor_geodesic_direct(line[i - 1], azimuth, along),
                                  .azimuth_deg = azimuth };
        }
        before += edge;
    }
    return (cor_station){ .distance_m = before, .at = line[n - 1] };
}

/* Where between a and b (0..1) the point nearest to p lies, in a plane that is true at p. */
static double nearest_share(cor_lonlat a, cor_lonlat b, cor_lonlat p)
{
    const double east = cos(p.lat_deg * M_PI / 180);
    /* The nearer way round the earth, whichever side of the antimeridian each was written on. */
    double ax = remainder(a.lon_deg - p.lon_deg, 360) * east, ay = a.lat_deg - p.lat_deg;
    double dx = remainder(b.lon_deg - a.lon_deg, 360) * east, dy = b.lat_deg - a.lat_deg;
    double square = dx * dx + dy * dy;
    if (!(square > 0))
        return 0;
    return fmin(fmax(-(ax * dx + ay * dy) / square, 0), 1);
}

cor_station cor_station_nearest(const cor_lonlat *line, size_t n, cor_lonlat p, double *offset_m)
{
    double before = 0, best = HUGE_VAL;
    cor_station out = { .at = line[0] };
    for (size_t i = 1; i < n; i++) {
        double edge = cor_geodesic_distance_m(line[i - 1], line[i]);
        double along = nearest_share(line[i - 1], line[i], p) * edge;
        double azimuth = cor_geodesic_azimuth_deg(line[i - 1], line[i]);
        cor_lonlat foot = cor_geodesic_direct(line[i - 1], azimuth, along);
        double away = cor_geodesic_distance_m(p, foot);
        if (away < best) {
            best = away;
            out = (cor_station){ before + along, foot, azimuth };
        }
        before += edge;
    }
    if (offset_m)
        *offset_m = best;
    return out;
}
