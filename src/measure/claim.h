/*
 * measure/claim: published lengths held against the geometry.
 *
 *   in    the claims of a style, its sources
 *   out   one finding a claim: measured, how surely, and the verdict
 *   not   tables (measure/print_findings)
 *
 * Lengths are metres along geodesics of WGS 84. The measurement's own uncertainty follows from the
 * precision that the data states of itself: both ends of a line may lie that far along it, so
 * sqrt(2) times `precision_m`, of the polygons too where a claim is about what lies within them; a
 * feature may say it better, in `length_uncertainty_m`. A claim holds when its interval and that of
 * the measurement meet. Where the uncertainty is more than a tenth of the length, or the line says
 * of itself that it is `schematic`, the data bears no verdict.
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

typedef struct cor_finding {
    const cor_claim *claim; /* borrowed from the style */
    double measured_m;      /* NaN when there is nothing to measure */
    double uncertainty_m;   /* half-width */
    size_t features;        /* how many lines were summed */
    size_t *lines;          /* which they are, by their place in the file */
    bool schematic;         /* one of them says so of itself: `schematic: true` */
    cor_verdict verdict;
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
/* The same for readers of a figure. */
const char *cor_verdict_word(const cor_language *language, cor_verdict verdict);
/* A claim fails that is not marked as known to fail, or is marked and holds. */
bool cor_finding_surprises(const cor_finding *finding);

#endif
