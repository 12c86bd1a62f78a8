#include "geo/lonlat.h"

#include <math.h>

/* Data of three decimals are rounded by so much; the rest is the rounding of the doubles. */
static const double pole_rounding_deg = 1e-3 + 1e-9;
/* A metre on the equator. */
static const double turn_rounding_deg = 1e-5;

static double within(double low, double high, double value)
{
    return value < low ? low : value > high ? high : value;
}

bool cor_latitude_settle(double *lat_deg)
{
    if (!(fabs(*lat_deg) <= 90 + pole_rounding_deg))
        return false;
    *lat_deg = within(-90, 90, *lat_deg);
    return true;
}

bool cor_lonlat_is_place(cor_lonlat p)
{
    return fabs(p.lon_deg) <= 360 + turn_rounding_deg && cor_latitude_settle(&p.lat_deg);
}

static void add(cor_rounding *found, double beyond_deg)
{
    found->count++;
    found->most_deg = fmax(found->most_deg, beyond_deg);
}

/* Where the part ends on this side; else infinite: nothing is brought back. */
static double limit_of(double farthest_deg)
{
    static const double limits_deg[] = { 180, 360 };
    for (size_t i = 0; i < sizeof limits_deg / sizeof *limits_deg; i++)
        if (farthest_deg > limits_deg[i] && farthest_deg <= limits_deg[i] + turn_rounding_deg)
            return limits_deg[i];
    return HUGE_VAL;
}

void cor_lonlat_settle(cor_lonlat *part, size_t count, cor_rounding *found)
{
    double west_deg = HUGE_VAL, east_deg = -HUGE_VAL;
    for (size_t i = 0; i < count; i++) {
        west_deg = part[i].lon_deg < west_deg ? part[i].lon_deg : west_deg;
        east_deg = part[i].lon_deg > east_deg ? part[i].lon_deg : east_deg;
    }
    double west_limit_deg = -limit_of(-west_deg), east_limit_deg = limit_of(east_deg);
    for (size_t i = 0; i < count; i++) {
        cor_lonlat was = part[i], *p = &part[i];
        p->lon_deg = within(west_limit_deg, east_limit_deg, was.lon_deg);
        cor_latitude_settle(&p->lat_deg);
        if (was.lon_deg != p->lon_deg || was.lat_deg != p->lat_deg)
            add(found, fmax(fabs(was.lon_deg - p->lon_deg), fabs(was.lat_deg - p->lat_deg)));
    }
}
