/*
 * base/source_text: a whole input file in memory, read once and safely.
 *
 *   in    a path
 *   out   its bytes; line and column of an offset
 *   not   syntax
 *
 * Only regular files are read (a FIFO would hang for ever), opened non-blocking, mapped read-only
 * when large, with a size limit. Names that libraries would open in their own way ("/vsi...",
 * "http://...") are just names here and fail as missing files.
 *
 * Memory: the struct owns bytes and name; cor_source_free. Threads: frozen once opened.
 */
#ifndef COR_BASE_SOURCE_TEXT_H
#define COR_BASE_SOURCE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"
#include "base/str.h"

typedef struct cor_source {
    char *file;   /* as the user wrote it; for messages */
    cor_str text; /* the bytes, without a UTF-8 byte order mark; followed by a NUL */
    void *memory; /* private */
    size_t mapped_size;
} cor_source;

/* `at` is where the name was written, for the message when the file cannot be read. Fails with
 * COR_KIND_IO_READ or COR_KIND_LIMIT. */
COR_MUST_CHECK bool cor_source_open(cor_source **out, const char *path, size_t max_bytes,
                                    cor_span at, cor_report *report);
/* A source from memory: copies both. */
cor_source *cor_source_from_memory(const char *name, cor_str text);
void cor_source_free(cor_source *source);

/* The span of `length` bytes at byte `offset`: line and column by counting from the start, so for
 * diagnostics only. The file name is borrowed from the source. */
cor_span cor_source_span(const cor_source *source, size_t offset, size_t length);

#endif
