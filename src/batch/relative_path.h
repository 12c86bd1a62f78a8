/*
 * batch/relative_path: how a file is reached from another.
 *
 * By the names alone: links are not followed, so that a project says the same wherever it lies.
 * Threads: safe.
 */
#ifndef COR_BATCH_RELATIVE_PATH_H
#define COR_BATCH_RELATIVE_PATH_H

#include "base/str.h"

/* Appends `path` as seen from the folder of the file `from`; both may be relative to the working
 * folder. */
void cor_relative_path(cor_buf *out, const char *path, const char *from);

#endif
