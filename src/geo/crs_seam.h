/*
 * geo/crs_seam: where a projection tears, and how a datum shift ends there.
 *
 *   in    the meridians, the equator or the antipode at which the projection tears
 *   out   the share of the datum shift that a place gets
 *   not   cutting (geo/domain says where)
 *
 * The seams of a projection are meridians of its own datum, and the domain cuts along the same
 * meridians of WGS 84. A shift of metres would take places beside the cut to the other side of the
 * map. So the shift fades out in the last kilometres before a seam: an error of at most the shift
 * itself, where the map ends anyway.
 */
#ifndef COR_GEO_CRS_SEAM_H
#define COR_GEO_CRS_SEAM_H

#include "geo/crs.h"

enum { COR_CRS_SEAMS_MAX = 8 };

typedef struct cor_crs_seams {
    double meridians_deg[COR_CRS_SEAMS_MAX]; /* from Greenwich */
    size_t meridian_count;
    bool antipode;    /* of the centre: azimuthal projections */
    bool equator;     /* all of it: interrupted ones */
    bool far_equator; /* more than 80 degrees from the central meridian: transverse ones */
} cor_crs_seams;

/* What the method's family tells. */
cor_crs_seams cor_crs_seams_of(const cor_crs *crs);

/* 0 at a seam and within 2 km of it, 1 beyond 4 km: datum shifts are of at most one and a half. */
double cor_crs_shift_share(const cor_crs *crs, const cor_crs_seams *seams, cor_lonlat p);

#endif
