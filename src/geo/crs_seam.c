#include "geo/crs_seam.h"

#include <math.h>
#include <string.h>

static const double degree = 3.14159265358979323846 / 180;

static const double none_deg = 0.02, all_deg = 0.04; /* of a great circle */

/* Interrupted projections: their meridians of interruption, from the central one. */
static const struct {
    const char *id;
    double cuts_deg[5];
    size_t count;
} interrupted[] = {
    { "igh", { -100, -40, -20, 80 }, 4 },
    { "imoll", { -100, -40, -20, 80 }, 4 },
    { "igh_o", { -90, -60, 60, 90 }, 4 },
    { "imoll_o", { -90, -60, 60, 90 }, 4 },
};

cor_crs_seams cor_crs_seams_of(const cor_crs *crs)
{
    cor_crs_seams seams = { .antipode = cor_crs_family(crs) == COR_FAMILY_AZIMUTHAL };
    double centre_deg = cor_crs_central_lon_deg(crs);
    if (!seams.antipode)
        seams.meridians_deg[seams.meridian_count++] = centre_deg + 180;
    seams.far_equator = cor_crs_family(crs) == COR_FAMILY_TRANSVERSE;
    for (size_t i = 0; i < sizeof interrupted / sizeof *interrupted; i++) {
        if (strcmp(interrupted[i].id, cor_crs_proj_id(crs)) != 0)
            continue;
        seams.equator = true;
        for (size_t k = 0; k < interrupted[i].count; k++)
            seams.meridians_deg[seams.meridian_count++] = centre_deg + interrupted[i].cuts_deg[k];
    }
    return seams;
}

/* From the antipode of the centre, near it; else some large number. */
static double from_antipode_deg(const cor_crs *crs, cor_lonlat p)
{
    double dlat = p.lat_deg + cor_crs_central_lat_deg(crs);
    double dlon = remainder(p.lon_deg - cor_crs_central_lon_deg(crs) - 180, 360);
    return hypot(dlat, dlon * cos(p.lat_deg * degree));
}

double cor_crs_shift_share(const cor_crs *crs, const cor_crs_seams *seams, cor_lonlat p)
{
    double nearest = seams->antipode ? from_antipode_deg(crs, p) : HUGE_VAL;
    double from_centre = fabs(remainder(p.lon_deg - cor_crs_central_lon_deg(crs), 360));
    double cosine = cos(p.lat_deg * degree);
    for (size_t i = 0; i < seams->meridian_count; i++)
        nearest = fmin(nearest, fabs(remainder(p.lon_deg - seams->meridians_deg[i], 360)) * cosine);
    if (seams->equator || (seams->far_equator && from_centre > 80))
        nearest = fmin(nearest, fabs(p.lat_deg));
    return fmin(fmax((nearest - none_deg) / (all_deg - none_deg), 0), 1);
}
