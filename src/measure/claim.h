/*
 * measure/claim: published lengths held against the geometry.
 *
 *   in    the claims of a style, its sources
 *   out   one finding a claim: measured, how surely, and the verdict
 *   not   tables (measure/print_findings)
 *
 * Lengths are metres along geodesics of WGS 84, of all the lines that a claim names together,
 * joined where their ends meet; how surely, see measure/route_sum.
 *
 * A claim holds when its interval and that of the measurement meet. The data bears no verdict
 *
 *   - where the line says of itself that it is `schematic`;
 *   - where it is sure to more than a tenth of the length only: it refutes no claim then that is
 * not three times as far away, and confirms none;
 *   - where it does not state its precision and the claim differs by more than its tolerance: a
 * line that was drawn for a small map is shorter than the thing. It refutes then what is more than
 *     twice as long, or less than half;
 *   - from end to end, where the route has no two ends, or gaps and the claim is not confirmed.
 *
 * Threads: safe; datasets are loaded for each call, but for those that the caller has.
 * Source:  Karney 2013, doi:10.1007/s00190-012-0578-z.
 */
#ifndef COR_MEASURE_CLAIM_H
#define COR_MEASURE_CLAIM_H

#include "read/dataset.h"
#include "style/figure_claims.h"
#include "style/style.h"

typedef enum cor_verdict { COR_HOLDS, COR_FAILS, COR_UNDECIDABLE } cor_verdict;

/* Why there is no verdict. */
typedef enum cor_doubt {
    COR_DOUBT_NONE,
    COR_DOUBT_NO_LINE,
    COR_DOUBT_SCHEMATIC,
    COR_DOUBT_ENDS, /* a ring, or lines that fork: no two ends */
    COR_DOUBT_GAPS,
    COR_DOUBT_NOT_STATED, /* how precisely the line is drawn */
    COR_DOUBT_UNSURE      /* the line is drawn too roughly */
} cor_doubt;

typedef struct cor_finding {
    const cor_claim *claim; /* borrowed from the style */
    double measured_m;      /* NaN when there is nothing to measure */
    double uncertainty_m;   /* half-width; NaN when the data does not state its precision */
    size_t features;        /* how many have lines that were summed */
    size_t *lines;          /* which they are, by their place in the file */
    double gaps_m;          /* from end to end: how much of it no line covers */
    cor_verdict verdict;
    cor_doubt doubt; /* of one that is undecidable */
} cor_finding;

typedef struct cor_findings {
    cor_finding *items;
    size_t count;
} cor_findings;

/* Measures every claim; false, with an error for each, when a claim names no layer, source or
 * polygon that there is. A false claim is a finding, not a failure. `loaded`: datasets that are
 * there already, by source, NULL for those that are not; or NULL. */
COR_MUST_CHECK bool cor_claims_check(cor_findings *out, const cor_style *style,
                                     const cor_claims *claims, cor_dataset *const *loaded,
                                     cor_report *report);
/* A warning for each that is undecidable, which says why. */
void cor_findings_warn(const cor_findings *findings, cor_report *report);
void cor_findings_free(cor_findings *findings);

const char *cor_verdict_name(cor_verdict verdict); /* "holds", "fails", "undecidable" */
/* For machines: "precision-not-stated" and such; NULL for none. */
const char *cor_doubt_name(cor_doubt doubt);
/* The same for readers of a figure. */
const char *cor_verdict_word(const cor_language *language, cor_verdict verdict);
/* A claim fails that is not marked as known to fail, or is marked and holds. */
bool cor_finding_surprises(const cor_finding *finding);

#endif
