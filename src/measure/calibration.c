#include "measure/calibration.h"

static double between(double x, double x0, double x1, double y0, double y1)
{
    return y0 + (x - x0) / (x1 - x0) * (y1 - y0);
}

/* Kilometres that rise along the line as they are, those that fall as their negatives. */
static double risen(const cor_calibration *c, double counted_m)
{
    return c->falls ? -counted_m : counted_m;
}

double cor_counted_m(const cor_calibration *c, double measured_m)
{
    const cor_post_mark *p = c->posts;
    if (!c->count)
        return measured_m;
    if (measured_m <= p[0].measured_m)
        return p[0].counted_m + risen(c, measured_m - p[0].measured_m);
    for (size_t i = 1; i < c->count; i++)
        if (measured_m <= p[i].measured_m)
            return between(measured_m, p[i - 1].measured_m, p[i].measured_m, p[i - 1].counted_m,
                           p[i].counted_m);
    return p[c->count - 1].counted_m + risen(c, measured_m - p[c->count - 1].measured_m);
}

double cor_measured_m(const cor_calibration *c, double counted_m)
{
    const cor_post_mark *p = c->posts;
    if (!c->count)
        return counted_m;
    if (risen(c, counted_m) <= risen(c, p[0].counted_m))
        return p[0].measured_m + risen(c, counted_m - p[0].counted_m);
    for (size_t i = 1; i < c->count; i++)
        if (risen(c, counted_m) <= risen(c, p[i].counted_m))
            return between(counted_m, p[i - 1].counted_m, p[i].counted_m, p[i - 1].measured_m,
                           p[i].measured_m);
    return p[c->count - 1].measured_m + risen(c, counted_m - p[c->count - 1].counted_m);
}
