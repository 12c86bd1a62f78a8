#include "furniture/scale.h"

#include <math.h>

#include "geo/geodesics.h"

static cor_pt middle_of(const cor_map *map)
{
    return (cor_pt){ (map->frame.x0_pt + map->frame.x1_pt) / 2,
                     (map->frame.y0_pt + map->frame.y1_pt) / 2 };
}

static bool length_between(double *length_m, const cor_map *map, cor_pt a, cor_pt b)
{
    cor_lonlat p, q;
    if (!cor_view_unproject(map->view, a, &p) || !cor_view_unproject(map->view, b, &q))
        return false;
    *length_m = cor_geodesic_distance_m(p, q);
    return isfinite(*length_m);
}

static bool length_of_bar(double *length_m, const cor_map *map, double width_pt)
{
    cor_pt m = middle_of(map);
    return length_between(length_m, map, (cor_pt){ m.x_pt - width_pt / 2, m.y_pt },
                          (cor_pt){ m.x_pt + width_pt / 2, m.y_pt });
}

/* The length of a bar grows with its width, and nearly so in proportion: a few steps of the secant
 * through 0 do. */
bool cor_scale_width(double *width_pt, const cor_map *map, double length_m)
{
    double frame = map->frame.x1_pt - map->frame.x0_pt;
    double width = length_m / map->scale_denominator * 72 / 0.0254;
    for (int i = 0; i < 20; i++) {
        double got;
        if (!(width > 0) || width > frame || !length_of_bar(&got, map, width) || !(got > 0))
            return false;
        if (fabs(got / length_m - 1) < 1e-9)
            break;
        width *= length_m / got;
    }
    *width_pt = width;
    return true;
}

/* Metres of ground to a point of paper, level (upright) about p. */
static bool scale_at(double *scale, const cor_map *map, cor_pt p, bool upright)
{
    double dx = upright ? 0 : 1, dy = upright ? 1 : 0;
    if (!length_between(scale, map, (cor_pt){ p.x_pt - dx, p.y_pt - dy },
                        (cor_pt){ p.x_pt + dx, p.y_pt + dy }))
        return false;
    return *scale > 0;
}

double cor_scale_variation(const cor_map *map)
{
    double middle, worst = 0;
    if (!scale_at(&middle, map, middle_of(map), false))
        return HUGE_VAL;
    for (int i = 0; i < 18; i++) {
        int column = i / 2 % 3, row = i / 6;
        double scale, w = map->frame.x1_pt - map->frame.x0_pt - 4;
        double h = map->frame.y1_pt - map->frame.y0_pt - 4;
        cor_pt p = { map->frame.x0_pt + 2 + w * column / 2, map->frame.y0_pt + 2 + h * row / 2 };
        if (scale_at(&scale, map, p, i % 2))
            worst = fmax(worst, fmax(scale / middle, middle / scale) - 1);
    }
    return worst;
}

double cor_scale_round(double x)
{
    double power = pow(10, floor(log10(x) + 1e-12));
    double digit = x / power + 1e-9;
    return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}
