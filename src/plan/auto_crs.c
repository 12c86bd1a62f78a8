#include "plan/auto_crs.h"

#include <math.h>

const char *cor_auto_crs(cor_bbox extent, cor_arena *arena)
{
    double width = extent.east_deg - extent.west_deg;
    if (width < 0) /* across the antimeridian; a single place has no width */
        width += 360;
    double height = extent.north_deg - extent.south_deg;
    double lon = remainder(extent.west_deg + width / 2, 360);
    lon = lon == -180 ? 180 : lon;
    double lat = (extent.south_deg + extent.north_deg) / 2;
    double width_on_ground = width * cos(lat * M_PI / 180);

    if (width > 200 || height > 140)
        return fabs(lat) > 60 && height < 80
                   ? cor_arena_printf(arena, "+proj=stere +lat_0=%d +lon_0=%.4f +datum=WGS84",
                                      lat > 0 ? 90 : -90, width > 350 ? 0 : lon)
                   : cor_arena_printf(arena, "+proj=eqearth +lon_0=%.4f +datum=WGS84",
                                      width > 350 ? 0 : lon);
    if (fabs(lat) > 70)
        return cor_arena_printf(arena, "+proj=stere +lat_0=%d +lon_0=%.4f +datum=WGS84",
                                lat > 0 ? 90 : -90, lon);
    if (width_on_ground > 70 || height > 70)
        return cor_arena_printf(arena, "+proj=laea +lat_0=%.4f +lon_0=%.4f +datum=WGS84", lat, lon);
    if (width_on_ground < 3 || height > 1.5 * width_on_ground)
        return cor_arena_printf(arena, "+proj=tmerc +lat_0=%.4f +lon_0=%.4f +datum=WGS84", lat,
                                lon);
    if (fabs(lat) < 15)
        return cor_arena_printf(arena, "+proj=merc +lat_ts=%.4f +lon_0=%.4f +datum=WGS84", lat,
                                lon);
    return cor_arena_printf(arena,
                            "+proj=lcc +lat_1=%.4f +lat_2=%.4f +lat_0=%.4f +lon_0=%.4f "
                            "+datum=WGS84",
                            extent.south_deg + height / 6, extent.north_deg - height / 6, lat, lon);
}
