#include "plan/pack.h"

#include <math.h>

#include "base/memory.h"

/* Neighbours that push each other stand as one: their mean, and how many they are. */
typedef struct pool {
    double mean;
    size_t count;
} pool;

/* How far the middle of item i is behind that of the first when all stand close together. */
static void measure_offsets(double *offsets, const cor_packed *items, size_t n, double gap_pt)
{
    offsets[0] = 0;
    for (size_t i = 1; i < n; i++)
        offsets[i] = offsets[i - 1] + (items[i - 1].width_pt + items[i].width_pt) / 2 + gap_pt;
}

/* With the offsets taken away the middles must not fall from one to the next. */
static size_t settle(pool *pools, const cor_packed *items, const double *offsets, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        pool p = { items[i].wanted_pt - offsets[i], 1 };
        for (; count && pools[count - 1].mean > p.mean; count--) {
            const pool *last = &pools[count - 1];
            p.mean = (p.mean * (double)p.count + last->mean * (double)last->count) /
                     (double)(p.count + last->count);
            p.count += last->count;
        }
        pools[count++] = p;
    }
    return count;
}

bool cor_pack(cor_packed *items, size_t n, double row_pt, double gap_pt, double *missing_pt)
{
    if (!n)
        return true;
    double *offsets = cor_alloc(n, sizeof *offsets);
    pool *pools = cor_alloc(n, sizeof *pools);
    measure_offsets(offsets, items, n, gap_pt);
    double least = items[0].width_pt / 2;
    double most = row_pt - items[n - 1].width_pt / 2 - offsets[n - 1];
    bool fits = least <= most;
    size_t count = fits ? settle(pools, items, offsets, n) : 0, i = 0;
    for (size_t k = 0; k < count; k++)
        for (size_t end = i + pools[k].count; i < end; i++)
            items[i].at_pt = fmin(fmax(pools[k].mean, least), most) + offsets[i];
    if (missing_pt)
        *missing_pt = fits ? 0 : least - most;
    cor_free(offsets);
    cor_free(pools);
    return fits;
}
