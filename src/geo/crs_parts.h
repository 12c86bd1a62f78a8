/*
 * geo/crs_parts: what the files of geo/crs share; nobody else includes it.
 */
#ifndef COR_GEO_CRS_PARTS_H
#define COR_GEO_CRS_PARTS_H

#include "geo/crs.h"
#include "geo/crs_check.h"
#include "geo/crs_context.h"

/* From the values of an operation to metres east and north (degrees, for a geographic CRS). */
typedef struct cor_crs_axes {
    bool swapped; /* the first value is the northing */
    double x_unit, y_unit; /* metres (degrees) in one of the CRS's units; negative: west, south */
} cor_crs_axes;

struct cor_crs {
    char *definition, *name, *method;
    char proj_id[24];
    cor_projection_family family;
    double central_lon_deg, central_lat_deg;
    double meridian_deg; /* of the CRS's prime meridian, from Greenwich */
    bool geographic;
    cor_crs_context *context; /* NULL for WGS 84 itself, which needs none */
    PJ *method_pj;   /* the bare method, radians in, metres out; NULL when there is none */
    PJ *transform;   /* WGS 84 to the CRS; method_pj when no datum shift is needed; NULL for none */
    bool in_radians; /* what the transform takes: the bare method */
    bool has_inverse;
    cor_crs_axes axes;
};

/* geo/crs_open: fills a zeroed CRS but for `definition`. */
COR_MUST_CHECK bool cor_crs_build(cor_crs *crs, const cor_crs_text *text, cor_span at,
                                  cor_report *report);

/* geo/crs_bare: finds the method among `words` and makes it, in metres, east and north; fills
 * proj_id, family, method, method_pj and the central point. Returns false, nothing filled, when
 * they name no method or PROJ does not take it. */
bool cor_crs_set_bare(cor_crs *crs, const cor_crs_words *words);

#endif
