/*
 * plan/auto_crs: a projection fitted to an extent, for figures that name none.
 *
 * Transverse Mercator for tall and small extents, Lambert conformal conic in middle latitudes,
 * Mercator at the equator, polar stereographic at the poles, equal-area for hemispheres (Lambert
 * azimuthal) and the world (Equal Earth).
 * Source: Snyder 1987, USGS Professional Paper 1395, doi:10.3133/pp1395 (choice by extent; standard
 * parallels at one sixth of the range).
 */
#ifndef COR_PLAN_AUTO_CRS_H
#define COR_PLAN_AUTO_CRS_H

#include "base/arena.h"
#include "geo/coord.h"

/* A PROJ string in the arena. west may be larger than east. */
const char *cor_auto_crs(cor_bbox extent, cor_arena *arena);

#endif
