#include "base/pointer_set.h"

#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* Open addressing, at most half full. */
struct cor_pointer_set {
    const void **slots; /* NULL: free */
    size_t capacity;    /* 0, or a power of two */
    size_t count;
};

cor_pointer_set *cor_pointer_set_new(void)
{
    return cor_alloc(1, sizeof(cor_pointer_set));
}

void cor_pointer_set_free(cor_pointer_set *set)
{
    if (!set)
        return;
    cor_free(set->slots);
    cor_free(set);
}

/* The slot of the address, or the free one where it belongs. */
static const void **find(const cor_pointer_set *set, const void *address)
{
    uint64_t hash = (uint64_t)(uintptr_t)address * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(hash >> 32) & (set->capacity - 1);
    while (set->slots[i] && set->slots[i] != address)
        i = (i + 1) & (set->capacity - 1);
    return &set->slots[i];
}

static void grow(cor_pointer_set *set)
{
    const cor_pointer_set old = *set;
    set->capacity = old.capacity ? 2 * old.capacity : 16;
    set->slots = cor_alloc(set->capacity, sizeof *set->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i])
            *find(set, old.slots[i]) = old.slots[i];
    cor_free(old.slots);
}

bool cor_pointer_set_add(cor_pointer_set *set, const void *address)
{
    if (!address)
        return false;
    if (2 * (set->count + 1) > set->capacity)
        grow(set);
    const void **slot = find(set, address);
    if (*slot)
        return false;
    *slot = address;
    set->count++;
    return true;
}
