/*
 * batch/input_log: the files that a figure was made from, as they were when they were read.
 *
 *   in    what readers tell a report (base/inputs)
 *   out   the checksum of the bytes that were read, by path
 *   not   which of the files belong into an audit (batch/audit_inputs)
 *
 * What we read ourselves is summed up while it is read: whoever replaces the file later does not
 * change what the figure was made from. What a library reads is summed up afterwards, and counts
 * when nobody has written to it since it was opened.
 *
 * Memory: cor_input_log_free. Threads: one figure's.
 */
#ifndef COR_BATCH_INPUT_LOG_H
#define COR_BATCH_INPUT_LOG_H

#include "batch/checksum.h"

typedef struct cor_input_log {
    cor_inputs inputs; /* first: it is what readers know */
    struct logged *items;
    size_t count, capacity;
} cor_input_log;

void cor_input_log_init(cor_input_log *log);
void cor_input_log_free(cor_input_log *log);

/* Fails with COR_KIND_CHANGED when the file was read twice and was not the same, or is not what it
 * was when a library opened it. */
COR_MUST_CHECK bool cor_input_log_sum(cor_checksum *out, cor_input_log *log, const char *path,
                                      cor_report *report);

#endif
