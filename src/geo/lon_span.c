#include "geo/lon_span.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const cor_lon_interval whole = { -180, 180 };

static void add(cor_lon_span *span, double west_deg, double east_deg)
{
    span->items = cor_grow(span->items, &span->capacity, span->count + 1, sizeof *span->items);
    span->items[span->count++] = (cor_lon_interval){ west_deg, east_deg };
}

/* What reaches beyond the antimeridian goes on at -180. */
void cor_lon_span_add(cor_lon_span *span, double west_deg, double east_deg)
{
    double turns = floor((west_deg + 180) / 360);
    double west = west_deg - 360 * turns, east = east_deg - 360 * turns;
    if (east - west >= 360) {
        add(span, whole.west_deg, whole.east_deg);
        return;
    }
    add(span, west, fmin(east, whole.east_deg));
    if (east > whole.east_deg)
        add(span, whole.west_deg, east - 360);
}

static int by_west(const void *a, const void *b)
{
    const cor_lon_interval *x = a, *y = b;
    if (x->west_deg != y->west_deg)
        return x->west_deg < y->west_deg ? -1 : 1;
    return (x->east_deg > y->east_deg) - (x->east_deg < y->east_deg);
}

/* The gap before an item lies between the easternmost end so far and its west; the one before the
 * first goes round the earth. */
cor_lon_interval cor_lon_span_find(cor_lon_span *span)
{
    static const double least_gap_deg = 1e-9;
    if (!span->count)
        return whole;
    qsort(span->items, span->count, sizeof *span->items, by_west);
    double reached = span->items[0].east_deg, widest = 0;
    cor_lon_interval out = whole;
    for (size_t i = 1; i < span->count; i++) {
        double gap = span->items[i].west_deg - reached;
        if (gap > widest) {
            widest = gap;
            out = (cor_lon_interval){ span->items[i].west_deg, reached + 360 };
        }
        reached = fmax(reached, span->items[i].east_deg);
    }
    double first = span->items[0].west_deg;
    if (first + 360 - reached >= widest) {
        widest = first + 360 - reached;
        out = (cor_lon_interval){ first, reached };
    }
    return widest > least_gap_deg ? out : whole;
}

void cor_lon_span_free(cor_lon_span *span)
{
    cor_free(span->items);
    *span = (cor_lon_span){ 0 };
}
