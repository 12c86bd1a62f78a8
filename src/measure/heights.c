#include "measure/heights.h"

#include <math.h>

#include "base/memory.h"
#include "geo/geodesics.h"

enum { SAMPLES_MAX = 20000, SIDE_MAX = 512 };

/* Reading opens the file anew, so neighbouring places share a window. */
typedef struct window {
    cor_raster *dem;
    cor_raster_cells cells;
    size_t column, row; /* of its first cell */
} window;

static double wrapped(const cor_raster *dem, double column)
{
    double period = cor_raster_period(dem);
    return period > 0 ? column - period * floor(column / period) : column;
}

static size_t clamped(double cell, size_t count)
{
    return cell < 0 ? 0 : cell > (double)(count - 1) ? count - 1 : (size_t)cell;
}

/* One column of a raster that goes round the earth may lie on its other side. */
static double cell_height(const window *w, double column, double row)
{
    size_t width = cor_raster_width(w->dem), height = cor_raster_height(w->dem);
    bool round_earth = fabs(cor_raster_period(w->dem) - (double)width) < 0.5;
    if (round_earth)
        column = column < 0 ? column + (double)width : fmod(column, (double)width);
    size_t x = clamped(column, width), y = clamped(row, height);
    if (x < w->column || y < w->row || x - w->column >= w->cells.width ||
        y - w->row >= w->cells.height)
        return (double)NAN;
    return (double)w->cells.heights[(y - w->row) * w->cells.width + (x - w->column)];
}

static bool is_on(const cor_raster *dem, cor_pixel p)
{
    return p.column >= 0 && p.row >= 0 && p.column <= (double)cor_raster_width(dem) &&
           p.row <= (double)cor_raster_height(dem);
}

static double interpolated(const window *w, cor_pixel p)
{
    double x = p.column - 0.5, y = p.row - 0.5, sum = 0;
    double x0 = floor(x), y0 = floor(y), tx = x - x0, ty = y - y0;
    for (int dy = 0; dy < 2; dy++)
        for (int dx = 0; dx < 2; dx++) {
            double share = (dx ? tx : 1 - tx) * (dy ? ty : 1 - ty);
            if (share > 0)
                sum += share * cell_height(w, x0 + dx, y0 + dy); /* NaN if one of them is */
        }
    return sum;
}

/* What a run of places needs of the raster, in cells; both ends belong to it. */
typedef struct reach {
    size_t x0, y0, x1, y1;
} reach;

static reach reach_of(const cor_raster *dem, cor_pixel p)
{
    size_t width = cor_raster_width(dem), height = cor_raster_height(dem);
    reach r = { clamped(floor(p.column - 0.5), width), clamped(floor(p.row - 0.5), height),
                clamped(floor(p.column + 0.5), width), clamped(floor(p.row + 0.5), height) };
    /* Across the seam of a raster that goes round the earth both its sides count. */
    if (fabs(cor_raster_period(dem) - (double)width) < 0.5 &&
        (p.column < 0.5 || p.column > (double)width - 0.5)) {
        r.x0 = 0;
        r.x1 = width - 1;
    }
    return r;
}

static reach joined(reach a, reach b)
{
    return (reach){ a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0, a.x1 > b.x1 ? a.x1 : b.x1,
                    a.y1 > b.y1 ? a.y1 : b.y1 };
}

static bool is_small(reach r)
{
    return r.x1 - r.x0 < SIDE_MAX && r.y1 - r.y0 < SIDE_MAX;
}

static bool read_window(window *w, reach r, cor_report *report)
{
    const cor_raster_window wanted = { r.x0, r.y0, r.x1 - r.x0 + 1, r.y1 - r.y0 + 1, 1, 1 };
    w->column = r.x0;
    w->row = r.y0;
    return cor_raster_read(&w->cells, w->dem, wanted, report);
}

typedef struct place {
    cor_pixel at;
    bool is_on;
} place;

static place locate(cor_raster *dem, cor_lonlat p)
{
    place out = { 0 };
    if (!cor_raster_locate(dem, p, &out.at))
        return out;
    out.at.column = wrapped(dem, out.at.column);
    out.is_on = is_on(dem, out.at);
    return out;
}

/* As many places from `first` on as share a window; how many in *n. */
static reach gather(cor_raster *dem, const cor_heights *h, size_t first, size_t *n)
{
    place p = locate(dem, h->items[first].at);
    reach r = reach_of(dem, p.at);
    *n = 1;
    for (size_t i = first + 1; i < h->count; i++, ++*n) {
        p = locate(dem, h->items[i].at);
        reach more = p.is_on ? joined(r, reach_of(dem, p.at)) : r;
        if (!is_small(more))
            break;
        r = more;
    }
    return r;
}

static bool fill(cor_heights *h, cor_raster *dem, cor_report *report)
{
    for (size_t i = 0; i < h->count;) {
        h->items[i].height_m = (double)NAN;
        if (!locate(dem, h->items[i].at).is_on) {
            i++;
            continue;
        }
        window w = { .dem = dem };
        size_t n;
        if (!read_window(&w, gather(dem, h, i, &n), report))
            return false;
        for (size_t end = i + n; i < end; i++) {
            place p = locate(dem, h->items[i].at);
            h->items[i].height_m = p.is_on ? interpolated(&w, p.at) : (double)NAN;
        }
        cor_raster_cells_free(&w.cells);
    }
    return true;
}

bool cor_height_at(double *height_m, cor_raster *dem, cor_lonlat p, cor_report *report)
{
    cor_height item = { .at = p };
    cor_heights one = { &item, 1, 0 };
    if (!fill(&one, dem, report))
        return false;
    *height_m = item.height_m;
    return true;
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
