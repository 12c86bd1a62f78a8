#include "draw/coverage.h"

#include <math.h>

#include "base/memory.h"

void cor_coverage_init(cor_coverage *c, size_t width, size_t height)
{
    *c = (cor_coverage){ .cells = cor_alloc((width + 2) * height, sizeof *c->cells),
                         .width = width,
                         .height = height };
}

void cor_coverage_free(cor_coverage *c)
{
    cor_free(c->cells);
    *c = (cor_coverage){ 0 };
}

/* Not fmin and fmax: those are calls, for the sake of NaN, and this is the inner loop. */
static inline double lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double greater(double a, double b)
{
    return a > b ? a : b;
}

static double length(double x, double y)
{
    return sqrt(x * x + y * y);
}

/* The integral of x, held between 0 and 1, from 0 to u. */
static double ramp(double u)
{
    if (u <= 0)
        return 0;
    return u < 1 ? u * u / 2 : u - 0.5;
}

/* One row's part of an edge, from x0 to x1 (x0 <= x1, both in [0, width]), covering the signed
 * height: the area to its right within each pixel, as differences along the row. */
static void add_row_part(double *row, double x0, double x1, double height)
{
    static const double narrow = 1e-6; /* below it the quotient loses its digits */
    size_t first = (size_t)x0, last = (size_t)x1;
    double run = x1 - x0;
    if (first == last || run < narrow) {
        double inside = (double)(first + 1) - (x0 + x1) / 2;
        row[first] += height * inside;
        row[first + 1] += height * (1 - inside);
        return;
    }
    double before = 0;
    for (size_t i = first; i <= last + 1; i++) {
        double edge = (double)(i + 1);
        double right = i > last ? 1 : (ramp(edge - x0) - ramp(edge - x1)) / run;
        row[i] += height * (right - before);
        before = right;
    }
}

/* What is left of the mask counts as lying on its left edge; what is right of it, on its right. */
static double held(double x, double width)
{
    return lesser(greater(x, 0), width);
}

static void add_edge(cor_coverage *c, double x0, double y0, double x1, double y1)
{
    double sign = 1;
    if (y0 > y1) {
        double x = x0, y = y0;
        x0 = x1;
        y0 = y1;
        x1 = x;
        y1 = y;
        sign = -1;
    }
    double top = greater(y0, 0), bottom = lesser(y1, (double)c->height);
    if (!(top < bottom))
        return;
    double slope = (x1 - x0) / (y1 - y0), width = (double)c->width;
    for (size_t y = (size_t)top; (double)y < bottom; y++) {
        double from = greater(top, (double)y), to = lesser(bottom, (double)(y + 1));
        double a = held(x0 + (from - y0) * slope, width), b = held(x0 + (to - y0) * slope, width);
        double *row = c->cells + y * (c->width + 2);
        add_row_part(row, lesser(a, b), greater(a, b), sign * (to - from));
    }
}

void cor_coverage_line(cor_coverage *c, double x, double y)
{
    add_edge(c, c->x, c->y, x, y);
    c->x = x;
    c->y = y;
}

void cor_coverage_close(cor_coverage *c)
{
    cor_coverage_line(c, c->start_x, c->start_y);
}

void cor_coverage_move(cor_coverage *c, double x, double y)
{
    cor_coverage_close(c);
    c->x = c->start_x = x;
    c->y = c->start_y = y;
}

/* n equal steps leave the curve by at most max |B''| / (8 n^2), and |B''| <= 6 times the larger
 * second difference of its four points. */
void cor_coverage_cubic(cor_coverage *c, const double control[4], double x, double y)
{
    static const double tolerance_px = 0.05, most_steps = 100;
    double x0 = c->x, y0 = c->y;
    double bend =
        greater(length(x0 - 2 * control[0] + control[2], y0 - 2 * control[1] + control[3]),
                length(control[0] - 2 * control[2] + x, control[1] - 2 * control[3] + y));
    int steps = (int)lesser(ceil(sqrt(0.75 * bend / tolerance_px)), most_steps);
    for (int i = 1; i < steps; i++) {
        double t = (double)i / steps, s = 1 - t;
        double w0 = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, w3 = t * t * t;
        cor_coverage_line(c, w0 * x0 + w1 * control[0] + w2 * control[2] + w3 * x,
                          w0 * y0 + w1 * control[1] + w2 * control[3] + w3 * y);
    }
    cor_coverage_line(c, x, y);
}

void cor_coverage_flush(cor_coverage *c, cor_mask *to)
{
    cor_coverage_close(c);
    for (size_t y = 0; y < c->height; y++) {
        double *row = c->cells + y * (c->width + 2);
        uint8_t *out = to->rows + y * to->stride;
        double sum = 0;
        for (size_t x = 0; x < c->width; x++) {
            sum += row[x];
            row[x] = 0;
            uint8_t covered = (uint8_t)(lesser(fabs(sum), 1) * 255 + 0.5);
            if (covered > out[x])
                out[x] = covered;
        }
        row[c->width] = row[c->width + 1] = 0;
    }
    c->start_x = c->x;
    c->start_y = c->y;
}
