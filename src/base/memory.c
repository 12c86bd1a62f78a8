#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/exit_code.h"

enum { GROW_FIRST = 16 };

static struct {
    const char *text;
    int stream;
} last_words = { "corridor: out of memory\n", STDERR_FILENO };

void cor_memory_set_last_words(const char *text, int stream)
{
    last_words.text = text;
    last_words.stream = stream;
}

/* write, not stdio: printing must not need memory, and a forked child must not flush the buffers
 * that it inherited. */
void cor_out_of_memory(void)
{
    ssize_t written = write(last_words.stream, last_words.text, strlen(last_words.text));
    (void)written;
    _exit(COR_EXIT_LATER);
}

/* Never 0: malloc(0) may return NULL. */
static size_t bytes_of(size_t count, size_t item_size)
{
    if (item_size && count > PTRDIFF_MAX / item_size)
        cor_out_of_memory();
    size_t bytes = count * item_size;
    return bytes ? bytes : 1;
}

void *cor_alloc(size_t count, size_t item_size)
{
    void *memory = calloc(1, bytes_of(count, item_size));
    if (!memory)
        cor_out_of_memory();
    return memory;
}

void *cor_realloc(void *old, size_t count, size_t item_size)
{
    void *memory = realloc(old, bytes_of(count, item_size));
    if (!memory)
        cor_out_of_memory();
    return memory;
}

void *cor_alloc_unset(size_t bytes)
{
    static const size_t page = (size_t)2 << 20;
    if (bytes < page || bytes > PTRDIFF_MAX - page)
        return cor_realloc(NULL, bytes, 1);
    size_t whole = (bytes + page - 1) / page * page;
    void *memory = aligned_alloc(page, whole);
    if (!memory)
        cor_out_of_memory();
    (void)madvise(memory, whole, MADV_HUGEPAGE); /* advice only: without it the pages are small */
    return memory;
}

void *cor_alloc_large(size_t bytes)
{
    return memset(cor_alloc_unset(bytes), 0, bytes);
}

#ifdef __GLIBC__
void cor_heap_prepare(void)
{
    static const size_t page = (size_t)2 << 20, first = (size_t)64 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 << 20); /* the most that it takes */
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, (int)first);
    void *piece = malloc(page); /* extends the heap by itself and the padding */
    uintptr_t begin = ((uintptr_t)piece + page - 1) / page * page, end = (uintptr_t)sbrk(0);
    if (piece && begin < end && end - begin <= 2 * first)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    free(piece);
    mallopt(M_TOP_PAD, (int)page);
}
#else
void cor_heap_prepare(void)
{
}
#endif

char *cor_strdup(const char *text)
{
    return cor_strndup(text, strlen(text));
}

char *cor_strndup(const char *text, size_t length)
{
    if (length == SIZE_MAX)
        cor_out_of_memory();
    char *copy = cor_realloc(NULL, length + 1, 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void cor_free(void *memory)
{
    free(memory);
}

void *cor_grow(void *items, size_t *capacity, size_t need, size_t item_size)
{
    if (need <= *capacity)
        return items;
    size_t half_more = *capacity + *capacity / 2;
    size_t room = half_more < GROW_FIRST ? GROW_FIRST : half_more;
    *capacity = room < need ? need : room;
    return cor_realloc(items, *capacity, item_size);
}

void cor_never(const char *file, int line, const char *message)
{
    fprintf(stderr, "corridor: bug at %s:%d: %s\n", file, line, message);
#ifdef NDEBUG
    _exit(COR_EXIT_BUG);
#else
    __builtin_trap();
#endif
}
