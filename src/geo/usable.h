/*
 * geo/usable: what of a projected plane a map of all data should show.
 *
 *   in    a CRS
 *   out   the box of the plane that holds the images of places that are not stretched out of
 *         proportion
 *   not   extents that somebody gave: those are shown as they are
 *
 * Mercator's poles lie at infinity, and so does a gnomonic horizon: an extent that held all places
 * of such a map would show nothing of them. Cylinders and cones are shown as far as their stretch
 * along the meridians is at most 8 times the median, which is 85 degrees in Mercator's; azimuthal
 * ones as far as the table of domains says.
 */
#ifndef COR_GEO_USABLE_H
#define COR_GEO_USABLE_H

#include "geo/crs.h"

typedef struct cor_usable cor_usable;

cor_usable *cor_usable_new(cor_crs *crs); /* borrows the CRS */
void cor_usable_free(cor_usable *usable);

/* Whether the place is in the domain and its image within the box; *image is set when it has one.
 */
bool cor_usable_holds(const cor_usable *usable, cor_lonlat place, cor_xy *image);

/* A net over what is usable, fine enough for a bounding box: place number i and its image. */
size_t cor_usable_count(const cor_usable *usable);
cor_lonlat cor_usable_place(const cor_usable *usable, size_t i);
cor_xy cor_usable_image(const cor_usable *usable, size_t i);

#endif
