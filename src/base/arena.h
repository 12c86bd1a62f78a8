/*
 * base/arena: memory that is freed all at once.
 *
 *   in    sizes
 *   out   zeroed memory, aligned for any type, valid until the arena is cleared or freed
 *   not   single frees
 *
 * Built with CORRIDOR_DEBUG_ARENA each piece is its own malloc, so that ASan sees overruns.
 * Memory: never NULL (base/memory). Threads: one arena per thread.
 */
#ifndef COR_BASE_ARENA_H
#define COR_BASE_ARENA_H

#include <stddef.h>

#include "base/attributes.h"
#include "base/str.h"

typedef struct cor_arena cor_arena;

cor_arena *cor_arena_new(void);
void cor_arena_free(cor_arena *arena); /* NULL allowed */
void cor_arena_clear(cor_arena *arena);
void *cor_arena_alloc(cor_arena *arena, size_t count, size_t item_size);
void *cor_arena_copy(cor_arena *arena, const void *items, size_t count, size_t item_size);
char *cor_arena_strdup(cor_arena *arena, const char *text);
cor_str cor_arena_str(cor_arena *arena, cor_str text); /* copies; NUL-terminated */
char *cor_arena_printf(cor_arena *arena, const char *format, ...) COR_PRINTF(2, 3);

#endif
