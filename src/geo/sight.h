/*
 * geo/sight: what the outline of a view's domain holds.
 *
 *   in    a view
 *   out   whether the earth and the frame lie within the outline; the place in the middle
 *   not   tears and folds (geo/continuity)
 */
#ifndef COR_GEO_SIGHT_H
#define COR_GEO_SIGHT_H

#include "geo/view.h"

/* Places of the domain whose images are in the frame lie within the outline of the earth: else
 * there would be land without a sea around it. *at is one that does not. */
bool cor_view_holds_earth(cor_view *view, cor_lonlat *at);

/* The outline of the domain goes round all of the frame. */
bool cor_view_covers_frame(cor_view *view);

/* The place in the middle of the frame: back from the page, or the nearest of a net over the earth
 * where the method has no inverse. False when that is not clear. */
bool cor_view_middle(const cor_view *view, cor_lonlat *out);

#endif
