/*
 * geo/densify: from longitude and latitude to the page, never far from the true image.
 *
 *   in    runs of points in degrees, their edges straight in the plane of longitude and latitude
 *   out   runs of points on the page
 *   not   seams and horizons (cut before), the frame (cut after)
 *
 * An edge is halved until its quarter points lie within the tolerance of the chord and follow each
 * other evenly. Midpoints alone would not do: on a symmetric S the midpoint lies on the chord; so
 * long edges are parted beforehand as well. Where halving does not bring the image together it
 * jumps (a discontinuity that geo/domain does not know): a line is cut there and never streaks
 * across the page. What is beside the clip rectangle is not refined.
 *
 * An edge gives the same points in both directions, so borders shared by two polygons stay shared.
 */
#ifndef COR_GEO_DENSIFY_H
#define COR_GEO_DENSIFY_H

#include "geo/crs.h"
#include "geo/shape.h"

typedef struct cor_image {
    cor_crs *crs; /* borrowed */
    double scale; /* points of the page per metre */
    double x0_pt, y0_pt;
    double x0_m, y0_m; /* lie at x0_pt, y0_pt */
    cor_window clip;   /* on the page */
    double tolerance_pt;
    cor_spot *row; /* scratch: a run's vertices on the page */
    size_t row_capacity;
} cor_image;

void cor_image_free(cor_image *image); /* the scratch */

/* False, and infinite coordinates, where there is no image. */
bool cor_image_of(const cor_image *image, cor_lonlat p, cor_spot *out);

/* Appends the image of every open run; where it jumps or ends, another run begins. */
void cor_densify_lines(cor_image *image, const cor_shape *degrees, cor_shape *page);
/* Appends the image of every ring, one ring for each; what has no image is left out. */
void cor_densify_rings(cor_image *image, const cor_shape *degrees, cor_shape *page);
/* Appends one run, maybe empty, for each open run. */
void cor_densify_pieces(cor_image *image, const cor_shape *degrees, cor_shape *page);

/* Any curve of the parameter t: adds what lies between `from` and `to`, both excluded, to the run
 * begun last. */
typedef cor_lonlat cor_curve(const void *user, double t);
void cor_densify_curve(cor_image *image, cor_curve *curve, const void *user, double from, double to,
                       cor_shape *page);

#endif
