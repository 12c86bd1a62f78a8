/*
 * base/source_text: a whole input file in memory, read once and safely.
 *
 *   in    a path
 *   out   its bytes; line and column of an offset
 *   not   syntax
 *
 * Only regular files are read (a FIFO would hang for ever), opened non-blocking, with a size limit.
 * Names that libraries would open in their own way ("/vsi...", "http://...") are just names here
 * and fail as missing files.
 *
 * A file of ordinary size is copied. A large one is mapped: what somebody writes to it shows
 * through, and cor_source_is_whole says so; when it is cut shorter, the next look at what is gone
 * is a SIGBUS, which a program should expect (batch/process).
 *
 * Memory: the struct owns bytes and name; cor_source_free. Threads: frozen once opened.
 */
#ifndef COR_BASE_SOURCE_TEXT_H
#define COR_BASE_SOURCE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/inputs.h"
#include "base/report.h"
#include "base/str.h"

typedef struct cor_source {
    char *file;   /* as the user wrote it; for messages */
    cor_str text; /* the bytes, without a UTF-8 byte order mark; followed by a NUL */
    void *memory; /* private, like the rest */
    size_t mapped_size;
    int open_file; /* that is mapped; -1: none */
    cor_stamp stamp;
} cor_source;

/* `at` is where the name was written, for the message when the file cannot be read. Fails with
 * COR_KIND_IO_READ, COR_KIND_LIMIT, or COR_KIND_CHANGED when somebody writes to it meanwhile. */
COR_MUST_CHECK bool cor_source_open(cor_source **out, const char *path, size_t max_bytes,
                                    cor_span at, cor_report *report);
/* A source from memory: copies both. */
cor_source *cor_source_from_memory(const char *name, cor_str text);
/* After all has been read from it: fails with COR_KIND_CHANGED when somebody has written to the
 * file since it was opened. `at` as in cor_source_open. */
COR_MUST_CHECK bool cor_source_is_whole(const cor_source *source, cor_span at, cor_report *report);
void cor_source_free(cor_source *source);

/* The span of `length` bytes at byte `offset`: line and column by counting from the start, so for
 * diagnostics only. The file name is borrowed from the source. */
cor_span cor_source_span(const cor_source *source, size_t offset, size_t length);

#endif
