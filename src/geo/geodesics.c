#include "geo/geodesics.h"

#include <geodesic.h>
#include <math.h>
#include <pthread.h>

static const double semi_major_axis_m = 6378137;
static const double flattening = 1 / 298.257223563;

/* The first geod_init of a process also sets up constants that all later ones share, without a lock
 * of its own. */
static pthread_once_t wgs84_once = PTHREAD_ONCE_INIT;
static struct geod_geodesic wgs84_shared; /* written once, read ever after */

static void set_up(void)
{
    geod_init(&wgs84_shared, semi_major_axis_m, flattening);
}

static const struct geod_geodesic *wgs84(void)
{
    pthread_once(&wgs84_once, set_up);
    return &wgs84_shared;
}

void cor_geodesics_set_up(void)
{
    wgs84();
}

static double distance_on(const struct geod_geodesic *ellipsoid, cor_lonlat a, cor_lonlat b)
{
    double distance_m;
    geod_inverse(ellipsoid, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &distance_m, NULL, NULL);
    return distance_m;
}

double cor_geodesic_distance_m(cor_lonlat a, cor_lonlat b)
{
    return distance_on(wgs84(), a, b);
}

cor_lonlat cor_geodesic_direct(cor_lonlat from, double azimuth_deg, double distance_m)
{
    const struct geod_geodesic *ellipsoid = wgs84();
    cor_lonlat to;
    geod_direct(ellipsoid, from.lat_deg, from.lon_deg, azimuth_deg, distance_m, &to.lat_deg,
                &to.lon_deg, NULL);
    return to;
}

double cor_geodesic_azimuth_deg(cor_lonlat a, cor_lonlat b)
{
    const struct geod_geodesic *ellipsoid = wgs84();
    double azimuth_deg;
    geod_inverse(ellipsoid, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, NULL, &azimuth_deg, NULL);
    return azimuth_deg;
}

cor_xyz cor_geodesic_in_space(cor_lonlat p)
{
    static const double e2 = flattening * (2 - flattening);
    double lat = p.lat_deg * M_PI / 180, lon = p.lon_deg * M_PI / 180, s = sin(lat);
    double n = semi_major_axis_m / sqrt(1 - e2 * s * s);
    return (cor_xyz){ n * cos(lat) * cos(lon), n * cos(lat) * sin(lon), n * (1 - e2) * s };
}
