#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

typedef struct block {
    struct block *next;
    size_t size, used; /* of the bytes behind the header */
    max_align_t bytes[];
} block;

struct cor_arena {
    block *blocks; /* pieces are cut from the first; full ones follow */
};

/* Pieces of a block are aligned, and so is its size. */
enum { BLOCK_BYTES = 64 * 1024 - 64 };
_Static_assert(BLOCK_BYTES % _Alignof(max_align_t) == 0, "a block is a whole number of units");

cor_arena *cor_arena_new(void)
{
    return cor_alloc(1, sizeof(cor_arena));
}

static void free_blocks(block *blocks)
{
    while (blocks) {
        block *next = blocks->next;
        cor_free(blocks);
        blocks = next;
    }
}

/* A block of the usual size is kept, zero again where it was used: an arena that is cleared for
 * each of many features would otherwise fetch and clear all of a block each time. */
void cor_arena_clear(cor_arena *arena)
{
    block *kept = NULL;
    for (block *at = arena->blocks, *next; at; at = next) {
        next = at->next;
        if (kept || at->size != BLOCK_BYTES) {
            cor_free(at);
            continue;
        }
        kept = at;
        memset(kept->bytes, 0, kept->used);
        kept->used = 0;
        kept->next = NULL;
    }
    arena->blocks = kept;
}

void cor_arena_free(cor_arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->blocks);
    cor_free(arena);
}

static block *block_new(size_t size)
{
    block *fresh = cor_alloc(1, sizeof(block) + size);
    fresh->size = size;
    return fresh;
}

/* A piece of its own, behind the block that is being cut, which may still have room. */
static void *alloc_single(cor_arena *arena, size_t bytes)
{
    block *single = block_new(bytes);
    single->used = bytes;
    block **place = arena->blocks ? &arena->blocks->next : &arena->blocks;
    single->next = *place;
    *place = single;
    return single->bytes;
}

#ifdef CORRIDOR_DEBUG_ARENA
static void *alloc_bytes(cor_arena *arena, size_t bytes)
{
    return alloc_single(arena, bytes);
}
#else
static size_t align_up(size_t bytes)
{
    size_t unit = _Alignof(max_align_t);
    return (bytes + unit - 1) / unit * unit;
}

static void *alloc_bytes(cor_arena *arena, size_t bytes)
{
    bytes = align_up(bytes ? bytes : 1);
    if (bytes > BLOCK_BYTES / 4)
        return alloc_single(arena, bytes);
    if (!arena->blocks || arena->blocks->size - arena->blocks->used < bytes) {
        block *fresh = block_new(BLOCK_BYTES);
        fresh->next = arena->blocks;
        arena->blocks = fresh;
    }
    void *piece = (char *)arena->blocks->bytes + arena->blocks->used;
    arena->blocks->used += bytes;
    return piece;
}
#endif

void *cor_arena_alloc(cor_arena *arena, size_t count, size_t item_size)
{
    static const size_t most = PTRDIFF_MAX / 2; /* leaves room for the header and alignment */
    if (item_size && count > most / item_size)
        cor_out_of_memory();
    return alloc_bytes(arena, count * item_size);
}

void *cor_arena_copy(cor_arena *arena, const void *items, size_t count, size_t item_size)
{
    void *copy = cor_arena_alloc(arena, count, item_size);
    if (count && item_size)
        memcpy(copy, items, count * item_size);
    return copy;
}

char *cor_arena_strdup(cor_arena *arena, const char *text)
{
    return cor_arena_copy(arena, text, strlen(text) + 1, 1);
}

cor_str cor_arena_str(cor_arena *arena, cor_str text)
{
    char *copy = cor_arena_alloc(arena, text.len + 1, 1);
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    return (cor_str){ copy, text.len };
}

char *cor_arena_printf(cor_arena *arena, const char *format, ...)
{
    cor_buf text = { 0 };
    va_list arguments;
    va_start(arguments, format);
    cor_buf_vprintf(&text, format, arguments);
    va_end(arguments);
    char *copy = cor_arena_copy(arena, text.ptr, text.len + 1, 1);
    cor_buf_free(&text);
    return copy;
}
