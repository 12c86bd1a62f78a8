#include "symbolise/slope.h"

#include <math.h>

#include "base/memory.h"

enum { NET = 32 }; /* cells between two measurements of the ground */

/* What turns a rise from cell to cell into one to a metre: along = rise_x * x,
 * across = (rise_y - rise_x * skew) * y. */
typedef struct ground {
    double x, skew, y;
} ground;

typedef struct net {
    ground *knots;
    size_t columns;
} net;

/* Metres east and north from a to b, which are close together. */
static cor_xy ground_between(cor_lonlat a, cor_lonlat b)
{
    static const double axis_m = 6378137, eccentricity2 = 0.00669437999014;
    double lat = (a.lat_deg + b.lat_deg) / 2 * M_PI / 180, s = sin(lat);
    double w2 = 1 - eccentricity2 * s * s, w = sqrt(w2);
    double east = remainder(b.lon_deg - a.lon_deg, 360) * M_PI / 180 * cos(lat) * axis_m / w;
    double north = (b.lat_deg - a.lat_deg) * M_PI / 180 * axis_m * (1 - eccentricity2) / (w * w2);
    return (cor_xy){ east, north };
}

static bool measure(cor_raster *raster, cor_pixel from, cor_pixel to, cor_xy *out)
{
    cor_lonlat a, b;
    if (!cor_raster_place(raster, from, &a) || !cor_raster_place(raster, to, &b))
        return false;
    *out = ground_between(a, b);
    return true;
}

static ground ground_at(const cor_raster_cells *c, cor_raster *raster, double x, double y)
{
    cor_pixel at = { c->column + x * c->step_columns, c->row + y * c->step_rows };
    double dx = c->step_columns / 2, dy = c->step_rows / 2;
    cor_xy along, down;
    if (!measure(raster, (cor_pixel){ at.column - dx, at.row },
                 (cor_pixel){ at.column + dx, at.row }, &along) ||
        !measure(raster, (cor_pixel){ at.column, at.row - dy },
                 (cor_pixel){ at.column, at.row + dy }, &down))
        return (ground){ (double)NAN, (double)NAN, (double)NAN };
    double e = along.x_m * along.x_m + along.y_m * along.y_m;
    double f = along.x_m * down.x_m + along.y_m * down.y_m;
    double g = down.x_m * down.x_m + down.y_m * down.y_m;
    return (ground){ 1 / sqrt(e), f / e, 1 / sqrt(g - f * f / e) };
}

static net measure_ground(const cor_raster_cells *cells, cor_raster *raster)
{
    size_t columns = cells->width / NET + 2, rows = cells->height / NET + 2;
    net n = { cor_alloc(columns * rows, sizeof *n.knots), columns };
    for (size_t y = 0; y < rows; y++)
        for (size_t x = 0; x < columns; x++)
            n.knots[y * columns + x] =
                ground_at(cells, raster, (double)(x * NET), (double)(y * NET));
    return n;
}

static double between(double a, double b, double t)
{
    return isnan(a) ? b : isnan(b) ? a : a + (b - a) * t;
}

static ground mix(ground a, ground b, double t)
{
    return (ground){ between(a.x, b.x, t), between(a.skew, b.skew, t), between(a.y, b.y, t) };
}

static ground ground_of(const net *n, size_t x, size_t y)
{
    const ground *k = n->knots + y / NET * n->columns + x / NET;
    double tx = ((double)(x % NET) + 0.5) / NET, ty = ((double)(y % NET) + 0.5) / NET;
    return mix(mix(k[0], k[1], tx), mix(k[n->columns], k[n->columns + 1], tx), ty);
}

typedef struct neighbours {
    double h[3][3];
} neighbours;

static double height_at(const cor_raster_cells *c, size_t x, size_t y, int dx, int dy)
{
    if ((x == 0 && dx < 0) || (y == 0 && dy < 0) || (x + 1 == c->width && dx > 0) ||
        (y + 1 == c->height && dy > 0))
        return (double)NAN;
    size_t column = dx < 0 ? x - 1 : x + (size_t)dx, row = dy < 0 ? y - 1 : y + (size_t)dy;
    return (double)c->heights[row * c->width + column];
}

/* A neighbour that is not there continues the slope from its opposite, or lies level. */
static void fill(neighbours *n)
{
    double middle = n->h[1][1];
    neighbours known = *n;
    for (int j = 0; j < 3; j++)
        for (int i = 0; i < 3; i++) {
            double opposite = known.h[2 - j][2 - i];
            if (isnan(known.h[j][i]))
                n->h[j][i] = isnan(opposite) ? middle : 2 * middle - opposite;
        }
}

static neighbours neighbours_of(const cor_raster_cells *c, size_t x, size_t y)
{
    neighbours n;
    bool whole = true;
    for (int j = 0; j < 3; j++)
        for (int i = 0; i < 3; i++) {
            n.h[j][i] = height_at(c, x, y, i - 1, j - 1);
            whole = whole && !isnan(n.h[j][i]);
        }
    if (!whole)
        fill(&n);
    return n;
}

static cor_slope slope_of(const cor_raster_cells *cells, const net *n, size_t x, size_t y)
{
    if (isnan(cells->heights[y * cells->width + x]))
        return (cor_slope){ NAN, NAN };
    neighbours m = neighbours_of(cells, x, y);
    double rise_x =
        ((m.h[0][2] + 2 * m.h[1][2] + m.h[2][2]) - (m.h[0][0] + 2 * m.h[1][0] + m.h[2][0])) / 8;
    double rise_y =
        ((m.h[2][0] + 2 * m.h[2][1] + m.h[2][2]) - (m.h[0][0] + 2 * m.h[0][1] + m.h[0][2])) / 8;
    ground g = ground_of(n, x, y);
    return (cor_slope){ (float)(rise_x * g.x), (float)((rise_y - rise_x * g.skew) * g.y) };
}

cor_slope *cor_slopes(const cor_raster_cells *cells, cor_raster *raster)
{
    net n = measure_ground(cells, raster);
    cor_slope *slopes = cor_alloc_large(cells->width * cells->height * sizeof *slopes);
    for (size_t y = 0; y < cells->height; y++)
        for (size_t x = 0; x < cells->width; x++)
            slopes[y * cells->width + x] = slope_of(cells, &n, x, y);
    cor_free(n.knots);
    return slopes;
}
