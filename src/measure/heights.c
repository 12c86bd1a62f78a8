#include "measure/heights.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"
#include "measure/elevation.h"

enum { SAMPLES_MAX = 20000 };

static bool fill(cor_heights *h, cor_raster *dem, cor_report *report)
{
    cor_elevation *ground = cor_elevation_new(dem);
    bool well = true;
    for (size_t i = 0; well && i < h->count; i++)
        well = cor_elevation_at(&h->items[i].height_m, ground, h->items[i].at, report);
    cor_elevation_free(ground);
    return well;
}

/* The lesser side of a cell in the middle of the line; 0 where it has no place. */
static double cell_m(cor_raster *dem, cor_lonlat at)
{
    cor_pixel p;
    cor_lonlat a, b, c;
    if (!cor_raster_locate(dem, at, &p) || !cor_raster_place(dem, p, &a) ||
        !cor_raster_place(dem, (cor_pixel){ p.column + 1, p.row }, &b) ||
        !cor_raster_place(dem, (cor_pixel){ p.column, p.row + 1 }, &c))
        return 0;
    return fmin(cor_geodesic_distance_m(a, b), cor_geodesic_distance_m(a, c));
}

static void add(cor_heights *out, double distance_m, cor_lonlat at)
{
    out->items[out->count++] = (cor_height){ distance_m, (double)NAN, at };
}

/* Walks the edges once: places at multiples of the spacing, and the end. */
static void sample(cor_heights *out, const cor_lonlat *line, size_t n, double total_m)
{
    double before = 0;
    for (size_t i = 1; i < n; i++) {
        double edge = cor_geodesic_distance_m(line[i - 1], line[i]);
        double azimuth = edge > 0 ? cor_geodesic_azimuth_deg(line[i - 1], line[i]) : 0;
        for (;;) {
            double d = (double)out->count * out->spacing_m;
            if (d >= before + edge || d >= total_m * (1 - 1e-9))
                break;
            add(out, d, cor_geodesic_direct(line[i - 1], azimuth, d - before));
        }
        before += edge;
    }
    add(out, total_m, line[n - 1]);
}

bool cor_heights_along(cor_heights *out, cor_raster *dem, const cor_lonlat *line, size_t n,
                       double spacing_m, cor_report *report)
{
    double total = cor_geodesic_length_m(line, n);
    double spacing = spacing_m > 0 ? spacing_m : cell_m(dem, line[n / 2]);
    spacing = fmax(spacing, total / (SAMPLES_MAX - 2));
    if (!(spacing > 0))
        spacing = 1;
    cor_heights made = { cor_alloc((size_t)(total / spacing) + 3, sizeof *made.items), 0, spacing };
    sample(&made, line, n, total);
    if (!fill(&made, dem, report)) {
        cor_heights_free(&made);
        return false;
    }
    *out = made;
    return true;
}

void cor_heights_of_line(cor_heights *out, const cor_lonlat *line, const double *heights_m,
                         size_t n)
{
    double before = 0;
    *out = (cor_heights){ cor_alloc(n, sizeof *out->items), n, 0 };
    for (size_t i = 0; i < n; i++) {
        before += i ? cor_geodesic_distance_m(line[i - 1], line[i]) : 0;
        out->items[i] = (cor_height){ before, heights_m ? heights_m[i] : (double)NAN, line[i] };
    }
}

void cor_heights_free(cor_heights *heights)
{
    cor_free(heights->items);
    *heights = (cor_heights){ 0 };
}

cor_height_range cor_heights_range(const cor_heights *heights)
{
    cor_height_range r = { (double)NAN, (double)NAN, 0, 0, 0 };
    for (size_t i = 0; i < heights->count; i++) {
        const cor_height *h = &heights->items[i];
        r.least_m = fmin(r.least_m, h->height_m); /* fmin takes the one that is a number */
        r.most_m = fmax(r.most_m, h->height_m);
        if (!i)
            continue;
        double rise = h->height_m - h[-1].height_m;
        if (isnan(rise))
            r.missing_m += h->distance_m - h[-1].distance_m;
        else
            *(rise > 0 ? &r.climb_m : &r.descent_m) += fabs(rise);
    }
    return r;
}
