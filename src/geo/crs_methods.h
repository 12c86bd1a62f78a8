/*
 * geo/crs_methods: the map projections that PROJ knows, and which family each belongs to.
 *
 * What is not listed is no projection to us: PROJ's conversions, shifts and pipelines are asked for
 * by the same key +proj, and several of them open files.
 */
#ifndef COR_GEO_CRS_METHODS_H
#define COR_GEO_CRS_METHODS_H

#include "base/str.h"
#include "geo/crs.h"

typedef struct cor_crs_method_entry {
    const char *id;
    cor_projection_family family;
} cor_crs_method_entry;

/* NULL when `id` is no projection. */
const cor_crs_method_entry *cor_crs_method_find(cor_str id);
/* The id most like it, or NULL. */
const char *cor_crs_method_nearest(cor_str id);

#endif
