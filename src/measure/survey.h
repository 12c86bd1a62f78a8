/*
 * measure/survey: everything that is measured of one route.
 *
 *   in    a line feature; optionally a CRS, borders, a spacing of stations
 *   out   numbers, none of them rounded
 *   not   text (measure/survey_print)
 *
 * Memory: cor_survey_free. Threads: one a CRS and borders.
 */
#ifndef COR_MEASURE_SURVEY_H
#define COR_MEASURE_SURVEY_H

#include "geo/crs.h"
#include "measure/sensitivity.h"
#include "measure/terrain.h"

enum { COR_DETAILS = 6, COR_SENSITIVITIES = 3 };

typedef struct cor_survey_options {
    cor_crs *crs;         /* NULL: none */
    cor_borders *borders; /* NULL: no split */
    bool detail;
} cor_survey_options;

/* The length in the plane of a CRS, and why it differs. */
typedef struct cor_plane_length {
    double length_m;             /* straight in the plane from vertex to vertex; NaN: no image */
    double predicted_m;          /* the geodesic length times the scale along it */
    double scale_min, scale_max; /* along the line, in its direction */
} cor_plane_length;

typedef struct cor_detail {
    double tolerance_m, length_m;
    size_t vertices;
} cor_detail;

typedef struct cor_survey {
    size_t feature; /* index in the file */
    size_t lines, vertices;
    double length_m;
    double end_to_end_m; /* from the first vertex of the first line to the last of the last */
    size_t gaps;         /* between one line's end and the next one's start */
    double gaps_m;       /* their lengths */
    double length_3d_m;  /* with the data's heights; NaN when a vertex has none */
    size_t heights;      /* vertices that have one */
    double precision_m;  /* as the data says of itself; NaN when it does not */
    cor_plane_length plane;
    cor_profile terrain; /* measured by who has a height model */
    cor_detail details[COR_DETAILS];
    size_t detail_count;
    cor_split split;
    cor_sensitivity sensitivities[COR_SENSITIVITIES];
    size_t sensitivity_count;
} cor_survey;

/* False (and *out untouched) for a feature without lines. */
bool cor_survey_feature(cor_survey *out, const cor_dataset *data, size_t feature,
                        const cor_survey_options *options);
void cor_survey_free(cor_survey *survey);

#endif
