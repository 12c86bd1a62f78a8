#include "geo/nearest.h"

#include <math.h>

#include "geo/inside.h"

/* Up to so many edges in a row, with the box around them: most pairs of runs are too far apart to
 * be looked into. */
enum { RUN_EDGES = 16 };

typedef struct run {
    const cor_lonlat *coords; /* edges + 1 of them; a point is an edge to itself */
    size_t edges;             /* 0: a point */
    double west_deg, south_deg, east_deg, north_deg;
} run;

struct cor_nearest {
    run *runs;
    size_t run_count;
    cor_areas areas;
    const cor_geometry geometry;
};

static run run_of(const cor_lonlat *coords, size_t edges)
{
    run r = { coords, edges, HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
    for (size_t i = 0; i <= edges; i++) {
        r.west_deg = fmin(r.west_deg, coords[i].lon_deg);
        r.east_deg = fmax(r.east_deg, coords[i].lon_deg);
        r.south_deg = fmin(r.south_deg, coords[i].lat_deg);
        r.north_deg = fmax(r.north_deg, coords[i].lat_deg);
    }
    return r;
}

static size_t runs_in(const cor_part *part)
{
    return part->count < 2 ? part->count : (part->count - 2) / RUN_EDGES + 1;
}

static run *runs_of(const cor_geometry *geometry, size_t *count, cor_arena *arena)
{
    size_t room = 0;
    for (size_t i = 0; i < geometry->part_count; i++)
        room += runs_in(&geometry->parts[i]);
    run *runs = cor_arena_alloc(arena, room ? room : 1, sizeof *runs);
    *count = 0;
    for (size_t i = 0; i < geometry->part_count; i++) {
        const cor_part *part = &geometry->parts[i];
        size_t edges = part->count ? part->count - 1 : 0;
        for (size_t r = 0; r < runs_in(part); r++) {
            size_t first = r * RUN_EDGES, rest = edges - first;
            runs[(*count)++] =
                run_of(geometry->coords + part->first + first, rest < RUN_EDGES ? rest : RUN_EDGES);
        }
    }
    return runs;
}

const cor_nearest *cor_nearest_new(const cor_geometry *geometry, cor_arena *arena)
{
    const cor_nearest made = { .areas = cor_areas_of(geometry, arena), .geometry = *geometry };
    cor_nearest *nearest = cor_arena_copy(arena, &made, 1, sizeof made);
    nearest->runs = runs_of(geometry, &nearest->run_count, arena);
    return nearest;
}

/* Metres to a degree on the ellipsoid of WGS 84, at one latitude. */
typedef struct metric {
    double lon_m, lat_m;
} metric;

static metric metric_at(double lat_deg)
{
    static const double radius_m = 6378137, flattening = 1 / 298.257223563;
    double e2 = flattening * (2 - flattening), cosine = cos(lat_deg * M_PI / 180);
    double w2 = 1 / (1 - e2 * (1 - cosine * cosine)), w = sqrt(w2);
    double degree_m = radius_m * M_PI / 180;
    return (metric){ degree_m * w * cosine, degree_m * w * w2 * (1 - e2) };
}

typedef struct spot {
    double x_m, y_m;
} spot;

static spot spot_of(cor_lonlat place, cor_lonlat origin, metric m, double turn_deg)
{
    return (spot){ (place.lon_deg - origin.lon_deg + turn_deg) * m.lon_m,
                   (place.lat_deg - origin.lat_deg) * m.lat_m };
}

static double squared(double x, double y)
{
    return x * x + y * y;
}

static double point_edge2(spot p, spot a, spot b)
{
    double dx = b.x_m - a.x_m, dy = b.y_m - a.y_m, length2 = squared(dx, dy);
    double t = length2 > 0 ? ((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / length2 : 0;
    t = fmin(fmax(t, 0), 1);
    return squared(a.x_m + t * dx - p.x_m, a.y_m + t * dy - p.y_m);
}

static double turn(spot a, spot b, spot c)
{
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

static bool cross(spot a, spot b, spot c, spot d)
{
    double ca = turn(a, b, c), da = turn(a, b, d), ac = turn(c, d, a), bc = turn(c, d, b);
    return ((ca > 0) != (da > 0)) && ((ac > 0) != (bc > 0)) && ca != 0 && da != 0 && ac != 0 &&
           bc != 0;
}

static double edge_edge2(spot a, spot b, spot c, spot d)
{
    if (cross(a, b, c, d))
        return 0;
    return fmin(fmin(point_edge2(a, c, d), point_edge2(b, c, d)),
                fmin(point_edge2(c, a, b), point_edge2(d, a, b)));
}

static double gap(double low_a, double high_a, double low_b, double high_b)
{
    return fmax(0, fmax(low_a - high_b, low_b - high_a));
}

/* At most the distance of the two, squared; `turn_deg` is added to the longitudes of b. */
static double box_gap2(const run *a, const run *b, metric m, double turn_deg)
{
    return squared(gap(a->west_deg, a->east_deg, b->west_deg + turn_deg, b->east_deg + turn_deg) *
                       m.lon_m,
                   gap(a->south_deg, a->north_deg, b->south_deg, b->north_deg) * m.lat_m);
}

static double run_run2(const run *a, const run *b, metric m, double turn_deg)
{
    cor_lonlat origin = a->coords[0];
    double best = HUGE_VAL;
    for (size_t i = 0; i < (a->edges ? a->edges : 1); i++) {
        spot a0 = spot_of(a->coords[i], origin, m, 0);
        spot a1 = a->edges ? spot_of(a->coords[i + 1], origin, m, 0) : a0;
        for (size_t j = 0; j < (b->edges ? b->edges : 1); j++) {
            spot b0 = spot_of(b->coords[j], origin, m, turn_deg);
            spot b1 = b->edges ? spot_of(b->coords[j + 1], origin, m, turn_deg) : b0;
            best = fmin(best, edge_edge2(a0, a1, b0, b1));
        }
    }
    return best;
}

/* One holds a point of the other: as they do not cross, it holds all of that part. */
static bool one_holds(const cor_areas *areas, const cor_geometry *geometry)
{
    for (size_t i = 0; areas->count && i < geometry->part_count; i++) {
        const cor_part *part = &geometry->parts[i];
        if (part->count && cor_areas_side(areas, geometry->coords[part->first]) != COR_SIDE_OUTSIDE)
            return true;
    }
    return false;
}

double cor_nearest_distance_m(const cor_nearest *nearest, const cor_geometry *geometry,
                              cor_arena *scratch)
{
    static const double turns_deg[] = { 0, -360, 360 };
    size_t count;
    const run *runs = runs_of(geometry, &count, scratch);
    if (!count || !nearest->run_count)
        return (double)NAN;
    const cor_areas areas = cor_areas_of(geometry, scratch);
    if (one_holds(&nearest->areas, geometry) || one_holds(&areas, &nearest->geometry))
        return 0;
    metric m = metric_at(runs[0].coords[0].lat_deg);
    double best2 = HUGE_VAL;
    for (size_t t = 0; t < 3; t++)
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < nearest->run_count; j++)
                if (box_gap2(&runs[i], &nearest->runs[j], m, turns_deg[t]) < best2)
                    best2 = fmin(best2, run_run2(&runs[i], &nearest->runs[j], m, turns_deg[t]));
    return sqrt(best2);
}
