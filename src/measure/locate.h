/*
 * measure/locate: from a kilometre to a place on a line, and back.
 *
 *   in    a line feature; kilometres, places, or a CSV of either; posts whose kilometre is known
 *   out   CSV: kilometre, longitude, latitude, bearing, and how far a place is from the line
 *   not   lengths (measure/measure)
 *
 * A table has a column `km`, or `lon` and `lat`; what else it has is handed through. A table of
 * posts has all three.
 */
#ifndef COR_MEASURE_LOCATE_H
#define COR_MEASURE_LOCATE_H

#include "base/report.h"
#include "base/str.h"

typedef struct cor_locate_options {
    const char *layer;       /* table of a GeoPackage */
    const char *source_crs;  /* of the file's coordinates; NULL: as it says */
    const char *where;       /* an expression that accepts the one line; NULL: the file has one */
    const double *at_m;      /* a distance from the start; NULL */
    const char *point;       /* "46.2,38.9"; NULL */
    const char *events;      /* a CSV file; NULL */
    const char *calibration; /* a CSV file of posts; NULL */
} cor_locate_options;

COR_MUST_CHECK bool cor_locate(cor_buf *out, const char *path, const cor_locate_options *options,
                               cor_report *report);

#endif
