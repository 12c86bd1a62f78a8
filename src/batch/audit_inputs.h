/*
 * batch/audit_inputs: the files that a figure is made from. Private to batch/audit.
 *
 *   in    a plan, and the log of what was read for it, in the report's care
 *   out   the figure file and those it extends, the data of the sources that are drawn or claimed
 *         about, pictures; each once, with the checksum of the bytes that were read
 *   not   fonts
 *
 * Memory: cor_audit_inputs_free.
 */
#ifndef COR_BATCH_AUDIT_INPUTS_H
#define COR_BATCH_AUDIT_INPUTS_H

#include "batch/input_log.h"
#include "plan/plan.h"

typedef struct cor_audit_input {
    const char *path; /* as it is opened; borrowed from the style, or its own */
    char *own;
    cor_checksum sum;
} cor_audit_input;

typedef struct cor_audit_inputs {
    cor_audit_input *items;
    size_t count, capacity;
} cor_audit_inputs;

/* Fails with COR_KIND_CHANGED when one of them is not what it was when it was read. The report has
 * a cor_input_log. */
COR_MUST_CHECK bool cor_audit_inputs_collect(cor_audit_inputs *out, const cor_plan *plan,
                                             cor_report *report);
void cor_audit_inputs_free(cor_audit_inputs *inputs);

/* The file that holds a source's features: the figure file where they are written in it. */
const char *cor_audit_source_path(const cor_style_source *source);
/* NULL when it is none of them. */
const cor_audit_input *cor_audit_inputs_find(const cor_audit_inputs *inputs, const char *path);

#endif
