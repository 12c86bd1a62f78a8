#include "plan/north.h"

#include <math.h>

#include "geo/geodesics.h"

/* To a point that lies 1 km farther north. */
bool cor_map_north(const cor_map *map, cor_pt p, double *angle_rad)
{
    static const double polar_deg = 89.98, step_m = 1000;
    cor_lonlat here;
    cor_pt there;
    if (!cor_view_unproject(map->view, p, &here) || fabs(here.lat_deg) > polar_deg ||
        !cor_view_point_anywhere(map->view, cor_geodesic_direct(here, 0, step_m), &there))
        return false;
    *angle_rad = atan2(there.x_pt - p.x_pt, p.y_pt - there.y_pt);
    return true;
}
