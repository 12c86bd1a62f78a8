/*
 * geo/clip: cuts lines and polygons with rectangles, in whichever plane.
 *
 *   in    shapes: open runs, or closed rings that together are one polygon by the even-odd rule
 *   out   what lies inside; rings stay closed, along the border where they were cut
 *   not   circles (geo/horizon), projections
 *
 * Rings are cut by one half-plane after another. A border that is a whole line needs no corner
 * cases: its far end is outside any polygon, so the parity along it is known without a
 * point-in-polygon test that rounding could tip over (and turn a sea inside out).
 *
 * Lines: Liang & Barsky 1984, doi:10.1145/357332.357333.
 */
#ifndef COR_GEO_CLIP_H
#define COR_GEO_CLIP_H

#include "geo/stitch.h"

typedef struct cor_clipper {
    cor_shape pieces, next;
    cor_stitch stitch;
} cor_clipper;

void cor_clipper_free(cor_clipper *clipper);

/* In place. Sides of the window may be infinite. */
void cor_clip_rings(cor_clipper *clipper, cor_shape *rings, cor_window window);
/* Appends to `out` what of the runs of `lines` is inside. */
void cor_clip_lines(const cor_shape *lines, cor_window window, cor_shape *out);

#endif
