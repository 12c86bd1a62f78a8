#include <stdlib.h>

#include "base/memory.h"
#include "geo/arrangement.h"

/* As many that an edge is in about three of them. */
static void set_size(cor_columns *columns, const cor_arrangement *a)
{
    int64_t x1 = 0;
    double widths = 0;
    for (size_t i = 0; i < a->count; i++) {
        columns->x0 = i && columns->x0 < a->edges[i].from.x ? columns->x0 : a->edges[i].from.x;
        x1 = i && x1 > a->edges[i].to.x ? x1 : a->edges[i].to.x;
        widths += (double)(a->edges[i].to.x - a->edges[i].from.x);
    }
    double span = (double)(x1 - columns->x0), most = (double)a->count;
    double wanted = widths > 0 ? 2 * most * span / widths : most;
    wanted = wanted < most ? wanted : most;
    columns->width = 1 + (int64_t)(span / (wanted > 1 ? wanted : 1));
    columns->count = (size_t)((x1 - columns->x0) / columns->width) + 1;
}

size_t cor_columns_at(const cor_columns *columns, int64_t x)
{
    return (size_t)((x - columns->x0) / columns->width);
}

static void count_items(cor_columns *columns, const cor_arrangement *a)
{
    for (size_t i = 0; i < a->count; i++) {
        size_t last = cor_columns_at(columns, a->edges[i].to.x);
        for (size_t c = cor_columns_at(columns, a->edges[i].from.x); c <= last; c++)
            columns->first[c + 1]++;
    }
    for (size_t c = 0; c < columns->count; c++)
        columns->first[c + 1] += columns->first[c];
}

static int compare_items(const void *left, const void *right)
{
    const cor_column_item *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* Every item is put where its column is full so far: `first` moves on by one column. */
static void fill(cor_columns *columns, const cor_arrangement *a)
{
    for (size_t i = 0; i < a->count; i++) {
        const cor_edge *e = &a->edges[i];
        const cor_column_item item = { e->from.y < e->to.y ? e->from.y : e->to.y, i };
        size_t last = cor_columns_at(columns, e->to.x);
        for (size_t c = cor_columns_at(columns, e->from.x); c <= last; c++)
            columns->items[columns->first[c]++] = item;
    }
    for (size_t c = columns->count; c > 0; c--)
        columns->first[c] = columns->first[c - 1];
    columns->first[0] = 0;
}

/* Most columns have a few items. */
static void sort_items(cor_column_item *items, size_t count)
{
    enum { FEW = 16 };
    if (count > FEW) {
        qsort(items, count, sizeof *items, compare_items);
        return;
    }
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && compare_items(&items[k - 1], &items[k]) > 0; k--) {
            const cor_column_item item = items[k];
            items[k] = items[k - 1];
            items[k - 1] = item;
        }
}

void cor_columns_make(cor_columns *out, const cor_arrangement *arrangement)
{
    *out = (cor_columns){ 0 };
    set_size(out, arrangement);
    out->first = cor_alloc(out->count + 1, sizeof *out->first);
    count_items(out, arrangement);
    out->items = cor_alloc(out->first[out->count] + 1, sizeof *out->items);
    fill(out, arrangement);
    for (size_t c = 0; c < out->count; c++)
        sort_items(out->items + out->first[c], out->first[c + 1] - out->first[c]);
}

void cor_columns_free(cor_columns *columns)
{
    cor_free(columns->first);
    cor_free(columns->items);
    *columns = (cor_columns){ 0 };
}
