/*
 * measure/print_findings: what became of claims, as text.
 *
 * Lengths in kilometres, in the table with as many decimals as the claim has; in JSON metres.
 */
#ifndef COR_MEASURE_PRINT_FINDINGS_H
#define COR_MEASURE_PRINT_FINDINGS_H

#include "measure/claim.h"

void cor_findings_print(cor_buf *out, const cor_findings *findings);
/* The members of one claim's object. */
void cor_finding_print_json(cor_buf *out, const cor_finding *finding);
void cor_findings_print_json(cor_buf *out, const cor_findings *findings);
void cor_findings_print_junit(cor_buf *out, const cor_findings *findings, const char *name);

#endif
