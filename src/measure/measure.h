/*
 * measure/measure: `corridor measure` as a function.
 *
 *   in    a data file, what to measure, the form of the answer
 *   out   the lengths of its line features as text
 *   not   claims (measure/claim)
 *
 * Threads: safe; each call has its own everything.
 */
#ifndef COR_MEASURE_MEASURE_H
#define COR_MEASURE_MEASURE_H

#include "base/report.h"
#include "base/str.h"

typedef enum cor_measure_format { COR_AS_TEXT, COR_AS_JSON, COR_AS_CSV } cor_measure_format;
typedef enum cor_unit { COR_KILOMETRE, COR_METRE, COR_MILE, COR_NAUTICAL_MILE } cor_unit;

typedef struct cor_measure_options {
    const char *layer;      /* table of a GeoPackage; NULL: the only one */
    const char *source_crs; /* of the file's coordinates; NULL: as it says */
    const char *where;      /* an expression of the style spec, as JSON; NULL: all features */
    const char *split;      /* a file of polygons; NULL: no split */
    const char *by;         /* the property that names them; NULL: "name" */
    const char *crs;        /* to measure in, too; NULL: none */
    const char *dem;        /* a GeoTIFF of heights to measure over, too; NULL: none */
    double every_m;         /* 0: no stations */
    bool detail;
    cor_measure_format format;
    cor_unit unit; /* of the text */
} cor_measure_options;

/* Appends the answer to `out`. An error when the file has no line that is accepted. */
COR_MUST_CHECK bool cor_measure_file(cor_buf *out, const char *path,
                                     const cor_measure_options *options, cor_report *report);

/* "km", "m", "mi", "nmi" */
const char *cor_unit_name(cor_unit unit);
double cor_unit_metres(cor_unit unit);

#endif
