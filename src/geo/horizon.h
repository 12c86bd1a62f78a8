/*
 * geo/horizon: cuts lines and polygons with a cap of the earth, for azimuthal projections.
 *
 *   in    a cap; runs in degrees, edges straight in longitude and latitude
 *   out   lines in degrees; polygons on the page, since their stretches along the horizon are
 *         curves of another kind
 *   not   seams (geo/clip)
 *
 * Where the border's inside begins is asked once, by even-odd count, in the middle of the longest
 * stretch between two crossings: as far as can be from where rounding could tip the answer.
 */
#ifndef COR_GEO_HORIZON_H
#define COR_GEO_HORIZON_H

#include "geo/densify.h"
#include "geo/domain.h"
#include "geo/stitch.h"

typedef struct cor_horizon {
    cor_lonlat centre;
    double radius_deg;
    double step_deg; /* a longer edge could cross the horizon twice unseen */
    cor_shape stepped, pieces, page_pieces, whole; /* scratch */
    double *depths; /* of stepped.spots: degrees inside the horizon, negative beyond it */
    size_t depth_capacity;
    cor_stitch stitch;
} cor_horizon;

void cor_horizon_free(cor_horizon *horizon); /* the scratch */

void cor_horizon_lines(cor_horizon *horizon, const cor_shape *degrees, cor_shape *out);
void cor_horizon_rings(cor_horizon *horizon, cor_image *image, const cor_shape *degrees,
                       cor_shape *page);
/* The horizon itself as one ring. */
void cor_horizon_outline(cor_horizon *horizon, cor_image *image, cor_shape *page);

#endif
