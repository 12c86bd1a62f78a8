#include "style/expr_list_index.h"

#include <math.h>
#include <stdlib.h>

struct cor_list_index {
    const cor_value *items;
    const cor_value **sorted; /* by kind, value and place */
    size_t count;
};

/* A list or a map equals nothing, and neither does what is no number. */
static bool can_equal(const cor_value *value)
{
    return value->kind != COR_ARRAY && value->kind != COR_OBJECT &&
           !(value->kind == COR_NUMBER && isnan(value->as.number));
}

static int order_of(const cor_value *a, const cor_value *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    switch (a->kind) {
    case COR_BOOL:
        return (int)a->as.boolean - (int)b->as.boolean;
    case COR_NUMBER:
        return (a->as.number > b->as.number) - (a->as.number < b->as.number);
    case COR_STRING:
        return cor_str_compare(a->as.string, b->as.string);
    default:
        return 0;
    }
}

static int by_value(const void *a, const void *b)
{
    const cor_value *x = *(const cor_value *const *)a, *y = *(const cor_value *const *)b;
    int order = order_of(x, y);
    return order ? order : (x > y) - (x < y); /* of one list: the place */
}

const cor_list_index *cor_list_index_new(const cor_value *items, size_t count, cor_arena *arena)
{
    cor_list_index *index = cor_arena_alloc(arena, 1, sizeof *index);
    index->items = items;
    index->sorted = cor_arena_alloc(arena, count ? count : 1, sizeof(const cor_value *));
    for (size_t i = 0; i < count; i++)
        if (can_equal(&items[i]))
            index->sorted[index->count++] = &items[i];
    qsort(index->sorted, index->count, sizeof *index->sorted, by_value);
    return index;
}

bool cor_list_index_find(const cor_list_index *index, const cor_value *needle, size_t from,
                         size_t *place)
{
    size_t low = 0, high = index->count;
    if (!can_equal(needle))
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cor_value *item = index->sorted[middle];
        int order = order_of(item, needle);
        if (order < 0 || (order == 0 && (size_t)(item - index->items) < from))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == index->count || order_of(index->sorted[low], needle) != 0)
        return false;
    *place = (size_t)(index->sorted[low] - index->items);
    return true;
}
