#include "conformance/d3/pixel_difference.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

typedef struct picture {
    const unsigned char *pixels;
    int width, height;
    size_t stride;
} picture;

static const unsigned char *pixel(const picture *p, int x, int y)
{
    return p->pixels + (size_t)y * p->stride + (size_t)x * 4;
}

static double brightness(const unsigned char *p)
{
    return 0.29889531 * p[2] + 0.58662247 * p[1] + 0.11448223 * p[0];
}

static double colour_difference(const unsigned char *a, const unsigned char *b)
{
    double red = a[2] - b[2], green = a[1] - b[1], blue = a[0] - b[0];
    double y = 0.29889531 * red + 0.58662247 * green + 0.11448223 * blue;
    double i = 0.59597799 * red - 0.27417610 * green - 0.32180189 * blue;
    double q = 0.21147017 * red - 0.52261711 * green + 0.31114694 * blue;
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

/* More than two neighbours of one and the same colour: inside a plain area, or at its rim. */
static bool has_siblings(const picture *p, int x, int y)
{
    int x0 = most(x - 1, 0), x1 = least(x + 1, p->width - 1);
    int y0 = most(y - 1, 0), y1 = least(y + 1, p->height - 1);
    int equal = x == x0 || x == x1 || y == y0 || y == y1;
    for (int v = y0; v <= y1; v++)
        for (int u = x0; u <= x1; u++)
            equal += (u != x || v != y) && memcmp(pixel(p, u, v), pixel(p, x, y), 3) == 0;
    return equal > 2;
}

typedef struct extremes {
    double low, high;
    int low_x, low_y, high_x, high_y;
    int equal; /* neighbours as bright as the pixel */
} extremes;

static extremes neighbours(const picture *p, int x, int y)
{
    int x0 = most(x - 1, 0), x1 = least(x + 1, p->width - 1);
    int y0 = most(y - 1, 0), y1 = least(y + 1, p->height - 1);
    extremes e = { .equal = x == x0 || x == x1 || y == y0 || y == y1 };
    for (int u = x0; u <= x1; u++) {
        for (int v = y0; v <= y1; v++) {
            if (u == x && v == y)
                continue;
            double step = brightness(pixel(p, x, y)) - brightness(pixel(p, u, v));
            e.equal += step == 0;
            if (step < e.low) {
                e.low = step;
                e.low_x = u;
                e.low_y = v;
            } else if (step > e.high) {
                e.high = step;
                e.high_x = u;
                e.high_y = v;
            }
        }
    }
    return e;
}

/* Between a darker and a brighter neighbour, one of which lies in a plain area of both pictures. */
static bool is_antialiased(const picture *p, const picture *other, int x, int y)
{
    extremes e = neighbours(p, x, y);
    if (e.equal > 2 || e.low == 0 || e.high == 0)
        return false;
    return (has_siblings(p, e.low_x, e.low_y) && has_siblings(other, e.low_x, e.low_y)) ||
           (has_siblings(p, e.high_x, e.high_y) && has_siblings(other, e.high_x, e.high_y));
}

size_t pixel_difference(const unsigned char *a, const unsigned char *b, int width, int height,
                        size_t stride, double threshold)
{
    const double largest = 35215 * threshold * threshold;
    const picture pa = { a, width, height, stride }, pb = { b, width, height, stride };
    size_t count = 0;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            count += colour_difference(pixel(&pa, x, y), pixel(&pb, x, y)) > largest &&
                     !is_antialiased(&pa, &pb, x, y) && !is_antialiased(&pb, &pa, x, y);
    return count;
}
