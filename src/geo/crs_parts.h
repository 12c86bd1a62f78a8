/*
 * geo/crs_parts: what the files of geo/crs share; nobody else includes it.
 */
#ifndef COR_GEO_CRS_PARTS_H
#define COR_GEO_CRS_PARTS_H

#include "geo/crs.h"
#include "geo/crs_check.h"
#include "geo/crs_context.h"
#include "geo/crs_seam.h"

/* From the values of an operation to metres east and north (degrees, for a geographic CRS). */
typedef struct cor_crs_axes {
    bool swapped;          /* the first value is the northing */
    double x_unit, y_unit; /* metres (degrees) in one of the CRS's units; negative: west, south */
} cor_crs_axes;

struct cor_crs {
    char *definition;
    char *name;   /* NULL: the definition */
    char *method; /* in words; NULL: the definition */
    char proj_id[24];
    cor_projection_family family;
    double central_lon_deg, central_lat_deg;
    double meridian_deg; /* the CRS's prime meridian, from Greenwich */
    bool geographic;
    cor_crs_context *context; /* NULL for WGS 84 itself, which needs none */
    PJ *transform;            /* WGS 84 to the CRS; NULL for WGS 84 itself */
    bool in_radians;          /* what the transform takes: it is a bare method */
    PJ *bare;        /* the method without the datum of the CRS; NULL: it is the transform, or
                        there is none */
    bool is_shifted; /* of another datum; places can be had without the shift too */
    cor_crs_seams seams;
    bool has_inverse;
    cor_crs_axes axes;
    bool is_turned;
    double sine, cosine; /* of the bearing that is up */
};

/* geo/crs_open: fills a zeroed CRS but for `definition`. */
COR_MUST_CHECK bool cor_crs_build(cor_crs *crs, const cor_crs_text *text, cor_span at,
                                  cor_report *report);

/* geo/crs_bare: when `words` name a method, sets proj_id, family, method and the central point and
 * returns the method's own operation: radians in, metres east and north out, no datum. NULL,
 * nothing set, when they name none or PROJ does not take it. */
PJ *cor_crs_bare(cor_crs *crs, const cor_crs_words *words);

#endif
