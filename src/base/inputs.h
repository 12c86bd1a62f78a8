/*
 * base/inputs: which files are read, and what was in them, for whoever wants to know.
 *
 *   in    from whoever reads a file: its name, its stamp, its bytes as they come
 *   out   calls of a listener (batch/input_log)
 *   not   what a file means
 *
 * A report carries the listener to all readers (cor_report.inputs): they have one anyway, and a
 * file that is read for a report that is thrown away is no input.
 *
 * Threads: one listener per report.
 */
#ifndef COR_BASE_INPUTS_H
#define COR_BASE_INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/report.h"
#include "base/str.h"

/* What a file was when it was looked at. Equal stamps: nobody has written to it in between. */
typedef struct cor_stamp {
    uint64_t device, inode, size;
    int64_t changed_s, changed_ns;
} cor_stamp;

typedef struct cor_inputs cor_inputs;
struct cor_inputs {
    /* A file is about to be read by us, or to be opened by a library. */
    void (*opened)(cor_inputs *inputs, const char *path, const cor_stamp *stamp);
    /* The next bytes of the file that was opened last. */
    void (*took)(cor_inputs *inputs, cor_str bytes);
    /* The file that was opened last is mapped, and must stay what it is. `file` is the reader's. */
    void (*mapped)(cor_inputs *inputs, int file);
};

/* False with errno. */
COR_MUST_CHECK bool cor_stamp_of(cor_stamp *out, int file);
bool cor_stamp_equal(const cor_stamp *a, const cor_stamp *b);
bool cor_fail_changed(const char *path, cor_span at, cor_report *report);

#endif
