/*
 * The libraries' memory. Many of them go on without what they were refused: a face does not load, a
 * run of text stays empty, and the figure is another one with exit code 0; others crash. Here an
 * allocation that fails ends the process as one of our own does (base/memory), so that a limit on
 * memory gives the same figure or none.
 *
 * What a library asks for because a file told it so may be absurd; it is refused as ever, and the
 * library says what is wrong with the file.
 *
 * Only where glibc lies beneath, whose own functions do the work, and not where a sanitizer has
 * taken their place.
 */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/memory.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OWN_ALLOCATOR 0
#elif defined(__GLIBC__)
#define OWN_ALLOCATOR 1
#else
#define OWN_ALLOCATOR 0
#endif
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#undef OWN_ALLOCATOR
#define OWN_ALLOCATOR 0
#endif
#endif

#if OWN_ALLOCATOR

#define EXPORTED __attribute__((visibility("default")))

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t item_bytes);
void *__libc_realloc(void *old, size_t bytes);
void *__libc_memalign(size_t alignment, size_t bytes);

EXPORTED void *malloc(size_t bytes);
EXPORTED void *calloc(size_t count, size_t item_bytes);
EXPORTED void *realloc(void *old, size_t bytes);
EXPORTED void *memalign(size_t alignment, size_t bytes);
EXPORTED void *aligned_alloc(size_t alignment, size_t bytes);
EXPORTED int posix_memalign(void **out, size_t alignment, size_t bytes);

static void *granted(void *memory, size_t bytes)
{
    static const size_t absurd = (size_t)1 << 30;
    if (!memory && bytes && bytes < absurd)
        cor_out_of_memory();
    return memory;
}

void *malloc(size_t bytes)
{
    return granted(__libc_malloc(bytes), bytes);
}

void *calloc(size_t count, size_t item_bytes)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, item_bytes, &bytes))
        bytes = 0;
    return granted(__libc_calloc(count, item_bytes), bytes);
}

void *realloc(void *old, size_t bytes)
{
    return granted(__libc_realloc(old, bytes), bytes);
}

void *memalign(size_t alignment, size_t bytes)
{
    return granted(__libc_memalign(alignment, bytes), bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    return granted(__libc_memalign(alignment, bytes), bytes);
}

int posix_memalign(void **out, size_t alignment, size_t bytes)
{
    if (alignment % sizeof(void *) != 0 || !alignment || (alignment & (alignment - 1)) != 0)
        return EINVAL;
    void *memory = granted(__libc_memalign(alignment, bytes), bytes);
    if (!memory)
        return ENOMEM;
    *out = memory;
    return 0;
}

#endif
