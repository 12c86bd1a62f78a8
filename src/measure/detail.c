#include "measure/detail.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"

static const double sphere_m = 6371008.8;

typedef struct vector {
    double x, y, z;
} vector;

static vector on_sphere(cor_lonlat p)
{
    double lon = p.lon_deg * M_PI / 180, lat = p.lat_deg * M_PI / 180;
    return (vector){ cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat) };
}

static double dot(vector a, vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static vector cross(vector a, vector b)
{
    return (vector){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static double length(vector a)
{
    return sqrt(dot(a, a));
}

static double angle(vector a, vector b)
{
    return atan2(length(cross(a, b)), dot(a, b));
}

/* Distance of p from the arc ab, in metres. */
static double away_m(vector p, vector a, vector b)
{
    vector pole = cross(a, b);
    double size = length(pole);
    /* The foot lies between a and b when p is on b's side of a and on a's side of b. */
    if (size > 0 && dot(cross(pole, a), p) > 0 && dot(cross(b, pole), p) > 0)
        return fabs(asin(fmin(fmax(dot(p, pole) / size, -1), 1))) * sphere_m;
    return fmin(angle(p, a), angle(p, b)) * sphere_m;
}

typedef struct span {
    size_t first, last;
} span;

/* Marks in `kept` what stays of a line; `pending` has room for n spans. */
static void simplify(const vector *v, size_t n, double tolerance_m, bool *kept, span *pending)
{
    size_t count = 1;
    pending[0] = (span){ 0, n - 1 };
    kept[0] = kept[n - 1] = true;
    while (count) {
        span s = pending[--count];
        double most = -1;
        size_t at = s.first;
        for (size_t i = s.first + 1; i < s.last; i++) {
            double away = away_m(v[i], v[s.first], v[s.last]);
            if (away > most) {
                most = away;
                at = i;
            }
        }
        if (!(most > tolerance_m))
            continue;
        kept[at] = true;
        pending[count++] = (span){ s.first, at };
        pending[count++] = (span){ at, s.last };
    }
}

static double simplified_length_m(const cor_lonlat *line, size_t n, double tolerance_m,
                                  size_t *vertices)
{
    vector *v = cor_alloc(n, sizeof *v);
    bool *kept = cor_alloc(n, sizeof *kept);
    span *pending = cor_alloc(n + 1, sizeof *pending);
    cor_lonlat *rest = cor_alloc(n, sizeof *rest);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        v[i] = on_sphere(line[i]);
    simplify(v, n, tolerance_m, kept, pending);
    for (size_t i = 0; i < n; i++)
        if (kept[i])
            rest[count++] = line[i];
    double sum = cor_geodesic_length_m(rest, count);
    *vertices += count;
    cor_free(v);
    cor_free(kept);
    cor_free(pending);
    cor_free(rest);
    return sum;
}

double cor_detail_length_m(const cor_dataset *data, const cor_feature *feature, double tolerance_m,
                           size_t *vertices)
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < feature->part_count; i++) {
        const cor_part *part = &data->parts[feature->first_part + i];
        if (part->kind == COR_PART_LINE)
            sum +=
                simplified_length_m(data->coords + part->first, part->count, tolerance_m, &count);
    }
    if (vertices)
        *vertices = count;
    return sum;
}
