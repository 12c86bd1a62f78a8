/*
 * batch/audit: where everything on a figure comes from, as JSON.
 *
 *   in    a plan whose scene is composed, the inputs that it was made from, and the bytes of the
 *         figure's files
 *   out   NAME.audit.json: the inputs with their checksums, projection and frame, every number that
 *         is printed with the value and the features that it was rounded from, claims, labels with
 *         their boxes or what blocked them (styles/audit.schema.json)
 *   not   when, where and by whom: same input, same bytes
 *
 * Paths of inputs are seen from the figure file, those of outputs from the audit. Metres are given
 * to the micrometre, page points to a thousandth, degrees to 1e-9: more than data bears, and less
 * than the last bits in which processors differ.
 */
#ifndef COR_BATCH_AUDIT_H
#define COR_BATCH_AUDIT_H

#include "batch/audit_inputs.h"
#include "plan/plan.h"

typedef struct cor_audit_output {
    const char *name; /* of the file, without its folder */
    cor_checksum sum;
} cor_audit_output;

/* Appends the audit of the plan's figure. */
void cor_audit_print(cor_buf *out, const cor_plan *plan, const cor_audit_inputs *inputs,
                     const cor_audit_output *outputs, size_t output_count);

#endif
