/*
 * geo/continuity: whether neighbouring places have neighbouring images.
 *
 *   in    a window of longitude and latitude or a cap, and the image of one map
 *   out   the first place where the image tears, folds or ends in sight of the map
 *   not   where methods that are known have their seams (geo/domain)
 *
 * A coarse grid over the window is looked at. An edge whose image is long for its length on the
 * earth is halved towards the longer half: what does not come together tears. A cell whose image is
 * turned over folds. Only what would be seen counts: cells whose image reaches the clip rectangle.
 *
 * Threads: as the CRS.
 */
#ifndef COR_GEO_CONTINUITY_H
#define COR_GEO_CONTINUITY_H

#include "geo/densify.h"

typedef enum cor_break { COR_BREAK_NONE, COR_BREAK_TEAR, COR_BREAK_FOLD } cor_break;

/* A window in degrees; or a cap, of which only what lies in the window counts. */
typedef struct cor_earth_part {
    cor_window window;
    bool is_cap;
    cor_lonlat centre;
    double radius_deg;
} cor_earth_part;

/* *at is the middle of the first cell that is broken. */
cor_break cor_continuity_check(cor_lonlat *at, const cor_image *image, const cor_earth_part *part);

#endif
