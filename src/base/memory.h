/*
 * base/memory: allocation that never returns NULL.
 *
 * An allocation that fails ends the process at once with a one-line message and exit code 75: a
 * figure is drawn in a process of its own (batch/), so it costs that figure only, and no code path
 * can go on with a half-built thing. Sizes are overflow-checked.
 *
 * Threads: safe, but for what sets up the process.
 */
#ifndef COR_BASE_MEMORY_H
#define COR_BASE_MEMORY_H

#include <stddef.h>

#include "base/attributes.h"

void *cor_alloc(size_t count, size_t item_size);              /* zeroed; never NULL */
void *cor_realloc(void *old, size_t count, size_t item_size); /* not zeroed; never NULL */
/* For pixels and what is made of them: in huge pages where the system has them, which saves a page
 * fault for every 4 KiB, a tenth of the time of a figure. Zeroed; freed by cor_free. */
void *cor_alloc_large(size_t bytes);
void *cor_alloc_unset(size_t bytes); /* the same, not zeroed: for what is filled at once */
char *cor_strdup(const char *text);
char *cor_strndup(const char *text, size_t length);
void cor_free(void *memory);

/* Makes room for `need` items in a growing array; returns the array (moved or not) and updates
 * *capacity. Grows by half. */
void *cor_grow(void *items, size_t *capacity, size_t need, size_t item_size);

/* For a program, before it allocates much: the heap begins with 64 MiB of huge pages, and what is
 * freed of it is used again instead of being returned to the system. A page fault costs about what
 * it costs to fill the page: of a figure with ten thousand labels these were two fifths of the
 * time. Nothing happens where the system has no such pages, and under another allocator. Not for a
 * library: it sets up the allocator of the whole process. */
void cor_heap_prepare(void);

/* For a program, before it begins threads: what is written, and to which file descriptor, when an
 * allocation fails. Borrowed for as long as the process lives. Not for a library. */
void cor_memory_set_last_words(const char *text, int stream);

/* Ends the process as a failed allocation does: for sizes that no machine has. */
void cor_out_of_memory(void) COR_NORETURN;

/* A bug of ours: prints where, and traps in dev builds, exits 70 in release. */
#define COR_NEVER(message) cor_never(__FILE__, __LINE__, message)
void cor_never(const char *file, int line, const char *message) COR_NORETURN;

#endif
